/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>
#include "sp-kernels.h"

/* The loops over floats, compiled once for each kind of processor. The same operations on the same
 * numbers in the same order everywhere, without the functions of the C library: the compiler may
 * do several at once, and every implementation still gives the same bits. */

/* Rounds to 16-bit activations. The largest size is found on the bits of the numbers, which are
 * ordered as the sizes are. */
static float
quantize_loop (const float *restrict values, guint n, gint16 *restrict out)
{
  gint32 most_bits = 0;
  float most, scale;

  for (guint i = 0; i < n; i++)
    {
      gint32 bits;

      memcpy (&bits, &values[i], sizeof bits);
      bits &= 0x7fffffff;
      most_bits = bits > most_bits ? bits : most_bits;
    }
  memcpy (&most, &most_bits, sizeof most);
  scale = SP_MAX_ACTIVATION / most;
  /* nothing there; or damaged weights gave what is no number */
  if (most_bits == 0 || most_bits >= 0x7f800000 || scale > 1e30f)
    {
      memset (out, 0, n * sizeof *out);
      return 0;
    }
  for (guint i = 0; i < n; i++)
    {
      float x = values[i] * scale;

      x = x + (x >= 0 ? 0.5f : -0.5f);
      x = x > SP_MAX_ACTIVATION ? SP_MAX_ACTIVATION : x;
      x = x < -SP_MAX_ACTIVATION ? -SP_MAX_ACTIVATION : x;
      out[i] = (gint16)(gint32)x;
    }
  return most / SP_MAX_ACTIVATION;
}

/* The hyperbolic tangent by Lambert's continued fraction, cut after the seventh term: within 2e-4.
 */
static inline float
fast_tanh (float x)
{
  float y, top, bottom;

  x = x > 4.97f ? 4.97f : x;
  x = x < -4.97f ? -4.97f : x;
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

/* One step of an LSTM with @h cells; gates in the order input, forget, output, candidate. */
static void
gates_loop (const float *restrict in,
            const float *restrict recurrent,
            float *restrict cell,
            float *restrict hidden,
            guint h)
{
  for (guint j = 0; j < h; j++)
    {
      float i = fast_sigmoid (in[j] + recurrent[j]);
      float f = fast_sigmoid (in[h + j] + recurrent[h + j]);
      float o = fast_sigmoid (in[2 * h + j] + recurrent[2 * h + j]);
      float g = fast_tanh (in[3 * h + j] + recurrent[3 * h + j]);

      cell[j] = i * g + f * cell[j];
      hidden[j] = o * fast_tanh (cell[j]);
    }
}

/* Turns sums into numbers: out = sum · scale · step (+ bias). */
static void
scale_loop (const gint32 *restrict sums,
            const float *restrict scales,
            const float *restrict bias,
            float step,
            guint n,
            float *restrict out)
{
  if (bias == NULL)
    for (guint i = 0; i < n; i++)
      out[i] = (float)sums[i] * (scales[i] * step);
  else
    for (guint i = 0; i < n; i++)
      out[i] = (float)sums[i] * (scales[i] * step) + bias[i];
}

/* Adds a row of 8-bit numbers, each worth @scale. */
static void
add_row_loop (const gint8 *restrict row, float scale, guint n, float *restrict out)
{
  for (guint i = 0; i < n; i++)
    out[i] += (float)row[i] * scale;
}
