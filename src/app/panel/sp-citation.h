/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-article.h"
#include "sp-item.h"

G_BEGIN_DECLS

char *sp_citation_new (SpItem *item, SpArticle *article);
char *sp_citation_new_of_span (SpArticle *article, SpSpan span);

G_END_DECLS
