/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-style.h"

#include <adwaita.h>

/* 17 pixels on a screen of 96 dpi, in points, so that it follows the system's text size. */
#define TEXT_POINTS 12.75
#define NARROW_POINTS 12.0 /* in a narrow window */

struct _SpStyle
{
  GSettings *settings;
  GtkCssProvider *provider;
};

static void
update (SpStyle *self)
{
  int percent = g_settings_get_int (self->settings, "text-size");
  g_autofree char *font = g_settings_get_string (self->settings, "font");
  g_autofree char *css = NULL;
  const char *family = g_str_equal (font, "serif") ? "font-family: serif;" : "";
  char size[G_ASCII_DTOSTR_BUF_SIZE], narrow[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (size, sizeof size, "%.2f", TEXT_POINTS * percent / 100.0);
  g_ascii_formatd (narrow, sizeof narrow, "%.2f", NARROW_POINTS * percent / 100.0);
  css = g_strdup_printf ("textview.article { font-size: %spt; %s }"
                         "textview.article.narrow { font-size: %spt; }",
                         size,
                         family,
                         narrow);
  gtk_css_provider_load_from_data (self->provider, css, -1);
}

static void
update_scheme (SpStyle *self)
{
  g_autofree char *scheme = g_settings_get_string (self->settings, "color-scheme");
  AdwColorScheme value = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (scheme, "light"))
    value = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (scheme, "dark"))
    value = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), value);
}

static void
changed_cb (GSettings *settings, const char *key, gpointer user_data)
{
  SpStyle *self = user_data;

  if (g_str_equal (key, "color-scheme"))
    update_scheme (self);
  else if (g_str_equal (key, "text-size") || g_str_equal (key, "font"))
    update (self);
}

/* Follows @settings from now on. */
SpStyle *
sp_style_new (GSettings *settings)
{
  SpStyle *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_new0 (SpStyle, 1);
  self->settings = g_object_ref (settings);
  self->provider = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (self->provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  g_signal_connect (settings, "changed", G_CALLBACK (changed_cb), self);
  update (self);
  update_scheme (self);
  return self;
}

/* Stops following the settings; NULL is allowed. */
void
sp_style_free (SpStyle *self)
{
  GdkDisplay *display = gdk_display_get_default ();

  if (self == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->settings, self);
  if (display != NULL)
    gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (self->provider));
  g_object_unref (self->settings);
  g_object_unref (self->provider);
  g_free (self);
}
