/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "sp-library-store.h"

G_BEGIN_DECLS

/* SpKnownWindow: what the reader calls parties in the whole library: to be changed, taken out, and
 * copied. */
#define SP_TYPE_KNOWN_WINDOW (sp_known_window_get_type ())
G_DECLARE_FINAL_TYPE (SpKnownWindow, sp_known_window, SP, KNOWN_WINDOW, AdwWindow)

GtkWindow *sp_known_window_new (SpLibraryStore *store) G_GNUC_WARN_UNUSED_RESULT;
guint sp_known_window_get_n_rows (SpKnownWindow *self);

G_END_DECLS
