/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "sp-library-store.h"

G_BEGIN_DECLS

/* SpRescuePage: what can be done about a library that is damaged: a backup takes its place, or what
 * can be saved of it is. */
#define SP_TYPE_RESCUE_PAGE (sp_rescue_page_get_type ())
G_DECLARE_FINAL_TYPE (SpRescuePage, sp_rescue_page, SP, RESCUE_PAGE, AdwBin)

void sp_rescue_page_set_store (SpRescuePage *self, SpLibraryStore *store); /* nullable */
void sp_rescue_page_update (SpRescuePage *self);
gboolean sp_rescue_page_is_busy (SpRescuePage *self);
/* signal "rescued" (sentence): there is a library again */

G_END_DECLS
