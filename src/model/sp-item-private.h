/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-claim-item.h"
#include "sp-happening-item.h"
#include "sp-note-item.h"
#include "sp-quote-item.h"
#include "sp-roster-private.h"
#include "sp-stance-item.h"

G_BEGIN_DECLS

/* The side of the items that the document writes. All of it is silent; the document emits "updated"
 * when every item is in step. */

SpItem *sp_item_new (SpItemKind kind, const char *key) G_GNUC_WARN_UNUSED_RESULT;
void sp_item_set_finding (SpItem *self, SpAnalysis *analysis, guint index, SpReaderFlags flags);
void sp_item_set_machine (SpItem *self, SpAnalysis *machine, int index);
SpAnalysis *sp_item_get_analysis (SpItem *self);
void sp_item_emit_updated (SpItem *self);
void sp_item_set_party (SpPartyItem **field, SpPartyItem *const *parties, int party);
guint sp_item_measure_at (SpItem *self, guint offset);

/* @parties in each: the party items by index of the analysis. */
void sp_party_item_link (SpPartyItem *self, SpRoster *roster, SpPartyItem *const *parties);
void sp_quote_item_link (SpQuoteItem *self, SpPartyItem *const *parties);
void sp_stance_item_link (SpStanceItem *self, SpPartyItem *const *parties);
void sp_claim_item_link (SpClaimItem *self, SpPartyItem *const *parties);
gboolean sp_note_item_set_place (SpNoteItem *self, const SpMarkPlace *place, SpPartyItem *party);
void sp_party_item_set_n_notes (SpPartyItem *self, guint n_notes);
void sp_happening_item_link (SpHappeningItem *self, SpPartyItem *const *parties);

G_END_DECLS
