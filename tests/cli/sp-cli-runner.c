/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-cli-runner.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

void
sp_cli_answer_clear (SpCliAnswer *self)
{
  g_free (self->out);
  g_free (self->err);
}

static char *
text_of (GBytes *bytes)
{
  gsize n = g_bytes_get_size (bytes);

  return n == 0 ? g_strdup ("") : g_strndup (g_bytes_get_data (bytes, NULL), n);
}

/* Runs the program with the words of @line; %t stands for the test's folder, %g for that of the
 * golden files. */
SpCliAnswer
sp_cli_run_with_input (SpCliFixture *fixture, const char *line, const char *input, gsize n_input)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *golden = g_test_build_filename (G_TEST_DIST, "cli", "golden", NULL);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) in = g_bytes_new (input, n_input), out = NULL, err = NULL;
  SpCliAnswer answer = { 0 };

  g_ptr_array_add (argv, g_strdup (g_getenv ("STANDPOINT_CLI")));
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      {
        g_autoptr (GString) word = g_string_new (words[i]);

        g_string_replace (word, "%t", fixture->folder, 0);
        g_string_replace (word, "%g", golden, 0);
        g_ptr_array_add (argv, g_strdup (word->str));
      }
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_newv ((const char *const *)argv->pdata,
                               G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                   | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                               &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (process, in, NULL, &out, &err, NULL));
  g_assert_true (g_subprocess_get_if_exited (process));
  answer.status = g_subprocess_get_exit_status (process);
  answer.n_out = g_bytes_get_size (out);
  answer.out = text_of (out);
  answer.err = text_of (err);
  return answer;
}

SpCliAnswer
sp_cli_run (SpCliFixture *fixture, const char *line)
{
  return sp_cli_run_with_input (fixture, line, "", 0);
}

char *
sp_cli_in_folder (SpCliFixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

/* Makes a folder for a test. */
void
sp_cli_set_up (SpCliFixture *fixture, gconstpointer unused)
{
  fixture->folder = g_dir_make_tmp ("standpoint-cli-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
}

void
sp_cli_write_file (SpCliFixture *fixture, const char *name, const char *bytes, gsize n)
{
  g_autofree char *path = sp_cli_in_folder (fixture, name);

  g_assert_true (g_file_set_contents (path, bytes, (gssize)n, NULL));
}

void
sp_cli_write_text (SpCliFixture *fixture, const char *name, const char *words)
{
  sp_cli_write_file (fixture, name, words, strlen (words));
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_remove (path);
}

void
sp_cli_tear_down (SpCliFixture *fixture, gconstpointer unused)
{
  remove_all (fixture->folder);
  g_free (fixture->folder);
}
