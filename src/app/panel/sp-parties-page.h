/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-page.h"

G_BEGIN_DECLS

/* SpPartiesPage: how the words are shared out, the main parties, those that may be one, and behind
 * the line at the bottom those that are merely named. */
#define SP_TYPE_PARTIES_PAGE (sp_parties_page_get_type ())
G_DECLARE_FINAL_TYPE (SpPartiesPage, sp_parties_page, SP, PARTIES_PAGE, SpPage)

G_END_DECLS
