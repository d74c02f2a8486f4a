/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-app-test.h"

#include <glib/gstdio.h>
#include "sp-import-bar.h"
#include "sp-library-row.h"
#include "sp-library-test.h"
#include "sp-library-links.h"
#include "sp-library-view-private.h"
#include "sp-loopback-server.h"
#include "sp-shadow-list.h"
#include "sp-story.h"
#include "sp-window-private.h"

/* Many files read into the library at once, from a folder of the test's own. */

typedef struct
{
  SpLibraryTest library;
  SpWindow *window;
  char *folder;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  *f = (Fixture){ 0 };
  sp_library_test_open (&f->library);
  sp_library_test_settle (f->library.store);
  f->folder = g_dir_make_tmp ("standpoint-import-XXXXXX", NULL);
  f->window = sp_app_test_open_library (f->library.store, 1180, 700);
  sp_app_test_settle_library (f->window, f->library.store);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      remove_tree (inside);
    }
  g_remove (path);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  sp_app_test_close_window (f->window);
  sp_library_test_clear (&f->library);
  remove_tree (f->folder);
  g_free (f->folder);
}

static void
write_file (Fixture *f, const char *name, const char *words)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, words, -1, NULL));
}

static void
write_articles (Fixture *f, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("report-%02u.txt", i);
      g_autofree char *words
          = g_strdup_printf ("The council met\n\nIt spoke of the harbour, as report %u says.\n", i);

      write_file (f, name, words);
    }
}

static gboolean
has_no_job (gpointer window)
{
  return SP_WINDOW (window)->import_job == NULL;
}

/* Has the window read @name of the folder (NULL: itself), and @more (nullable). */
static void
take (Fixture *f, const char *name, const char *more)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) first = g_file_new_build_filename (f->folder, name, NULL);
  g_autoptr (GFile) second
      = more != NULL ? g_file_new_build_filename (f->folder, more, NULL) : NULL;

  g_list_store_append (files, first);
  if (second != NULL)
    g_list_store_append (files, second);
  sp_window_take_files (f->window, G_LIST_MODEL (files));
}

static void
take_and_wait (Fixture *f, const char *name, const char *more)
{
  take (f, name, more);
  g_assert_nonnull (f->window->import_job);
  g_assert_true (sp_import_bar_is_revealed (SP_IMPORT_BAR (f->window->import_bar)));
  g_assert_true (sp_test_wait (has_no_job, f->window));
  sp_app_test_settle_library (f->window, f->library.store);
}

static guint
count (Fixture *f)
{
  return sp_library_list_get_n_articles (SP_LIBRARY_VIEW (f->window->library_view)->articles);
}

/* What lies in a folder and in the folders inside it, but not what a browser put beside a page. */
static void
test_folder (Fixture *f, gconstpointer data)
{
  g_autoptr (SpLibrary) library = NULL;
  g_autofree char *json = NULL;

  write_articles (f, 5);
  write_file (f, "deep/er/note.md", "# A note\n\nThe ministry has denied what was said of it.\n");
  write_file (f, "page_files/frame.html", "<html><body><p>An advertisement.</p></body></html>");
  write_file (f, ".hidden.txt", "Nobody is to read this.\n");
  write_file (f, "picture.png", "no picture");
  take_and_wait (f, NULL, NULL);
  g_assert_cmpuint (count (f), ==, 6);
  g_assert_false (sp_import_bar_is_revealed (SP_IMPORT_BAR (f->window->import_bar)));
  /* they are analysed, unread, and no article was opened */
  library = sp_library_open (f->library.folder, NULL);
  for (gint64 id = 1; id <= 6; id++)
    {
      g_clear_pointer (&json, g_free);
      json = sp_library_load_analysis (library, id, "test", NULL);
      g_assert_nonnull (json);
    }
  sp_library_view_set_filter (SP_LIBRARY_VIEW (f->window->library_view), SP_LIBRARY_UNREAD);
  sp_app_test_settle_library (f->window, f->library.store);
  g_assert_cmpuint (count (f), ==, 6);
  g_assert_null (sp_document_get_article (f->window->document));
}

static SpImportJob *
get_shown_job (Fixture *f)
{
  return f->window->import_job;
}

/* What cannot be read is named with its reason; the rest comes. */
static void
test_failures (Fixture *f, gconstpointer data)
{
  g_autoptr (SpImportJob) job = NULL;
  SpImportFailure *failure;
  GtkWindow *details = NULL;
  g_autoptr (GList) windows = NULL;

  write_articles (f, 1);
  take (f, "report-00.txt", "nowhere.txt");
  job = g_object_ref (get_shown_job (f));
  g_assert_true (sp_test_wait (has_no_job, f->window));
  sp_app_test_settle_library (f->window, f->library.store);
  g_assert_cmpuint (count (f), ==, 1);
  g_assert_cmpuint (sp_import_job_get_failures (job)->len, ==, 1);
  failure = g_ptr_array_index (sp_import_job_get_failures (job), 0);
  g_assert_cmpstr (failure->name, ==, "nowhere.txt");
  g_assert_cmpstr (failure->reason, ==, "There is no such file");
  g_assert_true (sp_import_bar_is_revealed (SP_IMPORT_BAR (f->window->import_bar)));
  gtk_widget_activate_action (f->window->import_bar, "import.details", NULL);
  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (f->window))
      details = l->data;
  g_assert_nonnull (details);
  gtk_window_destroy (details);
  gtk_widget_activate_action (f->window->import_bar, "import.close", NULL);
  g_assert_false (sp_import_bar_is_revealed (SP_IMPORT_BAR (f->window->import_bar)));
}

/* What is there already does not come twice, and the undo of the second time leaves it. */
static void
test_again (Fixture *f, gconstpointer data)
{
  g_autoptr (SpImportJob) job = NULL;
  g_autoptr (GVariant) undo = NULL;
  GArray *added;

  write_articles (f, 3);
  take_and_wait (f, "report-00.txt", "report-01.txt");
  take (f, NULL, NULL);
  job = g_object_ref (get_shown_job (f));
  g_assert_true (sp_test_wait (has_no_job, f->window));
  sp_app_test_settle_library (f->window, f->library.store);
  g_assert_cmpuint (count (f), ==, 3);
  g_assert_cmpuint (sp_import_job_get_n_known (job), ==, 2);
  added = sp_import_job_get_added (job);
  g_assert_cmpuint (added->len, ==, 1);
  g_assert_cmpint (g_array_index (added, gint64, 0), ==, 3);
  undo = g_variant_ref_sink (
      g_variant_new_parsed ("(uint32 %u, int64 1, [int64 3])", SP_LIBRARY_TRASHED));
  sp_window_undo_library (f->window, undo);
  sp_app_test_settle_library (f->window, f->library.store);
  g_assert_cmpuint (count (f), ==, 2);
  /* one file is opened, not only kept */
  take (f, "report-02.txt", NULL);
  g_assert_null (get_shown_job (f));
  g_assert_true (sp_window_is_loading (f->window));
}

/* ---- cancelling ---- */

typedef struct
{
  GMutex lock;
  GCond changed;
  guint n_entered;
  guint n_inside;
  guint most_inside;
  gboolean open;
} Gate;

static SpAnalysis *
analyze_at_gate (SpArticle *article, gpointer data, GCancellable *cancellable, GError **error)
{
  Gate *gate = data;
  SpAnalysis *analysis = NULL;

  g_mutex_lock (&gate->lock);
  gate->n_entered++;
  gate->n_inside++;
  gate->most_inside = MAX (gate->most_inside, gate->n_inside);
  g_cond_broadcast (&gate->changed);
  while (!gate->open)
    g_cond_wait (&gate->changed, &gate->lock);
  gate->n_inside--;
  g_mutex_unlock (&gate->lock);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    analysis = sp_analysis_new (sp_article_get_text (article));
  return analysis;
}

static gboolean
is_finished (gpointer job)
{
  return sp_import_job_is_finished (job);
}

static void
open_gate (Gate *gate)
{
  g_mutex_lock (&gate->lock);
  gate->open = TRUE;
  g_cond_broadcast (&gate->changed);
  g_mutex_unlock (&gate->lock);
}

static void
wait_entered (Gate *gate, guint n)
{
  g_mutex_lock (&gate->lock);
  while (gate->n_entered < n)
    g_cond_wait (&gate->changed, &gate->lock);
  g_mutex_unlock (&gate->lock);
}

/* All processors work; what was not begun when the reader cancels never is. */
static void
test_cancel (Fixture *f, gconstpointer data)
{
  Gate gate = { 0 };
  g_autoptr (SpEngine) engine = sp_engine_new (analyze_at_gate, &gate, NULL);
  SpImportJob *job = sp_import_job_new (f->library.store, engine);
  g_autoptr (GFile) folder = g_file_new_for_path (f->folder);

  write_articles (f, 40);
  sp_import_job_add (job, folder);
  while (sp_import_job_get_n_files (job) < 40)
    g_main_context_iteration (NULL, TRUE);
  wait_entered (&gate, MIN (g_get_num_processors (), 40));
  g_assert_false (sp_import_job_is_finished (job));
  sp_import_job_cancel (job);
  open_gate (&gate);
  g_assert_true (sp_test_wait (is_finished, job));
  g_assert_cmpuint (gate.most_inside, ==, MIN (g_get_num_processors (), 40));
  g_assert_cmpuint (gate.n_entered, <, 40);
  g_assert_cmpuint (sp_import_job_get_n_done (job), ==, 40);
  g_assert_cmpuint (sp_import_job_get_failures (job)->len, ==, 0);
  g_assert_cmpuint (sp_import_job_get_added (job)->len, ==, 0);
  g_assert_finalize_object (job);
  sp_app_test_settle_library (f->window, f->library.store);
  g_assert_cmpuint (count (f), ==, 0);
}

/* A window that is closed in the middle leaves what came. */
static void
test_close (Fixture *f, gconstpointer data)
{
  write_articles (f, 30);
  take (f, NULL, NULL);
  sp_app_test_close_window (f->window);
  sp_library_test_settle (f->library.store);
  f->window = sp_app_test_open_library (f->library.store, 1180, 700);
  sp_app_test_settle_library (f->window, f->library.store);
  g_assert_cmpuint (count (f), <=, 30);
}

static void
shoot (Fixture *f, const char *name)
{
  g_autofree char *path = sp_app_test_shoot (f->window, name);

  g_test_message ("%s", path);
}

/* ---- links ---- */

static void
serve (SoupServerMessage *message, const char *path, gpointer data)
{
  g_autofree char *page = g_strdup_printf (
      "<html><head><title>Berth %s</title></head><body><article><h1>Berth %s</h1>"
      "<p>The harbour master said on Tuesday that berth %s was open to ships again.</p>"
      "<p>Fishermen said that they had waited for it for three weeks and were glad.</p>"
      "</article></body></html>",
      path,
      path,
      path);

  if (g_str_has_prefix (path, "/berth"))
    sp_loopback_answer (message, "text/html", page, -1);
  else
    soup_server_message_set_status (message, 404, NULL);
}

static GStrv
make_links (SpLoopbackServer *server, const char *const *paths)
{
  g_autoptr (GStrvBuilder) links = g_strv_builder_new ();

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *link = sp_loopback_server_dup_link (server, paths[i]);

      g_strv_builder_add (links, link);
    }
  return g_strv_builder_end (links);
}

/* The links that wait in the library; the newest first. */
static GPtrArray *
list_waiting (Fixture *f)
{
  g_autoptr (SpLibrary) library = NULL;
  GPtrArray *links;

  sp_library_test_settle (f->library.store);
  library = sp_library_open (f->library.folder, NULL);
  links = sp_library_list_links (library, 100, NULL);
  g_assert_nonnull (links);
  return links;
}

static void
keep_with_tag (Fixture *f, const char *url, const char *tag)
{
  g_autoptr (SpLibrary) library = sp_library_open (f->library.folder, NULL);
  const SpListedLink link = { .url = (char *)url, .tags = (char *)tag };

  g_assert_true (sp_library_keep_link (library, &link, 1, NULL));
}

static void
assert_only_one_with_tag (Fixture *f, const char *query, const char *url)
{
  g_autoptr (SpLibrary) library = sp_library_open (f->library.folder, NULL);
  g_autoptr (GPtrArray) found = sp_library_search (library, query, 10, 0, NULL);

  g_assert_nonnull (found);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((SpLibraryEntry *)g_ptr_array_index (found, 0))->url, ==, url);
}

/* Each link comes once, with the tags that it had in a list; what fails waits, and says why. */
static void
test_links (Fixture *f, gconstpointer data)
{
  static const char *const paths[] = { "/berth/1", "/gone", "/berth/2", "/berth/1", NULL };
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new (serve, NULL);
  g_auto (GStrv) links = make_links (server, paths);
  SpImportJob *job
      = sp_import_job_new (f->library.store, sp_document_get_engine (f->window->document));
  g_autoptr (GPtrArray) waiting = NULL;
  const SpImportFailure *failure;
  const SpLibraryLink *link;

  sp_library_test_settle (f->library.store);
  keep_with_tag (f, links[0], "ports");
  sp_import_job_add_links (job, (const char *const *)links, TRUE);
  g_assert_cmpuint (sp_import_job_get_n_files (job), ==, 3);
  g_assert_true (sp_test_wait (is_finished, job));
  sp_app_test_settle_library (f->window, f->library.store);
  g_assert_cmpuint (sp_loopback_server_get_n_requests (server), ==, 3);
  g_assert_cmpuint (count (f), ==, 2);
  g_assert_cmpuint (sp_import_job_get_n_done (job), ==, 3);
  g_assert_cmpuint (sp_import_job_get_n_waiting (job), ==, 1);
  g_assert_cmpuint (sp_import_job_get_failures (job)->len, ==, 1);
  failure = g_ptr_array_index (sp_import_job_get_failures (job), 0);
  g_assert_true (failure->is_link);
  g_assert_cmpstr (failure->name, ==, links[1]);
  g_assert_cmpstr (failure->reason, ==, "127.0.0.1 has no such page");
  waiting = list_waiting (f);
  g_assert_cmpuint (waiting->len, ==, 1);
  link = g_ptr_array_index (waiting, 0);
  g_assert_cmpstr (link->url, ==, links[1]);
  g_assert_cmpstr (link->error, ==, "127.0.0.1 has no such page");
  assert_only_one_with_tag (f, "tag:ports", links[0]);
  g_assert_finalize_object (job);
}

/* Nothing comes, and the reader gives up, or the window is closed: all links wait. */
static void
test_links_cancel (Fixture *f, gconstpointer data)
{
  static const SpLoopbackScript script = { .bytes = "HTTP/1.1 200 OK\r\n", .hang = TRUE };
  static const char *const paths[] = { "/1", "/2", "/3", "/4", "/5", NULL };
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new_raw (&script);
  g_auto (GStrv) links = make_links (server, paths);
  g_autoptr (GPtrArray) waiting = NULL;
  SpImportJob *job
      = sp_import_job_new (f->library.store, sp_document_get_engine (f->window->document));

  sp_import_job_add_links (job, (const char *const *)links, TRUE);
  while (sp_loopback_server_get_n_requests (server) == 0)
    g_main_context_iteration (NULL, TRUE);
  sp_import_job_cancel (job);
  g_assert_true (sp_test_wait (is_finished, job));
  g_assert_cmpuint (sp_import_job_get_n_done (job), ==, 5);
  g_assert_cmpuint (sp_import_job_get_n_waiting (job), ==, 5);
  g_assert_cmpuint (sp_import_job_get_failures (job)->len, ==, 0);
  g_assert_finalize_object (job);
  waiting = list_waiting (f);
  g_assert_cmpuint (waiting->len, ==, 5);
  g_assert_null (((SpLibraryLink *)g_ptr_array_index (waiting, 0))->error);
}

static const char *
get_bar_words (Fixture *f)
{
  return gtk_label_get_text (GTK_LABEL (
      gtk_widget_get_template_child (f->window->import_bar, SP_TYPE_IMPORT_BAR, "label")));
}

/* A link on each line, dropped or pasted, and links among files: into the library they go; what is
 * dropped does not lead into the own network. */
static void
test_links_dropped (Fixture *f, gconstpointer data)
{
  static const char *const paths[] = { "/berth/1", "/berth/2", NULL };
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new (serve, NULL);
  g_auto (GStrv) links = make_links (server, paths);
  g_autofree char *words = g_strdup_printf ("%s\r\n\r\n  %s\r\n", links[0], links[1]);
  g_auto (GValue) text = G_VALUE_INIT;
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) link = g_file_new_for_uri (links[0]);
  g_autoptr (GFile) file = g_file_new_build_filename (f->folder, "report-00.txt", NULL);
  g_autoptr (GPtrArray) waiting = NULL;

  g_value_init (&text, G_TYPE_STRING);
  g_value_set_string (&text, words);
  g_assert_true (sp_window_take_value (f->window, &text));
  g_assert_false (sp_window_is_loading (f->window));
  g_assert_nonnull (f->window->import_job);
  g_assert_true (sp_test_wait (has_no_job, f->window));
  g_assert_cmpstr (get_bar_words (f), ==, "2 articles could not be added");
  shoot (f, "import-links-failed");
  write_articles (f, 1);
  g_list_store_append (files, link);
  g_list_store_append (files, file);
  sp_window_take_files (f->window, G_LIST_MODEL (files));
  g_assert_true (sp_test_wait (has_no_job, f->window));
  sp_app_test_settle_library (f->window, f->library.store);
  g_assert_cmpuint (count (f), ==, 1);
  g_assert_cmpstr (get_bar_words (f), ==, "1 article could not be added");
  g_assert_cmpuint (sp_loopback_server_get_n_requests (server), ==, 0);
  waiting = list_waiting (f);
  g_assert_cmpuint (waiting->len, ==, 2);
  g_assert_nonnull (
      strstr (((SpLibraryLink *)g_ptr_array_index (waiting, 0))->error, "your own network"));
  /* words that only hold links are an article */
  g_value_take_string (&text, g_strdup_printf ("See these:\n%s\n%s\n", links[0], links[1]));
  g_assert_true (sp_window_take_value (f->window, &text));
  g_assert_null (f->window->import_job);
  g_assert_true (sp_window_is_loading (f->window));
}

static void
test_pictures (Fixture *f, gconstpointer data)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  Gate gate = { 0 };
  g_autoptr (SpEngine) engine = sp_engine_new (analyze_at_gate, &gate, NULL);
  SpImportJob *job = sp_import_job_new (f->library.store, engine);
  g_autoptr (GFile) folder = g_file_new_for_path (f->folder);
  g_autoptr (GFile) nowhere = g_file_new_build_filename (f->folder, "nowhere.txt", NULL);

  write_articles (f, 12);
  sp_app_test_show_story (f->window);
  sp_import_job_add (job, nowhere);
  sp_import_job_add (job, folder);
  sp_import_bar_set_job (SP_IMPORT_BAR (f->window->import_bar), job);
  while (sp_import_job_get_n_files (job) < 13)
    g_main_context_iteration (NULL, TRUE);
  shoot (f, "import-light");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 360, 700);
  shoot (f, "import-narrow-dark");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_LIGHT);
  open_gate (&gate);
  g_assert_true (sp_test_wait (is_finished, job));
  sp_app_test_settle_library (f->window, f->library.store);
  shoot (f, "import-narrow-failures");
  sp_import_bar_set_job (SP_IMPORT_BAR (f->window->import_bar), NULL);
  g_assert_finalize_object (job);
}

int
main (int argc, char **argv)
{
  sp_app_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/app-import/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("folder", test_folder);
  ADD ("failures", test_failures);
  ADD ("again", test_again);
  ADD ("cancel", test_cancel);
  ADD ("close", test_close);
  ADD ("links", test_links);
  ADD ("links-cancel", test_links_cancel);
  ADD ("links-dropped", test_links_dropped);
  ADD ("pictures", test_pictures);
  return g_test_run ();
}
