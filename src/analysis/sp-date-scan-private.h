/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-dates-private.h"

G_BEGIN_DECLS

/* The reading of one text for dates. */
typedef struct
{
  const SpWords *words;
  const SpSyntax *syntax; /* nullable: the trees */
  GArray *found;          /* SpDateRange */
  gboolean has_today;
  SpDate today;        /* the article's day */
  gboolean has_anchor; /* the last date that was found in this paragraph or the one before */
  SpDate anchor;
  guint anchor_paragraph;
  guint paragraph; /* of the sentence at hand */
  guint end;       /* of the sentence at hand */
} SpDateScan;

/* A rule says what the words at token @i mean. Returns: the tokens that it took, or 0. */
typedef guint (*SpDateRule) (SpDateScan *scan, guint i, SpDateRange *out);

static inline SpDate
sp_date (int year, int month, int day)
{
  return (SpDate){ year, month, day };
}

const char *sp_date_scan_fold (const SpDateScan *scan, guint i);
gboolean sp_date_scan_is (const SpDateScan *scan, guint i, const char *word);
gboolean sp_date_scan_is_in (const SpDateScan *scan, guint i, const char *const *list);
int sp_date_scan_calendar (const SpDateScan *scan, guint i, const char *kind);
gboolean sp_date_scan_is_month (const SpDateScan *scan, guint i);
int sp_date_scan_digits (const char *word, guint min, guint max);
int sp_date_scan_year (const SpDateScan *scan, guint i);
int sp_date_scan_day (const SpDateScan *scan, guint i);
int sp_date_scan_number (const SpDateScan *scan, guint i);
gboolean sp_date_scan_is_dash (const SpDateScan *scan, guint i);
gboolean sp_date_range_set (SpDateRange *out, SpDate from, SpDate to);
gboolean sp_date_scan_is_future (const SpDateScan *scan, guint i);
gboolean sp_date_scan_is_past (const SpDateScan *scan, guint i);
int sp_date_scan_guess_year (const SpDateScan *scan, guint i, int month, int day);

/* Days, months, years by themselves. */
guint sp_date_rule_numeric (SpDateScan *scan, guint i, SpDateRange *out);
guint sp_date_rule_month_first (SpDateScan *scan, guint i, SpDateRange *out);
guint sp_date_rule_day_first (SpDateScan *scan, guint i, SpDateRange *out);
guint sp_date_rule_decade (SpDateScan *scan, guint i, SpDateRange *out);
guint sp_date_rule_century (SpDateScan *scan, guint i, SpDateRange *out);
guint sp_date_rule_season (SpDateScan *scan, guint i, SpDateRange *out);
guint sp_date_rule_quarter (SpDateScan *scan, guint i, SpDateRange *out);
guint sp_date_rule_named (SpDateScan *scan, guint i, SpDateRange *out);
guint sp_date_rule_year (SpDateScan *scan, guint i, SpDateRange *out);

/* Told from the article's day, or from the date before. */
guint sp_date_rule_today (SpDateScan *scan, guint i, SpDateRange *out);
guint sp_date_rule_relative (SpDateScan *scan, guint i, SpDateRange *out);
guint sp_date_rule_weekday (SpDateScan *scan, guint i, SpDateRange *out);
guint sp_date_rule_relative_month (SpDateScan *scan, guint i, SpDateRange *out);
guint sp_date_rule_distance (SpDateScan *scan, guint i, SpDateRange *out);
guint sp_date_rule_anchored (SpDateScan *scan, guint i, SpDateRange *out);

G_END_DECLS
