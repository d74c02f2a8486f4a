/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-word-clusters.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "sp-word-shape.h"

#define DIM 64
#define ROUNDS 12
#define MOST_WEIGHT 1000

typedef struct
{
  guint64 hash;
  guint count;
  float vector[DIM];
  guint16 clusters[SP_NAME_CLUSTERINGS];
} Row;

static gboolean
read_row (char *line, Row *row)
{
  char *tab = strchr (line, '\t'), *at;
  float square = 1e-9f;

  if (tab == NULL)
    return FALSE;
  *tab = '\0';
  row->hash = sp_word_hash (line);
  row->count = (guint)strtoul (tab + 1, &at, 10);
  for (guint i = 0; i < DIM; i++)
    {
      row->vector[i] = strtof (at, &at);
      square += row->vector[i] * row->vector[i];
    }
  for (guint i = 0; i < DIM; i++)
    row->vector[i] /= sqrtf (square);
  return TRUE;
}

static guint
nearest (const float *centres, guint k, const float *vector)
{
  guint best = 0;
  float most = -2;

  for (guint c = 0; c < k; c++)
    {
      float sum = 0;

      for (guint i = 0; i < DIM; i++)
        sum += centres[c * DIM + i] * vector[i];
      if (sum > most)
        {
          most = sum;
          best = c;
        }
    }
  return best;
}

static void
normalise (float *rows, guint n)
{
  for (guint r = 0; r < n; r++)
    {
      float square = 1e-9f;

      for (guint i = 0; i < DIM; i++)
        square += rows[r * DIM + i] * rows[r * DIM + i];
      for (guint i = 0; i < DIM; i++)
        rows[r * DIM + i] /= sqrtf (square);
    }
}

/* Rows stand from the most frequent on; the centres begin at frequent words, evenly spread. */
static void
cluster (GArray *rows, guint k, guint column)
{
  float *centres = g_new (float, k *DIM), *sums = g_new (float, k *DIM);
  guint stride = MAX (1, MIN (rows->len / k, 8));

  for (guint c = 0; c < k; c++)
    memcpy (centres + c * DIM, g_array_index (rows, Row, c * stride).vector, DIM * sizeof (float));
  for (guint round = 0; round < ROUNDS; round++)
    {
      memset (sums, 0, k * DIM * sizeof (float));
      for (guint r = 0; r < rows->len; r++)
        {
          Row *row = &g_array_index (rows, Row, r);
          guint c = nearest (centres, k, row->vector);
          float weight = sqrtf ((float)MIN (row->count, MOST_WEIGHT));

          row->clusters[column] = (guint16)(c + 1);
          for (guint i = 0; i < DIM; i++)
            sums[c * DIM + i] += weight * row->vector[i];
        }
      normalise (sums, k);
      memcpy (centres, sums, k * DIM * sizeof (float));
    }
  g_free (centres);
  g_free (sums);
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const Row *x = a, *y = b;

  if (x->count != y->count)
    return x->count < y->count ? 1 : -1;
  return (x->hash > y->hash) - (x->hash < y->hash);
}

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  const Row *x = a, *y = b;

  return (x->hash > y->hash) - (x->hash < y->hash);
}

/* Clusters the words of the file that train-vectors wrote. Returns: (transfer full). */
SpWordClusters *
sp_word_clusters_new (const char *vectors, GError **error)
{
  static const guint sizes[SP_NAME_CLUSTERINGS] = { 32, 128, 600 };
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (Row));
  SpWordClusters *self;

  if (!g_file_get_contents (vectors, &text, NULL, error))
    return NULL;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      Row row = { 0 };

      if (read_row (lines[i], &row))
        g_array_append_val (rows, row);
    }
  g_array_sort (rows, compare_counts);
  for (guint i = 0; i < SP_NAME_CLUSTERINGS; i++)
    cluster (rows, sizes[i], i);
  g_array_sort (rows, compare_hashes);
  self = g_new0 (SpWordClusters, 1);
  self->n = rows->len;
  self->hashes = g_new (guint32, rows->len);
  self->cells = g_new (guint8, (gsize)rows->len * 2 * SP_NAME_CLUSTERINGS);
  for (guint r = 0; r < rows->len; r++)
    {
      const Row *row = &g_array_index (rows, Row, r);

      self->hashes[r] = (guint32)(row->hash >> 32);
      for (guint i = 0; i < SP_NAME_CLUSTERINGS; i++)
        {
          self->cells[(r * SP_NAME_CLUSTERINGS + i) * 2] = row->clusters[i] & 0xff;
          self->cells[(r * SP_NAME_CLUSTERINGS + i) * 2 + 1] = row->clusters[i] >> 8;
        }
    }
  return self;
}

/* Gives @word its clusters. */
void
sp_word_clusters_look_up (const SpWordClusters *self, SpNameWord *word)
{
  guint32 hash = sp_name_word_hash (word);
  guint low = 0, high = self->n;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->hashes[middle] < hash)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint i = 0; low < self->n && self->hashes[low] == hash && i < SP_NAME_CLUSTERINGS; i++)
    word->clusters[i] = (guint16)(self->cells[(low * SP_NAME_CLUSTERINGS + i) * 2]
                                  | self->cells[(low * SP_NAME_CLUSTERINGS + i) * 2 + 1] << 8);
}

/* Adds the table to the model. */
void
sp_word_clusters_write (const SpWordClusters *self, SpModelWriter *writer)
{
  gsize n = self->n;

  sp_model_writer_add (writer,
                       "names.words",
                       SP_SECTION_UINT32,
                       self->n,
                       1,
                       self->hashes,
                       n * sizeof (guint32));
  sp_model_writer_add (writer,
                       "names.clusters",
                       SP_SECTION_INT8,
                       self->n,
                       2 * SP_NAME_CLUSTERINGS,
                       self->cells,
                       n * 2 * SP_NAME_CLUSTERINGS);
}
