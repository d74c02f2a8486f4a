/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-library-private.h"

#include <errno.h>
#include "sp-article-json.h"
#include "sp-error.h"
#include "sp-library-schema.h"

/* Opens the library in @folder (made where missing).
 * Returns: (transfer full): NULL with SP_ERROR_CORRUPT for a damaged file, SP_ERROR_BUSY,
 * SP_ERROR_NOT_FOUND. */
SpLibrary *
sp_library_open (const char *folder, GError **error)
{
  g_autofree char *path = NULL;
  SpLibrary *self;
  SpDb *db;

  g_return_val_if_fail (folder != NULL, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error,
                   SP_ERROR,
                   SP_ERROR_NOT_FOUND,
                   "the folder %s cannot be made: %s",
                   folder,
                   g_strerror (errno));
      return NULL;
    }
  path = g_build_filename (folder, "library.db", NULL);
  db = sp_db_open (path, sp_library_migrations, sp_library_n_migrations, error);
  if (db == NULL)
    return NULL;
  self = g_new0 (SpLibrary, 1);
  self->db = db;
  return self;
}

void
sp_library_close (SpLibrary *self)
{
  g_return_if_fail (self != NULL);

  sp_db_close (self->db);
  g_free (self);
}

/* Returns: TRUE if the file is of a newer version of the program, or may not be written. */
gboolean
sp_library_is_read_only (SpLibrary *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return sp_db_is_read_only (self->db);
}

/* Begins a group of changes, which sp_library_end ends; groups may lie in each other. */
gboolean
sp_library_begin (SpLibrary *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return sp_db_begin (self->db, error);
}

/* Ends a group: its changes are on the disk, or none of them is if @keep is FALSE or it fails. */
gboolean
sp_library_end (SpLibrary *self, gboolean keep, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (keep && sp_db_commit (self->db, error))
    return TRUE;
  sp_db_rollback (self->db);
  return FALSE;
}

static void
bind_text (sqlite3_stmt *statement, int index, const char *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
}

static gboolean
run (SpLibrary *self, sqlite3_stmt *statement, GError **error)
{
  return sp_db_step (self->db, statement, error) == SQLITE_DONE;
}

/* Runs @sql, whose one parameter is @id and which gives no rows. */
gboolean
sp_library_run_for_id (SpLibrary *self, const char *sql, gint64 id, GError **error)
{
  g_autoptr (SpStatement) statement = sp_db_prepare (self->db, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  return run (self, statement, error);
}

gboolean
sp_library_take_out_of_search (SpLibrary *self, gint64 id, GError **error)
{
  return sp_library_run_for_id (
      self,
      "INSERT INTO search (search, rowid, title, text, quotes, notes, tags, parties)"
      " SELECT 'delete', id, title, text, quotes, notes, tags, parties FROM searchable WHERE id = "
      "?",
      id,
      error);
}

gboolean
sp_library_put_into_search (SpLibrary *self, gint64 id, GError **error)
{
  return sp_library_run_for_id (
      self,
      "INSERT INTO search (rowid, title, text, quotes, notes, tags, parties)"
      " SELECT id, title, text, quotes, notes, tags, parties FROM searchable WHERE id = ?",
      id,
      error);
}

static GBytes *
convert (GBytes *bytes, GConverter *converter)
{
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) in = g_converter_input_stream_new (plain, converter);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (out, in, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL) < 0)
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static void
bind_source (sqlite3_stmt *statement, int index, GBytes *source)
{
  g_autoptr (GConverter) deflate
      = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 6));
  g_autoptr (GBytes) small = source != NULL ? convert (source, deflate) : NULL;

  if (small != NULL)
    sqlite3_bind_blob64 (statement,
                         index,
                         g_bytes_get_data (small, NULL),
                         g_bytes_get_size (small),
                         SQLITE_TRANSIENT);
}

static gboolean
insert_article (SpLibrary *self, SpArticle *article, gint64 now, GError **error)
{
  g_autoptr (SpStatement) insert
      = sp_db_prepare (self->db,
                       "INSERT INTO article (uuid, sha256, title, byline, site, url, published,"
                       " modified, language, lead_image, plain, added)"
                       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                       error);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *byline = g_strjoinv ("\n", (char **)sp_article_get_byline (article));

  if (insert == NULL)
    return FALSE;
  bind_text (insert, 1, uuid);
  bind_text (insert, 2, sp_text_get_sha256 (sp_article_get_text (article)));
  bind_text (insert, 3, sp_article_get_title (article));
  bind_text (insert, 4, byline);
  bind_text (insert, 5, sp_article_get_site (article));
  bind_text (insert, 6, sp_article_get_url (article));
  bind_text (insert, 7, sp_article_get_published (article));
  bind_text (insert, 8, sp_article_get_modified (article));
  bind_text (insert, 9, sp_article_get_language (article));
  bind_text (insert, 10, sp_article_get_lead_image (article));
  sqlite3_bind_int (insert, 11, sp_article_is_plain (article));
  sqlite3_bind_int64 (insert, 12, now);
  return run (self, insert, error);
}

static gboolean
insert_content (SpLibrary *self,
                gint64 id,
                SpArticle *article,
                GBytes *source,
                const char *source_type,
                GError **error)
{
  g_autoptr (SpStatement) insert
      = sp_db_prepare (self->db,
                       "INSERT INTO content (article, text, layout, source, source_type)"
                       " VALUES (?, ?, ?, ?, ?)",
                       error);
  g_autofree char *layout = sp_article_layout_to_json (article);
  SpText *text = sp_article_get_text (article);

  if (insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (insert, 1, id);
  sqlite3_bind_text64 (insert,
                       2,
                       sp_text_get_utf8 (text),
                       sp_text_get_n_bytes (text),
                       SQLITE_TRANSIENT,
                       SQLITE_UTF8);
  bind_text (insert, 3, layout);
  bind_source (insert, 4, source);
  bind_text (insert, 5, source_type);
  return run (self, insert, error);
}

static gint64
find_same (SpLibrary *self, SpArticle *article, GError **error)
{
  g_autoptr (SpStatement) find
      = sp_db_prepare (self->db,
                       "SELECT id FROM article WHERE sha256 = ? AND ifnull (url, '') = ?",
                       error);
  const char *url = sp_article_get_url (article);

  if (find == NULL)
    return -1;
  bind_text (find, 1, sp_text_get_sha256 (sp_article_get_text (article)));
  bind_text (find, 2, url != NULL ? url : "");
  switch (sp_db_step (self->db, find, error))
    {
    case SQLITE_ROW:
      return sqlite3_column_int64 (find, 0);
    case SQLITE_DONE:
      return 0;
    default:
      return -1;
    }
}

static gboolean
add_new (SpLibrary *self,
         SpArticle *article,
         GBytes *source,
         const char *source_type,
         gint64 now,
         gint64 *id,
         GError **error)
{
  if (!insert_article (self, article, now, error))
    return FALSE;
  *id = sp_db_get_last_rowid (self->db);
  return insert_content (self, *id, article, source, source_type, error)
         && sp_library_run_for_id (self, "INSERT INTO extra (article) VALUES (?)", *id, error)
         && sp_library_put_into_search (self, *id, error);
}

/* Adds @article, or finds the one that has the same text and address: that one is taken out of the
 * trash.
 * @source: (nullable): the input as it was read. @now: seconds since 1970. @id: (out): where it is.
 */
gboolean
sp_library_add (SpLibrary *self,
                SpArticle *article,
                GBytes *source,
                const char *source_type,
                gint64 now,
                gint64 *id,
                GError **error)
{
  gboolean done;

  g_return_val_if_fail (self != NULL && article != NULL && id != NULL, FALSE);

  if (!sp_db_begin (self->db, error))
    return FALSE;
  *id = find_same (self, article, error);
  if (*id > 0)
    done = sp_library_run_for_id (self,
                                  "UPDATE article SET trashed = NULL WHERE id = ?",
                                  *id,
                                  error);
  else
    done = *id == 0 && add_new (self, article, source, source_type, now, id, error);
  if (done && sp_db_commit (self->db, error))
    return TRUE;
  sp_db_rollback (self->db);
  return FALSE;
}

static SpArticle *
read_article (sqlite3_stmt *row, GError **error)
{
  g_autoptr (SpText) text = sp_text_new ((const char *)sqlite3_column_text (row, 8),
                                         sqlite3_column_bytes (row, 8),
                                         error);
  g_autoptr (SpArticle) article = NULL;
  g_auto (GStrv) byline = NULL;

  if (text == NULL)
    return NULL;
  article = sp_article_new (text);
  sp_article_set_title (article, (const char *)sqlite3_column_text (row, 0), (SpSpan){ 0, 0 });
  sp_article_set_site (article, (const char *)sqlite3_column_text (row, 2));
  sp_article_set_url (article, (const char *)sqlite3_column_text (row, 3));
  sp_article_set_published (article, (const char *)sqlite3_column_text (row, 4));
  sp_article_set_modified (article, (const char *)sqlite3_column_text (row, 5));
  sp_article_set_language (article, (const char *)sqlite3_column_text (row, 6));
  sp_article_set_lead_image (article, (const char *)sqlite3_column_text (row, 7));
  sp_article_set_plain (article, sqlite3_column_int (row, 9));
  byline = g_strsplit ((const char *)sqlite3_column_text (row, 1), "\n", -1);
  for (guint i = 0; byline[i] != NULL; i++)
    if (*byline[i] != '\0')
      sp_article_add_byline (article, byline[i]);
  if (!sp_article_layout_from_json (article, (const char *)sqlite3_column_text (row, 10), error))
    return NULL;
  return g_steal_pointer (&article);
}

/* Returns: (transfer full): article @id as it was added; NULL with SP_ERROR_NOT_FOUND or
 * SP_ERROR_CORRUPT. */
SpArticle *
sp_library_load (SpLibrary *self, gint64 id, GError **error)
{
  g_autoptr (SpStatement) get = NULL;
  int rc;

  g_return_val_if_fail (self != NULL, NULL);

  get = sp_db_prepare (self->db,
                       "SELECT title, byline, site, url, published, modified, language, "
                       "lead_image, text, plain, layout"
                       " FROM article JOIN content ON content.article = id WHERE id = ?",
                       error);
  if (get == NULL)
    return NULL;
  sqlite3_bind_int64 (get, 1, id);
  rc = sp_db_step (self->db, get, error);
  if (rc == SQLITE_ROW)
    return read_article (get, error);
  if (rc == SQLITE_DONE)
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, "there is no article %" G_GINT64_FORMAT, id);
  return NULL;
}

/* Returns: (transfer full): the page or file as it was read; NULL with SP_ERROR_NOT_FOUND where
 * none was kept. */
GBytes *
sp_library_load_source (SpLibrary *self, gint64 id, GError **error)
{
  g_autoptr (SpStatement) get = NULL;
  g_autoptr (GConverter) inflate = NULL;
  g_autoptr (GBytes) small = NULL;
  GBytes *source;

  g_return_val_if_fail (self != NULL, NULL);

  get = sp_db_prepare (self->db,
                       "SELECT source FROM content WHERE article = ? AND source IS NOT NULL",
                       error);
  if (get == NULL)
    return NULL;
  sqlite3_bind_int64 (get, 1, id);
  switch (sp_db_step (self->db, get, error))
    {
    case SQLITE_ROW:
      inflate = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
      small = g_bytes_new (sqlite3_column_blob (get, 0), (gsize)sqlite3_column_bytes (get, 0));
      source = convert (small, inflate);
      if (source == NULL)
        g_set_error_literal (error, SP_ERROR, SP_ERROR_CORRUPT, "the stored page is damaged");
      return source;
    case SQLITE_DONE:
      g_set_error (error,
                   SP_ERROR,
                   SP_ERROR_NOT_FOUND,
                   "no page is kept for article %" G_GINT64_FORMAT,
                   id);
      return NULL;
    default:
      return NULL;
    }
}

/* Reads the whole library and checks it, the search index too.
 * Returns: (transfer full) (element-type utf8): what is wrong, empty if nothing is; NULL if it
 * cannot be read at all. */
GPtrArray *
sp_library_check (SpLibrary *self, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  found = sp_db_check (self->db, error);
  if (found == NULL)
    return NULL;
  if (found->len == 0 && !sp_library_check_logs (self, found, error))
    return NULL;
  if (!sp_db_is_read_only (self->db)
      && !sp_db_exec (self->db,
                      "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)",
                      NULL))
    g_ptr_array_add (found, g_strdup ("the search index is not in step with the articles"));
  return g_steal_pointer (&found);
}

/* Writes a copy of the library to @path, whole or not at all. */
gboolean
sp_library_backup (SpLibrary *self, const char *path, GError **error)
{
  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  return sp_db_backup (self->db, path, error);
}
