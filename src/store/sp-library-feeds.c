/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-library-feeds.h"

#include "sp-error.h"
#include "sp-library-private.h"

/* A feed keeps no more items than this; those that it no longer tells of and that were seen go
 * first. */
#define MAX_ITEMS 2000

void
sp_library_feed_free (SpLibraryFeed *feed)
{
  g_return_if_fail (feed != NULL);

  g_free (feed->url);
  g_free (feed->title);
  g_free (feed->site);
  g_free (feed->folder);
  g_free (feed->etag);
  g_free (feed->last_modified);
  g_free (feed->error);
  g_free (feed);
}

void
sp_library_item_free (SpLibraryItem *item)
{
  g_return_if_fail (item != NULL);

  g_free (item->url);
  g_free (item->title);
  g_free (item->author);
  g_free (item->published);
  g_free (item->summary);
  g_free (item);
}

static void
bind_text (sqlite3_stmt *statement, int index, const char *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
}

static char *
dup_text (sqlite3_stmt *row, int column)
{
  return g_strdup ((const char *)sqlite3_column_text (row, column));
}

/* Runs @statement, which gives no rows. */
static gboolean
run (SpLibrary *self, sqlite3_stmt *statement, GError **error)
{
  return sp_db_step (self->db, statement, error) == SQLITE_DONE;
}

static gboolean
must_change (SpLibrary *self, gint64 id, GError **error)
{
  if (sp_db_get_n_changes (self->db) > 0)
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, "there is no feed %" G_GINT64_FORMAT, id);
  return FALSE;
}

/* Follows the feed at @url, or finds it among those that are followed. @title, @folder: nullable.
 * @id: (out). */
gboolean
sp_library_add_feed (SpLibrary *self,
                     const char *url,
                     const char *title,
                     const char *folder,
                     gint64 *id,
                     GError **error)
{
  g_autoptr (SpStatement) insert = NULL, find = NULL;

  g_return_val_if_fail (self != NULL && url != NULL && id != NULL, FALSE);

  insert = sp_db_prepare (self->db,
                          "INSERT OR IGNORE INTO feed (url, title, folder) VALUES (?, ?, ?)",
                          error);
  if (insert == NULL)
    return FALSE;
  bind_text (insert, 1, url);
  bind_text (insert, 2, title);
  bind_text (insert, 3, folder != NULL ? folder : "");
  if (!run (self, insert, error))
    return FALSE;
  find = sp_db_prepare (self->db, "SELECT id FROM feed WHERE url = ?", error);
  if (find == NULL)
    return FALSE;
  bind_text (find, 1, url);
  if (sp_db_step (self->db, find, error) != SQLITE_ROW)
    return FALSE;
  *id = sqlite3_column_int64 (find, 0);
  return TRUE;
}

/* Follows feed @id no longer; articles that came from it stay. */
gboolean
sp_library_remove_feed (SpLibrary *self, gint64 id, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return sp_library_run_for_id (self, "DELETE FROM feed WHERE id = ?", id, error)
         && must_change (self, id, error);
}

/* Returns: (transfer full) (element-type SpLibraryFeed): by folder and title; NULL with an error.
 */
GPtrArray *
sp_library_list_feeds (SpLibrary *self, GError **error)
{
  g_autoptr (SpStatement) list = NULL;
  g_autoptr (GPtrArray) feeds
      = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_library_feed_free);
  int rc;

  g_return_val_if_fail (self != NULL, NULL);

  list = sp_db_prepare (self->db,
                        "SELECT id, url, title, site, folder, etag, last_modified, checked, error,"
                        " (SELECT count (*) FROM feed_item WHERE feed = feed.id AND seen = 0)"
                        " FROM feed ORDER BY folder, ifnull (title, url) COLLATE NOCASE, id",
                        error);
  if (list == NULL)
    return NULL;
  while ((rc = sp_db_step (self->db, list, error)) == SQLITE_ROW)
    {
      SpLibraryFeed *feed = g_new0 (SpLibraryFeed, 1);

      feed->id = sqlite3_column_int64 (list, 0);
      feed->url = dup_text (list, 1);
      feed->title = dup_text (list, 2);
      feed->site = dup_text (list, 3);
      feed->folder = dup_text (list, 4);
      feed->etag = dup_text (list, 5);
      feed->last_modified = dup_text (list, 6);
      feed->checked = sqlite3_column_int64 (list, 7);
      feed->error = dup_text (list, 8);
      feed->n_new = (guint)sqlite3_column_int (list, 9);
      g_ptr_array_add (feeds, feed);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&feeds) : NULL;
}

/* An item that is known is brought up to date; whether it was seen stays. @n_new: raised where it
 * was not known. */
static gboolean
write_item (SpLibrary *self,
            gint64 feed,
            const SpFeedItem *item,
            gint64 now,
            guint *n_new,
            GError **error)
{
  g_autoptr (SpStatement) insert = NULL, update = NULL;
  guint before;

  insert = sp_db_prepare (self->db,
                          "INSERT OR IGNORE INTO feed_item (feed, key, found) VALUES (?, ?, ?)",
                          error);
  if (insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (insert, 1, feed);
  bind_text (insert, 2, item->key);
  sqlite3_bind_int64 (insert, 3, now);
  if (!run (self, insert, error))
    return FALSE;
  before = sp_db_get_n_changes (self->db);
  *n_new += before > 0 ? 1 : 0;
  update = sp_db_prepare (self->db,
                          "UPDATE feed_item SET url = ?3, title = ?4, author = ?5, published = ?6,"
                          " summary = ?7, told = ?8 WHERE feed = ?1 AND key = ?2",
                          error);
  if (update == NULL)
    return FALSE;
  sqlite3_bind_int64 (update, 1, feed);
  bind_text (update, 2, item->key);
  bind_text (update, 3, item->url);
  bind_text (update, 4, item->title);
  bind_text (update, 5, item->author);
  bind_text (update, 6, item->published);
  bind_text (update, 7, item->summary);
  sqlite3_bind_int64 (update, 8, now);
  return run (self, update, error);
}

static gboolean
drop_old (SpLibrary *self, gint64 feed, gint64 now, GError **error)
{
  g_autoptr (SpStatement) drop = sp_db_prepare (
      self->db,
      "DELETE FROM feed_item WHERE feed = ?1 AND told < ?2 AND id NOT IN"
      " (SELECT id FROM feed_item WHERE feed = ?1 ORDER BY seen, id DESC LIMIT ?3)",
      error);

  if (drop == NULL)
    return FALSE;
  sqlite3_bind_int64 (drop, 1, feed);
  sqlite3_bind_int64 (drop, 2, now);
  sqlite3_bind_int64 (drop, 3, MAX_ITEMS);
  return run (self, drop, error);
}

static gboolean
write_feed (SpLibrary *self,
            gint64 id,
            const SpFeedAnswer *answer,
            gint64 now,
            guint *n_new,
            GError **error)
{
  const SpFeed *feed = answer->feed;
  g_autoptr (SpStatement) update = sp_db_prepare (
      self->db,
      "UPDATE OR IGNORE feed SET title = ifnull (title, ?2), site = ifnull (?3, site),"
      " url = ifnull (?4, url), etag = ifnull (?5, etag),"
      " last_modified = ifnull (?6, last_modified), checked = ?7, error = ?8"
      " WHERE id = ?1",
      error);

  if (update == NULL)
    return FALSE;
  sqlite3_bind_int64 (update, 1, id);
  bind_text (update, 2, feed != NULL ? feed->title : NULL);
  bind_text (update, 3, feed != NULL ? feed->site : NULL);
  bind_text (update, 4, answer->url);
  bind_text (update, 5, answer->etag);
  bind_text (update, 6, answer->last_modified);
  sqlite3_bind_int64 (update, 7, now);
  bind_text (update, 8, answer->error);
  if (!run (self, update, error) || !must_change (self, id, error))
    return FALSE;
  for (guint i = feed != NULL ? feed->items->len : 0;
       i-- > 0;) /* the newest last, so it is first */
    if (!write_item (self, id, g_ptr_array_index (feed->items, i), now, n_new, error))
      return FALSE;
  return feed == NULL || drop_old (self, id, now, error);
}

/* Keeps what came of asking feed @id. @now: seconds since 1970. @n_new: (out): how many items were
 * not known before. */
gboolean
sp_library_update_feed (SpLibrary *self,
                        gint64 id,
                        const SpFeedAnswer *answer,
                        gint64 now,
                        guint *n_new,
                        GError **error)
{
  g_return_val_if_fail (self != NULL && answer != NULL && n_new != NULL, FALSE);

  *n_new = 0;
  if (!sp_db_begin (self->db, error))
    return FALSE;
  if (write_feed (self, id, answer, now, n_new, error) && sp_db_commit (self->db, error))
    return TRUE;
  sp_db_rollback (self->db);
  return FALSE;
}

/* Returns: (transfer full) (element-type SpLibraryItem): the newest first, at most @limit, of feed
 * @feed or of all (0), without those that were seen unless @seen_too; NULL with an error. */
GPtrArray *
sp_library_list_items (SpLibrary *self, gint64 feed, gboolean seen_too, guint limit, GError **error)
{
  g_autoptr (SpStatement) list = NULL;
  g_autoptr (GPtrArray) items
      = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_library_item_free);
  int rc;

  g_return_val_if_fail (self != NULL, NULL);

  list = sp_db_prepare (self->db,
                        "SELECT id, feed, url, title, author, published, summary, found, seen,"
                        " ifnull (article, 0) FROM feed_item WHERE (?1 = 0 OR feed = ?1)"
                        " AND seen <= ?2 ORDER BY found DESC, id DESC LIMIT ?3",
                        error);
  if (list == NULL)
    return NULL;
  sqlite3_bind_int64 (list, 1, feed);
  sqlite3_bind_int (list, 2, seen_too ? 1 : 0);
  sqlite3_bind_int64 (list, 3, limit);
  while ((rc = sp_db_step (self->db, list, error)) == SQLITE_ROW)
    {
      SpLibraryItem *item = g_new0 (SpLibraryItem, 1);

      item->id = sqlite3_column_int64 (list, 0);
      item->feed = sqlite3_column_int64 (list, 1);
      item->url = dup_text (list, 2);
      item->title = dup_text (list, 3);
      item->author = dup_text (list, 4);
      item->published = dup_text (list, 5);
      item->summary = dup_text (list, 6);
      item->found = sqlite3_column_int64 (list, 7);
      item->seen = sqlite3_column_int (list, 8) != 0;
      item->article = sqlite3_column_int64 (list, 9);
      g_ptr_array_add (items, item);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&items) : NULL;
}

/* Marks item @id as seen. @article: what it is in the library, or 0. */
gboolean
sp_library_see_item (SpLibrary *self, gint64 id, gint64 article, GError **error)
{
  g_autoptr (SpStatement) update = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  update
      = sp_db_prepare (self->db,
                       "UPDATE feed_item SET seen = 1, article = ifnull (nullif (?2, 0), article)"
                       " WHERE id = ?1",
                       error);
  if (update == NULL)
    return FALSE;
  sqlite3_bind_int64 (update, 1, id);
  sqlite3_bind_int64 (update, 2, article);
  if (!run (self, update, error))
    return FALSE;
  if (sp_db_get_n_changes (self->db) > 0)
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, "there is no item %" G_GINT64_FORMAT, id);
  return FALSE;
}
