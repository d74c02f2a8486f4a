/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-html-measure.h"

G_BEGIN_DECLS

gboolean sp_html_is_heading (const xmlNode *node);
const xmlNode *sp_html_foreign_find_list (xmlNode *node);
gboolean sp_html_foreign_is_line (const SpHtmlPage *page, xmlNode *node);
gboolean sp_html_foreign_is_box (const SpHtmlPage *page, xmlNode *node);
gboolean sp_html_foreign_is_about_author (const char *words, const GPtrArray *byline);

G_END_DECLS
