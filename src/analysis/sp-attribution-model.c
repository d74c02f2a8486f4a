/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-attribution-model.h"

#include <math.h>
#include "sp-error.h"
#include "sp-model-file.h"

#define WORDS (SP_ROLE_PLACES / 64)

struct _SpAttributionModel
{
  SpModelFile *file;
  const guint64 *taken; /* a bit for each place: it has a row */
  guint32 *ranks;       /* of each word of those: the rows before it */
  const gint8 *weights; /* rows of SP_ROLE_WIDTH */
  float step;           /* of the weights */
  const gint8 *cue_weights;
  float cue_step;
  const gint8 *link_weights;
  float link_step;
  float moves[SP_N_ROLES][SP_N_ROLES]; /* from, to */
  float start[SP_N_ROLES];
};

/* Tells whether a token may have @role behind one of role @before. */
gboolean
sp_role_may_follow (guint role, guint before)
{
  if (role == SP_ROLE_SOURCE || role == SP_ROLE_CUE || role == SP_ROLE_CONTENT)
    return before == role || before == role - 1;
  return TRUE;
}

static void
load_moves (SpAttributionModel *self, const float *moves)
{
  for (guint i = 0; i < SP_N_ROLES; i++)
    {
      self->start[i] = sp_role_may_follow (i, SP_ROLE_NONE) ? moves[i] : SP_ROLE_FORBIDDEN;
      for (guint j = 0; j < SP_N_ROLES; j++)
        self->moves[i][j]
            = sp_role_may_follow (j, i) ? moves[(i + 1) * SP_N_ROLES + j] : SP_ROLE_FORBIDDEN;
    }
}

static gboolean
load_rows (SpAttributionModel *self, GError **error)
{
  guint n_rows = sp_model_file_get_rows (self->file, "roles"), n = 0;

  self->taken = sp_model_file_find (self->file, "roles.taken", SP_SECTION_UINT64, WORDS, 1, error);
  if (self->taken == NULL)
    return FALSE;
  self->ranks = g_new (guint32, WORDS);
  for (guint i = 0; i < WORDS; i++)
    {
      self->ranks[i] = n;
      n += (guint)__builtin_popcountll (self->taken[i]);
    }
  if (n != n_rows)
    {
      g_set_error_literal (error,
                           SP_ERROR,
                           SP_ERROR_CORRUPT,
                           "the parts of the model of quotes do not fit together");
      return FALSE;
    }
  self->weights
      = sp_model_file_find (self->file, "roles", SP_SECTION_INT8, n_rows, SP_ROLE_WIDTH, error);
  return self->weights != NULL;
}

static const float *
find_floats (const SpAttributionModel *self,
             const char *name,
             guint rows,
             guint columns,
             GError **error)
{
  return sp_model_file_find (self->file, name, SP_SECTION_FLOAT, rows, columns, error);
}

static const gint8 *
find_bytes (const SpAttributionModel *self, const char *name, guint rows, GError **error)
{
  return sp_model_file_find (self->file, name, SP_SECTION_INT8, rows, 1, error);
}

static gboolean
load (SpAttributionModel *self, GError **error)
{
  const float *step, *cue_step, *link_step, *moves;

  if (!load_rows (self, error))
    return FALSE;
  if ((self->cue_weights = find_bytes (self, "cues", SP_CUE_PLACES, error)) == NULL
      || (self->link_weights = find_bytes (self, "links", SP_LINK_PLACES, error)) == NULL
      || (step = find_floats (self, "roles.step", 1, 1, error)) == NULL
      || (cue_step = find_floats (self, "cues.step", 1, 1, error)) == NULL
      || (link_step = find_floats (self, "links.step", 1, 1, error)) == NULL
      || (moves = find_floats (self, "roles.moves", SP_N_ROLES + 1, SP_N_ROLES, error)) == NULL)
    return FALSE;
  self->step = *step;
  self->cue_step = *cue_step;
  self->link_step = *link_step;
  load_moves (self, moves);
  return TRUE;
}

/* Opens the model at @path. Returns: (transfer full): NULL with SP_ERROR_CORRUPT,
 * SP_ERROR_UNSUPPORTED or a file error. */
SpAttributionModel *
sp_attribution_model_new (const char *path, GError **error)
{
  g_autoptr (SpAttributionModel) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (SpAttributionModel, 1);
  self->file = sp_model_file_open (path, error);
  return self->file != NULL && load (self, error) ? g_steal_pointer (&self) : NULL;
}

void
sp_attribution_model_free (SpAttributionModel *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->file, sp_model_file_close);
  g_free (self->ranks);
  g_free (self);
}

/* Returns: the checksum of the file. */
guint32
sp_attribution_model_get_checksum (const SpAttributionModel *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return sp_model_file_get_checksum (self->file);
}

/* How likely the token with @features heads a cue, 0 to 1. */
float
sp_attribution_model_score_cue (const SpAttributionModel *self, const SpRoleFeatures *features)
{
  int sum = 0;

  g_return_val_if_fail (self != NULL && features != NULL, 0);

  for (guint i = 0; i < features->n; i++)
    sum += self->cue_weights[sp_cue_place (features->hashes[i])];
  return 1 / (1 + expf (-(float)sum * self->cue_step));
}

/* How well two pieces belong together; only the differences count. */
float
sp_attribution_model_score_link (const SpAttributionModel *self, const SpRoleFeatures *features)
{
  int sum = 0;

  g_return_val_if_fail (self != NULL && features != NULL, 0);

  for (guint i = 0; i < features->n; i++)
    sum += self->link_weights[sp_link_place (features->hashes[i])];
  return (float)sum * self->link_step;
}

/* The row of a place, or NULL. */
static const gint8 *
row_of (const SpAttributionModel *self, guint32 place)
{
  guint64 word = self->taken[place / 64], bit = G_GUINT64_CONSTANT (1) << (place % 64);

  if ((word & bit) == 0)
    return NULL;
  return self->weights
         + (gsize)(self->ranks[place / 64] + (guint)__builtin_popcountll (word & (bit - 1)))
               * SP_ROLE_WIDTH;
}

/* Sums the weights of a token's @features for each role; none has 0. */
void
sp_attribution_model_score (const SpAttributionModel *self,
                            const SpRoleFeatures *features,
                            float scores[SP_N_ROLES])
{
  int sums[SP_N_ROLES] = { 0 };

  g_return_if_fail (self != NULL && features != NULL);

  for (guint i = 0; i < features->n; i++)
    {
      const gint8 *row = row_of (self, sp_role_place (features->hashes[i]));

      for (guint j = 0; row != NULL && j < SP_ROLE_WIDTH; j++)
        sums[j + 1] += row[j];
    }
  for (guint j = 0; j < SP_N_ROLES; j++)
    scores[j] = (float)sums[j] * self->step;
}

static void
find_best_path (const SpAttributionModel *self,
                const float (*scores)[SP_N_ROLES],
                guint n,
                SpRoleGuess *out)
{
  g_autofree guint8 *back = g_new (guint8, (gsize)n * SP_N_ROLES);
  float best[SP_N_ROLES], next[SP_N_ROLES];
  guint at = 0;

  for (guint j = 0; j < SP_N_ROLES; j++)
    best[j] = self->start[j] + scores[0][j];
  for (guint i = 1; i < n; i++)
    {
      for (guint j = 0; j < SP_N_ROLES; j++)
        {
          guint from = 0;

          for (guint k = 1; k < SP_N_ROLES; k++)
            if (best[k] + self->moves[k][j] > best[from] + self->moves[from][j])
              from = k;
          next[j] = best[from] + self->moves[from][j] + scores[i][j];
          back[(gsize)i * SP_N_ROLES + j] = (guint8)from;
        }
      for (guint j = 0; j < SP_N_ROLES; j++)
        best[j] = next[j];
    }
  for (guint j = 1; j < SP_N_ROLES; j++)
    if (best[j] > best[at])
      at = j;
  for (guint i = n; i > 0; i--)
    {
      out[i - 1].role = (guint8)at;
      if (i > 1)
        at = back[(gsize)(i - 1) * SP_N_ROLES + at];
    }
}

static void
normalise (float cells[SP_N_ROLES])
{
  float sum = 0;

  for (guint j = 0; j < SP_N_ROLES; j++)
    sum += cells[j];
  for (guint j = 0; j < SP_N_ROLES; j++)
    cells[j] = sum > 0 ? cells[j] / sum : 1.0f / SP_N_ROLES;
}

/* exp() of the scores of a token, the largest as 1. */
static void
exponents (const float scores[SP_N_ROLES], float out[SP_N_ROLES])
{
  float most = scores[0];

  for (guint j = 1; j < SP_N_ROLES; j++)
    most = MAX (most, scores[j]);
  for (guint j = 0; j < SP_N_ROLES; j++)
    out[j] = expf (scores[j] - most);
}

static void
find_certainties (const SpAttributionModel *self,
                  const float (*scores)[SP_N_ROLES],
                  guint n,
                  SpRoleGuess *out)
{
  g_autofree float (*forward)[SP_N_ROLES] = g_malloc (sizeof *forward * n);
  float factors[SP_N_ROLES][SP_N_ROLES], behind[SP_N_ROLES], local[SP_N_ROLES];

  for (guint j = 0; j < SP_N_ROLES; j++)
    for (guint k = 0; k < SP_N_ROLES; k++)
      factors[j][k] = expf (self->moves[j][k]);
  for (guint i = 0; i < n; i++)
    {
      exponents (scores[i], local);
      for (guint j = 0; j < SP_N_ROLES; j++)
        {
          float sum = i == 0 ? expf (self->start[j]) : 0;

          for (guint k = 0; i > 0 && k < SP_N_ROLES; k++)
            sum += forward[i - 1][k] * factors[k][j];
          forward[i][j] = sum * local[j];
        }
      normalise (forward[i]);
    }
  for (guint j = 0; j < SP_N_ROLES; j++)
    behind[j] = 1;
  for (guint i = n; i > 0; i--)
    {
      float both[SP_N_ROLES], before[SP_N_ROLES] = { 0 };

      for (guint j = 0; j < SP_N_ROLES; j++)
        both[j] = forward[i - 1][j] * behind[j];
      normalise (both);
      out[i - 1].certainty = both[out[i - 1].role];
      exponents (scores[i - 1], local);
      for (guint j = 0; j < SP_N_ROLES; j++)
        for (guint k = 0; k < SP_N_ROLES; k++)
          before[j] += factors[j][k] * local[k] * behind[k];
      normalise (before);
      for (guint j = 0; j < SP_N_ROLES; j++)
        behind[j] = before[j];
    }
}

/* Finds the best roles of the @n tokens of a paragraph from their @scores, and how certain each
 * is. Linear in @n. */
void
sp_attribution_model_decode (const SpAttributionModel *self,
                             const float (*scores)[SP_N_ROLES],
                             guint n,
                             SpRoleGuess *out)
{
  g_return_if_fail (self != NULL && scores != NULL && out != NULL);

  if (n == 0)
    return;
  find_best_path (self, scores, n, out);
  find_certainties (self, scores, n, out);
}
