/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-network-private.h"

#include <string.h>

/* out[i] = W · in[i] + bias for @n vectors of quantised activations, each worth steps[i] a unit.
 * @sums: room for n × rows. */
void
sp_matrix_apply (const SpMatrix *self,
                 SpProducts products,
                 const gint16 *in,
                 const float *steps,
                 guint n,
                 gint32 *sums,
                 float *out)
{
  guint rows = self->rows;

  products (self->weights, rows, self->columns, in, n, sums, rows);
  for (guint i = 0; i < n; i++)
    {
      const gint32 *sum = sums + (gsize)i * rows;
      float *to = out + (gsize)i * rows, step = steps[i];

      for (guint r = 0; r < rows; r++)
        to[r] = (float)sum[r] * (self->scales[r] * step);
      for (guint r = 0; self->bias != NULL && r < rows; r++)
        to[r] += self->bias[r];
    }
}

/* The hyperbolic tangent by Lambert's continued fraction, cut after the seventh term: within 2e-4.
 * The same operations in the same order everywhere, so that results do not depend on the C library.
 */
static inline float
fast_tanh (float x)
{
  float y, top, bottom;

  x = x > 4.97f ? 4.97f : x < -4.97f ? -4.97f : x;
  y = x * x;
  top = x * (135135.0f + y * (17325.0f + y * (378.0f + y)));
  bottom = 135135.0f + y * (62370.0f + y * (3150.0f + y * 28.0f));
  return top / bottom;
}

static inline float
fast_sigmoid (float x)
{
  return 0.5f + 0.5f * fast_tanh (0.5f * x);
}

/* Gates in the order input, forget, output, candidate. */
static void
apply_gates (const float *restrict in,
             const float *restrict recurrent,
             float *restrict cell,
             float *restrict hidden)
{
  enum
  {
    H = SP_NET_HIDDEN
  };

  for (guint j = 0; j < H; j++)
    {
      float i = fast_sigmoid (in[j] + recurrent[j]);
      float f = fast_sigmoid (in[H + j] + recurrent[H + j]);
      float o = fast_sigmoid (in[2 * H + j] + recurrent[2 * H + j]);
      float g = fast_tanh (in[3 * H + j] + recurrent[3 * H + j]);

      cell[j] = i * g + f * cell[j];
      hidden[j] = o * fast_tanh (cell[j]);
    }
}

/* Runs one direction over @n inputs; the outputs go to out[i × stride]. */
void
sp_lstm_run (const SpLstmWeights *self,
             SpProducts products,
             const gint16 *in,
             const float *steps,
             guint n,
             gboolean backward,
             float *out,
             guint stride)
{
  g_autofree gint32 *sums = g_new (gint32, (gsize)n * self->x.rows);
  g_autofree float *gates = g_new (float, (gsize)n * self->x.rows);
  float cell[SP_NET_HIDDEN] = { 0 }, recurrent[4 * SP_NET_HIDDEN] = { 0 };
  gint16 hidden[SP_NET_HIDDEN];
  gint32 sum[4 * SP_NET_HIDDEN];

  sp_matrix_apply (&self->x, products, in, steps, n, sums, gates);
  for (guint k = 0; k < n; k++)
    {
      guint i = backward ? n - 1 - k : k;
      float *to = out + (gsize)i * stride, step;

      apply_gates (gates + (gsize)i * self->x.rows, recurrent, cell, to);
      step = sp_quantize (to, SP_NET_HIDDEN, hidden);
      sp_matrix_apply (&self->h, products, hidden, &step, 1, sum, recurrent);
    }
}
