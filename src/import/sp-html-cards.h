/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-html-measure.h"

G_BEGIN_DECLS

void sp_html_cards_drop_lists (SpHtmlPage *page);
void sp_html_cards_drop (SpHtmlPage *page);

G_END_DECLS
