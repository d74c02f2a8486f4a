/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "sp-operation.h"

G_BEGIN_DECLS

/* SpOperationLog: all that the reader did to one article, in order, with unlimited undo and redo.
 * An act is one or more operations that are undone together. A new act drops what was undone. Main
 * thread only.
 *
 * Properties "can-undo" and "can-redo" notify. Signal "changed" is emitted once after each act,
 * undo or redo: the operations in force are now others. Signal "written" (guint first, guint
 * in_force) comes with it and is for whoever keeps the log: operations from number @first on are
 * new (or gone), and @in_force of them count. */
#define SP_TYPE_OPERATION_LOG (sp_operation_log_get_type ())
G_DECLARE_FINAL_TYPE (SpOperationLog, sp_operation_log, SP, OPERATION_LOG, GObject)

SpOperationLog *sp_operation_log_new (void) G_GNUC_WARN_UNUSED_RESULT;

void sp_operation_log_add (SpOperationLog *self, SpOperation *operation);
void sp_operation_log_take (SpOperationLog *self, SpOperation *operation);
void sp_operation_log_begin_act (SpOperationLog *self);
void sp_operation_log_end_act (SpOperationLog *self);

gboolean sp_operation_log_undo (SpOperationLog *self);
gboolean sp_operation_log_redo (SpOperationLog *self);
gboolean sp_operation_log_can_undo (SpOperationLog *self);
gboolean sp_operation_log_can_redo (SpOperationLog *self);
SpOperation *sp_operation_log_peek_undo (SpOperationLog *self);
SpOperation *sp_operation_log_peek_redo (SpOperationLog *self);

guint sp_operation_log_get_n (SpOperationLog *self);
guint sp_operation_log_get_n_in_force (SpOperationLog *self);
SpOperation *sp_operation_log_get (SpOperationLog *self, guint number);
guint sp_operation_log_get_act (SpOperationLog *self, guint number);
GPtrArray *sp_operation_log_dup_in_force (SpOperationLog *self) G_GNUC_WARN_UNUSED_RESULT;
void sp_operation_log_restore (SpOperationLog *self,
                               GPtrArray *operations,
                               const guint *acts,
                               guint in_force);

G_END_DECLS
