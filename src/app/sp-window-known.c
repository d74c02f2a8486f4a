/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-known-calls.h"
#include "sp-known-window.h"
#include "sp-window-private.h"

#include <glib/gi18n.h>

/* What the reader calls parties in the whole library: offered, never forced. */

static void
offer (SpWindow *self,
       const char *sentence,
       const char *button,
       const char *action,
       GVariant *target)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_button_label (toast, button);
  adw_toast_set_action_name (toast, action);
  if (target != NULL)
    adw_toast_set_action_target_value (toast, target);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
}

/* After the reader renamed or joined parties: for the whole library? */
void
sp_window_offer_to_keep (SpWindow *self)
{
  SpOperation *operation;
  const char *form, *name;
  g_autofree char *sentence = NULL;

  g_return_if_fail (SP_IS_WINDOW (self));

  operation = sp_operation_log_peek_undo (sp_document_get_log (self->document));
  if (operation == NULL || !sp_window_can_keep (self)
      || (operation->kind != SP_OPERATION_RENAME && operation->kind != SP_OPERATION_MERGE))
    return;
  form = operation->subject->name;
  name = operation->kind == SP_OPERATION_RENAME ? operation->name : operation->value->name;
  if (form == NULL || name == NULL || *form == '\0' || g_str_equal (form, name))
    return;
  /* Translators: the name that texts give a party, and the one that the reader gives it */
  sentence = g_strdup_printf (_ ("Call “%s” “%s” in the whole library?"), form, name);
  offer (self, sentence, _ ("_Keep"), "win.keep-party", g_variant_new ("(ss)", form, name));
}

static void
keep_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);
  const char *form, *name;

  g_variant_get (parameter, "(&s&s)", &form, &name);
  if (!sp_window_can_keep (self))
    return;
  sp_library_store_keep_known (self->library, form, name);
  sp_window_say (self, _ ("Kept for the whole library"));
}

/* Calls the parties of the article as the library does: one act. */
static void
apply_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);
  SpAnalysis *analysis = sp_document_get_analysis (self->document);
  SpOperationLog *log = sp_document_get_log (self->document);
  g_autoptr (GPtrArray) operations = NULL;

  if (analysis == NULL || self->known == NULL)
    return;
  operations = sp_known_parties_suggest (analysis, self->known);
  if (operations->len == 0)
    return;
  sp_operation_log_begin_act (log);
  for (guint i = 0; i < operations->len; i++)
    sp_operation_log_add (log, g_ptr_array_index (operations, i));
  sp_operation_log_end_act (log);
  sp_window_toast_undo (self, _ ("Named as in the library"));
}

typedef struct
{
  SpWindow *window; /* owned */
  guint serial;     /* of the article */
} Asking;

static void
known_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Asking *asking = user_data;
  g_autoptr (SpWindow) self = asking->window;
  g_autoptr (GPtrArray) known = sp_library_store_list_known_finish (result, NULL);
  g_autoptr (GPtrArray) operations = NULL;
  g_autofree char *sentence = NULL;
  SpAnalysis *analysis = self->document != NULL ? sp_document_get_analysis (self->document) : NULL;

  if (known == NULL || analysis == NULL || asking->serial != self->article_serial
      || sp_operation_log_get_n (sp_document_get_log (self->document)) > 0)
    return;
  operations = sp_known_parties_suggest (analysis, known);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  self->known = g_ptr_array_ref (known);
  if (operations->len == 0)
    return;
  sentence = g_strdup_printf (ngettext ("%'u party has another name in your library",
                                        "%'u parties have other names in your library",
                                        operations->len),
                              operations->len);
  offer (self, sentence, _ ("_Use It"), "win.apply-known", NULL);
}

/* Looks once for each article whether the library calls its parties otherwise. What the reader has
 * begun to correct is left alone. */
static void
state_cb (SpWindow *self)
{
  Asking *asking;

  if (self->library == NULL || self->known_serial == self->article_serial
      || sp_document_get_state (self->document) != SP_DOCUMENT_READY
      || sp_operation_log_get_n (sp_document_get_log (self->document)) > 0)
    return;
  self->known_serial = self->article_serial;
  asking = g_new (Asking, 1);
  *asking = (Asking){ g_object_ref (self), self->article_serial };
  sp_library_store_list_known (self->library, known_cb, asking);
}

static void
show_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);
  GtkWindow *window = sp_known_window_new (self->library);

  gtk_window_set_transient_for (window, GTK_WINDOW (self));
  gtk_window_set_destroy_with_parent (window, TRUE);
  gtk_window_present (window);
}

static const GActionEntry entries[] = {
  { .name = "keep-party", .activate = keep_activated, .parameter_type = "(ss)" },
  { .name = "apply-known", .activate = apply_activated },
  { .name = "known-parties", .activate = show_activated },
};

/* Makes the actions, and looks at each article that is opened. */
void
sp_window_init_known (SpWindow *self)
{
  GAction *show;

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  show = g_action_map_lookup_action (G_ACTION_MAP (self), "known-parties");
  g_simple_action_set_enabled (G_SIMPLE_ACTION (show), self->library != NULL);
  g_signal_connect_object (self->document,
                           "notify::state",
                           G_CALLBACK (state_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

/* Lets go of what was asked for. */
void
sp_window_dispose_known (SpWindow *self)
{
  g_clear_pointer (&self->known, g_ptr_array_unref);
}
