/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "expectation.h"

static const char *
name_of (const SpAnalysis *analysis, int party)
{
  return party == SP_NONE ? "-" : sp_analysis_get_party (analysis, (guint)party)->name;
}

static void
add_words (GString *out, const SpAnalysis *analysis, const char *label, const SpSpans *spans)
{
  for (guint i = 0; i < spans->n; i++)
    {
      g_autofree char *words = sp_text_dup_span (sp_analysis_get_text (analysis), spans->items[i]);

      g_string_append_printf (out, "%s \"%s\"", i == 0 ? label : ",", words);
    }
}

static void
describe_party (GString *out, const SpAnalysis *analysis, const SpParty *party)
{
  g_string_append_printf (out,
                          "party: %s | %s",
                          party->name,
                          sp_party_kind_to_string (party->kind));
  for (guint i = 0; i < party->aliases->len; i++)
    g_string_append_printf (out,
                            "%s%s",
                            i == 0 ? " | aliases: " : ", ",
                            (char *)g_ptr_array_index (party->aliases, i));
  if (party->role != NULL)
    g_string_append_printf (out, " | role: %s", party->role);
  if (party->speaks_for != SP_NONE)
    g_string_append_printf (out, " | speaks_for: %s", name_of (analysis, party->speaks_for));
  for (guint i = 0; i < party->mentions->len; i++)
    {
      const SpMention *mention = &g_array_index (party->mentions, SpMention, i);
      g_autofree char *words = sp_text_dup_span (sp_analysis_get_text (analysis), mention->span);

      g_string_append_printf (out,
                              "%s\"%s\" (%u %s %.2f)",
                              i == 0 ? " | mentions: " : ", ",
                              words,
                              mention->span.start,
                              sp_mention_how_to_string (mention->how),
                              mention->confidence);
    }
  g_string_append_c (out, '\n');
}

static void
describe_quote (GString *out, const SpAnalysis *analysis, const SpQuote *quote)
{
  add_words (out, analysis, "quote:", &quote->content);
  g_string_append_printf (out,
                          " | by %s | %s",
                          name_of (analysis, quote->speaker),
                          sp_quote_kind_to_string (quote->kind));
  add_words (out, analysis, " | cue", &quote->cue);
  add_words (out, analysis, " | source", &quote->source);
  g_string_append_printf (out,
                          " | act %s%s (%.2f: %s)\n",
                          quote->act != NULL ? quote->act : "-",
                          quote->anonymous ? " | anonymous" : "",
                          quote->confidence,
                          quote->because != NULL ? quote->because : "");
}

static void
describe_stance (GString *out, const SpAnalysis *analysis, const SpStance *stance)
{
  g_string_append_printf (out,
                          "stance: %s %s ",
                          name_of (analysis, stance->holder),
                          sp_stance_type_to_string (stance->type));
  if (stance->target_claim != SP_NONE)
    g_string_append_printf (out,
                            "claim \"%s\"",
                            sp_analysis_get_claim (analysis, (guint)stance->target_claim)->label);
  else
    g_string_append (out, name_of (analysis, stance->target_party));
  add_words (out, analysis, " | cue", &stance->cue);
  g_string_append_printf (out,
                          " | polarity %d | modality %s | reported_by %s%s (%.2f: %s)\n",
                          stance->polarity,
                          sp_modality_to_string (stance->modality),
                          name_of (analysis, stance->reported_by),
                          stance->negated ? " | negated" : "",
                          stance->confidence,
                          stance->because != NULL ? stance->because : "");
}

static void
describe_claim (GString *out, const SpAnalysis *analysis, const SpClaim *claim)
{
  g_string_append_printf (out,
                          "claim: \"%s\" | about %s",
                          claim->label,
                          name_of (analysis, claim->about));
  add_words (out, analysis, " | spans", &claim->spans);
  for (guint i = 0; i < claim->positions->len; i++)
    {
      const SpPosition *position = &g_array_index (claim->positions, SpPosition, i);

      g_string_append_printf (out,
                              " | %s %s",
                              name_of (analysis, position->party),
                              sp_position_kind_to_string (position->kind));
    }
  g_string_append_printf (out, " | %s\n", claim->answered ? "answered" : "unanswered");
}

static void
describe_happening (GString *out, const SpAnalysis *analysis, const SpHappening *happening)
{
  g_autofree char *words = sp_text_dup_span (sp_analysis_get_text (analysis), happening->span);

  g_string_append_printf (out,
                          "event: %s/%s \"%s\" | label \"%s\"",
                          happening->from,
                          happening->to,
                          words,
                          happening->label != NULL ? happening->label : "");
  for (guint i = 0; i < happening->parties->len; i++)
    g_string_append_printf (out,
                            "%s%s",
                            i == 0 ? " | parties: " : ", ",
                            name_of (analysis, g_array_index (happening->parties, int, i)));
  g_string_append_c (out, '\n');
}

/* Returns: (transfer full): all that was found, in the notation of the expectation files. */
char *
expectation_describe (const SpAnalysis *analysis)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < sp_analysis_get_n_parties (analysis); i++)
    describe_party (out, analysis, sp_analysis_get_party (analysis, i));
  for (guint i = 0; i < sp_analysis_get_n_quotes (analysis); i++)
    describe_quote (out, analysis, sp_analysis_get_quote (analysis, i));
  for (guint i = 0; i < sp_analysis_get_n_stances (analysis); i++)
    describe_stance (out, analysis, sp_analysis_get_stance (analysis, i));
  for (guint i = 0; i < sp_analysis_get_n_claims (analysis); i++)
    describe_claim (out, analysis, sp_analysis_get_claim (analysis, i));
  for (guint i = 0; i < sp_analysis_get_n_happenings (analysis); i++)
    describe_happening (out, analysis, sp_analysis_get_happening (analysis, i));
  return g_string_free (out, FALSE);
}
