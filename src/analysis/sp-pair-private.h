/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-analyzer.h"
#include "sp-frames-private.h"

G_BEGIN_DECLS

/* SpPair: a text read with a view to two given mentions: the article's own stages, with the two
 * mentions laid over the parties that they found. */
typedef struct
{
  SpArticle *article;
  SpTokens *tokens;
  SpAnalysis *analysis;
  SpWork work;
  SpPhrases *phrases;
  SpFrames frames;
  int parties[2]; /* of a and b */
  guint first[2]; /* tokens of the given mentions, half-open */
  guint last[2];
  guint start; /* the tokens that are looked at, half-open: the whole text, or a sentence of it */
  guint end;
  guint first_sentence; /* of those tokens */
  guint n_sentences;
} SpPair;

SpPair *
sp_pair_new (const SpAnalyzer *analyzer, const char *text, SpSpan a, SpSpan b, GError **error);
void sp_pair_free (SpPair *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPair, sp_pair_free)

G_END_DECLS
