/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-operation-log.h"

G_BEGIN_DECLS

/* SpLogChange: what a log has become, as far as whoever keeps it must know: from operation @first
 * on it is @operations, and the first @in_force of all count. Made of the log in the main thread,
 * it may then go to the thread of the store (sp_library_write_log). A whole log has @first 0. */
typedef struct
{
  guint first;
  guint in_force;
  GPtrArray *operations; /* SpOperation * */
  GArray *acts;          /* guint, by operation */
} SpLogChange;

SpLogChange *sp_log_change_new (guint first, guint in_force) G_GNUC_WARN_UNUSED_RESULT;
SpLogChange *sp_log_change_new_of_log (SpOperationLog *log, guint first) G_GNUC_WARN_UNUSED_RESULT;
void sp_log_change_free (SpLogChange *self);
void sp_log_change_take (SpLogChange *self, SpOperation *operation, guint act);
GPtrArray *sp_log_change_dup_in_force (const SpLogChange *self) G_GNUC_WARN_UNUSED_RESULT;
void sp_log_change_restore (const SpLogChange *self, SpOperationLog *log);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpLogChange, sp_log_change_free)

G_END_DECLS
