/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* SpHeading: a heading among the items of a list (GTK 4.8 has no section headers). */
#define SP_TYPE_HEADING (sp_heading_get_type ())
G_DECLARE_FINAL_TYPE (SpHeading, sp_heading, SP, HEADING, GObject)

SpHeading *sp_heading_new (const char *title);
const char *sp_heading_get_title (SpHeading *self);
void sp_heading_set_caption (SpHeading *self, const char *caption);

GtkWidget *sp_heading_new_widget (const char *title);
GtkWidget *sp_heading_create_widget (SpHeading *self);
void sp_heading_widget_set_caption (GtkWidget *widget, const char *caption);

G_END_DECLS
