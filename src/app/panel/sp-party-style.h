/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The style of the panel: its style sheet, its icons, and the classes party-1 … party-8, whose
 * colours follow the theme of the system. */
void sp_party_style_install (GdkDisplay *display);
void sp_party_style_set_slot (GtkWidget *widget, int slot);

G_END_DECLS
