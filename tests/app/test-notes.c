/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Highlights and notes in the window: by selection, action and key, and all of it taken back. */
#include "config.h"
#include "sp-app-test.h"

#include <string.h>

#include "sp-add-window.h"
#include "sp-filter-bar.h"
#include "sp-list-page.h"
#include "sp-mark-style.h"
#include "sp-note-item.h"
#include "sp-notes-page.h"
#include "sp-panel.h"
#include "sp-preferences.h"
#include "sp-reader-view-private.h"
#include "sp-shadow-list.h"
#include "sp-story.h"
#include "sp-window-private.h"

static SpWindow *
open_story (int width)
{
  SpWindow *window = sp_app_test_open_window (width, 900);

  sp_app_test_show_story (window);
  return window;
}

static GListModel *
get_notes (SpWindow *window)
{
  return sp_document_get_notes (sp_window_get_document (window));
}

static SpMark *
get_mark (SpWindow *window, guint index)
{
  g_autoptr (SpNoteItem) item = g_list_model_get_item (get_notes (window), index);

  g_assert_nonnull (item);
  return sp_note_item_get_mark (item); /* the list owns the item */
}

static void
highlight (SpWindow *window, const char *words, guint colour)
{
  sp_app_test_select (window, words);
  g_action_group_activate_action (G_ACTION_GROUP (window),
                                  "highlight",
                                  g_variant_new_uint32 (colour));
}

static void
activate (SpWindow *window, const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), action, NULL);
}

static void
test_highlight (void)
{
  SpWindow *window = open_story (1180);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (window->reader));
  GtkTextIter start, end;
  g_autofree char *words = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_iter_forward_chars (&start, 120);
  end = start;
  gtk_text_iter_forward_chars (&end, 40);
  words = gtk_text_buffer_get_slice (buffer, &start, &end, FALSE);
  highlight (window, words, 2);
  g_assert_cmpuint (g_list_model_get_n_items (get_notes (window)), ==, 1);
  g_assert_cmpuint (get_mark (window, 0)->colour, ==, 2);
  g_assert_false (gtk_text_buffer_get_has_selection (buffer));
  g_assert_cmpuint (SP_READER_VIEW (window->reader)->highlights->len, >, 0);
  /* the same words again: highlights never merge */
  highlight (window, words, 4);
  g_assert_cmpuint (g_list_model_get_n_items (get_notes (window)), ==, 2);
  activate (window, "undo");
  g_assert_cmpuint (g_list_model_get_n_items (get_notes (window)), ==, 1);
  activate (window, "redo");
  g_assert_cmpuint (g_list_model_get_n_items (get_notes (window)), ==, 2);
  activate (window, "undo");
  activate (window, "undo");
  g_assert_cmpuint (g_list_model_get_n_items (get_notes (window)), ==, 0);
  g_assert_cmpuint (SP_READER_VIEW (window->reader)->highlights->len, ==, 0);
  sp_app_test_close_window (window);
}

static gboolean
has_editor (gpointer window)
{
  return sp_app_test_find (SP_WINDOW (window)->panel, GTK_TYPE_TEXT_VIEW) != NULL;
}

static gboolean
has_note (gpointer window)
{
  SpMark *mark = get_mark (window, 0);

  return mark->note != NULL && g_str_equal (mark->note, "When was that?");
}

static gboolean
has_new_note (gpointer window)
{
  SpMark *mark = get_mark (window, 0);

  return mark->note != NULL && g_str_equal (mark->note, "Ask them.");
}

static void
test_note (void)
{
  SpWindow *window = open_story (1180);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (window->reader));
  GtkWidget *editor;
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, 150);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, 190);
  gtk_text_buffer_select_range (buffer, &start, &end);
  activate (window, "note");
  g_assert_cmpstr (sp_panel_get_page (SP_PANEL (window->panel)), ==, "notes");
  g_assert_true (sp_test_wait (has_editor, window));
  editor = sp_app_test_find (window->panel, GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)),
                            "When was that?",
                            -1);
  g_assert_true (sp_test_wait (has_note, window));
  /* a colour for the note in focus */
  g_action_group_activate_action (G_ACTION_GROUP (window), "highlight", g_variant_new_uint32 (5));
  g_assert_cmpuint (get_mark (window, 0)->colour, ==, 5);
  g_assert_cmpstr (get_mark (window, 0)->note, ==, "When was that?");
  /* what was typed last is kept although the row is left at once */
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), "Ask them.", -1);
  sp_focus_clear (sp_window_get_focus (window));
  g_assert_true (sp_test_wait (has_new_note, window));
  sp_app_test_close_window (window);
}

static void
test_walk_and_delete (void)
{
  SpWindow *window = open_story (1180);
  SpFocus *focus = sp_window_get_focus (window);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (window->reader));
  const int places[] = { 400, 120, 260 };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      GtkTextIter start, end;

      gtk_text_buffer_get_iter_at_offset (buffer, &start, places[i]);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, places[i] + 20);
      gtk_text_buffer_select_range (buffer, &start, &end);
      activate (window, "highlight-again");
    }
  g_assert_cmpuint (g_list_model_get_n_items (get_notes (window)), ==, 3);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (SpItem) expected = g_list_model_get_item (get_notes (window), i % 3);

      if (i == 0)
        sp_focus_set_item (focus, expected);
      else
        activate (window, "next-note");
      g_assert_true (sp_focus_get_item (focus) == expected);
    }
  activate (window, "previous-note");
  activate (window, "delete-note");
  g_assert_cmpuint (g_list_model_get_n_items (get_notes (window)), ==, 2);
  g_assert_null (sp_focus_get_item (focus));
  activate (window, "undo");
  g_assert_cmpuint (g_list_model_get_n_items (get_notes (window)), ==, 3);
  sp_app_test_close_window (window);
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) other = g_list_model_get_item (windows, i);

      if (SP_IS_ADD_WINDOW (other))
        return other; /* GTK owns it */
    }
  return NULL;
}

/* Links the note in focus to what the typed letters find. */
static void
link_to (SpWindow *window, const char *typed)
{
  GtkWidget *dialog, *focused;

  sp_app_test_press (window->reader, GDK_KEY_l, 0);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  sp_app_test_settle (dialog);
  focused = gtk_window_get_focus (GTK_WINDOW (dialog));
  gtk_editable_set_text (GTK_EDITABLE (focused), typed);
  g_signal_emit_by_name (gtk_widget_get_ancestor (focused, GTK_TYPE_ENTRY), "activate");
  sp_app_test_settle (GTK_WIDGET (window));
  g_assert_null (find_dialog ());
}

static SpPartyItem *
get_party (SpWindow *window, guint index)
{
  g_autoptr (SpPartyItem) party
      = g_list_model_get_item (sp_document_get_parties (window->document), index);

  return party; /* the list owns it */
}

static SpPartyItem *
find_party (SpWindow *window, const char *name)
{
  GListModel *parties = sp_document_get_parties (window->document);

  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    if (g_str_equal (sp_party_item_get_name (get_party (window, i)), name))
      return get_party (window, i);
  g_assert_not_reached ();
}

static guint
count_shown (SpWindow *window)
{
  GtkWidget *page = sp_app_test_find (window->panel, SP_TYPE_NOTES_PAGE);

  return g_list_model_get_n_items (G_LIST_MODEL (sp_list_page_get_selection (SP_LIST_PAGE (page))));
}

static gboolean
is_one_shown (gpointer window)
{
  return count_shown (window) == 1;
}

/* A note that is linked to a party: the party counts it, the page chooses by it, and the link
 * follows what the reader does to the party. */
static void
test_link (void)
{
  SpWindow *window = open_story (1180);
  SpPartyItem *norland;
  g_autoptr (SpNoteItem) first = NULL;
  GtkWidget *page, *bar;

  highlight (window, "two trade agreements", 2);
  sp_app_test_select (window, "would not be tolerated");
  link_to (window, "nord");
  norland = find_party (window, "Norland");
  g_assert_cmpuint (g_list_model_get_n_items (get_notes (window)), ==, 2);
  g_assert_cmpuint (sp_party_item_get_n_notes (norland), ==, 1);
  first = g_list_model_get_item (get_notes (window), 0);
  sp_focus_set_item (window->focus, SP_ITEM (first));
  link_to (window, "river");
  g_assert_true (sp_note_item_get_party (first) == find_party (window, "River Commission"));
  page = sp_app_test_find (window->panel, SP_TYPE_NOTES_PAGE);
  bar = sp_app_test_find (page, SP_TYPE_FILTER_BAR);
  g_assert_nonnull (bar);
  g_assert_cmpuint (count_shown (window), ==, 2);
  sp_filter_bar_set_active (SP_FILTER_BAR (bar), "party:river commission");
  g_assert_cmpuint (count_shown (window), ==, 1);
  /* a new name of the party is a new name of the link */
  g_action_group_activate_action (G_ACTION_GROUP (window), "back", NULL);
  sp_focus_set_item (window->focus, SP_ITEM (find_party (window, "River Commission")));
  sp_operation_log_take (sp_document_get_log (window->document),
                         sp_operation_new_rename (
                             sp_document_get_analysis (window->document),
                             sp_item_get_index (SP_ITEM (find_party (window, "River Commission"))),
                             "The Commission"));
  g_assert_cmpstr (sp_note_item_get_party_name (first), ==, "The Commission");
  activate (window, "undo");
  activate (window, "undo");
  g_assert_null (sp_note_item_get_party (first));
  activate (window, "redo");
  g_assert_nonnull (sp_note_item_get_party (first));
  sp_focus_set_item (window->focus, SP_ITEM (first));
  link_to (window, "no party");
  g_assert_null (sp_note_item_get_party_name (first));
  sp_app_test_close_window (window);
}

/* Order and bulk: what is done to all is done to what is shown, as one act. */
static void
test_bulk (void)
{
  SpWindow *window = open_story (1180);
  GtkWidget *page, *bar;
  g_autoptr (SpNoteItem) top = NULL;

  highlight (window, "two trade agreements", 2);
  highlight (window, "flatly turned down", 3);
  highlight (window, "the level reports", 2);
  sp_panel_set_page (SP_PANEL (window->panel), "notes");
  sp_app_test_settle (GTK_WIDGET (window));
  page = sp_app_test_find (window->panel, SP_TYPE_NOTES_PAGE);
  bar = sp_app_test_find (page, SP_TYPE_FILTER_BAR);
  gtk_widget_activate_action (page, "notes.order", "s", "colour");
  top = g_list_model_get_item (G_LIST_MODEL (sp_list_page_get_selection (SP_LIST_PAGE (page))), 2);
  g_assert_cmpuint (sp_note_item_get_mark (top)->colour, ==, 3);
  sp_filter_bar_set_active (SP_FILTER_BAR (bar), "colour:2");
  g_assert_cmpuint (count_shown (window), ==, 2);
  gtk_widget_activate_action (page, "notes.colour-shown", "u", 5);
  g_assert_cmpuint (get_mark (window, 0)->colour, ==, 3);
  g_assert_cmpuint (get_mark (window, 1)->colour, ==, 5);
  g_assert_cmpuint (get_mark (window, 2)->colour, ==, 5);
  activate (window, "undo");
  g_assert_cmpuint (get_mark (window, 1)->colour, ==, 2);
  sp_filter_bar_set_active (SP_FILTER_BAR (bar), "colour:2");
  gtk_widget_activate_action (page, "notes.delete-shown", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (get_notes (window)), ==, 1);
  activate (window, "undo");
  g_assert_cmpuint (g_list_model_get_n_items (get_notes (window)), ==, 3);
  sp_app_test_close_window (window);
}

static const char *
get_words (SpWindow *window)
{
  return get_mark (window, 0)->anchor.exact;
}

static gboolean
is_adjusted (gpointer window)
{
  return SP_READER_VIEW (SP_WINDOW (window)->reader)->adjusted == NULL;
}

/* Keys move one end by words, and all of it is one act. */
static void
test_adjust_by_keys (void)
{
  SpWindow *window = open_story (1180);
  SpOperationLog *log = sp_document_get_log (window->document);
  g_autoptr (SpItem) note = NULL;
  const GdkModifierType keys = GDK_ALT_MASK | GDK_SHIFT_MASK;

  highlight (window, "two trade agreements", 2);
  note = g_list_model_get_item (get_notes (window), 0);
  sp_focus_set_item (window->focus, note);
  sp_app_test_press (window->reader, GDK_KEY_Left, keys);
  sp_app_test_press (window->reader, GDK_KEY_Left, keys);
  g_assert_cmpuint (sp_operation_log_get_n (log), ==, 1);
  sp_app_test_press (window->reader, GDK_KEY_Right, keys);
  sp_app_test_press (window->reader, GDK_KEY_Home, keys);
  sp_app_test_press (window->reader, GDK_KEY_Left, keys);
  g_assert_true (sp_test_wait (is_adjusted, window));
  g_assert_cmpstr (get_words (window), ==, "end two trade");
  g_assert_cmpuint (sp_operation_log_get_n (log), ==, 2);
  sp_app_test_press (window->reader, GDK_KEY_Right, keys);
  /* an end does not pass the other */
  for (guint i = 0; i < 5; i++)
    sp_app_test_press (window->reader, GDK_KEY_Right, keys);
  sp_reader_view_end_adjustment (SP_READER_VIEW (window->reader));
  g_assert_cmpstr (get_words (window), ==, "trade");
  activate (window, "undo");
  g_assert_cmpstr (get_words (window), ==, "end two trade");
  /* undo at once takes back what is being adjusted */
  sp_app_test_press (window->reader, GDK_KEY_Right, keys);
  activate (window, "undo");
  g_assert_cmpstr (get_words (window), ==, "end two trade");
  activate (window, "undo");
  g_assert_cmpstr (get_words (window), ==, "two trade agreements");
  g_assert_cmpuint (sp_operation_log_get_n_in_force (log), ==, 1);
  sp_app_test_close_window (window);
}

/* The handle at the end of the words can be taken, and dragged to other words. */
static void
test_adjust_by_handle (void)
{
  SpWindow *window = open_story (1180);
  SpReaderView *reader = SP_READER_VIEW (window->reader);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (reader));
  g_autoptr (SpItem) note = NULL;
  GtkTextIter start, end;
  GdkRectangle box;
  gboolean is_start;
  int x, y;

  highlight (window, "two trade agreements", 2);
  note = g_list_model_get_item (get_notes (window), 0);
  sp_focus_set_item (window->focus, note);
  sp_app_test_settle (GTK_WIDGET (window));
  sp_app_test_select (window, "agreements");
  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (reader), &end, &box);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (reader),
                                         GTK_TEXT_WINDOW_WIDGET,
                                         box.x,
                                         box.y + box.height + 4,
                                         &x,
                                         &y);
  g_assert_false (sp_reader_view_get_handle_at (reader, x + 200, y, &is_start));
  g_assert_true (sp_reader_view_get_handle_at (reader, x, y, &is_start));
  g_assert_false (is_start);
  sp_reader_view_choose_end (reader, FALSE);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (reader), &start, &box);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (reader),
                                         GTK_TEXT_WINDOW_WIDGET,
                                         box.x,
                                         box.y + box.height / 2,
                                         &x,
                                         &y);
  sp_reader_view_drag_end_to (reader, x, y);
  sp_reader_view_end_adjustment (reader);
  g_assert_cmpstr (get_words (window), ==, "two trade");
  activate (window, "undo");
  g_assert_cmpstr (get_words (window), ==, "two trade agreements");
  sp_app_test_close_window (window);
}

/* What the reader calls a colour is what the row, the offer and the search call it. */
static void
test_names (void)
{
  g_autoptr (GSettings) settings = g_settings_new (SP_APP_ID);
  GtkWindow *preferences = sp_preferences_new (NULL);
  SpWindow *window = open_story (1180);
  GtkWidget *row, *page;
  g_autofree char *path = NULL;

  highlight (window, "two trade agreements", 2);
  highlight (window, "flatly turned down", 3);
  sp_panel_set_page (SP_PANEL (window->panel), "notes");
  gtk_window_present (preferences);
  sp_app_test_settle (GTK_WIDGET (preferences));
  row = sp_app_test_find (GTK_WIDGET (preferences), ADW_TYPE_ENTRY_ROW);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Disagree");
  row = gtk_widget_get_next_sibling (row);
  gtk_editable_set_text (GTK_EDITABLE (row), " Ask the editor ");
  path = sp_app_test_shoot_native (GTK_WIDGET (preferences), "notes-preferences");
  g_assert_cmpstr (sp_mark_style_get_name (2), ==, "Ask the editor");
  g_assert_cmpstr (sp_mark_style_get_name (3), ==, "Well put");
  page = sp_app_test_find (window->panel, SP_TYPE_NOTES_PAGE);
  gtk_editable_set_text (GTK_EDITABLE (sp_app_test_find (page, GTK_TYPE_SEARCH_ENTRY)),
                         "the editor");
  g_assert_true (sp_test_wait (is_one_shown, window));
  gtk_window_destroy (preferences);
  g_settings_reset (settings, "highlight-names");
  g_assert_cmpstr (sp_mark_style_get_name (2), ==, "Check this");
  sp_app_test_close_window (window);
}

/* Nothing selected, no article: nothing happens. */
static void
test_nothing (void)
{
  SpWindow *window = sp_app_test_open_window (1180, 900);

  g_action_group_activate_action (G_ACTION_GROUP (window), "highlight", g_variant_new_uint32 (1));
  activate (window, "note");
  activate (window, "delete-note");
  activate (window, "place-note");
  activate (window, "next-note");
  activate (window, "copy-citation");
  activate (window, "link-note");
  g_action_group_activate_action (G_ACTION_GROUP (window), "adjust-note", g_variant_new_int32 (1));
  activate (window, "undo");
  activate (window, "redo");
  sp_app_test_show_story (window);
  g_action_group_activate_action (G_ACTION_GROUP (window), "highlight", g_variant_new_uint32 (9));
  g_action_group_activate_action (G_ACTION_GROUP (window), "highlight", g_variant_new_uint32 (1));
  g_assert_cmpuint (g_list_model_get_n_items (get_notes (window)), ==, 0);
  sp_app_test_close_window (window);
}

static gboolean
has_popover (gpointer window)
{
  return sp_app_test_find (gtk_widget_get_parent (SP_WINDOW (window)->reader), GTK_TYPE_POPOVER)
         != NULL;
}

/* Pictures for people to look at: highlights that touch and nest, the popover, the page. */
static void
shoot (const char *name, int width, AdwColorScheme scheme, gboolean rtl)
{
  SpWindow *window;
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  g_autofree char *path = NULL;
  const int places[][3] = { { 130, 180, 4 }, { 150, 165, 1 }, { 230, 330, 5 }, { 420, 450, 2 } };

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
  gtk_widget_set_default_direction (rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  window = open_story (width);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (window->reader));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &start, places[i][0]);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, places[i][1]);
      gtk_text_buffer_select_range (buffer, &start, &end);
      g_action_group_activate_action (G_ACTION_GROUP (window),
                                      i == 3 ? "note" : "highlight",
                                      i == 3 ? NULL : g_variant_new_uint32 ((guint)places[i][2]));
    }
  g_assert_true (sp_test_wait (has_editor, window) || width < 800);
  link_to (window, "river");
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 560);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, 600);
  gtk_text_buffer_select_range (buffer, &start, &end);
  sp_reader_view_tell_selected (SP_READER_VIEW (window->reader));
  g_assert_true (sp_test_wait (has_popover, window));
  path = sp_app_test_shoot (window, name);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  /* the colour is chosen: the popover goes, and the article has the keyboard */
  g_action_group_activate_action (G_ACTION_GROUP (window), "highlight", g_variant_new_uint32 (3));
  sp_app_test_settle (GTK_WIDGET (window));
  g_assert_false (gtk_widget_get_visible (window->mark_popover));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == window->reader);
  sp_app_test_close_window (window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

static void
test_pictures (void)
{
  shoot ("notes-light", 1180, ADW_COLOR_SCHEME_FORCE_LIGHT, FALSE);
  shoot ("notes-dark", 1180, ADW_COLOR_SCHEME_FORCE_DARK, FALSE);
  shoot ("notes-rtl", 1180, ADW_COLOR_SCHEME_FORCE_LIGHT, TRUE);
  shoot ("notes-narrow", 400, ADW_COLOR_SCHEME_FORCE_LIGHT, FALSE);
}

int
main (int argc, char **argv)
{
  sp_app_test_init (&argc, &argv);
  g_test_add_func ("/notes/highlight", test_highlight);
  g_test_add_func ("/notes/note", test_note);
  g_test_add_func ("/notes/walk-and-delete", test_walk_and_delete);
  g_test_add_func ("/notes/link", test_link);
  g_test_add_func ("/notes/bulk", test_bulk);
  g_test_add_func ("/notes/adjust-by-keys", test_adjust_by_keys);
  g_test_add_func ("/notes/adjust-by-handle", test_adjust_by_handle);
  g_test_add_func ("/notes/names", test_names);
  g_test_add_func ("/notes/nothing", test_nothing);
  g_test_add_func ("/notes/pictures", test_pictures);
  return g_test_run ();
}
