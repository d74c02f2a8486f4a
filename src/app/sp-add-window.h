/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "sp-document.h"
#include "sp-note-item.h"

G_BEGIN_DECLS

/* SpAddWindow: the reader adds a quote or a stance that was missed (the words are those selected,
 * the rest is asked), or links a note to a party. Signal "added" (string): it is in the log; what
 * it was, in the reader's language. It goes when the article becomes another. */
#define SP_TYPE_ADD_WINDOW (sp_add_window_get_type ())
G_DECLARE_FINAL_TYPE (SpAddWindow, sp_add_window, SP, ADD_WINDOW, AdwWindow)

/* @span: code points of the analysis of @document, which has one. */
GtkWindow *sp_add_window_new_quote (GtkWindow *parent, SpDocument *document, SpSpan span);
GtkWindow *sp_add_window_new_stance (GtkWindow *parent, SpDocument *document, SpSpan span);
GtkWindow *sp_add_window_new_link (GtkWindow *parent, SpDocument *document, SpNoteItem *note);
SpSpan sp_add_window_get_span (SpAddWindow *self);
gboolean sp_add_window_is_stance (SpAddWindow *self);

G_END_DECLS
