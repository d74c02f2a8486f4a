/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* SpPalette: the colours of the parties: eight, given by order of prominence, in four themes. Slot
 * -1 is the grey of those that have no colour of their own. Main thread only. */
typedef enum
{
  SP_THEME_LIGHT,
  SP_THEME_DARK,
  SP_THEME_CONTRAST_LIGHT,
  SP_THEME_CONTRAST_DARK,
} SpTheme;

#define SP_PALETTE_SLOTS 8

SpTheme sp_palette_get_theme (void);
gboolean sp_theme_is_dark (SpTheme theme);
gboolean sp_theme_is_contrast (SpTheme theme);

GdkRGBA sp_palette_get_edge (SpTheme theme, int slot);   /* bars, underlines, chips */
GdkRGBA sp_palette_get_tint (SpTheme theme, int slot);   /* behind a mention: translucent */
GdkRGBA sp_palette_get_lit (SpTheme theme, int slot);    /* behind words that are lit */
GdkRGBA sp_palette_get_letter (SpTheme theme, int slot); /* on a filled chip */
GdkRGBA sp_palette_get_page (SpTheme theme);             /* behind the article */
GdkRGBA sp_palette_get_text (SpTheme theme);
GdkRGBA sp_palette_get_caption (SpTheme theme);

G_END_DECLS
