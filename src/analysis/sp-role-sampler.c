/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-role-sampler.h"

#include "sp-role-features.h"

struct _SpRoleSampler
{
  SpKnowledge *knowledge;
};

/* Opens the word lists in the folder @lexicon. Returns: (transfer full): NULL with an error. */
SpRoleSampler *
sp_role_sampler_new (const char *lexicon, GError **error)
{
  SpKnowledge *knowledge;
  SpRoleSampler *self;

  g_return_val_if_fail (lexicon != NULL, NULL);

  knowledge = sp_knowledge_new (lexicon, error);
  if (knowledge == NULL)
    return NULL;
  self = g_new0 (SpRoleSampler, 1);
  self->knowledge = knowledge;
  return self;
}

void
sp_role_sampler_free (SpRoleSampler *self)
{
  if (self == NULL)
    return;
  sp_knowledge_free (self->knowledge);
  g_free (self);
}

static void
read_tokens (SpWork *work, SpRoleSampleFunc func, gpointer data)
{
  SpQuoteFinder finder;
  g_autoptr (SpRoleReader) reader = NULL;
  guint n;
  const SpSentence *sentences = sp_tokens_get_sentences (work->tokens, &n);

  sp_find_parties (work);
  sp_quote_finder_open (&finder, work);
  reader = sp_role_reader_new (&finder, finder.all);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < sentences[i].n_tokens; j++)
      {
        SpRoleFeatures features;

        sp_role_reader_read (reader, sentences[i].first_token + j, &features);
        func (&features, sentences[i].first_token + j, sentences[i].paragraph, data);
      }
  sp_quote_finder_close (&finder);
}

/* Runs the engine on @article with its @tokens as far as the rules for quotes, and calls @func for
 * each token. */
void
sp_role_sampler_read (const SpRoleSampler *self,
                      SpArticle *article,
                      SpTokens *tokens,
                      SpRoleSampleFunc func,
                      gpointer data)
{
  g_autoptr (SpAnalysis) analysis = NULL;
  guint n;
  SpWork work = { 0 };

  g_return_if_fail (self != NULL && article != NULL && tokens != NULL && func != NULL);

  analysis = sp_analysis_new (sp_article_get_text (article));
  sp_tokens_get (tokens, &n);
  work.article = article;
  work.tokens = tokens;
  work.knowledge = self->knowledge;
  work.analysis = analysis;
  analysis->coverage.language_supported = TRUE;
  work.party_at = g_new (int, n + 1);
  work.mention_at = g_new (int, n + 1);
  for (guint i = 0; i <= n; i++)
    work.party_at[i] = work.mention_at[i] = SP_NONE;
  read_tokens (&work, func, data);
  g_clear_pointer (&work.quote_marks, g_array_unref);
  g_free (work.party_at);
  g_free (work.mention_at);
}
