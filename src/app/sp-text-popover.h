/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* SpTextPopover: size and font of the article, and whether it is marked; behind the button "Aa". It
 * changes the settings through the window's actions. */
#define SP_TYPE_TEXT_POPOVER (sp_text_popover_get_type ())
G_DECLARE_FINAL_TYPE (SpTextPopover, sp_text_popover, SP, TEXT_POPOVER, GtkPopover)

G_END_DECLS
