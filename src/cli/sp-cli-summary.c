/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-cli-summary.h"

#include <string.h>
#include "sp-chars.h"

#define WIDTH 78

/* Appends words folded into lines of WIDTH columns, the first one behind @lead, the others indented
 * by @indent blanks. White space becomes one blank; control characters never reach a terminal. */
static void
append_folded (GString *out, const char *lead, guint indent, const char *words)
{
  glong column = g_utf8_strlen (lead, -1);
  gboolean first = TRUE;
  const char *p = words;

  g_string_append (out, lead);
  while (*p != '\0')
    {
      const char *start;
      glong length = 0;

      while (*p != '\0' && sp_char_is_space (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      for (start = p; *p != '\0' && !sp_char_is_space (g_utf8_get_char (p));
           p = g_utf8_next_char (p))
        length++;
      if (length == 0)
        break;
      if (!first && column + 1 + length > WIDTH)
        {
          g_string_append_printf (out, "\n%*s", (int)indent, "");
          column = indent;
        }
      else if (!first)
        {
          g_string_append_c (out, ' ');
          column++;
        }
      g_string_append_len (out, start, p - start);
      column += length;
      first = FALSE;
    }
  g_string_append_c (out, '\n');
}

static void
append_heading (GString *out, const char *words)
{
  g_string_append_printf (out, "\n%s\n", words);
}

static const char *
name_of (const SpAnalysis *analysis, int party)
{
  return party == SP_NONE ? NULL : sp_analysis_get_party (analysis, (guint)party)->name;
}

/* The words at the spans, with " … " between. */
static char *
words_at (const SpAnalysis *analysis, const SpSpans *spans)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < spans->n; i++)
    {
      g_autofree char *part = sp_text_dup_span (sp_analysis_get_text (analysis), spans->items[i]);

      g_string_append (words, i > 0 ? " … " : "");
      g_string_append (words, part);
    }
  return g_string_free (words, FALSE);
}

static void
append_title (GString *out, SpArticle *article, const SpCoverage *coverage)
{
  const char *title = sp_article_get_title (article);
  const char *site = sp_article_get_site (article), *date = sp_article_get_published (article);
  g_autoptr (GString) line = g_string_new (NULL);

  append_folded (out, "", 0, title != NULL ? title : "(no title)");
  if (site != NULL)
    g_string_append_printf (line, "%s · ", site);
  if (date != NULL)
    g_string_append_printf (line, "%.10s · ", date);
  g_string_append_printf (line, "%u words", coverage->words);
  append_folded (out, "", 0, line->str);
}

static guint
words_of (const SpParty *party)
{
  return party->direct_words + party->indirect_words;
}

/* What party @index is given to say, with those who speak for it, directly or not. */
static guint
words_for (const SpAnalysis *analysis, guint index)
{
  guint words = 0, n = sp_analysis_get_n_parties (analysis);

  for (guint i = 0; i < n; i++)
    {
      int that = (int)i;

      for (guint steps = 0; that != SP_NONE && that != (int)index && steps < 8; steps++)
        that = sp_analysis_get_party (analysis, (guint)that)->speaks_for;
      if (that == (int)index)
        words += words_of (sp_analysis_get_party (analysis, i));
    }
  return words;
}

static void
append_party (GString *out, const SpAnalysis *analysis, guint index, guint all_words)
{
  const SpParty *party = sp_analysis_get_party (analysis, index);
  g_autoptr (GString) line = g_string_new (party->name);
  guint words = words_for (analysis, index);

  g_string_append_printf (line, " (%s)", sp_party_kind_to_string (party->kind));
  if (party->role != NULL)
    g_string_append_printf (line, ", %s", party->role);
  if (party->speaks_for != SP_NONE)
    g_string_append_printf (line, ", speaks for %s", name_of (analysis, party->speaks_for));
  if (words > 0 && all_words > 0)
    g_string_append_printf (line, ": %u %%", (words * 100 + all_words / 2) / all_words);
  append_folded (out, "  ", 6, line->str);
  if (party->aliases->len > 0)
    {
      g_string_assign (line, "also: ");
      for (guint i = 0; i < party->aliases->len; i++)
        g_string_append_printf (line,
                                "%s%s",
                                i > 0 ? ", " : "",
                                (const char *)g_ptr_array_index (party->aliases, i));
      append_folded (out, "      ", 6, line->str);
    }
}

static void
append_parties (GString *out, const SpAnalysis *analysis)
{
  guint n = sp_analysis_get_n_parties (analysis), all_words = 0;

  for (guint i = 0; i < n; i++)
    all_words += words_of (sp_analysis_get_party (analysis, i));
  all_words = MAX (all_words, sp_analysis_get_coverage (analysis)->attributed_words);
  if (n > 0)
    append_heading (out, "Parties, with their share of what is quoted");
  for (guint i = 0; i < n; i++)
    append_party (out, analysis, i, all_words);
}

/* The quotes of one speaker, or those of SP_NONE. */
static void
append_quotes_of (GString *out, const SpAnalysis *analysis, int speaker)
{
  gboolean named = FALSE;

  for (guint i = 0; i < sp_analysis_get_n_quotes (analysis); i++)
    {
      const SpQuote *quote = sp_analysis_get_quote (analysis, i);
      g_autofree char *words = NULL, *source = NULL, *line = NULL;

      if (quote->speaker != speaker)
        continue;
      if (!named)
        append_folded (out, "  ", 4, speaker == SP_NONE ? "No party" : name_of (analysis, speaker));
      named = TRUE;
      words = words_at (analysis, &quote->content);
      source = words_at (analysis, &quote->source);
      line = speaker == SP_NONE && *source != '\0' ? g_strdup_printf ("%s: %s", source, words)
                                                   : g_strdup (words);
      append_folded (out, quote->kind == SP_QUOTE_INDIRECT ? "    ~ " : "    » ", 6, line);
    }
}

static void
append_quotes (GString *out, const SpAnalysis *analysis)
{
  if (sp_analysis_get_n_quotes (analysis) == 0)
    return;
  append_heading (out, "Quotes (» in quotation marks, ~ in the article's words)");
  for (guint i = 0; i < sp_analysis_get_n_parties (analysis); i++)
    append_quotes_of (out, analysis, (int)i);
  append_quotes_of (out, analysis, SP_NONE);
}

static void
append_claims (GString *out, const SpAnalysis *analysis, gboolean disputed)
{
  gboolean any = FALSE;

  for (guint i = 0; i < sp_analysis_get_n_claims (analysis); i++)
    {
      const SpClaim *claim = sp_analysis_get_claim (analysis, i);

      if (sp_claim_is_disputed (claim) != disputed)
        continue;
      if (!any)
        append_heading (out, disputed ? "What they disagree on" : "What one side claims");
      any = TRUE;
      append_folded (out, "  ", 4, claim->label);
      for (guint j = 0; j < claim->positions->len; j++)
        {
          const SpPosition *position = &g_array_index (claim->positions, SpPosition, j);
          g_autofree char *line = g_strdup_printf ("%s: %s",
                                                   name_of (analysis, position->party),
                                                   sp_position_kind_to_string (position->kind));

          append_folded (out, "    ", 6, line);
        }
      if (claim->unanswered)
        {
          g_autofree char *line
              = g_strdup_printf ("%s: no answer in the article", name_of (analysis, claim->about));

          append_folded (out, "    ", 6, line);
        }
    }
}

static void
append_merges (GString *out, const SpAnalysis *analysis)
{
  guint n;
  const SpMerge *merges = sp_analysis_get_merges (analysis, &n);

  if (n > 0)
    append_heading (out, "Perhaps the same");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *line = g_strdup_printf ("%s, %s",
                                               name_of (analysis, merges[i].first),
                                               name_of (analysis, merges[i].second));

      append_folded (out, "  ", 6, line);
      append_folded (out, "      ", 6, merges[i].because);
    }
}

static void
append_stances (GString *out, const SpAnalysis *analysis)
{
  if (sp_analysis_get_n_stances (analysis) > 0)
    append_heading (out, "Stances, as the article reports them");
  for (guint i = 0; i < sp_analysis_get_n_stances (analysis); i++)
    {
      const SpStance *stance = sp_analysis_get_stance (analysis, i);
      const char *target
          = stance->target_party != SP_NONE
                ? name_of (analysis, stance->target_party)
                : sp_analysis_get_claim (analysis, (guint)stance->target_claim)->label;
      g_autoptr (GString) line = g_string_new (name_of (analysis, stance->holder));

      g_string_append_printf (line,
                              " %s%s: %s",
                              stance->negated ? "(not) " : "",
                              sp_stance_type_to_string (stance->type),
                              target);
      if (stance->modality != SP_MODALITY_ACTUAL)
        g_string_append_printf (line, " (%s)", sp_modality_to_string (stance->modality));
      if (stance->reported_by != SP_NONE)
        g_string_append_printf (line, ", according to %s", name_of (analysis, stance->reported_by));
      append_folded (out, "  ", 6, line->str);
      if (stance->because != NULL)
        append_folded (out, "      ", 6, stance->because);
    }
}

static void
append_timeline (GString *out, const SpAnalysis *analysis)
{
  if (sp_analysis_get_n_happenings (analysis) > 0)
    append_heading (out, "Timeline");
  for (guint i = 0; i < sp_analysis_get_n_happenings (analysis); i++)
    {
      const SpHappening *happening = sp_analysis_get_happening (analysis, i);
      gboolean one = strcmp (happening->from, happening->to) == 0;
      g_autofree char *line = g_strdup_printf ("%s%s%s  %s",
                                               happening->from,
                                               one ? "" : " – ",
                                               one ? "" : happening->to,
                                               happening->label);

      append_folded (out, "  ", 6, line);
    }
}

/* Appends what was found, to be read in a terminal. @heading: (nullable): the name of the input,
 * where there are more. */
void
sp_cli_append_summary (GString *out, SpArticle *article, SpAnalysis *analysis, const char *heading)
{
  const SpCoverage *coverage = sp_analysis_get_coverage (analysis);

  if (heading != NULL)
    {
      append_folded (out, "==> ", 4, heading);
      g_string_append_c (out, '\n');
    }
  append_title (out, article, coverage);
  if (sp_analysis_get_n_parties (analysis) == 0 && sp_analysis_get_n_quotes (analysis) == 0)
    append_folded (out,
                   "\n",
                   0,
                   coverage->language_supported
                       ? "No parties or quotes were found."
                       : "Parties and stances are found in English articles only.");
  append_parties (out, analysis);
  append_merges (out, analysis);
  append_quotes (out, analysis);
  append_claims (out, analysis, TRUE);
  append_claims (out, analysis, FALSE);
  append_stances (out, analysis);
  append_timeline (out, analysis);
  if (coverage->below_threshold > 0)
    g_string_append_printf (out,
                            "\n%u findings of low confidence are not shown.\n",
                            coverage->below_threshold);
  if (heading != NULL)
    g_string_append_c (out, '\n');
}
