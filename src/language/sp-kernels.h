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

SpProducts sp_kernels_get_products (void);

void sp_products_scalar (const gint8 *weights,
                         guint rows,
                         guint columns,
                         const gint16 *in,
                         guint n,
                         gint32 *out,
                         guint stride);
#ifdef SP_HAVE_AVX2
void sp_products_avx2 (const gint8 *weights,
                       guint rows,
                       guint columns,
                       const gint16 *in,
                       guint n,
                       gint32 *out,
                       guint stride);
#endif

float sp_quantize (const float *values, guint n, gint16 *out);

G_END_DECLS
