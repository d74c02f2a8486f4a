/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-analysis.h"
#include "sp-item.h"

G_BEGIN_DECLS

/* How a party is drawn: filled = a main party, outlined = speaks for one (in that one's colour),
 * grey = the others. */
typedef enum
{
  SP_CHIP_FILLED,
  SP_CHIP_OUTLINED,
  SP_CHIP_GREY,
} SpChipStyle;

#define SP_TYPE_PARTY_ITEM (sp_party_item_get_type ())
G_DECLARE_FINAL_TYPE (SpPartyItem, sp_party_item, SP, PARTY_ITEM, SpItem)

const SpParty *sp_party_item_get_party (SpPartyItem *self); /* borrowed, until the next "updated" */
const char *sp_party_item_get_name (SpPartyItem *self);
int sp_party_item_get_slot (
    SpPartyItem *self); /* colour 0 to 7 (its own, or that of the party it speaks for); -1 none */
SpChipStyle sp_party_item_get_chip_style (SpPartyItem *self);
const char *sp_party_item_get_letters (SpPartyItem *self); /* one to three, unique in the article */
SpPartyItem *
sp_party_item_get_principal (SpPartyItem *self); /* nullable, borrowed: the party it speaks for */
double sp_party_item_get_share (
    SpPartyItem *self); /* share of voice with those who speak for it, 0 to 1 */
guint sp_party_item_get_n_mentions (SpPartyItem *self); /* with those who speak for it */
guint sp_party_item_get_n_quotes (SpPartyItem *self);   /* with those who speak for it */
guint sp_party_item_get_n_notes (SpPartyItem *self);    /* of the reader, linked to it */
gboolean sp_party_item_get_main (
    SpPartyItem *self); /* a main party or a voice of one: the text shows its mentions */
gboolean sp_party_item_speaks_for (SpPartyItem *self,
                                   SpPartyItem *party); /* or is it; at any distance */

G_END_DECLS
