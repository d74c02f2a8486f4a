/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include "sp-library-log.h"

/* A child writes acts, undoes some, and confirms each write through a pipe; it is killed at a
 * random moment. Afterwards the library opens, its check is clean, and the log is what the
 * confirmed writes, and at most one more, make of it. What is done in write number N is a function
 * of N, so that the parent knows it too. STANDPOINT_KILLS sets how often (default 25). */

/* Does what write number @number does. */
static void
act (SpOperationLog *log, gint64 number)
{
  g_autofree char *name = g_strdup_printf ("w%" G_GINT64_FORMAT, number);
  g_autoptr (SpMark) note = sp_mark_new_on_article (name);

  if (number % 5 == 0 && sp_operation_log_undo (log))
    return;
  if (number % 7 == 0 && sp_operation_log_redo (log))
    return;
  sp_operation_log_begin_act (log);
  sp_operation_log_take (log, sp_operation_new_tag (name, TRUE));
  sp_operation_log_take (log, sp_operation_new_add_mark (note));
  sp_operation_log_end_act (log);
}

typedef struct
{
  SpLibrary *library;
  gint64 id;
  gint64 revision;
  int confirm;
} Writer;

static void
keep_cb (SpOperationLog *log, guint first, guint in_force, Writer *writer)
{
  g_autoptr (SpLogChange) change = sp_log_change_new_of_log (log, first);

  if (!sp_library_write_log (writer->library, writer->id, change, &writer->revision, NULL)
      || write (writer->confirm, &writer->revision, sizeof writer->revision)
             != sizeof writer->revision)
    _exit (1);
}

static void
write_acts (const char *folder, gint64 id, int confirm)
{
  g_autoptr (SpOperationLog) log = sp_operation_log_new ();
  Writer writer = { sp_library_open (folder, NULL), id, 0, confirm };
  g_autoptr (SpLogChange) whole = NULL;

  if (writer.library != NULL)
    whole = sp_library_load_log (writer.library, id, &writer.revision, NULL);
  if (whole == NULL)
    _exit (1);
  sp_log_change_restore (whole, log);
  g_signal_connect (log, "written", G_CALLBACK (keep_cb), &writer);
  for (;;)
    act (log, writer.revision + 1);
}

/* Returns: the last write that the child confirmed, or @last. */
static gint64
let_write_and_kill (const char *folder, gint64 id, gint64 last, guint milliseconds)
{
  int ends[2], status;
  gint64 number;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      close (ends[0]);
      g_random_set_seed ((guint32)getpid ());
      write_acts (folder, id, ends[1]);
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
assert_is (const SpLogChange *kept, SpOperationLog *expected)
{
  g_assert_cmpuint (kept->operations->len, ==, sp_operation_log_get_n (expected));
  g_assert_cmpuint (kept->in_force, ==, sp_operation_log_get_n_in_force (expected));
  for (guint i = 0; i < kept->operations->len; i++)
    {
      const SpOperation *one = g_ptr_array_index (kept->operations, i),
                        *other = sp_operation_log_get (expected, i);

      g_assert_cmpint (one->kind, ==, other->kind);
      g_assert_cmpstr (one->name, ==, other->name);
      g_assert_cmpuint (g_array_index (kept->acts, guint, i),
                        ==,
                        sp_operation_log_get_act (expected, i));
    }
}

/* @expected: as the log was after @seen writes; brought to where it is now. */
static gint64
assert_whole (const char *folder,
              gint64 id,
              gint64 confirmed,
              SpOperationLog *expected,
              gint64 seen)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpLibrary) library = sp_library_open (folder, &error);
  g_autoptr (GPtrArray) wrong = NULL;
  g_autoptr (SpLogChange) kept = NULL;
  gint64 revision;

  g_assert_no_error (error);
  wrong = sp_library_check (library, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (wrong->len, ==, 0);
  kept = sp_library_load_log (library, id, &revision, &error);
  g_assert_no_error (error);
  g_assert_cmpint (revision, >=, confirmed);
  g_assert_cmpint (revision, <=, confirmed + 1);
  while (seen < revision)
    act (expected, ++seen);
  assert_is (kept, expected);
  return revision;
}

static gint64
add_article (const char *folder)
{
  g_autoptr (SpLibrary) library = sp_library_open (folder, NULL);
  g_autoptr (SpText) text = sp_text_new ("The harbour waits.", -1, NULL);
  g_autoptr (SpArticle) article = sp_article_new (text);
  gint64 id = 0;

  g_assert_true (sp_library_add (library, article, NULL, NULL, 1, &id, NULL));
  return id;
}

static void
test_kill (void)
{
  const char *kills = g_getenv ("STANDPOINT_KILLS");
  guint64 n = kills != NULL ? g_ascii_strtoull (kills, NULL, 10) : 25;
  g_autofree char *folder = g_dir_make_tmp ("standpoint-kill-XXXXXX", NULL);
  g_autoptr (SpOperationLog) expected = sp_operation_log_new ();
  gint64 id = add_article (folder), last = 0, seen = 0;

  for (guint64 i = 0; i < n; i++)
    {
      last = let_write_and_kill (folder, id, seen, (guint)g_test_rand_int_range (20, 200));
      seen = last = assert_whole (folder, id, last, expected, seen);
    }
  g_test_message ("%" G_GINT64_FORMAT " writes over %" G_GUINT64_FORMAT " kills", last, n);
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
  g_test_add_func ("/operation/kill", test_kill);
  return g_test_run ();
}
