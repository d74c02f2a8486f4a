/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-library-browse.h"

#include "sp-error.h"
#include "sp-library-private.h"
#include "sp-library-query.h"

void
sp_library_tag_free (SpLibraryTag *tag)
{
  g_return_if_fail (tag != NULL);

  g_free (tag->name);
  g_free (tag);
}

static const char *
need_extra (const SpLibraryQuery *query)
{
  return strstr (query->where->str, "extra.") != NULL ? " JOIN extra ON extra.article = article.id"
                                                      : "";
}

/* The states stand behind the text in a row, many pages away: they are asked of the index
 * `article_listed`, which holds all that a list is chosen by. The + keeps SQLite from searching
 * once for each article that fulfils the other conditions. */
static char *
build_sql (const SpLibraryQuery *query, const char *order)
{
  if (query->match == NULL)
    return g_strdup_printf ("SELECT article.id, added FROM article%s WHERE trashed IS %s%s%s"
                            " ORDER BY added DESC, article.id DESC",
                            need_extra (query),
                            query->trash ? "NOT NULL" : "NULL",
                            query->archived || query->trash ? "" : " AND article.archived = 0",
                            query->where->str);
  if (query->where->len == 0)
    return g_strdup_printf ("SELECT rowid, 0 FROM search WHERE search MATCH ? AND +rowid %sIN"
                            " (SELECT id FROM article WHERE trashed IS NOT NULL)%s",
                            query->trash ? "" : "NOT ",
                            order);
  return g_strdup_printf ("SELECT rowid, 0 FROM search WHERE search MATCH ? AND +rowid IN"
                          " (SELECT article.id FROM article%s WHERE trashed IS %s%s)%s",
                          need_extra (query),
                          query->trash ? "NOT NULL" : "NULL",
                          query->where->str,
                          order);
}

/* Finds the articles that match @query (see SpLibraryQuery; "" lists all), the best first, or the
 * newest where there are no words to look for. Returns: (transfer full) (element-type
 * SpLibraryPlace): all of them; NULL with an error. */
GArray *
sp_library_list_places (SpLibrary *self, const char *text, GError **error)
{
  g_autoptr (SpLibraryQuery) query = NULL;
  g_autoptr (SpStatement) find = NULL;
  g_autoptr (GArray) places = NULL;
  g_autofree char *sql = NULL;
  const char *order = "";
  int index = 1, rc;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  query = sp_library_query_parse (text);
  if (query->match != NULL)
    order = sp_library_choose_order (self, query->match, error);
  if (order == NULL)
    return NULL;
  sql = build_sql (query, order);
  find = sp_db_prepare (self->db, sql, error);
  if (find == NULL)
    return NULL;
  if (query->match != NULL)
    sqlite3_bind_text (find, index++, query->match, -1, SQLITE_TRANSIENT);
  for (guint i = 0; i < query->values->len; i++)
    sqlite3_bind_text (find, index++, g_ptr_array_index (query->values, i), -1, SQLITE_TRANSIENT);
  places = g_array_new (FALSE, FALSE, sizeof (SpLibraryPlace));
  while ((rc = sp_db_step (self->db, find, error)) == SQLITE_ROW)
    {
      SpLibraryPlace place = { sqlite3_column_int64 (find, 0), sqlite3_column_int64 (find, 1) };

      g_array_append_val (places, place);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&places) : NULL;
}

/* Reads the entries of the articles @ids (gint64). What @query looks for is marked in their
 * snippets. Returns: (transfer full) (element-type SpLibraryEntry): in the order of @ids, without
 * those that are gone; NULL with an error. */
GPtrArray *
sp_library_get_entries (SpLibrary *self, const char *text, GArray *ids, GError **error)
{
  g_autoptr (SpLibraryQuery) query = NULL;
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_library_entry_free);

  g_return_val_if_fail (self != NULL && text != NULL && ids != NULL, NULL);

  query = sp_library_query_parse (text);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (SpStatement) get
          = sp_db_prepare (self->db,
                           query->match != NULL ? SP_LIBRARY_TEXT_SQL " WHERE article.id = ?"
                                                : SP_LIBRARY_ENTRY_SQL " WHERE article.id = ?",
                           error);
      SpLibraryEntry *entry;
      int rc;

      if (get == NULL)
        return NULL;
      sqlite3_bind_int64 (get, 1, g_array_index (ids, gint64, i));
      rc = sp_db_step (self->db, get, error);
      if (rc == SQLITE_DONE)
        continue;
      if (rc != SQLITE_ROW)
        return NULL;
      entry = sp_library_read_entry (get);
      g_ptr_array_add (entries, entry);
      if (entry->snippet != NULL)
        {
          g_autofree char *whole = g_steal_pointer (&entry->snippet);

          entry->snippet = sp_library_make_snippet (whole, query->words);
        }
    }
  return g_steal_pointer (&entries);
}

/* Returns: (transfer full) (element-type SpLibraryTag): the tags of articles that are not in the
 * trash, by name; NULL with an error. */
GPtrArray *
sp_library_list_tags (SpLibrary *self, GError **error)
{
  g_autoptr (SpStatement) list = NULL;
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_library_tag_free);
  int rc;

  g_return_val_if_fail (self != NULL, NULL);

  list = sp_db_prepare (self->db,
                        "SELECT name, count (*) FROM tag JOIN article_tag ON tag = tag.id"
                        " WHERE article NOT IN (SELECT id FROM article WHERE trashed IS NOT NULL)"
                        " GROUP BY tag.id ORDER BY name",
                        error);
  if (list == NULL)
    return NULL;
  while ((rc = sp_db_step (self->db, list, error)) == SQLITE_ROW)
    {
      SpLibraryTag *tag = g_new0 (SpLibraryTag, 1);

      tag->name = g_strdup ((const char *)sqlite3_column_text (list, 0));
      tag->n_articles = (guint)sqlite3_column_int (list, 1);
      g_ptr_array_add (tags, tag);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&tags) : NULL;
}

/* Returns: (transfer full): the names of the tags of article @id; NULL with an error. */
char **
sp_library_get_tags (SpLibrary *self, gint64 id, GError **error)
{
  g_autoptr (SpStatement) list = NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  int rc;

  g_return_val_if_fail (self != NULL, NULL);

  list = sp_db_prepare (
      self->db,
      "SELECT name FROM tag JOIN article_tag ON tag = tag.id WHERE article = ? ORDER BY name",
      error);
  if (list == NULL)
    return NULL;
  sqlite3_bind_int64 (list, 1, id);
  while ((rc = sp_db_step (self->db, list, error)) == SQLITE_ROW)
    g_strv_builder_add (names, (const char *)sqlite3_column_text (list, 0));
  return rc == SQLITE_DONE ? g_strv_builder_end (names) : NULL;
}

/* Says where the reader was in article @id. @position: (out): in code points. */
gboolean
sp_library_get_position (SpLibrary *self, gint64 id, guint *position, GError **error)
{
  g_autoptr (SpStatement) get = NULL;
  int rc;

  g_return_val_if_fail (self != NULL && position != NULL, FALSE);

  get = sp_db_prepare (self->db, "SELECT position FROM article WHERE id = ?", error);
  if (get == NULL)
    return FALSE;
  sqlite3_bind_int64 (get, 1, id);
  rc = sp_db_step (self->db, get, error);
  if (rc == SQLITE_ROW)
    *position = (guint)MAX (sqlite3_column_int64 (get, 0), 0);
  else if (rc == SQLITE_DONE)
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, "there is no article %" G_GINT64_FORMAT, id);
  return rc == SQLITE_ROW;
}
