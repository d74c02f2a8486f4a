/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-db.h"

#include <glib/gstdio.h>
#include "sp-error.h"

#define BUSY_MILLISECONDS 10000

struct _SpDb
{
  sqlite3 *handle;
  char *path;
  gboolean read_only;
  gboolean newer;         /* it was written by a newer version */
  guint depth;            /* of nested transactions: only the outermost is real */
  GHashTable *statements; /* SQL → sqlite3_stmt */
};

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static SpErrorCode
error_code (int rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return SP_ERROR_CORRUPT;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return SP_ERROR_BUSY;
    case SQLITE_FULL:
    case SQLITE_TOOBIG:
      return SP_ERROR_TOO_LARGE;
    case SQLITE_CANTOPEN:
      return SP_ERROR_NOT_FOUND;
    default:
      return SP_ERROR_INVALID;
    }
}

static const char *
explain (SpDb *self, int rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return "the library file is damaged";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "the library is in use by another program";
    case SQLITE_FULL:
      return "the disk is full";
    case SQLITE_READONLY:
      return self->newer ? "a newer version of Standpoint has written this library: it can only be "
                           "read, not changed"
                         : "the library can only be read, not changed";
    case SQLITE_CANTOPEN:
      return "the library file cannot be opened";
    default:
      return sqlite3_errmsg (self->handle);
    }
}

static gboolean
fail (SpDb *self, int rc, GError **error)
{
  g_set_error_literal (error, SP_ERROR, error_code (rc), explain (self, rc));
  return FALSE;
}

/* Runs @sql, which may hold several statements and gives no rows. */
gboolean
sp_db_exec (SpDb *self, const char *sql, GError **error)
{
  int rc;

  g_return_val_if_fail (self != NULL && sql != NULL, FALSE);

  rc = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  return rc == SQLITE_OK || fail (self, rc, error);
}

static int
read_version (SpDb *self, GError **error)
{
  g_autoptr (SpStatement) get = sp_db_prepare (self, "PRAGMA user_version", error);

  if (get == NULL || sp_db_step (self, get, error) != SQLITE_ROW)
    return -1;
  return sqlite3_column_int (get, 0);
}

/* One step and the bump of the version are one transaction, which begins by looking at the version
 * again: another process may have been faster. */
static gboolean
migrate (SpDb *self, int from, const char *sql, GError **error)
{
  g_autofree char *bump = g_strdup_printf ("PRAGMA user_version = %d", from + 1);

  if (!sp_db_begin (self, error))
    return FALSE;
  if (read_version (self, NULL) != from)
    {
      sp_db_rollback (self);
      return TRUE;
    }
  if (!sp_db_exec (self, sql, error) || !sp_db_exec (self, bump, error)
      || !sp_db_commit (self, error))
    {
      sp_db_rollback (self);
      return FALSE;
    }
  return TRUE;
}

static gboolean
bring_up_to_date (SpDb *self, const SpDbMigration *migrations, guint n, GError **error)
{
  int version = read_version (self, error);

  if (version < 0)
    return FALSE;
  if (version > (int)n)
    {
      self->read_only = self->newer = TRUE;
      return sp_db_exec (self, "PRAGMA query_only = ON", error);
    }
  for (; version < (int)n && !self->read_only; version++)
    if (!migrate (self, version, migrations[version], error))
      return FALSE;
  return TRUE;
}

/* A file in a folder that may not be written, of which no log is there, can be read as it is. */
static gboolean
connect_unchanging (SpDb *self)
{
  g_autofree char *escaped = g_uri_escape_string (self->path, "/", TRUE);
  g_autofree char *uri = g_strconcat ("file:", escaped, "?immutable=1", NULL);

  sqlite3_close (self->handle);
  self->handle = NULL;
  self->read_only = TRUE;
  return sqlite3_open_v2 (uri,
                          &self->handle,
                          SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_FULLMUTEX,
                          NULL)
         == SQLITE_OK;
}

/* Opens the connection, for reading only where the file or its folder may not be written. */
static gboolean
connect_to_file (SpDb *self, GError **error)
{
  int rc = sqlite3_open_v2 (self->path,
                            &self->handle,
                            SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX,
                            NULL);

  if (rc != SQLITE_OK)
    return fail (self, rc, error);
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, BUSY_MILLISECONDS);
  self->read_only = sqlite3_db_readonly (self->handle, "main") == 1;
  rc = sqlite3_exec (self->handle, "SELECT count (*) FROM sqlite_schema", NULL, NULL, NULL);
  if (((rc & 0xff) == SQLITE_CANTOPEN || (rc & 0xff) == SQLITE_READONLY)
      && !connect_unchanging (self))
    return fail (self, rc, error);
  return TRUE;
}

/* Opens or creates the file at @path and brings it to version @n_migrations. A file of a newer
 * version, or one that may not be written, is opened for reading only (sp_db_is_read_only).
 * Returns: (transfer full): NULL with SP_ERROR_CORRUPT, SP_ERROR_BUSY, SP_ERROR_NOT_FOUND … */
SpDb *
sp_db_open (const char *path, const SpDbMigration *migrations, guint n_migrations, GError **error)
{
  g_autoptr (SpDb) self = NULL;

  g_return_val_if_fail (path != NULL && (migrations != NULL || n_migrations == 0), NULL);

  self = g_new0 (SpDb, 1);
  self->path = g_strdup (path);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  if (!connect_to_file (self, error))
    return NULL;
  if (!self->read_only && !sp_db_exec (self, "PRAGMA journal_mode = WAL", error))
    return NULL;
  if (!sp_db_exec (
          self,
          "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF;"
          "PRAGMA cell_size_check = ON; PRAGMA cache_size = -8000",
          error)
      || !bring_up_to_date (self, migrations, n_migrations, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
sp_db_close (SpDb *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->statements);
  sqlite3_close (self->handle);
  g_free (self->path);
  g_free (self);
}

/* Returns: TRUE if the file is of a newer version or may not be written. */
gboolean
sp_db_is_read_only (const SpDb *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->read_only;
}

/* Gives the prepared statement for @sql, from the store of those made before.
 * Returns: (transfer none): to be held in a g_autoptr (SpStatement), one user at a time; NULL with
 * an error. */
sqlite3_stmt *
sp_db_prepare (SpDb *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement;
  int rc;

  g_return_val_if_fail (self != NULL && sql != NULL, NULL);

  statement = g_hash_table_lookup (self->statements, sql);
  if (statement != NULL)
    return statement;
  rc = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (rc != SQLITE_OK)
    {
      fail (self, rc, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

/* Resets @statement for its next user. */
void
sp_db_release (sqlite3_stmt *statement)
{
  if (statement == NULL)
    return;
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

/* Returns: SQLITE_ROW, SQLITE_DONE, or another code with @error set. */
int
sp_db_step (SpDb *self, sqlite3_stmt *statement, GError **error)
{
  int rc;

  g_return_val_if_fail (self != NULL && statement != NULL, SQLITE_MISUSE);

  rc = sqlite3_step (statement);
  if (rc != SQLITE_ROW && rc != SQLITE_DONE)
    fail (self, rc, error);
  return rc;
}

/* Returns: the row of the last INSERT. */
gint64
sp_db_get_last_rowid (const SpDb *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return sqlite3_last_insert_rowid (self->handle);
}

/* Returns: how many rows the last statement changed. */
guint
sp_db_get_n_changes (const SpDb *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (guint)sqlite3_changes (self->handle);
}

/* Begins a transaction that takes the write lock at once; inside another one it only counts. */
gboolean
sp_db_begin (SpDb *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->depth == 0 && !sp_db_exec (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  self->depth++;
  return TRUE;
}

/* Ends the transaction of the matching sp_db_begin. After an error: sp_db_rollback. */
gboolean
sp_db_commit (SpDb *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->depth > 0, FALSE);

  if (self->depth == 1 && !sp_db_exec (self, "COMMIT", error))
    return FALSE;
  self->depth--;
  return TRUE;
}

/* Takes back all of the outermost transaction. */
void
sp_db_rollback (SpDb *self)
{
  g_return_if_fail (self != NULL);

  if (self->depth > 0)
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
  self->depth = 0;
}

static gboolean
collect (SpDb *self, const char *sql, const char *good, GPtrArray *found, GError **error)
{
  g_autoptr (SpStatement) check = sp_db_prepare (self, sql, error);
  int rc;

  if (check == NULL)
    return FALSE;
  while ((rc = sp_db_step (self, check, error)) == SQLITE_ROW)
    {
      const char *what = (const char *)sqlite3_column_text (check, 0);

      if (g_strcmp0 (what, good) != 0)
        g_ptr_array_add (found, g_strdup (what != NULL ? what : "a damaged row"));
    }
  return rc == SQLITE_DONE;
}

/* Reads the whole file and looks whether it is damaged. Returns: FALSE with SP_ERROR_CORRUPT where
 * it is. */
gboolean
sp_db_is_sound (SpDb *self, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (self != NULL, FALSE);

  if (!collect (self, "PRAGMA quick_check (1)", "ok", found, error))
    return FALSE;
  return found->len == 0 || fail (self, SQLITE_CORRUPT, error);
}

/* Reads the whole file and checks structure, indexes and references.
 * Returns: (transfer full) (element-type utf8): what is wrong, empty if nothing is; NULL if it
 * cannot be read at all. */
GPtrArray *
sp_db_check (SpDb *self, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (self != NULL, NULL);

  if (!collect (self, "PRAGMA integrity_check", "ok", found, error)
      || !collect (
          self,
          "SELECT 'a row of ' || \"table\" || ' refers to nothing' FROM pragma_foreign_key_check",
          NULL,
          found,
          error))
    return NULL;
  return g_steal_pointer (&found);
}

/* Writes a copy of the library to @path, whole or not at all, while others may go on using it. */
gboolean
sp_db_backup (SpDb *self, const char *path, GError **error)
{
  g_autofree char *partial = NULL;
  sqlite3 *target = NULL;
  sqlite3_backup *backup;
  int rc;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  partial = g_strconcat (path, ".part", NULL);
  g_remove (partial);
  rc = sqlite3_open_v2 (partial, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
  if (rc == SQLITE_OK)
    {
      backup = sqlite3_backup_init (target, "main", self->handle, "main");
      if (backup != NULL)
        sqlite3_backup_step (backup, -1);
      rc = backup != NULL ? sqlite3_backup_finish (backup) : sqlite3_errcode (target);
    }
  if (rc == SQLITE_OK)
    rc = sqlite3_exec (target, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  sqlite3_close (target);
  if (rc == SQLITE_OK && g_rename (partial, path) == 0)
    return TRUE;
  g_remove (partial);
  g_set_error (error, SP_ERROR, error_code (rc), "the backup %s cannot be written", path);
  return FALSE;
}
