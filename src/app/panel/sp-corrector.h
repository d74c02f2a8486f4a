/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "sp-document.h"
#include "sp-focus.h"

G_BEGIN_DECLS

/* SpCorrector: what the reader can do about the finding in focus: its menu, and the actions behind
 * it ("correct.*" of the panel), each of which is an act in the log of the document. Signal "acted"
 * (string): an act was done; what it was, in the reader's language. */
#define SP_TYPE_CORRECTOR (sp_corrector_get_type ())
G_DECLARE_FINAL_TYPE (SpCorrector, sp_corrector, SP, CORRECTOR, GObject)

SpCorrector *sp_corrector_new (GtkWidget *panel) G_GNUC_WARN_UNUSED_RESULT;
void sp_corrector_set_document (SpCorrector *self, SpDocument *document, SpFocus *focus);
void sp_corrector_ask (GtkWidget *widget, const GdkRectangle *at);

G_END_DECLS
