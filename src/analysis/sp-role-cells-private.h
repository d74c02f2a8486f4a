/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-role-features.h"
#include "sp-role-trees.h"

G_BEGIN_DECLS

/* What is seen of one token. Words are hashes. */
typedef struct
{
  guint32 word;
  guint32 suffix;
  guint32 act; /* of the cue that begins here, or 0 */
  guint8 shape;
  guint8 tag;
  guint8 cue;   /* bits: verb, noun, adjective, phrase */
  guint8 quote; /* 0: outside; else bits */
  guint8 rule;
  guint8 inner;  /* what the rules say of it within another's words */
  guint8 clause; /* verb of the rule grammar: bits of SpWordClass that matter */
  guint32 sentence;
  guint32 left;  /* 1 + the nearest cue at or before it in the sentence, or 0 */
  guint32 right; /* 1 + the nearest cue behind it in the sentence, or 0 */
  guint8 commas; /* since that cue */
  guint8 verbs;
  guint8 thats;
  guint8 before; /* of its sentence: how the sentence before it is said */
} SpRoleCell;

struct _SpRoleReader
{
  const SpQuoteFinder *finder;
  SpRoleCell *cells;
  guint n;
  const SpSentence *sentences;
  guint n_sentences;
  SpRoleTrees *trees;
};

static inline void
sp_role_add (SpRoleFeatures *out, guint32 kind, guint64 a, guint64 b)
{
  guint64 x = (kind + 1) * 0x9e3779b97f4a7c15ULL ^ a * 0xbf58476d1ce4e5b9ULL
              ^ (b + 0x632be59bd9b4e019ULL) * 0x94d049bb133111ebULL;

  g_assert (out->n < SP_MAX_ROLE_FEATURES);
  x ^= x >> 31;
  x *= 0xd6e8feb86659fd93ULL;
  out->hashes[out->n++] = (guint32)(x >> 32);
}

const SpRoleCell *sp_role_cell_at (const SpRoleReader *self, guint token, int offset);
const SpRoleNode *sp_role_node_at (const SpRoleReader *self, guint token, int offset);
const SpRoleCell *sp_role_cell_of (const SpRoleReader *self, guint token);
const SpRoleNode *sp_role_node_of (const SpRoleReader *self, guint token);
guint sp_role_bucket (guint distance);

G_END_DECLS
