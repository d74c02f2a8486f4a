/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "sp-document.h"

G_BEGIN_DECLS

/* SpShareCard: how the attributed words are shared out among the main parties. */
#define SP_TYPE_SHARE_CARD (sp_share_card_get_type ())
G_DECLARE_FINAL_TYPE (SpShareCard, sp_share_card, SP, SHARE_CARD, GtkBox)

GtkWidget *sp_share_card_new (void);
void sp_share_card_show (SpShareCard *self, SpDocument *document);

G_END_DECLS
