/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-article.h"

G_BEGIN_DECLS

char *sp_article_layout_to_json (SpArticle *article);
gboolean sp_article_layout_from_json (SpArticle *article, const char *json, GError **error);

G_END_DECLS
