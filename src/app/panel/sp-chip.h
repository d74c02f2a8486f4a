/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "sp-party-item.h"

G_BEGIN_DECLS

/* SpChip: the letters of a party in a small box: filled for a main party, outlined in its party's
 * colour for one that speaks for it, grey for the others; "?" for nobody. It grows with the size of
 * the text around it. */
#define SP_CHIP_SMALL 18
#define SP_CHIP_NORMAL 22
#define SP_CHIP_LARGE 30

#define SP_TYPE_CHIP (sp_chip_get_type ())
G_DECLARE_FINAL_TYPE (SpChip, sp_chip, SP, CHIP, GtkWidget)

GtkWidget *sp_chip_new (guint size);
void sp_chip_set_party (SpChip *self, SpPartyItem *party);

G_END_DECLS
