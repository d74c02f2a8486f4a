/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-list-page.h"

G_BEGIN_DECLS

/* SpQuotesPage: who is given to say what. */
#define SP_TYPE_QUOTES_PAGE (sp_quotes_page_get_type ())
G_DECLARE_FINAL_TYPE (SpQuotesPage, sp_quotes_page, SP, QUOTES_PAGE, SpListPage)

G_END_DECLS
