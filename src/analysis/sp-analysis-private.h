/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-analysis.h"

G_BEGIN_DECLS

/* The writable side of the value: for the stages of the analyzer, and for tests that build one by
 * hand. */
struct _SpAnalysis
{
  gatomicrefcount ref_count;
  SpText *text;
  GArray *sentences;     /* SpSpan */
  GPtrArray *parties;    /* SpParty * */
  GPtrArray *quotes;     /* SpQuote * */
  GPtrArray *stances;    /* SpStance * */
  GPtrArray *claims;     /* SpClaim * */
  GPtrArray *happenings; /* SpHappening *, earliest first */
  GArray *merges;        /* SpMerge, likeliest first */
  SpCoverage coverage;
};

SpAnalysis *sp_analysis_new (SpText *text);

SpParty *sp_party_new (const char *name, SpPartyKind kind);
void sp_party_free (SpParty *self);
SpQuote *sp_quote_new (SpQuoteKind kind);
void sp_quote_free (SpQuote *self);
SpStance *sp_stance_new (int holder, SpStanceType type);
void sp_stance_free (SpStance *self);
SpClaim *sp_claim_new (const char *label);
void sp_claim_free (SpClaim *self);
SpHappening *sp_happening_new (const char *from, const char *to);
void sp_happening_free (SpHappening *self);

G_END_DECLS
