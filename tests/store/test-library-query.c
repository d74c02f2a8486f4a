/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-library-query.h"

static const struct
{
  const char *query;
  const char *match; /* NULL: no words */
  const char *where;
  guint n_values;
} cases[] = {
  { "", NULL, "", 0 },
  { "  cyber  attack ", "\"cyber\" * AND \"attack\" *", "", 0 },
  { "\"cyber attack\"", "\"cyber attack\"", "", 0 },
  { "\"never closed", "\"never closed\"", "", 0 },
  { "cyber -sport", "(\"cyber\" *) NOT (\"sport\" *)", "", 0 },
  { "title:harbour", "title : \"harbour\" *", "", 0 },
  { "quote:sorry", "quotes : \"sorry\" *", "", 0 },
  { "AND OR NEAR(", "\"AND\" * AND \"OR\" * AND \"NEAR(\" *", "", 0 },
  { "party:china -party:london", "(parties : \"china\" *) NOT (parties : \"london\" *)", "", 0 },
  { "a bc", "\"a\" AND \"bc\" *", "", 0 },
  { "- -- ...", NULL, "", 0 },
  { "is:unread", NULL, " AND (article.read = 0)", 0 },
  { "-is:unread", NULL, " AND NOT (article.read = 0)", 0 },
  { "is:nonsense", "\"is nonsense\"", "", 0 },
  { "http://example.org", "\"http //example.org\"", "", 0 },
  { "after:2024-03",
    NULL,
    " AND (article.id IN (SELECT id FROM article"
    " WHERE ifnull (published, date (added, 'unixepoch')) >= ?))",
    1 },
  { "after:yesterday", "\"after yesterday\"", "", 0 },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpLibraryQuery) query = sp_library_query_parse (cases[i].query);

      g_assert_cmpstr (query->match, ==, cases[i].match);
      g_assert_cmpstr (query->where->str, ==, cases[i].where);
      g_assert_cmpuint (query->values->len, ==, cases[i].n_values);
    }
}

static void
test_only_without (void)
{
  g_autoptr (SpLibraryQuery) query = sp_library_query_parse ("-sport");

  g_assert_null (query->match);
  g_assert_cmpuint (query->values->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (query->values, 0), ==, "\"sport\" *");
}

static void
test_states (void)
{
  g_autoptr (SpLibraryQuery) query
      = sp_library_query_parse ("is:trash tag:\"two words\" site:courier");

  g_assert_true (query->trash);
  g_assert_cmpuint (query->values->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (query->values, 0), ==, "two words");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library-query/table", test_table);
  g_test_add_func ("/library-query/only-without", test_only_without);
  g_test_add_func ("/library-query/states", test_states);
  return g_test_run ();
}
