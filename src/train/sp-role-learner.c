/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trains the conditional random field of the roles: the likelihood of each paragraph, its gradient
 * by forward and backward sums, steps by AdaGrad (Duchi et al. 2011); the weights are the mean of
 * those after each epoch of the second half. */
#include "sp-role-learner.h"

#include <math.h>
#include <string.h>

#define ROLES SP_N_ROLES
#define WIDTH 8
/* This share of the features of a token is left out at each visit, so that no few of them decide.
 */
#ifndef DROP
#define DROP 0.25f
#endif

typedef struct
{
  const SpAttributionCorpus *corpus;
  const SpRoleTraining *training;
  float (*w)[WIDTH];
  float (*g)[WIDTH]; /* sums of squares */
  float (*mean)[WIDTH];
  float moves[ROLES + 1][WIDTH], moves_g[ROLES + 1][WIDTH], moves_mean[ROLES + 1][WIDTH];
  guint n_means;
  guint32 chance;      /* state of the generator that drops */
  GArray *kept;        /* guint32: the rows that were not dropped from the paragraph at hand */
  GArray *kept_starts; /* guint */
} Learner;

typedef struct
{
  float emit[WIDTH], forward[WIDTH], backward[WIDTH];
} Cell;

static void
step (float *w, float *g, float gradient, float rate)
{
  *g += gradient * gradient;
  *w -= rate * gradient / (sqrtf (*g) + 1e-3f);
}

/* Leaves out features of @s by chance; the first of each token stays. */
static void
drop (Learner *l, const SpRoleSequence *s)
{
  const guint *starts = (const guint *)l->corpus->starts->data + s->first;
  const guint32 *rows = (const guint32 *)l->corpus->rows->data;

  g_array_set_size (l->kept, 0);
  g_array_set_size (l->kept_starts, 0);
  for (guint i = 0; i < s->n; i++)
    {
      g_array_append_val (l->kept_starts, l->kept->len);
      for (guint f = starts[i]; f < starts[i + 1]; f++)
        {
          l->chance = l->chance * 1664525u + 1013904223u;
          if (f == starts[i] || (float)(l->chance >> 8) >= DROP * 16777216.0f)
            g_array_append_val (l->kept, rows[f]);
        }
    }
  g_array_append_val (l->kept_starts, l->kept->len);
}

static void
score (const Learner *l,
       const SpRoleSequence *s,
       const guint *starts,
       const guint32 *rows,
       float scale,
       Cell *cells)
{
  for (guint i = 0; i < s->n; i++)
    {
      float most = -1e9f;

      memset (cells[i].emit, 0, sizeof cells[i].emit);
      for (guint f = starts[i]; f < starts[i + 1]; f++)
        for (guint j = 0; j < WIDTH; j++)
          cells[i].emit[j] += l->w[rows[f]][j];
      for (guint j = 0; j < ROLES; j++)
        {
          cells[i].emit[j] *= scale;
          most = MAX (most, cells[i].emit[j]);
        }
      for (guint j = 0; j < ROLES; j++)
        cells[i].emit[j] = expf (cells[i].emit[j] - most);
    }
}

static void
normalise (float *cells)
{
  float sum = 0;

  for (guint j = 0; j < ROLES; j++)
    sum += cells[j];
  for (guint j = 0; j < ROLES; j++)
    cells[j] /= sum;
}

static void
sum_paths (const float factor[ROLES + 1][ROLES], const SpRoleSequence *s, Cell *cells)
{
  for (guint i = 0; i < s->n; i++)
    {
      for (guint j = 0; j < ROLES; j++)
        {
          float sum = i == 0 ? factor[0][j] : 0;

          for (guint k = 0; i > 0 && k < ROLES; k++)
            sum += cells[i - 1].forward[k] * factor[k + 1][j];
          cells[i].forward[j] = sum * cells[i].emit[j];
        }
      normalise (cells[i].forward);
    }
  for (guint i = s->n; i > 0; i--)
    {
      for (guint j = 0; j < ROLES; j++)
        {
          float sum = i == s->n ? 1 : 0;

          for (guint k = 0; i < s->n && k < ROLES; k++)
            sum += factor[j + 1][k] * cells[i].emit[k] * cells[i].backward[k];
          cells[i - 1].backward[j] = sum;
        }
      normalise (cells[i - 1].backward);
    }
}

static void
update_moves (Learner *l,
              const float factor[ROLES + 1][ROLES],
              const SpRoleSequence *s,
              const Cell *cells)
{
  const guint8 *answers = (const guint8 *)l->corpus->tokens->data + s->first;
  float gradient[ROLES + 1][ROLES] = { { 0 } };

  for (guint i = 1; i < s->n; i++)
    {
      float both[ROLES][ROLES], sum = 0;

      for (guint k = 0; k < ROLES; k++)
        for (guint j = 0; j < ROLES; j++)
          sum += both[k][j] = cells[i - 1].forward[k] * factor[k + 1][j] * cells[i].emit[j]
                              * cells[i].backward[j];
      for (guint k = 0; k < ROLES; k++)
        for (guint j = 0; j < ROLES; j++)
          gradient[k + 1][j] += both[k][j] / sum;
      gradient[answers[i - 1] + 1][answers[i]] -= 1;
    }
  for (guint k = 1; k <= ROLES; k++)
    for (guint j = 0; j < ROLES; j++)
      if (factor[k][j] > 0)
        step (&l->moves[k][j], &l->moves_g[k][j], gradient[k][j], l->training->rate);
}

static void
learn (Learner *l, const SpRoleSequence *s, Cell *cells)
{
  const guint *starts;
  const guint32 *rows;
  const guint8 *answers = (const guint8 *)l->corpus->tokens->data + s->first;
  float factor[ROLES + 1][ROLES];

  for (guint k = 0; k <= ROLES; k++)
    for (guint j = 0; j < ROLES; j++)
      factor[k][j] = sp_role_may_follow (j, k > 0 ? k - 1 : 0) ? expf (l->moves[k][j]) : 0;
  drop (l, s);
  starts = (const guint *)l->kept_starts->data;
  rows = (const guint32 *)l->kept->data;
  score (l, s, starts, rows, 1 / (1 - DROP), cells);
  sum_paths (factor, s, cells);
  update_moves (l, factor, s, cells);
  for (guint i = 0; i < s->n; i++)
    {
      float gradient[WIDTH] = { 0 };

      for (guint j = 0; j < ROLES; j++)
        gradient[j] = cells[i].forward[j] * cells[i].backward[j];
      normalise (gradient);
      gradient[answers[i]] -= 1;
      for (guint f = starts[i]; f < starts[i + 1]; f++)
        for (guint j = 0; j < WIDTH; j++)
          {
            float *w = &l->w[rows[f]][j];

            step (w, &l->g[rows[f]][j], gradient[j] + l->training->decay * *w, l->training->rate);
          }
    }
}

static void
take_mean (Learner *l)
{
  for (guint i = 0; i < SP_ROLE_ROWS; i++)
    for (guint j = 0; j < ROLES; j++)
      l->mean[i][j] += l->w[i][j];
  for (guint k = 0; k <= ROLES; k++)
    for (guint j = 0; j < ROLES; j++)
      l->moves_mean[k][j] += l->moves[k][j];
  l->n_means++;
}

/* The best path by the weights as they stand, as exact spans of each kind. */
static void
test (const Learner *l, const SpRoleSequence *s, Cell *cells, guint counts[3][3])
{
  const guint8 *answers = (const guint8 *)l->corpus->tokens->data + s->first;
  g_autofree guint8 *back = g_new (guint8, (gsize)s->n * ROLES);
  g_autofree guint8 *path = g_new (guint8, s->n);
  guint at = 0;

  score (l,
         s,
         (const guint *)l->corpus->starts->data + s->first,
         (const guint32 *)l->corpus->rows->data,
         1,
         cells);
  for (guint i = 0; i < s->n; i++)
    cells[i].emit[SP_ROLE_NONE] *= expf (-l->training->boldness);
  for (guint i = 0; i < s->n; i++)
    for (guint j = 0; j < ROLES; j++)
      {
        float best = -1e9f;

        for (guint k = 0; k < ROLES; k++)
          {
            float sum = i == 0 ? l->moves[0][j] : cells[i - 1].forward[k] + l->moves[k + 1][j];

            if (sp_role_may_follow (j, i == 0 ? 0 : k) && sum > best)
              {
                best = sum;
                back[(gsize)i * ROLES + j] = (guint8)k;
              }
          }
        cells[i].forward[j] = best + logf (cells[i].emit[j] + 1e-30f);
      }
  for (guint j = 1; j < ROLES; j++)
    if (cells[s->n - 1].forward[j] > cells[s->n - 1].forward[at])
      at = j;
  for (guint i = s->n; i > 0; at = back[(gsize)(i - 1) * ROLES + at], i--)
    path[i - 1] = (guint8)at;
  for (guint i = 0; i < s->n; i++)
    {
      gboolean gold = answers[i] % 2 == 1, own = path[i] % 2 == 1;
      guint e = i + 1, f = i + 1;

      while (gold && e < s->n && answers[e] == answers[i] + 1)
        e++;
      while (own && f < s->n && path[f] == path[i] + 1)
        f++;
      if (gold)
        counts[answers[i] / 2][0]++;
      if (own)
        counts[path[i] / 2][1]++;
      if (gold && own && answers[i] == path[i] && e == f)
        counts[path[i] / 2][2]++;
    }
}

static gboolean
is_held_out (const Learner *l, const SpRoleSequence *s)
{
  return l->training->held_out > 0
         && s->document % l->training->held_out == l->training->held_out - 1;
}

static void
report (Learner *l, guint epoch, Cell *cells)
{
  guint counts[3][3] = { { 0 } };

  if (l->training->held_out == 0)
    return;
  for (guint i = 0; i < l->corpus->sequences->len; i++)
    {
      const SpRoleSequence *s = &g_array_index (l->corpus->sequences, SpRoleSequence, i);

      if (s->n > 0 && is_held_out (l, s))
        test (l, s, cells, counts);
    }
  g_print ("epoch %u:", epoch + 1);
  for (guint i = 0; i < 3; i++)
    g_print (" %.4f (P %.3f R %.3f)",
             2.0 * counts[i][2] / MAX (1, counts[i][0] + counts[i][1]),
             (double)counts[i][2] / MAX (1, counts[i][1]),
             (double)counts[i][2] / MAX (1, counts[i][0]));
  g_print ("\n");
}

static void
write_weights (const Learner *l, SpModelWriter *writer)
{
  g_autofree gint8 *cells = g_new (gint8, (gsize)SP_ROLE_ROWS * SP_ROLE_WIDTH);
  float most = 1e-6f, moves[ROLES + 1][ROLES], width;

  for (guint i = 0; i < SP_ROLE_ROWS; i++)
    for (guint j = 0; j < ROLES; j++)
      most = MAX (most, fabsf (l->w[i][j]));
  width = MIN (most, 2.0f) / 127;
  for (guint i = 0; i < SP_ROLE_ROWS; i++)
    for (guint j = 0; j < ROLES; j++)
      cells[(gsize)i * SP_ROLE_WIDTH + j] = (gint8)CLAMP (lrintf (l->w[i][j] / width), -127, 127);
  for (guint k = 0; k <= ROLES; k++)
    for (guint j = 0; j < ROLES; j++)
      moves[k][j] = l->moves[k][j];
  sp_model_writer_add (writer,
                       "roles",
                       SP_SECTION_INT8,
                       SP_ROLE_ROWS,
                       SP_ROLE_WIDTH,
                       cells,
                       (gsize)SP_ROLE_ROWS * SP_ROLE_WIDTH);
  sp_model_writer_add (writer, "roles.step", SP_SECTION_FLOAT, 1, 1, &width, sizeof width);
  sp_model_writer_add (writer,
                       "roles.moves",
                       SP_SECTION_FLOAT,
                       ROLES + 1,
                       ROLES,
                       moves,
                       sizeof moves);
}

static void
set_to_mean (Learner *l)
{
  for (guint i = 0; i < SP_ROLE_ROWS; i++)
    for (guint j = 0; j < ROLES; j++)
      l->w[i][j] = l->mean[i][j] / (float)l->n_means;
  for (guint k = 0; k <= ROLES; k++)
    for (guint j = 0; j < ROLES; j++)
      l->moves[k][j] = l->moves_mean[k][j] / (float)l->n_means;
}

/* Trains on @corpus and adds the weights to @writer. The same corpus and settings give the same
 * weights. */
void
sp_role_learner_run (const SpAttributionCorpus *corpus,
                     const SpRoleTraining *training,
                     SpModelWriter *writer)
{
  Learner *l = g_new0 (Learner, 1);
  GRand *rand = g_rand_new_with_seed (training->seed);
  guint n = corpus->sequences->len, longest = 1;
  g_autofree guint *order = g_new (guint, n);
  g_autofree Cell *cells = NULL;

  l->corpus = corpus;
  l->training = training;
  l->chance = training->seed;
  l->kept = g_array_new (FALSE, FALSE, sizeof (guint32));
  l->kept_starts = g_array_new (FALSE, FALSE, sizeof (guint));
  l->w = g_malloc0 (sizeof *l->w * SP_ROLE_ROWS);
  l->g = g_malloc0 (sizeof *l->g * SP_ROLE_ROWS);
  l->mean = g_malloc0 (sizeof *l->mean * SP_ROLE_ROWS);
  for (guint i = 0; i < n; i++)
    {
      order[i] = i;
      longest = MAX (longest, g_array_index (corpus->sequences, SpRoleSequence, i).n);
    }
  cells = g_new (Cell, longest);
  for (guint epoch = 0; epoch < training->epochs; epoch++)
    {
      for (guint i = n; i > 1; i--)
        {
          guint other = (guint)g_rand_int_range (rand, 0, (gint32)i), kept = order[i - 1];

          order[i - 1] = order[other];
          order[other] = kept;
        }
      for (guint i = 0; i < n; i++)
        {
          const SpRoleSequence *s = &g_array_index (corpus->sequences, SpRoleSequence, order[i]);

          if (s->n > 0 && !is_held_out (l, s))
            learn (l, s, cells);
        }
      if (2 * (epoch + 1) > training->epochs)
        take_mean (l);
      report (l, epoch, cells);
    }
  set_to_mean (l);
  report (l, training->epochs, cells);
  if (corpus->rows->len > 0) /* the first feature is that of every token */
    l->w[g_array_index (corpus->rows, guint32, 0)][SP_ROLE_NONE] -= training->boldness;
  write_weights (l, writer);
  g_rand_free (rand);
  g_array_unref (l->kept);
  g_array_unref (l->kept_starts);
  g_free (l->w);
  g_free (l->g);
  g_free (l->mean);
  g_free (l);
}
