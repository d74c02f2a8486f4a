/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reader did can be taken back, and done again. */
#include "config.h"
#include "sp-window-private.h"

#include <glib/gi18n.h>

/* A button that takes back what was done before something else would take back that. */
static void
drop_offer (SpWindow *self)
{
  AdwToast *offer = self->undo_toast;

  g_clear_weak_pointer (&self->undo_toast);
  if (offer != NULL)
    adw_toast_dismiss (offer);
}

/* Ctrl+Z in an entry is the entry's. Returns: TRUE if one has the keyboard and did @action. */
static gboolean
leave_to_entry (SpWindow *self, const char *action)
{
  GtkWidget *focused = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean writing = focused != NULL
                     && (GTK_IS_EDITABLE (focused)
                         || (GTK_IS_TEXT_VIEW (focused)
                             && gtk_text_view_get_editable (GTK_TEXT_VIEW (focused))));

  if (writing)
    gtk_widget_activate_action (focused, action, NULL);
  return writing;
}

static void
undo_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);

  if (leave_to_entry (self, "text.undo"))
    return;
  sp_reader_view_end_adjustment (SP_READER_VIEW (self->reader));
  drop_offer (self);
  if (sp_operation_log_undo (sp_document_get_log (self->document)))
    sp_window_say (self, _ ("Taken back"));
}

static void
redo_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);

  if (leave_to_entry (self, "text.redo"))
    return;
  drop_offer (self);
  if (sp_operation_log_redo (sp_document_get_log (self->document)))
    sp_window_say (self, _ ("Done again"));
}

static const GActionEntry entries[] = {
  { .name = "undo", .activate = undo_activated },
  { .name = "redo", .activate = redo_activated },
};

/* Makes the actions "win.undo" and "win.redo". */
void
sp_window_init_undo (SpWindow *self)
{
  g_return_if_fail (SP_IS_WINDOW (self));

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/* Lets go of what the actions hold. */
void
sp_window_dispose_undo (SpWindow *self)
{
  g_return_if_fail (SP_IS_WINDOW (self));

  g_clear_weak_pointer (&self->undo_toast);
}

/* Says @sentence, with a button that takes back what was just done. */
void
sp_window_toast_undo (SpWindow *self, const char *sentence)
{
  g_autofree char *escaped = NULL;
  AdwToast *toast;

  g_return_if_fail (SP_IS_WINDOW (self) && sentence != NULL);

  drop_offer (self);
  escaped = g_markup_escape_text (sentence, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  g_set_weak_pointer (&self->undo_toast, toast);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
}
