/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-library-rescue.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include "sp-error.h"
#include "sp-library-private.h"
#include "sp-library-schema.h"

/* ---- backups ---- */

static char *
name_of_day (gint64 now, const char *prefix)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (now);
  g_autofree char *day = g_date_time_format (time, "%Y-%m-%d");

  return g_strdup_printf ("%s-%s.db", prefix, day);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return -strcmp (*(char *const *)a, *(char *const *)b);
}

/* Returns: (transfer full) (element-type filename): the paths of the backups that were made by
 * themselves, newest first. */
GPtrArray *
sp_library_list_backups (const char *folder)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (folder != NULL, list);

  path = g_build_filename (folder, "backups", NULL);
  dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "library-") && g_str_has_suffix (name, ".db"))
      g_ptr_array_add (list, g_build_filename (path, name, NULL));
  g_ptr_array_sort (list, compare_newest_first);
  return list;
}

/* Makes today's backup unless there is one or the library is damaged (SP_ERROR_CORRUPT), and drops
 * the oldest beyond SP_LIBRARY_BACKUPS. The first act of a thread that keeps the library open.
 * @folder: the one it was opened in. @now: seconds since 1970. @made: (out): whether one was made.
 */
gboolean
sp_library_back_up_if_due (SpLibrary *self,
                           const char *folder,
                           gint64 now,
                           gboolean *made,
                           GError **error)
{
  g_autofree char *name = NULL, *path = NULL, *inside = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  g_return_val_if_fail (self != NULL && folder != NULL && made != NULL, FALSE);

  *made = FALSE;
  if (sp_db_is_read_only (self->db))
    return TRUE;
  name = name_of_day (now, "library");
  inside = g_build_filename (folder, "backups", NULL);
  path = g_build_filename (inside, name, NULL);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_mkdir_with_parents (inside, 0700) != 0)
    {
      g_set_error (error,
                   SP_ERROR,
                   SP_ERROR_NOT_FOUND,
                   "the folder %s cannot be made: %s",
                   inside,
                   g_strerror (errno));
      return FALSE;
    }
  /* a copy of a damaged library must not push out one that is good */
  if (!sp_db_is_sound (self->db, error) || !sp_db_backup (self->db, path, error))
    return FALSE;
  *made = TRUE;
  backups = sp_library_list_backups (folder);
  for (guint i = SP_LIBRARY_BACKUPS; i < backups->len; i++)
    g_remove (g_ptr_array_index (backups, i));
  return TRUE;
}

/* ---- putting another file in the place of the library ---- */

/* Moves the damaged file with what belongs to it out of the way; it is kept. */
static gboolean
set_aside (const char *folder, gint64 now, GError **error)
{
  static const char *const endings[] = { "-wal", "-shm", "" };
  g_autofree char *name = g_strdup_printf ("damaged-%" G_GINT64_FORMAT ".db", now);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *from_name = g_strconcat ("library.db", endings[i], NULL);
      g_autofree char *to_name = g_strconcat (name, endings[i], NULL);
      g_autofree char *from = g_build_filename (folder, from_name, NULL);
      g_autofree char *to = g_build_filename (folder, to_name, NULL);

      if (g_rename (from, to) == 0 || errno == ENOENT)
        continue;
      g_set_error (error,
                   SP_ERROR,
                   SP_ERROR_INVALID,
                   "the damaged file cannot be moved: %s",
                   g_strerror (errno));
      return FALSE;
    }
  return TRUE;
}

static gboolean
put_in_place (const char *folder, const char *new_path, gint64 now, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);

  if (!set_aside (folder, now, error))
    return FALSE;
  if (g_rename (new_path, path) == 0)
    return TRUE;
  g_set_error (error,
               SP_ERROR,
               SP_ERROR_INVALID,
               "the library cannot be put in its place: %s",
               g_strerror (errno));
  return FALSE;
}

/* Makes @backup the library of @folder, which nobody has open. The file of before is kept beside it
 * as damaged-TIME.db. */
gboolean
sp_library_restore (const char *folder, const char *backup, gint64 now, GError **error)
{
  g_autofree char *copy = NULL;
  SpDb *db;
  gboolean good;

  g_return_val_if_fail (folder != NULL && backup != NULL, FALSE);

  if (!g_file_test (backup, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, "there is no backup %s", backup);
      return FALSE;
    }
  copy = g_build_filename (folder, "restored.db", NULL);
  db = sp_db_open (backup, NULL, 0, error);
  if (db == NULL)
    return FALSE;
  good = sp_db_backup (db, copy, error);
  sp_db_close (db);
  return good && put_in_place (folder, copy, now, error);
}

/* ---- saving what can be saved ---- */

typedef struct
{
  SpDb *from;
  SpDb *to;
  GPtrArray *lost; /* char * */
} Salvage;

static void
copy_value (sqlite3_stmt *to, int index, sqlite3_stmt *from, int column)
{
  sqlite3_bind_value (to, index, sqlite3_column_value (from, column));
}

/* Copies the rows that @select gives for @id by @insert. Returns: FALSE if any cannot be read or
 * written. @n: (out): how many were copied. */
static gboolean
copy_rows (Salvage *self, const char *select, const char *insert, gint64 id, guint *n)
{
  g_autoptr (SpStatement) get = sp_db_prepare (self->from, select, NULL);
  g_autoptr (SpStatement) put = sp_db_prepare (self->to, insert, NULL);
  int rc;

  *n = 0;
  if (get == NULL || put == NULL)
    return FALSE;
  sqlite3_bind_int64 (get, 1, id);
  while ((rc = sp_db_step (self->from, get, NULL)) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (get); i++)
        copy_value (put, i + 1, get, i);
      if (sp_db_step (self->to, put, NULL) != SQLITE_DONE)
        return FALSE;
      sqlite3_reset (put);
      (*n)++;
    }
  return rc == SQLITE_DONE;
}

static void
lose (Salvage *self, gint64 id, const char *what)
{
  g_ptr_array_add (self->lost, g_strdup_printf ("%s of article %" G_GINT64_FORMAT, what, id));
}

#define ARTICLE                                                                                    \
  "id, uuid, sha256, title, byline, site, url, published, modified, language, lead_image, plain, " \
  "added, read, favourite, archived, trashed, position"

/* What hangs on an article: each is copied for itself, so that one that is damaged takes no other
 * with it. The analysis is not: it can be made again. */
static const struct
{
  const char *what;
  const char *select;
  const char *insert;
} parts[] = {
  { "the changes",
    "SELECT article, number, made, body, act FROM operation WHERE article = ? ORDER BY number",
    "INSERT INTO operation (article, number, made, body, act) VALUES (?, ?, ?, ?, ?)" },
  { "the state of the changes",
    "SELECT article, revision, in_force FROM journal WHERE article = ?",
    "INSERT INTO journal (article, revision, in_force) VALUES (?, ?, ?)" },
  { "what search finds",
    "SELECT article, quotes, notes, tags, parties FROM extra WHERE article = ?",
    "INSERT OR REPLACE INTO extra (article, quotes, notes, tags, parties) VALUES (?, ?, ?, ?, ?)" },
  { "the parties",
    "SELECT article, name, kind FROM party WHERE article = ?",
    "INSERT INTO party (article, name, kind) VALUES (?, ?, ?)" },
  { "the tags",
    "SELECT name FROM article_tag JOIN tag ON tag.id = tag WHERE article = ?",
    "INSERT OR IGNORE INTO tag (name) VALUES (?)" },
  { "the tags",
    "SELECT article, name FROM article_tag JOIN tag ON tag.id = tag WHERE article = ?",
    "INSERT INTO article_tag (article, tag) SELECT ?1, id FROM tag WHERE name = ?2" },
};

/* Returns: TRUE if the article itself was saved. */
static gboolean
copy_article (Salvage *self, gint64 id)
{
  SpLibrary to = { self->to };
  gboolean good;
  guint n, n_content = 0;

  if (!sp_db_begin (self->to, NULL))
    return FALSE;
  good = copy_rows (self,
                    "SELECT " ARTICLE " FROM article WHERE id = ?",
                    "INSERT INTO article (" ARTICLE
                    ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    id,
                    &n)
         && copy_rows (self,
                       "SELECT article, text, layout, source, source_type FROM content"
                       " WHERE article = ?",
                       "INSERT INTO content (article, text, layout, source, source_type)"
                       " VALUES (?, ?, ?, ?, ?)",
                       id,
                       &n_content)
         && n == n_content;
  if (!good)
    {
      sp_db_rollback (self->to);
      lose (self, id, "all");
      return FALSE;
    }
  if (n == 1)
    sp_library_run_for_id (&to, "INSERT INTO extra (article) VALUES (?)", id, NULL);
  for (guint i = 0; n == 1 && i < G_N_ELEMENTS (parts); i++)
    {
      guint ignored;

      if (!copy_rows (self, parts[i].select, parts[i].insert, id, &ignored))
        lose (self, id, parts[i].what);
    }
  if (n == 1)
    sp_library_put_into_search (&to, id, NULL);
  return sp_db_commit (self->to, NULL) && n == 1;
}

/* The highest number that an article can have. */
static gint64
find_last (Salvage *self)
{
  static const char *const ways[] = {
    "SELECT max (seq) FROM sqlite_sequence WHERE name = 'article'",
    "SELECT max (id) FROM article",
    "SELECT max (article) FROM extra",
  };
  gint64 last = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (SpStatement) get = sp_db_prepare (self->from, ways[i], NULL);

      if (get != NULL && sp_db_step (self->from, get, NULL) == SQLITE_ROW)
        last = MAX (last, sqlite3_column_int64 (get, 0));
    }
  return last;
}

static guint
copy_all (Salvage *self)
{
  gint64 last = find_last (self);
  guint n_saved = 0, n;

  for (gint64 id = 1; id <= last; id++)
    n_saved += copy_article (self, id);
  if (!copy_rows (self,
                  "SELECT form, name, kind FROM known_party WHERE ?1 IS NOT NULL",
                  "INSERT INTO known_party (form, name, kind) VALUES (?, ?, ?)",
                  0,
                  &n))
    g_ptr_array_add (self->lost, g_strdup ("known parties"));
  return n_saved;
}

/* Makes a new library of what can be read of the damaged one in @folder, which nobody has open; the
 * damaged file is kept beside it as damaged-TIME.db. @n_saved: (out): the articles that were saved.
 * Returns: (transfer full) (element-type utf8): what was lost, a line each; NULL with an error
 * where nothing can be read: then a backup is what is left (sp_library_restore). */
GPtrArray *
sp_library_salvage (const char *folder, gint64 now, guint *n_saved, GError **error)
{
  g_autofree char *path = NULL, *new_path = NULL;
  g_autoptr (GPtrArray) lost = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SpDb) from = NULL;
  g_autoptr (SpDb) to = NULL;
  Salvage salvage = { .lost = lost };

  g_return_val_if_fail (folder != NULL && n_saved != NULL, NULL);

  path = g_build_filename (folder, "library.db", NULL);
  new_path = g_build_filename (folder, "salvaged.db", NULL);
  g_remove (new_path);
  from = sp_db_open (path, NULL, 0, error);
  if (from == NULL)
    return NULL;
  to = sp_db_open (new_path, sp_library_migrations, sp_library_n_migrations, error);
  if (to == NULL)
    return NULL;
  salvage.from = from;
  salvage.to = to;
  *n_saved = copy_all (&salvage);
  g_clear_pointer (&from, sp_db_close);
  g_clear_pointer (&to, sp_db_close);
  if (*n_saved == 0)
    {
      g_remove (new_path);
      g_set_error_literal (error, SP_ERROR, SP_ERROR_CORRUPT, "nothing of the library can be read");
      return NULL;
    }
  return put_in_place (folder, new_path, now, error) ? g_steal_pointer (&lost) : NULL;
}
