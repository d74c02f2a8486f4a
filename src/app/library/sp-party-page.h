/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "sp-library-store.h"

G_BEGIN_DECLS

/* SpPartyPage: one party's quotes and stances over all articles, the newest first. Signals: "open"
 * (id, position): the reader wants to see words in their article; "closed": the reader goes back;
 * "said" (sentence). */
#define SP_TYPE_PARTY_PAGE (sp_party_page_get_type ())
G_DECLARE_FINAL_TYPE (SpPartyPage, sp_party_page, SP, PARTY_PAGE, GtkBox)

void sp_party_page_set_store (SpPartyPage *self, SpLibraryStore *store); /* nullable */
void sp_party_page_show (SpPartyPage *self, const char *name);
const char *sp_party_page_get_name (SpPartyPage *self); /* nullable: nothing was shown yet */
GListModel *sp_party_page_get_model (SpPartyPage *self);

G_END_DECLS
