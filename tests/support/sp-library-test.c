/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-library-test.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "sp-shadow-list.h"

#define ENGINE "test"

void
sp_library_test_open (SpLibraryTest *self)
{
  if (self->folder == NULL)
    self->folder = g_dir_make_tmp ("standpoint-library-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  self->store = sp_library_store_new (self->folder, ENGINE);
}

/* Closes the library; everything that was asked for is on the disk then, and answered: whoever
 * asked holds the store. */
void
sp_library_test_close (SpLibraryTest *self)
{
  if (self->store == NULL)
    return;
  sp_library_test_settle (self->store);
  g_assert_finalize_object (g_steal_pointer (&self->store));
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_remove (path) != 0)
        remove_folder (path);
    }
  g_rmdir (folder);
}

void
sp_library_test_clear (SpLibraryTest *self)
{
  sp_library_test_close (self);
  remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
}

/* The article @number: each has words of its own. Returns: (transfer full). */
SpArticle *
sp_library_test_make_article (guint number)
{
  static const char *const things[] = { "harbour", "dairy", "river", "school" };
  g_autofree char *title
      = g_strdup_printf ("Report %u on the %s", number, things[number % G_N_ELEMENTS (things)]);
  g_autofree char *words = g_strdup_printf (
      "%s\n\nThe council spoke of the %s in its meeting number%u. Nothing else was said.\n",
      title,
      things[number % G_N_ELEMENTS (things)],
      number);
  g_autoptr (SpText) text = sp_text_new (words, -1, NULL);
  SpArticle *article = sp_article_new (text);

  sp_article_set_title (article, title, (SpSpan){ 0, g_utf8_strlen (title, -1) });
  sp_article_set_site (article, number % 2 == 0 ? "Meridian Post" : "Harbour Gazette");
  sp_article_set_published (article, "2024-03-28");
  sp_article_add_block (article,
                        (SpBlock){ { 0, g_utf8_strlen (title, -1) }, SP_BLOCK_HEADING, 1 });
  sp_article_add_block (article,
                        (SpBlock){ { g_utf8_strlen (title, -1) + 2, sp_text_get_length (text) },
                                   SP_BLOCK_PARAGRAPH,
                                   0 });
  return article;
}

/* Puts the articles 1 to @n into the library in @folder; each came a day before the next. */
void
sp_library_test_fill (const char *folder, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpLibrary) library = sp_library_open (folder, &error);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  g_assert_no_error (error);
  g_assert_true (sp_library_begin (library, NULL));
  for (guint i = 1; i <= n; i++)
    {
      g_autoptr (SpArticle) article = sp_library_test_make_article (i);
      gint64 id;

      sp_library_add (library,
                      article,
                      NULL,
                      "text/plain",
                      now - (gint64)(n - i) * 24 * 60 * 60,
                      &id,
                      &error);
      g_assert_no_error (error);
      g_assert_cmpint (id, ==, i);
    }
  g_assert_true (sp_library_end (library, TRUE, NULL));
}

/* Makes the library in @folder one of another version of the program. */
void
sp_library_test_set_version (const char *folder, int version)
{
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", version);
  sqlite3 *raw;

  g_assert_cmpint (sqlite3_open (path, &raw), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (raw, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (raw);
}

static gsize
find_root (const char *path, const char *name, gsize *page_size)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT rootpage, (SELECT page_size FROM pragma_page_size)"
                         " FROM sqlite_schema WHERE name = '%s'",
                         name);
  sqlite3_stmt *get;
  sqlite3 *raw;
  gsize root;

  g_assert_cmpint (sqlite3_open (path, &raw), ==, SQLITE_OK);
  /* all of it is in the one file then */
  g_assert_cmpint (sqlite3_exec (raw, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL),
                   ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (raw, sql, -1, &get, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (get), ==, SQLITE_ROW);
  root = (gsize)sqlite3_column_int (get, 0);
  *page_size = (gsize)sqlite3_column_int (get, 1);
  sqlite3_finalize (get);
  sqlite3_close (raw);
  return root;
}

/* Writes rubbish over the first page of a table or index of the library in @folder, which nobody
 * has open. */
void
sp_library_test_damage (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autofree char *bytes = NULL;
  gsize n_bytes, page_size, root = find_root (path, name, &page_size);

  g_assert_true (g_file_get_contents (path, &bytes, &n_bytes, NULL));
  g_assert_cmpuint (root * page_size, <=, n_bytes);
  memset (bytes + (root - 1) * page_size, 0xa5, page_size);
  g_assert_true (g_file_set_contents (path, bytes, (gssize)n_bytes, NULL));
}

static gpointer
nothing (SpLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return NULL;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(gboolean *)user_data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *)data;
}

/* Waits until all that was asked of @store is done, and all that follows from it. */
void
sp_library_test_settle (SpLibraryStore *store)
{
  SpLibraryCall call = { .func = nothing, .background = TRUE };
  gboolean done = FALSE;

  sp_library_store_call (store, &call, NULL, done_cb, &done);
  g_assert_true (sp_test_wait (is_true, &done));
}

static gboolean
is_loaded (gpointer list)
{
  return !sp_library_list_is_loading (list);
}

/* Waits until @list shows the answer to its question, with the entries of its rows. */
void
sp_library_test_wait_loaded (SpLibraryList *list)
{
  g_assert_true (sp_test_wait (is_loaded, list));
}
