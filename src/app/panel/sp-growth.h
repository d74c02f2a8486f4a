/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* SpGrowth: a list that lets its items out a few in each frame, while the widget that shows them is
 * in sight. A row of text takes a millisecond or two to lay out, and a list view makes two hundred
 * of them as soon as it can: all at once they would hold the window up. Signal "grew". */
#define SP_TYPE_GROWTH (sp_growth_get_type ())
G_DECLARE_FINAL_TYPE (SpGrowth, sp_growth, SP, GROWTH, GObject)

SpGrowth *sp_growth_new (GtkWidget *owner, guint step);
void sp_growth_set_items (SpGrowth *self, GListModel *items); /* nullable */
GListModel *sp_growth_get_items (SpGrowth *self);             /* nullable, borrowed: all */
GListModel *sp_growth_get_list (SpGrowth *self);              /* borrowed: those let out */
void sp_growth_restart (SpGrowth *self);

G_END_DECLS
