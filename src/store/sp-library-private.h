/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-db.h"
#include "sp-library.h"
#include "sp-operation.h"

G_BEGIN_DECLS

struct _SpLibrary
{
  SpDb *db;
};

/* The index holds no text of its own: before anything of `searchable` changes it is taken out with
 * the same words. */
gboolean sp_library_take_out_of_search (SpLibrary *self, gint64 id, GError **error);
gboolean sp_library_put_into_search (SpLibrary *self, gint64 id, GError **error);
gboolean sp_library_insert_operation (SpLibrary *self,
                                      gint64 id,
                                      guint number,
                                      guint act,
                                      const SpOperation *operation,
                                      GError **error);
gboolean sp_library_check_logs (SpLibrary *self, GPtrArray *found, GError **error);
gboolean sp_library_run_for_id (SpLibrary *self, const char *sql, gint64 id, GError **error);

/* One row an article for sp_library_read_entry; the second with what the search found. A WHERE
 * follows. */
#define SP_LIBRARY_COLUMNS                                                                         \
  "SELECT article.id, article.title, site, url, published, added, ifnull (n_quotes, 0), read, "    \
  "favourite, archived, trashed IS NOT NULL, extra.tags, "                                         \
  "CASE WHEN ifnull (article.title, '') = '' THEN (SELECT substr (text, 1, 240) FROM content"      \
  " WHERE content.article = article.id) END, "
#define SP_LIBRARY_JOINS                                                                           \
  " JOIN extra ON extra.article = article.id LEFT JOIN found ON found.article = article.id"
#define SP_LIBRARY_ENTRY_SQL SP_LIBRARY_COLUMNS "NULL FROM article" SP_LIBRARY_JOINS
#define SP_LIBRARY_TEXT_SQL                                                                        \
  SP_LIBRARY_COLUMNS                                                                               \
  "text FROM article JOIN content ON content.article = article.id" SP_LIBRARY_JOINS
#define SP_LIBRARY_FOUND_SQL                                                                       \
  SP_LIBRARY_COLUMNS                                                                               \
  "snippet (search, -1, char (0x2068), char (0x2069), '…', 16)"                                  \
  " FROM search CROSS JOIN article ON article.id = search.rowid" SP_LIBRARY_JOINS

#define SP_LIBRARY_MANY 1000 /* more than anybody reads */

const char *sp_library_choose_order (SpLibrary *self, const char *match, GError **error);
SpLibraryEntry *sp_library_read_entry (sqlite3_stmt *row);
char *sp_library_make_snippet (const char *text, GPtrArray *words);

G_END_DECLS
