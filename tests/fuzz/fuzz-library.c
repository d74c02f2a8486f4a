/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include "sp-library-browse.h"
#include "sp-library-feeds.h"
#include "sp-library-log.h"
#include "sp-library-rescue.h"

/* A library file, hurt: the input is a list of five bytes, a place and what stands there; every
 * second place lies in the first page, where SQLite's own header and the schema are. Whatever
 * still opens must be safe to use, to check and to salvage. */

#define N_HEAD 4096
#define RECORD 5
#define N_ARTICLES 3
#define NOW 1711600000

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
fill (SpLibrary *library)
{
  const char *const title = "Port and council at odds";
  gint64 feed;

  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *words
          = g_strdup_printf ("%s\n\nThe port said it in its meeting number%u.\n", title, i);
      g_autoptr (SpText) text = sp_text_new (words, -1, NULL);
      g_autoptr (SpArticle) article = sp_article_new (text);
      g_autoptr (GPtrArray) act
          = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_operation_unref);
      g_autoptr (SpMark) note = sp_mark_new_on_article ("Ask the port.");
      gint64 id;

      sp_article_set_title (article, title, (SpSpan){ 0, (guint)strlen (title) });
      g_ptr_array_add (act, sp_operation_new_add_mark (note));
      g_ptr_array_add (act, sp_operation_new_tag ("harbour", TRUE));
      g_assert_true (sp_library_add (library, article, NULL, "text/plain", NOW + i, &id, NULL));
      g_assert_true (sp_library_append_act (library, id, act, NULL));
      g_assert_true (sp_library_set_tag (library, id, "money", TRUE, NULL));
    }
  g_assert_true (
      sp_library_add_feed (library, "https://example.org/feed", "Feed", "", &feed, NULL));
}

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

/* Returns: (transfer none): the bytes of a sound library, made once. */
static const char *
get_sound (gsize *n)
{
  static char *bytes;
  static gsize n_bytes;

  if (bytes == NULL)
    {
      g_autofree char *folder = g_dir_make_tmp ("sp-fuzz-XXXXXX", NULL);
      g_autofree char *copy = g_build_filename (folder, "copy.db", NULL);
      g_autoptr (SpLibrary) library = sp_library_open (folder, NULL);

      g_assert_nonnull (library);
      fill (library);
      g_assert_true (sp_library_backup (library, copy, NULL));
      g_clear_pointer (&library, sp_library_close);
      g_assert_true (g_file_get_contents (copy, &bytes, &n_bytes, NULL));
      remove_folder (folder);
    }
  *n = n_bytes;
  return bytes;
}

static void
write_hurt (const char *folder, const guint8 *data, gsize size)
{
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  gsize n;
  const char *sound = get_sound (&n);
  g_autofree char *bytes = g_memdup2 (sound, n);

  for (gsize i = 0; i + RECORD <= size; i += RECORD)
    {
      guint32 place;

      memcpy (&place, data + i, sizeof place);
      bytes[place % (i / RECORD % 2 == 0 ? n : N_HEAD)] = (char)data[i + 4];
    }
  g_assert_true (g_file_set_contents (path, bytes, (gssize)n, NULL));
}

/* What is asked is let go of again: nothing may crash or be lost on the way. */
static void
look_at (SpLibrary *library, gint64 id)
{
  SpArticle *article = sp_library_load (library, id, NULL);
  g_autoptr (SpLogChange) change = NULL;
  gint64 revision;

  g_clear_pointer (&article, sp_article_unref);
  g_free (sp_library_load_analysis (library, id, "engine", NULL));
  g_strfreev (sp_library_get_tags (library, id, NULL));
  change = sp_library_load_log (library, id, &revision, NULL);
  if (change != NULL)
    {
      g_autoptr (SpOperationLog) log = sp_operation_log_new ();

      sp_log_change_restore (change, log);
    }
}

static void
let_go (GPtrArray *list)
{
  g_clear_pointer (&list, g_ptr_array_unref);
}

static void
use (SpLibrary *library)
{
  GArray *places = sp_library_list_places (library, "tag:harbour", NULL);

  g_clear_pointer (&places, g_array_unref);
  let_go (sp_library_search (library, "port -council", 10, 0, NULL));
  let_go (sp_library_list_tags (library, NULL));
  let_go (sp_library_list_feeds (library, NULL));
  for (gint64 id = 1; id <= N_ARTICLES; id++)
    look_at (library, id);
  sp_library_set_flag (library, 1, SP_LIBRARY_READ, 1, NULL);
  sp_library_set_tag (library, 2, "money", FALSE, NULL);
  sp_library_delete (library, 3, NULL);
  let_go (sp_library_check (library, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *folder = g_dir_make_tmp ("sp-fuzz-XXXXXX", NULL);
  g_autoptr (SpLibrary) library = NULL;
  guint n_saved;

  write_hurt (folder, data, size);
  library = sp_library_open (folder, NULL);
  if (library != NULL)
    use (library);
  g_clear_pointer (&library, sp_library_close);
  let_go (sp_library_salvage (folder, NOW, &n_saved, NULL));
  remove_folder (folder);
  return 0;
}
