/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-syntax.h"
#include "sp-words-private.h"

G_BEGIN_DECLS

/* A day, month or year: what is not known is 0. */
typedef struct
{
  int year;
  int month;
  int day;
} SpDate;

/* Stands for a year that the text does not tell, until a range does. */
#define SP_DATE_NO_YEAR 1

/* An expression of time in the text and what it means; both ends included. */
typedef struct
{
  guint first; /* token */
  guint n;
  SpDate from;
  SpDate to;
  gboolean guessed; /* the text gives no year */
} SpDateRange;

int sp_date_read_number (const char *digits);
gboolean sp_date_parse (const char *iso_8601, SpDate *date);
char *sp_date_to_string (SpDate date);
SpDate sp_date_add_days (SpDate date, int days);
SpDate sp_date_add_months (SpDate date, int months);
int sp_date_get_weekday (SpDate date);
gboolean sp_date_is_valid (SpDate date);
int sp_date_compare (SpDate a, SpDate b);

GArray *sp_dates_find (const SpWords *words, const SpSyntax *syntax, const char *published);

G_END_DECLS
