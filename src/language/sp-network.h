/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "sp-kernels.h"
#include "sp-model-file.h"

G_BEGIN_DECLS

/* SpNetwork: the joint tagger and parser at run time: word vectors and hashed features, two layers
 * of bidirectional LSTM, tags from both, heads (biaffine; Dozat and Manning 2017) and labels from
 * the second. The weights stay in the model file. Immutable; any thread. */
typedef struct _SpNetwork SpNetwork;

#define SP_NET_WORD 64
#define SP_NET_HASH 64
#define SP_NET_INPUT (SP_NET_WORD + SP_NET_HASH)
#define SP_NET_HIDDEN 128
#define SP_NET_LAYER (2 * SP_NET_HIDDEN)
#define SP_NET_ARC 128
#define SP_NET_LABEL 96
#define SP_NET_SEEN 1u       /* set in the hash of a word that the treebanks have */
#define SP_NET_MAX_WORDS 300 /* in one piece; longer sentences are cut by the caller */

typedef struct
{
  guint16 tag;
  guint16 label;
  guint16 head; /* 0: the root; else 1 + index */
} SpParsedWord;

/* Words of a sentence that are one, as a person's name. */
typedef struct
{
  guint first;
  guint n;
} SpUnit;

/* The hash by which the word with the wide hash @wide is found, but for SP_NET_SEEN. */
static inline guint32
sp_net_word_hash (guint64 wide)
{
  return (guint32)(wide >> 32) & ~SP_NET_SEEN;
}

SpNetwork *sp_network_new (const SpModelFile *file, GError **error);
void sp_network_free (SpNetwork *self);
void sp_network_use_kernels (SpNetwork *self, const SpKernels *kernels);

void sp_network_set_unit_label (SpNetwork *self, guint label);

guint sp_network_get_n_tags (const SpNetwork *self);
guint sp_network_get_n_labels (const SpNetwork *self);
void sp_network_parse (const SpNetwork *self,
                       const char *const *words,
                       guint n,
                       const SpUnit *units,
                       guint n_units,
                       gboolean tree,
                       SpParsedWord *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpNetwork, sp_network_free)

G_END_DECLS
