/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-corpus.h"
#include "sp-layers.h"

G_BEGIN_DECLS

/* The joint tagger and parser: word vectors and hashed features → two layers of bidirectional LSTM
 * → tags from both, heads (biaffine, Dozat and Manning 2017) and labels from the second. */

#define SP_NET_WORD 64
#define SP_NET_HASH 64
#define SP_NET_HASH_ROWS 32768
#define SP_NET_INPUT (SP_NET_WORD + SP_NET_HASH)
#define SP_NET_HIDDEN 128
#define SP_NET_LAYER (2 * SP_NET_HIDDEN)
#define SP_NET_ARC 128
#define SP_NET_LABEL 96

typedef struct
{
  SpParams *params;
  SpParam *words, *hashes;
  SpLstm lstm[2][2]; /* layer, direction */
  SpParam *tag, *tag_second, *tag_bias;
  SpParam *dep, *dep_bias, *head, *head_bias, *root, *bilinear, *head_score;
  SpParam *label_dep, *label_head, *label_bias, *label_root, *label_out, *label_out_bias;
  guint n_words, n_tags, n_labels;
  gboolean settling; /* less is left out in learning */
} SpNet;

#define SP_NET_UNKNOWN G_MAXUINT

/* One sentence as numbers. */
typedef struct
{
  guint n;
  guint *word;  /* row of @words; 0 unknown */
  guint *count; /* in the training part */
  guint *hash;  /* rows of @hashes: of word i those from first_hash[i] to first_hash[i + 1] */
  guint *first_hash;
  guint *form;        /* row of @hashes for the exact form */
  guint *tag, *label; /* SP_NET_UNKNOWN: nothing is to be learned */
  int *head;          /* 0 the root, else 1 + index; -1 unknown, and so is the label */
} SpExample;

typedef struct
{
  guint *tag, *label;
  int *head;
} SpAnswer;

SpNet *sp_net_new (guint64 seed, guint n_words, guint n_tags, guint n_labels);
double sp_net_learn (SpNet *self, SpExample **batch, guint n);
void sp_net_predict (SpNet *self, SpExample **batch, guint n, SpAnswer *answers);

void sp_eisner (const float *scores, guint n, int *heads);

G_END_DECLS
