/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include "sp-dates-private.h"

/* Returns: the number that @digits begins with; 0 if with none, at most 99999. */
int
sp_date_read_number (const char *digits)
{
  return (int)MIN (g_ascii_strtoull (digits, NULL, 10), 99999);
}

/* Returns: TRUE if the date is one of the calendar, as far as it is known. */
gboolean
sp_date_is_valid (SpDate date)
{
  if (date.year < 1 || date.year > 9999 || date.month < 0 || date.month > 12
      || (date.month == 0 && date.day != 0))
    return FALSE;
  return date.day == 0
         || (date.day > 0
             && g_date_valid_dmy ((GDateDay)date.day,
                                  (GDateMonth)date.month,
                                  (GDateYear)date.year));
}

/* Reads YYYY, YYYY-MM or YYYY-MM-DD (what follows a day is ignored). Returns: FALSE if it is none.
 */
gboolean
sp_date_parse (const char *iso_8601, SpDate *date)
{
  SpDate read = { 0, 0, 0 };
  int n;

  if (iso_8601 == NULL)
    return FALSE;
  n = sscanf (iso_8601, "%4d-%2d-%2d", &read.year, &read.month, &read.day);
  if (n < 1 || !sp_date_is_valid (read))
    return FALSE;
  *date = read;
  return TRUE;
}

/* Returns: (transfer full): YYYY, YYYY-MM or YYYY-MM-DD. */
char *
sp_date_to_string (SpDate date)
{
  if (date.day != 0)
    return g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
  return date.month != 0 ? g_strdup_printf ("%04d-%02d", date.year, date.month)
                         : g_strdup_printf ("%04d", date.year);
}

static void
to_gdate (SpDate date, GDate *out)
{
  g_date_clear (out, 1);
  g_date_set_dmy (out,
                  (GDateDay)MAX (date.day, 1),
                  (GDateMonth)MAX (date.month, 1),
                  (GDateYear)date.year);
}

static SpDate
from_gdate (const GDate *date)
{
  return (SpDate){ g_date_get_year (date), g_date_get_month (date), g_date_get_day (date) };
}

/* Returns: the day @days behind @date; @date itself where there is none. */
SpDate
sp_date_add_days (SpDate date, int days)
{
  GDate day;
  gint64 julian;

  to_gdate (date, &day);
  julian = (gint64)g_date_get_julian (&day) + days;
  if (julian < 1 || julian > 3600000)
    return date;
  g_date_set_julian (&day, (guint32)julian);
  return from_gdate (&day);
}

/* Returns: the month @months behind @date, without a day. */
SpDate
sp_date_add_months (SpDate date, int months)
{
  int total = date.year * 12 + MAX (date.month, 1) - 1 + months;

  return (SpDate){ total / 12, total % 12 + 1, 0 };
}

/* Returns: 1 for Monday to 7 for Sunday. */
int
sp_date_get_weekday (SpDate date)
{
  GDate day;

  to_gdate (date, &day);
  return g_date_get_weekday (&day);
}

/* Returns: less than 0, 0, more than 0: which of the two begins earlier. */
int
sp_date_compare (SpDate a, SpDate b)
{
  if (a.year != b.year)
    return a.year - b.year;
  return a.month != b.month ? a.month - b.month : a.day - b.day;
}
