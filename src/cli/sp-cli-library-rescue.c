/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-cli-library.h"

#include "sp-library-rescue.h"

/* What helps when the library file is damaged. Nobody else may have the library open. */

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* `library salvage`: what can be read becomes the library; what is lost is named. Returns: the exit
 * status. */
int
sp_cli_library_salvage (SpCliLibrary *run, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lost = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  guint n_saved;
  int status;

  lost = sp_library_salvage (folder, now (), &n_saved, &error);
  if (lost == NULL)
    return sp_cli_library_fail (folder, error);
  g_string_append_printf (out, "saved: %u\n", n_saved);
  for (guint i = 0; i < lost->len; i++)
    g_string_append_printf (out, "lost: %s\n", (const char *)g_ptr_array_index (lost, i));
  sp_cli_library_add (run, out);
  status = sp_cli_library_finish (run);
  return lost->len == 0 ? status : SP_CLI_FAILED;
}

/* `library restore FILE`: a backup becomes the library. Returns: the exit status. */
int
sp_cli_library_restore (SpCliLibrary *run, const char *folder)
{
  g_autoptr (GError) error = NULL;

  if (run->words[0] == NULL || run->words[1] != NULL)
    return sp_cli_usage ("library restore: name one backup");
  return sp_library_restore (folder, run->words[0], now (), &error)
             ? SP_CLI_DONE
             : sp_cli_library_fail (run->words[0], error);
}

/* `library backups`: those that were made by themselves, newest first. Returns: the exit status. */
int
sp_cli_library_backups (SpCliLibrary *run, const char *folder)
{
  g_autoptr (GPtrArray) backups = sp_library_list_backups (folder);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < backups->len; i++)
    g_string_append_printf (out, "%s\n", (const char *)g_ptr_array_index (backups, i));
  sp_cli_library_add (run, out);
  return sp_cli_library_finish (run);
}
