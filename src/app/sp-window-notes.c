/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Highlights and notes: from what is selected in the article to the actions of the panel. */
#include "config.h"
#include "sp-window-private.h"

#include <glib/gi18n.h>

#include "sp-citation.h"
#include "sp-mark-popover.h"
#include "sp-mark-style.h"
#include "sp-note-item.h"
#include "sp-panel.h"

/* Returns: (transfer none) (nullable): the note in focus. */
static SpNoteItem *
get_note (SpWindow *self)
{
  SpItem *item = sp_focus_get_item (self->focus);

  return SP_IS_NOTE_ITEM (item) ? SP_NOTE_ITEM (item) : NULL;
}

static const char *
get_id (SpNoteItem *note)
{
  return sp_note_item_get_mark (note)->id;
}

/* Takes away what offers the colours. */
void
sp_window_hide_marks (SpWindow *self)
{
  g_return_if_fail (SP_IS_WINDOW (self));

  if (self->mark_popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->mark_popover));
}

/* Colours what is selected, or else the note in focus. */
static void
highlight (SpWindow *self, guint colour)
{
  SpNoteItem *note = get_note (self);
  SpSpan span;

  if (colour < 1 || colour > SP_MARK_STYLES)
    return;
  sp_window_hide_marks (self);
  self->mark_colour = colour;
  if (sp_reader_view_get_selection (SP_READER_VIEW (self->reader), &span))
    {
      sp_reader_view_unselect (SP_READER_VIEW (self->reader));
      gtk_widget_activate_action (self->panel, "note.add", "(uuu)", span.start, span.end, colour);
    }
  else if (note != NULL)
    gtk_widget_activate_action (self->panel, "note.colour", "(su)", get_id (note), colour);
}

static void
highlight_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  highlight (SP_WINDOW (user_data), g_variant_get_uint32 (parameter));
}

static void
highlight_again_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  highlight (SP_WINDOW (user_data), MAX (SP_WINDOW (user_data)->mark_colour, 1));
}

/* Writes a note on what is selected, or else turns to the one in focus. */
static void
note_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);
  SpSpan span;

  sp_window_hide_marks (self);
  if (sp_reader_view_get_selection (SP_READER_VIEW (self->reader), &span))
    {
      sp_reader_view_unselect (SP_READER_VIEW (self->reader));
      gtk_widget_activate_action (self->panel, "note.write", "(uu)", span.start, span.end);
    }
  if (get_note (self) == NULL)
    return;
  sp_window_reveal_panel (self, TRUE);
  sp_panel_edit_note (SP_PANEL (self->panel));
}

static void
place_note_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);
  SpNoteItem *note = get_note (self);
  SpSpan span;

  if (note == NULL)
    return;
  if (!sp_reader_view_get_selection (SP_READER_VIEW (self->reader), &span))
    {
      sp_window_say (self, _ ("First select the words in the article where the note belongs."));
      return;
    }
  gtk_widget_activate_action (self->panel,
                              "note.place",
                              "(suu)",
                              get_id (note),
                              span.start,
                              span.end);
}

static void
delete_note_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);
  SpNoteItem *note = get_note (self);

  if (note != NULL)
    gtk_widget_activate_action (self->panel, "note.delete", "s", get_id (note));
}

static void
copy_citation_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);
  SpArticle *article = sp_document_get_article (self->document);
  g_autofree char *citation = NULL;
  SpSpan span;

  if (article == NULL || !sp_reader_view_get_selection (SP_READER_VIEW (self->reader), &span))
    return;
  citation = sp_citation_new_of_span (article, span);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), citation);
  sp_window_say (self, _ ("Copied"));
}

/* To the next note behind the caret, or the one before it; round at the ends. */
static void
walk_notes (SpWindow *self, int direction)
{
  GListModel *notes = sp_document_get_notes (self->document);
  guint n = g_list_model_get_n_items (notes);
  guint caret = sp_reader_view_get_caret (SP_READER_VIEW (self->reader));
  SpNoteItem *here = get_note (self), *best = NULL, *first = NULL, *last = NULL;

  if (here != NULL)
    caret = sp_note_item_get_span (here).start;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SpNoteItem) note = g_list_model_get_item (notes, i);
      SpSpan span = sp_note_item_get_span (note);

      if (sp_span_length (span) == 0)
        continue;
      first = first == NULL ? note : first;
      last = note;
      if (note == here)
        continue;
      if (direction > 0 ? best == NULL && span.start >= caret : span.start <= caret)
        best = note;
    }
  if (best == NULL)
    best = direction > 0 ? first : last;
  if (best != NULL)
    sp_focus_set_item (self->focus, SP_ITEM (best));
}

static void
next_note_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  walk_notes (SP_WINDOW (user_data), 1);
}

static void
previous_note_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  walk_notes (SP_WINDOW (user_data), -1);
}

/* Moves one end of the highlight in focus by a word. */
static void
adjust_note_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_reader_view_adjust (SP_READER_VIEW (SP_WINDOW (user_data)->reader),
                         g_variant_get_int32 (parameter));
}

static void
adjust_start_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_reader_view_choose_end (SP_READER_VIEW (SP_WINDOW (user_data)->reader),
                             g_variant_get_boolean (parameter));
}

static void
adjusted_cb (SpWindow *self, const char *id, guint start, guint end)
{
  gtk_widget_activate_action (self->panel, "note.adjust", "(suu)", id, start, end);
}

static const GActionEntry entries[] = {
  { .name = "highlight", .activate = highlight_activated, .parameter_type = "u" },
  { .name = "highlight-again", .activate = highlight_again_activated },
  { .name = "note", .activate = note_activated },
  { .name = "place-note", .activate = place_note_activated },
  { .name = "delete-note", .activate = delete_note_activated },
  { .name = "adjust-note", .activate = adjust_note_activated, .parameter_type = "i" },
  { .name = "adjust-start", .activate = adjust_start_activated, .parameter_type = "b" },
  { .name = "copy-citation", .activate = copy_citation_activated },
  { .name = "next-note", .activate = next_note_activated },
  { .name = "previous-note", .activate = previous_note_activated },
};

static void
add_key (GtkEventController *keys,
         guint key,
         GdkModifierType modifiers,
         const char *action,
         GVariant *target)
{
  GtkShortcut *shortcut
      = gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), gtk_named_action_new (action));

  if (target != NULL)
    gtk_shortcut_set_arguments (shortcut, target);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

/* The keys in the article, and in what offers the same to the pointer: neither takes text, so that
 * letters are free. */
static void
add_keys (GtkWidget *widget)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (guint colour = 1; colour <= SP_MARK_STYLES; colour++)
    {
      add_key (keys, GDK_KEY_0 + colour, 0, "win.highlight", g_variant_new_uint32 (colour));
      add_key (keys, GDK_KEY_KP_0 + colour, 0, "win.highlight", g_variant_new_uint32 (colour));
    }
  add_key (keys, GDK_KEY_h, 0, "win.highlight-again", NULL);
  add_key (keys, GDK_KEY_n, 0, "win.note", NULL);
  add_key (keys, GDK_KEY_l, 0, "win.link-note", NULL);
  for (int right = 0; right < 2; right++)
    {
      add_key (keys,
               right ? GDK_KEY_Right : GDK_KEY_Left,
               GDK_ALT_MASK | GDK_SHIFT_MASK,
               "win.adjust-note",
               g_variant_new_int32 (right ? 1 : -1));
      add_key (keys,
               right ? GDK_KEY_End : GDK_KEY_Home,
               GDK_ALT_MASK | GDK_SHIFT_MASK,
               "win.adjust-start",
               g_variant_new_boolean (!right));
    }
  add_key (keys, GDK_KEY_q, 0, "win.add-quote", NULL);
  add_key (keys, GDK_KEY_s, 0, "win.add-stance", NULL);
  add_key (keys, GDK_KEY_p, 0, "win.add-party", NULL);
  add_key (keys, GDK_KEY_j, 0, "win.next-note", NULL);
  add_key (keys, GDK_KEY_k, 0, "win.previous-note", NULL);
  add_key (keys, GDK_KEY_Delete, 0, "win.delete-note", NULL);
  add_key (keys, GDK_KEY_Delete, GDK_SHIFT_MASK, "win.not-in-article", NULL);
  add_key (keys, GDK_KEY_t, 0, "win.is-title", NULL);
  add_key (keys, GDK_KEY_Return, GDK_SHIFT_MASK, "win.split-paragraph", NULL);
  add_key (keys, GDK_KEY_Menu, 0, "win.article-menu", NULL);
  add_key (keys, GDK_KEY_F10, GDK_SHIFT_MASK, "win.article-menu", NULL);
  gtk_widget_add_controller (widget, keys);
}

/* Words were selected with the pointer: offers what can be done with them. */
static void
selected_cb (SpWindow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (self->reader);
  GdkRectangle box;
  SpSpan span;
  double x, y;

  if (!sp_reader_view_get_selection (SP_READER_VIEW (self->reader), &span)
      || !sp_reader_view_get_selection_box (SP_READER_VIEW (self->reader), &box)
      || !gtk_widget_translate_coordinates (self->reader, parent, box.x, box.y, &x, &y))
    return;
  box.x = (int)x;
  box.y = (int)y;
  if (self->mark_popover == NULL)
    {
      self->mark_popover = sp_mark_popover_new ();
      gtk_widget_set_parent (self->mark_popover, parent);
      add_keys (self->mark_popover);
      g_signal_connect_object (self->mark_popover,
                               "closed",
                               G_CALLBACK (sp_window_return_to_reader),
                               self,
                               G_CONNECT_SWAPPED);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->mark_popover), &box);
  gtk_popover_popup (GTK_POPOVER (self->mark_popover));
}

/* Lets go of what is made for highlights; it is made again when it is needed. */
void
sp_window_dispose_notes (SpWindow *self)
{
  g_return_if_fail (SP_IS_WINDOW (self));

  if (self->mark_popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->mark_popover));
  g_clear_pointer (&self->mark_popover, gtk_widget_unparent);
}

static void
names_cb (SpWindow *self)
{
  g_auto (GStrv) names = g_settings_get_strv (self->settings, "highlight-names");

  sp_mark_style_set_names ((const char *const *)names);
  sp_window_dispose_notes (self);
  if (self->panel != NULL)
    sp_panel_update_names (SP_PANEL (self->panel));
}

/* Makes the actions and keys of highlights and notes. */
void
sp_window_init_notes (SpWindow *self)
{
  g_return_if_fail (SP_IS_WINDOW (self));

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  add_keys (self->reader);
  g_signal_connect_object (self->reader,
                           "selected",
                           G_CALLBACK (selected_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader,
                           "adjusted",
                           G_CALLBACK (adjusted_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings,
                           "changed::highlight-names",
                           G_CALLBACK (names_cb),
                           self,
                           G_CONNECT_SWAPPED);
  names_cb (self);
}
