/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-inflection.h"
#include "sp-knowledge-private.h"
#include "sp-tokens.h"

G_BEGIN_DECLS

/* SpCues: the list "cues" compiled: every form of every cue leads to its entries. Immutable; any
 * thread. */
typedef struct _SpCues SpCues;

typedef enum
{
  SP_CUE_QUOTE = 1 << 0,
  SP_CUE_THAT = 1 << 1,
  SP_CUE_BARE = 1 << 2,
  SP_CUE_INF = 1 << 3,
  SP_CUE_OBJECT_INF = 1 << 4,
  SP_CUE_GERUND = 1 << 5,
  SP_CUE_WHETHER = 1 << 6,
  SP_CUE_NP = 1 << 7,
  SP_CUE_AS = 1 << 8,
  SP_CUE_OF = 1 << 9,
  SP_CUE_ABOUT = 1 << 10,
  SP_CUE_WHOLE = 1 << 11,
  SP_CUE_OBJECT = 1 << 12,
} SpCueTakes;

typedef struct
{
  char part;       /* v, n, a, p */
  const char *act; /* borrowed from the list */
  guint takes;     /* SpCueTakes */
  guint n_words;   /* of the cue; what follows the first is in @rest */
  char **rest;     /* NULL-terminated */
} SpCue;

const SpCues *sp_cues_get (const SpKnowledge *knowledge);
const SpCue *
sp_cues_find (const SpCues *self, const SpTokens *tokens, guint token, guint end, char part);

G_END_DECLS
