/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "expectation.h"

static SpAnalyzer *analyzer;
static GHashTable *known_failures; /* set of char *: "area/file / case / line" */
static GHashTable *all_lines;      /* set of char *: all lines of all cases */

static char *
full_name (const char *area, const Expectation *expectation, const ExpectationLine *line)
{
  return g_strdup_printf ("%s/%s / %s / %s",
                          area,
                          expectation->file,
                          expectation->name,
                          line->line);
}

/* A listed line must fail, any other must hold. */
static gboolean
line_is_as_listed (const char *area,
                   const Expectation *expectation,
                   const ExpectationLine *line,
                   const SpAnalysis *analysis)
{
  g_autofree char *name = full_name (area, expectation, line);
  g_autofree char *why = expectation_check (analysis, line);
  gboolean listed = g_hash_table_contains (known_failures, name);

  if (why != NULL && !listed)
    g_test_message ("%s: %s", name, why);
  if (why == NULL && listed)
    g_test_message ("%s: it holds now, take it off known-failures.txt", name);
  return (why != NULL) == listed;
}

typedef struct
{
  char *area;
  Expectation *expectation;
} Case;

static void
case_free (gpointer data)
{
  Case *self = data;

  g_free (self->area);
  expectation_free (self->expectation);
  g_free (self);
}

static SpArticle *
article_of (const Expectation *expectation)
{
  if (expectation->sha256 != NULL)
    return expectation_find_article (expectation);
  if (expectation->sample != NULL)
    return expectation_open_sample (expectation);
  return expectation_make_article (expectation);
}

static void
test_case (gconstpointer data)
{
  const Case *self = data;
  const Expectation *expectation = self->expectation;
  g_autoptr (SpArticle) article = article_of (expectation);
  g_autoptr (SpAnalysis) analysis = NULL;
  g_autoptr (GError) error = NULL;
  gboolean right = TRUE;

  if (article == NULL)
    {
      g_test_skip ("the article is not in the shared folder");
      return;
    }
  analysis = sp_analyzer_run (analyzer, article, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (expectation->lines->len, >, 0);
  for (guint i = 0; i < expectation->lines->len; i++)
    right &= line_is_as_listed (self->area,
                                expectation,
                                g_ptr_array_index (expectation->lines, i),
                                analysis);
  if (!right)
    {
      g_autofree char *found = expectation_describe (analysis);

      g_test_message ("found:\n%s", found);
      g_test_fail ();
    }
}

static void
test_known_failures (void)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, known_failures);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_hash_table_contains (all_lines, name))
      {
        g_test_message ("%s: listed as a known failure, but there is no such line", (char *)name);
        g_test_fail ();
      }
}

static void
read_known_failures (const char *area, const char *path)
{
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &contents, NULL, NULL))
    return;
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0' && lines[i][0] != '#')
      g_hash_table_add (known_failures, g_strconcat (area, "/", lines[i], NULL));
}

static void
add_file (GPtrArray *cases, const char *area, const char *path, const char *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) read = expectation_read (path, file, &error);

  g_assert_no_error (error);
  g_ptr_array_set_free_func (read, NULL);
  for (guint i = 0; i < read->len; i++)
    {
      Case *self = g_new0 (Case, 1);
      g_autofree char *test = NULL;

      self->area = g_strdup (area);
      self->expectation = g_ptr_array_index (read, i);
      for (guint k = 0; k < self->expectation->lines->len; k++)
        g_hash_table_add (
            all_lines,
            full_name (area, self->expectation, g_ptr_array_index (self->expectation->lines, k)));
      g_ptr_array_add (cases, self);
      test = g_strdup_printf ("/expectations/%s/%.*s/%s",
                              area,
                              (int)(strlen (file) - 4),
                              file,
                              self->expectation->name);
      g_test_add_data_func (test, self, test_case);
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static GPtrArray *
list_folder (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (name[0] != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
add_area (GPtrArray *cases, const char *folder, const char *area)
{
  g_autoptr (GPtrArray) files = list_folder (folder);

  for (guint i = 0; i < files->len; i++)
    {
      const char *file = g_ptr_array_index (files, i);
      g_autofree char *path = g_build_filename (folder, file, NULL);

      if (strcmp (file, "known-failures.txt") == 0)
        read_known_failures (area, path);
      else if (g_str_has_suffix (file, ".txt"))
        add_file (cases, area, path, file);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (case_free);
  g_autoptr (GPtrArray) areas = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *root = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions (); /* one wrong case hides no other */
  analyzer = sp_analyzer_new (g_getenv ("STANDPOINT_DATA"), &error);
  g_assert_no_error (error);
  all_lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  known_failures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  root = g_test_build_filename (G_TEST_DIST, "analysis", "expect", NULL);
  areas = list_folder (root);
  for (guint i = 0; i < areas->len; i++)
    {
      g_autofree char *folder = g_build_filename (root, g_ptr_array_index (areas, i), NULL);

      add_area (cases, folder, g_ptr_array_index (areas, i));
    }
  g_test_add_func ("/expectations/known-failures", test_known_failures);
  status = g_test_run ();
  g_hash_table_unref (known_failures);
  g_hash_table_unref (all_lines);
  sp_analyzer_unref (analyzer);
  return status;
}
