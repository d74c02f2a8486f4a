/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include "sp-model-file.h"
#include "sp-relation-private.h"

/* One logistic regression: rows of weights, found by the hash of their feature. */
typedef struct
{
  const guint32 *hashes; /* ascending */
  const gint8 *weights;  /* of the classes behind the first, beyond those of the first */
  guint n;
  guint n_classes;
  double scale;
} Regression;

struct _SpRelationModel
{
  SpModelFile *file;
  Regression roots;
  Regression signs;
};

static gboolean
read_regression (SpRelationModel *self,
                 const char *name,
                 guint n_classes,
                 Regression *out,
                 GError **error)
{
  g_autofree char *hashes = g_strconcat (name, "-hashes", NULL);
  g_autofree char *weights = g_strconcat (name, "-weights", NULL);
  g_autofree char *scale = g_strconcat (name, "-scale", NULL);
  const float *factor;

  out->n = sp_model_file_get_rows (self->file, hashes);
  out->n_classes = n_classes;
  out->hashes = sp_model_file_find (self->file, hashes, SP_SECTION_UINT32, out->n, 1, error);
  if (out->hashes == NULL)
    return FALSE;
  out->weights
      = sp_model_file_find (self->file, weights, SP_SECTION_INT8, out->n, n_classes - 1, error);
  if (out->weights == NULL)
    return FALSE;
  factor = sp_model_file_find (self->file, scale, SP_SECTION_FLOAT, 1, 1, error);
  if (factor == NULL)
    return FALSE;
  out->scale = isfinite (*factor) ? *factor : 0;
  return TRUE;
}

/* Opens the model that train-relations made. Returns: (transfer full): NULL with SP_ERROR where the
 * file is damaged, or with a file error. */
SpRelationModel *
sp_relation_model_new (const char *path, GError **error)
{
  SpRelationModel *self;
  SpModelFile *file;

  g_return_val_if_fail (path != NULL, NULL);

  file = sp_model_file_open (path, error);
  if (file == NULL)
    return NULL;
  self = g_new0 (SpRelationModel, 1);
  self->file = file;
  if (!read_regression (self, "root", SP_N_EVENT_ROOTS, &self->roots, error)
      || !read_regression (self, "sign", SP_N_SIGNS, &self->signs, error))
    {
      sp_relation_model_free (self);
      return NULL;
    }
  return self;
}

void
sp_relation_model_free (SpRelationModel *self)
{
  g_return_if_fail (self != NULL);

  sp_model_file_close (self->file);
  g_free (self);
}

/* Returns: the checksum of the file. */
guint32
sp_relation_model_get_checksum (const SpRelationModel *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return sp_model_file_get_checksum (self->file);
}

static const gint8 *
find_row (const Regression *self, guint32 hash)
{
  guint low = 0, high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->hashes[middle] < hash)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->n && self->hashes[low] == hash
             ? self->weights + (gsize)low * (self->n_classes - 1)
             : NULL;
}

static void
judge (const Regression *self, const GArray *features, double *p)
{
  gint64 sums[SP_N_EVENT_ROOTS] = { 0 };
  double most = 0, total = 0;

  for (guint i = 0; i < features->len; i++)
    {
      const gint8 *row = find_row (self, g_array_index (features, guint32, i));

      for (guint c = 1; row != NULL && c < self->n_classes; c++)
        sums[c] += row[c - 1];
    }
  for (guint c = 0; c < self->n_classes; c++)
    {
      p[c] = (double)sums[c] * self->scale;
      most = c == 0 ? p[c] : MAX (most, p[c]);
    }
  for (guint c = 0; c < self->n_classes; c++)
    total += p[c] = exp (p[c] - most);
  for (guint c = 0; c < self->n_classes; c++)
    p[c] /= total;
}

/* Judges a directed pair by its features (guint32 hashes): @roots gets the probability of each
 * event, SP_EVENT_NONE for none; @signs that of no, a positive and a negative view. */
void
sp_relation_model_judge (const SpRelationModel *self,
                         const GArray *features,
                         double roots[SP_N_EVENT_ROOTS],
                         double signs[SP_N_SIGNS])
{
  g_return_if_fail (self != NULL && features != NULL);

  judge (&self->roots, features, roots);
  judge (&self->signs, features, signs);
}
