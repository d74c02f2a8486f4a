/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-dates-private.h"

#include "sp-date-scan-private.h"

static const SpDateRule rules[] = {
  sp_date_rule_numeric, sp_date_rule_month_first, sp_date_rule_day_first,
  sp_date_rule_quarter, sp_date_rule_century,     sp_date_rule_decade,
  sp_date_rule_season,  sp_date_rule_relative,    sp_date_rule_relative_month,
  sp_date_rule_weekday, sp_date_rule_distance,    sp_date_rule_anchored,
  sp_date_rule_today,   sp_date_rule_named,       sp_date_rule_year,
};

static guint
match_any (SpDateScan *scan, guint i, SpDateRange *out)
{
  for (guint k = 0; k < G_N_ELEMENTS (rules); k++)
    {
      guint n;

      out->guessed = FALSE;
      n = rules[k](scan, i, out);

      if (n > 0 && i + n <= scan->end)
        {
          out->first = i;
          out->n = n;
          return n;
        }
    }
  return 0;
}

static void
note_anchor (SpDateScan *scan, SpDate found)
{
  scan->anchor = found;
  scan->has_anchor = TRUE;
  scan->anchor_paragraph = scan->paragraph;
}

static gboolean
same_precision (SpDate a, SpDate b)
{
  return (a.day != 0) == (b.day != 0) && (a.month != 0) == (b.month != 0);
}

/* "(8 February 1700 – 17 March 1782)": two days that belong to one person, not one time. */
static gboolean
is_life (const SpDateScan *scan,
         guint start,
         guint link,
         const SpDateRange *first,
         const SpDateRange *second)
{
  if (!sp_date_scan_is_dash (scan, link))
    return FALSE;
  return (first->from.day != 0 && second->from.day != 0 && second->from.year - first->from.year > 1)
         || (start > 0 && sp_date_scan_is (scan, start - 1, "(")
             && sp_date_scan_is (scan, link + 1 + second->n, ")"));
}

/* "between August 2021 and October 2022", "from Monday to Wednesday", "2001–2005": one range. */
static guint
match_range (SpDateScan *scan, guint i, SpDateRange *out)
{
  gboolean between = sp_date_scan_is (scan, i, "between"), from = sp_date_scan_is (scan, i, "from");
  guint start = between || from ? i + 1 : i, n, link, n_second;
  SpDateRange second;

  n = match_any (scan, start, out);
  if (n == 0)
    return 0;
  link = start + n;
  if (!((between && sp_date_scan_is (scan, link, "and"))
        || (from
            && (sp_date_scan_is (scan, link, "to") || sp_date_scan_is (scan, link, "until")
                || sp_date_scan_is (scan, link, "through")))
        || sp_date_scan_is_dash (scan, link)))
    return start == i ? n : 0;
  n_second = match_any (scan, link + 1, &second);
  if (n_second > 0 && out->guessed && !second.guessed)
    out->from.year = out->to.year = second.from.year;
  if (n_second == 0 || sp_date_compare (out->from, second.to) > 0
      || (sp_date_scan_is_dash (scan, link) && !same_precision (out->to, second.from))
      || is_life (scan, start, link, out, &second))
    return start == i ? n : 0;
  out->to = second.to;
  out->first = i;
  out->n = link + 1 + n_second - i;
  return out->n;
}

static void
scan_sentence (SpDateScan *scan, const SpSentence *sentence)
{
  scan->end = sentence->first_token + sentence->n_tokens;
  scan->paragraph = sentence->paragraph;
  if (scan->has_anchor && scan->paragraph > scan->anchor_paragraph + 3)
    scan->has_anchor = FALSE;
  for (guint i = sentence->first_token; i < scan->end;)
    {
      SpDateRange found;
      guint n = match_range (scan, i, &found);

      if (n == 0 || (found.guessed && found.from.year == SP_DATE_NO_YEAR))
        {
          i++;
          continue;
        }
      g_array_append_val (scan->found, found);
      note_anchor (scan, found.from);
      if (!scan->has_today && found.from.day != 0 && found.from.year >= 1900)
        {
          scan->today = found.from;
          scan->has_today = TRUE;
        }
      i += n;
    }
}

/* Finds the expressions of time. @published: (nullable): the article's day, ISO 8601; without it
 * the first full date of the text stands in. @syntax: (nullable): the trees, for the tense.
 * Returns: (transfer full) (element-type SpDateRange): in order of the text. */
GArray *
sp_dates_find (const SpWords *words, const SpSyntax *syntax, const char *published)
{
  SpDateScan scan = { .words = words,
                      .syntax = syntax,
                      .found = g_array_new (FALSE, FALSE, sizeof (SpDateRange)) };
  const SpSentence *sentences;
  guint n;

  g_return_val_if_fail (words != NULL, NULL);

  scan.has_today = sp_date_parse (published, &scan.today);
  sentences = sp_tokens_get_sentences (words->tokens, &n);
  for (guint i = 0; i < n; i++)
    scan_sentence (&scan, &sentences[i]);
  return scan.found;
}
