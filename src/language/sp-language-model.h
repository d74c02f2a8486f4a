/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "sp-syntax.h"
#include "sp-tokens.h"

G_BEGIN_DECLS

/* SpLanguageModel: the trained model for English: tags, lemmas, trees. Opened from one file, which
 * is mapped, not read. Immutable; one may serve many threads. */
typedef struct _SpLanguageModel SpLanguageModel;

SpLanguageModel *sp_language_model_new (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
SpLanguageModel *sp_language_model_ref (SpLanguageModel *self);
void sp_language_model_unref (SpLanguageModel *self);
guint32 sp_language_model_get_checksum (const SpLanguageModel *self);

const char *sp_language_model_get_version (const SpLanguageModel *self);
SpTokens *sp_language_model_split (const SpLanguageModel *self, const SpTokens *tokens);
SpSyntax *sp_language_model_annotate (const SpLanguageModel *self,
                                      const SpTokens *tokens,
                                      const GArray *names,
                                      gboolean tree,
                                      GCancellable *cancellable,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpLanguageModel, sp_language_model_unref)

G_END_DECLS
