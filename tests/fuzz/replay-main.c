/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

/* Without libFuzzer: feeds every file of a folder (and the empty input) to the target, as a test.
 */

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
main (int argc, char **argv)
{
  g_autoptr (GDir) folder = argc == 2 ? g_dir_open (argv[1], 0, NULL) : NULL;
  const char *name;
  guint n = 0;

  if (folder == NULL)
    {
      g_printerr ("usage: %s FOLDER\n", argv[0]);
      return 2;
    }
  LLVMFuzzerTestOneInput ((const guint8 *)"", 0);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (argv[1], name, NULL);
      g_autofree char *data = NULL;
      gsize size;

      if (!g_file_get_contents (path, &data, &size, NULL))
        {
          g_printerr ("%s cannot be read\n", path);
          return 1;
        }
      LLVMFuzzerTestOneInput ((const guint8 *)data, size);
      n++;
    }
  g_print ("%u inputs\n", n);
  return n > 0 ? 0 : 1;
}
