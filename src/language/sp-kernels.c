/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-kernels.h"

#include "sp-kernel-loops.h"

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

static void
products_scalar (const gint8 *weights,
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

const SpKernels sp_kernels_scalar
    = { products_scalar, quantize_loop, gates_loop, scale_loop, add_row_loop };

#if defined(__aarch64__)
static const SpKernels kernels_neon
    = { products_neon, quantize_loop, gates_loop, scale_loop, add_row_loop };
#endif

/* Returns: the fastest implementation that this processor has. */
const SpKernels *
sp_kernels_get (void)
{
#ifdef SP_HAVE_AVX2
  if (__builtin_cpu_supports ("avx2"))
    return &sp_kernels_avx2;
#endif
#if defined(__aarch64__)
  return &kernels_neon;
#else
  return &sp_kernels_scalar;
#endif
}
