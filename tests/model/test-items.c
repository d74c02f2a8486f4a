/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-claim-item.h"
#include "sp-happening-item.h"
#include "sp-quote-item.h"
#include "sp-sketch.h"
#include "sp-stance-item.h"
#include "sp-stub-engine.h"

/* 0         1         2         3         4         5         6
 * 0123456789012345678901234567890123456789012345678901234567890123456 */
static const char words[] = "Norland says Ada Holm said the dam is safe. In May Sudria denied it.";

enum
{
  NORLAND,
  HOLM,
  SUDRIA,
};

typedef struct
{
  SpStubEngine *engine;
  SpDocument *document;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpArticle) sketch = sp_sketch_article (words);
  SpAnalysis *a = sp_analysis_new (sp_article_get_text (sketch));
  g_autoptr (SpArticle) article = NULL;
  SpQuote *inner;
  SpStance *stance;
  SpClaim *claim;
  SpHappening *happening;
  int holder = SUDRIA;

  sp_sketch_party (a, "Norland", SP_PARTY_COUNTRY, "Norland");
  sp_sketch_party (a, "Ada Holm", SP_PARTY_PERSON, "Ada Holm");
  sp_sketch_party (a, "Sudria", SP_PARTY_COUNTRY, "Sudria");
  sp_sketch_voice (a, HOLM, "minister", NORLAND);
  sp_sketch_quote (a, NORLAND, SP_QUOTE_INDIRECT, "says", "Ada Holm said the dam is safe");
  inner = sp_sketch_quote (a, HOLM, SP_QUOTE_INDIRECT, "said", "the dam is safe");
  inner->via = 0;
  sp_spans_add (&inner->source, sp_sketch_span (a, "Ada Holm"));
  stance = sp_sketch_stance (a, SUDRIA, SP_STANCE_DENIES, NORLAND, "denied", "denied it");
  stance->reported_by = HOLM;
  claim = sp_sketch_claim (a, "The dam is safe", "the dam is safe", NORLAND);
  sp_sketch_position (claim, HOLM, SP_POSITION_ASSERTS, 1, sp_sketch_span (a, "said"));
  sp_sketch_position (claim, SUDRIA, SP_POSITION_DENIES, SP_NONE, sp_sketch_span (a, "denied it"));
  happening = sp_sketch_happening (a, "2024-05", "2024-05", "May", "Sudria denies it");
  happening->sentence = sp_sketch_span (a, "In May Sudria denied it.");
  g_array_append_val (happening->parties, holder);
  sp_sketch_finish (a);
  fixture->engine = sp_stub_engine_new ();
  fixture->document = sp_stub_engine_open (fixture->engine);
  article = sp_stub_engine_answer (fixture->engine, a);
  sp_document_set_article (fixture->document, article);
  sp_stub_engine_wait_ready (fixture->document);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->document);
  sp_stub_engine_free (fixture->engine);
}

/* Returns: (transfer none): the list owns it. */
static gpointer
get_item (GListModel *list, guint index)
{
  g_autoptr (SpItem) item = g_list_model_get_item (list, index);

  g_assert_nonnull (item);
  return item;
}

static gpointer
get_party (Fixture *fixture, const char *name)
{
  GListModel *parties = sp_document_get_parties (fixture->document);

  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    if (g_str_equal (sp_party_item_get_name (get_item (parties, i)), name))
      return get_item (parties, i);
  g_assert_not_reached ();
}

static void
assert_spans (gpointer item,
              void (*add) (SpItem *item, SpSpans *spans),
              guint n,
              const SpSpan *expected)
{
  SpSpans spans = { 0 };

  add (item, &spans);
  g_assert_cmpuint (spans.n, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (spans.items[i].start, ==, expected[i].start);
      g_assert_cmpuint (spans.items[i].end, ==, expected[i].end);
    }
  sp_spans_clear (&spans);
}

#define ASSERT_SPANS(item, add, ...)                                                               \
  assert_spans (item,                                                                              \
                add,                                                                               \
                sizeof ((SpSpan[]){ __VA_ARGS__ }) / sizeof (SpSpan),                              \
                (SpSpan[]){ __VA_ARGS__ })

static void
test_party (Fixture *fixture, gconstpointer data)
{
  SpPartyItem *norland = get_party (fixture, "Norland"), *holm = get_party (fixture, "Ada Holm");

  ASSERT_SPANS (norland, sp_item_add_places, { 0, 7 }, { 13, 21 });
  ASSERT_SPANS (holm, sp_item_add_places, { 13, 21 });
  ASSERT_SPANS (holm, sp_item_add_lit, { 13, 21 }, { 27, 42 });
  ASSERT_SPANS (norland, sp_item_add_lit, { 0, 7 }, { 13, 21 }, { 13, 42 }, { 27, 42 });
  g_assert_true (sp_party_item_get_principal (holm) == norland);
  g_assert_true (sp_party_item_speaks_for (holm, norland));
  g_assert_false (sp_party_item_speaks_for (norland, holm));
  g_assert_cmpuint (sp_party_item_get_n_mentions (norland), ==, 2);
  g_assert_cmpuint (sp_party_item_get_n_quotes (norland), ==, 2);
  g_assert_cmpint (sp_party_item_get_slot (holm), ==, sp_party_item_get_slot (norland));
  g_assert_cmpint (sp_party_item_get_chip_style (holm), ==, SP_CHIP_OUTLINED);
  g_assert_true (sp_party_item_get_main (holm));
}

static void
test_quote (Fixture *fixture, gconstpointer data)
{
  GListModel *quotes = sp_document_get_quotes (fixture->document);
  SpQuoteItem *inner = get_item (quotes, 1);

  ASSERT_SPANS (inner, sp_item_add_places, { 27, 42 });
  ASSERT_SPANS (inner, sp_item_add_lit, { 27, 42 }, { 22, 26 }, { 13, 21 });
  g_assert_true (sp_quote_item_get_speaker (inner) == get_party (fixture, "Ada Holm"));
  g_assert_true (sp_quote_item_get_reporter (inner) == get_party (fixture, "Norland"));
  g_assert_null (sp_quote_item_get_reporter (get_item (quotes, 0)));
}

static void
test_stance (Fixture *fixture, gconstpointer data)
{
  SpStanceItem *stance = get_item (sp_document_get_stances (fixture->document), 0);

  ASSERT_SPANS (stance, sp_item_add_places, { 58, 67 });
  ASSERT_SPANS (stance, sp_item_add_lit, { 58, 67 }, { 58, 64 });
  g_assert_true (sp_stance_item_get_holder (stance) == get_party (fixture, "Sudria"));
  g_assert_true (sp_stance_item_get_target (stance) == get_party (fixture, "Norland"));
  g_assert_true (sp_stance_item_get_reported_by (stance) == get_party (fixture, "Ada Holm"));
}

static void
test_claim (Fixture *fixture, gconstpointer data)
{
  SpClaimItem *claim = get_item (sp_document_get_claims (fixture->document), 0);

  ASSERT_SPANS (claim, sp_item_add_places, { 22, 26 }, { 27, 42 }, { 58, 67 });
  g_assert_true (sp_claim_item_get_about (claim) == get_party (fixture, "Norland"));
  g_assert_true (sp_claim_item_get_position_party (claim, 1) == get_party (fixture, "Sudria"));
  g_assert_cmpint (sp_claim_item_get_position_quote (claim, 0)->speaker, ==, HOLM);
  g_assert_null (sp_claim_item_get_position_quote (claim, 1));
}

static void
test_happening (Fixture *fixture, gconstpointer data)
{
  SpHappeningItem *happening = get_item (sp_document_get_happenings (fixture->document), 0);

  ASSERT_SPANS (happening, sp_item_add_places, { 47, 50 });
  ASSERT_SPANS (happening, sp_item_add_lit, { 44, 68 }, { 47, 50 });
  g_assert_cmpuint (sp_happening_item_get_n_parties (happening), ==, 1);
  g_assert_true (sp_happening_item_get_party (happening, 0) == get_party (fixture, "Sudria"));
}

static void
test_sentence (Fixture *fixture, gconstpointer data)
{
  SpItem *item = get_party (fixture, "Norland");
  const guint offsets[] = { 0, 42, 43, 44, 67, 68, 4000 };
  const SpSpan expected[]
      = { { 0, 43 }, { 0, 43 }, { 43, 43 }, { 44, 68 }, { 44, 68 }, { 68, 68 }, { 4000, 4000 } };

  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    g_assert_true (sp_span_equal (sp_item_find_sentence (item, offsets[i]), expected[i]));
}

#define ADD(path, func) g_test_add ("/model/items/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("party", test_party);
  ADD ("quote", test_quote);
  ADD ("stance", test_stance);
  ADD ("claim", test_claim);
  ADD ("happening", test_happening);
  ADD ("sentence", test_sentence);
  return g_test_run ();
}
