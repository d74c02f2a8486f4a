/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-party-item.h"

G_BEGIN_DECLS

/* SpClaimItem: one claim. */
#define SP_TYPE_CLAIM_ITEM (sp_claim_item_get_type ())
G_DECLARE_FINAL_TYPE (SpClaimItem, sp_claim_item, SP, CLAIM_ITEM, SpItem)

const SpClaim *sp_claim_item_get_claim (SpClaimItem *self); /* borrowed, until the next "updated" */
SpPartyItem *sp_claim_item_get_about (SpClaimItem *self);   /* nullable, borrowed */
SpPartyItem *sp_claim_item_get_position_party (SpClaimItem *self, guint position); /* borrowed */
const SpQuote *sp_claim_item_get_position_quote (SpClaimItem *self,
                                                 guint position); /* nullable, borrowed */

G_END_DECLS
