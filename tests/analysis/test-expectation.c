/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checker of expectation files must say no where it should: an analysis made by hand, and lines
 * that do and do not hold. */
#include "expectation.h"
#include "sp-analysis-private.h"

static const char words[] = "Norway rejects the map. Oslo will wait until 2 May 2020, it said.";

static void
add_mention (SpParty *party, guint start, guint end, SpMentionHow how)
{
  SpMention mention = { { start, end }, { start, end }, how, 0.9 };

  g_array_append_val (party->mentions, mention);
}

static SpAnalysis *
make_analysis (void)
{
  g_autoptr (SpText) text = sp_text_new (words, -1, NULL);
  SpAnalysis *analysis = sp_analysis_new (text);
  SpParty *norway = sp_party_new ("Norway", SP_PARTY_COUNTRY);
  SpParty *sweden = sp_party_new ("Sweden", SP_PARTY_COUNTRY);
  SpQuote *quote = sp_quote_new (SP_QUOTE_INDIRECT);
  SpStance *stance = sp_stance_new (0, SP_STANCE_REJECTS);
  SpClaim *claim = sp_claim_new ("the map");
  SpHappening *happening = sp_happening_new ("2020-05-02", "2020-05-02");
  SpPosition position
      = { .party = 0, .kind = SP_POSITION_DENIES, .stance = SP_NONE, .quote = SP_NONE };
  int zero = 0;

  g_ptr_array_add (norway->aliases, g_strdup ("Oslo"));
  add_mention (norway, 0, 6, SP_MENTION_NAME);
  add_mention (norway, 24, 28, SP_MENTION_METONYM);
  add_mention (sweden, 57, 59, SP_MENTION_PRONOUN);
  g_ptr_array_add (analysis->parties, norway);
  g_ptr_array_add (analysis->parties, sweden);
  sp_spans_add (&quote->content, (SpSpan){ 24, 55 });
  sp_spans_add (&quote->cue, (SpSpan){ 60, 64 });
  quote->speaker = 1;
  g_ptr_array_add (analysis->quotes, quote);
  sp_spans_add (&claim->spans, (SpSpan){ 15, 22 });
  g_array_append_val (claim->positions, position);
  g_ptr_array_add (analysis->claims, claim);
  stance->target_claim = 0;
  stance->polarity = -1;
  sp_spans_add (&stance->cue, (SpSpan){ 7, 14 });
  g_ptr_array_add (analysis->stances, stance);
  happening->span = (SpSpan){ 45, 55 };
  happening->label = g_strdup ("Oslo will wait");
  g_array_append_val (happening->parties, zero);
  g_ptr_array_add (analysis->happenings, happening);
  return analysis;
}

static const struct
{
  const char *section;
  const char *line;
  gboolean holds;
} lines[] = {
  { "parties", "party: Norway | country | aliases: Oslo | mentions: \"Norway\", \"Oslo\"", TRUE },
  { "parties", "party: Norway | person", FALSE },
  { "parties", "party: Norway | aliases: Bergen", FALSE },
  { "parties", "party: Norway | role: king", FALSE },
  { "parties", "party: Norway | speaks_for: -", TRUE },
  { "parties", "party: Norway | speaks_for: Sweden", FALSE },
  { "parties", "party: Norway | mentions: \"map\"", FALSE },
  { "parties", "party: Norway | mentions: \"no such words\"", FALSE },
  { "parties", "party: Norway | not mentions: \"Oslo\"", FALSE },
  { "parties", "party: Norway | not mentions: \"map\"", TRUE },
  { "parties", "party: Oslo", FALSE },
  { "parties", "not party: Oslo", FALSE },
  { "parties", "not party: Denmark", TRUE },
  { "parties", "together: \"Norway\", \"Oslo\"", TRUE },
  { "parties", "together: \"Norway\", \"it\"", FALSE },
  { "parties", "together: \"Norway\", \"map\"", FALSE },
  { "parties", "apart: \"Norway\", \"it\"", TRUE },
  { "parties", "apart: \"Norway\", \"Oslo\"", FALSE },
  { "parties", "merge: \"Norway\", \"it\"", FALSE },
  { "parties", "nobody: \"map\"", TRUE },
  { "parties", "nobody: \"Oslo\"", FALSE },
  { "parties", "parties: 2", TRUE },
  { "parties", "parties: 3", FALSE },
  { "parties", "what: ever", FALSE },
  { "quotes", "quote: \"Oslo … 2020\" | by Sweden | cue \"said\" | indirect", TRUE },
  { "quotes", "quote: \"Oslo … 2020\" | by Norway", FALSE },
  { "quotes", "quote: \"Oslo … 2020\" | direct", FALSE },
  { "quotes", "quote: \"Oslo … 2020\" | cue \"will\"", FALSE },
  { "quotes", "quote: \"Oslo will\"", FALSE },
  { "quotes", "not quote: \"will\"", FALSE },
  { "quotes", "not quote: \"map\"", TRUE },
  { "stances", "stance: Norway rejects claim \"the map\" | cue \"rejects\" | polarity -1", TRUE },
  { "stances", "stance: Norway rejects claim \"the map\" | negated", FALSE },
  { "stances", "stance: Norway rejects Sweden", FALSE },
  { "stances", "stance: Sweden rejects claim \"the map\"", FALSE },
  { "stances", "stance: Norway accuses *", FALSE },
  { "stances", "no stance: Norway * *", FALSE },
  { "stances", "no stance: Sweden * *", TRUE },
  { "claims", "claim: \"the map\" | Norway denies | unanswered", TRUE },
  { "claims", "claim: \"the map\" | Norway asserts", FALSE },
  { "claims", "claim: \"the map\" | answered", FALSE },
  { "claims", "claim: \"Oslo\"", FALSE },
  { "claims", "no claim: \"map\"", FALSE },
  { "events",
    "event: 2020-05-02 \"2 May 2020\" | parties: Norway | label \"Oslo will wait\"",
    TRUE },
  { "events", "event: 2020-05 \"2 May 2020\"", FALSE },
  { "events", "event: 2020-05-02 \"May 2020\"", FALSE },
  { "events", "event: 2020-05-02 \"2 May 2020\" | parties: Sweden", FALSE },
  { "events", "no event: \"May\"", FALSE },
  { "events", "no event: \"Oslo\"", TRUE },
};

static void
test_lines (void)
{
  g_autoptr (SpAnalysis) analysis = make_analysis ();

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      ExpectationLine line = { (char *)lines[i].section, (char *)lines[i].line };
      g_autofree char *why = expectation_check (analysis, &line);

      if ((why == NULL) != lines[i].holds)
        g_test_message ("%s: %s", lines[i].line, why != NULL ? why : "it holds");
      g_assert_true ((why == NULL) == lines[i].holds);
    }
}

static void
test_describe (void)
{
  g_autoptr (SpAnalysis) analysis = make_analysis ();
  g_autofree char *found = expectation_describe (analysis);

  g_assert_nonnull (g_strstr_len (found, -1, "party: Norway | country | aliases: Oslo"));
  g_assert_nonnull (g_strstr_len (found, -1, "event: 2020-05-02/2020-05-02 \"2 May 2020\""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/expectation/lines", test_lines);
  g_test_add_func ("/expectation/describe", test_describe);
  return g_test_run ();
}
