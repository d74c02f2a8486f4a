/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the name model sees of the words: shared by the trainer and the program, so that a change
 * here needs new weights. */

#define SP_NAME_BITS 21 /* the weights are one table of so many bytes */
#define SP_NAME_SIZE (1 << SP_NAME_BITS)
#define SP_NAME_MAX_FEATURES 96
#define SP_NAME_MAX_VOTE_FEATURES 8
#define SP_NAME_CLUSTERINGS 3

/* O, then B, I, E, S (begins, inside, ends, single) for each type. */
#define SP_NAME_N_TYPES 6 /* those of SpFoundType, and buildings, which are told as places */
#define SP_NAME_FACILITY 5
#define SP_NAME_N_STATES (1 + 4 * SP_NAME_N_TYPES)

typedef struct
{
  guint64 form, norm, shape;
  guint64 prefixes[4], suffixes[4];
  guint16 clusters[SP_NAME_CLUSTERINGS]; /* 0: unknown */
  guint8 capital, capitals, letters;
  guint8 seen_small, seen_capital; /* elsewhere in the text, inside a sentence */
  guint64 left, right;             /* norm of the capital word that the text first has beside it */
  guint8 own;   /* 0: not known yet; 1: no name; else 2 + the type found for it */
  guint8 vote;  /* what its other places were found to be: as @own, 0 for none */
  guint8 votes; /* how many of them, at most 3 */
} SpNameWord;

/* The number by which the clusters of @word are found. */
static inline guint32
sp_name_word_hash (const SpNameWord *word)
{
  return (guint32)(word->norm >> 32);
}

void sp_name_word_init (SpNameWord *self, const char *word);
void sp_name_words_compare (SpNameWord *words, guint n, const guint8 *begins);
void sp_name_words_vote (SpNameWord *words, guint n, const guint8 *states);
guint sp_name_features (const SpNameWord *words, guint n, guint at, guint32 *features);
guint sp_name_vote_features (const SpNameWord *words, guint n, guint at, guint32 *features);
gboolean sp_name_may_follow (guint before, guint after);

G_END_DECLS
