/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-date-scan-private.h"

static SpDate
monday_of (SpDate day)
{
  return sp_date_add_days (day, 1 - sp_date_get_weekday (day));
}

typedef enum
{
  UNIT_NONE,
  UNIT_DAY,
  UNIT_WEEK,
  UNIT_MONTH,
  UNIT_YEAR,
  UNIT_DECADE,
  UNIT_CENTURY,
  UNIT_QUARTER,
  UNIT_WEEKEND,
} Unit;

static Unit
unit_at (const SpDateScan *scan, guint i)
{
  static const struct
  {
    const char *word;
    Unit unit;
  } units[] = {
    { "day", UNIT_DAY },         { "week", UNIT_WEEK },       { "month", UNIT_MONTH },
    { "year", UNIT_YEAR },       { "decade", UNIT_DECADE },   { "century", UNIT_CENTURY },
    { "quarter", UNIT_QUARTER }, { "weekend", UNIT_WEEKEND }, { "morning", UNIT_DAY },
    { "afternoon", UNIT_DAY },   { "evening", UNIT_DAY },     { "night", UNIT_DAY },
  };
  const char *word = sp_date_scan_fold (scan, i);
  gsize n = strlen (word);

  if (n > 1 && word[n - 1] == 's')
    n--;
  for (guint k = 0; k < G_N_ELEMENTS (units); k++)
    if (strlen (units[k].word) == n && strncmp (units[k].word, word, n) == 0)
      return units[k].unit;
  if (strcmp (word, "centuries") == 0)
    return UNIT_CENTURY;
  return UNIT_NONE;
}

/* The whole week, month … that lies @steps from the one that @base is in. */
static gboolean
set_unit (SpDateRange *out, SpDate base, Unit unit, int steps)
{
  SpDate day;
  int year;

  switch (unit)
    {
    case UNIT_DAY:
      day = sp_date_add_days (base, steps);
      return sp_date_range_set (out, day, day);
    case UNIT_WEEK:
      day = sp_date_add_days (monday_of (base), 7 * steps);
      return sp_date_range_set (out, day, sp_date_add_days (day, 6));
    case UNIT_WEEKEND:
      day = sp_date_add_days (monday_of (base), 7 * steps + 5);
      return sp_date_range_set (out, day, sp_date_add_days (day, 1));
    case UNIT_MONTH:
      day = sp_date_add_months (base, steps);
      return sp_date_range_set (out, day, day);
    case UNIT_QUARTER:
      day = sp_date_add_months (sp_date (base.year, (MAX (base.month, 1) - 1) / 3 * 3 + 1, 0),
                                3 * steps);
      return sp_date_range_set (out, day, sp_date_add_months (day, 2));
    case UNIT_YEAR:
      day = sp_date (base.year + steps, 0, 0);
      return sp_date_range_set (out, day, day);
    case UNIT_DECADE:
      year = base.year / 10 * 10 + 10 * steps;
      return sp_date_range_set (out, sp_date (year, 0, 0), sp_date (year + 9, 0, 0));
    case UNIT_CENTURY:
      year = base.year / 100 * 100 + 100 * steps;
      return sp_date_range_set (out, sp_date (year, 0, 0), sp_date (year + 99, 0, 0));
    case UNIT_NONE:
    default:
      return FALSE;
    }
}

/* The point in time that lies @n units from @base, as precise as the unit is. */
static SpDate
shift (SpDate base, Unit unit, int n)
{
  switch (unit)
    {
    case UNIT_DAY:
      return sp_date_add_days (base, n);
    case UNIT_WEEK:
    case UNIT_WEEKEND:
      return sp_date_add_days (base, 7 * n);
    case UNIT_MONTH:
      return sp_date_add_months (base, n);
    case UNIT_QUARTER:
      return sp_date_add_months (base, 3 * n);
    case UNIT_DECADE:
      return sp_date (base.year + 10 * n, 0, 0);
    case UNIT_CENTURY:
      return sp_date (base.year + 100 * n, 0, 0);
    case UNIT_YEAR:
    case UNIT_NONE:
    default:
      return sp_date (base.year + n, 0, 0);
    }
}

/* The first of the last @n months or years that end today. */
static SpDate
back_from (SpDate today, Unit unit, int n)
{
  SpDate month = sp_date_add_months (today, -n * (unit == UNIT_YEAR ? 12 : 1));
  SpDate day = sp_date (month.year, month.month, today.day);

  while (!sp_date_is_valid (day) && day.day > 1)
    day.day--;
  return sp_date_is_valid (day) ? sp_date_add_days (day, 1) : month;
}

/* today, yesterday, tomorrow. */
guint
sp_date_rule_today (SpDateScan *scan, guint i, SpDateRange *out)
{
  int steps;

  if (!scan->has_today || scan->today.day == 0)
    return 0;
  if (sp_date_scan_is (scan, i, "today") || sp_date_scan_is (scan, i, "tonight"))
    steps = 0;
  else if (sp_date_scan_is (scan, i, "yesterday"))
    steps = -1;
  else if (sp_date_scan_is (scan, i, "tomorrow"))
    steps = 1;
  else
    return 0;
  return set_unit (out, scan->today, UNIT_DAY, steps) ? 1 : 0;
}

/* last, this, next week; earlier this month; the past two years. */
guint
sp_date_rule_relative (SpDateScan *scan, guint i, SpDateRange *out)
{
  static const char *const past[] = { "last", "past", "previous", NULL };
  static const char *const before[] = { "earlier", "later", "late", "early", NULL };
  guint k = i;
  int steps, n;
  gboolean the;
  Unit unit;

  if (!scan->has_today || scan->today.day == 0)
    return 0;
  if (sp_date_scan_is_in (scan, k, before))
    k++;
  the = sp_date_scan_is (scan, k, "the");
  if (the)
    k++;
  if (sp_date_scan_is (scan, k, "this"))
    {
      steps = sp_date_scan_is (scan, k + 1, "past") ? -1 : 0;
      k += sp_date_scan_is (scan, k + 1, "past") ? 1 : 0;
    }
  else if (sp_date_scan_is_in (scan, k, past))
    steps = -1;
  else if (sp_date_scan_is (scan, k, "next") || sp_date_scan_is (scan, k, "coming"))
    steps = 1;
  else
    return 0;
  k++;
  n = sp_date_scan_number (scan, k);
  if (n > 0 && steps != 0 && (unit = unit_at (scan, k + 1)) != UNIT_NONE && unit <= UNIT_DECADE)
    {
      SpDate there = steps < 0 && unit >= UNIT_MONTH && unit <= UNIT_YEAR
                         ? back_from (scan->today, unit, n)
                         : shift (scan->today, unit, steps * n);
      SpDate here = there.day != 0     ? scan->today
                    : there.month != 0 ? sp_date (scan->today.year, scan->today.month, 0)
                                       : sp_date (scan->today.year, 0, 0);

      return sp_date_range_set (out, steps < 0 ? there : here, steps < 0 ? here : there) ? k + 2 - i
                                                                                         : 0;
    }
  unit = unit_at (scan, k);
  if (unit == UNIT_DAY && sp_date_scan_is (scan, k, "day"))
    return 0;
  if (unit == UNIT_DECADE && steps < 0)
    return sp_date_range_set (out,
                              sp_date (scan->today.year - 10, 0, 0),
                              sp_date (scan->today.year, 0, 0))
               ? k + 1 - i
               : 0;
  if (unit == UNIT_NONE || g_str_has_suffix (sp_date_scan_fold (scan, k), "s"))
    return 0;
  if (the && (unit <= UNIT_MONTH || sp_date_scan_is (scan, k - 1, "next")))
    return 0;
  /* "this weekend" in an account of it is the one that is over, until the next comes near */
  if (unit == UNIT_WEEKEND && steps == 0 && sp_date_get_weekday (scan->today) <= 3
      && sp_date_scan_is_past (scan, i))
    steps = -1;
  return set_unit (out, scan->today, unit, steps) ? k + 1 - i : 0;
}

/* Tuesday, last Tuesday, next Tuesday, Tuesday morning. */
guint
sp_date_rule_weekday (SpDateScan *scan, guint i, SpDateRange *out)
{
  guint k = i;
  int day, difference;
  SpDate that;

  if (!scan->has_today || scan->today.day == 0)
    return 0;
  if (sp_date_scan_is (scan, k, "last") || sp_date_scan_is (scan, k, "next")
      || sp_date_scan_is (scan, k, "this"))
    k++;
  day = sp_date_scan_calendar (scan, k, "day");
  if (day < 0 || !(scan->words->token[k].flags & SP_TOKEN_CAPITAL))
    return 0;
  difference = day - sp_date_get_weekday (scan->today);
  if (sp_date_scan_is (scan, i, "next") || (k == i && sp_date_scan_is_future (scan, i)))
    difference += difference <= 0 ? 7 : 0;
  else if (sp_date_scan_is (scan, i, "last"))
    difference -= difference >= 0 ? 7 : 0;
  else if (k == i)
    difference -= difference > 0 ? 7 : 0;
  that = sp_date_add_days (scan->today, difference);
  k++;
  if (unit_at (scan, k) == UNIT_DAY && !sp_date_scan_is (scan, k, "days")
      && !sp_date_scan_is (scan, k, "day"))
    k++;
  return sp_date_range_set (out, that, that) ? k - i : 0;
}

/* last, next, this March. */
guint
sp_date_rule_relative_month (SpDateScan *scan, guint i, SpDateRange *out)
{
  int month, year;

  if (!scan->has_today || scan->today.month == 0
      || !(sp_date_scan_is (scan, i, "last") || sp_date_scan_is (scan, i, "next")
           || sp_date_scan_is (scan, i, "this"))
      || !sp_date_scan_is_month (scan, i + 1))
    return 0;
  month = sp_date_scan_calendar (scan, i + 1, "month");
  year = scan->today.year;
  if (sp_date_scan_is (scan, i, "last") && month >= scan->today.month)
    year--;
  else if (sp_date_scan_is (scan, i, "next") && month <= scan->today.month)
    year++;
  return sp_date_range_set (out, sp_date (year, month, 0), sp_date (year, month, 0)) ? 2 : 0;
}

/* two days ago; three weeks earlier, a year later, ten years after. */
guint
sp_date_rule_distance (SpDateScan *scan, guint i, SpDateRange *out)
{
  static const char *const rough[]
      = { "about", "around", "nearly", "almost", "over", "more", "some", "roughly", NULL };
  guint k = i;
  int n, sign;
  SpDate base;
  Unit unit;

  if (sp_date_scan_is_in (scan, k, rough))
    k += sp_date_scan_is (scan, k, "more") && sp_date_scan_is (scan, k + 1, "than") ? 2 : 1;
  n = sp_date_scan_number (scan, k);
  if (n <= 0)
    return 0;
  k++;
  if (n == 1 && sp_date_scan_is (scan, k, "couple"))
    {
      n = 2;
      k += sp_date_scan_is (scan, k + 1, "of") ? 2 : 1;
    }
  unit = unit_at (scan, k);
  if (unit == UNIT_NONE)
    return 0;
  k++;
  if (sp_date_scan_is (scan, k, "ago") && scan->has_today)
    base = scan->today, sign = -1;
  else if ((sp_date_scan_is (scan, k, "earlier") || sp_date_scan_is (scan, k, "previously")
            || sp_date_scan_is (scan, k, "before"))
           && (scan->has_anchor || scan->has_today))
    base = scan->has_anchor ? scan->anchor : scan->today, sign = -1;
  else if ((sp_date_scan_is (scan, k, "later") || sp_date_scan_is (scan, k, "afterwards"))
           && scan->has_anchor)
    base = scan->anchor, sign = 1;
  else
    return 0;
  if ((base.day == 0 && unit <= UNIT_WEEK) || (base.month == 0 && unit == UNIT_MONTH))
    return 0;
  base = shift (base, unit, sign * n);
  return sp_date_range_set (out, base, base) ? k + 1 - i : 0;
}

/* the next day, the previous year, that month, the same year: told from the date before. */
guint
sp_date_rule_anchored (SpDateScan *scan, guint i, SpDateRange *out)
{
  guint k = i;
  int steps;
  Unit unit;

  if (!scan->has_anchor)
    return 0;
  if (sp_date_scan_is (scan, k, "the")
      && (sp_date_scan_is (scan, k + 1, "next") || sp_date_scan_is (scan, k + 1, "following")))
    steps = 1, k += 2;
  else if (sp_date_scan_is (scan, k, "the")
           && (sp_date_scan_is (scan, k + 1, "previous")
               || sp_date_scan_is (scan, k + 1, "preceding")))
    steps = -1, k += 2;
  else if ((sp_date_scan_is (scan, k, "the") || sp_date_scan_is (scan, k, "that"))
           && sp_date_scan_is (scan, k + 1, "same"))
    steps = 0, k += 2;
  else if (sp_date_scan_is (scan, k, "that"))
    steps = 0, k += 1;
  else
    return 0;
  unit = unit_at (scan, k);
  if (unit != UNIT_DAY && unit != UNIT_MONTH && unit != UNIT_YEAR && unit != UNIT_WEEK)
    return 0;
  if (g_str_has_suffix (sp_date_scan_fold (scan, k), "s")
      || (unit <= UNIT_WEEK && scan->anchor.day == 0)
      || (unit == UNIT_MONTH && scan->anchor.month == 0))
    return 0;
  return set_unit (out, scan->anchor, unit, steps) ? k + 1 - i : 0;
}
