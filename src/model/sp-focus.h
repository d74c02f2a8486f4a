/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-document.h"

G_BEGIN_DECLS

/* SpFocus: what the reader looks at: an item (party, quote, stance, claim …), and which of its
 * places in the text; or a mere place; or nothing. Text and panel both bind to it; neither calls
 * the other. Main thread only. Signal "changed" is emitted once for each change, after all getters
 * are in step. The focus follows its item over re-analysis and clears itself when the item goes. */
#define SP_TYPE_FOCUS (sp_focus_get_type ())
G_DECLARE_FINAL_TYPE (SpFocus, sp_focus, SP, FOCUS, GObject)

SpFocus *sp_focus_new (SpDocument *document);

void sp_focus_set_item (SpFocus *self,
                        SpItem *item); /* nullable: clears; starts at its first place */
void sp_focus_set_item_at (SpFocus *self,
                           SpItem *item,
                           guint offset); /* at the place nearest to @offset */
void sp_focus_clear (SpFocus *self);
SpItem *sp_focus_get_item (SpFocus *self); /* nullable, borrowed */

const SpSpans *sp_focus_get_lit (SpFocus *self);    /* all words to light up; normalised */
const SpSpans *sp_focus_get_places (SpFocus *self); /* the walk */
int sp_focus_get_position (SpFocus *self);          /* index of the current place, -1 for none */
void sp_focus_set_position (SpFocus *self, int position);
void sp_focus_step (SpFocus *self, int direction); /* +1 next, -1 previous; wraps around */
gboolean sp_focus_get_came_from_text (
    SpFocus *self); /* TRUE if the reader chose it in the text: no scrolling there */
void sp_focus_set_item_from_text (SpFocus *self, SpItem *item, guint offset);

G_END_DECLS
