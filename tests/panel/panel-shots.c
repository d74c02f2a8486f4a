/* SPDX-License-Identifier: GPL-3.0-or-later */
/* panel-shots FOLDER NAME WIDTH [rtl] [large]: pictures of every page of the panel, for people to
 * look at: FOLDER/NAME-PAGE.png. Dark and high contrast come from libadwaita's own environment
 * variables. */
#include <adwaita.h>

#include "sp-panel-story.h"
#include "sp-panel.h"
#include "sp-shadow-list.h"

typedef struct
{
  SpStubEngine *engine;
  SpDocument *document;
  SpFocus *focus;
  GtkWidget *window;
  GtkWidget *panel;
  const char *folder;
  const char *name;
} Shots;

static gboolean
frames_over (gpointer left)
{
  return *(int *)left <= 0;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer left)
{
  (*(int *)left)--;
  gtk_widget_queue_draw (widget);
  return *(int *)left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
wait_frames (GtkWidget *window, int n)
{
  int left = n;

  gtk_widget_add_tick_callback (window, tick_cb, &left, NULL);
  g_assert_true (sp_test_wait (frames_over, &left));
}

static void
save (Shots *shots, const char *what)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (shots->window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = NULL;

  wait_frames (shots->window, 12);
  gdk_paintable_snapshot (GDK_PAINTABLE (paintable),
                          GDK_SNAPSHOT (snapshot),
                          gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (shots->window)),
                                         node,
                                         NULL);
  path = g_strdup_printf ("%s/%s-%s.png", shots->folder, shots->name, what);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

static void
show (Shots *shots, SpArticle *article)
{
  sp_document_set_article (shots->document, article);
  sp_stub_engine_wait_ready (shots->document);
}

static SpItem *
get_item (GListModel *list, guint index)
{
  g_autoptr (SpItem) item = g_list_model_get_item (list, index);

  return item;
}

static void
shoot_story (Shots *shots)
{
  g_autoptr (SpArticle) article = sp_panel_story_new (shots->engine);

  save (shots, "no-article");
  sp_stub_engine_hold (shots->engine, TRUE);
  sp_document_set_article (shots->document, article);
  save (shots, "reading");
  sp_stub_engine_release (shots->engine);
  sp_stub_engine_wait_ready (shots->document);
  save (shots, "parties");
  sp_focus_set_item (shots->focus, get_item (sp_document_get_parties (shots->document), 1));
  save (shots, "party-open");
  sp_focus_set_item_from_text (shots->focus,
                               get_item (sp_document_get_parties (shots->document), 9),
                               0);
  save (shots, "others");
  sp_panel_set_page (SP_PANEL (shots->panel), "quotes");
  save (shots, "quotes");
  sp_focus_set_item (shots->focus, get_item (sp_document_get_quotes (shots->document), 1));
  save (shots, "quote-chosen");
  sp_panel_set_page (SP_PANEL (shots->panel), "stances");
  save (shots, "stances");
  sp_focus_set_item (shots->focus, get_item (sp_document_get_stances (shots->document), 2));
  save (shots, "stance-chosen");
  sp_panel_set_page (SP_PANEL (shots->panel), "timeline");
  sp_focus_set_item (shots->focus, get_item (sp_document_get_happenings (shots->document), 2));
  save (shots, "timeline");
}

static void
shoot_states (Shots *shots)
{
  g_autoptr (SpArticle) bare = sp_panel_story_new_bare (shots->engine);
  g_autoptr (SpArticle) foreign = sp_panel_story_new_foreign (shots->engine);
  g_autoptr (SpArticle) failing = sp_panel_story_new_bare (shots->engine);

  show (shots, bare);
  sp_panel_set_page (SP_PANEL (shots->panel), "quotes");
  save (shots, "nothing");
  show (shots, foreign);
  save (shots, "foreign");
  sp_stub_engine_fail (shots->engine, failing, "The word lists are missing");
  show (shots, failing);
  save (shots, "failed");
}

int
main (int argc, char *argv[])
{
  Shots shots = { 0 };

  if (argc < 4)
    {
      g_printerr ("usage: panel-shots FOLDER NAME WIDTH [rtl] [large]\n");
      return 2;
    }
  adw_init ();
  for (int i = 4; i < argc; i++)
    if (g_str_equal (argv[i], "rtl"))
      gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
    else if (g_str_equal (argv[i], "large"))
      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 144 * 1024, NULL);
  shots.folder = argv[1];
  shots.name = argv[2];
  shots.engine = sp_stub_engine_new ();
  shots.document = sp_stub_engine_open (shots.engine);
  shots.focus = sp_focus_new (shots.document);
  shots.panel = sp_panel_new ();
  sp_panel_set_document (SP_PANEL (shots.panel), shots.document, shots.focus);
  shots.window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (shots.window), shots.panel);
  gtk_window_set_default_size (GTK_WINDOW (shots.window),
                               (int)g_ascii_strtoll (argv[3], NULL, 10),
                               760);
  gtk_window_present (GTK_WINDOW (shots.window));
  shoot_story (&shots);
  shoot_states (&shots);
  gtk_window_destroy (GTK_WINDOW (shots.window));
  g_assert_finalize_object (shots.focus);
  g_assert_finalize_object (shots.document);
  sp_stub_engine_free (shots.engine);
  return 0;
}
