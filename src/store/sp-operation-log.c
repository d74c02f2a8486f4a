/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-operation-log.h"

struct _SpOperationLog
{
  GObject parent_instance;

  /* owned */
  GPtrArray *operations; /* SpOperation * */
  GArray *acts;          /* guint, by operation: never falling */

  /* state */
  guint in_force; /* the first so many count; the others are undone */
  guint depth;    /* of begin_act */
  guint first;    /* the number of operations when the outermost act began */
  guint notified; /* flags: what can_undo and can_redo last said */
};

G_DEFINE_FINAL_TYPE (SpOperationLog, sp_operation_log, G_TYPE_OBJECT)

enum
{
  PROP_CAN_UNDO = 1,
  PROP_CAN_REDO,
  N_PROPS,
};

enum
{
  CHANGED,
  WRITTEN,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
sp_operation_log_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SpOperationLog *self = SP_OPERATION_LOG (object);

  switch (id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, sp_operation_log_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, sp_operation_log_can_redo (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_operation_log_finalize (GObject *object)
{
  SpOperationLog *self = SP_OPERATION_LOG (object);

  g_clear_pointer (&self->operations, g_ptr_array_unref);
  g_clear_pointer (&self->acts, g_array_unref);
  G_OBJECT_CLASS (sp_operation_log_parent_class)->finalize (object);
}

static void
sp_operation_log_class_init (SpOperationLogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sp_operation_log_get_property;
  object_class->finalize = sp_operation_log_finalize;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed",
                                   SP_TYPE_OPERATION_LOG,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);
  signals[WRITTEN] = g_signal_new ("written",
                                   SP_TYPE_OPERATION_LOG,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   2,
                                   G_TYPE_UINT,
                                   G_TYPE_UINT);
}

static void
sp_operation_log_init (SpOperationLog *self)
{
  self->operations = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_operation_unref);
  self->acts = g_array_new (FALSE, FALSE, sizeof (guint));
}

/* Makes an empty log. Returns: (transfer full). */
SpOperationLog *
sp_operation_log_new (void)
{
  return g_object_new (SP_TYPE_OPERATION_LOG, NULL);
}

static void
notify_possibilities (SpOperationLog *self)
{
  guint now
      = (guint)sp_operation_log_can_undo (self) | (guint)sp_operation_log_can_redo (self) << 1;
  guint differs = now ^ self->notified;

  self->notified = now;
  for (guint i = 0; i < 2; i++)
    if ((differs >> i & 1) != 0)
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO + i]);
}

/* Tells everybody, once all getters are in step. */
static void
tell (SpOperationLog *self, guint first)
{
  g_object_ref (self);
  g_signal_emit (self, signals[WRITTEN], 0, first, self->in_force);
  g_signal_emit (self, signals[CHANGED], 0);
  notify_possibilities (self);
  g_object_unref (self);
}

/* Drops what was undone. */
static void
forget_undone (SpOperationLog *self)
{
  g_ptr_array_set_size (self->operations, (int)self->in_force);
  g_array_set_size (self->acts, self->in_force);
}

static guint
next_act (SpOperationLog *self)
{
  return self->in_force == 0 ? 0 : g_array_index (self->acts, guint, self->in_force - 1) + 1;
}

/* Adds @operation as an act of its own, or as a part of the act that has begun. */
void
sp_operation_log_add (SpOperationLog *self, SpOperation *operation)
{
  guint act;

  g_return_if_fail (SP_IS_OPERATION_LOG (self) && operation != NULL);

  if (self->depth == 0)
    self->first = self->in_force;
  if (self->in_force == self->first)
    {
      forget_undone (self);
      act = next_act (self);
    }
  else
    act = g_array_index (self->acts, guint, self->in_force - 1);
  g_ptr_array_add (self->operations, sp_operation_ref (operation));
  g_array_append_val (self->acts, act);
  self->in_force++;
  if (self->depth == 0)
    tell (self, self->first);
}

/* As sp_operation_log_add. @operation: (transfer full). */
void
sp_operation_log_take (SpOperationLog *self, SpOperation *operation)
{
  g_autoptr (SpOperation) owned = operation;

  sp_operation_log_add (self, owned);
}

/* What is added until sp_operation_log_end_act is one act. May be nested: the outermost counts. */
void
sp_operation_log_begin_act (SpOperationLog *self)
{
  g_return_if_fail (SP_IS_OPERATION_LOG (self));

  if (self->depth++ == 0)
    self->first = self->in_force;
}

/* Ends the act; only then the change is told. */
void
sp_operation_log_end_act (SpOperationLog *self)
{
  g_return_if_fail (SP_IS_OPERATION_LOG (self) && self->depth > 0);

  if (--self->depth == 0 && self->in_force > self->first)
    tell (self, self->first);
}

/* Takes the last act back. Returns: FALSE if there is none, or an act is being made. */
gboolean
sp_operation_log_undo (SpOperationLog *self)
{
  guint act;

  g_return_val_if_fail (SP_IS_OPERATION_LOG (self), FALSE);

  if (self->depth > 0 || self->in_force == 0)
    return FALSE;
  act = g_array_index (self->acts, guint, self->in_force - 1);
  while (self->in_force > 0 && g_array_index (self->acts, guint, self->in_force - 1) == act)
    self->in_force--;
  tell (self, self->operations->len);
  return TRUE;
}

/* Does the act that was undone last again. Returns: FALSE if there is none, or an act is being
 * made. */
gboolean
sp_operation_log_redo (SpOperationLog *self)
{
  guint act;

  g_return_val_if_fail (SP_IS_OPERATION_LOG (self), FALSE);

  if (self->depth > 0 || self->in_force == self->operations->len)
    return FALSE;
  act = g_array_index (self->acts, guint, self->in_force);
  while (self->in_force < self->operations->len
         && g_array_index (self->acts, guint, self->in_force) == act)
    self->in_force++;
  tell (self, self->operations->len);
  return TRUE;
}

gboolean
sp_operation_log_can_undo (SpOperationLog *self)
{
  g_return_val_if_fail (SP_IS_OPERATION_LOG (self), FALSE);

  return self->in_force > 0;
}

gboolean
sp_operation_log_can_redo (SpOperationLog *self)
{
  g_return_val_if_fail (SP_IS_OPERATION_LOG (self), FALSE);

  return self->in_force < self->operations->len;
}

/* Returns: (transfer none) (nullable): the last operation of what undo would take back, to name
 * it. */
SpOperation *
sp_operation_log_peek_undo (SpOperationLog *self)
{
  g_return_val_if_fail (SP_IS_OPERATION_LOG (self), NULL);

  return self->in_force > 0 ? g_ptr_array_index (self->operations, self->in_force - 1) : NULL;
}

/* Returns: (transfer none) (nullable): the first operation of what redo would do. */
SpOperation *
sp_operation_log_peek_redo (SpOperationLog *self)
{
  g_return_val_if_fail (SP_IS_OPERATION_LOG (self), NULL);

  return self->in_force < self->operations->len
             ? g_ptr_array_index (self->operations, self->in_force)
             : NULL;
}

/* Returns: how many operations there are, with those that are undone. */
guint
sp_operation_log_get_n (SpOperationLog *self)
{
  g_return_val_if_fail (SP_IS_OPERATION_LOG (self), 0);

  return self->operations->len;
}

/* Returns: how many count. They are the first ones. */
guint
sp_operation_log_get_n_in_force (SpOperationLog *self)
{
  g_return_val_if_fail (SP_IS_OPERATION_LOG (self), 0);

  return self->in_force;
}

/* Returns: (transfer none): operation @number, the oldest is 0. */
SpOperation *
sp_operation_log_get (SpOperationLog *self, guint number)
{
  g_return_val_if_fail (SP_IS_OPERATION_LOG (self) && number < self->operations->len, NULL);

  return g_ptr_array_index (self->operations, number);
}

/* Returns: the act that operation @number is a part of. */
guint
sp_operation_log_get_act (SpOperationLog *self, guint number)
{
  g_return_val_if_fail (SP_IS_OPERATION_LOG (self) && number < self->acts->len, 0);

  return g_array_index (self->acts, guint, number);
}

/* Returns: (transfer full) (element-type SpOperation): those that count, to be given to another
 * thread. */
GPtrArray *
sp_operation_log_dup_in_force (SpOperationLog *self)
{
  GPtrArray *copy;

  g_return_val_if_fail (SP_IS_OPERATION_LOG (self), NULL);

  copy = g_ptr_array_new_full (self->in_force, (GDestroyNotify)sp_operation_unref);
  for (guint i = 0; i < self->in_force; i++)
    g_ptr_array_add (copy, sp_operation_ref (g_ptr_array_index (self->operations, i)));
  return copy;
}

/* Makes the log what it was when it was kept. @acts: by operation; never falling. "changed" is
 * emitted, "written" is not. */
void
sp_operation_log_restore (SpOperationLog *self,
                          GPtrArray *operations,
                          const guint *acts,
                          guint in_force)
{
  g_return_if_fail (SP_IS_OPERATION_LOG (self) && operations != NULL && self->depth == 0);
  g_return_if_fail (in_force <= operations->len && (acts != NULL || operations->len == 0));

  g_ptr_array_set_size (self->operations, 0);
  g_array_set_size (self->acts, 0);
  for (guint i = 0; i < operations->len; i++)
    g_ptr_array_add (self->operations, sp_operation_ref (g_ptr_array_index (operations, i)));
  if (operations->len > 0)
    g_array_append_vals (self->acts, acts, operations->len);
  self->in_force = in_force;
  g_object_ref (self);
  g_signal_emit (self, signals[CHANGED], 0);
  notify_possibilities (self);
  g_object_unref (self);
}
