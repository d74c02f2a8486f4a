/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-corrections.h"

G_BEGIN_DECLS

/* SpBench: where operations are applied to a draft. */
typedef struct
{
  SpDraft *draft;
  SpAnchorFinder *finder;
  GArray *flags[SP_N_FINDING_KINDS]; /* guint8, by number in the draft */
  SpAnchorStatus status;             /* of the operation that is being applied */
  GArray *taken;                     /* Taken: which party was taken for which mentions */
  GHashTable *known;                 /* key of a described party → its number + 1 */
  SpSpans given; /* mentions that the reader has given to a party: no other takes them */
} SpBench;

typedef enum
{
  SP_FIND_ONLY,   /* SP_NONE where the draft lacks it */
  SP_FIND_OR_MAKE /* makes it where the draft lacks it and its words are there */
} SpFindMode;

void sp_bench_init (SpBench *self, SpAnalysis *analysis);
void sp_bench_clear (SpBench *self);
void sp_bench_set_flags (SpBench *self, SpFindingKind kind, int index, guint flags);

int
sp_bench_find_party (SpBench *self, const SpDescription *party, int other_than, SpFindMode mode);
int sp_bench_find_quote (SpBench *self, const SpDescription *quote, SpFindMode mode);
int sp_bench_find_claim (SpBench *self, const SpDescription *claim, SpFindMode mode);
int sp_bench_find_happening (SpBench *self, const SpDescription *happening);
int sp_bench_find_same_stance (SpBench *self, const SpDescription *stance);
int sp_bench_find_like_stance (SpBench *self, const SpDescription *stance);

SpQuote *sp_bench_make_quote (SpBench *self, const SpDescription *quote);
SpStance *sp_bench_make_stance (SpBench *self, const SpDescription *stance);
gboolean sp_bench_find_words (SpBench *self, const GArray *anchors, SpSpans *spans);

void sp_bench_apply (SpBench *self, const SpOperation *operation);

G_END_DECLS
