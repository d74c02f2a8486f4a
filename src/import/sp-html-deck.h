/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-html-measure.h"
#include "sp-page-facts.h"

G_BEGIN_DECLS

xmlNode *sp_html_deck_find_headline (xmlNode *root, const SpPageFacts *facts);
xmlNode *sp_html_deck_take (const SpHtmlPage *page,
                            const SpPageFacts *facts) G_GNUC_WARN_UNUSED_RESULT;
void sp_html_deck_put (const SpHtmlPage *page, xmlNode *deck);

G_END_DECLS
