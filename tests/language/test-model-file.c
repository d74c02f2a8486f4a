/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include "sp-error.h"
#include "sp-language-model.h"
#include "sp-model-file.h"
#include "sp-segmenter.h"

/* The shipped model, whole and hurt: what is damaged is refused with a reason, and nothing crashes.
 */

static char *bytes;
static gsize n_bytes;
static char *scratch;

static SpLanguageModel *
open_hurt (const char *data, gsize n, GError **error)
{
  g_assert_true (g_file_set_contents (scratch, data, (gssize)n, NULL));
  return sp_language_model_new (scratch, error);
}

static void
assert_refused (const char *data, gsize n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpLanguageModel) model = open_hurt (data, n, &error);

  g_assert_null (model);
  g_assert_nonnull (error);
}

static void
test_truncated (void)
{
  for (gsize n = 0; n < 200; n += 7)
    assert_refused (bytes, n);
  for (guint i = 0; i < 20; i++)
    assert_refused (bytes, (gsize)g_test_rand_int_range (200, (int)n_bytes - 1));
}

static void
test_grown (void)
{
  g_autofree char *longer = g_malloc0 (n_bytes + 64);

  memcpy (longer, bytes, n_bytes);
  assert_refused (longer, n_bytes + 64);
}

/* The header of each shipped file has the checksum of what it holds. */
static void
test_checksums (void)
{
  static const char *const models[]
      = { "english.bin", "names.bin", "attribution.bin", "relations.bin" };

  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    {
      g_autofree char *path
          = g_build_filename (g_getenv ("STANDPOINT_DATA"), "model", models[i], NULL);
      g_autofree char *all = NULL;
      SpModelHeader header;
      gsize n, start;

      g_assert_true (g_file_get_contents (path, &all, &n, NULL));
      memcpy (&header, all, sizeof header);
      start = sizeof header + header.n_sections * sizeof (SpModelSection);
      g_assert_cmphex (sp_model_crc ((const guint8 *)all + start, n - start), ==, header.body_crc);
    }
}

static void
test_foreign (void)
{
  static const char page[] = "<!DOCTYPE html><title>not a model</title><p>It only has the name of "
                             "one, and some length.</p>";

  assert_refused (page, sizeof page);
  assert_refused ("", 0);
}

/* Each bit of what is checked: magic, version, byte order, size, number of sections, table. */
static void
test_flipped (void)
{
  g_autofree char *hurt = g_memdup2 (bytes, n_bytes);

  for (guint i = 0; i < 32; i++)
    for (guint bit = 0; bit < 8; bit += 3)
      {
        hurt[i] ^= (char)(1 << bit);
        assert_refused (hurt, n_bytes);
        hurt[i] ^= (char)(1 << bit);
      }
  for (guint i = 0; i < 40; i++)
    {
      gsize at = 64 + (gsize)g_test_rand_int_range (0, 1024);

      hurt[at] ^= 1;
      assert_refused (hurt, n_bytes);
      hurt[at] ^= 1;
    }
}

/* Wrong weights give wrong answers, never a crash. */
static void
test_damaged_weights (void)
{
  g_autofree char *hurt = g_memdup2 (bytes, n_bytes);
  g_autoptr (SpText) text
      = sp_text_new ("The minister said on Monday that he would not resign.", -1, NULL);
  g_autoptr (SpArticle) article = sp_article_new (text);
  g_autoptr (SpTokens) raw = sp_segmenter_run (article);

  for (guint round = 0; round < 5; round++)
    {
      g_autoptr (SpLanguageModel) model = NULL;
      g_autoptr (SpTokens) tokens = NULL;
      g_autoptr (SpSyntax) syntax = NULL;

      for (guint i = 0; i < 20000; i++)
        hurt[(gsize)g_test_rand_int_range (64 * 200, (int)n_bytes)] = (char)g_test_rand_int ();
      model = open_hurt (hurt, n_bytes, NULL);
      if (model == NULL)
        continue;
      tokens = sp_language_model_split (model, raw);
      syntax = sp_language_model_annotate (model, tokens, NULL, TRUE, NULL, NULL);
      g_assert_nonnull (syntax);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  int rc;

  g_test_init (&argc, &argv, NULL);
  path = g_build_filename (g_getenv ("STANDPOINT_DATA"), "model", "english.bin", NULL);
  g_assert_true (g_file_get_contents (path, &bytes, &n_bytes, NULL));
  g_assert_cmpint (g_file_open_tmp ("standpoint-model-XXXXXX", &scratch, NULL), >=, 0);
  g_test_add_func ("/model-file/truncated", test_truncated);
  g_test_add_func ("/model-file/grown", test_grown);
  g_test_add_func ("/model-file/checksums", test_checksums);
  g_test_add_func ("/model-file/foreign", test_foreign);
  g_test_add_func ("/model-file/flipped", test_flipped);
  g_test_add_func ("/model-file/damaged-weights", test_damaged_weights);
  rc = g_test_run ();
  g_remove (scratch);
  g_free (scratch);
  g_free (bytes);
  return rc;
}
