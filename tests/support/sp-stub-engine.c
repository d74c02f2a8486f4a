/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-stub-engine.h"

#include "sp-error.h"
#include "sp-shadow-list.h"

struct _SpStubEngine
{
  gatomicrefcount ref_count; /* the test and each document hold one */
  GMutex lock;
  GCond changed;
  GHashTable *answers; /* SpText → SpAnalysis */
  GHashTable *errors;  /* SpText → message */
  gboolean held;
  gboolean heeds_cancellation;
  guint n_entered;
  guint n_inside;
  guint most_inside;
};

/* Returns: (transfer full): an open engine without answers. */
SpStubEngine *
sp_stub_engine_new (void)
{
  SpStubEngine *self = g_new0 (SpStubEngine, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->answers = g_hash_table_new_full (NULL,
                                         NULL,
                                         (GDestroyNotify)sp_text_unref,
                                         (GDestroyNotify)sp_analysis_unref);
  self->errors = g_hash_table_new_full (NULL, NULL, (GDestroyNotify)sp_text_unref, g_free);
  return self;
}

void
sp_stub_engine_free (SpStubEngine *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->answers);
  g_hash_table_unref (self->errors);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}

static SpAnalysis *
find_answer (SpStubEngine *self, SpArticle *article, GError **error)
{
  SpText *text = sp_article_get_text (article);
  const char *message = g_hash_table_lookup (self->errors, text);
  SpAnalysis *analysis = g_hash_table_lookup (self->answers, text);

  if (message != NULL)
    {
      g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, message);
      return NULL;
    }
  g_assert_nonnull (analysis);
  return sp_analysis_ref (analysis);
}

static SpAnalysis *
analyze (SpArticle *article, gpointer user_data, GCancellable *cancellable, GError **error)
{
  SpStubEngine *self = user_data;
  SpAnalysis *analysis = NULL;

  g_mutex_lock (&self->lock);
  self->n_entered++;
  self->n_inside++;
  self->most_inside = MAX (self->most_inside, self->n_inside);
  g_cond_broadcast (&self->changed);
  while (self->held)
    g_cond_wait (&self->changed, &self->lock);
  if (!self->heeds_cancellation || !g_cancellable_set_error_if_cancelled (cancellable, error))
    analysis = find_answer (self, article, error);
  self->n_inside--;
  g_mutex_unlock (&self->lock);
  return analysis;
}

/* Returns: (transfer full): an empty document that asks this engine. */
SpDocument *
sp_stub_engine_open (SpStubEngine *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return sp_document_new_with_func (analyze, self, (GDestroyNotify)sp_stub_engine_free);
}

/* Makes @analysis (transfer full) the answer for its text. Returns: (transfer full): an article of
 * that text. */
SpArticle *
sp_stub_engine_answer (SpStubEngine *self, SpAnalysis *analysis)
{
  SpText *text = sp_analysis_get_text (analysis);

  g_mutex_lock (&self->lock);
  g_hash_table_replace (self->answers, sp_text_ref (text), analysis);
  g_mutex_unlock (&self->lock);
  return sp_article_new (text);
}

/* Makes the analysis of @article fail. */
void
sp_stub_engine_fail (SpStubEngine *self, SpArticle *article, const char *message)
{
  g_mutex_lock (&self->lock);
  g_hash_table_replace (self->errors,
                        sp_text_ref (sp_article_get_text (article)),
                        g_strdup (message));
  g_mutex_unlock (&self->lock);
}

/* Forgets all answers: no job is running. */
void
sp_stub_engine_forget (SpStubEngine *self)
{
  g_mutex_lock (&self->lock);
  g_assert_cmpuint (self->n_inside, ==, 0);
  g_hash_table_remove_all (self->answers);
  g_mutex_unlock (&self->lock);
}

/* Shuts the gate: from now on a job that comes in waits. */
void
sp_stub_engine_hold (SpStubEngine *self, gboolean heeds_cancellation)
{
  g_mutex_lock (&self->lock);
  self->held = TRUE;
  self->heeds_cancellation = heeds_cancellation;
  g_mutex_unlock (&self->lock);
}

/* Waits until @n jobs have come in, counted from the beginning. */
void
sp_stub_engine_wait_entered (SpStubEngine *self, guint n)
{
  g_mutex_lock (&self->lock);
  while (self->n_entered < n)
    g_cond_wait (&self->changed, &self->lock);
  g_mutex_unlock (&self->lock);
}

/* Opens the gate. */
void
sp_stub_engine_release (SpStubEngine *self)
{
  g_mutex_lock (&self->lock);
  self->held = FALSE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
}

/* Returns: the most jobs that were inside at one time. */
guint
sp_stub_engine_get_most_at_once (SpStubEngine *self)
{
  guint n;

  g_mutex_lock (&self->lock);
  n = self->most_inside;
  g_mutex_unlock (&self->lock);
  return n;
}

static gboolean
is_at_rest (gpointer document)
{
  return sp_document_get_state (document) != SP_DOCUMENT_ANALYZING;
}

/* Runs the main loop until @document has its findings. */
void
sp_stub_engine_wait_ready (SpDocument *document)
{
  g_assert_true (sp_test_wait (is_at_rest, document));
}
