/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
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
  SpProducts fast = sp_kernels_get ()->products, plain = sp_kernels_scalar.products;

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
      plain (weights, rows, columns, in, n, a, stride);
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
  sp_kernels_scalar.products (weights, 1, 1024, in, 1, &a, 1);
  sp_kernels_get ()->products (weights, 1, 1024, in, 1, &b, 1);
  g_assert_cmpint (a, ==, 127 * SP_MAX_ACTIVATION * 1024);
  g_assert_cmpint (b, ==, a);
}

static void
test_quantize (void)
{
  const float values[] = { 0, 1, -0.5f, 0.25f };
  const float zeros[] = { 0, 0 };
  const float none[] = { 1, NAN }, endless[] = { -INFINITY, 1 };
  gint16 out[4];
  float step = sp_kernels_get ()->quantize (values, 4, out);

  g_assert_cmpint (out[1], ==, SP_MAX_ACTIVATION);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat_with_epsilon (out[i] * step, values[i], 0.001);
  g_assert_cmpfloat (sp_kernels_get ()->quantize (zeros, 2, out), ==, 0);
  g_assert_cmpint (out[0], ==, 0);
  g_assert_cmpfloat (sp_kernels_get ()->quantize (none, 2, out), ==, 0);
  g_assert_cmpint (out[1], ==, 0);
  g_assert_cmpfloat (sp_kernels_get ()->quantize (endless, 2, out), ==, 0);
  g_assert_cmpint (out[0], ==, 0);
}

static void
fill (float *values, guint n, double most)
{
  for (guint i = 0; i < n; i++)
    values[i] = (float)g_test_rand_double_range (-most, most);
}

/* The loops over floats give the same bits too. */
static void
test_loops (void)
{
  const SpKernels *fast = sp_kernels_get (), *plain = &sp_kernels_scalar;

  for (guint n = 1; n < 150; n += 7)
    {
      g_autofree float *in = g_new (float, 4 * n), *more = g_new (float, 4 * n);
      g_autofree float *a = g_new0 (float, 2 * n), *b = g_new0 (float, 2 * n);
      g_autofree gint16 *whole_a = g_new (gint16, n), *whole_b = g_new (gint16, n);
      g_autofree gint32 *sums = g_new (gint32, n);
      g_autofree gint8 *row = g_new (gint8, n);

      fill (in, 4 * n, 9);
      fill (more, 4 * n, 3);
      for (guint i = 0; i < n; i++)
        {
          sums[i] = g_test_rand_int_range (-900000, 900000);
          row[i] = (gint8)g_test_rand_int_range (-127, 128);
        }
      g_assert_cmpfloat (plain->quantize (in, n, whole_a), ==, fast->quantize (in, n, whole_b));
      g_assert_cmpmem (whole_a, n * sizeof (gint16), whole_b, n * sizeof (gint16));
      for (guint step = 0; step < 3; step++)
        {
          plain->gates (in, more, a, a + n, n);
          fast->gates (in, more, b, b + n, n);
          g_assert_cmpmem (a, 2 * n * sizeof (float), b, 2 * n * sizeof (float));
        }
      plain->scale (sums, in, more, 0.01f, n, a);
      fast->scale (sums, in, more, 0.01f, n, b);
      plain->scale (sums, in, NULL, 0.01f, n, a + n);
      fast->scale (sums, in, NULL, 0.01f, n, b + n);
      plain->add_row (row, 0.07f, n, a);
      fast->add_row (row, 0.07f, n, b);
      g_assert_cmpmem (a, 2 * n * sizeof (float), b, 2 * n * sizeof (float));
    }
}

/* Outputs of the cells stay within their bounds, whatever comes in. */
static void
test_gates (void)
{
  const float in[] = { 50, -50, 50, 50 }, recurrent[] = { 0, 0, 0, 0 };
  float cell = 0, hidden = 0;

  sp_kernels_get ()->gates (in, recurrent, &cell, &hidden, 1);
  g_assert_cmpfloat_with_epsilon (cell, 1, 0.001);
  g_assert_cmpfloat_with_epsilon (hidden, 0.7616, 0.001);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kernels/identity", test_identity);
  g_test_add_func ("/kernels/extremes", test_extremes);
  g_test_add_func ("/kernels/quantize", test_quantize);
  g_test_add_func ("/kernels/loops", test_loops);
  g_test_add_func ("/kernels/gates", test_gates);
  return g_test_run ();
}
