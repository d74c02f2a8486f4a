/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-app-test.h"

#include "sp-loopback-server.h"
#include "sp-shadow-list.h"
#include "sp-window-private.h"

#include <string.h>

#define PAGE                                                                                       \
  "<html><head><title>Quay reopened</title></head><body><article><h1>Quay reopened</h1>"           \
  "<p>The mayor said on Tuesday that the quay was open to ships again after the storm.</p>"        \
  "<p>Fishermen said that they had waited for it for three weeks and were glad.</p>"               \
  "</article></body></html>"

#define PARTED                                                                                     \
  "<html><head><title>Caf\xc3\xa9 by the lock</title><link rel=next href='/caf/2'></head><body>"   \
  "<article><p>The caf\xc3\xa9 by the lock opens again on Friday, its new owner said.</p>"         \
  "<p>She has kept the tables, the bell and the cat of the one who had it before.</p>"             \
  "</article></body></html>"

static void
serve (SoupServerMessage *message, const char *path, gpointer data)
{
  if (strcmp (path, "/quay") == 0)
    sp_loopback_answer (message, "text/html", PAGE, -1);
  else if (strcmp (path, "/caf") == 0)
    sp_loopback_answer (message, "text/html; charset=iso-8859-1", PARTED, -1); /* a lie */
  else
    soup_server_message_set_status (message, 404, NULL);
}

static gboolean
is_at_rest (gpointer data)
{
  SpWindow *window = data;

  return !sp_window_is_loading (window)
         && sp_document_get_state (window->document) != SP_DOCUMENT_ANALYZING;
}

static const char *
get_page (SpWindow *window)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (window->stack));
}

static const char *
get_complaint (SpWindow *window)
{
  g_assert_cmpstr (get_page (window), ==, "error");
  return adw_status_page_get_description (ADW_STATUS_PAGE (window->error_page));
}

static void
test_page (void)
{
  SpWindow *window = sp_app_test_open_window (1000, 700);
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new (serve, NULL);
  g_autofree char *link = sp_loopback_server_dup_link (server, "/quay");
  SpArticle *article;

  sp_window_open_link (window, link, TRUE);
  g_assert_true (sp_window_is_loading (window));
  g_assert_true (sp_test_wait (is_at_rest, window));
  g_assert_cmpstr (get_page (window), ==, "article");
  article = sp_document_get_article (window->document);
  g_assert_cmpstr (sp_article_get_title (article), ==, "Quay reopened");
  g_assert_cmpstr (sp_article_get_url (article), ==, link);
  g_assert_cmpuint (sp_loopback_server_get_n_requests (server), ==, 1);
  sp_app_test_close_window (window);
}

/* What the server says of the letters is believed less than the bytes. The article goes on at
 * another page, which is fetched only when the reader asks, and is of the own network then. */
static void
test_parted (void)
{
  SpWindow *window = sp_app_test_open_window (1000, 700);
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new (serve, NULL);
  g_autofree char *link = sp_loopback_server_dup_link (server, "/caf");
  g_autofree char *next = sp_loopback_server_dup_link (server, "/caf/2");
  SpArticle *article;

  sp_window_open_link (window, link, TRUE);
  g_assert_true (sp_test_wait (is_at_rest, window));
  article = sp_document_get_article (window->document);
  g_assert_cmpstr (sp_article_get_title (article), ==, "Caf\xc3\xa9 by the lock");
  g_assert_cmpstr (sp_article_get_next_page (article), ==, next);
  g_assert_cmpuint (sp_loopback_server_get_n_requests (server), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.fetch-page", "s", next);
  g_assert_true (sp_window_is_loading (window));
  g_assert_true (sp_test_wait (is_at_rest, window));
  g_assert_cmpuint (sp_loopback_server_get_n_requests (server), ==, 1);
  sp_app_test_close_window (window);
}

/* A page that is not there will not be there in a minute either; a site that cannot be reached may
 * be, and is asked again. */
static void
test_failures (void)
{
  SpWindow *window = sp_app_test_open_window (1000, 700);
  SpLoopbackServer *server = sp_loopback_server_new (serve, NULL);
  g_autofree char *missing = sp_loopback_server_dup_link (server, "/missing");
  g_autofree char *quay = sp_loopback_server_dup_link (server, "/quay");
  SpArticle *before;

  sp_window_open_link (window, missing, TRUE);
  g_assert_true (sp_test_wait (is_at_rest, window));
  g_assert_nonnull (strstr (get_complaint (window), "no such page"));
  g_assert_false (gtk_widget_get_visible (window->retry_button));
  sp_loopback_server_free (server);
  sp_window_open_link (window, quay, TRUE);
  g_assert_true (sp_test_wait (is_at_rest, window));
  g_assert_nonnull (strstr (get_complaint (window), "cannot be reached"));
  g_assert_true (gtk_widget_get_visible (window->retry_button));
  gtk_widget_activate_action (window->retry_button, "win.try-again", NULL);
  g_assert_true (sp_window_is_loading (window));
  g_assert_true (sp_test_wait (is_at_rest, window));
  get_complaint (window);
  sp_app_test_show_story (window);
  before = sp_document_get_article (window->document);
  sp_window_open_link (window, quay, TRUE);
  g_assert_true (sp_test_wait (is_at_rest, window));
  g_assert_cmpstr (get_page (window), ==, "article");
  g_assert_true (sp_document_get_article (window->document) == before);
  sp_app_test_close_window (window);
}

static gboolean
shows_loading (gpointer data)
{
  return strcmp (get_page (data), "loading") == 0;
}

/* While a page does not come, the window says so, and Esc gives it up. */
static void
test_stop (void)
{
  static const SpLoopbackScript silent
      = { "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 50\r\n\r\nx", 0, TRUE };
  SpWindow *window = sp_app_test_open_window (1000, 700);
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new_raw (&silent);
  g_autofree char *link = sp_loopback_server_dup_link (server, "/");

  for (guint i = 0; i < 2; i++)
    {
      if (i == 1)
        sp_app_test_show_story (window);
      sp_window_open_link (window, link, TRUE);
      g_assert_true (sp_test_wait (shows_loading, window));
      g_assert_nonnull (
          strstr (gtk_label_get_label (GTK_LABEL (window->loading_label)), "127.0.0.1"));
      g_assert_true (gtk_widget_get_visible (window->loading_bar));
      g_action_group_activate_action (G_ACTION_GROUP (window), i == 0 ? "stop" : "back", NULL);
      g_assert_false (sp_window_is_loading (window));
      g_assert_cmpstr (get_page (window), ==, i == 0 ? "empty" : "article");
    }
  sp_window_open_link (window, link, TRUE);
  sp_app_test_close_window (window); /* with the fetch under way */
}

/* Links that are dropped or pasted are fetched, but not where they lead into the own network; words
 * that only hold a link are an article. */
static void
test_dropped (void)
{
  SpWindow *window = sp_app_test_open_window (1000, 700);
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new (serve, NULL);
  g_autofree char *link = sp_loopback_server_dup_link (server, "/quay");
  g_autofree char *words = g_strdup_printf ("The mayor said so, see %s for the whole text.", link);
  g_auto (GValue) text = G_VALUE_INIT, file = G_VALUE_INIT;

  g_value_init (&text, G_TYPE_STRING);
  g_value_set_string (&text, link);
  g_assert_true (sp_window_take_value (window, &text));
  g_assert_true (sp_test_wait (is_at_rest, window));
  g_assert_nonnull (strstr (get_complaint (window), "your own network"));
  g_value_init (&file, G_TYPE_FILE);
  g_value_take_object (&file, g_file_new_for_uri (link));
  g_assert_true (sp_window_take_value (window, &file));
  g_assert_true (sp_test_wait (is_at_rest, window));
  g_assert_nonnull (strstr (get_complaint (window), "your own network"));
  g_value_set_string (&text, words);
  g_assert_true (sp_window_take_value (window, &text));
  g_assert_true (sp_test_wait (is_at_rest, window));
  g_assert_cmpstr (get_page (window), ==, "article");
  g_assert_cmpuint (sp_loopback_server_get_n_requests (server), ==, 0);
  sp_app_test_close_window (window);
}

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static void
test_dialog (void)
{
  SpWindow *window = sp_app_test_open_window (1000, 700);
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new (serve, NULL);
  g_autofree char *link = sp_loopback_server_dup_link (server, "/quay");
  AdwMessageDialog *dialog;
  GtkEditable *entry;

  g_action_group_activate_action (G_ACTION_GROUP (window), "add-link", NULL);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "do"));
  gtk_editable_set_text (entry, "not a link");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "do"));
  gtk_editable_set_text (entry, link);
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "do"));
  adw_message_dialog_response (dialog, "do");
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_true (sp_test_wait (is_at_rest, window));
  g_assert_cmpstr (get_page (window), ==, "article");
  g_assert_cmpuint (sp_loopback_server_get_n_requests (server), ==, 1);
  sp_app_test_close_window (window);
}

int
main (int argc, char **argv)
{
  sp_app_test_init (&argc, &argv);
  g_test_add_func ("/app/link/page", test_page);
  g_test_add_func ("/app/link/parted", test_parted);
  g_test_add_func ("/app/link/failures", test_failures);
  g_test_add_func ("/app/link/stop", test_stop);
  g_test_add_func ("/app/link/dropped", test_dropped);
  g_test_add_func ("/app/link/dialog", test_dialog);
  return g_test_run ();
}
