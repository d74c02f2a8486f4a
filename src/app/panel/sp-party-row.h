/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "sp-document.h"
#include "sp-focus.h"
#include "sp-party-item.h"

G_BEGIN_DECLS

/* SpPartyRow: a main party. Unfolded: who speaks for it, what else it is called, its stances, and
 * the walk through its mentions. The unfolded row is the one that the focus is on. */
#define SP_TYPE_PARTY_ROW (sp_party_row_get_type ())
G_DECLARE_FINAL_TYPE (SpPartyRow, sp_party_row, SP, PARTY_ROW, AdwExpanderRow)

GtkWidget *sp_party_row_new (SpPartyItem *item, SpDocument *document, SpFocus *focus);
SpPartyItem *sp_party_row_get_item (SpPartyRow *self); /* borrowed */
gboolean sp_party_row_has_focus_item (SpPartyRow *self);
void sp_party_row_focus_changed (SpPartyRow *self);

G_END_DECLS
