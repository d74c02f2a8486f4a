/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-analysis.h"

G_BEGIN_DECLS

typedef enum
{
  SP_FINDING_PARTY,
  SP_FINDING_QUOTE,
  SP_FINDING_STANCE,
  SP_FINDING_CLAIM,
  SP_FINDING_HAPPENING,
  SP_N_FINDING_KINDS,
} SpFindingKind;

/* SpDraft: a copy of an analysis that may be changed, until it is made into a new analysis. The
 * findings keep their indices meanwhile, and new ones come behind them; what is taken out leaves
 * NULL. For one thread. */
typedef struct
{
  SpText *text;
  SpAnalysis *origin;
  GPtrArray *findings[SP_N_FINDING_KINDS]; /* SpParty *, SpQuote *, …; nullable */
  GArray *merged; /* int, by party: the party that it has become part of, or SP_NONE */
  GArray *apart;  /* int, two and two: parties that are not one */
  gint64 attributed_words;
} SpDraft;

SpDraft *sp_draft_new (SpAnalysis *analysis) G_GNUC_WARN_UNUSED_RESULT;
void sp_draft_free (SpDraft *self);
SpAnalysis *sp_draft_finish (SpDraft *self, GArray *origins[SP_N_FINDING_KINDS]);

guint sp_draft_get_n (const SpDraft *self, SpFindingKind kind);
gpointer sp_draft_get (const SpDraft *self, SpFindingKind kind, guint index);
int sp_draft_find_party (const SpDraft *self, int party);
guint sp_draft_add (SpDraft *self, SpFindingKind kind, gpointer finding);
void sp_draft_remove (SpDraft *self, SpFindingKind kind, guint index);
void sp_draft_merge (SpDraft *self, guint party, guint into);
void sp_draft_keep_apart (SpDraft *self, int first, int second);
void sp_draft_move_mention (SpDraft *self, SpMention mention, guint to);
void sp_draft_count_quote (SpDraft *self, guint quote, int sign);

SpAnalysis *sp_analysis_new (SpText *text) G_GNUC_WARN_UNUSED_RESULT;
guint sp_analysis_count (const SpAnalysis *analysis, SpFindingKind kind);
const char *sp_finding_kind_to_string (SpFindingKind kind);

SpParty *sp_party_new (const char *name, SpPartyKind kind) G_GNUC_WARN_UNUSED_RESULT;
void sp_party_free (SpParty *self);
SpQuote *sp_quote_new (SpQuoteKind kind) G_GNUC_WARN_UNUSED_RESULT;
void sp_quote_free (SpQuote *self);
SpStance *sp_stance_new (int holder, SpStanceType type) G_GNUC_WARN_UNUSED_RESULT;
void sp_stance_free (SpStance *self);
SpClaim *sp_claim_new (const char *label) G_GNUC_WARN_UNUSED_RESULT;
void sp_claim_free (SpClaim *self);
SpHappening *sp_happening_new (const char *from, const char *to) G_GNUC_WARN_UNUSED_RESULT;
void sp_happening_free (SpHappening *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpDraft, sp_draft_free)

G_END_DECLS
