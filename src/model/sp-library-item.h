/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "sp-library.h"

G_BEGIN_DECLS

/* SpLibraryItem: a row of the library's list: an article, or a heading above some. What stands in
 * the row of an article comes when it is needed: signal "changed". */
#define SP_TYPE_LIBRARY_ITEM (sp_library_item_get_type ())
G_DECLARE_FINAL_TYPE (SpLibraryItem, sp_library_item, SP, LIBRARY_ITEM, GObject)

typedef enum
{
  SP_LIBRARY_TODAY,
  SP_LIBRARY_YESTERDAY,
  SP_LIBRARY_LAST_WEEK,
  SP_LIBRARY_LAST_MONTH,
  SP_LIBRARY_YEAR, /* this year or an earlier one: sp_library_item_get_year */
  SP_LIBRARY_N_PERIODS,
} SpLibraryPeriod;

SpLibraryItem *sp_library_item_new (gint64 id) G_GNUC_WARN_UNUSED_RESULT;
SpLibraryItem *sp_library_item_new_heading (SpLibraryPeriod period,
                                            guint year) G_GNUC_WARN_UNUSED_RESULT;

gboolean sp_library_item_is_heading (SpLibraryItem *self);
SpLibraryPeriod sp_library_item_get_period (SpLibraryItem *self);
guint sp_library_item_get_year (SpLibraryItem *self);
gint64 sp_library_item_get_id (SpLibraryItem *self);
const SpLibraryEntry *sp_library_item_get_entry (SpLibraryItem *self);
void sp_library_item_take_entry (SpLibraryItem *self, SpLibraryEntry *entry);

G_END_DECLS
