/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "sp-error.h"
#include "sp-library-log.h"
#include "sp-library-rescue.h"

/* A disk that fills up: the file system below SQLite lets so many writes through, then none. */

static struct
{
  sqlite3_vfs vfs;
  sqlite3_vfs *real;
  int left; /* writes that are let through; negative: all */
} disk;

typedef struct
{
  sqlite3_file base;
  gint64 alignment;
} DiskFile;

static gboolean
is_full (void)
{
  if (disk.left > 0)
    disk.left--;
  return disk.left == 0;
}

/* The methods of the real file are called on the real file, which lies behind ours. */
static sqlite3_file *
real_of (sqlite3_file *file)
{
  return (sqlite3_file *)((DiskFile *)file + 1);
}

static int
disk_write (sqlite3_file *file, const void *data, int n, sqlite3_int64 offset)
{
  return is_full () ? SQLITE_FULL
                    : real_of (file)->pMethods->xWrite (real_of (file), data, n, offset);
}

static int
disk_close (sqlite3_file *file)
{
  return real_of (file)->pMethods->xClose (real_of (file));
}

static int
disk_read (sqlite3_file *file, void *data, int n, sqlite3_int64 offset)
{
  return real_of (file)->pMethods->xRead (real_of (file), data, n, offset);
}

static int
disk_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  return real_of (file)->pMethods->xTruncate (real_of (file), size);
}

static int
disk_sync (sqlite3_file *file, int flags)
{
  return real_of (file)->pMethods->xSync (real_of (file), flags);
}

static int
disk_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return real_of (file)->pMethods->xFileSize (real_of (file), size);
}

static int
disk_lock (sqlite3_file *file, int level)
{
  return real_of (file)->pMethods->xLock (real_of (file), level);
}

static int
disk_unlock (sqlite3_file *file, int level)
{
  return real_of (file)->pMethods->xUnlock (real_of (file), level);
}

static int
disk_check_lock (sqlite3_file *file, int *result)
{
  return real_of (file)->pMethods->xCheckReservedLock (real_of (file), result);
}

static int
disk_control (sqlite3_file *file, int what, void *data)
{
  return real_of (file)->pMethods->xFileControl (real_of (file), what, data);
}

static int
disk_sector (sqlite3_file *file)
{
  return real_of (file)->pMethods->xSectorSize (real_of (file));
}

static int
disk_features (sqlite3_file *file)
{
  return real_of (file)->pMethods->xDeviceCharacteristics (real_of (file));
}

static int
disk_map (sqlite3_file *file, int region, int size, int extend, void volatile **at)
{
  return real_of (file)->pMethods->xShmMap (real_of (file), region, size, extend, at);
}

static int
disk_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return real_of (file)->pMethods->xShmLock (real_of (file), offset, n, flags);
}

static void
disk_barrier (sqlite3_file *file)
{
  real_of (file)->pMethods->xShmBarrier (real_of (file));
}

static int
disk_unmap (sqlite3_file *file, int delete)
{
  return real_of (file)->pMethods->xShmUnmap (real_of (file), delete);
}

static const sqlite3_io_methods disk_methods = { .iVersion = 2,
                                                 .xClose = disk_close,
                                                 .xRead = disk_read,
                                                 .xWrite = disk_write,
                                                 .xTruncate = disk_truncate,
                                                 .xSync = disk_sync,
                                                 .xFileSize = disk_size,
                                                 .xLock = disk_lock,
                                                 .xUnlock = disk_unlock,
                                                 .xCheckReservedLock = disk_check_lock,
                                                 .xFileControl = disk_control,
                                                 .xSectorSize = disk_sector,
                                                 .xDeviceCharacteristics = disk_features,
                                                 .xShmMap = disk_map,
                                                 .xShmLock = disk_shm_lock,
                                                 .xShmBarrier = disk_barrier,
                                                 .xShmUnmap = disk_unmap };

static int
disk_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  int rc = disk.real->xOpen (disk.real, name, real_of (file), flags, out_flags);

  file->pMethods = rc == SQLITE_OK ? &disk_methods : NULL;
  return rc;
}

static void
put_disk_below (void)
{
  disk.real = sqlite3_vfs_find (NULL);
  disk.vfs = *disk.real;
  disk.vfs.zName = "test-disk";
  disk.vfs.szOsFile = (int)sizeof (DiskFile) + disk.real->szOsFile;
  disk.vfs.xOpen = disk_open;
  disk.left = -1;
  g_assert_cmpint (sqlite3_vfs_register (&disk.vfs, 1), ==, SQLITE_OK);
}

/* ---- the tests ---- */

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

static gboolean
add_article (SpLibrary *library, guint number, gint64 *id, GError **error)
{
  g_autofree char *words = g_strdup_printf ("Article %u speaks of water.", number);
  g_autoptr (SpText) text = sp_text_new (words, -1, NULL);
  g_autoptr (SpArticle) article = sp_article_new (text);

  return sp_library_add (library, article, NULL, NULL, number, id, error);
}

static gboolean
add_note (SpLibrary *library, gint64 id, guint number, GError **error)
{
  g_autofree char *words = g_strdup_printf ("note%u", number);
  g_autoptr (SpMark) mark = sp_mark_new_on_article (words);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_operation_unref);

  g_ptr_array_add (list, sp_operation_new_add_mark (mark));
  return sp_library_append_act (library, id, list, error);
}

static void
assert_sound (const char *folder, guint n_articles, guint n_notes, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpLibrary) library = sp_library_open (folder, &error);
  g_autoptr (GPtrArray) wrong = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (SpLogChange) log = NULL;
  gint64 revision;

  g_assert_no_error (error);
  wrong = sp_library_check (library, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (wrong->len, ==, 0);
  found = sp_library_search (library, "water", 10000, 0, &error);
  g_assert_cmpuint (found->len, >=, n_articles);
  log = sp_library_load_log (library, id, &revision, &error);
  g_assert_cmpuint (log->in_force, >=, n_notes);
}

/* Whatever write fails: nothing that was confirmed is missing, and nothing half is there. */
static void
test_full_disk (void)
{
  g_autofree char *folder = g_dir_make_tmp ("standpoint-full-XXXXXX", NULL);
  guint n_articles = 0, n_notes = 0, n_full = 0;
  gint64 id = 0;

  {
    g_autoptr (SpLibrary) library = sp_library_open (folder, NULL);

    g_assert_true (add_article (library, n_articles++, &id, NULL));
  }
  for (guint run = 0; run < 60; run++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpLibrary) library = sp_library_open (folder, &error);
      gint64 ignored;

      g_assert_no_error (error);
      disk.left = 1 + (int)run;
      while (error == NULL)
        {
          n_articles += add_article (library, n_articles, &ignored, &error);
          n_notes += error == NULL && add_note (library, id, n_notes, &error);
        }
      n_full += g_str_equal (error->message, "the disk is full");
      g_assert_error (error, SP_ERROR, SP_ERROR_TOO_LARGE);
      disk.left = -1;
      /* there is room again: it goes on in the same library */
      g_clear_error (&error);
      n_notes += add_note (library, id, n_notes, &error);
      g_assert_no_error (error);
      g_clear_pointer (&library, sp_library_close);
      assert_sound (folder, n_articles, n_notes, id);
    }
  g_assert_cmpuint (n_full, ==, 60);
  remove_folder (folder);
}

/* A backup that cannot be written is an error, and leaves nothing behind. */
static void
test_full_disk_backup (void)
{
  g_autofree char *folder = g_dir_make_tmp ("standpoint-full-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "copy.db", NULL);
  g_autofree char *partial = g_build_filename (folder, "copy.db.part", NULL);
  g_autoptr (SpLibrary) library = sp_library_open (folder, NULL);
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_assert_true (add_article (library, 1, &id, NULL));
  disk.left = 3;
  g_assert_false (sp_library_backup (library, path, &error));
  g_assert_nonnull (error);
  disk.left = -1;
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (partial, G_FILE_TEST_EXISTS));
  g_clear_pointer (&library, sp_library_close);
  remove_folder (folder);
}

/* What a process may do that must not write there. Returns: its exit status: 0 if all is as it
 * should be. */
static int
read_only_child (const char *folder)
{
  g_autoptr (SpLibrary) library = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (geteuid () == 0 && (setegid (65534) != 0 || seteuid (65534) != 0))
    return 77;
  library = sp_library_open (folder, NULL);
  if (library == NULL)
    return 1;
  if (!sp_library_is_read_only (library))
    return 2;
  found = sp_library_search (library, "water", 10, 0, NULL);
  if (found == NULL || found->len != 1)
    return 3;
  if (add_article (library, 9, &id, &error) || error == NULL)
    return 4;
  return strstr (error->message, "can only be read") != NULL ? 0 : 5;
}

static void
test_read_only (void)
{
  g_autofree char *folder = g_dir_make_tmp ("standpoint-ro-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (SpLibrary) library = sp_library_open (folder, NULL);
  int status;
  pid_t child;
  gint64 id;

  g_assert_true (add_article (library, 1, &id, NULL));
  g_clear_pointer (&library, sp_library_close);
  g_assert_cmpint (g_chmod (path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  child = fork ();
  if (child == 0)
    _exit (read_only_child (folder));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_chmod (folder, 0755);
  remove_folder (folder);
  if (WEXITSTATUS (status) == 77)
    g_test_skip ("the rights of another user are needed");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

/* ---- backups and rescue ---- */

static void
test_backups (void)
{
  g_autofree char *folder = g_dir_make_tmp ("standpoint-backups-XXXXXX", NULL);
  g_autoptr (SpLibrary) library = sp_library_open (folder, NULL);
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id, noon = 1767355200; /* 2026-01-02 */
  gboolean made;

  g_assert_true (add_article (library, 1, &id, NULL));
  for (guint day = 0; day < 12; day++)
    {
      g_assert_true (
          sp_library_back_up_if_due (library, folder, noon + day * 86400, &made, &error));
      g_assert_true (made);
      g_assert_true (
          sp_library_back_up_if_due (library, folder, noon + day * 86400 + 60, &made, &error));
      g_assert_false (made);
    }
  backups = sp_library_list_backups (folder);
  g_assert_cmpuint (backups->len, ==, SP_LIBRARY_BACKUPS);
  g_assert_true (g_str_has_suffix (g_ptr_array_index (backups, 0), "library-2026-01-13.db"));
  g_assert_true (add_article (library, 2, &id, NULL));
  g_clear_pointer (&library, sp_library_close);
  g_assert_false (sp_library_restore (folder, "/nowhere.db", 5, NULL));
  g_assert_true (sp_library_restore (folder, g_ptr_array_index (backups, 0), 5, &error));
  assert_sound (folder, 1, 0, 1);
  remove_folder (folder);
}

/* Writes over the pages of the file, so that some can no longer be read. */
static void
damage (const char *path, gsize from, gsize n)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (from + n, <, length);
  memset (bytes + from, 0xa5, n);
  g_assert_true (g_file_set_contents (path, bytes, (gssize)length, NULL));
}

static void
test_salvage (void)
{
  g_autofree char *folder = g_dir_make_tmp ("standpoint-salvage-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autofree char *kept = g_build_filename (folder, "damaged-7.db", NULL);
  g_autoptr (SpLibrary) library = sp_library_open (folder, NULL);
  g_autoptr (GPtrArray) lost = NULL;
  g_autoptr (GPtrArray) wrong = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  guint n_saved;
  gint64 id;

  for (guint i = 0; i < 400; i++)
    {
      g_assert_true (add_article (library, i, &id, &error));
      if (i % 10 == 0)
        g_assert_true (add_note (library, id, i, &error));
    }
  g_assert_true (sp_library_set_tag (library, 1, "kept", TRUE, NULL));
  g_clear_pointer (&library, sp_library_close);
  damage (path, 40 * 4096 + 100, 3 * 4096);
  lost = sp_library_salvage (folder, 7, &n_saved, &error);
  g_assert_no_error (error);
  g_test_message ("%u saved, %u lost", n_saved, lost->len);
  g_assert_cmpuint (n_saved, >=, 200); /* an inner page of a table takes its leaves along */
  g_assert_cmpuint (n_saved, <=, 400);
  library = sp_library_open (folder, &error);
  wrong = sp_library_check (library, &error);
  g_assert_cmpuint (wrong->len, ==, 0);
  found = sp_library_search (library, "water", 1000, 0, NULL);
  g_assert_cmpuint (found->len, ==, n_saved);
  g_assert_cmpuint (400 - n_saved, <=, lost->len);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  g_clear_pointer (&library, sp_library_close);
  g_assert_true (g_file_set_contents (path, "no library at all, but long enough", -1, NULL));
  g_assert_null (sp_library_salvage (folder, 8, &n_saved, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_CORRUPT);
  remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  put_disk_below ();
  g_test_add_func ("/library/full-disk", test_full_disk);
  g_test_add_func ("/library/full-disk-backup", test_full_disk_backup);
  g_test_add_func ("/library/read-only", test_read_only);
  g_test_add_func ("/library/backups", test_backups);
  g_test_add_func ("/library/salvage", test_salvage);
  return g_test_run ();
}
