/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-library.h"
#include "sp-log-change.h"

G_BEGIN_DECLS

/* The reader's log of an article in the library. For whoever keeps the log of an open article: load
 * it, restore an SpOperationLog of it, and at each "written" of that one hand
 * sp_log_change_new_of_log (log, first) to the thread of the library, which writes them in order.
 */
SpLogChange *sp_library_load_log (SpLibrary *self, gint64 id, gint64 *revision, GError **error);
gboolean sp_library_write_log (SpLibrary *self,
                               gint64 id,
                               const SpLogChange *change,
                               gint64 *revision,
                               GError **error);
gboolean sp_library_append_act (SpLibrary *self, gint64 id, GPtrArray *operations, GError **error);

G_END_DECLS
