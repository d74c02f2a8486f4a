/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "sp-item.h"

G_BEGIN_DECLS

/* SpRow: one finding in a list. It follows its item's "updated". While it is chosen it unfolds why
 * the finding was made, and the button that copies it. */
#define SP_TYPE_ROW (sp_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (SpRow, sp_row, SP, ROW, GtkBox)

struct _SpRowClass
{
  GtkBoxClass parent_class;

  /* Shows the item as it is now. */
  void (*show) (SpRow *self, SpItem *item);
  /* Optional: how many rows of its kind stand before and after it (2: two or more). */
  void (*place) (SpRow *self, guint n_before, guint n_after);
};

void sp_row_set_item (SpRow *self, SpItem *item);
SpItem *sp_row_get_item (SpRow *self);
gboolean sp_row_get_chosen (SpRow *self);
void sp_row_place (SpRow *self, guint n_before, guint n_after);
void sp_row_set_indent (SpRow *self, int pixels);
void sp_row_set_why (SpRow *self, const char *markup);
void sp_row_name_widget (GtkWidget *widget, const char *sentence);
void sp_row_set_sentence (SpRow *self, const char *sentence);
void sp_row_set_slot (SpRow *self, int slot);
/* property "chosen" */

GtkWidget *sp_row_new_label (const char *css_class);

G_END_DECLS
