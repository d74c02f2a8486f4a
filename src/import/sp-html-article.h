/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>
#include "sp-page-facts.h"

G_BEGIN_DECLS

xmlNode *sp_html_article_find (xmlNode *body, const SpPageFacts *facts, const char *url);

G_END_DECLS
