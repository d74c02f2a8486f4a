/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-corpus.h"
#include "sp-parser-net.h"

G_BEGIN_DECLS

/* The words, tags and labels that a network numbers. Index 0: unknown. */
typedef struct
{
  GPtrArray *words, *tags, *labels; /* char * */
  GHashTable *word_index, *tag_index, *label_index;
  GArray *vectors; /* float, SP_NET_WORD for each word */
} SpVocabulary;

void sp_vocabulary_init (SpVocabulary *self, const SpCorpus *corpus);
gboolean sp_vocabulary_read_vectors (SpVocabulary *self, const char *path);
void sp_vocabulary_copy_vectors (const SpVocabulary *self, SpParam *words);

gboolean sp_net_file_write (const SpNet *net, const SpVocabulary *vocabulary, const char *path);
gboolean sp_net_file_keep (const SpNet *net, const char *path, guint epoch);
guint sp_net_file_resume (SpNet *net, const char *path);

G_END_DECLS
