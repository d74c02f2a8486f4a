/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include "sp-language-model.h"
#include "sp-name-model.h"
#include "sp-segmenter.h"

/* The shipped models, hurt: the input is a list of five bytes, a place and what stands there; every
 * second place lies in the header or the table. A model that opens must still be safe to run. */

#define N_HEAD 4096
#define RECORD 5

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const char sample[] = "Ana Torres of the World Bank said in Lima on Friday: \"We won't pay "
                             "3.5 million.\" The minister, who isn't well, denied it.";

static SpTokens *
segment (void)
{
  g_autoptr (SpText) text = sp_text_new (sample, -1, NULL);
  g_autoptr (SpArticle) article = sp_article_new (text);

  return sp_segmenter_run (article);
}

/* Writes the model called @name, hurt. Returns: (transfer full): the path. */
static char *
write_hurt (const char *name, const guint8 *data, gsize size)
{
  g_autofree char *whole = g_build_filename (g_getenv ("STANDPOINT_DATA"), "model", name, NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *folder = g_dir_make_tmp ("sp-fuzz-XXXXXX", NULL);
  char *path = g_build_filename (folder, name, NULL);
  gsize n;

  g_assert_true (g_file_get_contents (whole, &bytes, &n, NULL));
  for (gsize i = 0; i + RECORD <= size; i += RECORD)
    {
      guint32 place;

      memcpy (&place, data + i, sizeof place);
      bytes[place % (i / RECORD % 2 == 0 ? n : N_HEAD)] = (char)data[i + 4];
    }
  g_assert_true (g_file_set_contents (path, bytes, (gssize)n, NULL));
  return path;
}

static void
remove_hurt (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *path = write_hurt ("english.bin", data, size);
  g_autofree char *names_path = write_hurt ("names.bin", data, size);
  g_autoptr (SpLanguageModel) model = sp_language_model_new (path, NULL);
  g_autoptr (SpNameModel) names = sp_name_model_new (names_path, NULL);
  g_autoptr (SpTokens) tokens = segment ();

  if (model != NULL)
    {
      g_autoptr (SpTokens) split = sp_language_model_split (model, tokens);
      g_autoptr (SpSyntax) syntax
          = sp_language_model_annotate (model, split, NULL, TRUE, NULL, NULL);

      g_assert_nonnull (syntax);
    }
  if (names != NULL)
    {
      g_autoptr (GArray) found = sp_name_model_find (names, tokens);

      g_assert_nonnull (found);
    }
  remove_hurt (path);
  remove_hurt (names_path);
  return 0;
}
