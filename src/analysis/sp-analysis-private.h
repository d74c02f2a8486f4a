/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-draft.h"

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

GPtrArray *sp_analysis_get_findings (const SpAnalysis *analysis, SpFindingKind kind);

G_END_DECLS
