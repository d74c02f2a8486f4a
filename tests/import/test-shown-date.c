/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include "sp-shown-date.h"

static void
check (const char *words,
       const char *near_to,
       gboolean day_first,
       const char *date,
       gboolean update)
{
  gboolean is_update = FALSE;
  guint n_others;
  g_autofree char *found = sp_shown_date_find (words, near_to, day_first, &is_update, &n_others);

  g_assert_cmpstr (found, ==, date);
  if (date != NULL)
    g_assert_cmpint (is_update, ==, update);
}

static void
test_words (void)
{
  check ("December 22, 2023", NULL, FALSE, "2023-12-22", FALSE);
  check ("Fri., Dec. 22nd, 2023 at 5:06 p.m. PT", NULL, FALSE, "2023-12-22", FALSE);
  check ("the 3rd of May 2021", NULL, FALSE, "2021-05-03", FALSE);
  check ("8:00 PM EST, Tue December 19, 2023", NULL, FALSE, "2023-12-19", FALSE);
  check ("2023-12-22T10:00:00Z", NULL, FALSE, "2023-12-22", FALSE);
  check ("By Ana Ruiz | 4 Sept 2019 | 3 min read", NULL, FALSE, "2019-09-04", FALSE);
}

static void
test_languages (void)
{
  check ("Freitag, 22. Dezember 2023, 10:15 Uhr", NULL, TRUE, "2023-12-22", FALSE);
  check ("1er août 2022 à 10h", NULL, TRUE, "2022-08-01", FALSE);
  check ("7 de marzo de 2020", NULL, TRUE, "2020-03-07", FALSE);
  check ("Publicerad 2 oktober 2021", NULL, TRUE, "2021-10-02", FALSE);
  check ("12 stycznia 2024", NULL, TRUE, "2024-01-12", FALSE);
  check ("5 июля 2018", NULL, TRUE, "2018-07-05", FALSE);
  check ("2023年12月22日", NULL, TRUE, "2023-12-22", FALSE);
  g_assert_cmpuint (sp_month_parse ("mar"), ==, 3);
  g_assert_cmpuint (sp_month_parse ("jui"), ==, 0);
  g_assert_cmpuint (sp_month_parse ("juil"), ==, 7);
  g_assert_cmpuint (sp_month_parse ("monday"), ==, 0);
}

/* Which number is the month is told by the numbers, by what is known, by the custom. */
static void
test_numbers (void)
{
  check ("12/22/2023 05:00 AM", NULL, TRUE, "2023-12-22", FALSE);
  check ("22/12/2023", NULL, FALSE, "2023-12-22", FALSE);
  check ("04/03/2024", NULL, FALSE, "2024-04-03", FALSE);
  check ("04/03/2024", NULL, TRUE, "2024-03-04", FALSE);
  check ("04/03/2024", "2024-03-05T01:00:00+00:00", FALSE, "2024-03-04", FALSE);
  check ("03.04.2024", NULL, FALSE, "2024-04-03", FALSE);
  check ("2024/03/04", NULL, FALSE, "2024-03-04", FALSE);
}

static void
test_updates (void)
{
  check ("Updated on December 14, 2023", NULL, FALSE, "2023-12-14", TRUE);
  check ("Updated Dec 14, 2023; published Dec 2, 2023", NULL, FALSE, "2023-12-02", FALSE);
  check ("Published Dec 2, 2023 Updated Dec 14, 2023", NULL, FALSE, "2023-12-02", FALSE);
}

static void
test_none (void)
{
  check ("", NULL, FALSE, NULL, FALSE);
  check ("In May she left", NULL, FALSE, NULL, FALSE);
  check ("31 February 2020", NULL, FALSE, NULL, FALSE);
  check ("12:30:2023", NULL, FALSE, NULL, FALSE);
  check ("May 1, 1889", NULL, FALSE, NULL, FALSE);
  check ("She came on May 1, 2019 with a box of pears and went again the day after",
         NULL,
         FALSE,
         NULL,
         FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/shown-date/words", test_words);
  g_test_add_func ("/import/shown-date/languages", test_languages);
  g_test_add_func ("/import/shown-date/numbers", test_numbers);
  g_test_add_func ("/import/shown-date/updates", test_updates);
  g_test_add_func ("/import/shown-date/none", test_none);
  return g_test_run ();
}
