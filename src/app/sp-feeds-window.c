/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-feeds-window.h"
#include "sp-feeds-calls.h"
#include "sp-feeds-rows.h"
#include "sp-fetch-link.h"
#include "sp-platform.h"
#include "sp-row.h"

#include <glib/gi18n.h>

struct _SpFeedsWindow
{
  AdwWindow parent_instance;

  /* template widgets */
  GtkWidget *spinner;
  GtkWidget *toasts;
  GtkWidget *items;
  GtkWidget *feeds;
  GtkWidget *links;
  AdwViewStackPage *items_page;
  AdwViewStackPage *links_page;

  /* owned references */
  SpLibraryStore *store;
  SpFetcher *fetcher;
  GCancellable *cancellable; /* of all that goes on here */
  GtkNativeDialog *chooser;
  GPtrArray *asking; /* SpLibraryFeed that are still to be asked, the last one next; or NULL */
  char *added;       /* the link of the feed that is being added, or NULL */

  /* state */
  guint n_hops; /* pages that led on to a feed */
};

enum
{
  OPEN,
  FETCH,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpFeedsWindow, sp_feeds_window, ADW_TYPE_WINDOW)

static void ask_next (SpFeedsWindow *self);
static void fetch_added (SpFeedsWindow *self, const char *link);

/* Says one sentence, for a moment. */
static void
say (SpFeedsWindow *self, const char *sentence)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), adw_toast_new (escaped));
}

static void
set_busy (SpFeedsWindow *self)
{
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), sp_feeds_window_is_busy (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "feeds.update", self->asking == NULL);
}

/* ---- the lists ---- */

typedef void (*RemoveFunc) (GtkButton *button, SpFeedsWindow *self);

static void
add_remove_button (SpFeedsWindow *self, GtkWidget *row, const char *tooltip, RemoveFunc func)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_tooltip_text (button, tooltip);
  sp_row_name_widget (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "row", row);
  g_signal_connect_object (button, "clicked", G_CALLBACK (func), self, G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static const char *
find_feed_name (const GPtrArray *feeds, gint64 id)
{
  for (guint i = 0; i < feeds->len; i++)
    {
      const SpLibraryFeed *feed = g_ptr_array_index (feeds, i);

      if (feed->id == id)
        return feed->title != NULL ? feed->title : feed->url;
    }
  return "";
}

static void
remove_feed_cb (GtkButton *button, SpFeedsWindow *self)
{
  const gint64 *id = g_object_get_data (g_object_get_data (G_OBJECT (button), "row"), "id");

  sp_feeds_remove (self->store, *id);
}

static void
remove_link_cb (GtkButton *button, SpFeedsWindow *self)
{
  sp_feeds_forget_link (self->store,
                        g_object_get_data (g_object_get_data (G_OBJECT (button), "row"), "url"));
}

static void
fill_items (SpFeedsWindow *self, const SpFeedsSnapshot *now)
{
  sp_feeds_rows_clear (self->items);
  for (guint i = 0; i < now->items->len; i++)
    {
      const SpLibraryItem *item = g_ptr_array_index (now->items, i);
      g_autofree char *day = item->published != NULL ? g_strndup (item->published, 10) : NULL;
      g_autofree char *about = g_strjoin (" · ",
                                          find_feed_name (now->feeds, item->feed),
                                          day != NULL ? day : item->author,
                                          day != NULL ? item->author : NULL,
                                          NULL);
      GtkWidget *row = sp_feeds_row_new (item->title != NULL ? item->title : item->url,
                                         about,
                                         item->id,
                                         item->url);

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), item->url != NULL);
      gtk_widget_set_tooltip_text (row, item->summary);
      gtk_list_box_append (GTK_LIST_BOX (self->items), row);
    }
  if (now->items->len == 0)
    sp_feeds_rows_add_nothing (self->items, _ ("Nothing is new"));
  adw_view_stack_page_set_badge_number (self->items_page, now->items->len);
}

static void
fill_feeds (SpFeedsWindow *self, const SpFeedsSnapshot *now)
{
  sp_feeds_rows_clear (self->feeds);
  for (guint i = 0; i < now->feeds->len; i++)
    {
      const SpLibraryFeed *feed = g_ptr_array_index (now->feeds, i);
      GtkWidget *row = sp_feeds_row_new (feed->title != NULL ? feed->title : feed->url,
                                         feed->error != NULL ? feed->error : feed->url,
                                         feed->id,
                                         feed->url);

      add_remove_button (self, row, _ ("Follow No Longer"), remove_feed_cb);
      gtk_list_box_append (GTK_LIST_BOX (self->feeds), row);
    }
  if (now->feeds->len == 0)
    sp_feeds_rows_add_nothing (self->feeds, _ ("You follow no feeds yet"));
}

static void
fill_links (SpFeedsWindow *self, const SpFeedsSnapshot *now)
{
  sp_feeds_rows_clear (self->links);
  for (guint i = 0; i < now->links->len; i++)
    {
      const SpLibraryLink *link = g_ptr_array_index (now->links, i);
      GtkWidget *row = sp_feeds_row_new (link->title != NULL ? link->title : link->url,
                                         link->error != NULL   ? link->error
                                         : link->title != NULL ? link->url
                                                               : NULL,
                                         link->id,
                                         link->url);

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      add_remove_button (self, row, _ ("Remove"), remove_link_cb);
      gtk_list_box_append (GTK_LIST_BOX (self->links), row);
    }
  if (now->links->len == 0)
    sp_feeds_rows_add_nothing (self->links, _ ("No links wait"));
  adw_view_stack_page_set_badge_number (self->links_page, now->links->len);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "feeds.fetch", now->links->len > 0);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpFeedsWindow) self = SP_FEEDS_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpFeedsSnapshot) now = sp_library_store_call_finish (result, &error);

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (now == NULL)
    {
      say (self, error->message);
      return;
    }
  fill_items (self, now);
  fill_feeds (self, now);
  fill_links (self, now);
}

static void
load (SpFeedsWindow *self)
{
  sp_feeds_load (self->store, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
open_row (SpFeedsWindow *self, GtkListBoxRow *row)
{
  const char *url = g_object_get_data (G_OBJECT (row), "url");

  if (url != NULL)
    g_signal_emit (self, signals[OPEN], 0, url);
}

static void
item_activated_cb (SpFeedsWindow *self, GtkListBoxRow *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  if (id != NULL)
    sp_feeds_see (self->store, *id);
  open_row (self, row);
}

static void
link_activated_cb (SpFeedsWindow *self, GtkListBoxRow *row)
{
  open_row (self, row);
}

/* ---- all links that wait ---- */

static void
links_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpFeedsWindow) self = SP_FEEDS_WINDOW (user_data);
  g_autoptr (GPtrArray) links = sp_library_store_call_finish (result, NULL);
  g_autoptr (GStrvBuilder) urls = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (self->store == NULL || links == NULL || links->len == 0)
    return;
  for (guint i = 0; i < links->len; i++)
    g_strv_builder_add (urls, ((SpLibraryLink *)g_ptr_array_index (links, i))->url);
  all = g_strv_builder_end (urls);
  g_signal_emit (self, signals[FETCH], 0, all);
}

static void
fetch_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SpFeedsWindow *self = SP_FEEDS_WINDOW (widget);

  sp_feeds_list_links (self->store, self->cancellable, links_listed_cb, g_object_ref (self));
}

/* ---- asking feeds ---- */

static void
answer_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpFeedsWindow) self = SP_FEEDS_WINDOW (user_data);
  g_autoptr (GError) error = NULL;

  sp_library_store_call_finish (result, &error);
  if (self->store == NULL)
    return;
  if (error != NULL)
    say (self, error->message);
  ask_next (self);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpFeedsWindow) self = SP_FEEDS_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpFetched) fetched = sp_fetcher_fetch_finish (SP_FETCHER (source), result, &error);
  const SpLibraryFeed *feed;

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  feed = g_ptr_array_index (self->asking, self->asking->len - 1);
  sp_feeds_answer (self->store, feed->id, fetched, error, answer_kept_cb, g_object_ref (self));
  g_ptr_array_set_size (self->asking, (int)self->asking->len - 1);
}

/* Asks the next feed; one after the other, which is polite and quick enough. */
static void
ask_next (SpFeedsWindow *self)
{
  const SpLibraryFeed *feed;
  SpFetchRequest request;

  if (self->asking != NULL && self->asking->len == 0)
    g_clear_pointer (&self->asking, g_ptr_array_unref);
  set_busy (self);
  if (self->asking == NULL)
    return;
  feed = g_ptr_array_index (self->asking, self->asking->len - 1);
  request = (SpFetchRequest){ .url = feed->url,
                              .typed = TRUE,
                              .feed = TRUE,
                              .etag = feed->etag,
                              .last_modified = feed->last_modified };
  sp_fetcher_fetch_async (self->fetcher,
                          &request,
                          self->cancellable,
                          answered_cb,
                          g_object_ref (self));
}

static void
feeds_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpFeedsWindow) self = SP_FEEDS_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpFeedsSnapshot) now = sp_library_store_call_finish (result, &error);

  if (self->store == NULL || now == NULL || self->asking != NULL)
    return;
  self->asking = g_steal_pointer (&now->feeds);
  ask_next (self);
}

/* Asks all feeds what is new. */
void
sp_feeds_window_update (SpFeedsWindow *self)
{
  g_return_if_fail (SP_IS_FEEDS_WINDOW (self));

  if (self->asking == NULL)
    sp_feeds_load (self->store, self->cancellable, feeds_listed_cb, g_object_ref (self));
}

/* ---- following one more ---- */

static void
end_adding (SpFeedsWindow *self, const GError *error)
{
  g_clear_pointer (&self->added, g_free);
  set_busy (self);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, error->message);
}

static void
followed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpFeedsWindow) self = SP_FEEDS_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *link = sp_library_store_call_finish (result, &error);

  if (self->store == NULL)
    return;
  if (link != NULL && self->n_hops++ == 0)
    fetch_added (self, link);
  else
    end_adding (self, error);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpFeedsWindow) self = SP_FEEDS_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpFetched) fetched = sp_fetcher_fetch_finish (SP_FETCHER (source), result, &error);

  if (self->store == NULL)
    return;
  if (fetched == NULL)
    end_adding (self, error);
  else
    sp_feeds_follow (self->store, self->added, fetched, followed_cb, g_object_ref (self));
}

static void
fetch_added (SpFeedsWindow *self, const char *link)
{
  SpFetchRequest request = { .typed = TRUE, .feed = TRUE };
  char *copy = g_strdup (link);

  g_free (self->added);
  self->added = copy;
  request.url = copy;
  set_busy (self);
  sp_fetcher_fetch_async (self->fetcher,
                          &request,
                          self->cancellable,
                          added_cb,
                          g_object_ref (self));
}

/* Follows the feed at @link, or the one that the page there names. */
void
sp_feeds_window_add (SpFeedsWindow *self, const char *link)
{
  g_return_if_fail (SP_IS_FEEDS_WINDOW (self) && link != NULL);

  if (self->added != NULL)
    return;
  self->n_hops = 0;
  fetch_added (self, link);
}

static void
feed_given_cb (const char *words, gpointer user_data)
{
  g_autofree char *link = sp_fetch_link_normalize (words);

  if (link != NULL)
    sp_feeds_window_add (SP_FEEDS_WINDOW (user_data), link);
}

static void
add_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sp_platform_ask_for_line (
      GTK_WINDOW (widget),
      &(SpPlatformQuestion){ .heading = _ ("Follow a Feed"),
                             .body = _ ("The link of a feed, or of a site that has one."),
                             .label = _ ("Link"),
                             .placeholder = "https://",
                             .verb = _ ("_Follow"),
                             .is_answer = sp_fetch_link_is_one },
      feed_given_cb,
      widget);
}

static void
update_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sp_feeds_window_update (SP_FEEDS_WINDOW (widget));
}

/* ---- lists of other programs ---- */

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpFeedsWindow) self = SP_FEEDS_WINDOW (user_data);
  g_autoptr (GError) error = NULL;

  sp_library_store_call_finish (result, &error);
  if (self->store != NULL)
    say (self, error != NULL ? error->message : _ ("The list was imported"));
}

static void
list_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpFeedsWindow) self = SP_FEEDS_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (bytes == NULL)
    say (self, error->message);
  else
    sp_feeds_import (self->store, bytes, imported_cb, g_object_ref (self));
}

static void
list_chosen_cb (GFile *file, gpointer user_data)
{
  SpFeedsWindow *self = SP_FEEDS_WINDOW (user_data);

  g_clear_object (&self->chooser);
  if (file != NULL)
    g_file_load_bytes_async (file, self->cancellable, list_read_cb, g_object_ref (self));
}

static void
import_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SpFeedsWindow *self = SP_FEEDS_WINDOW (widget);

  if (self->chooser == NULL)
    self->chooser = sp_platform_choose_file (GTK_WINDOW (self), list_chosen_cb, self);
}

/* ---- the object ---- */

/* Whoever works for this window holds it; so it ends that as soon as it goes. */
static void
sp_feeds_window_unrealize (GtkWidget *widget)
{
  g_cancellable_cancel (SP_FEEDS_WINDOW (widget)->cancellable);
  GTK_WIDGET_CLASS (sp_feeds_window_parent_class)->unrealize (widget);
}

static void
sp_feeds_window_dispose (GObject *object)
{
  SpFeedsWindow *self = SP_FEEDS_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SP_TYPE_FEEDS_WINDOW);
  g_clear_object (&self->chooser);
  g_clear_object (&self->fetcher);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (sp_feeds_window_parent_class)->dispose (object);
}

static void
sp_feeds_window_finalize (GObject *object)
{
  SpFeedsWindow *self = SP_FEEDS_WINDOW (object);

  g_clear_pointer (&self->asking, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_free (self->added);
  G_OBJECT_CLASS (sp_feeds_window_parent_class)->finalize (object);
}

static guint
add_signal (const char *name, GType type)
{
  return g_signal_new (name,
                       SP_TYPE_FEEDS_WINDOW,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       1,
                       type);
}

static void
sp_feeds_window_class_init (SpFeedsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_feeds_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_feeds_window_finalize;
  widget_class->unrealize = sp_feeds_window_unrealize;
  signals[OPEN] = add_signal ("open", G_TYPE_STRING);
  signals[FETCH] = add_signal ("fetch", G_TYPE_STRV);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/standpoint/Standpoint/sp-feeds-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SpFeedsWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, SpFeedsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SpFeedsWindow, items);
  gtk_widget_class_bind_template_child (widget_class, SpFeedsWindow, feeds);
  gtk_widget_class_bind_template_child (widget_class, SpFeedsWindow, links);
  gtk_widget_class_bind_template_child (widget_class, SpFeedsWindow, items_page);
  gtk_widget_class_bind_template_child (widget_class, SpFeedsWindow, links_page);
  gtk_widget_class_bind_template_callback (widget_class, item_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_activated_cb);
  gtk_widget_class_install_action (widget_class, "feeds.add", NULL, add_activated);
  gtk_widget_class_install_action (widget_class, "feeds.update", NULL, update_activated);
  gtk_widget_class_install_action (widget_class, "feeds.import", NULL, import_activated);
  gtk_widget_class_install_action (widget_class, "feeds.fetch", NULL, fetch_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sp_feeds_window_init (SpFeedsWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->fetcher = sp_fetcher_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A window beside @parent about the feeds of @store. */
SpFeedsWindow *
sp_feeds_window_new (GtkWindow *parent, SpLibraryStore *store)
{
  SpFeedsWindow *self;

  g_return_val_if_fail (SP_IS_LIBRARY_STORE (store), NULL);

  self = g_object_new (SP_TYPE_FEEDS_WINDOW,
                       "transient-for",
                       parent,
                       "destroy-with-parent",
                       TRUE,
                       NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return self;
}

/* Is anything being fetched here? */
gboolean
sp_feeds_window_is_busy (SpFeedsWindow *self)
{
  g_return_val_if_fail (SP_IS_FEEDS_WINDOW (self), FALSE);

  return self->asking != NULL || self->added != NULL;
}
