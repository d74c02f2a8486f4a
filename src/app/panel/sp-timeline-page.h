/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-list-page.h"

G_BEGIN_DECLS

/* SpTimelinePage: what happened when, earliest first. */
#define SP_TYPE_TIMELINE_PAGE (sp_timeline_page_get_type ())
G_DECLARE_FINAL_TYPE (SpTimelinePage, sp_timeline_page, SP, TIMELINE_PAGE, SpListPage)

G_END_DECLS
