/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-cli.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "config.h"
#include "sp-error.h"
#include "sp-limits.h"

static void
set_error (GError **error, int code)
{
  const char *message;

  switch (code)
    {
    case ENOENT:
      message = "there is no such file";
      break;
    case EISDIR:
      message = "it is a folder, not a file";
      break;
    case EACCES:
      message = "it may not be read";
      break;
    default:
      message = g_strerror (code);
      break;
    }
  g_set_error_literal (error,
                       SP_ERROR,
                       code == ENOENT ? SP_ERROR_NOT_FOUND : SP_ERROR_INVALID,
                       message);
}

static GBytes *
read_all (int fd, GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autofree guchar *block = g_malloc (1 << 16);
  gssize n;

  while ((n = read (fd, block, 1 << 16)) != 0)
    {
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          set_error (error, errno);
          return NULL;
        }
      g_byte_array_append (data, block, (guint)n);
      if (data->len > SP_MAX_INPUT_BYTES)
        {
          g_set_error (error,
                       SP_ERROR,
                       SP_ERROR_TOO_LARGE,
                       "the file is larger than %d MiB",
                       SP_MAX_INPUT_BYTES >> 20);
          return NULL;
        }
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

/* Reads a file, or standard input for "-". Files that are no plain files (a pipe) are read to their
 * end. Returns: (transfer full): the bytes, or NULL with SP_ERROR. */
GBytes *
sp_cli_read (const char *name, GError **error)
{
  GBytes *bytes;
  int fd;

  if (strcmp (name, "-") == 0)
    return read_all (STDIN_FILENO, error);
  fd = open (name, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (fd < 0)
    {
      set_error (error, errno);
      return NULL;
    }
  bytes = read_all (fd, error);
  close (fd);
  return bytes;
}

static gboolean
holds_data (const char *folder)
{
  g_autofree char *lexicon = g_build_filename (folder, "lexicon", NULL);

  return g_file_test (lexicon, G_FILE_TEST_IS_DIR);
}

/* Finds the engine's data: $STANDPOINT_DATA, else that of the build or installation which this
 * program belongs to, else where it was to be installed. Returns: (transfer full). */
char *
sp_cli_find_data_folder (void)
{
  static const char *const beside[] = { "../../data", "../share/standpoint", NULL };
  const char *chosen = g_getenv ("STANDPOINT_DATA");
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  if (chosen != NULL)
    return g_strdup (chosen);
  for (guint i = 0; program != NULL && beside[i] != NULL; i++)
    {
      g_autofree char *parent = g_path_get_dirname (program);
      g_autofree char *folder = g_build_filename (parent, beside[i], NULL);

      if (holds_data (folder))
        return g_steal_pointer (&folder);
    }
  return g_strdup (SP_PKGDATADIR);
}
