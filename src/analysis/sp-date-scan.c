/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-date-scan-private.h"

#define MAX_CLIMB 8 /* steps up the tree to a verb */

#include <stdlib.h>
#include <string.h>

const char *
sp_date_scan_fold (const SpDateScan *scan, guint i)
{
  return i < scan->end ? sp_words_fold (scan->words, i) : "";
}

gboolean
sp_date_scan_is (const SpDateScan *scan, guint i, const char *word)
{
  return strcmp (sp_date_scan_fold (scan, i), word) == 0;
}

gboolean
sp_date_scan_is_in (const SpDateScan *scan, guint i, const char *const *list)
{
  return i < scan->end && g_strv_contains (list, sp_date_scan_fold (scan, i));
}

/* The value that the calendar list gives for the word at @i, if it is of @kind; else -1. */
int
sp_date_scan_calendar (const SpDateScan *scan, guint i, const char *kind)
{
  const SpRow *row;
  const char *word;

  if (i >= scan->end)
    return -1;
  word = sp_words_surface (scan->words, i);
  row = sp_knowledge_find (scan->words->knowledge, "calendar", word);
  if (row == NULL)
    row = sp_knowledge_find (scan->words->knowledge, "calendar", sp_date_scan_fold (scan, i));
  if (row == NULL && (scan->words->token[i].flags & SP_TOKEN_ALL_CAPITALS))
    {
      g_autofree char *title = g_strdup (sp_date_scan_fold (scan, i));

      title[0] = g_ascii_toupper (title[0]);
      row = sp_knowledge_find (scan->words->knowledge, "calendar", title);
    }
  if (row == NULL || row->n < 3 || strcmp (row->columns[1], kind) != 0)
    return -1;
  return sp_date_read_number (row->columns[2]);
}

gboolean
sp_date_scan_is_month (const SpDateScan *scan, guint i)
{
  return sp_date_scan_calendar (scan, i, "month") > 0
         && (scan->words->token[i].flags & SP_TOKEN_CAPITAL) != 0;
}

/* A number of @min to @max digits alone; -1 if it is none. */
int
sp_date_scan_digits (const char *word, guint min, guint max)
{
  gsize n = strspn (word, "0123456789");

  return n >= min && n <= max && word[n] == '\0' ? sp_date_read_number (word) : -1;
}

int
sp_date_scan_year (const SpDateScan *scan, guint i)
{
  int year = sp_date_scan_digits (sp_date_scan_fold (scan, i), 4, 4);

  return year >= 1000 && year <= 2199 ? year : -1;
}

/* "3", "3rd", "third" as the day of a month. */
int
sp_date_scan_day (const SpDateScan *scan, guint i)
{
  static const char *const endings[] = { "st", "nd", "rd", "th" };
  const char *word = sp_date_scan_fold (scan, i);
  int day = sp_date_scan_digits (word, 1, 2);
  gsize n = strspn (word, "0123456789");

  for (guint k = 0; day < 0 && n > 0 && n < 3 && k < G_N_ELEMENTS (endings); k++)
    if (strcmp (word + n, endings[k]) == 0)
      day = sp_date_read_number (word);
  if (day < 0)
    day = sp_date_scan_calendar (scan, i, "ordinal");
  return day >= 1 && day <= 31 ? day : -1;
}

int
sp_date_scan_number (const SpDateScan *scan, guint i)
{
  int n = sp_date_scan_digits (sp_date_scan_fold (scan, i), 1, 3);

  return n >= 0 ? n : sp_date_scan_calendar (scan, i, "number");
}

gboolean
sp_date_scan_is_dash (const SpDateScan *scan, guint i)
{
  static const char *const dashes[] = { "-", "–", "—", NULL };

  return sp_date_scan_is_in (scan, i, dashes);
}

gboolean
sp_date_range_set (SpDateRange *out, SpDate from, SpDate to)
{
  out->from = from;
  out->to = to;
  return sp_date_is_valid (from) && sp_date_is_valid (to);
}

static gboolean
has_xpos (const SpDateScan *scan, guint token, const char *xpos)
{
  const char *own = sp_syntax_get (scan->syntax, token)->xpos;

  return own != NULL && strcmp (own, xpos) == 0;
}

/* The verb on which the words at @i depend, or SP_ROOT. */
static guint
find_verb (const SpDateScan *scan, guint i)
{
  guint token = i;

  for (guint steps = 0; scan->syntax != NULL && steps < MAX_CLIMB && token != SP_ROOT; steps++)
    {
      const char *upos = sp_syntax_get (scan->syntax, token)->upos;

      if (token != i && g_strcmp0 (upos, "VERB") == 0)
        return token;
      token = sp_syntax_get (scan->syntax, token)->head;
    }
  return SP_ROOT;
}

/* Tells whether a modal verb of what is to come, or "to", belongs to @verb. */
static gboolean
has_future_auxiliary (const SpDateScan *scan, guint verb)
{
  static const char *const words[]
      = { "will", "'ll", "’ll", "wo", "shall", "must", "may", "can", "ca", "should", NULL };
  guint start = verb > 12 ? verb - 12 : 0;

  for (guint k = start; k < verb; k++)
    if (sp_syntax_get (scan->syntax, k)->head == verb && sp_date_scan_is_in (scan, k, words))
      return TRUE;
  return FALSE;
}

static gboolean
announces (const SpDateScan *scan, guint i, guint end)
{
  static const char *const words[]
      = { "due", "scheduled", "planned", "plans", "expected", "upcoming", "set", "slated", NULL };

  for (guint k = i > 14 ? i - 14 : 0; k < end; k++)
    if (k < scan->words->n && scan->words->sentence[k] == scan->words->sentence[i]
        && (sp_date_scan_is_in (scan, k, words)
            || (sp_date_scan_is (scan, k, "to") && sp_date_scan_is (scan, k + 1, "be"))))
      return TRUE;
  return FALSE;
}

/* Tells whether what the words at @i date is still to come, by the verb that they belong to; where
 * none is known, by the words before. */
gboolean
sp_date_scan_is_future (const SpDateScan *scan, guint i)
{
  static const char *const words[] = { "will", "'ll", "shall", NULL };
  guint verb = find_verb (scan, i);

  if (verb != SP_ROOT)
    return has_future_auxiliary (scan, verb)
           || (!has_xpos (scan, verb, "VBD") && announces (scan, i, i));
  if (announces (scan, i, i))
    return TRUE;
  for (guint k = i > 14 ? i - 14 : 0; k < i; k++)
    if (scan->words->sentence[k] == scan->words->sentence[i] && sp_date_scan_is_in (scan, k, words))
      return TRUE;
  return FALSE;
}

/* Tells whether the verb that the words at @i belong to stands in the past. */
gboolean
sp_date_scan_is_past (const SpDateScan *scan, guint i)
{
  guint verb = find_verb (scan, i);

  return verb != SP_ROOT && has_xpos (scan, verb, "VBD");
}

/* The year of a month or day that the text gives without one: the year of the date told last, else
 * the nearest to the article's day. */
int
sp_date_scan_guess_year (const SpDateScan *scan, guint i, int month, int day)
{
  SpDate that;

  if (scan->has_anchor
      && (!scan->has_today
          || (scan->anchor.year != scan->today.year
              && scan->paragraph <= scan->anchor_paragraph + 1)))
    return scan->anchor.year;
  if (!scan->has_today)
    return -1;
  that = sp_date (scan->today.year, month, MAX (day, 1));
  if (sp_date_compare (that, scan->today) > 0 && !sp_date_scan_is_future (scan, i)
      && (month - scan->today.month > 3))
    return scan->today.year - 1;
  if (sp_date_compare (that, scan->today) < 0 && sp_date_scan_is_future (scan, i)
      && scan->today.month - month > 1)
    return scan->today.year + 1;
  return scan->today.year;
}
