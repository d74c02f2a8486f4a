/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* SpDb: one connection to an SQLite file: WAL, foreign keys, prepared statements kept, migrations,
 * errors as SP_ERROR. For one thread at a time. Several connections, also of several processes, may
 * use the file at once. */
typedef struct _SpDb SpDb;

/* A step of the schema: run inside one transaction together with the version bump. */
typedef const char *SpDbMigration;

SpDb *sp_db_open (const char *path,
                  const SpDbMigration *migrations,
                  guint n_migrations,
                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sp_db_close (SpDb *self);

gboolean sp_db_is_read_only (const SpDb *self);
gboolean sp_db_exec (SpDb *self, const char *sql, GError **error);
sqlite3_stmt *sp_db_prepare (SpDb *self, const char *sql, GError **error);
int sp_db_step (SpDb *self, sqlite3_stmt *statement, GError **error);
gint64 sp_db_get_last_rowid (const SpDb *self);
guint sp_db_get_n_changes (const SpDb *self);

gboolean sp_db_begin (SpDb *self, GError **error);
gboolean sp_db_commit (SpDb *self, GError **error);
void sp_db_rollback (SpDb *self);

gboolean sp_db_is_sound (SpDb *self, GError **error);
GPtrArray *sp_db_check (SpDb *self, GError **error);
gboolean sp_db_backup (SpDb *self, const char *path, GError **error);

void sp_db_release (sqlite3_stmt *statement);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpDb, sp_db_close)

/* A statement of sp_db_prepare in use: reset and unbound at the end of the scope, kept for the next
 * time. */
typedef sqlite3_stmt SpStatement;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpStatement, sp_db_release)

G_END_DECLS
