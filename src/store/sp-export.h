/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-analysis.h"
#include "sp-article.h"
#include "sp-corrections.h"

G_BEGIN_DECLS

void sp_export_append_markdown (GString *out, SpArticle *article, const SpAnalysis *analysis);
/* @colours: nullable: the reader's names of the highlight colours from 1 on; empty: no name. */
void sp_export_append_markdown_notes (GString *out,
                                      const SpCorrections *corrections,
                                      const char *const *colours);
void sp_export_append_csv_head (GString *out);
void sp_export_append_csv (GString *out, SpArticle *article, const SpAnalysis *analysis);
void sp_export_append_csv_notes (GString *out,
                                 SpArticle *article,
                                 const SpCorrections *corrections,
                                 const char *const *colours);

G_END_DECLS
