/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "sp-document.h"

G_BEGIN_DECLS

/* SpMergeOffers: the parties that may be one, pair by pair, for the reader to merge or to keep
 * apart. */
#define SP_TYPE_MERGE_OFFERS (sp_merge_offers_get_type ())
G_DECLARE_FINAL_TYPE (SpMergeOffers, sp_merge_offers, SP, MERGE_OFFERS, GtkBox)

GtkWidget *sp_merge_offers_new (void);
void sp_merge_offers_show (SpMergeOffers *self, SpDocument *document);

G_END_DECLS
