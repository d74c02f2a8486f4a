/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "sp-palette.h"
#include "sp-party-item.h"

G_BEGIN_DECLS

/* SpStrip: one lane below the title: where in the article a party speaks, from its start to its
 * end. A click asks to go there: signal "picked" with the document offset. */
#define SP_TYPE_STRIP (sp_strip_get_type ())
G_DECLARE_FINAL_TYPE (SpStrip, sp_strip, SP, STRIP, GtkWidget)

GtkWidget *
sp_strip_new (SpPartyItem *party, const SpSpans *places, guint length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
