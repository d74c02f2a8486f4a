/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-happening-item.h"
#include "sp-claim-item.h"
#include "sp-quote-item.h"
#include "sp-shadow-list.h"
#include "sp-sketch.h"
#include "sp-stance-item.h"
#include "sp-stub-engine.h"

/* Ten thousand random edits of an article, each analysed anew, against what an observer of the
 * signals believes, and against identities that this test keeps in its own way. */

#define N_STEPS 10000
#define N_LISTS 6
#define N_NAMES 10
#define MAX_SENTENCES 24

static const char *const names[N_NAMES] = {
  "Norland", "Sudria",   "Ada Holm", "River Board", "Port Union",
  "Estmark", "Ivo Senn", "Lakeside", "Harbour Ltd", "Westria",
};

/* One sentence: who says what about whom. */
typedef struct
{
  guint speaker;
  guint target;
  guint topic;
} Line;

typedef struct
{
  GRand *rand;
  GArray *lines;  /* Line */
  GArray *starts; /* guint: of each line in the text */
  SpStubEngine *engine;
  SpDocument *document;
  SpShadowList *shadows[N_LISTS];
  GHashTable *known; /* what a finding is, in words → its item, as of the step before */
  guint n_alive;     /* items that were ever seen, less those that are gone */
} World;

static GListModel *
get_list (SpDocument *document, guint list)
{
  GListModel *lists[N_LISTS] = {
    sp_document_get_parties (document),    sp_document_get_quotes (document),
    sp_document_get_stances (document),    sp_document_get_claims (document),
    sp_document_get_happenings (document), sp_document_get_notes (document),
  };

  return lists[list];
}

static guint
pick (World *world, guint n)
{
  return (guint)g_rand_int_range (world->rand, 0, (gint32)n);
}

static int
get_party (SpAnalysis *analysis, int *indices, guint name, SpSpan span)
{
  SpMention mention = { .span = span, .head = span, .how = SP_MENTION_NAME, .confidence = 1 };
  SpParty *party;

  if (indices[name] == SP_NONE)
    {
      indices[name] = (int)analysis->parties->len;
      g_ptr_array_add (analysis->parties, sp_party_new (names[name], SP_PARTY_OTHER));
    }
  party = g_ptr_array_index (analysis->parties, indices[name]);
  g_array_append_val (party->mentions, mention);
  return indices[name];
}

static void
add_findings (World *world, SpAnalysis *analysis, const Line *line, guint start, int *indices)
{
  guint n_speaker = (guint)g_utf8_strlen (names[line->speaker], -1);
  guint n_target = (guint)g_utf8_strlen (names[line->target], -1);
  SpSpan who = { start, start + n_speaker };
  SpSpan cue = { who.end + 1, who.end + 5 };
  SpSpan whom = { cue.end + 1, cue.end + 1 + n_target };
  SpSpan content = { whom.start, whom.end + 8 };
  SpQuote *quote = sp_quote_new (SP_QUOTE_INDIRECT);
  SpStance *stance;

  quote->speaker = get_party (analysis, indices, line->speaker, who);
  sp_spans_add (&quote->cue, cue);
  sp_spans_add (&quote->content, content);
  quote->confidence = pick (world, 100) / 100.0;
  g_ptr_array_add (analysis->quotes, quote);
  ((SpParty *)g_ptr_array_index (analysis->parties, quote->speaker))->n_quotes++;
  stance = sp_stance_new (quote->speaker, SP_STANCE_ACCUSES);
  stance->target_party = get_party (analysis, indices, line->target, whom);
  sp_spans_add (&stance->cue, cue);
  sp_spans_add (&stance->evidence, content);
  g_ptr_array_add (analysis->stances, stance);
  if (line->topic % 3 == 0)
    {
      SpClaim *claim = sp_claim_new ("a claim");

      sp_spans_add (&claim->spans, content);
      for (guint i = 0; i < line->topic / 3; i++)
        sp_sketch_position (claim, quote->speaker, SP_POSITION_ASSERTS, SP_NONE, content);
      g_ptr_array_add (analysis->claims, claim);
    }
  if (line->topic % 3 == 1)
    {
      SpHappening *happening = sp_happening_new ("2024", "2024");

      happening->span = happening->sentence = content;
      g_array_append_val (happening->parties, stance->holder);
      g_ptr_array_add (analysis->happenings, happening);
    }
}

static SpAnalysis *
analyze_lines (World *world)
{
  g_autoptr (GString) string = g_string_new ("Start. ");
  g_autoptr (SpText) text = NULL;
  SpAnalysis *analysis;
  int indices[N_NAMES];

  g_array_set_size (world->starts, 0);
  for (guint i = 0; i < world->lines->len; i++)
    {
      const Line *line = &g_array_index (world->lines, Line, i);
      guint start = (guint)g_utf8_strlen (string->str, -1);

      g_array_append_val (world->starts, start);
      g_string_append_printf (string,
                              "%s told %s topic %c. ",
                              names[line->speaker],
                              names[line->target],
                              (char)('a' + line->topic));
    }
  text = sp_text_new (string->str, -1, NULL);
  analysis = sp_analysis_new (text);
  for (guint i = 0; i < N_NAMES; i++)
    indices[i] = SP_NONE;
  for (guint i = 0; i < world->lines->len; i++)
    add_findings (world,
                  analysis,
                  &g_array_index (world->lines, Line, i),
                  g_array_index (world->starts, guint, i),
                  indices);
  for (guint i = 0; i < analysis->parties->len; i++)
    ((SpParty *)g_ptr_array_index (analysis->parties, i))->salience = pick (world, 8) / 8.0;
  return analysis;
}

static void
edit_lines (World *world)
{
  Line line = { pick (world, N_NAMES), pick (world, N_NAMES), pick (world, 9) };
  guint n = world->lines->len;
  guint act = pick (world, 20);

  if (act < 8 && n < MAX_SENTENCES)
    g_array_insert_val (world->lines, pick (world, n + 1), line);
  else if (act < 13 && n > 0)
    g_array_remove_index (world->lines, pick (world, n));
  else if (act < 16 && n > 1)
    {
      guint a = pick (world, n), b = pick (world, n);
      Line kept = g_array_index (world->lines, Line, a);

      g_array_index (world->lines, Line, a) = g_array_index (world->lines, Line, b);
      g_array_index (world->lines, Line, b) = kept;
    }
  else if (act == 16 && n > 0 && n < MAX_SENTENCES) /* the same words once more */
    {
      line = g_array_index (world->lines, Line, pick (world, n));
      g_array_insert_val (world->lines, pick (world, n + 1), line);
    }
  else if (act == 17 && pick (world, 10) == 0)
    g_array_set_size (world->lines, 0);
}

/* Returns: (transfer full): which finding the item is, told from the lines and not from its key;
 * @ranks counts those with the same words. */
static char *
describe (World *world, SpItem *item, GHashTable *ranks)
{
  SpSpans places = { 0 };
  g_autofree char *words = NULL;
  const Line *line;
  guint i = 0, rank;

  if (SP_IS_PARTY_ITEM (item))
    return g_strdup (sp_party_item_get_name (SP_PARTY_ITEM (item)));
  sp_item_add_places (item, &places);
  while (i + 1 < world->starts->len
         && g_array_index (world->starts, guint, i + 1) <= places.items[0].start)
    i++;
  sp_spans_clear (&places);
  line = &g_array_index (world->lines, Line, i);
  words = g_strdup_printf ("%d %u %u %u",
                           sp_item_get_kind (item),
                           line->target,
                           line->topic,
                           SP_IS_STANCE_ITEM (item) ? line->speaker : 0);
  rank = GPOINTER_TO_UINT (g_hash_table_lookup (ranks, words)) + 1;
  g_hash_table_replace (ranks, g_strdup (words), GUINT_TO_POINTER (rank));
  return g_strdup_printf ("%s #%u", words, rank);
}

static void
item_gone_cb (gpointer n_alive, GObject *item)
{
  (*(guint *)n_alive)--;
}

/* Every finding that was there before is the same item; every key is unique. */
static void
check_identity (World *world)
{
  GHashTable *now = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr (GHashTable) ranks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint list = 0; list < N_LISTS; list++)
    {
      g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
      GListModel *model = get_list (world->document, list);

      for (guint i = 0; i < g_list_model_get_n_items (model); i++)
        {
          SpItem *item = g_list_model_get_item (model, i);
          char *description = describe (world, item, ranks);
          SpItem *before = g_hash_table_lookup (world->known, description);

          g_assert_true (before == NULL || before == item);
          if (before == NULL)
            {
              world->n_alive++;
              g_object_weak_ref (G_OBJECT (item), item_gone_cb, &world->n_alive);
            }
          g_assert_true (g_hash_table_add (keys, (gpointer)sp_item_get_key (item)));
          g_assert_true (g_hash_table_insert (now, description, item));
        }
    }
  g_hash_table_unref (world->known);
  world->known = now;
}

static void
check_order (World *world)
{
  GListModel *quotes = sp_document_get_quotes (world->document);
  GListModel *claims = sp_document_get_claims (world->document);

  g_assert_cmpuint (g_list_model_get_n_items (quotes), ==, world->lines->len);
  for (guint i = 1; i < world->lines->len; i++)
    {
      g_autoptr (SpQuoteItem) a = g_list_model_get_item (quotes, i - 1);
      g_autoptr (SpQuoteItem) b = g_list_model_get_item (quotes, i);

      g_assert_cmpuint (sp_quote_item_get_quote (a)->content.items[0].start,
                        <,
                        sp_quote_item_get_quote (b)->content.items[0].start);
    }
  for (guint i = 1; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (SpClaimItem) a = g_list_model_get_item (claims, i - 1);
      g_autoptr (SpClaimItem) b = g_list_model_get_item (claims, i);

      g_assert_cmpuint (sp_claim_item_get_claim (a)->positions->len,
                        >=,
                        sp_claim_item_get_claim (b)->positions->len);
    }
}

/* Speakers, holders and parties are the very items of the list. */
static void
check_links (World *world)
{
  for (guint i = 0; i < world->lines->len; i++)
    {
      g_autoptr (SpQuoteItem) quote
          = g_list_model_get_item (sp_document_get_quotes (world->document), i);
      SpPartyItem *speaker = sp_quote_item_get_speaker (quote);
      const Line *line = &g_array_index (world->lines, Line, i);

      g_assert_cmpstr (sp_party_item_get_name (speaker), ==, names[line->speaker]);
      g_assert_true (g_hash_table_lookup (world->known, names[line->speaker]) == speaker);
    }
}

static void
world_step (World *world)
{
  g_autoptr (SpArticle) article = NULL;
  guint act = pick (world, 50);

  edit_lines (world);
  article = sp_stub_engine_answer (world->engine, analyze_lines (world));
  if (act == 0)
    sp_document_set_article (world->document, NULL);
  if (act == 1) /* a change of mind: the first job is never shown */
    {
      g_autoptr (SpArticle) first = sp_stub_engine_answer (world->engine, analyze_lines (world));

      sp_document_set_article (world->document, first);
    }
  sp_document_set_article (world->document, article);
  sp_stub_engine_wait_ready (world->document);
  for (guint list = 0; list < N_LISTS; list++)
    {
      sp_shadow_list_check (world->shadows[list]);
      g_assert_cmpuint (sp_shadow_list_take_changes (world->shadows[list]), <=, act == 0 ? 2 : 1);
    }
  if (act == 0)
    g_hash_table_remove_all (world->known);
  check_identity (world);
  check_order (world);
  check_links (world);
  sp_stub_engine_forget (world->engine);
}

static void
test_lists (void)
{
  World world = { 0 };

  world.rand = g_rand_new_with_seed (sp_test_seed ());
  world.lines = g_array_new (FALSE, FALSE, sizeof (Line));
  world.starts = g_array_new (FALSE, FALSE, sizeof (guint));
  world.engine = sp_stub_engine_new ();
  world.document = sp_stub_engine_open (world.engine);
  world.known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  for (guint list = 0; list < N_LISTS; list++)
    world.shadows[list] = sp_shadow_list_new (get_list (world.document, list));
  for (guint step = 0; step < N_STEPS; step++)
    world_step (&world);

  for (guint list = 0; list < N_LISTS; list++)
    sp_shadow_list_free (world.shadows[list]);
  g_hash_table_unref (world.known);
  g_assert_finalize_object (world.document);
  g_assert_cmpuint (world.n_alive, ==, 0);
  sp_stub_engine_free (world.engine);
  g_array_unref (world.lines);
  g_array_unref (world.starts);
  g_rand_free (world.rand);
}

static gboolean
count_cb (gpointer item, guint *n)
{
  (*n)++;
  return TRUE;
}

/* What stays emits "updated" once, after all lists are in step. */
static void
test_updated (void)
{
  g_autoptr (SpStubEngine) engine = sp_stub_engine_new ();
  g_autoptr (SpDocument) document = sp_stub_engine_open (engine);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  World world = { .rand = rand, .lines = lines, .starts = starts };
  g_autoptr (SpArticle) first = NULL;
  g_autoptr (SpArticle) second = NULL;
  g_autoptr (SpItem) item = NULL;
  const Line line = { 1, 2, 3 }, other = { 4, 5, 6 };
  guint n = 0;

  g_array_append_val (lines, line);
  first = sp_stub_engine_answer (engine, analyze_lines (&world));
  sp_document_set_article (document, first);
  sp_stub_engine_wait_ready (document);
  item = g_list_model_get_item (sp_document_get_quotes (document), 0);
  g_signal_connect (item, "updated", G_CALLBACK (count_cb), &n);
  g_array_prepend_val (lines, other);
  second = sp_stub_engine_answer (engine, analyze_lines (&world));
  sp_document_set_article (document, second);
  sp_stub_engine_wait_ready (document);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (sp_document_has_item (document, item));
  sp_document_set_article (document, NULL);
  g_assert_cmpuint (n, ==, 1);
  g_assert_false (sp_document_has_item (document, item));
  g_assert_cmpuint (g_list_model_get_n_items (sp_document_get_quotes (document)), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/lists/random", test_lists);
  g_test_add_func ("/model/lists/updated", test_updated);
  return g_test_run ();
}
