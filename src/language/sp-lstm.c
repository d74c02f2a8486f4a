/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-network-private.h"

#include <string.h>

/* out[i] = W · in[i] + bias for @n vectors of quantised activations, each worth steps[i] a unit.
 * @sums: room for n × rows. */
void
sp_matrix_apply (const SpMatrix *self,
                 const SpKernels *kernels,
                 const gint16 *in,
                 const float *steps,
                 guint n,
                 gint32 *sums,
                 float *out)
{
  guint rows = self->rows;

  kernels->products (self->weights, rows, self->columns, in, n, sums, rows);
  for (guint i = 0; i < n; i++)
    kernels->scale (sums + (gsize)i * rows,
                    self->scales,
                    self->bias,
                    steps[i],
                    rows,
                    out + (gsize)i * rows);
}

/* Runs one direction over @n inputs; the outputs go to out[i × stride]. */
void
sp_lstm_run (const SpLstmWeights *self,
             const SpKernels *kernels,
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

  sp_matrix_apply (&self->x, kernels, in, steps, n, sums, gates);
  for (guint k = 0; k < n; k++)
    {
      guint i = backward ? n - 1 - k : k;
      float *to = out + (gsize)i * stride, step;

      kernels->gates (gates + (gsize)i * self->x.rows, recurrent, cell, to, SP_NET_HIDDEN);
      step = kernels->quantize (to, SP_NET_HIDDEN, hidden);
      sp_matrix_apply (&self->h, kernels, hidden, &step, 1, sum, recurrent);
    }
}
