/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "sp-analysis.h"
#include "sp-article.h"

G_BEGIN_DECLS

/* What the document runs in its worker thread. Another one can be given, which a test can hold back
 * as long as it likes. Returns: (transfer full): an analysis of @article's text, or NULL with
 * @error. */
typedef SpAnalysis *(*SpAnalyzeFunc) (SpArticle *article,
                                      gpointer user_data,
                                      GCancellable *cancellable,
                                      GError **error);

/* SpEngine: a function that analyses, with its data. Any thread. */
typedef struct _SpEngine SpEngine;

SpEngine *sp_engine_new (SpAnalyzeFunc func,
                         gpointer user_data,
                         GDestroyNotify destroy) G_GNUC_WARN_UNUSED_RESULT;
SpEngine *sp_engine_ref (SpEngine *self);
void sp_engine_unref (SpEngine *self);
SpAnalysis *
sp_engine_run (SpEngine *self, SpArticle *article, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpEngine, sp_engine_unref)

G_END_DECLS
