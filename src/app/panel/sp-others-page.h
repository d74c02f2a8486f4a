/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-list-page.h"
#include "sp-party-item.h"

G_BEGIN_DECLS

/* SpOthersPage: the parties that are named but are no main ones. Stands inside the parties page. */
#define SP_TYPE_OTHERS_PAGE (sp_others_page_get_type ())
G_DECLARE_FINAL_TYPE (SpOthersPage, sp_others_page, SP, OTHERS_PAGE, SpListPage)

void sp_others_page_refresh (SpOthersPage *self);
gboolean sp_others_page_shows (SpPartyItem *item);

G_END_DECLS
