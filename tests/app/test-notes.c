/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Highlights and notes in the window: by selection, action and key, and all of it taken back. */
#include "config.h"
#include "sp-app-test.h"

#include <string.h>

#include "sp-note-item.h"
#include "sp-panel.h"
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
  g_test_add_func ("/notes/nothing", test_nothing);
  g_test_add_func ("/notes/pictures", test_pictures);
  return g_test_run ();
}
