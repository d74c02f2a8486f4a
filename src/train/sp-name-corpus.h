/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-word-clusters.h"

G_BEGIN_DECLS

/* Texts with names in memory, as the CRF sees them. */
typedef struct
{
  guint first, n; /* into the words */
} SpNameBlock;

typedef struct
{
  GArray *words;  /* SpNameWord */
  GArray *states; /* guint8: O, or B, I, E, S of a type */
  GArray *blocks; /* SpNameBlock */
} SpNameCorpus;

SpNameCorpus *sp_name_corpus_new (void);
gboolean sp_name_corpus_add (SpNameCorpus *self,
                             const char *folder,
                             const SpWordClusters *clusters,
                             GError **error);

G_END_DECLS
