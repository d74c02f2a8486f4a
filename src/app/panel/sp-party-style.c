/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-party-style.h"

#include <adwaita.h>

#include "sp-palette.h"
#include "sp-panel-resources.h"

#define RESOURCES "/org/standpoint/Standpoint/panel/"

static char *
to_css (GdkRGBA color)
{
  return gdk_rgba_to_string (&color);
}

static void
add_slot (GString *css, SpTheme theme, int slot)
{
  g_autofree char *edge = to_css (sp_palette_get_edge (theme, slot));
  g_autofree char *tint = to_css (sp_palette_get_tint (theme, slot));
  g_autofree char *lit = to_css (sp_palette_get_lit (theme, slot));
  g_autofree char *name
      = slot < 0 ? g_strdup ("party-none") : g_strdup_printf ("party-%d", slot + 1);

  g_string_append_printf (css, ".%s { color: %s; }\n", name, edge);
  g_string_append_printf (css, "listview.findings > row.%s { color: inherit; }\n", name);
  if (slot < 0)
    return;
  g_string_append_printf (css,
                          "listview.findings > row.%s:hover { background-image: image(%s); }\n"
                          "listview.findings > row.%s:selected { background-image: image(%s); }\n",
                          name,
                          tint,
                          name,
                          sp_theme_is_contrast (theme) ? tint : lit);
}

/* GTK 4.8 parses neither variables nor media queries: the sheet is written anew for each theme. */
static void
update_provider (GtkCssProvider *provider)
{
  SpTheme theme = sp_palette_get_theme ();
  g_autoptr (GString) css = g_string_new (NULL);
  g_autofree char *caption = to_css (sp_palette_get_caption (theme));
  g_autofree char *text = to_css (sp_palette_get_text (theme));
  gboolean dark = sp_theme_is_dark (theme);

  for (int slot = -1; slot < SP_PALETTE_SLOTS; slot++)
    add_slot (css, theme, slot);
  g_string_append_printf (css, ".finding-caption { color: %s; }\n", caption);
  g_string_append_printf (css,
                          ".unanswered { color: %s; background-color: %s; }\n",
                          dark ? "#f8c24a" : "#8f5a00",
                          dark ? "rgba(248,194,74,.16)" : "rgba(229,165,10,.16)");
  if (sp_theme_is_contrast (theme))
    g_string_append_printf (css,
                            ".standpoint-panel, .standpoint-panel .card, .standpoint-panel "
                            "listview, .standpoint-panel list > "
                            "row { color: %s; }\n"
                            "listview.findings > row, .finding-card, .standpoint-panel "
                            ".boxed-list { border-color: %s; }\n"
                            "listview.findings > row:selected { outline: 2px solid currentColor; "
                            "outline-offset: -3px; }\n",
                            text,
                            caption);
  gtk_css_provider_load_from_data (provider, css->str, (gssize)css->len);
}

static void
theme_changed_cb (AdwStyleManager *manager, GParamSpec *pspec, GtkCssProvider *provider)
{
  update_provider (provider);
}

/* Adds style, colours and icons to @display, once. */
void
sp_party_style_install (GdkDisplay *display)
{
  static const char key[] = "standpoint-party-style";
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr (GtkCssProvider) sheet = NULL;
  GtkCssProvider *colors;

  g_return_if_fail (GDK_IS_DISPLAY (display));
  if (g_object_get_data (G_OBJECT (display), key) != NULL)
    return;

  g_resources_register (sp_panel_get_resource ());
  sheet = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (sheet, RESOURCES "style.css");
  gtk_style_context_add_provider_for_display (display,
                                              GTK_STYLE_PROVIDER (sheet),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  colors = gtk_css_provider_new ();
  update_provider (colors);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (theme_changed_cb), colors, 0);
  g_signal_connect_object (manager,
                           "notify::high-contrast",
                           G_CALLBACK (theme_changed_cb),
                           colors,
                           0);
  gtk_style_context_add_provider_for_display (display,
                                              GTK_STYLE_PROVIDER (colors),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), RESOURCES "icons");
  g_object_set_data_full (G_OBJECT (display), key, colors, g_object_unref);
}

/* Gives @widget the class of the colour @slot (0 to 7; -1: of those without one), and takes any
 * other away. */
void
sp_party_style_set_slot (GtkWidget *widget, int slot)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && slot < SP_PALETTE_SLOTS);

  for (int i = -1; i < SP_PALETTE_SLOTS; i++)
    {
      g_autofree char *name = i < 0 ? g_strdup ("party-none") : g_strdup_printf ("party-%d", i + 1);

      if (i == slot)
        gtk_widget_add_css_class (widget, name);
      else
        gtk_widget_remove_css_class (widget, name);
    }
}
