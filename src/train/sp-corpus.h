/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SP_CORPUS_NO_HEAD (-1)
#define SP_CORPUS_NO_TAG "_ _"

/* A treebank in memory: CoNLL-U words with tags and trees, a sentence after the other. Training
 * programs only. */
typedef struct
{
  char *form;
  char *tag; /* "UPOS XPOS"; SP_CORPUS_NO_TAG where it is not known */
  char *lemma;
  char *deprel;
  int head;        /* 0: the root; else 1 + index in the sentence; SP_CORPUS_NO_HEAD: not known */
  gboolean spaced; /* white space follows */
} SpCorpusWord;

typedef struct
{
  guint first; /* into the words */
  guint n;
  gboolean begins_paragraph;
} SpCorpusSentence;

typedef struct
{
  GArray *words;     /* SpCorpusWord */
  GArray *sentences; /* SpCorpusSentence */
  GStringChunk *strings;
} SpCorpus;

SpCorpus *sp_corpus_new (void);
void sp_corpus_free (SpCorpus *self);
gboolean sp_corpus_add_file (SpCorpus *self, const char *path, GError **error);
gboolean sp_corpus_add_folder (SpCorpus *self, const char *folder, GError **error);

G_END_DECLS
