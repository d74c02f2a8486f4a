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

G_END_DECLS
