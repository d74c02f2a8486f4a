/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-party-item.h"

G_BEGIN_DECLS

/* SpQuoteItem: one attribution. */
#define SP_TYPE_QUOTE_ITEM (sp_quote_item_get_type ())
G_DECLARE_FINAL_TYPE (SpQuoteItem, sp_quote_item, SP, QUOTE_ITEM, SpItem)

const SpQuote *sp_quote_item_get_quote (SpQuoteItem *self); /* borrowed, until the next "updated" */
SpPartyItem *sp_quote_item_get_speaker (SpQuoteItem *self); /* nullable, borrowed */
SpPartyItem *sp_quote_item_get_reporter (
    SpQuoteItem *self); /* nullable, borrowed: whose quote this one is reported in */

G_END_DECLS
