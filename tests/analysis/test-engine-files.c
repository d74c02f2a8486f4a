/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include "sp-analyzer.h"
#include "sp-error.h"

/* The files that the engine opens: what is missing is named, and its version tells them apart. */

static char *data;   /* the folder that is shipped */
static char *folder; /* one of links to its files */

static char *
path_of (const char *top, const char *part, const char *name)
{
  return g_build_filename (top, part, name, NULL);
}

static void
link_part (const char *part)
{
  g_autofree char *from = path_of (data, part, NULL), *to = path_of (folder, part, NULL);
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  g_assert_cmpint (g_mkdir (to, 0700), ==, 0);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *old = path_of (data, part, name), *new = path_of (folder, part, name);

      g_assert_cmpint (symlink (old, new), ==, 0);
    }
}

static void
remove_part (const char *part)
{
  g_autofree char *path = path_of (folder, part, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = path_of (folder, part, name);

      g_assert_cmpint (g_remove (file), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

static char *
dup_version (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpAnalyzer) analyzer = sp_analyzer_new (folder, &error);

  g_assert_no_error (error);
  return g_strdup (sp_analyzer_get_version (analyzer));
}

static void
test_missing_list (void)
{
  g_autofree char *lists = path_of (data, "lexicon", NULL);
  g_autoptr (GDir) dir = g_dir_open (lists, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *from = path_of (data, "lexicon", name),
                      *path = path_of (folder, "lexicon", name);
      g_autoptr (GError) error = NULL;

      if (!g_str_has_suffix (name, ".tsv"))
        continue;
      g_assert_cmpint (g_remove (path), ==, 0);
      g_assert_null (sp_analyzer_new (folder, &error));
      g_assert_error (error, SP_ERROR, SP_ERROR_NOT_FOUND);
      g_assert_nonnull (strstr (error->message, name));
      g_assert_cmpint (symlink (from, path), ==, 0);
      n++;
    }
  g_assert_cmpuint (n, >, 30);
}

static void
test_missing_model (void)
{
  static const char *const models[]
      = { "english.bin", "names.bin", "attribution.bin", "relations.bin" };

  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    {
      g_autofree char *from = path_of (data, "model", models[i]),
                      *path = path_of (folder, "model", models[i]);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (g_remove (path), ==, 0);
      g_assert_null (sp_analyzer_new (folder, &error));
      g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
      g_assert_nonnull (strstr (error->message, models[i]));
      g_assert_cmpint (symlink (from, path), ==, 0);
    }
}

/* Puts a copy of a file with @byte at @at exchanged in its place, and takes it back. */
static char *
dup_version_with (const char *part, const char *name, gsize at, char byte)
{
  g_autofree char *from = path_of (data, part, name), *path = path_of (folder, part, name);
  g_autofree char *bytes = NULL, *version = NULL;
  gsize n;

  g_assert_true (g_file_get_contents (from, &bytes, &n, NULL));
  g_assert_cmpuint (at, <, n);
  g_assert_cmpint (bytes[at], !=, byte);
  bytes[at] = byte;
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_true (g_file_set_contents (path, bytes, (gssize)n, NULL));
  version = dup_version ();
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (symlink (from, path), ==, 0);
  return g_steal_pointer (&version);
}

static void
test_version (void)
{
  g_autofree char *plain = dup_version (), *again = dup_version ();
  g_autofree char *list = dup_version_with ("lexicon", "verbs.tsv", 2, '%');
  g_autofree char *other_list = dup_version_with ("lexicon", "places.tsv", 2, '%');

  g_assert_cmpstr (plain, ==, again);
  g_assert_cmpstr (plain, !=, list);
  g_assert_cmpstr (plain, !=, other_list);
  g_assert_cmpstr (list, !=, other_list);
}

/* The checksum of each model stands in its header. */
static void
test_version_of_models (void)
{
  static const char *const models[]
      = { "english.bin", "names.bin", "attribution.bin", "relations.bin" };
  g_autofree char *plain = dup_version ();

  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    {
      g_autofree char *path = path_of (data, "model", models[i]), *bytes = NULL, *version = NULL;

      g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
      version = dup_version_with ("model", models[i], 32, (char)(bytes[32] ^ 1));
      g_assert_cmpstr (plain, !=, version);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  data = g_canonicalize_filename (g_getenv ("STANDPOINT_DATA"), NULL);
  folder = g_dir_make_tmp ("engine-files-XXXXXX", NULL);
  link_part ("lexicon");
  link_part ("model");
  g_test_add_func ("/engine-files/missing-list", test_missing_list);
  g_test_add_func ("/engine-files/missing-model", test_missing_model);
  g_test_add_func ("/engine-files/version", test_version);
  g_test_add_func ("/engine-files/version-of-models", test_version_of_models);
  status = g_test_run ();
  remove_part ("lexicon");
  remove_part ("model");
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
  g_free (data);
  return status;
}
