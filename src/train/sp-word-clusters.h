/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-model-writer.h"
#include "sp-name-features.h"

G_BEGIN_DECLS

/* Spherical k-means of word vectors into 32, 128 and 600 clusters, numbered from 1. */
typedef struct
{
  guint n;
  guint32 *hashes; /* of the folded words, sorted */
  guint8 *cells;   /* n × 2 × SP_NAME_CLUSTERINGS, as in the file */
} SpWordClusters;

SpWordClusters *sp_word_clusters_new (const char *vectors, GError **error);
void sp_word_clusters_look_up (const SpWordClusters *self, SpNameWord *word);
void sp_word_clusters_write (const SpWordClusters *self, SpModelWriter *writer);

G_END_DECLS
