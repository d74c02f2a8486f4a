/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-log-change.h"

/* Makes a change without operations. Returns: (transfer full). */
SpLogChange *
sp_log_change_new (guint first, guint in_force)
{
  SpLogChange *self = g_new0 (SpLogChange, 1);

  self->first = first;
  self->in_force = in_force;
  self->operations = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_operation_unref);
  self->acts = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

/* Says what @log is now, from operation @first on: for its signal "written". Returns: (transfer
 * full). */
SpLogChange *
sp_log_change_new_of_log (SpOperationLog *log, guint first)
{
  SpLogChange *self;

  g_return_val_if_fail (SP_IS_OPERATION_LOG (log) && first <= sp_operation_log_get_n (log), NULL);

  self = sp_log_change_new (first, sp_operation_log_get_n_in_force (log));
  for (guint i = first; i < sp_operation_log_get_n (log); i++)
    sp_log_change_take (self,
                        sp_operation_ref (sp_operation_log_get (log, i)),
                        sp_operation_log_get_act (log, i));
  return self;
}

void
sp_log_change_free (SpLogChange *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->operations);
  g_array_unref (self->acts);
  g_free (self);
}

/* Adds @operation (transfer full) behind the others. */
void
sp_log_change_take (SpLogChange *self, SpOperation *operation, guint act)
{
  g_return_if_fail (self != NULL && operation != NULL);

  g_ptr_array_add (self->operations, operation);
  g_array_append_val (self->acts, act);
}

/* Returns: (transfer full) (element-type SpOperation): those of a whole log that count. */
GPtrArray *
sp_log_change_dup_in_force (const SpLogChange *self)
{
  GPtrArray *list;

  g_return_val_if_fail (self != NULL && self->first == 0, NULL);

  list = g_ptr_array_new_full (self->in_force, (GDestroyNotify)sp_operation_unref);
  for (guint i = 0; i < self->in_force; i++)
    g_ptr_array_add (list, sp_operation_ref (g_ptr_array_index (self->operations, i)));
  return list;
}

/* Makes @log what this whole log is. */
void
sp_log_change_restore (const SpLogChange *self, SpOperationLog *log)
{
  g_return_if_fail (self != NULL && self->first == 0 && SP_IS_OPERATION_LOG (log));

  sp_operation_log_restore (log, self->operations, (const guint *)self->acts->data, self->in_force);
}
