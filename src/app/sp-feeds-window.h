/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "sp-library-store.h"

G_BEGIN_DECLS

/* SpFeedsWindow: what the feeds that the reader follows tell anew, the feeds, and the links that
 * wait. Only feeds are fetched here; what is opened is told by signal "open" (link). */
#define SP_TYPE_FEEDS_WINDOW (sp_feeds_window_get_type ())
G_DECLARE_FINAL_TYPE (SpFeedsWindow, sp_feeds_window, SP, FEEDS_WINDOW, AdwWindow)

SpFeedsWindow *sp_feeds_window_new (GtkWindow *parent, SpLibraryStore *store);
void sp_feeds_window_add (SpFeedsWindow *self, const char *link);
void sp_feeds_window_update (SpFeedsWindow *self);
gboolean sp_feeds_window_is_busy (SpFeedsWindow *self);

G_END_DECLS
