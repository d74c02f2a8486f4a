/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The parts of a network: parameters with gradients, an optimizer, linear layers, an LSTM. 32-bit
 * floats, row-major; one thread. Gradients are added up until sp_params_step. */
typedef struct
{
  const char *name;
  guint rows, cols;
  float *w, *g, *m, *v, *mean; /* weight, gradient, moments, moving average of the weight */
  gboolean sparse;             /* an embedding: only touched rows have a gradient */
  GArray *touched;             /* guint rows; of a sparse one */
  guint8 *is_touched;
} SpParam;

typedef struct
{
  GPtrArray *params; /* SpParam */
  guint64 seed;
  guint steps;
} SpParams;

SpParams *sp_params_new (guint64 seed);
SpParam *sp_params_add (SpParams *self,
                        const char *name,
                        guint rows,
                        guint cols,
                        float scale,
                        gboolean sparse);
void sp_params_step (SpParams *self, float rate);
void sp_params_swap_mean (SpParams *self);
float sp_params_uniform (SpParams *self);
float *sp_param_row (SpParam *self, guint row);
float *sp_param_touch (SpParam *self, guint row);

void sp_multiply (gboolean a_turned,
                  gboolean b_turned,
                  guint m,
                  guint n,
                  guint k,
                  const float *a,
                  const float *b,
                  float beta,
                  float *c);
/* out[n×w.rows] = in[n×w.cols] · wᵀ + bias (nullable) */
void sp_linear (const SpParam *w, const SpParam *bias, const float *in, guint n, float *out);
/* out[n×w.rows] += in[n×w.cols] · wᵀ */
void sp_linear_add (const SpParam *w, const float *in, guint n, float *out);
/* given d out: adds to the gradients and to d in (nullable) */
void sp_linear_back (SpParam *w,
                     SpParam *bias,
                     const float *in,
                     const float *d_out,
                     guint n,
                     float *d_in);

/* How the tokens of a batch are ordered for a direction: packed by time, sentences the longest
 * first. */
typedef struct
{
  guint n, steps;
  guint *start;  /* of each step */
  guint *active; /* sentences in each step */
} SpPacking;

typedef struct
{
  SpParam *wx, *wh, *bias;
  guint hidden;
} SpLstm;

typedef struct
{
  float *gates, *cells, *hidden, *in; /* kept for the way back; @in is borrowed */
  float *recurrent;                   /* what the next step sees of @hidden */
  float *mask;                        /* nullable: sentences × hidden, on the recurrent path */
} SpLstmState;

SpLstm sp_lstm_new (SpParams *params, const char *name, guint input, guint hidden);
void sp_lstm_forward (const SpLstm *self, const SpPacking *packing, float *in, SpLstmState *state);
void sp_lstm_backward (const SpLstm *self,
                       const SpPacking *packing,
                       const SpLstmState *state,
                       float *d_hidden,
                       float *d_in);
void sp_lstm_state_clear (SpLstmState *state);

G_END_DECLS
