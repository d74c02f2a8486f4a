/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-corrections.h"
#include "sp-sketch.h"

/* The reader corrects what the engine of today finds; then the engine is another one: it loses
 * findings, names parties otherwise, joins and parts them, hears another speaker, sees another
 * stance, and finds what was not there. Whatever it says, what the reader did stays. */

#define N_PARTIES 8
#define N_QUOTES 8
#define N_STANCES 8

static const char *const names[N_PARTIES] = {
  "Avelon Water Board", "Brint Council", "Corra Mills",   "Dunmore Union",
  "Edra Fisheries",     "Falk Ministry", "Gorse Growers", "Hale Harbour",
};

typedef struct
{
  SpText *text;
  SpSpan mentions[N_PARTIES][4];
  SpSpan quotes[N_QUOTES];
  SpSpan quote_cues[N_QUOTES];
  SpSpan stances[N_STANCES];
  SpSpan stance_cues[N_STANCES];
} Story;

static SpSpan
append (GString *text, const char *words)
{
  guint start = (guint)g_utf8_strlen (text->str, (gssize)text->len);

  g_string_append (text, words);
  return (SpSpan){ start, start + (guint)g_utf8_strlen (words, -1) };
}

/* A story in which each party is named four times, says one thing and has one stance. */
static void
story_init (Story *story, GRand *rand)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < N_PARTIES; i++)
    {
      g_autofree char *said = g_strdup_printf ("“Nobody at number %u was asked about it.”", i);

      for (int filler = g_rand_int_range (rand, 0, 3); filler > 0; filler--)
        g_string_append_printf (text, "It rained on day %u. ", g_rand_int_range (rand, 1, 99));
      story->mentions[i][0] = append (text, names[i]);
      g_string_append (text, " met in town. ");
      story->mentions[i][1] = append (text, names[i]);
      g_string_append_c (text, ' ');
      story->quote_cues[i] = append (text, "said");
      g_string_append (text, ": ");
      story->quotes[i] = append (text, said);
      g_string_append (text, "\n\n");
    }
  for (guint i = 0; i < N_STANCES; i++)
    {
      guint start = (guint)g_utf8_strlen (text->str, (gssize)text->len);

      story->mentions[i][2] = append (text, names[i]);
      g_string_append_c (text, ' ');
      story->stance_cues[i] = append (text, "criticises");
      g_string_append_c (text, ' ');
      story->mentions[(i + 1) % N_PARTIES][3] = append (text, names[(i + 1) % N_PARTIES]);
      g_string_append_c (text, '.');
      story->stances[i] = (SpSpan){ start, (guint)g_utf8_strlen (text->str, (gssize)text->len) };
      g_string_append (text, " That is all.\n");
    }
  story->text = sp_text_new (text->str, (gssize)text->len, NULL);
}

static int
compare_mentions (gconstpointer a, gconstpointer b)
{
  const SpMention *x = a, *y = b;

  return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

static void
add_mention (SpParty *party, SpSpan span)
{
  SpMention mention = { span, span, SP_MENTION_NAME, 0.9 };

  g_array_append_val (party->mentions, mention);
  g_array_sort (party->mentions, compare_mentions);
}

static void
add_party (SpAnalysis *analysis, const Story *story, guint number, const char *name)
{
  SpParty *party = sp_party_new (name, SP_PARTY_ORGANIZATION);

  for (guint k = 0; k < 4; k++)
    add_mention (party, story->mentions[number][k]);
  g_ptr_array_add (analysis->parties, party);
}

static void
add_quote (SpAnalysis *analysis, const Story *story, guint number, int speaker)
{
  SpQuote *quote = sp_quote_new (SP_QUOTE_DIRECT);

  sp_spans_add (&quote->content, story->quotes[number]);
  sp_spans_add (&quote->cue, story->quote_cues[number]);
  quote->speaker = speaker;
  g_ptr_array_add (analysis->quotes, quote);
}

static void
add_stance (SpAnalysis *analysis,
            const Story *story,
            guint number,
            int holder,
            int target,
            SpStanceType type)
{
  SpStance *stance = sp_stance_new (holder, type);

  sp_spans_add (&stance->evidence, story->stances[number]);
  sp_spans_add (&stance->cue, story->stance_cues[number]);
  stance->target_party = target;
  g_ptr_array_add (analysis->stances, stance);
}

static SpAnalysis *
analyze_today (const Story *story)
{
  SpAnalysis *analysis = sp_analysis_new (story->text);

  for (guint i = 0; i < N_PARTIES; i++)
    add_party (analysis, story, i, names[i]);
  for (guint i = 0; i < N_QUOTES; i++)
    add_quote (analysis, story, i, (int)i);
  for (guint i = 0; i < N_STANCES; i++)
    add_stance (analysis, story, i, (int)i, (int)(i + 1) % N_PARTIES, SP_STANCE_CRITICISES);
  return analysis;
}

/* Where the engine of tomorrow has party @number: it may be lost, named otherwise or a part of the
 * one before it. */
static int
draw_party (SpAnalysis *analysis, const Story *story, GRand *rand, guint number, int before)
{
  int dice = g_rand_int_range (rand, 0, 8);

  if (dice == 0)
    return SP_NONE;
  if (dice == 1 && before != SP_NONE)
    {
      SpParty *party = g_ptr_array_index (analysis->parties, before);

      for (guint k = 0; k < 4; k++)
        add_mention (party, story->mentions[number][k]);
      return before;
    }
  if (dice == 2)
    {
      g_autofree char *name = g_strdup_printf ("The %s Group", names[number]);

      add_party (analysis, story, number, name);
    }
  else
    add_party (analysis, story, number, names[number]);
  if (dice == 3)
    g_array_set_size (
        ((SpParty *)g_ptr_array_index (analysis->parties, analysis->parties->len - 1))->mentions,
        3);
  return (int)analysis->parties->len - 1;
}

static SpAnalysis *
analyze_tomorrow (const Story *story, GRand *rand)
{
  SpAnalysis *analysis = sp_analysis_new (story->text);
  int parties[N_PARTIES];

  for (guint i = 0; i < N_PARTIES; i++)
    parties[i] = draw_party (analysis, story, rand, i, i > 0 ? parties[i - 1] : SP_NONE);
  for (guint i = 0; i < N_QUOTES; i++)
    if (g_rand_int_range (rand, 0, 4) > 0)
      add_quote (analysis, story, i, parties[g_rand_boolean (rand) ? i : (i + 3) % N_PARTIES]);
  for (guint i = 0; i < N_STANCES; i++)
    {
      int holder = parties[i], target = parties[(i + 1) % N_PARTIES];

      if (holder != SP_NONE && target != SP_NONE && holder != target
          && g_rand_int_range (rand, 0, 4) > 0)
        add_stance (analysis,
                    story,
                    i,
                    holder,
                    target,
                    g_rand_boolean (rand) ? SP_STANCE_CRITICISES : SP_STANCE_WARNS);
    }
  return analysis;
}

/* ---- what the reader does, and how it is seen ---- */

static int
party_at (SpAnalysis *analysis, SpSpan span)
{
  for (guint i = 0; i < sp_analysis_get_n_parties (analysis); i++)
    {
      const SpParty *party = sp_analysis_get_party (analysis, i);

      for (guint k = 0; k < party->mentions->len; k++)
        if (sp_span_equal (g_array_index (party->mentions, SpMention, k).span, span))
          return (int)i;
    }
  return SP_NONE;
}

static const SpQuote *
quote_at (SpAnalysis *analysis, SpSpan span)
{
  for (guint i = 0; i < sp_analysis_get_n_quotes (analysis); i++)
    if (sp_span_equal (sp_analysis_get_quote (analysis, i)->content.items[0], span))
      return sp_analysis_get_quote (analysis, i);
  return NULL;
}

static const SpStance *
stance_at (SpAnalysis *analysis, SpSpan cue, SpStanceType type)
{
  for (guint i = 0; i < sp_analysis_get_n_stances (analysis); i++)
    if (sp_span_equal (sp_analysis_get_stance (analysis, i)->cue.items[0], cue)
        && sp_analysis_get_stance (analysis, i)->type == type)
      return sp_analysis_get_stance (analysis, i);
  return NULL;
}

static SpOperation *
make_split (SpAnalysis *analysis, const Story *story)
{
  SpSpan span = story->mentions[6][1];
  SpSpans spans = { &span, 1, 1 };

  return sp_operation_new_split (analysis,
                                 (guint)party_at (analysis, story->mentions[6][0]),
                                 &spans,
                                 "Gorse Lawyers",
                                 SP_PARTY_GROUP);
}

static guint
index_of_quote (SpAnalysis *analysis, SpSpan span)
{
  guint i = 0;

  while (sp_analysis_get_quote (analysis, i) != quote_at (analysis, span))
    i++;
  return i;
}

static guint
index_of_stance (SpAnalysis *analysis, SpSpan cue)
{
  guint i = 0;

  while (!sp_span_equal (sp_analysis_get_stance (analysis, i)->cue.items[0], cue))
    i++;
  return i;
}

#define PARTY(number) ((guint)party_at (shown, story->mentions[number][0]))
#define QUOTE(number) index_of_quote (shown, story->quotes[number])
#define STANCE(number) index_of_stance (shown, story->stance_cues[number])

/* Operation @step of the reader, on what is shown: one of each kind, each on something of its own.
 * Returns: (transfer full) (nullable): NULL after the last. */
static SpOperation *
correct (SpAnalysis *shown, const Story *story, guint step)
{
  SpStance stance;
  SpQuote quote;

  switch (step)
    {
    case 0:
      return sp_operation_new_rename (shown, PARTY (0), "The Board");
    case 1:
      return sp_operation_new_set_kind (shown, PARTY (1), SP_PARTY_GOVERNMENT);
    case 2:
      return sp_operation_new_set_speaks_for (shown, PARTY (2), (int)PARTY (3));
    case 3:
      return sp_operation_new_merge (shown, PARTY (5), PARTY (4));
    case 4:
      return make_split (shown, story);
    case 5:
      return sp_operation_new_accept (shown, SP_FINDING_PARTY, PARTY (7));
    case 6:
      return sp_operation_new_accept (shown, SP_FINDING_QUOTE, QUOTE (0));
    case 7:
      return sp_operation_new_reject (shown, SP_FINDING_QUOTE, QUOTE (1));
    case 8:
      return sp_operation_new_set_speaker (shown, QUOTE (2), (int)PARTY (7));
    case 9:
      quote = *sp_analysis_get_quote (shown, QUOTE (5));
      quote.anonymous = TRUE;
      quote.kind = SP_QUOTE_MIXED;
      return sp_operation_new_set_quote (shown, QUOTE (5), &quote);
    case 10:
      return sp_operation_new_accept (shown, SP_FINDING_STANCE, STANCE (1));
    case 11:
      return sp_operation_new_reject (shown, SP_FINDING_STANCE, STANCE (2));
    case 12:
      stance = *sp_analysis_get_stance (shown, STANCE (3));
      stance.type = SP_STANCE_SUPPORTS;
      return sp_operation_new_set_stance (shown, STANCE (3), &stance);
    case 13:
      stance = *sp_analysis_get_stance (shown, STANCE (6));
      stance.type = SP_STANCE_PROTESTS;
      return sp_operation_new_add_stance (shown, &stance);
    default:
      return NULL;
    }
}

static GPtrArray *
correct_all (SpAnalysis *machine, const Story *story)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_operation_unref);

  for (guint step = 0;; step++)
    {
      g_autoptr (SpCorrections) corrections = sp_corrections_apply (machine, list);
      SpOperation *operation = correct (sp_corrections_get_analysis (corrections), story, step);

      if (operation == NULL)
        return list;
      g_ptr_array_add (list, operation);
    }
}

static void
assert_parties_kept (SpAnalysis *shown, const Story *story)
{
  int board = party_at (shown, story->mentions[0][0]);
  int council = party_at (shown, story->mentions[1][0]);
  int mills = party_at (shown, story->mentions[2][0]);
  int joined = party_at (shown, story->mentions[4][0]);
  int lawyers = party_at (shown, story->mentions[6][1]);

  g_assert_cmpstr (sp_analysis_get_party (shown, (guint)board)->name, ==, "The Board");
  g_assert_cmpint (sp_analysis_get_party (shown, (guint)council)->kind, ==, SP_PARTY_GOVERNMENT);
  g_assert_cmpint (sp_analysis_get_party (shown, (guint)mills)->speaks_for,
                   ==,
                   party_at (shown, story->mentions[3][0]));
  g_assert_cmpint (party_at (shown, story->mentions[5][0]), ==, joined);
  g_assert_cmpstr (sp_analysis_get_party (shown, (guint)lawyers)->name, ==, "Gorse Lawyers");
  g_assert_cmpint (party_at (shown, story->mentions[6][0]), !=, lawyers);
  g_assert_cmpint (party_at (shown, story->mentions[7][0]), !=, SP_NONE);
  g_assert_cmpint (board, !=, council);
}

static void
assert_findings_kept (SpAnalysis *shown, const Story *story)
{
  const SpQuote *quote = quote_at (shown, story->quotes[5]);
  const SpStance *stance = stance_at (shown, story->stance_cues[1], SP_STANCE_CRITICISES);

  g_assert_nonnull (quote_at (shown, story->quotes[0]));
  g_assert_null (quote_at (shown, story->quotes[1]));
  g_assert_cmpint (quote_at (shown, story->quotes[2])->speaker,
                   ==,
                   party_at (shown, story->mentions[7][0]));
  g_assert_cmpint (quote->kind, ==, SP_QUOTE_MIXED);
  g_assert_true (quote->anonymous);
  g_assert_cmpint (stance->holder, ==, party_at (shown, story->mentions[1][0]));
  g_assert_null (stance_at (shown, story->stance_cues[2], SP_STANCE_CRITICISES));
  g_assert_nonnull (stance_at (shown, story->stance_cues[3], SP_STANCE_SUPPORTS));
  g_assert_null (stance_at (shown, story->stance_cues[3], SP_STANCE_CRITICISES));
  g_assert_nonnull (stance_at (shown, story->stance_cues[6], SP_STANCE_PROTESTS));
}

static void
test_again (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)g_test_rand_int ());

  for (guint run = 0; run < 200; run++)
    {
      Story story;
      g_autoptr (SpAnalysis) today = NULL;
      g_autoptr (GPtrArray) operations = NULL;

      story_init (&story, rand);
      today = analyze_today (&story);
      operations = correct_all (today, &story);
      for (guint again = 0; again < 3; again++)
        {
          g_autoptr (SpAnalysis) machine
              = again == 0 ? sp_analysis_ref (today) : analyze_tomorrow (&story, rand);
          g_autoptr (SpCorrections) corrections = sp_corrections_apply (machine, operations);

          for (guint i = 0; i < operations->len; i++)
            g_assert_cmpint (sp_corrections_get_status (corrections, i), ==, SP_ANCHOR_EXACT);
          assert_parties_kept (sp_corrections_get_analysis (corrections), &story);
          assert_findings_kept (sp_corrections_get_analysis (corrections), &story);
        }
      sp_text_unref (story.text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/corrections/again", test_again);
  return g_test_run ();
}
