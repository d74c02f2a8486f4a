/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-network.h"

G_BEGIN_DECLS

/* A matrix of the file: 8-bit weights, a scale for each row, and perhaps a bias. */
typedef struct
{
  const gint8 *weights;
  const float *scales;
  const float *bias; /* nullable */
  guint rows, columns;
} SpMatrix;

typedef struct
{
  SpMatrix x, h;
} SpLstmWeights;

struct _SpNetwork
{
  const SpKernels *kernels;
  const guint32 *word_hashes; /* sorted; row i of the vectors, the last row is for unknown words;
                                 SP_NET_SEEN is no part of the hash */
  guint n_words;
  const gint8 *word_vectors;
  const float *word_scales;
  const gint8 *hash_vectors;
  const float *hash_scales;
  guint n_hash_rows;
  SpLstmWeights lstm[2][2]; /* layer, direction */
  SpMatrix tag, tag_second, dep, head, bilinear, label_dep, label_head, label_out;
  const float *root, *head_score, *label_root;
  guint n_tags, n_labels;
  guint unit_label;
};

/* Which words stand for those of a unit in a tree. */
typedef struct
{
  guint n_words;
  guint16 *begins; /* of each word: 1 + the unit that it begins, 0 none; NULL: no units at all */
  guint16 *toward; /* of each unit: for each head the word that suits it best */
  guint16 *from;   /* of each unit: for each dependent the word that suits it best */
} SpUnits;

void sp_matrix_apply (const SpMatrix *self,
                      const SpKernels *kernels,
                      const gint16 *in,
                      const float *steps,
                      guint n,
                      gint32 *sums,
                      float *out);
void sp_lstm_run (const SpLstmWeights *self,
                  const SpKernels *kernels,
                  const gint16 *in,
                  const float *steps,
                  guint n,
                  gboolean backward,
                  float *out,
                  guint stride);
void sp_units_bind (SpUnits *self, const SpUnit *units, guint n_units, float *scores, guint n);
guint sp_units_find_dependent (const SpUnits *self, guint word, guint head);
guint sp_units_find_head (const SpUnits *self, guint word, guint head);
gboolean sp_units_are_apart (const SpUnits *self, guint word, guint head);
void sp_units_clear (SpUnits *self);
void sp_best_tree (const float *scores, guint n, guint16 *heads);

G_END_DECLS
