/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>
#include "sp-dateline.h"

typedef struct
{
  const char *paragraph;
  const char *dateline; /* "": there is none */
  const char *agency;
  const char *date;
} DatelineCase;

static const DatelineCase dateline_cases[] = {
  { "LONDON (Reuters) - The harbour froze.", "LONDON (Reuters) - ", "Reuters", NULL },
  { "OSLO \xe2\x80\x94 The harbour froze.", "OSLO \xe2\x80\x94 ", NULL, NULL },
  { "NEW YORK, June 4 (AP) -- Rain fell.", "NEW YORK, June 4 (AP) -- ", "AP", NULL },
  { "WASHINGTON, D.C. \xe2\x80\x93 Rain fell.", "WASHINGTON, D.C. \xe2\x80\x93 ", NULL, NULL },
  { "(Reuters) - Rain fell.", "(Reuters) - ", "Reuters", NULL },
  { "date 2024-03-28 (AFP) Rain fell.", "date 2024-03-28 (AFP) ", "AFP", "2024-03-28" },
  { "The mayor (Green) said no.", "", NULL, NULL },
  { "UN troops left the town.", "", NULL, NULL },
  { "NATO said - and it was heard.", "", NULL, NULL },
  { "LONDON (Reuters)", "", NULL, NULL },
  { "(", "", NULL, NULL },
  { "", "", NULL, NULL },
};

static void
test_dateline (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dateline_cases); i++)
    {
      const DatelineCase *c = &dateline_cases[i];
      SpDateline found = sp_dateline_find (c->paragraph, strlen (c->paragraph));
      g_autofree char *words = g_strndup (c->paragraph, found.n_bytes);

      g_assert_cmpstr (words, ==, c->dateline);
      g_assert_cmpstr (found.agency, ==, c->agency);
      g_assert_cmpstr (found.date, ==, c->date);
      sp_dateline_clear (&found);
    }
}

static void
test_date (void)
{
  static const char *const cases[][2] = {
    { "25 August 2023", "2023-08-25" },
    { "Published: Mon, March 4th, 2024", "2024-03-04" },
    { "Sept. 1, 2021", "2021-09-01" },
    { "2024-03-28", "2024-03-28" },
    { "2024-03-28T10:00:00Z", "2024-03-28" },
    { "4/3/2024", NULL },
    { "31 February 2023", NULL },
    { "March 2023", NULL },
    { "", NULL },
    { "On 25 August 2023 the council of the old town met again at last", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = NULL;

      g_assert_cmpint (sp_written_date_parse (cases[i][0], &date), ==, cases[i][1] != NULL);
      g_assert_cmpstr (date, ==, cases[i][1]);
    }
}

static void
test_agency_code (void)
{
  g_autofree char *date = NULL, *none = NULL, *wrong = NULL;

  g_assert_true (sp_agency_code_parse ("NRDC09052022000017441234ID77", &date));
  g_assert_cmpstr (date, ==, "2022-05-09");
  g_assert_true (sp_agency_code_parse ("AB12XY345678", &none));
  g_assert_null (none);
  g_assert_true (sp_agency_code_parse ("XX99992022000017", &wrong));
  g_assert_null (wrong);
  g_assert_false (sp_agency_code_parse ("HARBOUR", &none));
  g_assert_false (sp_agency_code_parse ("12345678", &none));
  g_assert_false (sp_agency_code_parse ("Abc12345678", &none));
  g_assert_false (sp_agency_code_parse ("", &none));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/dateline/head-of-paragraph", test_dateline);
  g_test_add_func ("/import/dateline/written-date", test_date);
  g_test_add_func ("/import/dateline/agency-code", test_agency_code);
  return g_test_run ();
}
