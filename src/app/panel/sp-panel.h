/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "sp-document.h"
#include "sp-focus.h"

G_BEGIN_DECLS

/* SpPanel: the side panel: parties, quotes, stances, timeline, notes. It speaks to the document and
 * the focus alone; where the reader chooses something in the text, it turns to the page of that.
 * Property "page": "parties", "quotes", "stances", "timeline" or "notes".
 * Signal "copied": the words of a finding went to the clipboard. Signal "acted" (string): the
 * reader corrected something; what it was, in the reader's language. */
#define SP_TYPE_PANEL (sp_panel_get_type ())
G_DECLARE_FINAL_TYPE (SpPanel, sp_panel, SP, PANEL, GtkBox)

GtkWidget *sp_panel_new (void);
void sp_panel_set_document (SpPanel *self, SpDocument *document, SpFocus *focus);
const char *sp_panel_get_page (SpPanel *self);
void sp_panel_set_page (SpPanel *self, const char *name);
void sp_panel_edit_note (SpPanel *self);
void sp_panel_update_names (SpPanel *self);

G_END_DECLS
