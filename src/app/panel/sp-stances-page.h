/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-list-page.h"

G_BEGIN_DECLS

/* SpStancesPage: what they disagree on, then how they stand toward each other. */
#define SP_TYPE_STANCES_PAGE (sp_stances_page_get_type ())
G_DECLARE_FINAL_TYPE (SpStancesPage, sp_stances_page, SP, STANCES_PAGE, SpListPage)

G_END_DECLS
