/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The inner products of the network: rows of 8-bit weights with vectors of 16-bit activations,
 * summed in 32 bits. Sums of integers are exact, so that every implementation gives the same bits.
 */

#define SP_KERNEL_STEP 16      /* columns are a multiple of it */
#define SP_MAX_ACTIVATION 2047 /* so that 127 × 2047 × 1024 columns fit in 31 bits */

/* out[i × stride + r] = Σ weights[r × columns + c] · in[i × columns + c], for @n vectors and @rows
 * rows. */
typedef void (*SpProducts) (const gint8 *weights,
                            guint rows,
                            guint columns,
                            const gint16 *in,
                            guint n,
                            gint32 *out,
                            guint stride);

/* What the network computes with, in one implementation. */
typedef struct
{
  SpProducts products;
  /* Rounds @n values to 16-bit activations. Returns: what one step of them is worth. */
  float (*quantize) (const float *values, guint n, gint16 *out);
  /* One step of an LSTM with @h cells from 4 × @h sums; @cell is changed. */
  void (*gates) (const float *in, const float *recurrent, float *cell, float *hidden, guint h);
  /* out = sums · scales · step (+ bias, nullable) */
  void (*scale) (const gint32 *sums,
                 const float *scales,
                 const float *bias,
                 float step,
                 guint n,
                 float *out);
  /* out += row · scale */
  void (*add_row) (const gint8 *row, float scale, guint n, float *out);
} SpKernels;

const SpKernels *sp_kernels_get (void);

extern const SpKernels sp_kernels_scalar;
#ifdef SP_HAVE_AVX2
extern const SpKernels sp_kernels_avx2;
#endif

G_END_DECLS
