/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-import-bar.h"
#include "sp-window-private.h"

#include <glib/gi18n.h>

/* Many files or links at once, and folders: they go into the library behind what the reader does.
 */

/* Says how many came, and offers to take them out again. */
static void
say_added (SpWindow *self, SpImportJob *job)
{
  GArray *added = sp_import_job_get_added (job);
  guint n_known = sp_import_job_get_n_known (job);
  guint n_waiting = sp_import_job_get_n_waiting (job);
  g_autofree char *sentence = NULL, *known = NULL, *waiting = NULL, *whole = NULL;
  GVariant *ids;

  sentence = g_strdup_printf (ngettext ("%'u article added", "%'u articles added", added->len),
                              added->len);
  if (n_known > 0)
    known = g_strdup_printf (ngettext ("%'u was there already", "%'u were there already", n_known),
                             n_known);
  if (n_waiting > 0)
    waiting = g_strdup_printf (ngettext ("%'u link waits under Feeds and Links",
                                         "%'u links wait under Feeds and Links",
                                         n_waiting),
                               n_waiting);
  whole = g_strjoin (" · ",
                     sentence,
                     known != NULL ? known : waiting,
                     known != NULL ? waiting : NULL,
                     NULL);
  if (added->len == 0)
    {
      if (n_known > 0 || n_waiting > 0 || sp_import_job_get_failures (job)->len == 0)
        sp_window_say (self, whole);
      return;
    }
  ids = g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, added->data, added->len, sizeof (gint64));
  sp_window_say_undoable (
      self,
      whole,
      g_variant_new ("(ux@ax)", SP_LIBRARY_TRASHED, g_get_real_time () / G_USEC_PER_SEC, ids));
}

static void
finished_cb (SpWindow *self, SpImportJob *job)
{
  say_added (self, job);
  g_signal_handlers_disconnect_by_data (job, self);
  if (self->import_job == job)
    g_clear_object (&self->import_job);
}

static SpImportJob *
get_job (SpWindow *self)
{
  if (self->import_job != NULL && !sp_import_job_is_cancelled (self->import_job))
    return self->import_job;
  g_clear_object (&self->import_job);
  self->import_job = sp_import_job_new (self->library, sp_document_get_engine (self->document));
  g_signal_connect_object (self->import_job,
                           "finished",
                           G_CALLBACK (finished_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return self->import_job;
}

static void
show_job (SpWindow *self, SpImportJob *job)
{
  sp_import_bar_set_job (SP_IMPORT_BAR (self->import_bar), job);
  if (!self->library_folded)
    sp_window_reveal_library (self, TRUE);
}

static gboolean
is_link (GFile *file)
{
  return g_file_has_uri_scheme (file, "http") || g_file_has_uri_scheme (file, "https");
}

/* Reads @files (element-type GFile) into the library, what lies in folders, and what those that are
 * links lead to. */
void
sp_window_import_files (SpWindow *self, GListModel *files)
{
  g_autoptr (GStrvBuilder) builder = NULL;
  g_auto (GStrv) links = NULL;
  SpImportJob *job;

  g_return_if_fail (SP_IS_WINDOW (self) && G_IS_LIST_MODEL (files));
  g_return_if_fail (sp_window_can_keep (self));

  job = get_job (self);
  builder = g_strv_builder_new ();
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *link = is_link (file) ? g_file_get_uri (file) : NULL;

      if (link != NULL)
        g_strv_builder_add (builder, link);
      else
        sp_import_job_add (job, file);
    }
  links = g_strv_builder_end (builder);
  if (*links != NULL)
    sp_import_job_add_links (job, (const char *const *)links, FALSE);
  show_job (self, job);
}

/* Fetches @links into the library. */
void
sp_window_import_links (SpWindow *self, const char *const *links)
{
  SpImportJob *job;

  g_return_if_fail (SP_IS_WINDOW (self) && links != NULL);
  g_return_if_fail (sp_window_can_keep (self));

  job = get_job (self);
  sp_import_job_add_links (job, links, FALSE);
  show_job (self, job);
}

static gboolean
is_folder (GFile *file)
{
  return g_file_is_native (file)
         && g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY;
}

/* Opens the one file of @files (element-type GFile); reads several, or a folder, into the library.
 */
void
sp_window_take_files (SpWindow *self, GListModel *files)
{
  g_autoptr (GFile) first = NULL;
  guint n;

  g_return_if_fail (SP_IS_WINDOW (self) && G_IS_LIST_MODEL (files));

  n = g_list_model_get_n_items (files);
  if (n == 0)
    return;
  first = g_list_model_get_item (files, 0);
  if (sp_window_can_keep (self) && (n > 1 || is_folder (first)))
    {
      sp_window_import_files (self, files);
      return;
    }
  sp_window_open_file (self, first);
  if (n > 1)
    sp_window_say (self, _ ("Only the first of these files was opened"));
}

/* Ends what is being read in: what is in the library stays there. */
void
sp_window_dispose_import (SpWindow *self)
{
  if (self->import_job == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->import_job, self);
  sp_import_job_cancel (self->import_job);
  g_clear_object (&self->import_job);
}
