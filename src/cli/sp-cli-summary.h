/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-analysis.h"
#include "sp-article.h"

G_BEGIN_DECLS

void
sp_cli_append_summary (GString *out, SpArticle *article, SpAnalysis *analysis, const char *heading);

G_END_DECLS
