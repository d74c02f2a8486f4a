/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-library-view.h"
#include "sp-platform.h"
#include "sp-window-private.h"

#include <glib/gi18n.h>

#define TEXT_STEP 10

static gboolean
is_reading (SpWindow *self)
{
  return g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "article");
}

static void
chosen_cb (GListModel *files, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);

  g_clear_object (&self->chooser);
  if (files != NULL)
    sp_window_take_files (self, files);
}

static void
open_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);

  if (self->chooser == NULL)
    self->chooser = sp_platform_choose_files (GTK_WINDOW (self), chosen_cb, self);
}

static void
add_folder_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);

  if (self->chooser == NULL)
    self->chooser = sp_platform_choose_folder (GTK_WINDOW (self), chosen_cb, self);
}

/* Ctrl+V in an entry is the entry's; everywhere else it brings in an article. */
static void
paste_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);
  GtkWidget *focused = gtk_window_get_focus (GTK_WINDOW (self));

  if (focused != NULL && GTK_IS_EDITABLE (focused))
    gtk_widget_activate_action (focused, "clipboard.paste", NULL);
  else
    sp_window_paste (self);
}

static void
paste_article_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_window_paste (SP_WINDOW (user_data));
}

static void
add_link_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_window_add_link (SP_WINDOW (user_data));
}

static void
feeds_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_window_show_feeds (SP_WINDOW (user_data));
}

static void
try_again_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_window_try_again (SP_WINDOW (user_data));
}

/* The address is of a page, not of the reader's hand. */
static void
fetch_page_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_window_open_link (SP_WINDOW (user_data), g_variant_get_string (parameter, NULL), FALSE);
}

static void
stop_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_window_stop_loading (SP_WINDOW (user_data));
}

static void
sample_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_window_open_sample (SP_WINDOW (user_data));
}

static void
find_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpFindBar *bar = SP_FIND_BAR (SP_WINDOW (user_data)->find_bar);

  sp_find_bar_set_revealed (bar, FALSE);
  sp_find_bar_set_revealed (bar, TRUE);
}

static void
find_next_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_find_bar_step (SP_FIND_BAR (SP_WINDOW (user_data)->find_bar), 1);
}

static void
find_previous_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_find_bar_step (SP_FIND_BAR (SP_WINDOW (user_data)->find_bar), -1);
}

static void
resize_text (SpWindow *self, int by)
{
  int size = g_settings_get_int (self->settings, "text-size") + by;

  g_settings_set_int (self->settings, "text-size", CLAMP (size, 50, 300));
}

static void
larger_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  resize_text (SP_WINDOW (user_data), TEXT_STEP);
}

static void
smaller_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  resize_text (SP_WINDOW (user_data), -TEXT_STEP);
}

static void
normal_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_settings_reset (SP_WINDOW (user_data)->settings, "text-size");
}

static void
next_mention_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_walk_bar_step (SP_WALK_BAR (SP_WINDOW (user_data)->walk_bar), 1);
}

static void
previous_mention_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_walk_bar_step (SP_WALK_BAR (SP_WINDOW (user_data)->walk_bar), -1);
}

static void
walk_quotes (SpWindow *self, int direction)
{
  sp_walk_quotes (self->document,
                  self->focus,
                  direction,
                  sp_reader_view_get_caret (SP_READER_VIEW (self->reader)));
}

static void
next_quote_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  walk_quotes (SP_WINDOW (user_data), 1);
}

static void
previous_quote_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  walk_quotes (SP_WINDOW (user_data), -1);
}

static void
page_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_window_show_page (SP_WINDOW (user_data), (guint)g_variant_get_int32 (parameter));
}

/* F6: from the article to the panel, from there to the library, and back. */
static void
next_pane_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);
  GtkWidget *panes[] = { self->stack, self->panel_overlay, self->library_view };
  gboolean there[] = { TRUE,
                       is_reading (self) && sp_window_is_panel_revealed (self),
                       self->library != NULL && sp_window_is_library_revealed (self) };
  GtkWidget *focused = gtk_window_get_focus (GTK_WINDOW (self));
  guint at = 0;

  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    if (focused != NULL && gtk_widget_is_ancestor (focused, panes[i]))
      at = i;
  do
    at = (at + 1) % G_N_ELEMENTS (panes);
  while (!there[at]);
  if (at == 0 && is_reading (self))
    gtk_widget_grab_focus (self->reader);
  else
    gtk_widget_child_focus (panes[at], GTK_DIR_TAB_FORWARD);
}

/* Esc: gives up what is being read, else ends the search, else the choice, else what lies over the
 * article. */
static void
back_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);
  GtkWidget *focused = gtk_window_get_focus (GTK_WINDOW (self));

  if (focused != NULL && gtk_widget_is_ancestor (focused, self->library_view)
      && sp_library_view_step_back (SP_LIBRARY_VIEW (self->library_view)))
    return;
  if (self->cancellable != NULL)
    sp_window_stop_loading (self);
  else if (self->library_folded && sp_window_is_library_revealed (self))
    sp_window_reveal_library (self, FALSE);
  else if (sp_find_bar_get_revealed (SP_FIND_BAR (self->find_bar)))
    sp_find_bar_set_revealed (SP_FIND_BAR (self->find_bar), FALSE);
  else if (sp_focus_get_item (self->focus) != NULL)
    sp_focus_clear (self->focus);
  else if (self->folded && sp_window_is_panel_revealed (self))
    sp_window_reveal_panel (self, FALSE);
}

static void
close_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));
}

static void
show_panel_changed (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  sp_window_reveal_panel (SP_WINDOW (user_data), g_variant_get_boolean (state));
}

static void
show_library_changed (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  sp_window_reveal_library (SP_WINDOW (user_data), g_variant_get_boolean (state));
}

static void
find_in_library_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);

  sp_window_reveal_library (self, TRUE);
  sp_library_view_focus_search (SP_LIBRARY_VIEW (self->library_view));
}

static void
undo_library_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_window_undo_library (SP_WINDOW (user_data), parameter);
}

static void
show_party_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_window_show_party (SP_WINDOW (user_data), g_variant_get_string (parameter, NULL));
}

static void
back_to_party_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_window_back_to_party (SP_WINDOW (user_data));
}

static const GActionEntry entries[] = {
  { .name = "open", .activate = open_activated },
  { .name = "add-folder", .activate = add_folder_activated },
  { .name = "paste", .activate = paste_activated },
  { .name = "paste-article", .activate = paste_article_activated },
  { .name = "add-link", .activate = add_link_activated },
  { .name = "feeds", .activate = feeds_activated },
  { .name = "try-again", .activate = try_again_activated },
  { .name = "fetch-page", .activate = fetch_page_activated, .parameter_type = "s" },
  { .name = "stop", .activate = stop_activated },
  { .name = "open-sample", .activate = sample_activated },
  { .name = "close", .activate = close_activated },
  { .name = "find", .activate = find_activated },
  { .name = "find-next", .activate = find_next_activated },
  { .name = "find-previous", .activate = find_previous_activated },
  { .name = "text-larger", .activate = larger_activated },
  { .name = "text-smaller", .activate = smaller_activated },
  { .name = "text-normal", .activate = normal_activated },
  { .name = "next-mention", .activate = next_mention_activated },
  { .name = "previous-mention", .activate = previous_mention_activated },
  { .name = "next-quote", .activate = next_quote_activated },
  { .name = "previous-quote", .activate = previous_quote_activated },
  { .name = "page", .activate = page_activated, .parameter_type = "i" },
  { .name = "next-pane", .activate = next_pane_activated },
  { .name = "back", .activate = back_activated },
  { .name = "find-in-library", .activate = find_in_library_activated },
  { .name = "show-party", .activate = show_party_activated, .parameter_type = "s" },
  { .name = "back-to-party", .activate = back_to_party_activated },
  { .name = "undo-library", .activate = undo_library_activated, .parameter_type = "(uxax)" },
  { .name = "show-library", .state = "true", .change_state = show_library_changed },
  { .name = "show-panel", .state = "true", .change_state = show_panel_changed },
};

/* [ and ] in the article. The text view would swallow them, so they are caught before it. */
static void
add_reader_keys (SpWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_bracketleft, 0),
                        gtk_named_action_new ("win.previous-quote")));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_bracketright, 0),
                        gtk_named_action_new ("win.next-quote")));
  gtk_widget_add_controller (self->reader, keys);
}

/* Makes the actions of the window. */
void
sp_window_init_actions (SpWindow *self)
{
  g_autoptr (GAction) show_marks = g_settings_create_action (self->settings, "show-marks");
  g_autoptr (GAction) font = g_settings_create_action (self->settings, "font");

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action (G_ACTION_MAP (self), show_marks);
  g_action_map_add_action (G_ACTION_MAP (self), font);
  add_reader_keys (self);
  sp_window_init_undo (self);
  sp_window_init_notes (self);
  sp_window_init_add (self);
  sp_window_init_print (self);
  sp_window_init_repair (self);
  sp_window_init_menu (self);
}

static void
enable (SpWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* Says which actions make sense now; the one place that does. */
void
sp_window_update_actions (SpWindow *self)
{
  gboolean reading, library, covered, chosen, quotes;

  g_return_if_fail (SP_IS_WINDOW (self));

  reading = is_reading (self);
  library = self->library != NULL;
  covered = self->narrow && sp_window_is_library_revealed (self);
  chosen = self->focus != NULL && sp_focus_get_item (self->focus) != NULL;
  quotes = reading && g_list_model_get_n_items (sp_document_get_quotes (self->document)) > 0;
  enable (self, "feeds", self->library != NULL);
  enable (self, "add-folder", sp_window_can_keep (self));
  enable (self, "find", reading);
  enable (self, "find-next", reading);
  enable (self, "find-previous", reading);
  enable (self, "next-mention", reading && chosen);
  enable (self, "previous-mention", reading && chosen);
  enable (self, "next-quote", quotes);
  enable (self, "previous-quote", quotes);
  enable (self, "page", reading);
  enable (self, "print", reading);
  enable (self, "export-pdf", reading);
  enable (self, "next-pane", reading || library);
  enable (self, "show-party", library);
  enable (self, "back-to-party", library);
  enable (self, "show-library", library);
  enable (self, "find-in-library", library);
  enable (self, "show-panel", reading);
  sp_window_update_repair (self, reading);
  gtk_widget_set_visible (self->find_button, reading && !covered);
  gtk_widget_set_visible (self->text_button, reading && !covered);
  gtk_widget_set_visible (self->panel_button, reading && !self->narrow);
  gtk_widget_set_visible (self->library_button, library && !self->narrow);
  gtk_widget_set_visible (self->back_button, library && self->narrow && !covered);
  gtk_widget_set_visible (self->add_button, !self->narrow || covered || !library);
}

/* The keys that are not accelerators of the application. */
void
sp_window_class_init_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
}
