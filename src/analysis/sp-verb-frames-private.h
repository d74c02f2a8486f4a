/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-claim-words.h"

G_BEGIN_DECLS

/* One entry matched at one verb group. */
typedef struct
{
  SpFrames *frames;
  const SpClause *clause;
  const SpStanceEntry *entry;
  guint cue_start;
  guint cue_end; /* behind the pattern */
  const SpSetting *setting;
  SpArguments arguments;
} SpVerbMatch;

gboolean sp_verb_may_target (const SpPhrases *phrases, const SpStanceEntry *entry, int party);
gboolean sp_verb_makes_sense (const SpVerbMatch *match);
gboolean sp_verb_has_partner (const SpVerbMatch *match);
void sp_verb_emit (const SpVerbMatch *match,
                   const SpReferent *holders,
                   guint n_holders,
                   SpReferent target,
                   int phrase,
                   double factor);
gboolean sp_verb_emit_inherited (const SpVerbMatch *match);
gboolean sp_verb_emit_through_infinitive (SpVerbMatch *match);
gboolean sp_verb_emit_demanded_clause (const SpVerbMatch *match);
gboolean sp_verb_emit_demanded (const SpVerbMatch *match);
gboolean sp_verb_emit_agreement (const SpVerbMatch *match);

G_END_DECLS
