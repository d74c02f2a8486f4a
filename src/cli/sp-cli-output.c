/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-cli.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "sp-error.h"

/* A file is written beside its place and moved there when all is done, so that it is there whole or
 * not at all. What is no plain file (a device, a pipe) is written to directly. */
struct _SpCliOutput
{
  char *path;      /* NULL: standard output */
  char *temporary; /* NULL: @path is written to directly */
  int fd;          /* -1: not opened, or closed */
  int failed;      /* the first errno */
};

static void
open_file (SpCliOutput *self)
{
  struct stat there;

  if (stat (self->path, &there) == 0 && !S_ISREG (there.st_mode))
    {
      self->fd = open (self->path, O_WRONLY | O_CLOEXEC);
    }
  else
    {
      self->temporary = g_strconcat (self->path, ".XXXXXX", NULL);
      self->fd = g_mkstemp_full (self->temporary, O_RDWR | O_CLOEXEC, 0666);
      if (self->fd < 0)
        g_clear_pointer (&self->temporary, g_free);
    }
  if (self->fd < 0)
    self->failed = errno;
}

/* Makes an output that goes to the file @path, or to standard output where it is NULL. Returns:
 * (transfer full). */
SpCliOutput *
sp_cli_output_new (const char *path)
{
  SpCliOutput *self = g_new0 (SpCliOutput, 1);

  self->path = g_strdup (path);
  self->fd = path == NULL ? STDOUT_FILENO : -1;
  if (path != NULL)
    open_file (self);
  return self;
}

static void
close_file (SpCliOutput *self)
{
  if (self->path != NULL && self->fd >= 0 && close (self->fd) != 0 && self->failed == 0)
    self->failed = errno;
  self->fd = -1;
}

/* Gives up what is not finished. */
void
sp_cli_output_free (SpCliOutput *self)
{
  close_file (self);
  if (self->temporary != NULL)
    unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}

/* Writes @n bytes. What goes wrong is told by sp_cli_output_finish(). */
void
sp_cli_output_add (SpCliOutput *self, const char *bytes, gsize n)
{
  while (n > 0 && self->failed == 0)
    {
      gssize written = write (self->fd, bytes, n);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        {
          self->failed = errno;
          return;
        }
      bytes += written;
      n -= (gsize)written;
    }
}

/* Puts the file in its place. Returns: FALSE with an error if anything could not be written. */
gboolean
sp_cli_output_finish (SpCliOutput *self, GError **error)
{
  close_file (self);
  if (self->failed == 0 && self->temporary != NULL && rename (self->temporary, self->path) != 0)
    self->failed = errno;
  if (self->failed != 0)
    {
      g_set_error (error,
                   SP_ERROR,
                   SP_ERROR_INVALID,
                   "it cannot be written: %s",
                   g_strerror (self->failed));
      return FALSE;
    }
  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}
