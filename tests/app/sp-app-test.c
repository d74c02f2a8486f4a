/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-app-test.h"

#include "sp-library-test.h"
#include "sp-library-view-private.h"
#include "sp-shadow-list.h"
#include "sp-shot.h"
#include "sp-story.h"
#include "sp-style.h"
#include "sp-window-private.h"

#include <stdlib.h>

static GtkApplication *application;
static GSettings *settings;
static SpStyle *style; /* for as long as the program runs */

void
sp_app_test_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  if (!gtk_init_check ())
    exit (77);
  adw_init ();
  /* the same style sheet and icons as the program's, without its main loop */
  application = GTK_APPLICATION (g_object_new (ADW_TYPE_APPLICATION,
                                               "flags",
                                               G_APPLICATION_NON_UNIQUE,
                                               "resource-base-path",
                                               "/org/standpoint/Standpoint",
                                               NULL));
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  settings = g_settings_new (SP_APP_ID);
  style = sp_style_new (settings);
}

/* Borrowed. */
GtkApplication *
sp_app_test_get_application (void)
{
  return application;
}

typedef struct
{
  guint frames;
} Frames;

static gboolean
count_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ((Frames *)data)->frames++;
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

static gboolean
enough_frames (gpointer data)
{
  return ((Frames *)data)->frames >= 4 && !g_main_context_pending (NULL);
}

/* Lets @window draw a few frames and finish what idles have to do. */
void
sp_app_test_settle (GtkWidget *window)
{
  Frames frames = { 0 };
  guint id = gtk_widget_add_tick_callback (window, count_cb, &frames, NULL);

  g_assert_true (sp_test_wait (enough_frames, &frames));
  gtk_widget_remove_tick_callback (window, id);
}

static gboolean
is_mapped (gpointer window)
{
  return gtk_widget_get_mapped (window);
}

/* A window in sight, without an article. */
SpWindow *
sp_app_test_open_window (int width, int height)
{
  return sp_app_test_open_library (NULL, width, height);
}

/* The same with a library (nullable). */
SpWindow *
sp_app_test_open_library (SpLibraryStore *library, int width, int height)
{
  g_autoptr (SpDocument) document = sp_story_open ();
  SpWindow *window = sp_window_new (application, document, library);

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (sp_test_wait (is_mapped, window));
  sp_app_test_settle (GTK_WIDGET (window));
  return window;
}

static gboolean
is_ready (gpointer window)
{
  return sp_document_get_state (sp_window_get_document (window)) == SP_DOCUMENT_READY;
}

/* Shows @article in @window and waits for its findings. */
void
sp_app_test_show_article (SpWindow *window, SpArticle *article)
{
  sp_window_show_article (window, article);
  g_assert_true (sp_test_wait (is_ready, window));
  sp_app_test_settle (GTK_WIDGET (window));
}

void
sp_app_test_show_story (SpWindow *window)
{
  sp_app_test_show_article (window, sp_story_get_article ());
}

static gboolean
is_null (gpointer data)
{
  return *(gpointer *)data == NULL;
}

/* Waits until the library has nothing to do, its list is read, and the window shows it. */
void
sp_app_test_settle_library (SpWindow *window, SpLibraryStore *library)
{
  sp_library_test_settle (library);
  sp_library_test_wait_loaded (SP_LIBRARY_VIEW (window->library_view)->articles);
  sp_app_test_settle (GTK_WIDGET (window));
}

/* Destroys @window; whoever still holds it fails the test. */
void
sp_app_test_close_window (SpWindow *window)
{
  gpointer left = window;

  g_object_add_weak_pointer (G_OBJECT (window), &left);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (sp_test_wait (is_null, &left));
}

/* Selects the first place of @words in the article. */
void
sp_app_test_select (SpWindow *window, const char *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (sp_window_get_reader (window)));
  GtkTextIter at, start, end;

  gtk_text_buffer_get_start_iter (buffer, &at);
  g_assert_true (gtk_text_iter_forward_search (&at, words, 0, &start, &end, NULL));
  gtk_text_buffer_select_range (buffer, &start, &end);
}

/* The first widget of @type in sight below @widget, or NULL. Borrowed. */
GtkWidget *
sp_app_test_find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = sp_app_test_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Does what the shortcut of @widget for @key does. */
void
sp_app_test_press (GtkWidget *widget, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_autofree char *wanted = gtk_accelerator_name (key, modifiers);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) keys = g_list_model_get_item (controllers, i);

      for (guint k = 0;
           GTK_IS_SHORTCUT_CONTROLLER (keys) && k < g_list_model_get_n_items (G_LIST_MODEL (keys));
           k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (keys), k);
          g_autofree char *name
              = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (!g_str_equal (name, wanted))
            continue;
          g_assert_true (gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                                       0,
                                                       widget,
                                                       gtk_shortcut_get_arguments (shortcut)));
          return;
        }
    }
  g_assert_not_reached ();
}

/* Writes a picture of @window to the build folder, screens/NAME.png. Returns its path; the caller
 * frees it. */
char *
sp_app_test_shoot (SpWindow *window, const char *name)
{
  return sp_app_test_shoot_native (GTK_WIDGET (window), name);
}

/* The same of any window or popover. */
char *
sp_app_test_shoot_native (GtkWidget *window, const char *name)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_BUILT, "screens", NULL);
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  for (guint i = 0; i < 50; i++)
    {
      g_clear_error (&error);
      sp_app_test_settle (GTK_WIDGET (window));
      if (sp_shot_save (paintable, GTK_NATIVE (window), path, &error))
        return path;
    }
  g_assert_no_error (error);
  return path;
}
