/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-corrections.h"
#include "sp-sketch.h"

#define FIRST                                                                                      \
  "The port of Aldmere rejects the claim. Ms Rell said: “No crane fell.” The port says so "    \
  "too.\n\n"
#define SECOND "The union accuses the port of neglect. Mr Orme said: “They looked away.”\n\n"
#define THIRD "The town asks the port to answer. Aldmere waits.\n"
#define TEXT FIRST SECOND THIRD

enum
{
  PORT,
  RELL,
  UNION,
  ORME,
  TOWN,
};

/* What the engine of the day finds. @without: a party, or SP_NONE, that it does not find. */
static SpAnalysis *
analyze (const char *words)
{
  g_autoptr (SpArticle) article = sp_sketch_article (words);
  SpAnalysis *analysis = sp_analysis_new (sp_article_get_text (article));
  SpClaim *claim;

  sp_sketch_party (analysis, "Port of Aldmere", SP_PARTY_ORGANIZATION, "port of Aldmere|The port");
  sp_sketch_party (analysis, "Rell", SP_PARTY_PERSON, "Ms Rell");
  sp_sketch_party (analysis, "Union", SP_PARTY_GROUP, "The union");
  sp_sketch_party (analysis, "Orme", SP_PARTY_PERSON, "Mr Orme");
  sp_sketch_party (analysis, "Town", SP_PARTY_GOVERNMENT, "The town|Aldmere waits");
  sp_sketch_voice (analysis, RELL, "spokeswoman", PORT);
  sp_sketch_quote (analysis, RELL, SP_QUOTE_DIRECT, "said: “No", "“No crane fell.”");
  sp_sketch_quote (analysis, ORME, SP_QUOTE_DIRECT, "said: “They", "“They looked away.”");
  claim = sp_sketch_claim (analysis, "a crane fell", "crane fell", PORT);
  sp_sketch_position (claim, RELL, SP_POSITION_DENIES, 0, sp_sketch_span (analysis, "No crane"));
  sp_sketch_stance (analysis,
                    UNION,
                    SP_STANCE_ACCUSES,
                    PORT,
                    "accuses",
                    "The union accuses the port of neglect.");
  sp_sketch_stance (analysis,
                    TOWN,
                    SP_STANCE_DEMANDS,
                    PORT,
                    "asks",
                    "The town asks the port to answer.");
  sp_sketch_finish (analysis);
  return analysis;
}

static SpCorrections *
apply (SpAnalysis *analysis, SpOperation *first, ...)
{
  g_autoptr (GPtrArray) operations
      = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_operation_unref);
  va_list rest;

  va_start (rest, first);
  for (SpOperation *operation = first; operation != NULL; operation = va_arg (rest, SpOperation *))
    g_ptr_array_add (operations, operation);
  va_end (rest);
  return sp_corrections_apply (analysis, operations);
}

static int
find_party (SpAnalysis *analysis, const char *name)
{
  for (guint i = 0; i < sp_analysis_get_n_parties (analysis); i++)
    if (g_str_equal (sp_analysis_get_party (analysis, i)->name, name))
      return (int)i;
  return SP_NONE;
}

static void
test_rename (void)
{
  g_autoptr (SpAnalysis) machine = analyze (TEXT);
  g_autoptr (SpCorrections) corrections
      = apply (machine, sp_operation_new_rename (machine, PORT, "Port Authority"), NULL);
  SpAnalysis *shown = sp_corrections_get_analysis (corrections);
  const SpParty *party = sp_analysis_get_party (shown, PORT);

  g_assert_cmpstr (party->name, ==, "Port Authority");
  g_assert_cmpstr (party->key, ==, sp_analysis_get_party (machine, PORT)->key);
  g_assert_cmpstr (g_ptr_array_index (party->aliases, 0), ==, "Port of Aldmere");
  g_assert_cmpstr (sp_analysis_get_party (machine, PORT)->name, ==, "Port of Aldmere");
  g_assert_cmpint (sp_corrections_get_flags (corrections, SP_FINDING_PARTY, PORT),
                   ==,
                   SP_READER_CHANGED | SP_READER_DIFFERS);
  g_assert_cmpint (sp_corrections_get_flags (corrections, SP_FINDING_PARTY, UNION), ==, 0);
  g_assert_cmpint (sp_corrections_get_status (corrections, 0), ==, SP_ANCHOR_EXACT);
}

static void
test_merge (void)
{
  g_autoptr (SpAnalysis) machine = analyze (TEXT);
  g_autoptr (SpCorrections) corrections
      = apply (machine, sp_operation_new_merge (machine, ORME, UNION), NULL);
  SpAnalysis *shown = sp_corrections_get_analysis (corrections);
  int joined = find_party (shown, "Union");
  const SpParty *party = sp_analysis_get_party (shown, (guint)joined);

  g_assert_cmpuint (sp_analysis_get_n_parties (shown), ==, 4);
  g_assert_cmpuint (party->mentions->len, ==, 2);
  g_assert_cmpuint (party->n_quotes, ==, 1);
  g_assert_cmpuint (party->direct_words, ==, 3);
  g_assert_cmpint (sp_analysis_get_quote (shown, 1)->speaker, ==, joined);
  g_assert_cmpint (sp_corrections_get_machine_index (corrections, SP_FINDING_PARTY, (guint)joined),
                   ==,
                   UNION);
}

/* Whether two parties are one is asked no more where the reader has said so. */
static void
test_merge_offered (void)
{
  g_autoptr (SpAnalysis) machine = analyze (TEXT);
  SpMerge done = { UNION, ORME, 0.5, g_strdup ("“Orme”") };
  SpMerge open = { PORT, TOWN, 0.4, NULL };
  g_autoptr (SpCorrections) corrections = NULL;
  const SpMerge *merges;
  guint n;

  g_array_append_val (machine->merges, done);
  g_array_append_val (machine->merges, open);
  corrections = apply (machine, sp_operation_new_merge (machine, UNION, ORME), NULL);
  merges = sp_analysis_get_merges (sp_corrections_get_analysis (corrections), &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (merges[0].first, ==, PORT);
  g_assert_cmpint (merges[0].second,
                   ==,
                   find_party (sp_corrections_get_analysis (corrections), "Town"));
}

/* Two parties that the reader keeps apart are asked no more: also where one has become part of
 * another, and whatever the engine of the day calls them. */
static void
test_kept_apart (void)
{
  g_autoptr (SpAnalysis) today = analyze (TEXT);
  g_autoptr (SpAnalysis) tomorrow = analyze (TEXT);
  const SpMerge asked[] = {
    { UNION, ORME, 0.5, NULL },
    { RELL, ORME, 0.45, NULL },
    { PORT, TOWN, 0.4, NULL },
  };
  SpParty *union_of_tomorrow = g_ptr_array_index (tomorrow->parties, UNION);
  g_autoptr (SpCorrections) apart = NULL;
  g_autoptr (SpCorrections) joined = NULL;
  const SpMerge *merges;
  guint n;

  g_free (union_of_tomorrow->name);
  union_of_tomorrow->name = g_strdup ("Dockers");
  g_array_append_vals (tomorrow->merges, asked, G_N_ELEMENTS (asked));
  apart = apply (tomorrow, sp_operation_new_keep_apart (today, ORME, UNION), NULL);
  merges = sp_analysis_get_merges (sp_corrections_get_analysis (apart), &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (merges[0].first, ==, RELL);
  g_assert_cmpint (merges[1].first, ==, PORT);
  g_assert_cmpuint (sp_analysis_get_n_parties (sp_corrections_get_analysis (apart)), ==, 5);
  g_assert_cmpint (sp_corrections_get_flags (apart, SP_FINDING_PARTY, UNION), ==, 0);
  g_assert_cmpint (sp_corrections_get_status (apart, 0), ==, SP_ANCHOR_EXACT);
  joined = apply (tomorrow,
                  sp_operation_new_keep_apart (today, ORME, UNION),
                  sp_operation_new_merge (today, RELL, UNION),
                  NULL);
  merges = sp_analysis_get_merges (sp_corrections_get_analysis (joined), &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (merges[0].first, ==, PORT);
}

/* A party that is kept apart and is not found any more is not made for that. */
static void
test_kept_apart_lost (void)
{
  g_autoptr (SpAnalysis) today = analyze (TEXT);
  g_autoptr (SpArticle) article = sp_sketch_article (TEXT);
  g_autoptr (SpAnalysis) tomorrow = sp_analysis_new (sp_article_get_text (article));
  g_autoptr (SpCorrections) corrections = NULL;

  sp_sketch_party (tomorrow, "Union", SP_PARTY_GROUP, "The union");
  sp_sketch_finish (tomorrow);
  corrections = apply (tomorrow, sp_operation_new_keep_apart (today, UNION, ORME), NULL);
  g_assert_cmpuint (sp_analysis_get_n_parties (sp_corrections_get_analysis (corrections)), ==, 1);
}

/* Two questions that have become the same one, since the reader merged parties, are asked once. */
static void
test_merge_offered_once (void)
{
  g_autoptr (SpAnalysis) machine = analyze (TEXT);
  const SpMerge asked[] = { { PORT, ORME, 0.5, NULL }, { PORT, UNION, 0.4, NULL } };
  g_autoptr (SpCorrections) corrections = NULL;
  guint n;

  g_array_append_vals (machine->merges, asked, G_N_ELEMENTS (asked));
  corrections = apply (machine, sp_operation_new_merge (machine, UNION, ORME), NULL);
  sp_analysis_get_merges (sp_corrections_get_analysis (corrections), &n);
  g_assert_cmpuint (n, ==, 1);
}

/* A merge of holder and target leaves no stance of one toward itself. */
static void
test_merge_with_target (void)
{
  g_autoptr (SpAnalysis) machine = analyze (TEXT);
  g_autoptr (SpCorrections) corrections
      = apply (machine, sp_operation_new_merge (machine, UNION, PORT), NULL);

  g_assert_cmpuint (sp_analysis_get_n_stances (sp_corrections_get_analysis (corrections)), ==, 1);
}

static void
test_split (void)
{
  g_autoptr (SpAnalysis) machine = analyze (TEXT);
  SpSpan span = sp_sketch_span (machine, "Aldmere waits");
  SpSpans mentions = { &span, 1, 1 };
  g_autoptr (SpCorrections) corrections
      = apply (machine,
               sp_operation_new_split (machine, TOWN, &mentions, "Aldmere", SP_PARTY_PLACE),
               NULL);
  SpAnalysis *shown = sp_corrections_get_analysis (corrections);
  int split = find_party (shown, "Aldmere");

  g_assert_cmpint (split, !=, SP_NONE);
  g_assert_cmpuint (sp_analysis_get_party (shown, (guint)split)->mentions->len, ==, 1);
  g_assert_cmpuint (sp_analysis_get_party (shown, TOWN)->mentions->len, ==, 1);
  g_assert_cmpint (sp_analysis_get_party (shown, (guint)split)->kind, ==, SP_PARTY_PLACE);
  g_assert_cmpint (sp_corrections_get_machine_index (corrections, SP_FINDING_PARTY, (guint)split),
                   ==,
                   SP_NONE);
}

static void
test_reject (void)
{
  g_autoptr (SpAnalysis) machine = analyze (TEXT);
  g_autoptr (SpCorrections) corrections
      = apply (machine,
               sp_operation_new_reject (machine, SP_FINDING_PARTY, RELL),
               sp_operation_new_reject (machine, SP_FINDING_STANCE, 0),
               sp_operation_new_reject (machine, SP_FINDING_QUOTE, 1),
               NULL);
  SpAnalysis *shown = sp_corrections_get_analysis (corrections);

  g_assert_cmpint (find_party (shown, "Rell"), ==, SP_NONE);
  g_assert_cmpuint (sp_analysis_get_n_quotes (shown), ==, 1);
  g_assert_cmpint (sp_analysis_get_quote (shown, 0)->speaker, ==, SP_NONE);
  g_assert_cmpuint (sp_analysis_get_n_stances (shown), ==, 1);
  g_assert_cmpint (sp_analysis_get_stance (shown, 0)->holder, ==, find_party (shown, "Town"));
  g_assert_cmpuint (sp_analysis_get_n_claims (shown), ==, 0); /* nobody has a position on it */
  g_assert_cmpuint (sp_analysis_get_party (shown, (guint)find_party (shown, "Orme"))->direct_words,
                    ==,
                    0);
}

static void
test_speaker (void)
{
  g_autoptr (SpAnalysis) machine = analyze (TEXT);
  g_autoptr (SpCorrections) corrections
      = apply (machine, sp_operation_new_set_speaker (machine, 0, PORT), NULL);
  SpAnalysis *shown = sp_corrections_get_analysis (corrections);

  g_assert_cmpint (sp_analysis_get_quote (shown, 0)->speaker, ==, PORT);
  g_assert_cmpuint (sp_analysis_get_party (shown, PORT)->n_quotes, ==, 1);
  g_assert_cmpuint (sp_analysis_get_party (shown, RELL)->n_quotes, ==, 0);
  g_assert_cmpint (g_array_index (sp_analysis_get_claim (shown, 0)->positions, SpPosition, 0).party,
                   ==,
                   PORT);
  g_assert_true (sp_analysis_get_claim (shown, 0)->answered);
}

static void
test_stances (void)
{
  g_autoptr (SpAnalysis) machine = analyze (TEXT);
  SpStance changed = *sp_analysis_get_stance (machine, 0), added = changed;
  g_autoptr (SpCorrections) corrections = NULL;
  SpAnalysis *shown;

  changed.type = SP_STANCE_CRITICISES;
  added.holder = PORT;
  added.type = SP_STANCE_DENIES;
  added.target_party = SP_NONE;
  added.target_claim = 0;
  corrections = apply (machine,
                       sp_operation_new_set_stance (machine, 0, &changed),
                       sp_operation_new_add_stance (machine, &added),
                       NULL);
  shown = sp_corrections_get_analysis (corrections);
  g_assert_cmpuint (sp_analysis_get_n_stances (shown), ==, 3);
  g_assert_cmpint (sp_analysis_get_stance (shown, 0)->type, ==, SP_STANCE_CRITICISES);
  g_assert_cmpint (sp_corrections_get_flags (corrections, SP_FINDING_STANCE, 0),
                   ==,
                   SP_READER_CHANGED | SP_READER_DIFFERS);
  g_assert_cmpint (sp_corrections_get_flags (corrections, SP_FINDING_STANCE, 2),
                   ==,
                   SP_READER_ADDED);
  g_assert_cmpuint (sp_analysis_get_claim (shown, 0)->positions->len, ==, 2);
  g_assert_cmpint (
      g_array_index (sp_analysis_get_claim (shown, 0)->positions, SpPosition, 1).stance,
      ==,
      2);
  g_assert_true (sp_analysis_get_claim (shown, 0)->answered);
}

static void
test_marks (void)
{
  g_autoptr (SpAnalysis) machine = analyze (TEXT);
  SpText *text = sp_analysis_get_text (machine);
  g_autoptr (SpMark) mark = sp_mark_new (text, sp_sketch_span (machine, "looked away"), 2);
  g_autoptr (SpMark) inside = sp_mark_new (text, sp_sketch_span (machine, "away"), 2);
  g_autoptr (SpMark) edited = sp_mark_copy (mark);
  g_autoptr (SpMark) gone = sp_mark_new_on_article ("for a while");
  g_autoptr (SpCorrections) corrections = NULL;
  const SpMarkPlace *place;

  sp_mark_set_note (edited, "really?");
  corrections = apply (machine,
                       sp_operation_new_add_mark (mark),
                       sp_operation_new_add_mark (gone),
                       sp_operation_new_add_mark (inside),
                       sp_operation_new_edit_mark (edited),
                       sp_operation_new_delete_mark (gone),
                       sp_operation_new_tag ("cranes", TRUE),
                       sp_operation_new_tag ("CRANES", TRUE),
                       sp_operation_new_tag ("port", TRUE),
                       sp_operation_new_tag ("Cranes", FALSE),
                       NULL);
  g_assert_cmpuint (sp_corrections_get_n_marks (corrections), ==, 2);
  place = sp_corrections_get_mark (corrections, 0);
  g_assert_cmpstr (place->mark->note, ==, "really?");
  g_assert_cmpint (place->status, ==, SP_ANCHOR_EXACT);
  g_assert_true (sp_span_equal (place->span, sp_sketch_span (machine, "looked away")));
  g_assert_cmpstr (sp_corrections_get_tags (corrections)[0], ==, "port");
  g_assert_null (sp_corrections_get_tags (corrections)[1]);
  g_assert_true (sp_corrections_get_analysis (corrections) == machine);
}

static GPtrArray *
one (SpOperation *operation)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_operation_unref);

  g_ptr_array_add (list, operation);
  return list;
}

static void
test_repairs (void)
{
  g_autoptr (SpAnalysis) machine = analyze (TEXT);
  g_autoptr (SpArticle) article = sp_article_new (sp_analysis_get_text (machine));
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (SpArticle) repaired = NULL;
  g_autoptr (SpAnalysis) again = NULL;
  g_autoptr (SpCorrections) corrections = NULL;
  SpText *text = sp_analysis_get_text (machine);
  SpSpan paragraph = sp_sketch_span (machine,
                                     "The union accuses the port of neglect. Mr Orme "
                                     "said: “They looked away.”");
  guint n;

  list = one (sp_operation_new_repair (SP_OPERATION_DROP_PARAGRAPH, text, paragraph));
  g_ptr_array_add (list,
                   sp_operation_new_repair (SP_OPERATION_SPLIT_PARAGRAPH,
                                            text,
                                            sp_sketch_span (machine, "Aldmere waits.")));
  g_ptr_array_add (list, sp_operation_new_rename (machine, TOWN, "Town of Aldmere"));
  g_ptr_array_add (list, sp_operation_new_reject (machine, SP_FINDING_STANCE, 0));
  g_ptr_array_add (list,
                   sp_operation_new_repair (SP_OPERATION_IS_TITLE,
                                            text,
                                            sp_sketch_span (machine, "The town asks")));
  repaired = sp_repairs_apply (article, list, NULL);
  g_assert_cmpstr (sp_text_get_utf8 (sp_article_get_text (repaired)),
                   ==,
                   FIRST "The town asks the port to answer.\n\nAldmere waits.\n");
  g_assert_cmpstr (sp_article_get_title (repaired), ==, "The town asks");
  g_assert_cmpint (sp_article_get_blocks (repaired, &n)[1].kind, ==, SP_BLOCK_HEADING);
  g_assert_cmpuint (n, ==, 3);

  again = sp_analysis_new (sp_article_get_text (repaired));
  sp_sketch_party (again, "The Town", SP_PARTY_GOVERNMENT, "The town|Aldmere waits");
  sp_sketch_finish (again);
  corrections = sp_corrections_apply (again, list);
  g_assert_cmpstr (sp_analysis_get_party (sp_corrections_get_analysis (corrections), 0)->name,
                   ==,
                   "Town of Aldmere");
  g_assert_cmpint (sp_corrections_get_status (corrections, 2), ==, SP_ANCHOR_MOVED);
  g_assert_cmpint (sp_corrections_get_status (corrections, 3), ==, SP_ANCHOR_LOST);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/corrections/rename", test_rename);
  g_test_add_func ("/corrections/merge", test_merge);
  g_test_add_func ("/corrections/merge-offered", test_merge_offered);
  g_test_add_func ("/corrections/merge-offered-once", test_merge_offered_once);
  g_test_add_func ("/corrections/merge-with-target", test_merge_with_target);
  g_test_add_func ("/corrections/kept-apart", test_kept_apart);
  g_test_add_func ("/corrections/kept-apart-lost", test_kept_apart_lost);
  g_test_add_func ("/corrections/split", test_split);
  g_test_add_func ("/corrections/reject", test_reject);
  g_test_add_func ("/corrections/speaker", test_speaker);
  g_test_add_func ("/corrections/stances", test_stances);
  g_test_add_func ("/corrections/marks", test_marks);
  g_test_add_func ("/corrections/repairs", test_repairs);
  return g_test_run ();
}
