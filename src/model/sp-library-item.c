/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-library-item.h"

struct _SpLibraryItem
{
  GObject parent_instance;

  /* owned */
  SpLibraryEntry *entry; /* nullable: not read yet */

  /* state */
  gint64 id; /* 0: a heading */
  SpLibraryPeriod period;
  guint year;
};

G_DEFINE_FINAL_TYPE (SpLibraryItem, sp_library_item, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
sp_library_item_finalize (GObject *object)
{
  g_clear_pointer (&SP_LIBRARY_ITEM (object)->entry, sp_library_entry_free);
  G_OBJECT_CLASS (sp_library_item_parent_class)->finalize (object);
}

static void
sp_library_item_class_init (SpLibraryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_library_item_finalize;
  signals[CHANGED] = g_signal_new ("changed",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);
}

static void
sp_library_item_init (SpLibraryItem *self)
{
}

/* Makes the row of article @id, of which nothing else is known yet. Returns: (transfer full). */
SpLibraryItem *
sp_library_item_new (gint64 id)
{
  SpLibraryItem *self;

  g_return_val_if_fail (id > 0, NULL);

  self = g_object_new (SP_TYPE_LIBRARY_ITEM, NULL);
  self->id = id;
  return self;
}

/* Makes a heading above the articles added in @period. Returns: (transfer full). */
SpLibraryItem *
sp_library_item_new_heading (SpLibraryPeriod period, guint year)
{
  SpLibraryItem *self = g_object_new (SP_TYPE_LIBRARY_ITEM, NULL);

  self->period = period;
  self->year = year;
  return self;
}

/* Returns: TRUE for a heading. */
gboolean
sp_library_item_is_heading (SpLibraryItem *self)
{
  g_return_val_if_fail (SP_IS_LIBRARY_ITEM (self), FALSE);

  return self->id == 0;
}

/* Returns: the time a heading stands for. */
SpLibraryPeriod
sp_library_item_get_period (SpLibraryItem *self)
{
  g_return_val_if_fail (SP_IS_LIBRARY_ITEM (self), SP_LIBRARY_TODAY);

  return self->period;
}

/* Returns: the year of a heading of SP_LIBRARY_YEAR. */
guint
sp_library_item_get_year (SpLibraryItem *self)
{
  g_return_val_if_fail (SP_IS_LIBRARY_ITEM (self), 0);

  return self->year;
}

/* Returns: the article, 0 for a heading. */
gint64
sp_library_item_get_id (SpLibraryItem *self)
{
  g_return_val_if_fail (SP_IS_LIBRARY_ITEM (self), 0);

  return self->id;
}

/* Returns: (transfer none) (nullable): what the row says; NULL while it is being read. */
const SpLibraryEntry *
sp_library_item_get_entry (SpLibraryItem *self)
{
  g_return_val_if_fail (SP_IS_LIBRARY_ITEM (self), NULL);

  return self->entry;
}

/* Sets what the row says. @entry: (transfer full). */
void
sp_library_item_take_entry (SpLibraryItem *self, SpLibraryEntry *entry)
{
  g_return_if_fail (SP_IS_LIBRARY_ITEM (self) && entry != NULL);

  g_clear_pointer (&self->entry, sp_library_entry_free);
  self->entry = entry;
  g_signal_emit (self, signals[CHANGED], 0);
}
