/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-shot.h"
#include "sp-error.h"

#include <glib/gi18n.h>
#include <time.h>
#include <unistd.h>

#define FRAMES_TO_SETTLE 12
#define FRAMES_AT_MOST 600

/* Writes a PNG of what @paintable, that of a widget in @window, shows now. FALSE with SP_ERROR_BUSY
 * where it was not drawn yet. */
gboolean
sp_shot_save (GdkPaintable *paintable, GtkNative *window, const char *path, GError **error)
{
  g_autoptr (GtkSnapshot) snapshot = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderer *renderer;
  int width, height;

  g_return_val_if_fail (GDK_IS_PAINTABLE (paintable) && GTK_IS_NATIVE (window), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  snapshot = gtk_snapshot_new ();
  width = gdk_paintable_get_intrinsic_width (paintable);
  height = gdk_paintable_get_intrinsic_height (paintable);
  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), width, height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  renderer = gtk_native_get_renderer (window);
  if (node == NULL || renderer == NULL)
    {
      g_set_error_literal (error, SP_ERROR, SP_ERROR_BUSY, _ ("The window was not drawn yet"));
      return FALSE;
    }
  texture = gsk_renderer_render_texture (renderer,
                                         node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));
  if (gdk_texture_save_to_png (texture, path))
    return TRUE;
  g_set_error (error,
               SP_ERROR,
               SP_ERROR_NOT_FOUND,
               _ ("The picture could not be written to %s"),
               path);
  return FALSE;
}

typedef struct
{
  GdkPaintable *paintable;
  char *path;
  guint frames;
} Shot;

static void
shot_free (gpointer data)
{
  Shot *shot = data;

  g_object_unref (shot->paintable);
  g_free (shot->path);
  g_free (shot);
}

static gboolean
is_settled (SpWindow *window)
{
  SpDocumentState state = sp_document_get_state (sp_window_get_document (window));

  return !sp_window_is_loading (window) && state != SP_DOCUMENT_ANALYZING;
}

static gboolean
shot_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Shot *shot = user_data;
  g_autoptr (GError) error = NULL;

  gtk_widget_queue_draw (widget);
  if (!is_settled (SP_WINDOW (widget)) || ++shot->frames < FRAMES_TO_SETTLE)
    return G_SOURCE_CONTINUE;
  if (!sp_shot_save (shot->paintable, GTK_NATIVE (widget), shot->path, &error))
    {
      if (g_error_matches (error, SP_ERROR, SP_ERROR_BUSY) && shot->frames < FRAMES_AT_MOST)
        return G_SOURCE_CONTINUE;
      g_printerr ("standpoint: %s\n", error->message);
    }
  gtk_window_close (GTK_WINDOW (widget));
  return G_SOURCE_REMOVE;
}

/* Writes a picture of @window to @path once its article is analysed, then closes it. */
void
sp_shot_when_ready (SpWindow *window, const char *path)
{
  Shot *shot;

  g_return_if_fail (SP_IS_WINDOW (window) && path != NULL);

  g_object_set (gtk_widget_get_settings (GTK_WIDGET (window)),
                "gtk-enable-animations",
                FALSE,
                NULL);
  shot = g_new0 (Shot, 1);
  shot->path = g_strdup (path);
  shot->paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  gtk_widget_add_tick_callback (GTK_WIDGET (window), shot_tick_cb, shot, shot_free);
}

/* Milliseconds since the process was started, or -1. */
static double
get_process_age (void)
{
  g_autofree char *stat = NULL;
  const char *after_name;
  g_auto (GStrv) fields = NULL;
  struct timespec now;

  if (!g_file_get_contents ("/proc/self/stat", &stat, NULL, NULL)
      || (after_name = strrchr (stat, ')')) == NULL || clock_gettime (CLOCK_BOOTTIME, &now) != 0)
    return -1;
  /* the fields after the name begin with the third; the start is the twenty-second */
  fields = g_strsplit (after_name + 2, " ", 21);
  if (g_strv_length (fields) < 20)
    return -1;
  return (double)now.tv_sec * 1000.0 + (double)now.tv_nsec / 1e6
         - g_ascii_strtod (fields[19], NULL) * 1000.0 / (double)sysconf (_SC_CLK_TCK);
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  SpWindow *window = SP_WINDOW (user_data);

  if (sp_window_is_loading (window))
    return;
  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, window);
  g_printerr ("%.0f\n", get_process_age ());
  gtk_window_close (GTK_WINDOW (window));
}

static void
map_cb (GtkWidget *widget, gpointer user_data)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (widget),
                           "after-paint",
                           G_CALLBACK (after_paint_cb),
                           widget,
                           G_CONNECT_DEFAULT);
}

/* Prints on standard error how many milliseconds passed from the start of the process to the first
 * frame with the article, then closes @window. */
void
sp_shot_time_first_frame (SpWindow *window)
{
  g_return_if_fail (SP_IS_WINDOW (window));
  g_signal_connect (window, "map", G_CALLBACK (map_cb), NULL);
}
