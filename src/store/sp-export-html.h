/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-analysis.h"
#include "sp-article.h"
#include "sp-corrections.h"

G_BEGIN_DECLS

void sp_export_append_html_head (GString *out, const char *title);
void sp_export_append_html (GString *out,
                            SpArticle *article,
                            const SpAnalysis *analysis,
                            const SpCorrections *corrections,
                            const char *const *colours);
void sp_export_append_html_notes (GString *out,
                                  const SpCorrections *corrections,
                                  const char *const *colours);
void sp_export_append_html_foot (GString *out);

G_END_DECLS
