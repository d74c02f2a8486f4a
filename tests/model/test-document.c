/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-error.h"
#include "sp-party-item.h"
#include "sp-shadow-list.h"
#include "sp-sketch.h"
#include "sp-stub-engine.h"

typedef struct
{
  SpStubEngine *engine;
  SpDocument *document;
  GString *states; /* a letter each: e, a, r, f */
  guint n_articles;
  guint n_analyses;
} Fixture;

static void
state_cb (SpDocument *document, GParamSpec *pspec, Fixture *fixture)
{
  g_string_append_c (fixture->states, "earf"[sp_document_get_state (document)]);
}

static void
count_cb (SpDocument *document, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->engine = sp_stub_engine_new ();
  fixture->document = sp_stub_engine_open (fixture->engine);
  fixture->states = g_string_new (NULL);
  g_signal_connect (fixture->document, "notify::state", G_CALLBACK (state_cb), fixture);
  g_signal_connect (fixture->document,
                    "notify::article",
                    G_CALLBACK (count_cb),
                    &fixture->n_articles);
  g_signal_connect (fixture->document,
                    "notify::analysis",
                    G_CALLBACK (count_cb),
                    &fixture->n_analyses);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (sp_stub_engine_get_most_at_once (fixture->engine), <=, 1);
  if (fixture->document != NULL)
    g_assert_finalize_object (fixture->document);
  sp_stub_engine_free (fixture->engine);
  g_string_free (fixture->states, TRUE);
}

/* Returns: (transfer full): an article in which the one party is @name, ready to be asked for. */
static SpArticle *
make_article (Fixture *fixture, const char *name)
{
  g_autofree char *words = g_strdup_printf ("Here %s speaks.", name);
  g_autoptr (SpArticle) article = sp_sketch_article (words);
  SpAnalysis *analysis = sp_analysis_new (sp_article_get_text (article));

  sp_sketch_party (analysis, name, SP_PARTY_COUNTRY, name);
  sp_sketch_finish (analysis);
  return sp_stub_engine_answer (fixture->engine, analysis);
}

static void
assert_shows (Fixture *fixture, const char *name)
{
  GListModel *parties = sp_document_get_parties (fixture->document);
  g_autoptr (SpPartyItem) item = g_list_model_get_item (parties, 0);

  g_assert_cmpuint (g_list_model_get_n_items (parties), ==, name == NULL ? 0 : 1);
  if (name != NULL)
    g_assert_cmpstr (sp_party_item_get_name (item), ==, name);
}

static void
test_ready (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpArticle) article = make_article (fixture, "Norland");

  g_assert_cmpint (sp_document_get_state (fixture->document), ==, SP_DOCUMENT_EMPTY);
  g_assert_null (sp_document_get_analysis (fixture->document));
  sp_document_set_article (fixture->document, article);
  g_assert_cmpint (sp_document_get_state (fixture->document), ==, SP_DOCUMENT_ANALYZING);
  g_assert_true (sp_document_get_article (fixture->document) == article);
  sp_stub_engine_wait_ready (fixture->document);
  assert_shows (fixture, "Norland");
  g_assert_cmpstr (fixture->states->str, ==, "ar");
  g_assert_cmpuint (fixture->n_articles, ==, 1);
  g_assert_cmpuint (fixture->n_analyses, ==, 1);
  sp_document_set_article (fixture->document, NULL);
  assert_shows (fixture, NULL);
  g_assert_cmpstr (fixture->states->str, ==, "are");
  g_assert_null (sp_document_get_analysis (fixture->document));
}

static void
test_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpArticle) good = make_article (fixture, "Norland");
  g_autoptr (SpArticle) bad = make_article (fixture, "Sudria");

  sp_stub_engine_fail (fixture->engine, bad, "The word lists are missing");
  sp_document_set_article (fixture->document, good);
  sp_stub_engine_wait_ready (fixture->document);
  sp_document_set_article (fixture->document, bad);
  sp_stub_engine_wait_ready (fixture->document);
  g_assert_cmpint (sp_document_get_state (fixture->document), ==, SP_DOCUMENT_FAILED);
  g_assert_error ((GError *)sp_document_get_error (fixture->document), SP_ERROR, SP_ERROR_INVALID);
  assert_shows (fixture, NULL);
  sp_document_set_article (fixture->document, good);
  g_assert_null (sp_document_get_error (fixture->document));
  sp_stub_engine_wait_ready (fixture->document);
  assert_shows (fixture, "Norland");
  g_assert_cmpstr (fixture->states->str, ==, "arafar");
}

/* A job that does not heed its cancellation brings its result late: nobody sees it. */
static void
test_late (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpArticle) first = make_article (fixture, "Norland");
  g_autoptr (SpArticle) second = make_article (fixture, "Sudria");
  g_autoptr (SpArticle) third = make_article (fixture, "Estmark");

  sp_stub_engine_hold (fixture->engine, GPOINTER_TO_INT (data));
  sp_document_set_article (fixture->document, first);
  sp_stub_engine_wait_entered (fixture->engine, 1);
  sp_document_set_article (fixture->document, second);
  sp_document_set_article (fixture->document, third);
  assert_shows (fixture, NULL);
  sp_stub_engine_release (fixture->engine);
  sp_stub_engine_wait_ready (fixture->document);
  assert_shows (fixture, "Estmark");
  g_assert_cmpuint (fixture->n_analyses, ==, 1);
  g_assert_cmpstr (fixture->states->str, ==, "ar");
}

static gboolean
has_run_dry (gpointer data)
{
  return !g_main_context_pending (NULL);
}

static void
test_cleared_while_running (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpArticle) article = make_article (fixture, "Norland");
  g_autoptr (SpArticle) next = make_article (fixture, "Sudria");

  sp_stub_engine_hold (fixture->engine, FALSE);
  sp_document_set_article (fixture->document, article);
  sp_stub_engine_wait_entered (fixture->engine, 1);
  sp_document_set_article (fixture->document, NULL);
  g_assert_cmpint (sp_document_get_state (fixture->document), ==, SP_DOCUMENT_EMPTY);
  sp_stub_engine_release (fixture->engine);
  sp_document_set_article (fixture->document, next);
  sp_stub_engine_wait_ready (fixture->document);
  assert_shows (fixture, "Sudria");
  g_assert_cmpstr (fixture->states->str, ==, "aear");
}

static void
gone_cb (gpointer flag, GObject *object)
{
  *(gboolean *)flag = TRUE;
}

/* A document that goes does not wait for its job, and the job does no harm. */
static void
test_disposed_while_running (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpArticle) article = make_article (fixture, "Norland");
  gboolean gone = FALSE;

  sp_stub_engine_hold (fixture->engine, GPOINTER_TO_INT (data));
  sp_document_set_article (fixture->document, article);
  sp_stub_engine_wait_entered (fixture->engine, 1);
  g_object_weak_ref (G_OBJECT (fixture->document), gone_cb, &gone);
  g_clear_object (&fixture->document);
  g_assert_true (gone);
  sp_stub_engine_release (fixture->engine);
  g_usleep (20 * 1000);
  g_assert_true (sp_test_wait (has_run_dry, NULL));
}

static void
test_published (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpArticle) article = make_article (fixture, "Norland");
  g_autoptr (GObject) before = NULL;
  g_autoptr (GObject) after = NULL;

  sp_document_set_published (fixture->document, "2024-03-28");
  g_assert_cmpint (sp_document_get_state (fixture->document), ==, SP_DOCUMENT_EMPTY);
  sp_document_set_article (fixture->document, article);
  sp_stub_engine_wait_ready (fixture->document);
  before = g_list_model_get_item (sp_document_get_parties (fixture->document), 0);
  sp_document_set_published (fixture->document, "2024-03-28");
  g_assert_cmpint (sp_document_get_state (fixture->document), ==, SP_DOCUMENT_ANALYZING);
  g_assert_true (sp_document_is_current (fixture->document));
  g_assert_cmpstr (sp_article_get_published (sp_document_get_article (fixture->document)),
                   ==,
                   "2024-03-28");
  sp_stub_engine_wait_ready (fixture->document);
  after = g_list_model_get_item (sp_document_get_parties (fixture->document), 0);
  g_assert_true (before == after);
  sp_document_set_published (fixture->document, "2024-03-28");
  g_assert_cmpint (sp_document_get_state (fixture->document), ==, SP_DOCUMENT_READY);
}

/* A handler that sets another article in the middle of a change: the last word counts. */
static void
set_again_cb (GListModel *list, guint position, guint removed, guint added, Fixture *fixture)
{
  g_autoptr (SpArticle) article = make_article (fixture, "Estmark");

  g_signal_handlers_disconnect_by_func (list, set_again_cb, fixture);
  sp_document_set_article (fixture->document, NULL);
  sp_document_set_article (fixture->document, article);
}

static void
test_set_by_handler (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpArticle) article = make_article (fixture, "Norland");

  g_signal_connect (sp_document_get_parties (fixture->document),
                    "items-changed",
                    G_CALLBACK (set_again_cb),
                    fixture);
  sp_document_set_article (fixture->document, article);
  sp_stub_engine_wait_ready (fixture->document);
  assert_shows (fixture, "Estmark");
}

static void
test_find_item (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpArticle) sketch
      = sp_sketch_article ("The Norland embassy said that Norland is fine.");
  SpAnalysis *analysis = sp_analysis_new (sp_article_get_text (sketch));
  g_autoptr (SpArticle) article = NULL;
  g_autoptr (SpArticle) other = make_article (fixture, "Sudria");
  SpItem *item;
  int norland = sp_sketch_party (analysis, "Norland", SP_PARTY_COUNTRY, "Norland");
  int embassy
      = sp_sketch_party (analysis, "Norland embassy", SP_PARTY_ORGANIZATION, "Norland embassy");

  sp_sketch_voice (analysis, embassy, NULL, norland);
  sp_sketch_quote (analysis, embassy, SP_QUOTE_INDIRECT, "said", "Norland is fine");
  article = sp_stub_engine_answer (fixture->engine, analysis);
  sp_document_set_article (fixture->document, article);
  g_assert_null (sp_document_find_item (fixture->document, 5, SP_ITEM_PARTY));
  sp_stub_engine_wait_ready (fixture->document);
  item = sp_document_find_item (fixture->document, 5, SP_ITEM_PARTY);
  g_assert_cmpstr (sp_party_item_get_name (SP_PARTY_ITEM (item)), ==, "Norland");
  item = sp_document_find_item (fixture->document, 13, SP_ITEM_PARTY);
  g_assert_cmpstr (sp_party_item_get_name (SP_PARTY_ITEM (item)), ==, "Norland embassy");
  g_assert_null (sp_document_find_item (fixture->document, 0, SP_ITEM_PARTY));
  g_assert_null (sp_document_find_item (fixture->document, 4000, SP_ITEM_PARTY));
  item = sp_document_find_item (fixture->document, 21, SP_ITEM_QUOTE);
  g_assert_nonnull (item);
  g_assert_true (sp_document_find_item (fixture->document, 31, SP_ITEM_QUOTE) == item);
  g_assert_null (sp_document_find_item (fixture->document, 31, SP_ITEM_STANCE));
  sp_document_set_article (fixture->document, other);
  g_assert_null (sp_document_find_item (fixture->document, 5, SP_ITEM_PARTY));
}

#define ADD(path, data, func)                                                                      \
  g_test_add ("/model/document/" path, Fixture, GINT_TO_POINTER (data), set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("ready", 0, test_ready);
  ADD ("fails", 0, test_fails);
  ADD ("late", FALSE, test_late);
  ADD ("cancelled", TRUE, test_late);
  ADD ("cleared-while-running", 0, test_cleared_while_running);
  ADD ("disposed-while-running", FALSE, test_disposed_while_running);
  ADD ("disposed-while-running-cancelled", TRUE, test_disposed_while_running);
  ADD ("published", 0, test_published);
  ADD ("set-by-handler", 0, test_set_by_handler);
  ADD ("find-item", 0, test_find_item);
  return g_test_run ();
}
