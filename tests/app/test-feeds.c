/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-app-test.h"

#include "sp-feeds-calls.h"
#include "sp-feeds-window.h"
#include "sp-loopback-server.h"
#include "sp-shadow-list.h"

#include <glib/gstdio.h>
#include <string.h>

static void
serve (SoupServerMessage *message, const char *path, gpointer data)
{
  if (strcmp (path, "/") == 0)
    sp_loopback_answer (message,
                        "text/html",
                        "<html><head><link rel=alternate type='application/rss+xml' href='/rss'>"
                        "</head><body><p>Welcome to the harbour.</p></body></html>",
                        -1);
  else if (strcmp (path, "/rss") == 0)
    sp_loopback_answer (message,
                        "application/rss+xml",
                        "<rss><channel><title>Harbour &amp; Quay</title>"
                        "<item><title>Quay &amp; gate</title><link>/quay</link></item>"
                        "<item><title>Only words</title></item></channel></rss>",
                        -1);
  else
    soup_server_message_set_status (message, 404, NULL);
}

typedef struct
{
  char *folder;
  SpLibraryStore *store;
  SpFeedsWindow *window;
  SpLoopbackServer *server;
  char *opened;
  GStrv wanted;
  const char *page; /* that is waited for, with so many rows */
  guint n_rows;
  const char *first;
  const char *why; /* nullable: what stands below it */
} Fixture;

static void
open_cb (Fixture *f, const char *link)
{
  g_free (f->opened);
  f->opened = g_strdup (link);
}

static void
fetch_cb (Fixture *f, const char *const *links)
{
  g_strfreev (f->wanted);
  f->wanted = g_strdupv ((char **)links);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = g_dir_make_tmp ("standpoint-feeds-XXXXXX", NULL);
  f->store = sp_library_store_new (f->folder, "test");
  f->window = sp_feeds_window_new (NULL, f->store);
  f->server = sp_loopback_server_new (serve, NULL);
  g_signal_connect_swapped (f->window, "open", G_CALLBACK (open_cb), f);
  g_signal_connect_swapped (f->window, "fetch", G_CALLBACK (fetch_cb), f);
  gtk_window_present (GTK_WINDOW (f->window));
}

static gboolean
is_null (gpointer data)
{
  return *(gpointer *)data == NULL;
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gpointer left = f->window;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_object_add_weak_pointer (G_OBJECT (f->window), &left);
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_assert_true (sp_test_wait (is_null, &left));
  left = f->store;
  g_object_add_weak_pointer (G_OBJECT (f->store), &left);
  g_object_unref (f->store);
  g_assert_true (sp_test_wait (is_null, &left));
  sp_loopback_server_free (f->server);
  dir = g_dir_open (f->folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
  g_free (f->opened);
  g_strfreev (f->wanted);
}

static GtkListBox *
find_list (Fixture *f, const char *name)
{
  return GTK_LIST_BOX (
      gtk_widget_get_template_child (GTK_WIDGET (f->window), SP_TYPE_FEEDS_WINDOW, name));
}

static gboolean
shows (gpointer data)
{
  Fixture *f = data;
  GtkListBox *list = find_list (f, f->page);
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (list, 0);

  return first != NULL && gtk_list_box_get_row_at_index (list, (int)f->n_rows) == NULL
         && gtk_list_box_get_row_at_index (list, (int)f->n_rows - 1) != NULL
         && strcmp (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (first)), f->first) == 0
         && (f->why == NULL
             || strcmp (adw_action_row_get_subtitle (ADW_ACTION_ROW (first)), f->why) == 0);
}

static void
wait_for (Fixture *f, const char *page, guint n_rows, const char *first)
{
  f->page = page;
  f->n_rows = n_rows;
  f->first = first;
  if (!sp_test_wait (shows, f))
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (find_list (f, page), 0);

      g_error ("%s does not show “%s” but “%s”",
               page,
               first,
               row != NULL ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)) : "nothing");
    }
}

/* A site is given, its feed is followed, what it tells is listed; what is opened is new no more. */
static void
test_feed (Fixture *f, gconstpointer data)
{
  g_autofree char *home = sp_loopback_server_dup_link (f->server, "/");
  g_autofree char *quay = sp_loopback_server_dup_link (f->server, "/quay");
  GtkListBoxRow *row;

  wait_for (f, "items", 1, "Nothing is new");
  wait_for (f, "feeds", 1, "You follow no feeds yet");
  sp_feeds_window_add (f->window, home);
  g_assert_true (sp_feeds_window_is_busy (f->window));
  wait_for (f, "feeds", 1, "Harbour &amp; Quay");
  wait_for (f, "items", 2, "Quay &amp; gate");
  row = gtk_list_box_get_row_at_index (find_list (f, "items"), 1);
  g_assert_false (gtk_list_box_row_get_activatable (row)); /* it has no link */
  row = gtk_list_box_get_row_at_index (find_list (f, "items"), 0);
  g_signal_emit_by_name (find_list (f, "items"), "row-activated", row);
  g_assert_cmpstr (f->opened, ==, quay);
  wait_for (f, "items", 1, "Only words");
  g_assert_cmpuint (sp_loopback_server_get_n_requests (f->server), ==, 2);
}

static gboolean
is_idle (gpointer window)
{
  return !sp_feeds_window_is_busy (window);
}

/* Asked again, a feed that tells the same brings nothing new; one that is gone stays and says why.
 */
static void
test_update (Fixture *f, gconstpointer data)
{
  g_autofree char *feed = sp_loopback_server_dup_link (f->server, "/rss");

  sp_feeds_window_add (f->window, feed);
  wait_for (f, "items", 2, "Quay &amp; gate");
  g_assert_true (sp_test_wait (is_idle, f->window));
  sp_feeds_window_update (f->window);
  while (sp_loopback_server_get_n_requests (f->server) < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (sp_test_wait (is_idle, f->window));
  wait_for (f, "items", 2, "Quay &amp; gate");
}

static gboolean
has_wanted (gpointer data)
{
  return ((Fixture *)data)->wanted != NULL;
}

static void
test_links (Fixture *f, gconstpointer data)
{
  static const char list[]
      = "<opml><body><outline text='Ports' xmlUrl='https://gazette.example/rss'/>"
        "<outline text='Quay' type='link' url='https://gazette.example/quay'/></body></opml>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (list, strlen (list));
  GtkListBoxRow *row;

  sp_feeds_import (f->store, bytes, NULL, NULL);
  wait_for (f, "feeds", 1, "Ports");
  wait_for (f, "links", 1, "Quay");
  sp_feeds_keep_link (f->store, "https://gazette.example/other");
  wait_for (f, "links", 2, "https://gazette.example/other");
  row = gtk_list_box_get_row_at_index (find_list (f, "links"), 1);
  g_signal_emit_by_name (find_list (f, "links"), "row-activated", row);
  g_assert_cmpstr (f->opened, ==, "https://gazette.example/quay");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "feeds.fetch", NULL);
  g_assert_true (sp_test_wait (has_wanted, f));
  g_assert_cmpuint (g_strv_length (f->wanted), ==, 2);
  g_assert_true (g_strv_contains ((const char *const *)f->wanted, "https://gazette.example/quay"));
  sp_feeds_link_failed (f->store, "https://gazette.example/other", "no such page");
  f->why = "no such page";
  wait_for (f, "links", 2, "https://gazette.example/other");
  f->why = NULL;
  sp_feeds_forget_link (f->store, "https://gazette.example/other");
  wait_for (f, "links", 1, "Quay");
  g_assert_cmpuint (sp_loopback_server_get_n_requests (f->server), ==, 0);
}

int
main (int argc, char **argv)
{
  sp_app_test_init (&argc, &argv);
  g_test_add ("/app/feeds/feed", Fixture, NULL, set_up, test_feed, tear_down);
  g_test_add ("/app/feeds/update", Fixture, NULL, set_up, test_update, tear_down);
  g_test_add ("/app/feeds/links", Fixture, NULL, set_up, test_links, tear_down);
  return g_test_run ();
}
