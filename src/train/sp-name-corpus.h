/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-word-clusters.h"

G_BEGIN_DECLS

#define SP_NAME_PARTIAL                                                                            \
  0x80 /* set in the states of a corpus that marks people, organisations, places alone */

/* Texts with names in memory, as the CRF sees them. */
typedef struct
{
  guint first, n; /* into the words */
} SpNameBlock;

typedef struct
{
  guint first, n;              /* into the words */
  guint first_block, n_blocks; /* into the blocks */
} SpNameText;

typedef struct
{
  GArray *words;  /* SpNameWord */
  GArray *small;  /* SpNameWord: the same, had the texts no capitals */
  GArray *states; /* guint8 */
  GArray *blocks; /* SpNameBlock */
  GArray *texts;  /* SpNameText */
} SpNameCorpus;

SpNameCorpus *sp_name_corpus_new (void);
gboolean sp_name_corpus_add (SpNameCorpus *self,
                             const char *folder,
                             const SpWordClusters *clusters,
                             GError **error);

G_END_DECLS
