/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "sp-analysis.h"
#include "sp-article.h"
#include "sp-language-model.h"
#include "sp-name-model.h"

G_BEGIN_DECLS

/* SpAnalyzer: the engine: a pure function from an article to its analysis, with the data files it
 * was opened with. Immutable after creation: one may serve many threads. */
typedef struct _SpAnalyzer SpAnalyzer;

SpAnalyzer *sp_analyzer_new (const char *data_folder, GError **error) G_GNUC_WARN_UNUSED_RESULT;
SpAnalyzer *sp_analyzer_ref (SpAnalyzer *self);
void sp_analyzer_unref (SpAnalyzer *self);

SpAnalysis *sp_analyzer_run (SpAnalyzer *self,
                             SpArticle *article,
                             GCancellable *cancellable,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Called behind each stage with its name. Returns: FALSE to stop there and keep what was found. */
typedef gboolean (*SpStageFunc) (const char *stage, guint n_tokens, gpointer data);

SpAnalysis *sp_analyzer_run_stages (SpAnalyzer *self,
                                    SpArticle *article,
                                    SpStageFunc behind_stage,
                                    gpointer data,
                                    GCancellable *cancellable,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *sp_analyzer_get_version (const SpAnalyzer *self);
const SpLanguageModel *sp_analyzer_get_language_model (const SpAnalyzer *self);
const SpNameModel *sp_analyzer_get_name_model (const SpAnalyzer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpAnalyzer, sp_analyzer_unref)

G_END_DECLS
