/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-library-private.h"

#include <string.h>
#include "sp-library-query.h"

void
sp_library_entry_free (SpLibraryEntry *entry)
{
  g_return_if_fail (entry != NULL);

  g_free (entry->title);
  g_free (entry->site);
  g_free (entry->url);
  g_free (entry->published);
  g_free (entry->tags);
  g_free (entry->opening);
  g_free (entry->snippet);
  g_free (entry);
}

/* To sort what is found by how well it fits, all of it has to be looked at. Where more is found
 * than anybody reads, the newest come first: that needs no look at the others. Returns: how to
 * order what @match finds; NULL with an error. */
const char *
sp_library_choose_order (SpLibrary *self, const char *match, GError **error)
{
  g_autoptr (SpStatement) count = sp_db_prepare (
      self->db,
      "SELECT count (*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT " G_STRINGIFY (
          SP_LIBRARY_MANY) ")",
      error);

  if (count == NULL)
    return NULL;
  sqlite3_bind_text (count, 1, match, -1, SQLITE_TRANSIENT);
  if (sp_db_step (self->db, count, error) != SQLITE_ROW)
    return NULL;
  return sqlite3_column_int (count, 0) < SP_LIBRARY_MANY ? " ORDER BY rank"
                                                         : " ORDER BY search.rowid DESC";
}

static char *
build_sql (const SpLibraryQuery *query, const char *order)
{
  GString *sql = g_string_new (NULL);

  if (query->match != NULL)
    g_string_append (sql, SP_LIBRARY_FOUND_SQL " WHERE search MATCH ?");
  else
    g_string_append (sql, SP_LIBRARY_ENTRY_SQL " WHERE 1");
  g_string_append (sql, query->trash ? " AND trashed IS NOT NULL" : " AND trashed IS NULL");
  if (!query->archived && query->match == NULL && !query->trash)
    g_string_append (sql, " AND article.archived = 0");
  g_string_append (sql, query->where->str);
  g_string_append (sql, order);
  g_string_append (sql, " LIMIT ? OFFSET ?");
  return g_string_free (sql, FALSE);
}

/* Returns: (transfer full): the row of SP_LIBRARY_ENTRY_SQL or SP_LIBRARY_FOUND_SQL. */
SpLibraryEntry *
sp_library_read_entry (sqlite3_stmt *row)
{
  SpLibraryEntry *entry = g_new0 (SpLibraryEntry, 1);

  entry->id = sqlite3_column_int64 (row, 0);
  entry->title = g_strdup ((const char *)sqlite3_column_text (row, 1));
  entry->site = g_strdup ((const char *)sqlite3_column_text (row, 2));
  entry->url = g_strdup ((const char *)sqlite3_column_text (row, 3));
  entry->published = g_strdup ((const char *)sqlite3_column_text (row, 4));
  entry->added = sqlite3_column_int64 (row, 5);
  entry->n_quotes = (guint)sqlite3_column_int (row, 6);
  entry->read = sqlite3_column_int (row, 7) != 0;
  entry->favourite = sqlite3_column_int (row, 8) != 0;
  entry->archived = sqlite3_column_int (row, 9) != 0;
  entry->trashed = sqlite3_column_int (row, 10) != 0;
  entry->tags = g_strdup ((const char *)sqlite3_column_text (row, 11));
  entry->opening = g_strdup ((const char *)sqlite3_column_text (row, 12));
  entry->snippet = g_strdup ((const char *)sqlite3_column_text (row, 13));
  return entry;
}

/* Finds the articles that match @query (see SpLibraryQuery; "" lists all), the best first, or the
 * newest where there are no words to look for, or more than SP_LIBRARY_MANY are found. Returns:
 * (transfer full) (element-type SpLibraryEntry): at most @limit of them from @offset on; NULL with
 * an error. */
GPtrArray *
sp_library_search (SpLibrary *self, const char *text, guint limit, guint offset, GError **error)
{
  g_autoptr (SpLibraryQuery) query = NULL;
  g_autoptr (SpStatement) find = NULL;
  g_autoptr (GPtrArray) found
      = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_library_entry_free);
  g_autofree char *sql = NULL;
  const char *order = " ORDER BY added DESC, article.id DESC";
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
  sqlite3_bind_int64 (find, index++, limit);
  sqlite3_bind_int64 (find, index, offset);
  while ((rc = sp_db_step (self->db, find, error)) == SQLITE_ROW)
    g_ptr_array_add (found, sp_library_read_entry (find));
  return rc == SQLITE_DONE ? g_steal_pointer (&found) : NULL;
}

/* Finds an article by its text, or else by its address, of which a fragment does not count.
 * @sha256: (nullable): of the text. @url: (nullable). Returns: its number, the newest of several; 0
 * if there is none; -1 with an error. */
gint64
sp_library_find (SpLibrary *self, const char *sha256, const char *url, GError **error)
{
  g_autoptr (SpStatement) find = NULL;
  g_autofree char *bare = NULL;

  g_return_val_if_fail (self != NULL, -1);

  bare = url != NULL ? g_strndup (url, strcspn (url, "#")) : NULL;
  find = sp_db_prepare (self->db,
                        "SELECT id FROM article WHERE sha256 = ?1 OR url = ?2 OR url = ?3"
                        " ORDER BY ifnull (sha256 = ?1, 0) DESC, id DESC LIMIT 1",
                        error);
  if (find == NULL)
    return -1;
  sqlite3_bind_text (find, 1, sha256, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (find, 2, url, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (find, 3, bare, -1, SQLITE_TRANSIENT);
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
