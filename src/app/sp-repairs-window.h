/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "sp-document.h"

G_BEGIN_DECLS

/* SpRepairsWindow: what the reader repaired in the text of an article, and what was left out when
 * it was read; each can be taken back. It follows the document. */
#define SP_TYPE_REPAIRS_WINDOW (sp_repairs_window_get_type ())
G_DECLARE_FINAL_TYPE (SpRepairsWindow, sp_repairs_window, SP, REPAIRS_WINDOW, AdwWindow)

GtkWindow *sp_repairs_window_new (GtkWindow *parent, SpDocument *document);

G_END_DECLS
