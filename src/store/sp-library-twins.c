/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-library-twins.h"

#include <string.h>
#include "sp-library-private.h"

#define SHINGLE 4    /* words */
#define ALIKE 0.8    /* of the shorter text's shingles are in the other one */
#define MOST_TWINS 8 /* that are compared */

/* Says whether sp_library_add would find @article, outside the trash. @is_kept: (out). Returns:
 * FALSE with an error. */
gboolean
sp_library_is_kept (SpLibrary *self, SpArticle *article, gboolean *is_kept, GError **error)
{
  g_autoptr (SpStatement) find = NULL;
  const char *url;
  int rc;

  g_return_val_if_fail (self != NULL && article != NULL && is_kept != NULL, FALSE);

  find = sp_db_prepare (self->db,
                        "SELECT 1 FROM article WHERE sha256 = ? AND ifnull (url, '') = ?"
                        " AND trashed IS NULL",
                        error);
  if (find == NULL)
    return FALSE;
  url = sp_article_get_url (article);
  sqlite3_bind_text (find,
                     1,
                     sp_text_get_sha256 (sp_article_get_text (article)),
                     -1,
                     SQLITE_TRANSIENT);
  sqlite3_bind_text (find, 2, url != NULL ? url : "", -1, SQLITE_TRANSIENT);
  rc = sp_db_step (self->db, find, error);
  *is_kept = rc == SQLITE_ROW;
  return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

/* All runs of SHINGLE words of @text, as hashes; case and punctuation at the ends do not count. */
static GHashTable *
make_shingles (const char *text)
{
  GHashTable *shingles = g_hash_table_new (NULL, NULL);
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\r\n.,;:!?\"()*#_>", -1);
  guint last[SHINGLE] = { 0 }, n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint hash = 0;

      if (*words[i] == '\0')
        continue;
      memmove (last, last + 1, sizeof last - sizeof *last);
      last[SHINGLE - 1] = g_str_hash (words[i]);
      for (guint k = 0; k < SHINGLE; k++)
        hash = hash * 33 + last[k];
      if (++n >= SHINGLE)
        g_hash_table_add (shingles, GUINT_TO_POINTER (hash));
    }
  return shingles;
}

static gboolean
are_alike (const char *a, const char *b)
{
  g_autoptr (GHashTable) x = make_shingles (a);
  g_autoptr (GHashTable) y = make_shingles (b);
  GHashTable *less = g_hash_table_size (x) < g_hash_table_size (y) ? x : y;
  GHashTable *more = less == x ? y : x;
  GHashTableIter iter;
  gpointer key;
  guint n = 0;

  g_hash_table_iter_init (&iter, less);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    n += g_hash_table_contains (more, key);
  return g_hash_table_size (less) > 0 && n >= ALIKE * g_hash_table_size (less);
}

/* Looks for another article, outside the trash, with the text of article @id, or with its title and
 * almost its text: the same one, brought in another format or from another place. @twin: (out): 0
 * where there is none. Returns: FALSE with an error. */
gboolean
sp_library_find_twin (SpLibrary *self, gint64 id, gint64 *twin, GError **error)
{
  g_autoptr (SpStatement) find = NULL;
  int rc;

  g_return_val_if_fail (self != NULL && twin != NULL, FALSE);

  *twin = 0;
  find = sp_db_prepare (self->db,
                        "SELECT other.id, other.sha256 = one.sha256, mine.text, theirs.text"
                        " FROM article AS one JOIN article AS other ON other.id <> one.id"
                        " AND other.trashed IS NULL"
                        " AND (other.sha256 = one.sha256 OR other.title = one.title COLLATE NOCASE)"
                        " JOIN content AS mine ON mine.article = one.id"
                        " JOIN content AS theirs ON theirs.article = other.id"
                        " WHERE one.id = ?1 ORDER BY 2 DESC, 1 DESC LIMIT ?2",
                        error);
  if (find == NULL)
    return FALSE;
  sqlite3_bind_int64 (find, 1, id);
  sqlite3_bind_int (find, 2, MOST_TWINS);
  while ((rc = sp_db_step (self->db, find, error)) == SQLITE_ROW)
    if (sqlite3_column_int (find, 1) != 0
        || are_alike ((const char *)sqlite3_column_text (find, 2),
                      (const char *)sqlite3_column_text (find, 3)))
      {
        *twin = sqlite3_column_int64 (find, 0);
        return TRUE;
      }
  return rc == SQLITE_DONE;
}
