/* SPDX-License-Identifier: GPL-3.0-or-later */
/* average-names OUT MODEL…: the mean of the weights of several runs of train-names over the same
 * vectors. A chain is better than any of the chains that it is the mean of. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "sp-model-writer.h"
#include "sp-name-features.h"

#define N_WEIGHTS (SP_NAME_SIZE + SP_NAME_N_STATES)
#define N_MOVES (SP_NAME_N_STATES * SP_NAME_N_STATES)

typedef struct
{
  float weights[N_WEIGHTS];
  float moves[N_MOVES];
} Sum;

static gboolean
add (Sum *sum, const SpModelFile *file, GError **error)
{
  const gint8 *weights = sp_model_file_find (file, "names", SP_SECTION_INT8, 1, N_WEIGHTS, error);
  const float *scale = weights != NULL
                           ? sp_model_file_find (file, "names.s", SP_SECTION_FLOAT, 1, 1, error)
                           : NULL;
  const float *moves = scale != NULL ? sp_model_file_find (file,
                                                           "names.m",
                                                           SP_SECTION_FLOAT,
                                                           SP_NAME_N_STATES,
                                                           SP_NAME_N_STATES,
                                                           error)
                                     : NULL;

  if (moves == NULL)
    return FALSE;
  for (guint i = 0; i < N_WEIGHTS; i++)
    sum->weights[i] += (float)weights[i] * *scale;
  for (guint i = 0; i < N_MOVES; i++)
    sum->moves[i] += moves[i] * *scale;
  return TRUE;
}

/* Weights and moves on one scale, the words and clusters of @file. */
static gboolean
write_mean (Sum *sum, guint n, const SpModelFile *file, const char *path, GError **error)
{
  SpModelWriter *writer = sp_model_writer_new ();
  gint8 *cells = g_new (gint8, N_WEIGHTS);
  guint n_words = sp_model_file_get_rows (file, "names.words");
  const void *words
      = sp_model_file_find (file, "names.words", SP_SECTION_UINT32, n_words, 1, error);
  const void *clusters = words != NULL ? sp_model_file_find (file,
                                                             "names.clusters",
                                                             SP_SECTION_INT8,
                                                             n_words,
                                                             2 * SP_NAME_CLUSTERINGS,
                                                             error)
                                       : NULL;
  float most = 1e-9f, scale;

  if (clusters == NULL)
    return FALSE;
  for (guint i = 0; i < N_WEIGHTS; i++)
    most = MAX (most, fabsf (sum->weights[i]));
  for (guint i = 0; i < N_WEIGHTS; i++)
    cells[i] = (gint8)lrintf (sum->weights[i] / most * 127);
  for (guint i = 0; i < N_MOVES; i++)
    sum->moves[i] = rintf (sum->moves[i] / most * 127);
  scale = most / 127 / (float)n;
  sp_model_writer_add (writer,
                       "names.words",
                       SP_SECTION_UINT32,
                       n_words,
                       1,
                       words,
                       n_words * sizeof (guint32));
  sp_model_writer_add (writer,
                       "names.clusters",
                       SP_SECTION_INT8,
                       n_words,
                       2 * SP_NAME_CLUSTERINGS,
                       clusters,
                       (gsize)n_words * 2 * SP_NAME_CLUSTERINGS);
  sp_model_writer_add (writer, "names", SP_SECTION_INT8, 1, N_WEIGHTS, cells, N_WEIGHTS);
  sp_model_writer_add (writer, "names.s", SP_SECTION_FLOAT, 1, 1, &scale, sizeof scale);
  sp_model_writer_add (writer,
                       "names.m",
                       SP_SECTION_FLOAT,
                       SP_NAME_N_STATES,
                       SP_NAME_N_STATES,
                       sum->moves,
                       sizeof sum->moves);
  g_free (cells);
  return sp_model_writer_write (writer, path, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpModelFile) first = argc > 2 ? sp_model_file_open (argv[2], &error) : NULL;
  Sum *sum = g_new0 (Sum, 1);
  gboolean good = first != NULL;

  for (int i = 2; i < argc && good; i++)
    {
      g_autoptr (SpModelFile) file = sp_model_file_open (argv[i], &error);

      good = file != NULL && add (sum, file, &error);
    }
  good = good && write_mean (sum, (guint)argc - 2, first, argv[1], &error);
  if (!good)
    fprintf (stderr,
             "average-names: %s\n",
             error != NULL ? error->message : "usage: average-names OUT MODEL...");
  g_free (sum);
  return good ? 0 : 1;
}
