/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-library-calls.h"
#include "sp-feeds-calls.h"
#include "sp-library-view.h"
#include "sp-platform.h"
#include "sp-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* The library in the window: whatever is opened is kept, with what was found in it and where the
 * reader was. The text is never waited for: it is shown first and kept behind that. */

#define POSITION_DELAY 800 /* milliseconds after the last scrolling */

/* TRUE unless it is known that nothing can be kept. */
gboolean
sp_window_can_keep (SpWindow *self)
{
  g_return_val_if_fail (SP_IS_WINDOW (self), FALSE);

  return self->library != NULL && sp_library_store_is_writable (self->library);
}

static void
set_entry (SpWindow *self, gint64 id)
{
  self->article_id = id;
  sp_library_view_set_current (SP_LIBRARY_VIEW (self->library_view), id);
}

/* Remembers where the reader is. */
void
sp_window_keep_position (SpWindow *self)
{
  g_return_if_fail (SP_IS_WINDOW (self));

  g_clear_handle_id (&self->position_source, g_source_remove);
  if (self->article_id != 0 && sp_window_can_keep (self))
    sp_library_store_set_position (self->library,
                                   self->article_id,
                                   sp_reader_view_get_position (SP_READER_VIEW (self->reader)));
}

static gboolean
position_cb (gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);

  self->position_source = 0;
  sp_window_keep_position (self);
  return G_SOURCE_REMOVE;
}

static void
scrolled_cb (SpWindow *self)
{
  if (self->article_id == 0)
    return;
  g_clear_handle_id (&self->position_source, g_source_remove);
  self->position_source = g_timeout_add (POSITION_DELAY, position_cb, self);
}

/* Keeps the findings once they are there: the machine's, about the text as it was given. */
static void
keep_findings (SpWindow *self)
{
  SpAnalysis *machine = sp_document_get_machine (self->document);

  if (self->article_id == 0 || self->found_kept || !sp_window_can_keep (self) || machine == NULL
      || sp_document_get_state (self->document) != SP_DOCUMENT_READY)
    return;
  self->found_kept = TRUE;
  sp_library_store_keep_analysis (self->library,
                                  self->article_id,
                                  sp_document_get_original (self->document),
                                  machine);
}

static void
mark_read (SpWindow *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!sp_window_can_keep (self))
    return;
  g_array_append_val (ids, self->article_id);
  sp_library_store_set_flag (self->library, ids, SP_LIBRARY_READ, 1);
}

/* @change: (nullable): what the reader did to it before. */
static void
show (SpWindow *self, SpArticle *article, SpAnalysis *analysis, const SpLogChange *change)
{
  g_autoptr (SpOperationLog) log = sp_operation_log_new ();

  if (change != NULL)
    sp_log_change_restore (change, log);
  sp_reader_view_end_adjustment (SP_READER_VIEW (self->reader));
  sp_window_follow_log (self, NULL);
  sp_window_keep_position (self);
  self->article_serial++;
  self->article_id = 0;
  self->found_kept = analysis != NULL;
  sp_focus_clear (self->focus);
  sp_document_open_known (self->document, article, log, analysis);
  sp_window_show_page_of_stack (self, "article");
  if (self->library_folded)
    sp_window_reveal_library (self, FALSE);
}

/* Shows @article in this window, in place of the one before. It is not kept. */
void
sp_window_show_article (SpWindow *self, SpArticle *article)
{
  g_return_if_fail (SP_IS_WINDOW (self) && article != NULL);

  show (self, article, NULL, NULL);
  set_entry (self, 0);
  gtk_widget_grab_focus (self->reader);
}

typedef struct
{
  SpWindow *window; /* owned */
  guint serial;     /* of the article that is being kept */
  char *link;       /* nullable: that led to it */
} Keeping;

static void
keeping_free (Keeping *keeping)
{
  g_object_unref (keeping->window);
  g_free (keeping->link);
  g_free (keeping);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Keeping, keeping_free)

/* The article is there twice, from different places or in different formats. Both stay. */
static void
tell_twin (SpWindow *self)
{
  const char *title = sp_article_get_title (sp_document_get_original (self->document));
  AdwToast *toast = adw_toast_new (_ ("The library has this article twice"));

  if (title != NULL && *title != '\0' && strchr (title, '"') == NULL)
    {
      g_autofree char *words = g_strdup_printf ("title:\"%s\"", title);

      adw_toast_set_button_label (toast, _ ("_Show Both"));
      adw_toast_set_action_name (toast, "win.search-library");
      adw_toast_set_action_target (toast, "s", words);
    }
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Keeping) keeping = user_data;
  SpWindow *self = keeping->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpLibraryOpened) opened = sp_library_store_open_finish (result, &error);

  if (self->document == NULL)
    return;
  if (opened == NULL)
    {
      g_autofree char *sentence
          = g_strdup_printf (_ ("The article could not be kept: %s"), error->message);

      sp_window_say (self, sentence);
      return;
    }
  if (keeping->link != NULL)
    sp_feeds_link_arrived (self->library, keeping->link, opened->id);
  if (keeping->serial != self->article_serial)
    return;
  set_entry (self, opened->id);
  sp_window_join_log (self, opened->log);
  sp_window_follow_log (self, opened->keeper);
  self->found_kept = opened->analysis != NULL;
  if (opened->position > 0)
    sp_reader_view_set_position (SP_READER_VIEW (self->reader), opened->position);
  keep_findings (self);
  mark_read (self);
  if (opened->twin != 0)
    tell_twin (self);
}

/* Puts @article, which the window shows, into the library. @source: (nullable): what it was read
 * from. */
void
sp_window_keep_article (SpWindow *self, SpArticle *article, GBytes *source)
{
  Keeping *keeping;

  g_return_if_fail (SP_IS_WINDOW (self) && article != NULL);

  if (!sp_window_can_keep (self))
    return;
  keeping = g_new (Keeping, 1);
  *keeping = (Keeping){ g_object_ref (self), self->article_serial, g_strdup (self->link) };
  sp_library_store_keep (self->library, article, source, kept_cb, keeping);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpWindow) self = SP_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpLibraryOpened) opened = sp_library_store_open_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->document == NULL)
    return;
  sp_window_cancel (self);
  if (opened == NULL)
    {
      sp_window_loading_failed (self, error);
      return;
    }
  show (self, opened->article, opened->analysis, opened->log);
  sp_window_follow_log (self, opened->keeper);
  set_entry (self, opened->id);
  sp_reader_view_set_position (SP_READER_VIEW (self->reader),
                               self->wanted_position > 0 ? self->wanted_position
                                                         : opened->position);
  mark_read (self);
}

/* Opens article @id of the library in this window, at @position (code points; 0: where the reader
 * was). */
void
sp_window_open_entry_at (SpWindow *self, gint64 id, guint position)
{
  g_return_if_fail (SP_IS_WINDOW (self) && id > 0);

  if (self->library == NULL)
    return;
  if (id != self->article_id)
    {
      sp_window_begin_loading (self, NULL);
      self->wanted_position = position;
      sp_library_store_open (self->library, id, self->cancellable, opened_cb, g_object_ref (self));
      return;
    }
  sp_window_show_page_of_stack (self, "article");
  if (position > 0)
    sp_reader_view_set_position (SP_READER_VIEW (self->reader), position);
  if (self->library_folded)
    sp_window_reveal_library (self, FALSE);
}

/* Opens article @id of the library in this window. */
void
sp_window_open_entry (SpWindow *self, gint64 id)
{
  sp_window_open_entry_at (self, id, 0);
}

/* ---- the flap ---- */

/* TRUE while the library is in sight. */
gboolean
sp_window_is_library_revealed (SpWindow *self)
{
  g_return_val_if_fail (SP_IS_WINDOW (self), FALSE);

  return self->library != NULL && adw_flap_get_reveal_flap (ADW_FLAP (self->library_flap));
}

/* Shows or hides the library. Where it stands beside the article, that is remembered. */
void
sp_window_reveal_library (SpWindow *self, gboolean reveal)
{
  g_return_if_fail (SP_IS_WINDOW (self));

  if (self->library == NULL)
    return;
  if (!self->library_folded)
    g_settings_set_boolean (self->settings, "show-library", reveal);
  adw_flap_set_reveal_flap (ADW_FLAP (self->library_flap), reveal);
}

static void
reveal_cb (SpWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "show-library");
  gboolean revealed = sp_window_is_library_revealed (self);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (revealed));
  sp_window_update_title (self);
  sp_window_update_actions (self);
}

/* Lays the library over the article, or puts it beside it. In a narrow window it is a page of its
 * own. */
void
sp_window_fold_library (SpWindow *self, gboolean folded)
{
  gboolean empty;

  g_return_if_fail (SP_IS_WINDOW (self));

  if (self->library == NULL)
    return;
  gtk_widget_set_hexpand (self->library_view, self->narrow);
  if (folded == self->library_folded)
    return;
  self->library_folded = folded;
  empty = sp_document_get_article (self->document) == NULL;
  adw_flap_set_fold_policy (ADW_FLAP (self->library_flap),
                            folded ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  adw_flap_set_reveal_flap (ADW_FLAP (self->library_flap),
                            folded ? self->narrow && empty
                                   : g_settings_get_boolean (self->settings, "show-library"));
}

static void
open_cb (SpWindow *self, gint64 id, gboolean new_window)
{
  if (new_window)
    g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()),
                                    "open-entry",
                                    g_variant_new_int64 (id));
  else
    sp_window_open_entry (self, id);
}

/* Says what was done. @undo: (nullable): what the toast takes back; may be floating. */
void
sp_window_say_undoable (SpWindow *self, const char *sentence, GVariant *undo)
{
  g_autofree char *escaped = NULL;
  AdwToast *toast;

  g_return_if_fail (SP_IS_WINDOW (self) && sentence != NULL);

  escaped = g_markup_escape_text (sentence, -1);
  toast = adw_toast_new (escaped);
  if (undo != NULL)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo-library");
      adw_toast_set_action_target_value (toast, undo);
    }
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
}

typedef struct
{
  SpLibraryStore *library; /* owned */
  GArray *ids;             /* gint64 */
} Deletion;

static void
deletion_free (gpointer data)
{
  Deletion *deletion = data;

  g_object_unref (deletion->library);
  g_array_unref (deletion->ids);
  g_free (deletion);
}

static void
delete_cb (gpointer user_data)
{
  Deletion *deletion = user_data;

  sp_library_store_delete (deletion->library, deletion->ids);
}

/* The one question: what is deleted for good cannot be brought back. */
static void
ask_delete_cb (SpWindow *self, GVariant *list)
{
  gsize n;
  const gint64 *ids = g_variant_get_fixed_array (list, &n, sizeof (gint64));
  Deletion *deletion = g_new (Deletion, 1);
  g_autofree char *question = g_strdup_printf (
      ngettext ("Delete %'u Article for Good?", "Delete %'u Articles for Good?", (guint)n),
      (guint)n);
  SpPlatformWarning words = {
    .question = question,
    .explanation = _ ("Its notes and corrections go with it. This cannot be undone."),
    .answer = _ ("_Delete"),
  };

  *deletion = (Deletion){
    g_object_ref (self->library),
    g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), ids, (guint)n)
  };
  sp_platform_warn (GTK_WINDOW (self), &words, delete_cb, deletion, deletion_free);
}

/* Takes back what a toast said. */
void
sp_window_undo_library (SpWindow *self, GVariant *undo)
{
  g_return_if_fail (SP_IS_WINDOW (self) && undo != NULL);

  if (self->library != NULL)
    sp_library_view_undo (self->library, undo);
}

/* Puts the library into the flap, if the window has one. */
void
sp_window_init_library (SpWindow *self)
{
  g_signal_connect_object (self->document,
                           "notify::state",
                           G_CALLBACK (keep_findings),
                           self,
                           G_CONNECT_SWAPPED);
  if (self->library == NULL)
    {
      gtk_widget_set_visible (self->library_view, FALSE);
      adw_flap_set_reveal_flap (ADW_FLAP (self->library_flap), FALSE);
      return;
    }
  sp_library_view_set_store (SP_LIBRARY_VIEW (self->library_view), self->library);
  adw_flap_set_reveal_flap (ADW_FLAP (self->library_flap),
                            g_settings_get_boolean (self->settings, "show-library"));
  g_signal_connect_object (self->library_flap,
                           "notify::reveal-flap",
                           G_CALLBACK (reveal_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library_view,
                           "open",
                           G_CALLBACK (open_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library_view,
                           "acted",
                           G_CALLBACK (sp_window_say_undoable),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library_view,
                           "ask-delete",
                           G_CALLBACK (ask_delete_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library,
                           "failed",
                           G_CALLBACK (sp_window_say),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->reader)),
                           "value-changed",
                           G_CALLBACK (scrolled_cb),
                           self,
                           G_CONNECT_SWAPPED);
  reveal_cb (self);
}

/* Lets go of the library; what is still to be written is written. */
void
sp_window_dispose_library (SpWindow *self)
{
  self->article_id = 0;
  sp_window_follow_log (self, NULL);
  g_clear_handle_id (&self->position_source, g_source_remove);
  if (self->library_view != NULL)
    sp_library_view_set_store (SP_LIBRARY_VIEW (self->library_view), NULL);
}
