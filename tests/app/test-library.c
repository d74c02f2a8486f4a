/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-app-test.h"

#include "sp-error.h"
#include "sp-library-rescue.h"
#include "sp-library-row.h"
#include "sp-library-test.h"
#include "sp-library-view-private.h"
#include "sp-rescue-page.h"
#include "sp-shadow-list.h"
#include "sp-story.h"
#include "sp-tag-popover.h"
#include "sp-window-private.h"

/* The library in the window, on a real file in a folder of its own. */

typedef struct
{
  SpLibraryTest library;
  SpWindow *window;
  SpLibraryView *view;
} Fixture;

static void
open_window (Fixture *f, int width)
{
  f->window = sp_app_test_open_library (f->library.store, width, 700);
  f->view = SP_LIBRARY_VIEW (f->window->library_view);
  sp_app_test_settle_library (f->window, f->library.store);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  *f = (Fixture){ 0 };
  sp_library_test_open (&f->library);
  sp_library_test_settle (f->library.store);
  sp_library_test_fill (f->library.folder, GPOINTER_TO_UINT (data));
  open_window (f, 1180);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->window != NULL)
    sp_app_test_close_window (f->window);
  /* what the window wrote at last still holds the store */
  if (f->library.store != NULL)
    sp_library_test_settle (f->library.store);
  sp_library_test_clear (&f->library);
}

static void
act (Fixture *f, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->view), action, NULL));
  sp_app_test_settle_library (f->window, f->library.store);
}

static guint
row_of (Fixture *f, gint64 id)
{
  guint position;

  g_assert_true (sp_library_list_find (f->view->articles, id, &position));
  return position;
}

static void
choose (Fixture *f, gint64 id, gboolean alone)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (f->view->selection), row_of (f, id), alone);
}

static const SpLibraryEntry *
entry_of (Fixture *f, gint64 id)
{
  g_autoptr (SpLibraryItem) item
      = g_list_model_get_item (G_LIST_MODEL (f->view->articles), row_of (f, id));

  g_assert_nonnull (sp_library_item_get_entry (item));
  return sp_library_item_get_entry (item);
}

static guint
count (Fixture *f)
{
  return sp_library_list_get_n_articles (f->view->articles);
}

static const char *
get_view_page (Fixture *f)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (f->view->stack));
}

static gboolean
is_at_rest (gpointer data)
{
  SpWindow *window = data;

  return !sp_window_is_loading (window)
         && sp_document_get_state (window->document) != SP_DOCUMENT_ANALYZING;
}

static void
open_entry (Fixture *f, gint64 id)
{
  gtk_widget_activate_action (f->view->list, "list.activate-item", "u", row_of (f, id));
  g_assert_true (sp_test_wait (is_at_rest, f->window));
  sp_app_test_settle_library (f->window, f->library.store);
}

static gboolean
is_enabled (Fixture *f, const char *name)
{
  GtkWidget *button = gtk_button_new ();
  gboolean enabled;

  /* a button is as sensitive as its action */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), name);
  gtk_box_append (GTK_BOX (f->view), button);
  enabled = gtk_widget_get_sensitive (button);
  gtk_box_remove (GTK_BOX (f->view), button);
  return enabled;
}

/* An article that is opened is kept with its findings, and opened from there the next time. */
static void
test_keep (Fixture *f, gconstpointer data)
{
  g_autoptr (SpLibrary) library = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  guint n_quotes;

  g_assert_cmpstr (get_view_page (f), ==, "none");
  sp_app_test_show_story (f->window);
  sp_window_keep_article (f->window, sp_story_get_article (), NULL);
  sp_app_test_settle_library (f->window, f->library.store);
  sp_app_test_settle_library (f->window, f->library.store);
  g_assert_cmpstr (get_view_page (f), ==, "list");
  g_assert_cmpuint (count (f), ==, 1);
  g_assert_cmpint (f->window->article_id, ==, 1);
  g_assert_true (
      gtk_selection_model_is_selected (GTK_SELECTION_MODEL (f->view->selection), row_of (f, 1)));
  g_assert_true (entry_of (f, 1)->read);
  n_quotes = g_list_model_get_n_items (sp_document_get_quotes (f->window->document));
  g_assert_cmpuint (entry_of (f, 1)->n_quotes, ==, n_quotes);

  sp_app_test_close_window (g_steal_pointer (&f->window));
  open_window (f, 1180);
  open_entry (f, 1);
  g_assert_cmpstr (sp_article_get_title (sp_document_get_article (f->window->document)),
                   ==,
                   sp_article_get_title (sp_story_get_article ()));
  g_assert_cmpuint (g_list_model_get_n_items (sp_document_get_quotes (f->window->document)),
                    ==,
                    n_quotes);
  g_assert_true (f->window->found_kept);
  library = sp_library_open (f->library.folder, &error);
  g_assert_no_error (error);
  json = sp_library_load_analysis (library, 1, "test", &error);
  g_assert_nonnull (json);
}

/* Search as it is typed, the filters, and what is said where nothing is found. */
static void
test_search (Fixture *f, gconstpointer data)
{
  g_assert_cmpuint (count (f), ==, 12);
  sp_library_view_set_search (f->view, "title:river");
  sp_app_test_settle_library (f->window, f->library.store);
  g_assert_cmpuint (count (f), ==, 3);
  sp_library_view_set_search (f->view, "elephants");
  sp_app_test_settle_library (f->window, f->library.store);
  g_assert_cmpstr (get_view_page (f), ==, "none");
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (f->view->none_page)),
                   ==,
                   "Nothing Found");
  g_assert_true (sp_library_view_step_back (f->view));
  g_assert_false (sp_library_view_step_back (f->view));
  sp_app_test_settle_library (f->window, f->library.store);
  g_assert_cmpuint (count (f), ==, 12);
  sp_library_view_set_filter (f->view, SP_LIBRARY_UNREAD);
  sp_app_test_settle_library (f->window, f->library.store);
  g_assert_cmpuint (count (f), ==, 12);
  sp_library_view_set_filter (f->view, SP_LIBRARY_TRASH);
  sp_app_test_settle_library (f->window, f->library.store);
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (f->view->none_page)),
                   ==,
                   "The Trash Is Empty");
}

/* Several at once: read, favourite, archive, trash; and back by what the toast offers. */
static void
test_bulk (Fixture *f, gconstpointer data)
{
  g_autoptr (GVariant) undo = NULL;

  g_assert_false (is_enabled (f, "library.trash"));
  sp_library_view_set_selecting (f->view, TRUE);
  g_assert_true (gtk_action_bar_get_revealed (GTK_ACTION_BAR (f->view->bulk)));
  choose (f, 12, TRUE);
  choose (f, 10, FALSE);
  g_assert_true (is_enabled (f, "library.trash"));
  g_assert_false (is_enabled (f, "library.open"));
  g_assert_false (is_enabled (f, "library.delete"));
  act (f, "library.read");
  g_assert_true (entry_of (f, 12)->read && entry_of (f, 10)->read);
  g_assert_false (entry_of (f, 11)->read);
  act (f, "library.favourite");
  g_assert_true (entry_of (f, 12)->favourite && entry_of (f, 10)->favourite);
  act (f, "library.read");
  g_assert_false (entry_of (f, 12)->read || entry_of (f, 10)->read);
  act (f, "library.archive");
  g_assert_cmpuint (count (f), ==, 10);
  undo = g_variant_ref_sink (
      g_variant_new_parsed ("(uint32 %u, int64 0, [int64 12, 10])", SP_LIBRARY_ARCHIVED));
  sp_window_undo_library (f->window, undo);
  sp_app_test_settle_library (f->window, f->library.store);
  g_assert_cmpuint (count (f), ==, 12);

  choose (f, 11, TRUE);
  act (f, "library.trash");
  g_assert_false (sp_library_list_find (f->view->articles, 11, NULL));
  sp_library_view_set_selecting (f->view, FALSE);
  sp_library_view_set_filter (f->view, SP_LIBRARY_TRASH);
  sp_app_test_settle_library (f->window, f->library.store);
  g_assert_cmpuint (count (f), ==, 1);
  choose (f, 11, TRUE);
  g_assert_true (is_enabled (f, "library.restore"));
  g_assert_true (is_enabled (f, "library.delete"));
  act (f, "library.restore");
  g_assert_cmpuint (count (f), ==, 0);
  sp_library_view_set_filter (f->view, SP_LIBRARY_ALL);
  sp_app_test_settle_library (f->window, f->library.store);
  g_assert_cmpuint (count (f), ==, 12);
}

static void
test_tags (Fixture *f, gconstpointer data)
{
  choose (f, 12, TRUE);
  act (f, "library.tags");
  sp_tag_popover_add (SP_TAG_POPOVER (f->view->tag_popover), "cyber, old news,,");
  sp_app_test_settle_library (f->window, f->library.store);
  g_assert_cmpstr (entry_of (f, 12)->tags, ==, "cyber, old news");
  g_assert_true (gtk_widget_get_visible (f->view->tags_box));
  g_assert_cmpuint (f->view->known_tags->len, ==, 2);
  gtk_popover_popdown (GTK_POPOVER (f->view->tag_popover));
  gtk_widget_activate (gtk_widget_get_last_child (f->view->tags));
  sp_app_test_settle_library (f->window, f->library.store);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (f->view->search)), ==, "tag:\"old news\"");
  g_assert_cmpuint (count (f), ==, 1);
}

typedef struct
{
  SpReaderView *reader;
  guint position;
} Place;

static gboolean
is_near (gpointer data)
{
  Place *place = data;

  return ABS ((int)sp_reader_view_get_position (place->reader) - (int)place->position) < 200;
}

/* Where the reader was is found again. */
static void
test_position (Fixture *f, gconstpointer data)
{
  g_autoptr (SpArticle) article = sp_story_make_long_article (4000);
  SpReaderView *reader = SP_READER_VIEW (f->window->reader);
  Place place = { reader, 9000 };

  sp_app_test_show_article (f->window, article);
  sp_window_keep_article (f->window, article, NULL);
  sp_app_test_settle_library (f->window, f->library.store);
  sp_reader_view_set_position (reader, 9000);
  g_assert_true (sp_test_wait (is_near, &place));
  open_entry (f, 12);
  g_assert_cmpuint (sp_reader_view_get_position (reader), ==, 0);
  open_entry (f, 13);
  g_assert_true (sp_test_wait (is_near, &place));
}

/* The library beside the article, over it, and as a page of its own. */
/* Selects some words of the article and does @action of the window. */
static void
mark_words (Fixture *f, int from, const char *action, GVariant *target)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (f->window->reader));
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, from + 12);
  gtk_text_buffer_select_range (buffer, &start, &end);
  g_action_group_activate_action (G_ACTION_GROUP (f->window), action, target);
}

static guint
count_notes (Fixture *f)
{
  return g_list_model_get_n_items (sp_document_get_notes (f->window->document));
}

/* What the reader did to an article is there again in another window; and so is its undo. */
static void
test_log (Fixture *f, gconstpointer data)
{
  open_entry (f, 3);
  mark_words (f, 5, "highlight", g_variant_new_uint32 (2));
  mark_words (f, 20, "highlight", g_variant_new_uint32 (4));
  g_action_group_activate_action (G_ACTION_GROUP (f->window), "undo", NULL);
  g_assert_cmpuint (count_notes (f), ==, 1);
  /* the window is closed at once: nothing may be lost */
  sp_app_test_close_window (g_steal_pointer (&f->window));
  open_window (f, 1180);
  open_entry (f, 4);
  g_assert_cmpuint (count_notes (f), ==, 0);
  open_entry (f, 3);
  g_assert_cmpuint (count_notes (f), ==, 1);
  g_action_group_activate_action (G_ACTION_GROUP (f->window), "redo", NULL);
  g_assert_cmpuint (count_notes (f), ==, 2);
  g_action_group_activate_action (G_ACTION_GROUP (f->window), "undo", NULL);
  g_action_group_activate_action (G_ACTION_GROUP (f->window), "undo", NULL);
  g_assert_cmpuint (count_notes (f), ==, 0);
}

static void
test_layout (Fixture *f, gconstpointer data)
{
  g_assert_true (sp_window_is_library_revealed (f->window));
  g_assert_false (f->window->library_folded);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 900, 700);
  sp_app_test_settle (GTK_WIDGET (f->window));
  g_assert_true (f->window->library_folded);
  g_assert_false (sp_window_is_library_revealed (f->window));
  sp_window_reveal_library (f->window, TRUE);
  open_entry (f, 12);
  g_assert_false (sp_window_is_library_revealed (f->window));
  sp_app_test_close_window (g_steal_pointer (&f->window));

  open_window (f, 360);
  g_assert_true (f->window->narrow);
  g_assert_true (sp_window_is_library_revealed (f->window));
  g_assert_cmpint (gtk_widget_get_width (f->window->library_view), >, 340);
  g_assert_false (gtk_widget_get_visible (f->window->back_button));
  open_entry (f, 12);
  g_assert_false (sp_window_is_library_revealed (f->window));
  g_assert_true (gtk_widget_get_visible (f->window->back_button));
  gtk_widget_activate_action (f->window->back_button, "win.show-library", NULL);
  sp_app_test_settle_library (f->window, f->library.store);
  g_assert_true (sp_window_is_library_revealed (f->window));
}

/* A library that can only be read says so and keeps nothing. */
static void
test_read_only (Fixture *f, gconstpointer data)
{
  sp_app_test_close_window (g_steal_pointer (&f->window));
  sp_library_test_close (&f->library);
  sp_library_test_set_version (f->library.folder, 9999);
  sp_library_test_open (&f->library);
  open_window (f, 1180);
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (f->view->notice)));
  choose (f, 12, TRUE);
  g_assert_false (is_enabled (f, "library.trash"));
  open_entry (f, 12);
  g_assert_cmpint (f->window->article_id, ==, 12);
  sp_app_test_show_story (f->window);
  sp_window_keep_article (f->window, sp_story_get_article (), NULL);
  sp_app_test_settle_library (f->window, f->library.store);
  g_assert_cmpint (f->window->article_id, ==, 0);
  g_assert_cmpuint (count (f), ==, 12);
}

static void
shoot (Fixture *f, const char *name)
{
  g_autofree char *path = sp_app_test_shoot (f->window, name);

  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

/* Closes everything, damages table or index @name of the file, and opens it again. */
static void
damage (Fixture *f, const char *name)
{
  sp_app_test_close_window (g_steal_pointer (&f->window));
  sp_library_test_close (&f->library);
  sp_library_test_damage (f->library.folder, name);
  sp_library_test_open (&f->library);
  open_window (f, 1180);
}

static gboolean
is_rescued (gpointer data)
{
  Fixture *f = data;

  return !sp_rescue_page_is_busy (SP_RESCUE_PAGE (f->view->rescue_page))
         && !sp_library_list_is_loading (f->view->articles);
}

static void
wait_rescued (Fixture *f)
{
  g_assert_true (sp_rescue_page_is_busy (SP_RESCUE_PAGE (f->view->rescue_page)));
  g_assert_true (sp_test_wait (is_rescued, f));
  sp_app_test_settle_library (f->window, f->library.store);
  g_assert_cmpstr (get_view_page (f), ==, "list");
  g_assert_true (sp_library_store_is_writable (f->library.store));
}

/* The list cannot be read, but the articles can. */
static void
test_salvage (Fixture *f, gconstpointer data)
{
  damage (f, "article_listed");
  g_assert_cmpstr (get_view_page (f), ==, "damaged");
  gtk_widget_activate_action (f->view->rescue_page, "rescue.salvage", NULL);
  wait_rescued (f);
  g_assert_cmpuint (count (f), ==, 12);
  open_entry (f, 5);
  g_assert_cmpint (f->window->article_id, ==, 5);
}

static GtkWidget *
find_list_box (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LIST_BOX (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_list_box (child);
  return found;
}

/* Nothing can be read: a backup is what is left. */
static void
test_restore (Fixture *f, gconstpointer data)
{
  g_autoptr (SpLibrary) library = sp_library_open (f->library.folder, NULL);
  g_autofree char *path = g_build_filename (f->library.folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  GtkWidget *backups;
  gboolean made;

  g_assert_true (sp_library_back_up_if_due (library, f->library.folder, 1700000000, &made, NULL));
  g_assert_true (made);
  g_clear_pointer (&library, sp_library_close);
  sp_app_test_close_window (g_steal_pointer (&f->window));
  sp_library_test_close (&f->library);
  g_assert_true (
      g_file_set_contents (path, "no library, but long enough to look like one", -1, NULL));
  sp_library_test_open (&f->library);
  open_window (f, 1180);
  g_assert_cmpstr (get_view_page (f), ==, "damaged");
  shoot (f, "library-damaged");
  backups = find_list_box (f->view->rescue_page);
  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (backups), 0));
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (backups), 1));
  gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (backups), 0)));
  wait_rescued (f);
  g_assert_cmpuint (count (f), ==, 12);
  g_assert_no_error (error);
}

/* A damaged library is not copied over the good backups. */
static void
test_backup_of_damaged (Fixture *f, gconstpointer data)
{
  g_autoptr (SpLibrary) library = NULL;
  g_autoptr (GError) error = NULL;
  gboolean made;

  damage (f, "content");
  library = sp_library_open (f->library.folder, NULL);
  g_assert_false (
      sp_library_back_up_if_due (library, f->library.folder, 1700000000, &made, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_CORRUPT);
  g_assert_false (made);
}

/* Pictures for people to look at. */
static void
test_pictures (Fixture *f, gconstpointer data)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  sp_app_test_show_story (f->window);
  sp_window_keep_article (f->window, sp_story_get_article (), NULL);
  choose (f, 11, TRUE);
  act (f, "library.favourite");
  act (f, "library.tags");
  sp_tag_popover_add (SP_TAG_POPOVER (f->view->tag_popover), "cyber, elections");
  gtk_popover_popdown (GTK_POPOVER (f->view->tag_popover));
  sp_app_test_settle_library (f->window, f->library.store);
  shoot (f, "library-light");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  sp_library_view_set_search (f->view, "council river");
  sp_app_test_settle_library (f->window, f->library.store);
  shoot (f, "library-dark-search");
  sp_library_view_set_search (f->view, "");
  sp_app_test_settle_library (f->window, f->library.store);
  sp_library_view_set_selecting (f->view, TRUE);
  choose (f, 12, TRUE);
  choose (f, 9, FALSE);
  sp_app_test_settle_library (f->window, f->library.store);
  shoot (f, "library-dark-select");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_LIGHT);
  sp_library_view_set_selecting (f->view, FALSE);
  sp_library_view_set_filter (f->view, SP_LIBRARY_TRASH);
  sp_app_test_settle_library (f->window, f->library.store);
  shoot (f, "library-trash");
  sp_app_test_close_window (g_steal_pointer (&f->window));
  open_window (f, 360);
  shoot (f, "library-narrow");
  sp_app_test_close_window (g_steal_pointer (&f->window));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  open_window (f, 1180);
  shoot (f, "library-rtl");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int argc, char **argv)
{
  sp_app_test_init (&argc, &argv);
#define ADD(name, func, n)                                                                         \
  g_test_add ("/app-library/" name, Fixture, GUINT_TO_POINTER (n), set_up, func, tear_down)
  ADD ("keep", test_keep, 0);
  ADD ("search", test_search, 12);
  ADD ("bulk", test_bulk, 12);
  ADD ("tags", test_tags, 12);
  ADD ("position", test_position, 12);
  ADD ("log", test_log, 12);
  ADD ("layout", test_layout, 12);
  ADD ("read-only", test_read_only, 12);
  ADD ("salvage", test_salvage, 12);
  ADD ("restore", test_restore, 12);
  ADD ("backup-of-damaged", test_backup_of_damaged, 12);
  ADD ("pictures", test_pictures, 12);
  return g_test_run ();
}
