/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "sp-date-scan-private.h"

/* 2024-03-28 in one token, 28/03/2024, 3/28/2024. */
guint
sp_date_rule_numeric (SpDateScan *scan, guint i, SpDateRange *out)
{
  const char *word = sp_date_scan_fold (scan, i);
  int a, b, c, n = 0;
  SpDate day;

  if (strchr (word, '-') == NULL && strchr (word, '/') == NULL && strchr (word, '.') == NULL)
    return 0;
  if (sscanf (word, "%4d-%2d-%2d%n", &a, &b, &c, &n) == 3 && a >= 1000 && word[n] == '\0')
    day = sp_date (a, b, c);
  else if ((sscanf (word, "%2d/%2d/%4d%n", &a, &b, &c, &n) == 3
            || sscanf (word, "%2d.%2d.%4d%n", &a, &b, &c, &n) == 3)
           && c >= 1000 && word[n] == '\0' && (a > 12 || b > 12 || a == b))
    day = a > 12 ? sp_date (c, b, a) : sp_date (c, a, b);
  else
    return 0;
  return sp_date_range_set (out, day, day) ? 1 : 0;
}

/* ", 2021", "2021", "of 2021" behind a month or day. Returns: the tokens taken. */
static guint
year_behind (const SpDateScan *scan, guint i, int *year)
{
  guint k = i;

  if (sp_date_scan_is (scan, k, ",") || sp_date_scan_is (scan, k, "of")
      || sp_date_scan_is (scan, k, "in"))
    k++;
  *year = sp_date_scan_year (scan, k);
  if (*year < 0 && k == i + 1 && sp_date_scan_is (scan, i, "of"))
    *year = sp_date_scan_digits (sp_date_scan_fold (scan, k), 3, 3);
  return *year > 0 ? k + 1 - i : 0;
}

/* Behind the first day of a month: "–6", "and 7". Returns: the tokens taken. */
static guint
second_day (const SpDateScan *scan, guint i, int *day)
{
  int second;

  if (!sp_date_scan_is_dash (scan, i) && !sp_date_scan_is (scan, i, "to")
      && !sp_date_scan_is (scan, i, "and"))
    return 0;
  second = sp_date_scan_digits (sp_date_scan_fold (scan, i + 1), 1, 2);
  if (second < 1 || second > 31)
    return 0;
  *day = second;
  return 2;
}

static guint
weekday_before (const SpDateScan *scan, guint i)
{
  if (sp_date_scan_calendar (scan, i, "day") < 0)
    return 0;
  return sp_date_scan_is (scan, i + 1, ",") ? 2 : 1;
}

/* [Friday,] July 21[–23][, 2017]; July 2017; in July. */
guint
sp_date_rule_month_first (SpDateScan *scan, guint i, SpDateRange *out)
{
  guint k = i + weekday_before (scan, i), taken;
  int month, day, last, year;

  if (!sp_date_scan_is_month (scan, k)
      || (k == i && sp_date_scan_digits (sp_date_scan_fold (scan, i - 1), 1, 2) > 0))
    return 0;
  month = sp_date_scan_calendar (scan, k, "month");
  day = last = sp_date_scan_day (scan, k + 1);
  if (day > 0 && sp_date_scan_calendar (scan, k + 1, "ordinal") < 0)
    {
      k += 2;
      k += second_day (scan, k, &last);
    }
  else
    {
      day = last = 0;
      k++;
    }
  taken = year_behind (scan, k, &year);
  if (taken == 0)
    {
      year = sp_date_scan_guess_year (scan, i, month, day);
      out->guessed = TRUE;
      if (year < 0)
        year = SP_DATE_NO_YEAR;
    }
  if (year < 0)
    return 0;
  return sp_date_range_set (out, sp_date (year, month, day), sp_date (year, month, last))
             ? k + taken - i
             : 0;
}

/* [the] 21[–23] July [2017], the 3rd of January. */
guint
sp_date_rule_day_first (SpDateScan *scan, guint i, SpDateRange *out)
{
  guint k = i + weekday_before (scan, i), taken;
  int day, last, month, year;

  if (sp_date_scan_is (scan, k, "the"))
    k++;
  day = last = sp_date_scan_day (scan, k);
  if (day < 0)
    return 0;
  k++;
  k += second_day (scan, k, &last);
  if (sp_date_scan_is (scan, k, "of"))
    k++;
  if (!sp_date_scan_is_month (scan, k))
    return 0;
  month = sp_date_scan_calendar (scan, k, "month");
  k++;
  taken = year_behind (scan, k, &year);
  if (taken == 0 && (taken = sp_date_scan_digits (sp_date_scan_fold (scan, k), 3, 3) > 0))
    year = sp_date_scan_digits (sp_date_scan_fold (scan, k), 3, 3);
  if (taken == 0)
    {
      year = sp_date_scan_guess_year (scan, i, month, day);
      out->guessed = TRUE;
      if (year < 0)
        year = SP_DATE_NO_YEAR;
    }
  if (year < 0)
    return 0;
  return sp_date_range_set (out, sp_date (year, month, day), sp_date (year, month, last))
             ? k + taken - i
             : 0;
}

/* How much of a century or year "early", "mid", "late" leave. */
static void
narrow (const char *part, int *from, int *to)
{
  int third = (*to - *from + 1) / 3;

  if (g_str_has_prefix (part, "early"))
    *to = *from + (*to - *from) / 2;
  else if (g_str_has_prefix (part, "lat"))
    *from = *from + (*to - *from) / 2 + 1;
  else if (g_str_has_prefix (part, "mid"))
    {
      *from += third;
      *to -= third;
    }
}

/* "early", "late", "mid-" and "the" before a decade or century. */
static guint
part_before (const SpDateScan *scan, guint i, const char **part)
{
  static const char *const parts[] = { "early", "late", "later", "mid", "middle", NULL };
  guint k = i;

  *part = "";
  if (sp_date_scan_is (scan, k, "the"))
    k++;
  if (sp_date_scan_is_in (scan, k, parts))
    {
      *part = sp_date_scan_fold (scan, k);
      k++;
      if (sp_date_scan_is_dash (scan, k))
        k++;
    }
  return k - i;
}

/* The first year of "1960s", "'60s", "mid-1980s", "sixties"; -1 if it is none. */
static int
decade_at (const SpDateScan *scan, guint i, const char **part)
{
  const char *word = sp_date_scan_fold (scan, i);
  int year;
  gsize n;

  if (g_str_has_prefix (word, "mid-"))
    {
      *part = "mid";
      word += strlen ("mid-");
    }
  if (word[0] == '\'')
    word++;
  n = strspn (word, "0123456789");
  year = sp_date_read_number (word);
  if ((n == 4 || n == 2) && (strcmp (word + n, "s") == 0 || strcmp (word + n, "'s") == 0)
      && year % 10 == 0)
    return n == 4 ? year : 1900 + year;
  year = sp_date_scan_calendar (scan, i, "decade");
  return year > 0 && sp_date_scan_is (scan, i - 1, "the") ? 1900 + year : -1;
}

/* [the] [early] 1960s: the whole decade, since readers do not agree where its early years end. */
guint
sp_date_rule_decade (SpDateScan *scan, guint i, SpDateRange *out)
{
  const char *part;
  guint k = i + part_before (scan, i, &part);
  int from = decade_at (scan, k, &part), to = from + 9;

  static const char *const ages[] = { "his", "her", "their", "my", "your", "its", NULL };

  if (from < 1000 || sp_date_scan_is_in (scan, i - 1, ages))
    return 0;
  if (from % 100 == 0 && from < 2000)
    to = from + 99;
  return sp_date_range_set (out, sp_date (from, 0, 0), sp_date (to, 0, 0)) ? k + 1 - i : 0;
}

/* [the] [late] 19th century, nineteenth-century. */
guint
sp_date_rule_century (SpDateScan *scan, guint i, SpDateRange *out)
{
  const char *part;
  guint k = i + part_before (scan, i, &part);
  int number = sp_date_scan_day (scan, k), from, to;
  guint century = sp_date_scan_is_dash (scan, k + 1) ? k + 2 : k + 1;

  if (number < 1 || number > 22 || sp_date_scan_digits (sp_date_scan_fold (scan, k), 1, 2) >= 0
      || !sp_date_scan_is (scan, century, "century"))
    return 0;
  from = (number - 1) * 100;
  to = from + 99;
  narrow (part, &from, &to);
  return sp_date_range_set (out, sp_date (MAX (from, 1), 0, 0), sp_date (to, 0, 0))
             ? century + 1 - i
             : 0;
}

/* [the] summer [of] 2010; last, this, next summer. */
guint
sp_date_rule_season (SpDateScan *scan, guint i, SpDateRange *out)
{
  guint k = i, taken = 0;
  int month, year = -1;

  if (sp_date_scan_is (scan, k, "the"))
    k++;
  if (sp_date_scan_is (scan, k, "last") || sp_date_scan_is (scan, k, "this")
      || sp_date_scan_is (scan, k, "next"))
    {
      if (!scan->has_today)
        return 0;
      year = scan->today.year + (sp_date_scan_is (scan, k, "next") ? 1 : 0);
      k++;
    }
  month = sp_date_scan_calendar (scan, k, "season");
  if (month < 0)
    return 0;
  k++;
  if (year < 0 && (taken = year_behind (scan, k, &year)) == 0)
    return 0;
  if (k >= 2 && sp_date_scan_is (scan, k - 2, "last")
      && sp_date (year, month + 2, 0).month >= scan->today.month)
    year--;
  return sp_date_range_set (out,
                            sp_date (year, month, 0),
                            sp_date_add_months (sp_date (year, month, 0), 3))
             ? k + taken - i
             : 0;
}

/* The first quarter of 2014, Q3 2014, the second half of 2010. */
guint
sp_date_rule_quarter (SpDateScan *scan, guint i, SpDateRange *out)
{
  guint k = i, taken;
  int number, months, year;

  if (sp_date_scan_is (scan, k, "the"))
    k++;
  number = sp_date_scan_calendar (scan, k, "ordinal");
  if (number > 0 && sp_date_scan_is (scan, k + 1, "quarter"))
    months = 3;
  else if (number > 0 && sp_date_scan_is (scan, k + 1, "half"))
    months = 6;
  else if (sp_date_scan_fold (scan, k)[0] == 'q'
           && (number = sp_date_scan_digits (sp_date_scan_fold (scan, k) + 1, 1, 1)) > 0)
    {
      months = 3;
      k--;
    }
  else
    return 0;
  k += 2;
  taken = year_behind (scan, k, &year);
  if (taken == 0 && sp_date_scan_is (scan, k, "of") && sp_date_scan_is (scan, k + 1, "this")
      && sp_date_scan_is (scan, k + 2, "year"))
    taken = 3;
  if (year < 0 && taken == 0)
    return 0;
  if (year < 0)
    year = scan->has_today ? scan->today.year : -1;
  if (year < 0 || number > 12 / months)
    return 0;
  return sp_date_range_set (out,
                            sp_date (year, (number - 1) * months + 1, 0),
                            sp_date (year, number * months, 0))
             ? k + taken - i
             : 0;
}

static gboolean
follows_money (const SpDateScan *scan, guint i)
{
  return i > 0 && scan->words->sentence[i - 1] == scan->words->sentence[i]
         && scan->words->token[i - 1].kind == SP_TOKEN_SYMBOL;
}

/* A number of things: "1500 people", "2000 km". */
static gboolean
counts_things (const SpDateScan *scan, guint i)
{
  static const char *const units[]
      = { "km",     "kg",       "metres",       "meters",   "miles",   "feet",    "people",
          "men",    "women",    "troops",       "percent",  "per",     "%",       "tonnes",
          "tons",   "dollars",  "euros",        "pounds",   "years",   "hours",   "days",
          "words",  "soldiers", "participants", "students", "members", "m",       "m2",
          "square", "mph",      "calories",     "times",    "million", "billion", NULL };

  return sp_date_scan_is_in (scan, i + 1, units);
}

/* 2014; 2012–15; AD 842, 347 AD; '94. */
guint
sp_date_rule_year (SpDateScan *scan, guint i, SpDateRange *out)
{
  const char *word = sp_date_scan_fold (scan, i);
  int year = sp_date_scan_year (scan, i), last;
  guint n = 1;

  if (year < 0 && sp_date_scan_digits (word, 3, 4) > 0
      && (sp_date_scan_is (scan, i + 1, "ad") || sp_date_scan_is (scan, i + 1, "ce")))
    {
      year = sp_date_read_number (word);
      n = 2;
    }
  else if (year < 0 && word[0] == 'a' && word[1] == 'd' && sp_date_scan_digits (word + 2, 2, 4) > 0)
    year = sp_date_read_number (word + 2);
  else if (year < 0 && sp_date_scan_is (scan, i, "ad")
           && sp_date_scan_digits (sp_date_scan_fold (scan, i + 1), 2, 4) > 0)
    {
      year = sp_date_scan_digits (sp_date_scan_fold (scan, i + 1), 2, 4);
      n = 2;
    }
  if (year < 0 || follows_money (scan, i) || counts_things (scan, i)
      || (i > 1 && sp_date_scan_is_month (scan, i - 1)
          && sp_date_scan_digits (sp_date_scan_fold (scan, i - 2), 1, 2) > 31 - 3)
      || (i > 0 && sp_date_scan_is_dash (scan, i - 1)
          && !(scan->words->token[i - 1].flags & SP_TOKEN_SPACE_AFTER) && n == 1
          && sp_date_scan_is (scan, i - 1, "-") && sp_date_scan_year (scan, i - 2) < 0))
    return 0;
  if (sp_date_scan_is (scan, i + 1, "bc") || sp_date_scan_is (scan, i + 1, "bce")
      || sp_date_scan_is (scan, i - 1, "page"))
    return 0;
  last = sp_date_scan_is_dash (scan, i + 1)
             ? sp_date_scan_digits (sp_date_scan_fold (scan, i + 2), 2, 2)
             : -1;
  if (last > 0 && year / 100 * 100 + last > year
      && !(scan->words->token[i + 1].flags & SP_TOKEN_SPACE_AFTER))
    return sp_date_range_set (out, sp_date (year, 0, 0), sp_date (year / 100 * 100 + last, 0, 0))
               ? 3
               : 0;
  return sp_date_range_set (out, sp_date (year, 0, 0), sp_date (year, 0, 0)) ? n : 0;
}

static gboolean
set_named (SpDateScan *scan, guint i, const SpRow *row, SpDateRange *out)
{
  g_auto (GStrv) ends = g_strsplit (row->columns[2], "/", 2);
  SpDate from, to;
  int month, day, year;

  if (strcmp (row->columns[1], "named") == 0)
    return sp_date_parse (ends[0], &from)
           && sp_date_parse (ends[1] != NULL ? ends[1] : ends[0], &to)
           && sp_date_range_set (out, from, to);
  if (strcmp (row->columns[1], "feast") != 0
      || sscanf (row->columns[2], "%2d-%2d", &month, &day) != 2)
    return FALSE;
  year = sp_date_scan_guess_year (scan, i, month, day);
  return year > 0
         && sp_date_range_set (out, sp_date (year, month, day), sp_date (year, month, day));
}

/* Days and times that have a name: World War II, Christmas Day. */
guint
sp_date_rule_named (SpDateScan *scan, guint i, SpDateRange *out)
{
  const SpToken *token = &scan->words->token[i];

  if (token->kind != SP_TOKEN_NUMBER && !(token->flags & SP_TOKEN_CAPITAL))
    return 0;
  for (guint n = MIN (3, scan->end - i); n > 0; n--)
    {
      g_autofree char *phrase = sp_words_dup_phrase (scan->words, i, n);
      const SpRow *row = sp_knowledge_find (scan->words->knowledge, "calendar", phrase);

      if (row != NULL && row->n > 2 && set_named (scan, i, row, out))
        return n;
    }
  return 0;
}
