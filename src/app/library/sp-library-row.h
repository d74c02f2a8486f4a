/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "sp-library-item.h"

G_BEGIN_DECLS

/* SpLibraryRow: an article in the library's list, or a heading. It follows its item. */
#define SP_TYPE_LIBRARY_ROW (sp_library_row_get_type ())
G_DECLARE_FINAL_TYPE (SpLibraryRow, sp_library_row, SP, LIBRARY_ROW, GtkBox)

GtkWidget *sp_library_row_new (void);
void sp_library_row_set_item (SpLibraryRow *self, SpLibraryItem *item); /* nullable */
void sp_library_row_set_selecting (SpLibraryRow *self, gboolean selecting);
/* property "chosen": the row is selected */

G_END_DECLS
