/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text is repaired in the window: what is left out, the title, paragraphs that are split; all
 * of it can be taken back, and it is there again when the article is opened again. */
#include "config.h"
#include "sp-app-test.h"

#include <string.h>

#include "sp-library-test.h"
#include "sp-note-item.h"
#include "sp-repairs-window.h"
#include "sp-shadow-list.h"
#include "sp-story.h"
#include "sp-window-private.h"

static char *
dup_shown (SpWindow *window)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (window->reader));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static gboolean
shows (SpWindow *window, const char *words)
{
  g_autofree char *shown = dup_shown (window);

  return strstr (shown, words) != NULL;
}

typedef struct
{
  SpWindow *window;
  const char *words;
  gboolean wanted;
} Sight;

static gboolean
is_seen_so (gpointer data)
{
  const Sight *sight = data;

  return shows (sight->window, sight->words) == sight->wanted;
}

/* The words come or go once the analysis of the new text is there. */
static void
assert_shows (SpWindow *window, const char *words, gboolean wanted)
{
  Sight sight = { window, words, wanted };

  g_assert_true (sp_test_wait (is_seen_so, &sight));
}

static gboolean
is_ready (gpointer window)
{
  return sp_document_get_state (sp_window_get_document (window)) == SP_DOCUMENT_READY;
}

static void
settle (SpWindow *window)
{
  g_assert_true (sp_test_wait (is_ready, window));
  sp_app_test_settle (GTK_WIDGET (window));
}

static void
activate (SpWindow *window, const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), action, NULL);
  settle (window);
}

static SpWindow *
open_story (int width)
{
  SpWindow *window = sp_app_test_open_window (width, 900);

  sp_app_test_show_story (window);
  return window;
}

static SpNoteItem *
get_note (SpWindow *window, guint index)
{
  g_autoptr (SpNoteItem) note
      = g_list_model_get_item (sp_document_get_notes (window->document), index);

  g_assert_nonnull (note);
  return note; /* the list owns it */
}

/* Two paragraphs are left out as one act; the note on one of them stays, and so does that on
 * another; the findings are those of what is left. */
static void
test_leave_out (void)
{
  SpWindow *window = open_story (1180);
  SpSpan before;

  sp_app_test_select (window, "stood by the measures");
  g_action_group_activate_action (G_ACTION_GROUP (window), "highlight", g_variant_new_uint32 (2));
  sp_app_test_select (window, "the level reports");
  g_action_group_activate_action (G_ACTION_GROUP (window), "highlight", g_variant_new_uint32 (3));
  before = sp_note_item_get_span (get_note (window, 0));
  /* from the second paragraph into the third */
  sp_app_test_select (window,
                      "at once.\n"
                      "Mira Holt, a spokeswoman");
  sp_app_test_press (window->reader, GDK_KEY_Delete, GDK_SHIFT_MASK);
  settle (window);
  assert_shows (window, "The Sudrian measures", FALSE);
  assert_shows (window, "Mira Holt", FALSE);
  assert_shows (window, "Tomas Reyl", TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (sp_document_get_notes (window->document)), ==, 2);
  g_assert_true (sp_span_equal (sp_note_item_get_span (get_note (window, 0)), before));
  g_assert_cmpint (sp_note_item_get_status (get_note (window, 1)), ==, SP_ANCHOR_EXACT);
  g_assert_cmpuint (sp_operation_log_get_n_in_force (sp_document_get_log (window->document)),
                    ==,
                    4);
  activate (window, "undo");
  assert_shows (window, "The Sudrian measures", TRUE);
  assert_shows (window, "Mira Holt", TRUE);
  activate (window, "redo");
  assert_shows (window, "Mira Holt", FALSE);
  sp_app_test_close_window (window);
}

/* The headline cannot be left out; another can become it. */
static void
test_title (void)
{
  SpWindow *window = open_story (1180);
  SpArticle *article;

  sp_app_test_select (window, "Norland rejects");
  activate (window, "not-in-article");
  g_assert_cmpuint (sp_operation_log_get_n (sp_document_get_log (window->document)), ==, 0);
  sp_app_test_select (window, "declined to comment");
  sp_app_test_press (window->reader, GDK_KEY_t, 0);
  settle (window);
  article = sp_document_get_article (window->document);
  g_assert_true (
      g_str_has_prefix (sp_article_get_title (article), "The River Commission declined"));
  g_assert_true (g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (window)), "The River"));
  activate (window, "undo");
  article = sp_document_get_article (window->document);
  g_assert_true (g_str_has_prefix (sp_article_get_title (article), "Norland rejects"));
  sp_app_test_close_window (window);
}

static void
put_caret (SpWindow *window, const char *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (window->reader));
  GtkTextIter start;

  sp_app_test_select (window, words);
  gtk_text_buffer_get_selection_bounds (buffer, &start, NULL);
  gtk_text_buffer_place_cursor (buffer, &start);
}

/* The caret stays where it was, although all behind it moves. */
static void
test_split (void)
{
  SpWindow *window = open_story (1180);
  guint caret;

  put_caret (window, "The Norlandic embassy");
  caret = sp_reader_view_get_caret (SP_READER_VIEW (window->reader));
  sp_app_test_press (window->reader, GDK_KEY_Return, GDK_SHIFT_MASK);
  settle (window);
  assert_shows (window, "publishes every week.\nThe Norlandic embassy", TRUE);
  g_assert_cmpuint (sp_reader_view_get_caret (SP_READER_VIEW (window->reader)), ==, caret + 1);
  /* at the start of a paragraph there is nothing to split */
  activate (window, "split-paragraph");
  g_assert_cmpuint (sp_operation_log_get_n (sp_document_get_log (window->document)), ==, 1);
  activate (window, "undo");
  assert_shows (window, "publishes every week. The Norlandic embassy", TRUE);
  g_assert_cmpuint (sp_reader_view_get_caret (SP_READER_VIEW (window->reader)), ==, caret);
  sp_app_test_close_window (window);
}

static GtkWidget *
open_repairs (SpWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  activate (window, "repairs");
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) other = g_list_model_get_item (windows, i);

      if (SP_IS_REPAIRS_WINDOW (other))
        return other; /* GTK owns it */
    }
  g_assert_not_reached ();
}

static void
click_row (GtkWidget *repairs, guint number)
{
  GtkWidget *list = sp_app_test_find (repairs, GTK_TYPE_LIST_BOX);
  GtkListBoxRow *row;

  g_assert_nonnull (list);
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int)number);
  g_assert_nonnull (row);
  g_signal_emit_by_name (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)), "clicked");
  sp_app_test_settle (repairs);
}

/* What was left out can be seen and brought back, whichever was done since. */
static void
test_bring_back (void)
{
  SpWindow *window = open_story (1180);
  GtkWidget *repairs;

  put_caret (window, "Mira Holt");
  activate (window, "not-in-article");
  put_caret (window, "Tomas Reyl");
  activate (window, "not-in-article");
  assert_shows (window, "Mira Holt", FALSE);
  repairs = open_repairs (window);
  sp_app_test_settle (repairs);
  click_row (repairs, 0);
  settle (window);
  assert_shows (window, "Mira Holt", TRUE);
  assert_shows (window, "Tomas Reyl", FALSE);
  click_row (repairs, 0);
  settle (window);
  assert_shows (window, "Tomas Reyl", TRUE);
  /* only what the importer left out is there now */
  assert_shows (window, "Meridian Post", FALSE);
  click_row (repairs, 0);
  settle (window);
  assert_shows (window, "Meridian Post", TRUE);
  gtk_window_destroy (GTK_WINDOW (repairs));
  for (guint i = 0; i < 3; i++)
    activate (window, "undo");
  assert_shows (window, "Meridian Post", FALSE);
  assert_shows (window, "Mira Holt", FALSE);
  sp_app_test_close_window (window);
}

static gboolean
is_at_rest (gpointer window)
{
  return !sp_window_is_loading (window) && is_ready (window);
}

/* Closed and opened again: the repairs are there, and can still be taken back. */
static void
test_restart (void)
{
  SpLibraryTest library = { 0 };
  SpWindow *window;

  sp_library_test_open (&library);
  sp_library_test_settle (library.store);
  window = sp_app_test_open_library (library.store, 1180, 900);
  sp_app_test_show_story (window);
  sp_window_keep_article (window, sp_story_get_article (), NULL);
  sp_library_test_settle (library.store);
  sp_app_test_settle (GTK_WIDGET (window));
  g_assert_cmpint (window->article_id, >, 0);
  put_caret (window, "Mira Holt");
  activate (window, "not-in-article");
  put_caret (window, "The Norlandic embassy");
  activate (window, "split-paragraph");
  sp_library_test_settle (library.store);
  sp_app_test_close_window (window);
  window = sp_app_test_open_library (library.store, 1180, 900);
  sp_window_open_entry (window, 1);
  g_assert_true (sp_test_wait (is_at_rest, window));
  settle (window);
  assert_shows (window, "Mira Holt", FALSE);
  assert_shows (window, "publishes every week.\nThe Norlandic embassy", TRUE);
  activate (window, "undo");
  activate (window, "undo");
  assert_shows (window, "Mira Holt", TRUE);
  assert_shows (window, "publishes every week. The Norlandic embassy", TRUE);
  sp_library_test_settle (library.store);
  sp_app_test_close_window (window);
  sp_library_test_clear (&library);
}

static gboolean
has_menu (gpointer window)
{
  return sp_app_test_find (gtk_widget_get_parent (SP_WINDOW (window)->reader),
                           GTK_TYPE_POPOVER_MENU)
         != NULL;
}

/* The place on the page stays while the text is repaired above it. */
static void
test_place (void)
{
  SpWindow *window = sp_app_test_open_window (500, 420);
  GtkAdjustment *adjustment;
  double before;

  sp_app_test_show_story (window);
  put_caret (window, "Tomas Reyl");
  sp_focus_clear (window->focus);
  gtk_text_view_scroll_to_mark (
      GTK_TEXT_VIEW (window->reader),
      gtk_text_buffer_get_insert (gtk_text_view_get_buffer (GTK_TEXT_VIEW (window->reader))),
      0,
      TRUE,
      0,
      0);
  settle (window);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (window->reader));
  before = gtk_adjustment_get_value (adjustment);
  g_assert_cmpfloat (before, >, 100);
  put_caret (window, "declined to comment");
  activate (window, "split-paragraph");
  settle (window);
  g_assert_cmpfloat (ABS (gtk_adjustment_get_value (adjustment) - before), <, 60);
  sp_app_test_close_window (window);
}

static void
shoot (const char *name, int width, AdwColorScheme scheme, gboolean rtl)
{
  SpWindow *window;
  GtkWidget *repairs, *popover;
  int natural;
  g_autofree char *menu = g_strconcat (name, "-menu", NULL);
  g_autofree char *path = NULL, *menu_path = NULL;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
  gtk_widget_set_default_direction (rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  window = open_story (width);
  put_caret (window, "Mira Holt");
  activate (window, "not-in-article");
  put_caret (window, "The Norlandic embassy");
  activate (window, "split-paragraph");
  sp_app_test_select (window, "open pressure");
  sp_app_test_press (window->reader, GDK_KEY_F10, GDK_SHIFT_MASK);
  g_assert_true (sp_test_wait (has_menu, window));
  popover = sp_app_test_find (gtk_widget_get_parent (window->reader), GTK_TYPE_POPOVER_MENU);
  menu_path = sp_app_test_shoot_native (popover, menu);
  gtk_widget_measure (popover, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  /* nothing is cut off: newer versions of GTK count the frame in one of the two alone */
  g_assert_cmpint (natural - gtk_widget_get_height (popover), <=, 2);
  gtk_popover_popdown (GTK_POPOVER (popover));
  settle (window);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == window->reader);
  repairs = open_repairs (window);
  path = sp_app_test_shoot_native (repairs, name);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  gtk_window_destroy (GTK_WINDOW (repairs));
  sp_app_test_close_window (window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

static void
test_pictures (void)
{
  shoot ("repair-light", 1180, ADW_COLOR_SCHEME_FORCE_LIGHT, FALSE);
  shoot ("repair-dark-rtl", 1180, ADW_COLOR_SCHEME_FORCE_DARK, TRUE);
  shoot ("repair-narrow", 400, ADW_COLOR_SCHEME_FORCE_LIGHT, FALSE);
}

int
main (int argc, char **argv)
{
  sp_app_test_init (&argc, &argv);
  g_test_add_func ("/repair/leave-out", test_leave_out);
  g_test_add_func ("/repair/title", test_title);
  g_test_add_func ("/repair/split", test_split);
  g_test_add_func ("/repair/bring-back", test_bring_back);
  g_test_add_func ("/repair/restart", test_restart);
  g_test_add_func ("/repair/place", test_place);
  g_test_add_func ("/repair/pictures", test_pictures);
  return g_test_run ();
}
