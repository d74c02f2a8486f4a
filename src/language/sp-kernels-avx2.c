/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compiled for AVX2 alone; called only where the processor has it. */
#include "sp-kernels.h"

#include <immintrin.h>

#define TILE 4 /* vectors that share one load of the weights */

static gint32
sum_lanes (__m256i v)
{
  __m128i s = _mm_add_epi32 (_mm256_castsi256_si128 (v), _mm256_extracti128_si256 (v, 1));

  s = _mm_add_epi32 (s, _mm_shuffle_epi32 (s, 0x4e));
  s = _mm_add_epi32 (s, _mm_shuffle_epi32 (s, 0xb1));
  return _mm_cvtsi128_si32 (s);
}

static void
one (const gint8 *weights, guint rows, guint columns, const gint16 *x, gint32 *out)
{
  for (guint r = 0; r < rows; r++)
    {
      const gint8 *w = weights + (gsize)r * columns;
      __m256i sum = _mm256_setzero_si256 ();

      for (guint c = 0; c < columns; c += SP_KERNEL_STEP)
        {
          __m256i wide = _mm256_cvtepi8_epi16 (_mm_loadu_si128 ((const __m128i *)(w + c)));

          sum = _mm256_add_epi32 (
              sum,
              _mm256_madd_epi16 (wide, _mm256_loadu_si256 ((const __m256i *)(x + c))));
        }
      out[r] = sum_lanes (sum);
    }
}

static void
tile (const gint8 *weights, guint rows, guint columns, const gint16 *x, gint32 *out, guint stride)
{
  for (guint r = 0; r < rows; r++)
    {
      const gint8 *w = weights + (gsize)r * columns;
      __m256i sum[TILE] = { _mm256_setzero_si256 (),
                            _mm256_setzero_si256 (),
                            _mm256_setzero_si256 (),
                            _mm256_setzero_si256 () };

      for (guint c = 0; c < columns; c += SP_KERNEL_STEP)
        {
          __m256i wide = _mm256_cvtepi8_epi16 (_mm_loadu_si128 ((const __m128i *)(w + c)));

          for (guint k = 0; k < TILE; k++)
            sum[k] = _mm256_add_epi32 (
                sum[k],
                _mm256_madd_epi16 (
                    wide,
                    _mm256_loadu_si256 ((const __m256i *)(x + (gsize)k * columns + c))));
        }
      for (guint k = 0; k < TILE; k++)
        out[(gsize)k * stride + r] = sum_lanes (sum[k]);
    }
}

void
sp_products_avx2 (const gint8 *weights,
                  guint rows,
                  guint columns,
                  const gint16 *in,
                  guint n,
                  gint32 *out,
                  guint stride)
{
  guint i = 0;

  for (; i + TILE <= n; i += TILE)
    tile (weights, rows, columns, in + (gsize)i * columns, out + (gsize)i * stride, stride);
  for (; i < n; i++)
    one (weights, rows, columns, in + (gsize)i * columns, out + (gsize)i * stride);
}
