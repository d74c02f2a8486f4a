/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-library-private.h"

#include "sp-error.h"
#include "sp-library-log.h"

/* The reader's log of one article in the library. A writer says which revision it knows; another
 * writer may have been faster, and then nothing is written. What search and tags need of the log is
 * written in the same transaction. */

/* ---- reading ---- */

static gboolean
read_journal (SpLibrary *self, gint64 id, gint64 *revision, guint *in_force, GError **error)
{
  g_autoptr (SpStatement) get
      = sp_db_prepare (self->db, "SELECT revision, in_force FROM journal WHERE article = ?", error);
  int rc;

  if (get == NULL)
    return FALSE;
  sqlite3_bind_int64 (get, 1, id);
  rc = sp_db_step (self->db, get, error);
  *revision = rc == SQLITE_ROW ? sqlite3_column_int64 (get, 0) : 0;
  *in_force = rc == SQLITE_ROW ? (guint)sqlite3_column_int64 (get, 1) : 0;
  return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

static SpOperation *
read_operation (sqlite3_stmt *row)
{
  const char *body = (const char *)sqlite3_column_text (row, 1);

  return body != NULL ? sp_operation_from_json (body, sqlite3_column_bytes (row, 1), NULL) : NULL;
}

/* Reads the rows into @whole. Those that cannot be read are left out, and their JSON is added to
 * @unread. */
static gboolean
read_rows (SpLibrary *self, gint64 id, SpLogChange *whole, GPtrArray *unread, GError **error)
{
  g_autoptr (SpStatement) get
      = sp_db_prepare (self->db,
                       "SELECT act, body FROM operation WHERE article = ? ORDER BY number",
                       error);
  guint row = 0, in_force = whole->in_force;
  int rc;

  if (get == NULL)
    return FALSE;
  sqlite3_bind_int64 (get, 1, id);
  for (; (rc = sp_db_step (self->db, get, error)) == SQLITE_ROW; row++)
    {
      SpOperation *operation = read_operation (get);

      if (operation != NULL)
        sp_log_change_take (whole, operation, (guint)sqlite3_column_int64 (get, 0));
      else
        {
          const char *body = (const char *)sqlite3_column_text (get, 1);

          g_ptr_array_add (unread, g_strdup (body != NULL ? body : ""));
          whole->in_force -= row < in_force;
        }
    }
  whole->in_force = MIN (whole->in_force, whole->operations->len);
  return rc == SQLITE_DONE;
}

/* Returns: (transfer full): the log of article @id as it was kept, empty where there is none; NULL
 * with an error. Operations that cannot be read are left out; sp_library_check names them.
 * @revision: (out): for sp_library_write_log. */
SpLogChange *
sp_library_load_log (SpLibrary *self, gint64 id, gint64 *revision, GError **error)
{
  g_autoptr (SpLogChange) whole = sp_log_change_new (0, 0);
  g_autoptr (GPtrArray) unread = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (self != NULL && revision != NULL, NULL);

  if (!read_journal (self, id, revision, &whole->in_force, error)
      || !read_rows (self, id, whole, unread, error))
    return NULL;
  return g_steal_pointer (&whole);
}

/* ---- writing ---- */

/* Rows that cannot be read would shift the numbers of those behind them: they are put aside, kept
 * as they are, and the others move up. */
static gboolean
put_aside (SpLibrary *self, gint64 id, const SpLogChange *known, GPtrArray *unread, GError **error)
{
  for (guint i = 0; i < unread->len; i++)
    {
      g_autoptr (SpStatement) insert
          = sp_db_prepare (self->db, "INSERT INTO unread (article, body) VALUES (?, ?)", error);

      if (insert == NULL)
        return FALSE;
      sqlite3_bind_int64 (insert, 1, id);
      sqlite3_bind_text (insert, 2, g_ptr_array_index (unread, i), -1, SQLITE_TRANSIENT);
      if (sp_db_step (self->db, insert, error) != SQLITE_DONE)
        return FALSE;
    }
  if (!sp_library_run_for_id (self, "DELETE FROM operation WHERE article = ?", id, error))
    return FALSE;
  for (guint i = 0; i < known->operations->len; i++)
    if (!sp_library_insert_operation (self,
                                      id,
                                      i,
                                      g_array_index (known->acts, guint, i),
                                      g_ptr_array_index (known->operations, i),
                                      error))
      return FALSE;
  return TRUE;
}

/* Adds one row. */
gboolean
sp_library_insert_operation (SpLibrary *self,
                             gint64 id,
                             guint number,
                             guint act,
                             const SpOperation *operation,
                             GError **error)
{
  g_autoptr (SpStatement) insert
      = sp_db_prepare (self->db,
                       "INSERT INTO operation (article, number, act, made, body)"
                       " VALUES (?, ?, ?, ?, ?)",
                       error);
  g_autofree char *body = sp_operation_to_json (operation);

  if (insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (insert, 1, id);
  sqlite3_bind_int64 (insert, 2, number);
  sqlite3_bind_int64 (insert, 3, act);
  sqlite3_bind_int64 (insert, 4, operation->made);
  sqlite3_bind_text (insert, 5, body, -1, SQLITE_TRANSIENT);
  return sp_db_step (self->db, insert, error) == SQLITE_DONE;
}

static gboolean
write_rows (SpLibrary *self, gint64 id, const SpLogChange *change, GError **error)
{
  g_autoptr (SpStatement) drop
      = sp_db_prepare (self->db, "DELETE FROM operation WHERE article = ? AND number >= ?", error);

  if (drop == NULL)
    return FALSE;
  sqlite3_bind_int64 (drop, 1, id);
  sqlite3_bind_int64 (drop, 2, change->first);
  if (sp_db_step (self->db, drop, error) != SQLITE_DONE)
    return FALSE;
  for (guint i = 0; i < change->operations->len; i++)
    if (!sp_library_insert_operation (self,
                                      id,
                                      change->first + i,
                                      g_array_index (change->acts, guint, i),
                                      g_ptr_array_index (change->operations, i),
                                      error))
      return FALSE;
  return TRUE;
}

static gboolean
write_journal (SpLibrary *self, gint64 id, gint64 revision, guint in_force, GError **error)
{
  g_autoptr (SpStatement) put
      = sp_db_prepare (self->db,
                       "INSERT OR REPLACE INTO journal (article, revision, in_force)"
                       " VALUES (?, ?, ?)",
                       error);

  if (put == NULL)
    return FALSE;
  sqlite3_bind_int64 (put, 1, id);
  sqlite3_bind_int64 (put, 2, revision);
  sqlite3_bind_int64 (put, 3, in_force);
  return sp_db_step (self->db, put, error) == SQLITE_DONE;
}

/* What a log says that tags and search need. */
typedef struct
{
  GPtrArray *tags;  /* char * */
  GPtrArray *marks; /* SpMark *, borrowed */
} Summary;

static void
summarize (const SpLogChange *whole, Summary *summary)
{
  g_autoptr (GPtrArray) in_force = sp_log_change_dup_in_force (whole);

  summary->tags = sp_operations_list_tags (in_force);
  summary->marks = sp_operations_list_marks (in_force);
}

static void
summary_clear (Summary *summary)
{
  g_clear_pointer (&summary->tags, g_ptr_array_unref);
  g_clear_pointer (&summary->marks, g_ptr_array_unref);
}

static char *
join_notes (GPtrArray *marks)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < marks->len; i++)
    {
      const SpMark *mark = g_ptr_array_index (marks, i);

      if (mark->note != NULL)
        g_string_append_printf (words, "%s\n", mark->note);
      for (guint k = 0; mark->tags[k] != NULL; k++)
        g_string_append_printf (words, "%s\n", mark->tags[k]);
      if (mark->on_text)
        g_string_append_printf (words, "%s\n", mark->anchor.exact);
    }
  return g_string_free (words, FALSE);
}

static gboolean
write_notes (SpLibrary *self, gint64 id, GPtrArray *marks, GError **error)
{
  g_autoptr (SpStatement) update
      = sp_db_prepare (self->db, "UPDATE extra SET notes = ?2 WHERE article = ?1", error);
  g_autofree char *words = join_notes (marks);

  if (update == NULL || !sp_library_take_out_of_search (self, id, error))
    return FALSE;
  sqlite3_bind_int64 (update, 1, id);
  sqlite3_bind_text (update, 2, words, -1, SQLITE_TRANSIENT);
  return sp_db_step (self->db, update, error) == SQLITE_DONE
         && sp_library_put_into_search (self, id, error);
}

/* Tags may also be set without a log: only what the log has changed is changed. */
static gboolean
write_tags (SpLibrary *self, gint64 id, GPtrArray *before, GPtrArray *after, GError **error)
{
  for (guint i = 0; i < before->len; i++)
    if (!g_ptr_array_find_with_equal_func (after, g_ptr_array_index (before, i), g_str_equal, NULL)
        && !sp_library_set_tag (self, id, g_ptr_array_index (before, i), FALSE, error))
      return FALSE;
  for (guint i = 0; i < after->len; i++)
    if (!g_ptr_array_find_with_equal_func (before, g_ptr_array_index (after, i), g_str_equal, NULL)
        && !sp_library_set_tag (self, id, g_ptr_array_index (after, i), TRUE, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_summary (SpLibrary *self, gint64 id, const SpLogChange *before, GError **error)
{
  g_autoptr (SpLogChange) whole = NULL;
  Summary old = { 0 }, new = { 0 };
  gint64 revision;
  gboolean done;

  whole = sp_library_load_log (self, id, &revision, error);
  if (whole == NULL)
    return FALSE;
  summarize (before, &old);
  summarize (whole, &new);
  done = write_notes (self, id, new.marks, error)
         && write_tags (self, id, old.tags, new.tags, error);
  summary_clear (&old);
  summary_clear (&new);
  return done;
}

static gboolean
write_all (SpLibrary *self, gint64 id, const SpLogChange *change, gint64 *revision, GError **error)
{
  g_autoptr (SpLogChange) before = sp_log_change_new (0, 0);
  g_autoptr (GPtrArray) unread = g_ptr_array_new_with_free_func (g_free);
  gint64 stored;

  if (!read_journal (self, id, &stored, &before->in_force, error)
      || !read_rows (self, id, before, unread, error))
    return FALSE;
  if (stored != *revision || change->first > before->operations->len
      || change->in_force > change->first + change->operations->len)
    {
      g_set_error_literal (error,
                           SP_ERROR,
                           SP_ERROR_STALE,
                           "the article was changed in another window or program");
      return FALSE;
    }
  return (unread->len == 0 || put_aside (self, id, before, unread, error))
         && write_rows (self, id, change, error)
         && write_journal (self, id, stored + 1, change->in_force, error)
         && write_summary (self, id, before, error);
}

/* Writes what the log of article @id has become. @revision: (inout): the one that
 * sp_library_load_log or the last write gave. Returns: FALSE with SP_ERROR_STALE where the log has
 * changed since: load it again; nothing is written then. */
gboolean
sp_library_write_log (SpLibrary *self,
                      gint64 id,
                      const SpLogChange *change,
                      gint64 *revision,
                      GError **error)
{
  g_return_val_if_fail (self != NULL && change != NULL && revision != NULL, FALSE);

  if (!sp_db_begin (self->db, error))
    return FALSE;
  if (write_all (self, id, change, revision, error) && sp_db_commit (self->db, error))
    {
      (*revision)++;
      return TRUE;
    }
  sp_db_rollback (self->db);
  return FALSE;
}

/* Adds @operations (element-type SpOperation) to the log of article @id as one act of the reader;
 * what was undone is dropped. */
gboolean
sp_library_append_act (SpLibrary *self, gint64 id, GPtrArray *operations, GError **error)
{
  g_autoptr (SpLogChange) whole = NULL;
  g_autoptr (SpLogChange) change = NULL;
  gint64 revision;
  guint act = 0;

  g_return_val_if_fail (self != NULL && operations != NULL, FALSE);

  if (!sp_db_begin (self->db, error))
    return FALSE;
  whole = sp_library_load_log (self, id, &revision, error);
  if (whole != NULL)
    {
      if (whole->in_force > 0)
        act = g_array_index (whole->acts, guint, whole->in_force - 1) + 1;
      change = sp_log_change_new (whole->in_force, whole->in_force + operations->len);
      for (guint i = 0; i < operations->len; i++)
        sp_log_change_take (change, sp_operation_ref (g_ptr_array_index (operations, i)), act);
    }
  if (change != NULL && sp_library_write_log (self, id, change, &revision, error)
      && sp_db_commit (self->db, error))
    return TRUE;
  sp_db_rollback (self->db);
  return FALSE;
}

/* Adds to @found (element-type utf8) which operations cannot be read. */
gboolean
sp_library_check_logs (SpLibrary *self, GPtrArray *found, GError **error)
{
  g_autoptr (SpStatement) get
      = sp_db_prepare (self->db,
                       "SELECT article, body, number FROM operation ORDER BY article, number",
                       error);
  int rc;

  if (get == NULL)
    return FALSE;
  while ((rc = sp_db_step (self->db, get, error)) == SQLITE_ROW)
    {
      g_autoptr (SpOperation) operation = read_operation (get);

      if (operation == NULL)
        g_ptr_array_add (found,
                         g_strdup_printf ("change %" G_GINT64_FORMAT " of article %" G_GINT64_FORMAT
                                          " cannot be read",
                                          (gint64)sqlite3_column_int64 (get, 2) + 1,
                                          (gint64)sqlite3_column_int64 (get, 0)));
    }
  return rc == SQLITE_DONE;
}
