/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-library-links.h"

#include "sp-error.h"
#include "sp-library-private.h"

void
sp_library_link_free (SpLibraryLink *link)
{
  g_return_if_fail (link != NULL);

  g_free (link->url);
  g_free (link->title);
  g_free (link->tags);
  g_free (link->error);
  g_free (link);
}

static void
bind_text (sqlite3_stmt *statement, int index, const char *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
}

/* Keeps @link to be fetched later; one that waits already stays where it is. @now: seconds since
 * 1970, for a link that does not say when it was added. */
gboolean
sp_library_keep_link (SpLibrary *self, const SpListedLink *link, gint64 now, GError **error)
{
  g_autoptr (SpStatement) insert = NULL;

  g_return_val_if_fail (self != NULL && link != NULL, FALSE);

  insert
      = sp_db_prepare (self->db,
                       "INSERT OR IGNORE INTO link (url, title, tags, added) VALUES (?, ?, ?, ?)",
                       error);
  if (insert == NULL)
    return FALSE;
  bind_text (insert, 1, link->url);
  bind_text (insert, 2, link->title);
  bind_text (insert, 3, link->tags != NULL ? link->tags : "");
  sqlite3_bind_int64 (insert, 4, link->added != 0 ? link->added : now);
  return sp_db_step (self->db, insert, error) == SQLITE_DONE;
}

static SpLibraryLink *
read_link (sqlite3_stmt *row)
{
  SpLibraryLink *link = g_new0 (SpLibraryLink, 1);

  link->id = sqlite3_column_int64 (row, 0);
  link->url = g_strdup ((const char *)sqlite3_column_text (row, 1));
  link->title = g_strdup ((const char *)sqlite3_column_text (row, 2));
  link->tags = g_strdup ((const char *)sqlite3_column_text (row, 3));
  link->added = sqlite3_column_int64 (row, 4);
  link->tried = sqlite3_column_int64 (row, 5);
  link->error = g_strdup ((const char *)sqlite3_column_text (row, 6));
  return link;
}

/* Returns: (transfer full): the link that waits for @url; NULL with an error, SP_ERROR_NOT_FOUND
 * where none does. */
SpLibraryLink *
sp_library_find_link (SpLibrary *self, const char *url, GError **error)
{
  g_autoptr (SpStatement) find = NULL;
  int rc;

  g_return_val_if_fail (self != NULL && url != NULL, NULL);

  find = sp_db_prepare (self->db,
                        "SELECT id, url, title, tags, added, ifnull (tried, 0), error FROM link"
                        " WHERE url = ?",
                        error);
  if (find == NULL)
    return NULL;
  bind_text (find, 1, url);
  rc = sp_db_step (self->db, find, error);
  if (rc == SQLITE_ROW)
    return read_link (find);
  if (rc == SQLITE_DONE)
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, "no link %s is kept", url);
  return NULL;
}

/* Returns: (transfer full) (element-type SpLibraryLink): the newest first, at most @limit; NULL
 * with an error. */
GPtrArray *
sp_library_list_links (SpLibrary *self, guint limit, GError **error)
{
  g_autoptr (SpStatement) list = NULL;
  g_autoptr (GPtrArray) links
      = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_library_link_free);
  int rc;

  g_return_val_if_fail (self != NULL, NULL);

  list = sp_db_prepare (self->db,
                        "SELECT id, url, title, tags, added, ifnull (tried, 0), error FROM link"
                        " ORDER BY added DESC, id DESC LIMIT ?",
                        error);
  if (list == NULL)
    return NULL;
  sqlite3_bind_int64 (list, 1, limit);
  while ((rc = sp_db_step (self->db, list, error)) == SQLITE_ROW)
    g_ptr_array_add (links, read_link (list));
  return rc == SQLITE_DONE ? g_steal_pointer (&links) : NULL;
}

static gboolean
must_change (SpLibrary *self, gint64 id, GError **error)
{
  if (sp_db_get_n_changes (self->db) > 0)
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, "no link %" G_GINT64_FORMAT " is kept", id);
  return FALSE;
}

/* Remembers that link @id could not be fetched. @now: seconds since 1970. */
gboolean
sp_library_fail_link (SpLibrary *self, gint64 id, const char *reason, gint64 now, GError **error)
{
  g_autoptr (SpStatement) update = NULL;

  g_return_val_if_fail (self != NULL && reason != NULL, FALSE);

  update = sp_db_prepare (self->db, "UPDATE link SET tried = ?2, error = ?3 WHERE id = ?1", error);
  if (update == NULL)
    return FALSE;
  sqlite3_bind_int64 (update, 1, id);
  sqlite3_bind_int64 (update, 2, now);
  bind_text (update, 3, reason);
  return sp_db_step (self->db, update, error) == SQLITE_DONE && must_change (self, id, error);
}

/* Link @id waits no longer: it was fetched, or the reader does not want it. */
gboolean
sp_library_remove_link (SpLibrary *self, gint64 id, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return sp_library_run_for_id (self, "DELETE FROM link WHERE id = ?", id, error)
         && must_change (self, id, error);
}

/* @url waits no longer, if it did. */
gboolean
sp_library_forget_link (SpLibrary *self, const char *url, GError **error)
{
  g_autoptr (SpStatement) statement = NULL;

  g_return_val_if_fail (self != NULL && url != NULL, FALSE);

  statement = sp_db_prepare (self->db, "DELETE FROM link WHERE url = ?", error);
  if (statement == NULL)
    return FALSE;
  bind_text (statement, 1, url);
  return sp_db_step (self->db, statement, error) == SQLITE_DONE;
}
