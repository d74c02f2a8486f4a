/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-error.h"
#include "sp-window-private.h"

/* What the reader does to an article is kept with it, act by act, as it is done. */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpWindow) self = SP_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  gint64 id = self->article_id;

  if (sp_library_store_write_log_finish (result, &error) || self->document == NULL)
    return;
  sp_window_say (self, error->message);
  /* what the other window did stands in the library: it is shown */
  if (g_error_matches (error, SP_ERROR, SP_ERROR_STALE) && id != 0)
    {
      self->article_id = 0;
      sp_window_open_entry (self, id);
    }
}

static void
log_written_cb (SpWindow *self, guint first, guint in_force, SpOperationLog *log)
{
  if (self->keeper != NULL && self->library != NULL && sp_library_store_is_writable (self->library))
    sp_library_store_write_log (self->library,
                                self->keeper,
                                sp_log_change_new_of_log (log, first),
                                written_cb,
                                g_object_ref (self));
}

/* Has the log of the document kept by @keeper (nullable: no more). */
void
sp_window_follow_log (SpWindow *self, SpLogKeeper *keeper)
{
  g_return_if_fail (SP_IS_WINDOW (self));

  if (keeper != NULL)
    sp_log_keeper_ref (keeper);
  g_clear_pointer (&self->keeper, sp_log_keeper_unref);
  self->keeper = keeper;
  if (self->followed_log != NULL)
    g_signal_handlers_disconnect_by_func (self->followed_log, log_written_cb, self);
  g_clear_object (&self->followed_log);
  if (keeper == NULL)
    return;
  self->followed_log = g_object_ref (sp_document_get_log (self->document));
  g_signal_connect_object (self->followed_log,
                           "written",
                           G_CALLBACK (log_written_cb),
                           self,
                           G_CONNECT_SWAPPED);
  /* what was done before it was known where to keep it */
  if (self->log_ahead)
    log_written_cb (self, 0, 0, self->followed_log);
  self->log_ahead = FALSE;
}

/* Brings what the library knows of the article into the log of the document, before what was done
 * meanwhile. */
void
sp_window_join_log (SpWindow *self, const SpLogChange *kept)
{
  SpOperationLog *log;
  g_autoptr (GPtrArray) operations = NULL;

  g_return_if_fail (SP_IS_WINDOW (self) && kept != NULL);

  log = sp_document_get_log (self->document);
  operations = sp_operation_log_dup_in_force (log);
  self->log_ahead = operations->len > 0;
  if (kept->operations->len == 0)
    return;
  sp_log_change_restore (kept, log);
  for (guint i = 0; i < operations->len; i++)
    sp_operation_log_add (log, g_ptr_array_index (operations, i));
}
