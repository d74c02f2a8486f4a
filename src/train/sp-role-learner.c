/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trains the conditional random field of the roles: the likelihood of each paragraph, its gradient
 * by forward and backward sums, steps by AdaGrad (Duchi et al. 2011); the weights are the mean of
 * those along the later epochs. */
#include "sp-role-learner.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define ROLES SP_N_ROLES
#define WIDTH 8
/* Behind this epoch rows are dropped; from then on the mean is taken so many times an epoch. */
#define PRUNED 0
#define MEANS 8
typedef struct
{
  float w[WIDTH];
  float g[WIDTH]; /* sums of squares */
} Row;

typedef struct
{
  const SpAttributionCorpus *corpus;
  const SpRoleFeatureList *features;
  const SpRoleTraining *training;
  Row *rows;
  float (*mean)[WIDTH];
  float moves[ROLES + 1][WIDTH], moves_g[ROLES + 1][WIDTH], moves_mean[ROLES + 1][WIDTH];
  gboolean *dropped; /* places that have no row any more */
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
  const guint *starts = (const guint *)l->features->starts->data + s->first;
  const guint32 *rows = (const guint32 *)l->features->hashes->data;

  g_array_set_size (l->kept, 0);
  g_array_set_size (l->kept_starts, 0);
  for (guint i = 0; i < s->n; i++)
    {
      g_array_append_val (l->kept_starts, l->kept->len);
      for (guint f = starts[i]; f < starts[i + 1]; f++)
        {
          l->chance = l->chance * 1664525u + 1013904223u;
          if (l->dropped[sp_role_place (rows[f])])
            continue;
          if (f == starts[i] || (float)(l->chance >> 8) >= l->training->drop * 16777216.0f)
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
          cells[i].emit[j] += l->rows[sp_role_place (rows[f])].w[j];
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
  const guint8 *answers = (const guint8 *)l->corpus->roles->data + s->first;
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
  const guint8 *answers = (const guint8 *)l->corpus->roles->data + s->first;
  float factor[ROLES + 1][ROLES];

  for (guint k = 0; k <= ROLES; k++)
    for (guint j = 0; j < ROLES; j++)
      factor[k][j] = sp_role_may_follow (j, k > 0 ? k - 1 : 0) ? expf (l->moves[k][j]) : 0;
  drop (l, s);
  starts = (const guint *)l->kept_starts->data;
  rows = (const guint32 *)l->kept->data;
  score (l, s, starts, rows, 1 / (1 - l->training->drop), cells);
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
        {
          Row *row = &l->rows[sp_role_place (rows[f])];

          for (guint j = 0; j < WIDTH; j++)
            step (&row->w[j],
                  &row->g[j],
                  gradient[j] + l->training->decay * row->w[j],
                  l->training->rate);
        }
    }
}

static void
take_mean (Learner *l)
{
  for (guint i = 0; i < SP_ROLE_PLACES; i++)
    for (guint j = 0; j < ROLES; j++)
      l->mean[i][j] += l->rows[i].w[j];
  for (guint k = 0; k <= ROLES; k++)
    for (guint j = 0; j < ROLES; j++)
      l->moves_mean[k][j] += l->moves[k][j];
  l->n_means++;
}

/* The best path by the weights as they stand, as exact spans of each kind. */
static void
test (const Learner *l, const SpRoleSequence *s, Cell *cells, guint counts[3][3])
{
  const guint8 *answers = (const guint8 *)l->corpus->roles->data + s->first;
  g_autofree guint8 *back = g_new (guint8, (gsize)s->n * ROLES);
  g_autofree guint8 *path = g_new (guint8, s->n);
  guint at = 0;

  score (l,
         s,
         (const guint *)l->features->starts->data + s->first,
         (const guint32 *)l->features->hashes->data,
         1,
         cells);
  for (guint i = 0; i < s->n; i++)
    for (guint j = SP_ROLE_SOURCE_BEGIN; j < ROLES; j += 2)
      cells[i].emit[j] *= expf (l->training->boldness);
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
  return s->document >= l->corpus->n_train;
}

/* Exact spans of sources, cues and contents in the held-out documents, by halves. */
static void
report (Learner *l, guint epoch, Cell *cells)
{
  guint counts[2][3][3] = { 0 };

  if (l->corpus->n_train == l->corpus->documents->len)
    return;
  for (guint i = 0; i < l->corpus->sequences->len; i++)
    {
      const SpRoleSequence *s = &g_array_index (l->corpus->sequences, SpRoleSequence, i);

      if (s->n > 0 && is_held_out (l, s))
        test (l, s, cells, counts[s->document % 2]);
    }
  g_print ("epoch %u:", epoch + 1);
  for (guint i = 0; i < 6; i++)
    {
      const guint *c = counts[i / 3][i % 3];

      g_print (" %.4f (P %.3f R %.3f)",
               2.0 * c[2] / MAX (1, c[0] + c[1]),
               (double)c[2] / MAX (1, c[1]),
               (double)c[2] / MAX (1, c[0]));
    }
  g_print ("\n");
}

static float
largest (const Row *row)
{
  float most = 0;

  for (guint j = 0; j < ROLES; j++)
    most = MAX (most, fabsf (row->w[j]));
  return most;
}

static int
compare_floats (gconstpointer a, gconstpointer b)
{
  float x = *(const float *)a, y = *(const float *)b;

  return (x < y) - (x > y);
}

/* How much a row says: its weights by how often and how strongly they were moved (LeCun et al.
 * 1990). */
static float
worth (const Row *row)
{
  float sum = 0;

  for (guint j = 0; j < ROLES; j++)
    sum += row->w[j] * row->w[j] * row->g[j];
  return sum;
}

/* Drops all but the rows that say most. The bias stays. */
static void
prune (Learner *l)
{
  g_autofree float *all = g_new (float, SP_ROLE_PLACES);
  guint bias = sp_role_place (g_array_index (l->features->hashes, guint32, 0));
  float least;

  for (guint i = 0; i < SP_ROLE_PLACES; i++)
    all[i] = worth (&l->rows[i]);
  qsort (all, SP_ROLE_PLACES, sizeof (float), compare_floats);
  least = all[MIN (l->training->rows, SP_ROLE_PLACES - 1)];
  for (guint i = 0; i < SP_ROLE_PLACES; i++)
    if (i != bias && worth (&l->rows[i]) <= least)
      {
        l->dropped[i] = TRUE;
        memset (&l->rows[i], 0, sizeof l->rows[i]);
      }
}

static void
write_rows (const Learner *l, SpModelWriter *writer, float step)
{
  g_autofree guint64 *taken = g_new0 (guint64, SP_ROLE_PLACES / 64);
  g_autoptr (GByteArray) cells = g_byte_array_new ();
  guint n = 0;

  for (guint i = 0; i < SP_ROLE_PLACES; i++)
    {
      gint8 row[SP_ROLE_WIDTH];

      if (largest (&l->rows[i]) < step / 2)
        continue;
      taken[i / 64] |= G_GUINT64_CONSTANT (1) << (i % 64);
      n++;
      for (guint j = 0; j < SP_ROLE_WIDTH; j++)
        row[j] = (gint8)CLAMP (lrintf ((l->rows[i].w[j + 1] - l->rows[i].w[0]) / step), -127, 127);
      g_byte_array_append (cells, (const guint8 *)row, SP_ROLE_WIDTH);
    }
  sp_model_writer_add (writer,
                       "roles.taken",
                       SP_SECTION_UINT64,
                       SP_ROLE_PLACES / 64,
                       1,
                       taken,
                       SP_ROLE_PLACES / 8);
  sp_model_writer_add (writer, "roles", SP_SECTION_INT8, n, SP_ROLE_WIDTH, cells->data, cells->len);
  g_print ("%u rows\n", n);
}

static void
write_weights (const Learner *l, SpModelWriter *writer)
{
  float most = 1e-6f, moves[ROLES + 1][ROLES], bias[WIDTH], step;
  Row *first = &l->rows[sp_role_place (g_array_index (l->features->hashes, guint32, 0))];

  /* the first feature is that of every token: it goes into the moves */
  memcpy (bias, first->w, sizeof bias);
  memset (first->w, 0, sizeof first->w);

  for (guint i = 0; i < SP_ROLE_PLACES; i++)
    most = MAX (most, largest (&l->rows[i]));
  step = MIN (most, 2.0f) / 127;
  for (guint k = 0; k <= ROLES; k++)
    for (guint j = 0; j < ROLES; j++)
      {
        moves[k][j] = l->moves[k][j] + bias[j];
        if (j == SP_ROLE_NONE)
          moves[k][j] -= l->training->haste;
        else if (j % 2 == 1)
          moves[k][j] += l->training->boldness;
      }
  write_rows (l, writer, step);
  sp_model_writer_add (writer, "roles.step", SP_SECTION_FLOAT, 1, 1, &step, sizeof step);
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
  for (guint i = 0; i < SP_ROLE_PLACES; i++)
    for (guint j = 0; j < ROLES; j++)
      l->rows[i].w[j] = l->mean[i][j] / (float)l->n_means;
  for (guint k = 0; k <= ROLES; k++)
    for (guint j = 0; j < ROLES; j++)
      l->moves[k][j] = l->moves_mean[k][j] / (float)l->n_means;
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

/* Trains on @corpus and adds the weights to @writer. The same corpus and settings give the same
 * weights. */
void
sp_role_learner_run (const SpAttributionCorpus *corpus,
                     const SpRoleFeatureList *features,
                     const SpRoleTraining *training,
                     SpModelWriter *writer)
{
  Learner *l = g_new0 (Learner, 1);
  GRand *rand = g_rand_new_with_seed (training->seed);
  guint n = corpus->sequences->len, n_order = 0, longest = 1;
  g_autofree guint *order = g_new (guint, n);
  g_autofree Cell *cells = NULL;

  l->corpus = corpus;
  l->features = features;
  l->training = training;
  l->chance = training->seed;
  l->kept = g_array_new (FALSE, FALSE, sizeof (guint32));
  l->kept_starts = g_array_new (FALSE, FALSE, sizeof (guint));
  l->rows = g_malloc0 (sizeof *l->rows * SP_ROLE_PLACES);
  l->dropped = g_new0 (gboolean, SP_ROLE_PLACES);
  l->mean = g_malloc0 (sizeof *l->mean * SP_ROLE_PLACES);
  for (guint i = 0; i < n; i++)
    {
      const SpRoleSequence *s = &g_array_index (corpus->sequences, SpRoleSequence, i);

      longest = MAX (longest, s->n);
      if (s->n > 0 && !is_held_out (l, s))
        order[n_order++] = i;
    }
  cells = g_new (Cell, longest);
  for (guint epoch = 0; epoch < training->epochs; epoch++)
    {
      shuffle (order, n_order, rand);
      for (guint i = 0; i < n_order; i++)
        {
          learn (l, &g_array_index (corpus->sequences, SpRoleSequence, order[i]), cells);
          if (epoch > PRUNED && (i + 1) % MAX (1, n_order / MEANS) == 0)
            take_mean (l);
        }
      if (epoch == PRUNED)
        prune (l);
      report (l, epoch, cells);
    }
  set_to_mean (l);
  report (l, training->epochs, cells);
  write_weights (l, writer);
  g_rand_free (rand);
  g_array_unref (l->kept);
  g_array_unref (l->kept_starts);
  g_free (l->rows);
  g_free (l->mean);
  g_free (l->dropped);
  g_free (l);
}
