/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* SpAttributionModel: the trained part of the quotes stage: a linear-chain conditional random field
 * over the tokens of a paragraph, with hashed features and 8-bit weights. Immutable; any thread. */
typedef struct _SpAttributionModel SpAttributionModel;

typedef enum
{
  SP_ROLE_NONE,
  SP_ROLE_SOURCE_BEGIN,
  SP_ROLE_SOURCE,
  SP_ROLE_CUE_BEGIN,
  SP_ROLE_CUE,
  SP_ROLE_CONTENT_BEGIN,
  SP_ROLE_CONTENT,
  SP_N_ROLES,
} SpRole;

#define SP_ROLE_BITS 19 /* rows of the weights, as a power of two */
#define SP_ROLE_ROWS (1u << SP_ROLE_BITS)
#define SP_ROLE_WIDTH 7 /* weights in a row: one for each role */
#define SP_ROLE_FORBIDDEN (-1e4f)
#define SP_MAX_ROLE_FEATURES 80

/* The features of one token: rows of the weights. */
typedef struct
{
  guint n;
  guint32 rows[SP_MAX_ROLE_FEATURES];
} SpRoleFeatures;

/* What the model says of one token. */
typedef struct
{
  guint8 role;     /* SpRole, on the best path */
  float certainty; /* its probability */
} SpRoleGuess;

SpAttributionModel *sp_attribution_model_new (const char *path,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sp_attribution_model_free (SpAttributionModel *self);

void sp_attribution_model_score (const SpAttributionModel *self,
                                 const SpRoleFeatures *features,
                                 float scores[SP_N_ROLES]);
void sp_attribution_model_decode (const SpAttributionModel *self,
                                  const float (*scores)[SP_N_ROLES],
                                  guint n,
                                  SpRoleGuess *out);
gboolean sp_role_may_follow (guint role, guint before);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpAttributionModel, sp_attribution_model_free)

G_END_DECLS
