/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "sp-document.h"
#include "sp-focus.h"

G_BEGIN_DECLS

/* SpWalkBar: floats below the article while something is looked at: which it is, the next, the
 * previous, the end. */
#define SP_TYPE_WALK_BAR (sp_walk_bar_get_type ())
G_DECLARE_FINAL_TYPE (SpWalkBar, sp_walk_bar, SP, WALK_BAR, GtkWidget)

void sp_walk_bar_set_document (SpWalkBar *self, SpDocument *document, SpFocus *focus);
void sp_walk_bar_step (SpWalkBar *self, int direction);
const char *sp_walk_bar_get_text (SpWalkBar *self);

void sp_walk_quotes (SpDocument *document, SpFocus *focus, int direction, guint from);

G_END_DECLS
