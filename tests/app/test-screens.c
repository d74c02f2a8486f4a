/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-app-test.h"
#include "sp-story.h"

/* Pictures of the window for people to look at; the test is that there is something on them. */

typedef enum
{
  NOTHING,
  FIRST_PARTY,
  SEVENTH_QUOTE,
} Look;

typedef struct
{
  const char *name;
  int width;
  AdwColorScheme scheme;
  guint percent;
  Look look;
  gboolean rtl;
  gboolean empty;
} Screen;

static const Screen screens[] = {
  { "light", 1030, ADW_COLOR_SCHEME_FORCE_LIGHT, 100, NOTHING, FALSE, FALSE },
  { "dark-quote", 1030, ADW_COLOR_SCHEME_FORCE_DARK, 100, SEVENTH_QUOTE, FALSE, FALSE },
  { "light-party", 1180, ADW_COLOR_SCHEME_FORCE_LIGHT, 100, FIRST_PARTY, FALSE, FALSE },
  { "narrow", 360, ADW_COLOR_SCHEME_FORCE_LIGHT, 100, NOTHING, FALSE, FALSE },
  { "large", 1180, ADW_COLOR_SCHEME_FORCE_LIGHT, 170, NOTHING, FALSE, FALSE },
  { "rtl", 1030, ADW_COLOR_SCHEME_FORCE_LIGHT, 100, NOTHING, TRUE, FALSE },
  { "empty", 1180, ADW_COLOR_SCHEME_FORCE_LIGHT, 100, NOTHING, FALSE, TRUE },
};

static void
look_at (SpWindow *window, Look look)
{
  SpDocument *document = sp_window_get_document (window);
  g_autoptr (SpItem) item = NULL;

  if (look == FIRST_PARTY)
    item = g_list_model_get_item (sp_document_get_parties (document), 0);
  else if (look == SEVENTH_QUOTE)
    item = g_list_model_get_item (sp_document_get_quotes (document), 6);
  sp_focus_set_item (sp_window_get_focus (window), item);
}

/* How many colours the picture has, up to a few. */
static guint
count_colours (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new_from_file (path, &error);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  const guint8 *pixels;

  g_assert_no_error (error);
  pixels = gdk_pixbuf_read_pixels (picture);
  for (int y = 0; y < gdk_pixbuf_get_height (picture); y += 3)
    for (int x = 0; x < gdk_pixbuf_get_width (picture); x += 3)
      {
        const guint8 *p = pixels + y * gdk_pixbuf_get_rowstride (picture)
                          + x * gdk_pixbuf_get_n_channels (picture);

        g_hash_table_add (seen, GUINT_TO_POINTER (1u + p[0] + 256u * p[1] + 65536u * p[2]));
      }
  return g_hash_table_size (seen);
}

static void
test_screen (gconstpointer data)
{
  const Screen *screen = data;
  g_autoptr (GSettings) settings = g_settings_new (SP_APP_ID);
  gboolean contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  g_autofree char *name = g_strdup_printf ("%s%s", contrast ? "contrast-" : "", screen->name);
  g_autofree char *path = NULL;
  g_autoptr (SpArticle) article = NULL;
  SpWindow *window;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), screen->scheme);
  g_settings_set_int (settings, "text-size", (int)screen->percent);
  gtk_widget_set_default_direction (screen->rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  window = sp_app_test_open_window (screen->width, 820);
  article = screen->rtl ? sp_story_make_rtl_article () : sp_article_ref (sp_story_get_article ());
  if (!screen->empty)
    sp_app_test_show_article (window, article);
  look_at (window, screen->look);
  path = sp_app_test_shoot (window, name);
  g_assert_cmpuint (count_colours (path), >, 12);
  sp_app_test_close_window (window);
}

int
main (int argc, char **argv)
{
  sp_app_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (screens); i++)
    {
      g_autofree char *path = g_strdup_printf ("/screens/%s", screens[i].name);

      g_test_add_data_func (path, &screens[i], test_screen);
    }
  return g_test_run ();
}
