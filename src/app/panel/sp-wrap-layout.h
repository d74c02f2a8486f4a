/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* SpWrapLayout: children side by side in as many lines as they need, each line as high as its
 * highest. (GtkFlowBox keeps columns, which small things of many widths do not want.) */
#define SP_TYPE_WRAP_LAYOUT (sp_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (SpWrapLayout, sp_wrap_layout, SP, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *sp_wrap_layout_new (int spacing, int line_spacing);
GtkWidget *sp_wrap_box_new (int spacing, int line_spacing);
void sp_wrap_box_clear (GtkWidget *box);

G_END_DECLS
