/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-kernels.h"

#include <math.h>

#if defined(__aarch64__)
#include <arm_neon.h>

/* NEON is part of every 64-bit ARM processor: nothing to choose at run time. */
static void
products_neon (const gint8 *weights,
               guint rows,
               guint columns,
               const gint16 *in,
               guint n,
               gint32 *out,
               guint stride)
{
  for (guint i = 0; i < n; i++)
    for (guint r = 0; r < rows; r++)
      {
        const gint8 *w = weights + (gsize)r * columns;
        const gint16 *x = in + (gsize)i * columns;
        int32x4_t sum = vdupq_n_s32 (0);

        for (guint c = 0; c < columns; c += 8)
          {
            int16x8_t wide = vmovl_s8 (vld1_s8 (w + c));
            int16x8_t values = vld1q_s16 (x + c);

            sum = vmlal_s16 (sum, vget_low_s16 (wide), vget_low_s16 (values));
            sum = vmlal_s16 (sum, vget_high_s16 (wide), vget_high_s16 (values));
          }
        out[(gsize)i * stride + r] = vaddvq_s32 (sum);
      }
}
#endif

void
sp_products_scalar (const gint8 *weights,
                    guint rows,
                    guint columns,
                    const gint16 *in,
                    guint n,
                    gint32 *out,
                    guint stride)
{
  for (guint i = 0; i < n; i++)
    for (guint r = 0; r < rows; r++)
      {
        const gint8 *w = weights + (gsize)r * columns;
        const gint16 *x = in + (gsize)i * columns;
        gint32 sum = 0;

        for (guint c = 0; c < columns; c++)
          sum += w[c] * x[c];
        out[(gsize)i * stride + r] = sum;
      }
}

/* Returns: the fastest implementation that this processor has. */
SpProducts
sp_kernels_get_products (void)
{
#ifdef SP_HAVE_AVX2
  if (__builtin_cpu_supports ("avx2"))
    return sp_products_avx2;
#endif
#if defined(__aarch64__)
  return products_neon;
#else
  return sp_products_scalar;
#endif
}

/* Rounds @n values to 16-bit activations. Returns: what one step of them is worth. */
float
sp_quantize (const float *values, guint n, gint16 *out)
{
  float most = 0, scale;

  for (guint i = 0; i < n; i++)
    {
      float size = fabsf (values[i]);

      most = size > most ? size : most;
    }
  if (most <= 0)
    {
      for (guint i = 0; i < n; i++)
        out[i] = 0;
      return 0;
    }
  scale = SP_MAX_ACTIVATION / most;
  for (guint i = 0; i < n; i++)
    {
      float x = values[i] * scale;

      /* rounding may go over the edge; damaged weights may give what is no number */
      x = x > SP_MAX_ACTIVATION     ? SP_MAX_ACTIVATION
          : x >= -SP_MAX_ACTIVATION ? x
          : x < 0                   ? -SP_MAX_ACTIVATION
                                    : 0;
      out[i] = (gint16)(x + (x >= 0 ? 0.5f : -0.5f));
    }
  return most / SP_MAX_ACTIVATION;
}
