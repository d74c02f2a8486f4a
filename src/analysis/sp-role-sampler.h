/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-article.h"
#include "sp-attribution-model.h"
#include "sp-tokens.h"

G_BEGIN_DECLS

/* SpRoleSampler: for training: gives the features of each token of an article just as the quotes
 * stage computes them. Immutable; any thread. */
typedef struct _SpRoleSampler SpRoleSampler;

/* Called for each token in order. @paragraph: that of its sentence. */
typedef void (*SpRoleSampleFunc) (const SpRoleFeatures *features,
                                  guint token,
                                  guint paragraph,
                                  gpointer data);

SpRoleSampler *sp_role_sampler_new (const char *lexicon, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sp_role_sampler_free (SpRoleSampler *self);
void sp_role_sampler_read (const SpRoleSampler *self,
                           SpArticle *article,
                           SpTokens *tokens,
                           SpRoleSampleFunc func,
                           gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRoleSampler, sp_role_sampler_free)

G_END_DECLS
