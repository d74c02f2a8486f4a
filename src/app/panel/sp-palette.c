/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-palette.h"

#include <adwaita.h>

#define N_THEMES 4

/* Edge colours by theme and slot: blue, orange, green, purple, olive, pink, slate, brown, and the
 * grey of those without a colour. Chosen to keep apart under the common kinds of colour blindness
 * and to hold 4.5 : 1 (high contrast 7 : 1) against the page. */
static const guint32 edges[N_THEMES][SP_PALETTE_SLOTS + 1] = {
  { 0x1a6ece, 0xae4d00, 0x0d5443, 0x6b2a80, 0x4f4500, 0xa71c5b, 0x5c7181, 0x905a44, 0x6a6a6a },
  { 0x67a4ea, 0xf68743, 0x5ae1ad, 0xe6c1ed, 0xedd946, 0xe086b7, 0xdee0e2, 0xc69c7d, 0xa4a4a4 },
  { 0x135096, 0x7d4005, 0x154439, 0x642a6d, 0x4a420f, 0x971952, 0x43525d, 0x704635, 0x4a4a4a },
  { 0x9dc4f1, 0xf9b083, 0x5ae1ad, 0xe6c1ed, 0xedd946, 0xeaafcf, 0xdee0e2, 0xd8bba6, 0xc8c8c8 },
};

static const guint32 pages[N_THEMES] = { 0xffffff, 0x1e1e1e, 0xffffff, 0x000000 };
static const guint32 letters[N_THEMES] = { 0xffffff, 0x1e1e1e, 0xffffff, 0x000000 };
static const float tint_alpha[N_THEMES] = { 0.12f, 0.22f, 0.07f, 0.14f };
static const float lit_alpha[N_THEMES] = { 0.26f, 0.38f, 0.16f, 0.28f };

static GdkRGBA
from_hex (guint32 hex, float alpha)
{
  return (GdkRGBA){
    (float)((hex >> 16) & 0xff) / 255.0f,
    (float)((hex >> 8) & 0xff) / 255.0f,
    (float)(hex & 0xff) / 255.0f,
    alpha,
  };
}

static guint32
edge_hex (SpTheme theme, int slot)
{
  return edges[theme][slot >= 0 && slot < SP_PALETTE_SLOTS ? slot : SP_PALETTE_SLOTS];
}

/* The theme the window is drawn in now. */
SpTheme
sp_palette_get_theme (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return dark ? SP_THEME_CONTRAST_DARK : SP_THEME_CONTRAST_LIGHT;
  return dark ? SP_THEME_DARK : SP_THEME_LIGHT;
}

/* TRUE for the two themes with a dark page. */
gboolean
sp_theme_is_dark (SpTheme theme)
{
  return theme == SP_THEME_DARK || theme == SP_THEME_CONTRAST_DARK;
}

/* TRUE for the two themes of high contrast. */
gboolean
sp_theme_is_contrast (SpTheme theme)
{
  return theme == SP_THEME_CONTRAST_LIGHT || theme == SP_THEME_CONTRAST_DARK;
}

/* The colour of bars, underlines and chips of @slot. */
GdkRGBA
sp_palette_get_edge (SpTheme theme, int slot)
{
  return from_hex (edge_hex (theme, slot), 1.0f);
}

/* What is laid behind a mention of @slot: its colour, translucent. */
GdkRGBA
sp_palette_get_tint (SpTheme theme, int slot)
{
  return from_hex (edge_hex (theme, slot), tint_alpha[theme]);
}

/* What is laid behind lit words of @slot. */
GdkRGBA
sp_palette_get_lit (SpTheme theme, int slot)
{
  return from_hex (edge_hex (theme, slot), lit_alpha[theme]);
}

/* The colour of the letters on a filled chip of @slot. */
GdkRGBA
sp_palette_get_letter (SpTheme theme, int slot)
{
  return from_hex (letters[theme], 1.0f);
}

/* The page behind the article. */
GdkRGBA
sp_palette_get_page (SpTheme theme)
{
  return from_hex (pages[theme], 1.0f);
}

/* The colour of running text. */
GdkRGBA
sp_palette_get_text (SpTheme theme)
{
  if (theme == SP_THEME_LIGHT)
    return from_hex (0x000000, 0.8f);
  return from_hex (sp_theme_is_dark (theme) ? 0xffffff : 0x000000, 1.0f);
}

/* The colour of captions. */
GdkRGBA
sp_palette_get_caption (SpTheme theme)
{
  GdkRGBA color = from_hex (sp_theme_is_dark (theme) ? 0xffffff : 0x000000, 0.6f);

  if (theme == SP_THEME_DARK)
    color.alpha = 0.68f;
  else if (sp_theme_is_contrast (theme))
    color.alpha = 0.9f;
  return color;
}
