/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sqlite3.h>
#include "sp-error.h"
#include "sp-library.h"

typedef struct
{
  char *folder;
  SpLibrary *library;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("standpoint-library-XXXXXX", NULL);
  f->library = sp_library_open (f->folder, &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_pointer (&f->library, sp_library_close);
  remove_folder (f->folder);
  g_free (f->folder);
}

static SpArticle *
make_article (const char *title, const char *words)
{
  g_autoptr (SpText) text = sp_text_new (words, -1, NULL);
  SpArticle *article = sp_article_new (text);

  sp_article_set_title (article, title, (SpSpan){ 0, 0 });
  sp_article_add_byline (article, "Ana Ruiz");
  sp_article_add_byline (article, "Bo Lind");
  sp_article_set_published (article, "2024-03-28");
  sp_article_set_site (article, "Harbour Gazette");
  sp_article_add_block (article, (SpBlock){ { 0, 5 }, SP_BLOCK_HEADING, 2 });
  sp_article_add_link (article, (SpSpan){ 1, 3 }, "https://example.org/ä?b=\"c\"");
  sp_article_add_emphasis (article, (SpEmphasis){ { 2, 4 }, SP_EMPHASIS_BOLD });
  sp_article_add_dateline (article, (SpSpan){ 0, 2 });
  return article;
}

static gint64
add (SpLibrary *library, const char *title, const char *words)
{
  g_autoptr (SpArticle) article = make_article (title, words);
  g_autoptr (GBytes) source = g_bytes_new_static ("<p>as it was read</p>", 21);
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  g_assert_true (sp_library_add (library, article, source, "text/html", 1711600000, &id, &error));
  g_assert_no_error (error);
  return id;
}

static void
assert_found (SpLibrary *library, const char *query, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = sp_library_search (library, query, 100, 0, &error);

  g_assert_no_error (error);
  if (found->len != n)
    g_error ("%s: %u found, %u wanted", query, found->len, n);
}

static void
assert_clean (SpLibrary *library)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) wrong = sp_library_check (library, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < wrong->len; i++)
    g_test_message ("%s", (char *)g_ptr_array_index (wrong, i));
  g_assert_cmpuint (wrong->len, ==, 0);
}

static void
test_round_trip (Fixture *f, gconstpointer data)
{
  gint64 id = add (f->library, "Port and council at odds", "The port näh said so.");
  g_autoptr (GError) error = NULL;
  g_autoptr (SpArticle) article = sp_library_load (f->library, id, &error);
  g_autoptr (GBytes) source = sp_library_load_source (f->library, id, &error);
  guint n;

  g_assert_no_error (error);
  g_assert_cmpstr (sp_text_get_utf8 (sp_article_get_text (article)), ==, "The port näh said so.");
  g_assert_cmpstr (sp_article_get_title (article), ==, "Port and council at odds");
  g_assert_cmpstr (sp_article_get_byline (article)[1], ==, "Bo Lind");
  g_assert_cmpstr (sp_article_get_published (article), ==, "2024-03-28");
  g_assert_cmpuint (sp_article_get_blocks (article, &n)[0].level, ==, 2);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (sp_article_get_links (article, &n)[0].href, ==, "https://example.org/ä?b=\"c\"");
  g_assert_cmpint (sp_article_get_emphasis (article, &n)[0].kind, ==, SP_EMPHASIS_BOLD);
  g_assert_cmpuint (sp_article_get_datelines (article, &n)[0].end, ==, 2);
  g_assert_cmpmem (g_bytes_get_data (source, NULL),
                   g_bytes_get_size (source),
                   "<p>as it was read</p>",
                   21);
  g_assert_null (sp_library_load (f->library, id + 1, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_NOT_FOUND);
}

/* Where there is no title, rows show how the text begins. */
static void
test_opening (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  const SpLibraryEntry *entry;

  add (f->library, NULL, "The port said so. The council did not.");
  found = sp_library_search (f->library, "", 10, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  entry = g_ptr_array_index (found, 0);
  g_assert_null (entry->title);
  g_assert_cmpstr (entry->opening, ==, "The port said so. The council did not.");
  add (f->library, "A title", "Another text.");
  g_ptr_array_unref (g_steal_pointer (&found));
  found = sp_library_search (f->library, "another", 10, 0, &error);
  g_assert_cmpuint (found->len, ==, 1);
  entry = g_ptr_array_index (found, 0);
  g_assert_null (entry->opening);
  g_assert_nonnull (entry->snippet);
}

static void
test_same_again (Fixture *f, gconstpointer data)
{
  gint64 id = add (f->library, "One", "The same words.");

  g_assert_true (sp_library_set_flag (f->library, id, SP_LIBRARY_TRASHED, 1711600001, NULL));
  assert_found (f->library, "", 0);
  assert_found (f->library, "is:trash", 1);
  g_assert_cmpint (add (f->library, "One", "The same words."), ==, id);
  assert_found (f->library, "", 1);
}

static void
test_search (Fixture *f, gconstpointer data)
{
  gint64 one = add (f->library, "Lake towns dispute quota", "The mayor of Évian spoke of water.");
  gint64 two
      = add (f->library, "Dairies and the regulator", "Milk prices rose; nobody spoke of lakes.");

  assert_found (f->library, "spoke", 2);
  assert_found (f->library, "evian", 1);
  assert_found (f->library, "lake", 2);
  assert_found (f->library, "title:lake", 1);
  assert_found (f->library, "lake -milk", 1);
  assert_found (f->library, "-milk", 1);
  assert_found (f->library, "\"spoke of water\"", 1);
  assert_found (f->library, "\"water of\"", 0);
  g_assert_true (sp_library_set_tag (f->library, one, "water", TRUE, NULL));
  g_assert_true (sp_library_set_tag (f->library, one, "rural life", TRUE, NULL));
  g_assert_true (sp_library_set_tag (f->library, two, "WATER", TRUE, NULL));
  assert_found (f->library, "tag:water", 2);
  assert_found (f->library, "tag:\"rural life\"", 1);
  assert_found (f->library, "rural", 1);
  g_assert_true (sp_library_set_tag (f->library, one, "rural life", FALSE, NULL));
  assert_found (f->library, "rural", 0);
  assert_found (f->library, "site:gazette before:2024-03-29 after:2024-03", 2);
  assert_found (f->library, "before:2024-03-28", 0);
  g_assert_true (sp_library_set_flag (f->library, one, SP_LIBRARY_READ, 1, NULL));
  assert_found (f->library, "is:unread", 1);
  g_assert_true (sp_library_delete (f->library, one, NULL));
  assert_found (f->library, "spoke", 1);
  assert_clean (f->library);
}

static void
test_newer_version (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "library.db", NULL);
  g_autoptr (SpLibrary) again = NULL;
  g_autoptr (SpArticle) article = make_article ("Two", "Other words.");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refused = NULL;
  sqlite3 *raw;
  gint64 id;

  add (f->library, "One", "Words.");
  g_assert_cmpint (sqlite3_open (path, &raw), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (raw, "PRAGMA user_version = 9999", NULL, NULL, NULL),
                   ==,
                   SQLITE_OK);
  sqlite3_close (raw);
  again = sp_library_open (f->folder, &error);
  g_assert_no_error (error);
  g_assert_true (sp_library_is_read_only (again));
  assert_found (again, "words", 1);
  g_assert_false (sp_library_add (again, article, NULL, NULL, 1, &id, &refused));
  g_assert_nonnull (refused);
}

static void
test_damaged (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&f->library, sp_library_close);
  g_assert_true (g_file_set_contents (path,
                                      "this is no library, but it is long enough to look like one",
                                      -1,
                                      NULL));
  g_assert_null (sp_library_open (f->folder, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_CORRUPT);
}

static void
test_backup (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (f->folder, "copy", NULL);
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (SpLibrary) copy = NULL;
  g_autoptr (GError) error = NULL;

  add (f->library, "One", "Words.");
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (sp_library_backup (f->library, path, &error));
  copy = sp_library_open (folder, &error);
  g_assert_no_error (error);
  assert_found (copy, "words", 1);
  assert_clean (copy);
  g_clear_pointer (&copy, sp_library_close);
  g_assert_false (sp_library_backup (f->library, "/nowhere/at/all.db", NULL));
  remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/library/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("round-trip", test_round_trip);
  ADD ("opening", test_opening);
  ADD ("same-again", test_same_again);
  ADD ("search", test_search);
  ADD ("newer-version", test_newer_version);
  ADD ("damaged", test_damaged);
  ADD ("backup", test_backup);
  return g_test_run ();
}
