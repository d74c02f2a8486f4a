/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-helper.h"

#include "config.h"

/* Finds a program or module of our own that is loaded only where it is needed: beside this program
 * in the folder of a build, in $STANDPOINT_LIBEXEC, or where it was to be installed. Returns:
 * (transfer full) (nullable): its path. */
char *
sp_helper_find (const char *name)
{
  static const char *const in_build[]
      = { "../pdf", "../fetch", "../../src/pdf", "../../src/fetch" };
  const char *chosen = g_getenv ("STANDPOINT_LIBEXEC");
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *here = program != NULL ? g_path_get_dirname (program) : NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; chosen == NULL && here != NULL && i < G_N_ELEMENTS (in_build); i++)
    {
      g_autofree char *beside = g_build_filename (here, in_build[i], name, NULL);

      if (g_file_test (beside, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&beside);
    }
  path = g_build_filename (chosen != NULL ? chosen : SP_LIBEXECDIR, name, NULL);
  return g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&path) : NULL;
}
