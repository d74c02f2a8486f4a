/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compiled for AVX2 alone; called only where the processor has it. */
#include <immintrin.h>
#include "sp-kernel-loops.h"

#define TILE 4 /* vectors that share one load of the weights; rows that share one of the vector */

/* The sums of the lanes of each of four vectors. */
static inline __m128i
sum_four (__m256i a, __m256i b, __m256i c, __m256i d)
{
  __m256i sums = _mm256_hadd_epi32 (_mm256_hadd_epi32 (a, b), _mm256_hadd_epi32 (c, d));

  return _mm_add_epi32 (_mm256_castsi256_si128 (sums), _mm256_extracti128_si256 (sums, 1));
}

static inline __m256i
widen (const gint8 *weights)
{
  return _mm256_cvtepi8_epi16 (_mm_loadu_si128 ((const __m128i *)weights));
}

static inline __m256i
load (const gint16 *values)
{
  return _mm256_loadu_si256 ((const __m256i *)values);
}

/* One vector with four rows of weights. */
static inline __m128i
four_rows (const gint8 *w, guint columns, const gint16 *x)
{
  __m256i a = _mm256_setzero_si256 (), b = a, c = a, d = a;

  for (guint i = 0; i < columns; i += SP_KERNEL_STEP)
    {
      __m256i v = load (x + i);

      a = _mm256_add_epi32 (a, _mm256_madd_epi16 (widen (w + i), v));
      b = _mm256_add_epi32 (b, _mm256_madd_epi16 (widen (w + columns + i), v));
      c = _mm256_add_epi32 (c, _mm256_madd_epi16 (widen (w + 2 * (gsize)columns + i), v));
      d = _mm256_add_epi32 (d, _mm256_madd_epi16 (widen (w + 3 * (gsize)columns + i), v));
    }
  return sum_four (a, b, c, d);
}

/* Writes the sums of a row for four vectors, which stand @stride apart. */
static inline void
store_apart (__m128i sums, gint32 *out, gsize stride)
{
  out[0] = _mm_extract_epi32 (sums, 0);
  out[stride] = _mm_extract_epi32 (sums, 1);
  out[2 * stride] = _mm_extract_epi32 (sums, 2);
  out[3 * stride] = _mm_extract_epi32 (sums, 3);
}

/* Four vectors with one row of weights. */
static inline void
row_by_four (const gint8 *w, guint columns, const gint16 *x, gint32 *out, gsize stride)
{
  __m256i a = _mm256_setzero_si256 (), b = a, c = a, d = a;

  for (guint i = 0; i < columns; i += SP_KERNEL_STEP)
    {
      __m256i wide = widen (w + i);

      a = _mm256_add_epi32 (a, _mm256_madd_epi16 (wide, load (x + i)));
      b = _mm256_add_epi32 (b, _mm256_madd_epi16 (wide, load (x + columns + i)));
      c = _mm256_add_epi32 (c, _mm256_madd_epi16 (wide, load (x + 2 * (gsize)columns + i)));
      d = _mm256_add_epi32 (d, _mm256_madd_epi16 (wide, load (x + 3 * (gsize)columns + i)));
    }
  store_apart (sum_four (a, b, c, d), out, stride);
}

static void
one (const gint8 *weights, guint rows, guint columns, const gint16 *x, gint32 *out)
{
  guint r = 0;

  for (; r + TILE <= rows; r += TILE)
    _mm_storeu_si128 ((__m128i *)(out + r), four_rows (weights + (gsize)r * columns, columns, x));
  for (; r < rows; r++)
    {
      const gint8 *w = weights + (gsize)r * columns;
      __m256i sum = _mm256_setzero_si256 (), none = sum;

      for (guint c = 0; c < columns; c += SP_KERNEL_STEP)
        sum = _mm256_add_epi32 (sum, _mm256_madd_epi16 (widen (w + c), load (x + c)));
      out[r] = _mm_cvtsi128_si32 (sum_four (sum, none, none, none));
    }
}

static void
tile (const gint8 *weights, guint rows, guint columns, const gint16 *x, gint32 *out, guint stride)
{
  for (guint r = 0; r < rows; r++)
    row_by_four (weights + (gsize)r * columns, columns, x, out + r, stride);
}

static void
products_avx2 (const gint8 *weights,
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

const SpKernels sp_kernels_avx2
    = { products_avx2, quantize_loop, gates_loop, scale_loop, add_row_loop };
