/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "sp-library.h"

/* A child adds articles and confirms each through a pipe; it is killed at a random moment.
 * Afterwards the library opens, its check is clean, and no confirmed article is missing.
 * STANDPOINT_KILLS sets how often (default 25). */

static SpArticle *
make_article (int number)
{
  g_autofree char *words
      = g_strdup_printf ("Article number %d speaks of water and of word%d.", number, number);
  g_autoptr (SpText) text = sp_text_new (words, -1, NULL);

  return sp_article_new (text);
}

static void
write_articles (const char *folder, int first, int confirm)
{
  g_autoptr (SpLibrary) library = sp_library_open (folder, NULL);

  if (library == NULL)
    _exit (1);
  for (int i = first;; i++)
    {
      g_autoptr (SpArticle) article = make_article (i);
      gint64 id;

      if (!sp_library_add (library, article, NULL, NULL, i, &id, NULL)
          || !sp_library_set_tag (library, id, "kept", TRUE, NULL)
          || write (confirm, &i, sizeof i) != sizeof i)
        _exit (1);
    }
}

/* Returns: the number of the last article that the child confirmed, or @last. */
static int
let_write_and_kill (const char *folder, int last, guint milliseconds)
{
  int ends[2], number, status;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      close (ends[0]);
      g_random_set_seed (
          (guint32)getpid ()); /* the test's seed would give each child the same UUIDs */
      write_articles (folder, last + 1, ends[1]);
    }
  close (ends[1]);
  g_usleep (milliseconds * 1000);
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  while (read (ends[0], &number, sizeof number) == sizeof number)
    last = number;
  close (ends[0]);
  return last;
}

static void
assert_whole (const char *folder, int last)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpLibrary) library = sp_library_open (folder, &error);
  g_autoptr (GPtrArray) wrong = NULL;
  g_autoptr (GPtrArray) found = NULL;

  g_assert_no_error (error);
  wrong = sp_library_check (library, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (wrong->len, ==, 0);
  found = sp_library_search (library, "water tag:kept", 1000000, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, >=, (guint)last);
}

static void
test_kill (void)
{
  const char *kills = g_getenv ("STANDPOINT_KILLS");
  guint64 n = kills != NULL ? g_ascii_strtoull (kills, NULL, 10) : 25;
  g_autofree char *folder = g_dir_make_tmp ("standpoint-kill-XXXXXX", NULL);
  int last = 0;

  for (guint64 i = 0; i < n; i++)
    {
      last = let_write_and_kill (folder, last, (guint)g_test_rand_int_range (5, 150));
      assert_whole (folder, last);
    }
  g_test_message ("%d articles confirmed over %" G_GUINT64_FORMAT " kills", last, n);
  g_assert_cmpint (last, >, 0);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const names[] = { "library.db", "library.db-wal", "library.db-shm" };
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/kill", test_kill);
  return g_test_run ();
}
