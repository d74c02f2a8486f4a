/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-data.h"

/* The folder of the data files: $STANDPOINT_DATA for a program that is not installed. */
const char *
sp_data_get_folder (void)
{
  const char *folder = g_getenv ("STANDPOINT_DATA");

  return folder != NULL && *folder != '\0' ? folder : SP_PKGDATADIR;
}

/* The first sample article by name, or NULL where none is installed. The caller owns it. */
GFile *
sp_data_find_sample (void)
{
  g_autofree char *folder = g_build_filename (sp_data_get_folder (), "samples", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *first = NULL;
  g_autofree char *path = NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".txt") && (first == NULL || strcmp (name, first) < 0))
      {
        g_free (first);
        first = g_strdup (name);
      }
  if (first == NULL)
    return NULL;
  path = g_build_filename (folder, first, NULL);
  return g_file_new_for_path (path);
}
