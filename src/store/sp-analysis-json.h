/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-analysis.h"
#include "sp-article.h"

G_BEGIN_DECLS

void
sp_analysis_append_json (GString *out, SpArticle *article, SpAnalysis *analysis, const char *input);

G_END_DECLS
