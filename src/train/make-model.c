/* SPDX-License-Identifier: GPL-3.0-or-later */
/* make-model NET[,NET] CORPORA VECTORS OUT VERSION: quantises a trained network, or the mean of two
 * that went on from the same one, to 8 bits, learns the lemma rules from the training parts, and
 * writes the file that is shipped. Words that no treebank has and that are rare in the texts behind
 * VECTORS are left out. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "sp-corpus.h"
#include "sp-lemma-rules.h"
#include "sp-model-writer.h"
#include "sp-network.h"
#include "sp-split-rules.h"
#include "sp-word-shape.h"

#define RARE 5 /* times in the texts below which a word needs a treebank to be kept */

typedef struct
{
  const char *start, *p, *end;
  const char *other; /* a second network, as long */
} Reader;

static char *
read_line (Reader *r)
{
  const char *stop = memchr (r->p, '\n', (gsize)(r->end - r->p));
  char *line = g_strndup (r->p, (gsize)(stop - r->p));

  r->p = stop + 1;
  return line;
}

static GPtrArray *
read_names (Reader *r, const char *what)
{
  g_autofree char *head = read_line (r);
  GPtrArray *names = g_ptr_array_new ();
  guint n = (guint)atoi (head + strlen (what) + 1);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (names, read_line (r));
  return names;
}

static float
quantize (const float *row, guint n, gint8 *out)
{
  float most = 1e-9f;

  for (guint i = 0; i < n; i++)
    most = MAX (most, fabsf (row[i]));
  for (guint i = 0; i < n; i++)
    out[i] = (gint8)lrintf (row[i] / most * 127);
  return most / 127;
}

static void
add_quantized (SpModelWriter *writer,
               const char *name,
               const float *values,
               guint rows,
               guint cols,
               const guint *order)
{
  gint8 *cells = g_new (gint8, (gsize)rows * cols);
  float *scales = g_new (float, rows);
  g_autofree char *scale_name = g_strconcat (name, ".s", NULL);

  for (guint i = 0; i < rows; i++)
    scales[i] = quantize (values + (gsize)(order != NULL ? order[i] : i) * cols,
                          cols,
                          cells + (gsize)i * cols);
  sp_model_writer_add (writer, name, SP_SECTION_INT8, rows, cols, cells, (gsize)rows * cols);
  sp_model_writer_add (writer,
                       scale_name,
                       SP_SECTION_FLOAT,
                       1,
                       rows,
                       scales,
                       rows * sizeof (float));
  g_free (cells);
  g_free (scales);
}

typedef struct
{
  guint32 hash;
  guint row;
} WordRow;

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  const WordRow *x = a, *y = b;

  return (x->hash > y->hash) - (x->hash < y->hash);
}

/* What decides which words are kept: those that the treebanks have, those rare in the texts. */
typedef struct
{
  GHashTable *seen, *rare;
} Kept;

/* Rows in the order of the words' hashes; the row of unknown words (first in the network) comes
 * last. */
static void
add_words (SpModelWriter *writer,
           const GPtrArray *words,
           const Kept *kept,
           const float *vectors,
           guint cols)
{
  guint n = 0;
  WordRow *rows = g_new (WordRow, words->len);
  guint32 *hashes = g_new (guint32, words->len);
  guint *order = g_new (guint, words->len);

  for (guint i = 1; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);

      if (g_hash_table_contains (kept->rare, word) && !g_hash_table_contains (kept->seen, word))
        continue;
      rows[n] = (WordRow){ sp_net_word_hash (sp_word_hash (word)), i };
      if (g_hash_table_contains (kept->seen, word))
        rows[n].hash |= SP_NET_SEEN;
      n++;
    }
  qsort (rows, n, sizeof (WordRow), compare_hashes);
  for (guint i = 0; i < n; i++)
    {
      hashes[i] = rows[i].hash;
      order[i] = rows[i].row;
    }
  order[n] = 0;
  sp_model_writer_add (writer, "words.hash", SP_SECTION_UINT32, n, 1, hashes, n * sizeof (guint32));
  add_quantized (writer, "words", vectors, n + 1, cols, order);
  g_free (rows);
  g_free (hashes);
  g_free (order);
}

/* The folded words of @corpus. */
static GHashTable *
list_seen (const SpCorpus *corpus)
{
  GHashTable *seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < corpus->words->len; i++)
    g_hash_table_add (seen, sp_word_norm (g_array_index (corpus->words, SpCorpusWord, i).form));
  return seen;
}

/* The words of the file of vectors at @path that have too few places to be kept for themselves. */
static GHashTable *
list_rare (const char *path, GError **error)
{
  GHashTable *rare = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = g_strsplit (lines[i], "\t", 3);

      if (g_strv_length (columns) == 3 && atoi (columns[1]) < RARE)
        g_hash_table_add (rare, g_strdup (columns[0]));
    }
  return rare;
}

static void
add_tags (SpModelWriter *writer, const GPtrArray *tags)
{
  g_autoptr (GPtrArray) upos = g_ptr_array_new_with_free_func (g_free),
                        xpos = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < tags->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (g_ptr_array_index (tags, i), " ", 2);

      g_ptr_array_add (upos, g_strdup (parts[0]));
      g_ptr_array_add (xpos, g_strdup (parts[1]));
    }
  sp_model_writer_add_strings (writer, "upos", upos);
  sp_model_writer_add_strings (writer, "xpos", xpos);
}

/* The @n numbers at the same place of both files: their mean. */
static float *
read_mean (const char *one, const char *other, gsize n)
{
  float *values = g_new (float, n);
  g_autofree float *others = g_new (float, n);

  memcpy (values, one, n * sizeof (float));
  memcpy (others, other, n * sizeof (float));
  for (gsize i = 0; i < n; i++)
    values[i] = (values[i] + others[i]) / 2;
  return values;
}

static void
add_params (SpModelWriter *writer, Reader *r, const GPtrArray *words, const Kept *kept)
{
  while (r->p < r->end)
    {
      g_autofree char *head = read_line (r);
      g_auto (GStrv) parts = g_strsplit (head, " ", 3);
      guint rows = (guint)atoi (parts[1]), cols = (guint)atoi (parts[2]);
      float *values = read_mean (r->p, r->other + (r->p - r->start), (gsize)rows * cols);

      r->p += (gsize)rows * cols * sizeof (float) + 1;
      if (strcmp (parts[0], "words") == 0)
        add_words (writer, words, kept, values, cols);
      else if (rows == 1)
        sp_model_writer_add (writer,
                             parts[0],
                             SP_SECTION_FLOAT,
                             1,
                             cols,
                             values,
                             cols * sizeof (float));
      else
        add_quantized (writer, parts[0], values, rows, cols, NULL);
      g_free (values);
    }
}

/* Reads the networks at @paths, which one comma may part. Returns: (transfer full): the one;
 * @other: (out) (transfer full): the other, or the same again. */
static char *
read_networks (const char *paths, char **other, gsize *n, GError **error)
{
  g_auto (GStrv) names = g_strsplit (paths, ",", 2);
  g_autofree char *bytes = NULL;
  gsize n_other = 0;

  if (!g_file_get_contents (names[0], &bytes, n, error)
      || !g_file_get_contents (names[1] != NULL ? names[1] : names[0], other, &n_other, error))
    return NULL;
  if (*n == n_other)
    return g_steal_pointer (&bytes);
  g_set_error_literal (error,
                       G_FILE_ERROR,
                       G_FILE_ERROR_INVAL,
                       "the networks do not have the same sizes");
  return NULL;
}

int
main (int argc, char **argv)
{
  g_autofree char *bytes = NULL, *other = NULL;
  g_autofree char *ewt = NULL, *gum = NULL;
  g_autoptr (GHashTable) seen = NULL, rare = NULL;
  g_autoptr (GPtrArray) about = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  SpModelWriter *writer = sp_model_writer_new ();
  SpCorpus *corpus = sp_corpus_new ();
  GPtrArray *words, *tags, *labels;
  Reader r;
  gsize n;

  if (argc != 6)
    {
      fprintf (stderr, "usage: make-model NET[,NET] CORPORA VECTORS OUT VERSION\n");
      return 2;
    }
  ewt = g_build_filename (argv[2], "ewt", "train", NULL);
  gum = g_build_filename (argv[2], "gum", "train", "conllu", NULL);
  if ((bytes = read_networks (argv[1], &other, &n, &error)) == NULL
      || !sp_corpus_add_folder (corpus, ewt, &error) || !sp_corpus_add_folder (corpus, gum, &error)
      || (rare = list_rare (argv[3], &error)) == NULL)
    {
      fprintf (stderr, "make-model: %s\n", error->message);
      return 1;
    }
  r = (Reader){ bytes, bytes, bytes + n, other };
  words = read_names (&r, "words");
  tags = read_names (&r, "tags");
  labels = read_names (&r, "labels");
  g_ptr_array_add (about, argv[5]);
  sp_model_writer_add_strings (writer, "about", about);
  add_tags (writer, tags);
  sp_model_writer_add_strings (writer, "labels", labels);
  seen = list_seen (corpus);
  add_params (writer, &r, words, &(Kept){ seen, rare });
  sp_lemma_rules_learn (corpus, writer);
  sp_split_rules_learn (corpus, writer);
  if (!sp_model_writer_write (writer, argv[4], &error))
    {
      fprintf (stderr, "make-model: %s\n", error->message);
      return 1;
    }
  return 0;
}
