/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trains the logistic regression that tells which words head a cue, by AdaGrad. */
#include "sp-cue-learner.h"

#include <math.h>
#include <string.h>

#define EPOCHS 6
#define RATE 0.1f
#define DECAY 1e-5f
#define DROP 0.2f
#define FOLDS 5

typedef struct
{
  const SpAttributionCorpus *corpus;
  const SpRoleFeatureList *features;
  float w[SP_CUE_PLACES];
  float g[SP_CUE_PLACES];
  float mean[SP_CUE_PLACES];
  guint32 chance;
} Learner;

static float
score (const float *w, const guint32 *hashes, guint n)
{
  float sum = 0;

  for (guint i = 0; i < n; i++)
    sum += w[sp_cue_place (hashes[i])];
  return 1 / (1 + expf (-sum));
}

static guint
features_of (const Learner *l, guint token, const guint32 **hashes)
{
  const guint *starts = (const guint *)l->features->starts->data;

  *hashes = (const guint32 *)l->features->hashes->data + starts[token];
  return starts[token + 1] - starts[token];
}

/* Leaves out features by chance, so that no few of them decide. */
static void
learn (Learner *l, guint token)
{
  guint32 kept[SP_MAX_ROLE_FEATURES];
  const guint32 *hashes;
  guint n = features_of (l, token, &hashes), n_kept = 0;
  float sum = 0, gradient;

  for (guint i = 0; i < n; i++)
    {
      l->chance = l->chance * 1664525u + 1013904223u;
      if (i == 0 || (float)(l->chance >> 8) >= DROP * 16777216.0f)
        {
          kept[n_kept++] = sp_cue_place (hashes[i]);
          sum += l->w[kept[n_kept - 1]];
        }
    }
  gradient
      = 1 / (1 + expf (-sum / (1 - DROP))) - (float)g_array_index (l->corpus->heads, guint8, token);
  for (guint i = 0; i < n_kept; i++)
    {
      float *w = &l->w[kept[i]], *g = &l->g[kept[i]], step = gradient + DECAY * *w;

      *g += step * step;
      *w -= RATE * step / (sqrtf (*g) + 1e-3f);
    }
}

static void
shuffle (guint *order, guint n, GRand *rand)
{
  for (guint i = n; i > 1; i--)
    {
      guint other = (guint)g_rand_int_range (rand, 0, (gint32)i), kept = order[i - 1];

      order[i - 1] = order[other];
      order[other] = kept;
    }
}

/* Learns from all documents but those of @fold (FOLDS: from all); the weights are the mean of those
 * after each epoch of the second half. */
static void
learn_without (Learner *l, guint fold, GRand *rand)
{
  guint n = l->corpus->n_train;
  g_autofree guint *order = g_new (guint, n);

  memset (l->w, 0, sizeof l->w);
  memset (l->g, 0, sizeof l->g);
  memset (l->mean, 0, sizeof l->mean);
  for (guint i = 0; i < n; i++)
    order[i] = i;
  for (guint epoch = 0; epoch < EPOCHS; epoch++)
    {
      shuffle (order, n, rand);
      for (guint i = 0; i < n; i++)
        {
          const SpRoleDocument *document
              = &g_array_index (l->corpus->documents, SpRoleDocument, order[i]);

          for (guint j = 0;
               j < document->n && order[i] % FOLDS != fold && order[i] < l->corpus->n_train;
               j++)
            learn (l, document->first + j);
        }
      for (guint i = 0; 2 * epoch >= EPOCHS && i < SP_CUE_PLACES; i++)
        l->mean[i] += l->w[i] / (EPOCHS / 2);
    }
}

static void
find_chances (const Learner *l, guint number, float *chances, guint counts[3])
{
  const SpRoleDocument *document = &g_array_index (l->corpus->documents, SpRoleDocument, number);

  for (guint j = document->first; j < document->first + document->n; j++)
    {
      const guint32 *hashes;
      guint n = features_of (l, j, &hashes);
      gboolean gold = g_array_index (l->corpus->heads, guint8, j) != 0;

      chances[j] = score (l->mean, hashes, n);
      counts[0] += gold;
      counts[1] += chances[j] >= 0.4f;
      counts[2] += gold && chances[j] >= 0.4f;
    }
}

static void
write_weights (const Learner *l, SpModelWriter *writer)
{
  g_autofree gint8 *cells = g_new (gint8, SP_CUE_PLACES);
  float most = 1e-6f, step;

  for (guint i = 0; i < SP_CUE_PLACES; i++)
    most = MAX (most, fabsf (l->mean[i]));
  step = MIN (most, 4.0f) / 127;
  for (guint i = 0; i < SP_CUE_PLACES; i++)
    cells[i] = (gint8)CLAMP (lrintf (l->mean[i] / step), -127, 127);
  sp_model_writer_add (writer, "cues", SP_SECTION_INT8, SP_CUE_PLACES, 1, cells, SP_CUE_PLACES);
  sp_model_writer_add (writer, "cues.step", SP_SECTION_FLOAT, 1, 1, &step, sizeof step);
}

/* Trains on @corpus and adds the weights to @writer. @chances: for each token, how likely it heads
 * a cue to weights that have not seen its document. */
void
sp_cue_learner_run (const SpAttributionCorpus *corpus,
                    const SpRoleFeatureList *features,
                    guint32 seed,
                    float *chances,
                    SpModelWriter *writer)
{
  Learner *l = g_new0 (Learner, 1);
  GRand *rand = g_rand_new_with_seed (seed);
  guint counts[3] = { 0 };

  l->corpus = corpus;
  l->features = features;
  l->chance = seed;
  for (guint fold = 0; fold < FOLDS; fold++)
    {
      learn_without (l, fold, rand);
      for (guint i = fold; i < corpus->n_train; i += FOLDS)
        find_chances (l, i, chances, counts);
    }
  g_print ("heads of cues: P %.3f R %.3f\n",
           (double)counts[2] / MAX (1, counts[1]),
           (double)counts[2] / MAX (1, counts[0]));
  learn_without (l, FOLDS, rand);
  counts[0] = counts[1] = counts[2] = 0;
  for (guint i = corpus->n_train; i < corpus->documents->len; i++)
    find_chances (l, i, chances, counts);
  if (counts[0] > 0)
    g_print ("held out: P %.3f R %.3f\n",
             (double)counts[2] / MAX (1, counts[1]),
             (double)counts[2] / counts[0]);
  write_weights (l, writer);
  g_rand_free (rand);
  g_free (l);
}
