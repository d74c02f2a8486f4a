/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-layers.h"

#include <cblas.h>
#include <math.h>
#include <string.h>

#define BETA1 0.9f
#define BETA2 0.99f
#define CLIP 5.0f
#define MEAN_EVERY 4
#define MEAN_DECAY 0.996f /* each MEAN_EVERY steps */

SpParams *
sp_params_new (guint64 seed)
{
  SpParams *self = g_new0 (SpParams, 1);

  self->params = g_ptr_array_new ();
  self->seed = seed * 2862933555777941757ULL + 3037000493ULL;
  return self;
}

/* Returns: a number in [0, 1), the same sequence for a seed. */
float
sp_params_uniform (SpParams *self)
{
  self->seed ^= self->seed << 13;
  self->seed ^= self->seed >> 7;
  self->seed ^= self->seed << 17;
  return (float)(self->seed >> 40) / (float)(1 << 24);
}

SpParam *
sp_params_add (SpParams *self,
               const char *name,
               guint rows,
               guint cols,
               float scale,
               gboolean sparse)
{
  SpParam *p = g_new0 (SpParam, 1);
  gsize n = (gsize)rows * cols;

  p->name = g_strdup (name);
  p->rows = rows;
  p->cols = cols;
  p->sparse = sparse;
  p->w = g_new (float, n);
  p->g = g_new0 (float, n);
  p->m = g_new0 (float, n);
  p->v = g_new0 (float, n);
  p->mean = g_new (float, n);
  for (gsize i = 0; i < n; i++)
    p->mean[i] = p->w[i] = (2 * sp_params_uniform (self) - 1) * scale;
  if (sparse)
    {
      p->touched = g_array_new (FALSE, FALSE, sizeof (guint));
      p->is_touched = g_new0 (guint8, rows);
    }
  g_ptr_array_add (self->params, p);
  return p;
}

float *
sp_param_row (SpParam *self, guint row)
{
  return self->w + (gsize)row * self->cols;
}

/* Returns: the gradient of @row, which then takes part in the next step. */
float *
sp_param_touch (SpParam *self, guint row)
{
  if (!self->is_touched[row])
    {
      self->is_touched[row] = 1;
      g_array_append_val (self->touched, row);
    }
  return self->g + (gsize)row * self->cols;
}

static void
update (SpParam *p, gsize from, gsize n, float rate, float scale, float fix1, float fix2)
{
  for (gsize i = from; i < from + n; i++)
    {
      float g = p->g[i] * scale;

      p->m[i] = BETA1 * p->m[i] + (1 - BETA1) * g;
      p->v[i] = BETA2 * p->v[i] + (1 - BETA2) * g * g;
      p->w[i] -= rate * (p->m[i] / fix1) / (sqrtf (p->v[i] / fix2) + 1e-8f);
      p->g[i] = 0;
    }
}

static double
square_sum (const SpParam *p)
{
  double sum = 0;
  gsize n = (gsize)p->rows * p->cols;

  if (p->sparse)
    {
      for (guint i = 0; i < p->touched->len; i++)
        {
          const float *g = p->g + (gsize)g_array_index (p->touched, guint, i) * p->cols;

          for (guint j = 0; j < p->cols; j++)
            sum += (double)(g[j] * g[j]);
        }
      return sum;
    }
  for (gsize i = 0; i < n; i++)
    sum += (double)(p->g[i] * p->g[i]);
  return sum;
}

/* One step of Adam (Kingma 2015) on all gradients, clipped to a norm; they are zero afterwards. */
void
sp_params_step (SpParams *self, float rate)
{
  double norm = 0;
  float scale, fix1, fix2;

  self->steps++;
  fix1 = 1 - powf (BETA1, (float)self->steps);
  fix2 = 1 - powf (BETA2, (float)self->steps);
  for (guint i = 0; i < self->params->len; i++)
    norm += square_sum (g_ptr_array_index (self->params, i));
  scale = norm > (double)(CLIP * CLIP) ? CLIP / (float)sqrt (norm) : 1;
  for (guint i = 0; i < self->params->len; i++)
    {
      SpParam *p = g_ptr_array_index (self->params, i);
      gsize n = (gsize)p->rows * p->cols;

      if (!p->sparse)
        update (p, 0, n, rate, scale, fix1, fix2);
      for (guint j = 0; p->sparse && j < p->touched->len; j++)
        {
          guint row = g_array_index (p->touched, guint, j);

          update (p, (gsize)row * p->cols, p->cols, rate, scale, fix1, fix2);
          p->is_touched[row] = 0;
        }
      if (p->sparse)
        g_array_set_size (p->touched, 0);
      if (self->steps % MEAN_EVERY == 0)
        for (gsize j = 0; j < n; j++)
          p->mean[j] += (1 - MEAN_DECAY) * (p->w[j] - p->mean[j]);
    }
}

/* Exchanges the weights with their moving average: before and after an evaluation. */
void
sp_params_swap_mean (SpParams *self)
{
  for (guint i = 0; i < self->params->len; i++)
    {
      SpParam *p = g_ptr_array_index (self->params, i);
      float *w = p->w;

      p->w = p->mean;
      p->mean = w;
    }
}

/* c[m×n] = a · b + @beta · c; @a is k×m where it is turned, else m×k; @b n×k or k×n. */
void
sp_multiply (gboolean a_turned,
             gboolean b_turned,
             guint m,
             guint n,
             guint k,
             const float *a,
             const float *b,
             float beta,
             float *c)
{
  cblas_sgemm (CblasRowMajor,
               a_turned ? CblasTrans : CblasNoTrans,
               b_turned ? CblasTrans : CblasNoTrans,
               (int)m,
               (int)n,
               (int)k,
               1,
               a,
               (int)(a_turned ? m : k),
               b,
               (int)(b_turned ? k : n),
               beta,
               c,
               (int)n);
}

void
sp_linear_add (const SpParam *w, const float *in, guint n, float *out)
{
  sp_multiply (FALSE, TRUE, n, w->rows, w->cols, in, w->w, 1, out);
}

void
sp_linear (const SpParam *w, const SpParam *bias, const float *in, guint n, float *out)
{
  for (guint i = 0; i < n; i++)
    {
      if (bias != NULL)
        memcpy (out + (gsize)i * w->rows, bias->w, w->rows * sizeof (float));
      else
        memset (out + (gsize)i * w->rows, 0, w->rows * sizeof (float));
    }
  sp_linear_add (w, in, n, out);
}

void
sp_linear_back (SpParam *w,
                SpParam *bias,
                const float *in,
                const float *d_out,
                guint n,
                float *d_in)
{
  sp_multiply (TRUE, FALSE, w->rows, w->cols, n, d_out, in, 1, w->g);
  for (guint i = 0; bias != NULL && i < n; i++)
    for (guint j = 0; j < w->rows; j++)
      bias->g[j] += d_out[(gsize)i * w->rows + j];
  if (d_in != NULL)
    sp_multiply (FALSE, FALSE, n, w->cols, w->rows, d_out, w->w, 1, d_in);
}

SpLstm
sp_lstm_new (SpParams *params, const char *name, guint input, guint hidden)
{
  g_autofree char *x = g_strconcat (name, ".x", NULL), *h = g_strconcat (name, ".h", NULL),
                  *b = g_strconcat (name, ".b", NULL);
  SpLstm self
      = { sp_params_add (params, x, 4 * hidden, input, sqrtf (3.0f / (float)input), FALSE),
          sp_params_add (params, h, 4 * hidden, hidden, sqrtf (3.0f / (float)hidden) * 0.7f, FALSE),
          sp_params_add (params, b, 1, 4 * hidden, 0, FALSE),
          hidden };

  for (guint i = hidden; i < 2 * hidden; i++) /* remember at first */
    self.bias->w[i] = self.bias->mean[i] = 1;
  return self;
}

static float
sigmoid (float x)
{
  return 1 / (1 + expf (-x));
}

/* Gates in the order input, forget, output, candidate. */
static void
apply_gates (float *gates, const float *before, float *cell, float *hidden, guint h)
{
  for (guint j = 0; j < h; j++)
    {
      float i = gates[j] = sigmoid (gates[j]);
      float f = gates[h + j] = sigmoid (gates[h + j]);
      float o = gates[2 * h + j] = sigmoid (gates[2 * h + j]);
      float g = gates[3 * h + j] = tanhf (gates[3 * h + j]);

      cell[j] = i * g + (before != NULL ? f * before[j] : 0);
      hidden[j] = o * tanhf (cell[j]);
    }
}

static void
multiply (float *values, const float *by, gsize n)
{
  for (gsize i = 0; i < n; i++)
    values[i] *= by[i];
}

/* Runs over all steps. @in is borrowed until sp_lstm_backward. */
void
sp_lstm_forward (const SpLstm *self, const SpPacking *packing, float *in, SpLstmState *state)
{
  guint h = self->hidden;

  state->in = in;
  state->gates = g_new (float, (gsize)packing->n * 4 * h);
  state->cells = g_new (float, (gsize)packing->n *h);
  state->hidden = g_new (float, (gsize)packing->n *h);
  state->recurrent = g_new (float, (gsize)packing->n *h);
  sp_linear (self->wx, self->bias, in, packing->n, state->gates);
  for (guint t = 0; t < packing->steps; t++)
    {
      gsize now = packing->start[t], before = t > 0 ? packing->start[t - 1] : 0;

      if (t > 0)
        cblas_sgemm (CblasRowMajor,
                     CblasNoTrans,
                     CblasTrans,
                     (int)packing->active[t],
                     (int)(4 * h),
                     (int)h,
                     1,
                     state->recurrent + before * h,
                     (int)h,
                     self->wh->w,
                     (int)h,
                     1,
                     state->gates + now * 4 * h,
                     (int)(4 * h));
      for (guint b = 0; b < packing->active[t]; b++)
        apply_gates (state->gates + (now + b) * 4 * h,
                     t > 0 ? state->cells + (before + b) * h : NULL,
                     state->cells + (now + b) * h,
                     state->hidden + (now + b) * h,
                     h);
      memcpy (state->recurrent + now * h,
              state->hidden + now * h,
              (gsize)packing->active[t] * h * sizeof (float));
      if (state->mask != NULL)
        multiply (state->recurrent + now * h, state->mask, (gsize)packing->active[t] * h);
    }
}

/* From the gradient of one cell's output to that of its gates (in @d_gates) and of the cell before.
 */
static void
back_gates (const float *gates,
            const float *before,
            const float *cell,
            const float *d_hidden,
            float *d_cell,
            float *d_gates,
            guint h)
{
  for (guint j = 0; j < h; j++)
    {
      float i = gates[j], f = gates[h + j], o = gates[2 * h + j], g = gates[3 * h + j];
      float tc = tanhf (cell[j]), dc = d_cell[j] + d_hidden[j] * o * (1 - tc * tc);

      d_gates[j] = dc * g * i * (1 - i);
      d_gates[h + j] = before != NULL ? dc * before[j] * f * (1 - f) : 0;
      d_gates[2 * h + j] = d_hidden[j] * tc * o * (1 - o);
      d_gates[3 * h + j] = dc * i * (1 - g * g);
      d_cell[j] = dc * f;
    }
}

/* @d_hidden: gradient of all outputs, changed. @d_in: gradient of the inputs, added to. */
void
sp_lstm_backward (const SpLstm *self,
                  const SpPacking *packing,
                  const SpLstmState *state,
                  float *d_hidden,
                  float *d_in)
{
  guint h = self->hidden, width = packing->active[0];
  g_autofree float *d_gates = g_new (float, (gsize)packing->n * 4 * h);
  g_autofree float *d_cell = g_new0 (float, (gsize)width *h);
  g_autofree float *last = g_new0 (float, (gsize)packing->n *h);
  g_autofree float *d_last = g_new (float, (gsize)width *h);

  for (guint t = packing->steps; t > 0; t--)
    {
      gsize now = packing->start[t - 1], before = t > 1 ? packing->start[t - 2] : 0;

      for (guint b = 0; b < packing->active[t - 1]; b++)
        back_gates (state->gates + (now + b) * 4 * h,
                    t > 1 ? state->cells + (before + b) * h : NULL,
                    state->cells + (now + b) * h,
                    d_hidden + (now + b) * h,
                    d_cell + (gsize)b * h,
                    d_gates + (now + b) * 4 * h,
                    h);
      if (t == 1)
        break;
      memcpy (last + now * h,
              state->recurrent + before * h,
              (gsize)packing->active[t - 1] * h * sizeof (float));
      cblas_sgemm (CblasRowMajor,
                   CblasNoTrans,
                   CblasNoTrans,
                   (int)packing->active[t - 1],
                   (int)h,
                   (int)(4 * h),
                   1,
                   d_gates + now * 4 * h,
                   (int)(4 * h),
                   self->wh->w,
                   (int)h,
                   0,
                   d_last,
                   (int)h);
      if (state->mask != NULL)
        multiply (d_last, state->mask, (gsize)packing->active[t - 1] * h);
      cblas_saxpy ((int)(packing->active[t - 1] * h), 1, d_last, 1, d_hidden + before * h, 1);
    }
  sp_linear_back (self->wx, self->bias, state->in, d_gates, packing->n, d_in);
  sp_linear_back (self->wh, NULL, last, d_gates, packing->n, NULL);
}

void
sp_lstm_state_clear (SpLstmState *state)
{
  g_free (state->gates);
  g_free (state->cells);
  g_free (state->hidden);
  g_free (state->recurrent);
  g_free (state->mask);
}
