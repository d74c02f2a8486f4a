/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-party-item.h"

G_BEGIN_DECLS

/* SpHappeningItem: one dated happening. */
#define SP_TYPE_HAPPENING_ITEM (sp_happening_item_get_type ())
G_DECLARE_FINAL_TYPE (SpHappeningItem, sp_happening_item, SP, HAPPENING_ITEM, SpItem)

const SpHappening *
sp_happening_item_get_happening (SpHappeningItem *self); /* borrowed, until the next "updated" */
guint sp_happening_item_get_n_parties (SpHappeningItem *self);
SpPartyItem *sp_happening_item_get_party (SpHappeningItem *self, guint index); /* borrowed */

G_END_DECLS
