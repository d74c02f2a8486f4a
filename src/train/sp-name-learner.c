/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-name-learner.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include "sp-name-model.h"

/* A linear-chain CRF (Lafferty 2001), trained block by block with AdaGrad (Duchi 2011). Chances are
 * kept at a sum of 1 for each word, so that no logarithms are needed. */

#define STATES SP_NAME_N_STATES
#define WIDTH 32 /* STATES, rounded up */
#define RATE 0.1f
#define DROP                                                                                       \
  0.5 /* of the features of a word, left out at each visit: no single word may decide alone */
#define DECAY 2e-6f /* of the weights of a word, at each visit */

typedef struct
{
  float *w, *sum, *mean; /* SP_NAME_SIZE + STATES */
  float moves[STATES][WIDTH], move_sum[STATES][WIDTH], move_mean[STATES][WIDTH];
  float factor[STATES][WIDTH]; /* e to the moves; 0 where a move is not allowed */
  double loss;
  GRand *rand;
} Learner;

typedef struct
{
  guint32 features[SP_NAME_MAX_FEATURES];
  guint n_features;
  float emit[WIDTH], forward[WIDTH], backward[WIDTH];
} Cell;

/* Leaves out features by chance; the first, which every word has, stays. */
static guint
drop (GRand *rand, guint32 *features, guint n)
{
  guint kept = 1;

  for (guint i = 1; i < n; i++)
    if (g_rand_double (rand) >= DROP)
      features[kept++] = features[i];
  return kept;
}

static void
score (const Learner *l, const SpNameWord *words, guint n, Cell *cells)
{
  for (guint i = 0; i < n; i++)
    {
      Cell *c = &cells[i];
      float most = -1e9f;

      c->n_features = sp_name_features (words, n, i, c->features);
      c->n_features = drop (l->rand, c->features, c->n_features);
      memset (c->emit, 0, sizeof c->emit);
      for (guint f = 0; f < c->n_features; f++)
        for (guint s = 0; s < STATES; s++)
          c->emit[s] += l->w[c->features[f] + s] / (float)(1 - DROP);
      for (guint s = 0; s < STATES; s++)
        most = MAX (most, c->emit[s]);
      for (guint s = 0; s < STATES; s++)
        c->emit[s] = expf (c->emit[s] - most);
    }
}

static float
normalise (float *values)
{
  float sum = 1e-30f;

  for (guint s = 0; s < STATES; s++)
    sum += values[s];
  for (guint s = 0; s < STATES; s++)
    values[s] /= sum;
  return sum;
}

static void
run_forward (const Learner *l, Cell *cells, guint n)
{
  const float *before = NULL;

  for (guint i = 0; i < n; i++)
    {
      float *out = cells[i].forward;

      memset (out, 0, sizeof cells[i].forward);
      for (guint p = 0; p < STATES; p++)
        {
          float chance = before != NULL ? before[p] : p == 0;

          for (guint s = 0; s < STATES; s++)
            out[s] += chance * l->factor[p][s];
        }
      for (guint s = 0; s < STATES; s++)
        out[s] *= cells[i].emit[s];
      normalise (out);
      before = out;
    }
}

static void
run_backward (const Learner *l, Cell *cells, guint n)
{
  for (guint s = 0; s < STATES; s++)
    cells[n - 1].backward[s] = l->factor[s][0] > 0;
  for (guint i = n - 1; i > 0; i--)
    {
      for (guint p = 0; p < STATES; p++)
        {
          float sum = 0;

          for (guint s = 0; s < STATES; s++)
            sum += l->factor[p][s] * cells[i].emit[s] * cells[i].backward[s];
          cells[i - 1].backward[p] = sum;
        }
      normalise (cells[i - 1].backward);
    }
}

static void
step (float *w, float *sum, float gradient)
{
  gradient += DECAY * *w;
  if (gradient == 0)
    return;
  *sum += gradient * gradient;
  *w -= RATE * gradient / sqrtf (*sum + 1e-4f);
}

/* Whether the mark @code of the corpus can mean @state. */
static gboolean
can_mean (guint8 code, guint state)
{
  guint base = code & ~SP_NAME_PARTIAL, type = state == 0 ? 0 : (state - 1) / 4;

  if (state == base || !(code & SP_NAME_PARTIAL))
    return state == base;
  if (base == 0)
    return type == SP_FOUND_GROUP || type == SP_FOUND_MISC;
  return (base - 1) / 4 == SP_FOUND_PLACE && type == SP_NAME_FACILITY
         && (state - 1) % 4 == (base - 1) % 4;
}

static void
find_chances (const Cell *cell, float *chances)
{
  memset (chances, 0, WIDTH * sizeof (float));
  for (guint s = 0; s < STATES; s++)
    chances[s] = cell->forward[s] * cell->backward[s];
  normalise (chances);
}

static void
learn_word (Learner *l, const Cell *cell, const Cell *wanted)
{
  float chances[WIDTH], aims[WIDTH];

  find_chances (cell, chances);
  find_chances (wanted, aims);
  for (guint s = 0; s < STATES; s++)
    {
      float gradient = chances[s] - aims[s];

      l->loss += fabs (gradient);
      if (fabsf (gradient) < 1e-4f)
        continue;
      for (guint f = 0; f < cell->n_features; f++)
        step (&l->w[cell->features[f] + s], &l->sum[cell->features[f] + s], gradient);
    }
}

/* Adds the chances of each pair of states, @sign times. */
static void
add_pairs (const Learner *l, const Cell *cells, guint n, float sign, float (*expected)[WIDTH])
{
  for (guint i = 1; i < n; i++)
    {
      float pair[STATES][WIDTH], sum = 1e-30f;

      for (guint p = 0; p < STATES; p++)
        for (guint s = 0; s < STATES; s++)
          sum += pair[p][s]
              = cells[i - 1].forward[p] * l->factor[p][s] * cells[i].emit[s] * cells[i].backward[s];
      for (guint p = 0; p < STATES; p++)
        for (guint s = 0; s < STATES; s++)
          expected[p][s] += sign * pair[p][s] / sum;
    }
}

static void
learn_moves (Learner *l, const Cell *cells, const Cell *wanted, guint n)
{
  float expected[STATES][WIDTH] = { { 0 } };

  add_pairs (l, cells, n, 1, expected);
  add_pairs (l, wanted, n, -1, expected);
  for (guint p = 0; p < STATES; p++)
    for (guint s = 0; s < STATES; s++)
      if (sp_name_may_follow (p, s))
        {
          step (&l->moves[p][s], &l->move_sum[p][s], expected[p][s]);
          l->factor[p][s] = expf (l->moves[p][s]);
        }
}

/* The chances of all states against those of the states that the corpus allows. */
static void
learn_block (Learner *l, const SpNameCorpus *corpus, SpNameBlock block)
{
  Cell *cells = g_new (Cell, block.n), *wanted;
  const guint8 *codes = &g_array_index (corpus->states, guint8, block.first);

  score (l, &g_array_index (corpus->words, SpNameWord, block.first), block.n, cells);
  wanted = g_memdup2 (cells, block.n * sizeof (Cell));
  for (guint i = 0; i < block.n; i++)
    for (guint s = 0; s < STATES; s++)
      if (!can_mean (codes[i], s))
        wanted[i].emit[s] = 0;
      else
        wanted[i].emit[s] = MAX (wanted[i].emit[s], 1e-20f);
  run_forward (l, cells, block.n);
  run_backward (l, cells, block.n);
  run_forward (l, wanted, block.n);
  run_backward (l, wanted, block.n);
  learn_moves (l, cells, wanted, block.n);
  for (guint i = 0; i < block.n; i++)
    learn_word (l, &cells[i], &wanted[i]);
  g_free (cells);
  g_free (wanted);
}

/* The mean over the ends of the epochs from the @n-th on is steadier than any of them. */
static void
add_to_mean (Learner *l, guint n)
{
  for (guint i = 0; i < SP_NAME_SIZE + STATES; i++)
    l->mean[i] += (l->w[i] - l->mean[i]) / (float)n;
  for (guint p = 0; p < STATES; p++)
    for (guint s = 0; s < STATES; s++)
      l->move_mean[p][s] += (l->moves[p][s] - l->move_mean[p][s]) / (float)n;
}

static void
write_weights (const Learner *l, SpModelWriter *writer)
{
  gint8 *cells = g_new (gint8, SP_NAME_SIZE + STATES);
  float moves[STATES * STATES], most = 1e-9f;

  for (guint i = 0; i < SP_NAME_SIZE + STATES; i++)
    most = MAX (most, fabsf (l->mean[i]));
  for (guint i = 0; i < SP_NAME_SIZE + STATES; i++)
    cells[i] = (gint8)lrintf (l->mean[i] / most * 127);
  for (guint p = 0; p < STATES; p++)
    for (guint s = 0; s < STATES; s++)
      moves[p * STATES + s] = rintf (l->move_mean[p][s] / most * 127);
  fprintf (stderr, "largest weight %.2f\n", (double)most);
  sp_model_writer_add (writer,
                       "names",
                       SP_SECTION_INT8,
                       1,
                       SP_NAME_SIZE + STATES,
                       cells,
                       SP_NAME_SIZE + STATES);
  most /= 127;
  sp_model_writer_add (writer, "names.s", SP_SECTION_FLOAT, 1, 1, &most, sizeof most);
  sp_model_writer_add (writer, "names.m", SP_SECTION_FLOAT, STATES, STATES, moves, sizeof moves);
  g_free (cells);
}

/* Learns the weights and adds them to the model. The order of the blocks is drawn anew each epoch,
 * always in the same way. */
void
sp_name_learner_run (const SpNameCorpus *corpus, guint epochs, guint32 seed, SpModelWriter *writer)
{
  Learner *l = g_new0 (Learner, 1);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint n = corpus->blocks->len;
  g_autofree guint *order = g_new (guint, n);

  l->rand = rand;
  l->w = g_new0 (float, SP_NAME_SIZE + STATES);
  l->sum = g_new0 (float, SP_NAME_SIZE + STATES);
  l->mean = g_new0 (float, SP_NAME_SIZE + STATES);
  for (guint p = 0; p < STATES; p++)
    for (guint s = 0; s < STATES; s++)
      l->factor[p][s] = sp_name_may_follow (p, s);
  for (guint i = 0; i < n; i++)
    order[i] = i;
  for (guint epoch = 0; epoch < epochs; epoch++)
    {
      l->loss = 0;
      for (guint i = n - 1; i > 0; i--)
        {
          guint j = (guint)g_rand_int_range (rand, 0, (gint32)i + 1), x = order[i];

          order[i] = order[j];
          order[j] = x;
        }
      for (guint i = 0; i < n; i++)
        learn_block (l, corpus, g_array_index (corpus->blocks, SpNameBlock, order[i]));
      if (epoch >= epochs / 3)
        add_to_mean (l, epoch - epochs / 3 + 1);
      fprintf (stderr,
               "names: epoch %u, mistaken chances %.4f a word\n",
               epoch + 1,
               l->loss / corpus->words->len);
    }
  write_weights (l, writer);
  g_free (l->w);
  g_free (l->sum);
  g_free (l->mean);
  g_free (l);
}
