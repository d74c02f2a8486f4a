/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-analysis-private.h"
#include "sp-article.h"

G_BEGIN_DECLS

/* Builds an analysis by hand: findings are given by their words, which are looked up in the text.
 */
SpArticle *sp_sketch_article (const char *text);
SpSpan sp_sketch_span (SpAnalysis *analysis, const char *words);
int sp_sketch_party (SpAnalysis *analysis, const char *name, SpPartyKind kind, const char *forms);
void sp_sketch_voice (SpAnalysis *analysis, int party, const char *role, int speaks_for);
SpQuote *sp_sketch_quote (SpAnalysis *analysis,
                          int speaker,
                          SpQuoteKind kind,
                          const char *cue,
                          const char *content);
SpStance *sp_sketch_stance (SpAnalysis *analysis,
                            int holder,
                            SpStanceType type,
                            int target,
                            const char *cue,
                            const char *evidence);
SpClaim *sp_sketch_claim (SpAnalysis *analysis, const char *label, const char *words, int about);
void
sp_sketch_position (SpClaim *claim, int party, SpPositionKind kind, int quote, SpSpan evidence);
SpHappening *sp_sketch_happening (SpAnalysis *analysis,
                                  const char *from,
                                  const char *to,
                                  const char *date_words,
                                  const char *label);
void sp_sketch_finish (SpAnalysis *analysis);

G_END_DECLS
