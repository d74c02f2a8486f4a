/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-article.h"
#include "sp-role-links.h"

G_BEGIN_DECLS

/* SpRoleSampler: for training: the engine as far as the trained part of the quotes stage.
 * Immutable; any thread. SpRoleSample: an article as that part sees it; must not outlive its
 * sampler. */
typedef struct _SpRoleSampler SpRoleSampler;
typedef struct _SpRoleSample SpRoleSample;

SpRoleSampler *sp_role_sampler_new (const char *lexicon,
                                    const char *models,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sp_role_sampler_free (SpRoleSampler *self);

SpRoleSample *
sp_role_sample_new (const SpRoleSampler *sampler, SpArticle *article, SpTokens *tokens);
void sp_role_sample_free (SpRoleSample *self);
SpRoleReader *sp_role_sample_get_reader (const SpRoleSample *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRoleSampler, sp_role_sampler_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRoleSample, sp_role_sample_free)

G_END_DECLS
