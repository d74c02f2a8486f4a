/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-library-rows-private.h"

#include "sp-library-browse.h"

typedef struct
{
  gint64 from; /* seconds since 1970 */
  SpLibraryPeriod period;
} Border;

static gint64
days_before (GDateTime *midnight, int days)
{
  g_autoptr (GDateTime) then = g_date_time_add_days (midnight, -days);

  return g_date_time_to_unix (then);
}

static void
get_borders (Border *borders)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) midnight = g_date_time_new_local (g_date_time_get_year (now),
                                                          g_date_time_get_month (now),
                                                          g_date_time_get_day_of_month (now),
                                                          0,
                                                          0,
                                                          0);

  borders[0] = (Border){ days_before (midnight, 0), SP_LIBRARY_TODAY };
  borders[1] = (Border){ days_before (midnight, 1), SP_LIBRARY_YESTERDAY };
  borders[2] = (Border){ days_before (midnight, 7), SP_LIBRARY_LAST_WEEK };
  borders[3] = (Border){ days_before (midnight, 30), SP_LIBRARY_LAST_MONTH };
}

static gint64
heading_row (SpLibraryPeriod period, guint year)
{
  return -1 - (gint64)period - (gint64)year * SP_LIBRARY_N_PERIODS;
}

/* The start of the year of @time, in seconds since 1970. */
static gint64
get_year_start (gint64 time, guint *year)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (time);
  g_autoptr (GDateTime) start = NULL;

  *year = then != NULL ? (guint)g_date_time_get_year (then) : 1970;
  start = g_date_time_new_local ((int)*year, 1, 1, 0, 0, 0);
  return start != NULL ? g_date_time_to_unix (start) : G_MININT64;
}

/* Puts headings between the articles (SpLibraryPlace), which come newest first. Returns: (transfer
 * full) (element-type gint64): ids, and numbers below zero for the headings. */
GArray *
sp_library_rows_new (GArray *places)
{
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (gint64), places->len + 16);
  Border borders[SP_LIBRARY_YEAR];
  gint64 until = G_MININT64; /* the heading above holds for what is not older */
  gboolean first = TRUE;

  get_borders (borders);
  for (guint i = 0; i < places->len; i++)
    {
      const SpLibraryPlace *place = &g_array_index (places, SpLibraryPlace, i);

      if (place->added != 0 && (first || place->added < until))
        {
          SpLibraryPeriod period = 0;
          guint year = 0;
          gint64 heading;

          while (period < SP_LIBRARY_YEAR && place->added < borders[period].from)
            period++;
          until = period < SP_LIBRARY_YEAR ? borders[period].from
                                           : get_year_start (place->added, &year);
          heading = heading_row (period, year);
          g_array_append_val (rows, heading);
          first = FALSE;
        }
      g_array_append_val (rows, place->id);
    }
  return rows;
}

/* Returns: (transfer full): the heading that stands in @row. */
SpLibraryItem *
sp_library_rows_make_heading (gint64 row)
{
  guint64 code = (guint64)(-1 - row);

  g_return_val_if_fail (row < 0, NULL);

  return sp_library_item_new_heading ((SpLibraryPeriod)(code % SP_LIBRARY_N_PERIODS),
                                      (guint)(code / SP_LIBRARY_N_PERIODS));
}
