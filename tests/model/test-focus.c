/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-focus.h"
#include "sp-party-item.h"
#include "sp-shadow-list.h"
#include "sp-sketch.h"
#include "sp-stub-engine.h"

static const char words[] = "Norland said water is low. Sudria denied it. Norland went on.";

typedef struct
{
  SpStubEngine *engine;
  SpDocument *document;
  SpFocus *focus;
  guint n_changed;
} Fixture;

static void
changed_cb (SpFocus *focus, Fixture *fixture)
{
  int position = sp_focus_get_position (focus);

  fixture->n_changed++;
  g_assert_cmpint (position, <, (int)sp_focus_get_places (focus)->n);
  g_assert_cmpint (position >= 0, ==, sp_focus_get_places (focus)->n > 0);
}

static SpArticle *
make_article (Fixture *fixture, const char *text, gboolean with_norland)
{
  g_autoptr (SpArticle) article = sp_sketch_article (text);
  SpAnalysis *analysis = sp_analysis_new (sp_article_get_text (article));
  int norland = SP_NONE;

  if (with_norland)
    norland = sp_sketch_party (analysis, "Norland", SP_PARTY_COUNTRY, "Norland");
  sp_sketch_party (analysis, "Sudria", SP_PARTY_COUNTRY, "Sudria");
  sp_sketch_quote (analysis, norland, SP_QUOTE_INDIRECT, "said", "water is low");
  return sp_stub_engine_answer (fixture->engine, analysis);
}

static void
show (Fixture *fixture, const char *text, gboolean with_norland)
{
  g_autoptr (SpArticle) article = make_article (fixture, text, with_norland);

  sp_document_set_article (fixture->document, article);
  sp_stub_engine_wait_ready (fixture->document);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->engine = sp_stub_engine_new ();
  fixture->document = sp_stub_engine_open (fixture->engine);
  fixture->focus = sp_focus_new (fixture->document);
  show (fixture, words, TRUE);
  g_signal_connect (fixture->focus, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->focus);
  g_assert_finalize_object (fixture->document);
  sp_stub_engine_free (fixture->engine);
}

static SpItem *
find_party (Fixture *fixture, const char *name)
{
  GListModel *parties = sp_document_get_parties (fixture->document);

  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    {
      g_autoptr (SpPartyItem) item = g_list_model_get_item (parties, i);

      if (g_str_equal (sp_party_item_get_name (item), name))
        return SP_ITEM (item);
    }
  return NULL;
}

static void
assert_at (Fixture *fixture, int position, guint start, guint n_changed)
{
  const SpSpans *places = sp_focus_get_places (fixture->focus);

  g_assert_cmpint (sp_focus_get_position (fixture->focus), ==, position);
  if (position >= 0)
    g_assert_cmpuint (places->items[position].start, ==, start);
  g_assert_cmpuint (fixture->n_changed, ==, n_changed);
}

static void
test_walk (Fixture *fixture, gconstpointer data)
{
  SpItem *norland = find_party (fixture, "Norland");

  assert_at (fixture, -1, 0, 0);
  sp_focus_set_item (fixture->focus, norland);
  g_assert_true (sp_focus_get_item (fixture->focus) == norland);
  g_assert_cmpuint (sp_focus_get_places (fixture->focus)->n, ==, 2);
  g_assert_cmpuint (sp_focus_get_lit (fixture->focus)->n, ==, 3);
  assert_at (fixture, 0, 0, 1);
  sp_focus_step (fixture->focus, 1);
  assert_at (fixture, 1, 45, 2);
  sp_focus_step (fixture->focus, 1);
  assert_at (fixture, 0, 0, 3);
  sp_focus_step (fixture->focus, -1);
  assert_at (fixture, 1, 45, 4);
  sp_focus_set_position (fixture->focus, 1);
  assert_at (fixture, 1, 45, 4);
  sp_focus_set_position (fixture->focus, 0);
  assert_at (fixture, 0, 0, 5);
  sp_focus_set_item_at (fixture->focus, norland, 44);
  assert_at (fixture, 1, 45, 6);
  sp_focus_clear (fixture->focus);
  assert_at (fixture, -1, 0, 7);
  g_assert_cmpuint (sp_focus_get_lit (fixture->focus)->n, ==, 0);
  sp_focus_clear (fixture->focus);
  sp_focus_set_item (fixture->focus, NULL);
  sp_focus_step (fixture->focus, 1);
  assert_at (fixture, -1, 0, 7);
}

static void
test_place (Fixture *fixture, gconstpointer data)
{
  sp_focus_set_item_at (fixture->focus, NULL, 30);
  assert_at (fixture, 0, 30, 1);
  g_assert_null (sp_focus_get_item (fixture->focus));
  g_assert_cmpuint (sp_focus_get_lit (fixture->focus)->n, ==, 0);
  sp_focus_clear (fixture->focus);
  assert_at (fixture, -1, 0, 2);
}

static void
test_from_text (Fixture *fixture, gconstpointer data)
{
  SpItem *norland = find_party (fixture, "Norland");

  sp_focus_set_item_from_text (fixture->focus, norland, 47);
  assert_at (fixture, 1, 45, 1);
  g_assert_true (sp_focus_get_came_from_text (fixture->focus));
  sp_focus_set_item_from_text (fixture->focus, norland, 48);
  assert_at (fixture, 1, 45, 1);
  sp_focus_set_position (fixture->focus, 1);
  g_assert_false (sp_focus_get_came_from_text (fixture->focus));
  assert_at (fixture, 1, 45, 2);
  sp_focus_set_item_from_text (fixture->focus, NULL, 48);
  assert_at (fixture, -1, 0, 3);
}

/* The item stays in focus over a new analysis, at the same words. */
static void
test_follows (Fixture *fixture, gconstpointer data)
{
  SpItem *norland = find_party (fixture, "Norland");
  g_autofree char *longer = g_strconcat ("So. ", words, NULL);
  g_autofree char *longest = g_strconcat ("Oh. ", longer, NULL);
  g_autoptr (SpArticle) article = NULL;

  sp_focus_set_item_at (fixture->focus, norland, 45);
  article = make_article (fixture, longest, TRUE);
  sp_document_set_article (fixture->document, article);
  assert_at (fixture, -1, 0, 2); /* another text, not yet analysed: nothing is lit */
  g_assert_true (sp_focus_get_item (fixture->focus) == norland);
  sp_stub_engine_wait_ready (fixture->document);
  assert_at (fixture, 1, 53, 3);
  g_assert_true (find_party (fixture, "Norland") == norland);
  sp_document_set_published (fixture->document, "2024-01-01");
  sp_stub_engine_wait_ready (fixture->document);
  assert_at (fixture, 1, 53, 3); /* the same words: nothing to say */
}

static void
test_clears (Fixture *fixture, gconstpointer data)
{
  sp_focus_set_item (fixture->focus, find_party (fixture, "Norland"));
  show (fixture, "Sudria said water is low.", FALSE);
  g_assert_null (sp_focus_get_item (fixture->focus));
  assert_at (fixture, -1, 0, 3);
  sp_focus_set_item (fixture->focus, find_party (fixture, "Sudria"));
  sp_document_set_article (fixture->document, NULL);
  g_assert_null (sp_focus_get_item (fixture->focus));
  g_assert_cmpuint (sp_focus_get_lit (fixture->focus)->n, ==, 0);
}

#define ADD(path, func) g_test_add ("/model/focus/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("walk", test_walk);
  ADD ("place", test_place);
  ADD ("from-text", test_from_text);
  ADD ("follows", test_follows);
  ADD ("clears", test_clears);
  return g_test_run ();
}
