/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "sp-model-file.h"
#include "sp-tokens.h"

G_BEGIN_DECLS

/* SpSplitterModel: finds the ends of sentences within a paragraph by a linear model over hashed
 * features of the words around each gap. Immutable; any thread. */
typedef struct _SpSplitterModel SpSplitterModel;

#define SP_SPLIT_BITS 17
#define SP_N_SPLIT_FEATURES 35
#define SP_SPLIT_MAX_TOKENS 400 /* a longer run of words is cut */

/* One word as the splitter sees it. */
typedef struct
{
  guint64 norm;  /* hash of the folded form */
  guint32 shape; /* a small number: capital, digit, full stop, closing mark … */
  guint8 spaced; /* white space follows */
  guint8 ruled;  /* the rules end a sentence behind it */
  guint8 tight;  /* none can end behind it */
} SpSplitWord;

SpSplitWord *
sp_split_words_new (const SpTokens *tokens, const SpSentence *from, const SpSentence *to);
guint sp_split_run_end (const SpSentence *sentences, guint n, guint from);
void sp_split_features (const SpSplitWord *words,
                        guint n,
                        guint gap,
                        guint since,
                        guint32 features[SP_N_SPLIT_FEATURES]);

SpSplitterModel *sp_splitter_model_new (const SpModelFile *file, GError **error);
void sp_splitter_model_free (SpSplitterModel *self);
SpTokens *sp_splitter_model_run (const SpSplitterModel *self, const SpTokens *tokens);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSplitterModel, sp_splitter_model_free)

G_END_DECLS
