/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-corrections.h"
#include "sp-party-item.h"

G_BEGIN_DECLS

/* SpNoteItem: one of the reader's marks: a highlight, a note on words, or one on the article. Its
 * key is the mark's id. Its places are empty where it is lost, ambiguous or on the article. */
#define SP_TYPE_NOTE_ITEM (sp_note_item_get_type ())
G_DECLARE_FINAL_TYPE (SpNoteItem, sp_note_item, SP, NOTE_ITEM, SpItem)

SpMark *sp_note_item_get_mark (SpNoteItem *self); /* borrowed, until the next "updated" */
SpAnchorStatus sp_note_item_get_status (SpNoteItem *self);
SpSpan sp_note_item_get_span (SpNoteItem *self);
SpPartyItem *sp_note_item_get_party (SpNoteItem *self);     /* nullable, borrowed: linked to it */
const char *sp_note_item_get_party_name (SpNoteItem *self); /* nullable: also while not found */

G_END_DECLS
