/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "sp-library-party.h"

G_BEGIN_DECLS

/* SpPartyFoundRow: one finding about a party, or the heading of an article. */
#define SP_TYPE_PARTY_FOUND_ROW (sp_party_found_row_get_type ())
G_DECLARE_FINAL_TYPE (SpPartyFoundRow, sp_party_found_row, SP, PARTY_FOUND_ROW, GtkBox)

GtkWidget *sp_party_found_row_new (void);
void sp_party_found_row_show (SpPartyFoundRow *self, const SpPartyFound *found);

G_END_DECLS
