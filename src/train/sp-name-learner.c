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
#define FOLDS 3     /* the first reading of each third of the texts is learned from the others */
#define FOLD_EPOCHS 4
#define FIRST_SHARE 0.35 /* of the visits to a block are as in the first reading */
#define SMALL_SHARE 0.06 /* of the visits to a block are without capitals */

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
  guint32 features[SP_NAME_MAX_FEATURES + SP_NAME_MAX_VOTE_FEATURES];
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

typedef enum
{
  LEARN_FIRST,  /* some features left out, as always in learning; without the votes */
  LEARN_SECOND, /* with them */
  READ_FIRST    /* all but the votes */
} Mode;

static void
score (const Learner *l, const SpNameWord *words, guint n, Mode mode, Cell *cells)
{
  float scale = mode == READ_FIRST ? 1 : 1 / (float)(1 - DROP);

  for (guint i = 0; i < n; i++)
    {
      Cell *c = &cells[i];
      float most = -1e9f;

      c->n_features = sp_name_features (words, n, i, c->features);
      if (mode == LEARN_SECOND)
        c->n_features += sp_name_vote_features (words, n, i, c->features + c->n_features);
      if (mode != READ_FIRST)
        c->n_features = drop (l->rand, c->features, c->n_features);
      memset (c->emit, 0, sizeof c->emit);
      for (guint f = 0; f < c->n_features; f++)
        for (guint s = 0; s < STATES; s++)
          c->emit[s] += l->w[c->features[f] + s];
      for (guint s = 0; s < STATES; s++)
        most = MAX (most, c->emit[s] *= scale);
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
learn_block (Learner *l, const SpNameCorpus *corpus, SpNameBlock block, Mode mode)
{
  Cell *cells = g_new (Cell, block.n), *wanted;
  GArray *words = g_rand_double (l->rand) < SMALL_SHARE ? corpus->small : corpus->words;
  const guint8 *codes = &g_array_index (corpus->states, guint8, block.first);

  score (l, &g_array_index (words, SpNameWord, block.first), block.n, mode, cells);
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

static Learner *
learner_new (GRand *rand)
{
  Learner *l = g_new0 (Learner, 1);

  l->rand = rand;
  l->w = g_new0 (float, SP_NAME_SIZE + STATES);
  l->sum = g_new0 (float, SP_NAME_SIZE + STATES);
  l->mean = g_new0 (float, SP_NAME_SIZE + STATES);
  for (guint p = 0; p < STATES; p++)
    for (guint s = 0; s < STATES; s++)
      l->factor[p][s] = sp_name_may_follow (p, s);
  return l;
}

static void
learner_free (Learner *l)
{
  g_free (l->w);
  g_free (l->sum);
  g_free (l->mean);
  g_free (l);
}

/* The blocks of all texts but every FOLDS-th from @fold on; of all if @fold is FOLDS. */
static GArray *
list_blocks (const SpNameCorpus *corpus, guint fold)
{
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (SpNameBlock));

  for (guint i = 0; i < corpus->texts->len; i++)
    {
      SpNameText text = g_array_index (corpus->texts, SpNameText, i);

      if (i % FOLDS != fold && text.n_blocks > 0)
        g_array_append_vals (blocks,
                             &g_array_index (corpus->blocks, SpNameBlock, text.first_block),
                             text.n_blocks);
    }
  return blocks;
}

/* The order of the blocks is drawn anew each epoch, always in the same way. */
static void
learn (Learner *l, const SpNameCorpus *corpus, GArray *blocks, guint epochs, gboolean votes)
{
  for (guint epoch = 0; epoch < epochs; epoch++)
    {
      l->loss = 0;
      for (guint i = blocks->len - 1; i > 0; i--)
        {
          guint j = (guint)g_rand_int_range (l->rand, 0, (gint32)i + 1);
          SpNameBlock x = g_array_index (blocks, SpNameBlock, i);

          g_array_index (blocks, SpNameBlock, i) = g_array_index (blocks, SpNameBlock, j);
          g_array_index (blocks, SpNameBlock, j) = x;
        }
      for (guint i = 0; i < blocks->len; i++)
        {
          gboolean first = !votes || g_rand_double (l->rand) < FIRST_SHARE;

          learn_block (l,
                       corpus,
                       g_array_index (blocks, SpNameBlock, i),
                       first ? LEARN_FIRST : LEARN_SECOND);
        }
      if (epoch >= epochs / 3)
        add_to_mean (l, epoch - epochs / 3 + 1);
      fprintf (stderr,
               "names: epoch %u, mistaken chances %.4f a word\n",
               epoch + 1,
               l->loss / corpus->words->len);
    }
}

static void
use_mean (Learner *l)
{
  memcpy (l->w, l->mean, (SP_NAME_SIZE + STATES) * sizeof (float));
  for (guint p = 0; p < STATES; p++)
    for (guint s = 0; s < STATES; s++)
      if (sp_name_may_follow (p, s))
        l->factor[p][s] = expf (l->move_mean[p][s]);
}

/* The likeliest state of each word of @block alone. */
static void
read_block (const Learner *l, const SpNameCorpus *corpus, SpNameBlock block, guint8 *states)
{
  g_autofree Cell *cells = g_new (Cell, block.n);

  score (l, &g_array_index (corpus->words, SpNameWord, block.first), block.n, READ_FIRST, cells);
  run_forward (l, cells, block.n);
  run_backward (l, cells, block.n);
  for (guint i = 0; i < block.n; i++)
    {
      float chances[WIDTH];

      find_chances (&cells[i], chances);
      for (guint s = 1; s < STATES; s++)
        if (chances[s] > chances[states[block.first + i]])
          states[block.first + i] = (guint8)s;
    }
}

/* Reads all texts for the first time, each by what was learned from others. */
static void
find_votes (const SpNameCorpus *corpus, GRand *rand)
{
  g_autofree guint8 *states = g_new0 (guint8, corpus->words->len);

  for (guint fold = 0; fold < FOLDS; fold++)
    {
      Learner *l = learner_new (rand);
      g_autoptr (GArray) blocks = list_blocks (corpus, fold);

      learn (l, corpus, blocks, FOLD_EPOCHS, FALSE);
      use_mean (l);
      for (guint i = fold; i < corpus->texts->len; i += FOLDS)
        {
          SpNameText text = g_array_index (corpus->texts, SpNameText, i);

          for (guint b = text.first_block; b < text.first_block + text.n_blocks; b++)
            read_block (l, corpus, g_array_index (corpus->blocks, SpNameBlock, b), states);
        }
      learner_free (l);
    }
  for (guint i = 0; i < corpus->texts->len; i++)
    {
      SpNameText text = g_array_index (corpus->texts, SpNameText, i);

      sp_name_words_vote (&g_array_index (corpus->words, SpNameWord, text.first),
                          text.n,
                          states + text.first);
      sp_name_words_vote (&g_array_index (corpus->small, SpNameWord, text.first),
                          text.n,
                          states + text.first);
    }
}

/* Learns the weights and adds them to the model. */
void
sp_name_learner_run (const SpNameCorpus *corpus, guint epochs, guint32 seed, SpModelWriter *writer)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GArray) blocks = list_blocks (corpus, FOLDS);
  Learner *l = learner_new (rand);

  find_votes (corpus, rand);
  learn (l, corpus, blocks, epochs, TRUE);
  write_weights (l, writer);
  learner_free (l);
}
