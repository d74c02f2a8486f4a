/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-palette.h"
#include "sp-party-item.h"

G_BEGIN_DECLS

/* How a party's chip is painted where there is no room for a widget: the gutter and the strip. */
void sp_chip_paint (GtkSnapshot *snapshot,
                    GtkWidget *widget,
                    SpPartyItem *party,
                    SpTheme theme,
                    const graphene_rect_t *bounds);

G_END_DECLS
