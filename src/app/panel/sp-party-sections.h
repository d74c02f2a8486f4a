/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "sp-document.h"
#include "sp-focus.h"
#include "sp-party-item.h"

G_BEGIN_DECLS

/* What a party's row unfolds. Each is NULL where there is nothing of it; all are floating. */
GtkWidget *sp_party_voices_new (SpPartyItem *party, SpDocument *document, SpFocus *focus);
GtkWidget *sp_party_names_new (SpPartyItem *party);
GtkWidget *sp_party_stances_new (SpPartyItem *party, SpDocument *document, SpFocus *focus);
GtkWidget *sp_party_why_new (SpPartyItem *party);
GtkWidget *sp_party_walk_new (SpFocus *focus, SpItem *item);
void sp_party_walk_update (GtkWidget *walk, SpFocus *focus, SpItem *item);

G_END_DECLS
