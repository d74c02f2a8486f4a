/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-document-private.h"

G_BEGIN_DECLS

/* SpEngine: a function that analyses, with its data. Any thread. */
typedef struct _SpEngine SpEngine;

SpEngine *sp_engine_new (SpAnalyzeFunc func,
                         gpointer user_data,
                         GDestroyNotify destroy) G_GNUC_WARN_UNUSED_RESULT;
SpEngine *sp_engine_ref (SpEngine *self);
void sp_engine_unref (SpEngine *self);
SpAnalysis *
sp_engine_run (SpEngine *self, SpArticle *article, GCancellable *cancellable, GError **error);

G_END_DECLS
