/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-growth.h"

#define MANY                                                                                       \
  200 /* a list view makes no more rows than these: from here on a step costs nothing              \
       */

struct _SpGrowth
{
  GObject parent_instance;

  /* owned */
  GtkSliceListModel *slice;
  GSignalGroup *items_signals;

  /* borrowed */
  GtkWidget *owner; /* nullable: gone */

  /* state */
  guint step;
  guint tick;
};

G_DEFINE_FINAL_TYPE (SpGrowth, sp_growth, G_TYPE_OBJECT)

enum
{
  GREW,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_complete (SpGrowth *self)
{
  GListModel *items = sp_growth_get_items (self);

  return items == NULL
         || gtk_slice_list_model_get_size (self->slice) >= g_list_model_get_n_items (items);
}

static gboolean
tick_cb (GtkWidget *owner, GdkFrameClock *clock, gpointer data)
{
  SpGrowth *self = data;
  guint size = gtk_slice_list_model_get_size (self->slice);

  if (is_complete (self))
    {
      self->tick = 0;
      return G_SOURCE_REMOVE;
    }
  gtk_slice_list_model_set_size (self->slice, size < MANY ? size + self->step : G_MAXUINT);
  g_signal_emit (self, signals[GREW], 0);
  return G_SOURCE_CONTINUE;
}

static void
update_tick (SpGrowth *self)
{
  gboolean wanted
      = self->owner != NULL && gtk_widget_get_mapped (self->owner) && !is_complete (self);

  if (wanted && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (self->owner, tick_cb, self, NULL);
  else if (!wanted && self->tick != 0)
    {
      gtk_widget_remove_tick_callback (self->owner, self->tick);
      self->tick = 0;
    }
}

static void
items_changed_cb (SpGrowth *self)
{
  update_tick (self);
}

static void
sp_growth_dispose (GObject *object)
{
  SpGrowth *self = SP_GROWTH (object);

  if (self->owner != NULL && self->tick != 0)
    gtk_widget_remove_tick_callback (self->owner, self->tick);
  self->tick = 0;
  g_clear_weak_pointer (&self->owner);
  g_clear_object (&self->items_signals);
  g_clear_object (&self->slice);
  G_OBJECT_CLASS (sp_growth_parent_class)->dispose (object);
}

static void
sp_growth_class_init (SpGrowthClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_growth_dispose;
  signals[GREW] = g_signal_new ("grew",
                                SP_TYPE_GROWTH,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                0);
}

static void
sp_growth_init (SpGrowth *self)
{
  self->slice = gtk_slice_list_model_new (NULL, 0, 0);
  self->items_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_data (self->items_signals,
                               "items-changed",
                               G_CALLBACK (items_changed_cb),
                               self,
                               NULL,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/* Makes an empty list for @owner, which lets out @step items in each frame. Returns: (transfer
 * full). */
SpGrowth *
sp_growth_new (GtkWidget *owner, guint step)
{
  SpGrowth *self;

  g_return_val_if_fail (GTK_IS_WIDGET (owner) && step > 0, NULL);

  self = g_object_new (SP_TYPE_GROWTH, NULL);
  g_set_weak_pointer (&self->owner, owner);
  self->step = step;
  gtk_slice_list_model_set_size (self->slice, step);
  g_signal_connect_object (owner, "map", G_CALLBACK (update_tick), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (owner,
                           "unmap",
                           G_CALLBACK (update_tick),
                           self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return self;
}

/* Lets out the items of @items (nullable: none), from the first few on. */
void
sp_growth_set_items (SpGrowth *self, GListModel *items)
{
  g_return_if_fail (SP_IS_GROWTH (self) && (items == NULL || G_IS_LIST_MODEL (items)));

  if (items == sp_growth_get_items (self))
    return;
  gtk_slice_list_model_set_model (self->slice, NULL);
  gtk_slice_list_model_set_size (self->slice, self->step);
  gtk_slice_list_model_set_model (self->slice, items);
  g_signal_group_set_target (self->items_signals, items);
  update_tick (self);
}

/* Returns: (transfer none) (nullable): all items. */
GListModel *
sp_growth_get_items (SpGrowth *self)
{
  g_return_val_if_fail (SP_IS_GROWTH (self), NULL);

  return gtk_slice_list_model_get_model (self->slice);
}

/* Returns: (transfer none): the items that are let out. */
GListModel *
sp_growth_get_list (SpGrowth *self)
{
  g_return_val_if_fail (SP_IS_GROWTH (self), NULL);

  return G_LIST_MODEL (self->slice);
}

/* Begins with the first few again: other items are about to come. */
void
sp_growth_restart (SpGrowth *self)
{
  g_return_if_fail (SP_IS_GROWTH (self));

  gtk_slice_list_model_set_size (self->slice, self->step);
  update_tick (self);
}
