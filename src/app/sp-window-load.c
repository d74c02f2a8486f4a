/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-data.h"
#include "sp-error.h"
#include "sp-window-private.h"

#include <glib/gi18n.h>

/* How an article comes into the window: a file, the clipboard, a drop, the sample. What fails
 * leaves the article that was there. */

/* Shows a page of the stack: empty, loading, error, article. */
void
sp_window_show_page_of_stack (SpWindow *self, const char *page)
{
  g_return_if_fail (SP_IS_WINDOW (self) && page != NULL);

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), g_str_equal (page, "loading"));
  sp_window_update_title (self);
  sp_window_update_actions (self);
}

/* Forgets the article that is being read, if any. */
void
sp_window_cancel (SpWindow *self)
{
  g_return_if_fail (SP_IS_WINDOW (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->loading_timeout, g_source_remove);
}

/* Says what went wrong; the article that was there comes back, or the page of errors. */
void
sp_window_loading_failed (SpWindow *self, const GError *error)
{
  g_autofree char *message = NULL, *escaped = NULL;

  g_return_if_fail (SP_IS_WINDOW (self) && error != NULL);

  sp_window_cancel (self);
  message = sp_load_dup_sentence (error->message);
  if (sp_document_get_article (self->document) != NULL)
    {
      sp_window_show_page_of_stack (self, "article");
      sp_window_say (self, message);
      return;
    }
  escaped = g_markup_escape_text (message, -1);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->error_page), escaped);
  gtk_widget_set_visible (self->retry_button,
                          self->link != NULL
                              && g_error_matches (error, SP_ERROR, SP_ERROR_NETWORK));
  sp_window_show_page_of_stack (self, "error");
}

/* The end of every way in: what was read is shown. @user_data: the window, with a reference. */
void
sp_window_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpWindow) self = SP_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpLoaded) loaded = sp_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->document == NULL)
    return;
  sp_window_cancel (self);
  if (loaded == NULL)
    {
      sp_window_loading_failed (self, error);
      return;
    }
  sp_window_show_article (self, loaded->article);
  sp_window_keep_article (self, loaded->article, loaded->source);
  sp_window_offer_next_page (self, loaded->article);
}

static gboolean
loading_page_cb (gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);

  self->loading_timeout = 0;
  if (self->cancellable != NULL
      && (self->link != NULL || sp_document_get_article (self->document) == NULL))
    sp_window_show_page_of_stack (self, "loading");
  return G_SOURCE_REMOVE;
}

/* Begins to read something. @label: (nullable): what is said of it while that lasts; the page that
 * says so comes only where reading takes long enough to be seen. */
void
sp_window_begin_loading (SpWindow *self, const char *label)
{
  g_return_if_fail (SP_IS_WINDOW (self));

  sp_window_cancel (self);
  g_clear_pointer (&self->link, g_free);
  gtk_label_set_label (GTK_LABEL (self->loading_label),
                       label != NULL ? label : _ ("Reading the article…"));
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->loading_bar), 0);
  gtk_widget_set_visible (self->loading_bar, label != NULL);
  self->cancellable = g_cancellable_new ();
  self->loading_timeout = g_timeout_add (150, loading_page_cb, self);
}

/* Gives up what is being read and goes back to what was there. */
void
sp_window_stop_loading (SpWindow *self)
{
  g_return_if_fail (SP_IS_WINDOW (self));

  if (self->cancellable == NULL)
    return;
  sp_window_cancel (self);
  sp_window_show_page_of_stack (self,
                                sp_document_get_article (self->document) != NULL ? "article"
                                                                                 : "empty");
}

/* Reads @file into this window; a link that came as a file is fetched. */
void
sp_window_open_file (SpWindow *self, GFile *file)
{
  g_return_if_fail (SP_IS_WINDOW (self) && G_IS_FILE (file));

  if (g_file_has_uri_scheme (file, "http") || g_file_has_uri_scheme (file, "https"))
    {
      g_autofree char *link = g_file_get_uri (file);

      sp_window_open_link (self, link, FALSE);
      return;
    }
  sp_window_begin_loading (self, NULL);
  sp_load_file_async (file, self->cancellable, sp_window_loaded_cb, g_object_ref (self));
}

/* Reads @bytes into this window. */
void
sp_window_open_bytes (SpWindow *self, GBytes *bytes, SpLoadKind kind)
{
  g_return_if_fail (SP_IS_WINDOW (self) && bytes != NULL);

  sp_window_begin_loading (self, NULL);
  sp_load_bytes_async (bytes, kind, self->cancellable, sp_window_loaded_cb, g_object_ref (self));
}

/* Reads the first of the sample articles. */
void
sp_window_open_sample (SpWindow *self)
{
  g_autoptr (GFile) file = NULL;

  g_return_if_fail (SP_IS_WINDOW (self));

  file = sp_data_find_sample ();
  if (file != NULL)
    sp_window_open_file (self, file);
  else
    sp_window_say (self, _ ("The sample articles are not installed"));
}

static void
open_text (SpWindow *self, const char *text, SpLoadKind kind)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_auto (GStrv) links = sp_window_find_links (text);

  if (links != NULL)
    sp_window_take_links (self, (const char *const *)links);
  else if (text[strspn (text, " \t\r\n")] == 0)
    sp_window_say (self, _ ("There is no text to read"));
  else
    sp_window_open_bytes (self, bytes, kind);
}

static gboolean
take_files (SpWindow *self, GdkFileList *list)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (list);
  g_autoptr (GListStore) model = g_list_store_new (G_TYPE_FILE);

  if (files == NULL)
    return FALSE;
  for (GSList *l = files; l != NULL; l = l->next)
    g_list_store_append (model, l->data);
  sp_window_take_files (self, G_LIST_MODEL (model));
  return TRUE;
}

/* Reads what was dropped: files, a file, or text. FALSE where @value is nothing of the kind. */
gboolean
sp_window_take_value (SpWindow *self, const GValue *value)
{
  g_return_val_if_fail (SP_IS_WINDOW (self) && value != NULL, FALSE);

  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return take_files (self, g_value_get_boxed (value));
  if (G_VALUE_HOLDS (value, G_TYPE_FILE))
    sp_window_open_file (self, g_value_get_object (value));
  else if (G_VALUE_HOLDS (value, G_TYPE_STRING) && g_value_get_string (value) != NULL)
    open_text (self, g_value_get_string (value), SP_LOAD_GUESS);
  else
    return FALSE;
  return TRUE;
}

/* A page that is read as a stream. */
typedef struct
{
  SpWindow *window;
  GdkDrop *drop; /* or NULL: it is of the clipboard */
} HtmlStream;

static HtmlStream *
html_stream_new (SpWindow *window, GdkDrop *drop)
{
  HtmlStream *self = g_new (HtmlStream, 1);

  *self = (HtmlStream){ g_object_ref (window), drop != NULL ? g_object_ref (drop) : NULL };
  return self;
}

/* The other side of a drop may go when all has been read, not before. */
static void
html_stream_free (HtmlStream *self, gboolean taken)
{
  if (self->drop != NULL)
    gdk_drop_finish (self->drop, taken ? GDK_ACTION_COPY : 0);
  g_clear_object (&self->drop);
  g_object_unref (self->window);
  g_free (self);
}

static void
html_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HtmlStream *data = user_data;
  g_autoptr (SpWindow) self = g_object_ref (data->window);
  GOutputStream *memory = G_OUTPUT_STREAM (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gboolean taken;

  taken = g_output_stream_splice_finish (memory, result, &error) >= 0;
  html_stream_free (data, taken);
  if (!taken)
    {
      if (self->document != NULL)
        sp_window_say (self, error->message);
      return;
    }
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  if (self->document != NULL)
    sp_window_open_bytes (self, bytes, SP_LOAD_HTML);
}

/* Reads @stream to its end as a page. @data: taken over. */
static void
open_stream (HtmlStream *data, GInputStream *stream)
{
  g_autoptr (GOutputStream) memory = NULL;

  memory = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (memory,
                                stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE
                                    | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT,
                                NULL,
                                html_read_cb,
                                data);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  return sp_window_take_value (SP_WINDOW (user_data), value);
}

static void
drag_changed_cb (GtkDropTarget *target, GParamSpec *pspec, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->drop_revealer),
                                 gtk_drop_target_get_current_drop (target) != NULL);
}

/* A page that was dropped as rich text: no type of value stands for that, so it is read as a
 * stream. A link that is dragged comes as rich text too, but what is meant is its page. */
static gboolean
offers_html (GdkDrop *drop)
{
  GdkContentFormats *formats = gdk_drop_get_formats (drop);

  return gdk_content_formats_contain_mime_type (formats, "text/html")
         && !gdk_content_formats_contain_mime_type (formats, "text/uri-list")
         && !gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST);
}

static gboolean
accept_cb (GtkDropTarget *target, GdkDrop *drop, gpointer user_data)
{
  return !offers_html (drop)
         && gdk_content_formats_match (gtk_drop_target_get_formats (target),
                                       gdk_drop_get_formats (drop));
}

static gboolean
accept_html_cb (GtkDropTargetAsync *target, GdkDrop *drop, gpointer user_data)
{
  return offers_html (drop);
}

static void
html_dropped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HtmlStream *data = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = gdk_drop_read_finish (GDK_DROP (source), result, NULL, &error);

  if (stream != NULL && data->window->document != NULL)
    {
      open_stream (data, stream);
      return;
    }
  if (error != NULL && data->window->document != NULL)
    sp_window_say (data->window, error->message);
  html_stream_free (data, FALSE);
}

static gboolean
html_drop_cb (GtkDropTargetAsync *target, GdkDrop *drop, double x, double y, gpointer user_data)
{
  static const char *html[] = { "text/html", NULL };
  HtmlStream *data = html_stream_new (SP_WINDOW (user_data), drop);

  gtk_revealer_set_reveal_child (GTK_REVEALER (data->window->drop_revealer), FALSE);
  gdk_drop_read_async (drop, html, G_PRIORITY_DEFAULT, NULL, html_dropped_cb, data);
  return TRUE;
}

static GdkDragAction
html_enter_cb (GtkDropTargetAsync *target, GdkDrop *drop, double x, double y, gpointer user_data)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (SP_WINDOW (user_data)->drop_revealer), TRUE);
  return GDK_ACTION_COPY;
}

static void
html_leave_cb (GtkDropTargetAsync *target, GdkDrop *drop, gpointer user_data)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (SP_WINDOW (user_data)->drop_revealer), FALSE);
}

static void
init_html_drop (SpWindow *self)
{
  static const char *types[] = { "text/html" };
  GtkDropTargetAsync *target
      = gtk_drop_target_async_new (gdk_content_formats_new (types, 1), GDK_ACTION_COPY);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect (target, "accept", G_CALLBACK (accept_html_cb), self);
  g_signal_connect (target, "drag-enter", G_CALLBACK (html_enter_cb), self);
  g_signal_connect (target, "drag-leave", G_CALLBACK (html_leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (html_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* Lets files, text and rich text be dropped anywhere in the window. */
void
sp_window_init_drop (SpWindow *self)
{
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_FILE, G_TYPE_STRING };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect (target, "accept", G_CALLBACK (accept_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  g_signal_connect (target, "notify::current-drop", G_CALLBACK (drag_changed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  init_html_drop (self);
}

static void
html_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpWindow) self = SP_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream
      = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);

  if (stream == NULL)
    {
      if (self->document != NULL)
        sp_window_say (self, error->message);
      return;
    }
  open_stream (html_stream_new (self, NULL), stream);
}

/* Words that are offered with a page beside them: a link or several are fetched, all else is read
 * as that page. */
static void
words_of_page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  static const char *html[] = { "text/html", NULL };
  g_autoptr (SpWindow) self = SP_WINDOW (user_data);
  GdkClipboard *clipboard = GDK_CLIPBOARD (source);
  g_autofree char *text = gdk_clipboard_read_text_finish (clipboard, result, NULL);
  g_auto (GStrv) links = text != NULL ? sp_window_find_links (text) : NULL;

  if (self->document == NULL)
    return;
  if (links != NULL)
    sp_window_take_links (self, (const char *const *)links);
  else
    gdk_clipboard_read_async (clipboard,
                              html,
                              G_PRIORITY_DEFAULT,
                              NULL,
                              html_cb,
                              g_object_ref (self));
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpWindow) self = SP_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (self->document == NULL)
    return;
  if (text != NULL)
    open_text (self, text, SP_LOAD_GUESS);
  else
    sp_window_say (self, _ ("There is no text on the clipboard"));
}

static void
files_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpWindow) self = SP_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);

  if (self->document == NULL)
    return;
  if (value == NULL || !sp_window_take_value (self, value))
    sp_window_say (self, _ ("There is no text on the clipboard"));
}

/* Reads the article on the clipboard: files first, then rich text, then plain text. */
void
sp_window_paste (SpWindow *self)
{
  GdkClipboard *clipboard;
  GdkContentFormats *formats;

  g_return_if_fail (SP_IS_WINDOW (self));

  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  formats = gdk_clipboard_get_formats (clipboard);
  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST)
      || gdk_content_formats_contain_mime_type (formats, "text/uri-list"))
    gdk_clipboard_read_value_async (clipboard,
                                    GDK_TYPE_FILE_LIST,
                                    G_PRIORITY_DEFAULT,
                                    NULL,
                                    files_cb,
                                    g_object_ref (self));
  else if (gdk_content_formats_contain_mime_type (formats, "text/html"))
    gdk_clipboard_read_text_async (clipboard, NULL, words_of_page_cb, g_object_ref (self));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_cb, g_object_ref (self));
}
