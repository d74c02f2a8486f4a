/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-kernels.h"

/* The implementation that the processor gets gives the same bits as the plain one. */
static void
test_identity (void)
{
  static const struct
  {
    guint rows, columns, n;
  } sizes[] = { { 1, 16, 1 },    { 7, 64, 3 },  { 128, 128, 5 },
                { 512, 256, 9 }, { 51, 96, 4 }, { 33, 16, 13 } };
  SpProducts fast = sp_kernels_get_products ();

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      guint rows = sizes[s].rows, columns = sizes[s].columns, n = sizes[s].n, stride = rows + 2;
      g_autofree gint8 *weights = g_new (gint8, rows * columns);
      g_autofree gint16 *in = g_new (gint16, n * columns);
      g_autofree gint32 *a = g_new0 (gint32, n * stride), *b = g_new0 (gint32, n * stride);

      for (guint i = 0; i < rows * columns; i++)
        weights[i] = (gint8)g_test_rand_int_range (-127, 128);
      for (guint i = 0; i < n * columns; i++)
        in[i] = (gint16)g_test_rand_int_range (-SP_MAX_ACTIVATION, SP_MAX_ACTIVATION + 1);
      sp_products_scalar (weights, rows, columns, in, n, a, stride);
      fast (weights, rows, columns, in, n, b, stride);
      g_assert_cmpmem (a, n * stride * sizeof (gint32), b, n * stride * sizeof (gint32));
    }
}

/* The largest sums fit. */
static void
test_extremes (void)
{
  gint8 weights[1024];
  gint16 in[1024];
  gint32 a, b;

  memset (weights, 127, sizeof weights);
  for (guint i = 0; i < 1024; i++)
    in[i] = SP_MAX_ACTIVATION;
  sp_products_scalar (weights, 1, 1024, in, 1, &a, 1);
  sp_kernels_get_products () (weights, 1, 1024, in, 1, &b, 1);
  g_assert_cmpint (a, ==, 127 * SP_MAX_ACTIVATION * 1024);
  g_assert_cmpint (b, ==, a);
}

static void
test_quantize (void)
{
  const float values[] = { 0, 1, -0.5f, 0.25f };
  const float zeros[] = { 0, 0 };
  gint16 out[4];
  float step = sp_quantize (values, 4, out);

  g_assert_cmpint (out[1], ==, SP_MAX_ACTIVATION);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat_with_epsilon (out[i] * step, values[i], 0.001);
  g_assert_cmpfloat (sp_quantize (zeros, 2, out), ==, 0);
  g_assert_cmpint (out[0], ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kernels/identity", test_identity);
  g_test_add_func ("/kernels/extremes", test_extremes);
  g_test_add_func ("/kernels/quantize", test_quantize);
  return g_test_run ();
}
