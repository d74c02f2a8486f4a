/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-party-item.h"

G_BEGIN_DECLS

/* SpStanceItem: one stance. */
#define SP_TYPE_STANCE_ITEM (sp_stance_item_get_type ())
G_DECLARE_FINAL_TYPE (SpStanceItem, sp_stance_item, SP, STANCE_ITEM, SpItem)

const SpStance *
sp_stance_item_get_stance (SpStanceItem *self); /* borrowed, until the next "updated" */
SpPartyItem *sp_stance_item_get_holder (SpStanceItem *self);      /* borrowed */
SpPartyItem *sp_stance_item_get_target (SpStanceItem *self);      /* nullable, borrowed */
SpPartyItem *sp_stance_item_get_reported_by (SpStanceItem *self); /* nullable, borrowed */

G_END_DECLS
