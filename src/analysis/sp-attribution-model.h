/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* SpAttributionModel: the trained part of the quotes stage: a linear-chain conditional random field
 * over the tokens of a paragraph, on top of a logistic regression that tells which words head a
 * cue; hashed features and 8-bit weights. Immutable; any thread. */
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

#define SP_ROLE_BITS 20 /* places of the weights, as a power of two; most are empty */
#define SP_ROLE_PLACES (1u << SP_ROLE_BITS)
#define SP_ROLE_WIDTH (SP_N_ROLES - 1) /* weights in a row: of the roles beyond none */
#define SP_ROLE_FORBIDDEN (-1e4f)
#define SP_CUE_BITS 17
#define SP_CUE_PLACES (1u << SP_CUE_BITS)
#define SP_LINK_BITS 15
#define SP_LINK_PLACES (1u << SP_LINK_BITS)
#define SP_MAX_ROLE_FEATURES 128

/* The features of one token. */
typedef struct
{
  guint n;
  guint32 hashes[SP_MAX_ROLE_FEATURES];
} SpRoleFeatures;

static inline guint32
sp_role_place (guint32 hash)
{
  return hash >> (32 - SP_ROLE_BITS);
}

static inline guint32
sp_cue_place (guint32 hash)
{
  return hash >> (32 - SP_CUE_BITS);
}

static inline guint32
sp_link_place (guint32 hash)
{
  return hash >> (32 - SP_LINK_BITS);
}

/* What the model says of one token. */
typedef struct
{
  guint8 role;     /* SpRole, on the best path */
  float certainty; /* its probability */
} SpRoleGuess;

SpAttributionModel *sp_attribution_model_new (const char *path,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sp_attribution_model_free (SpAttributionModel *self);
guint32 sp_attribution_model_get_checksum (const SpAttributionModel *self);

float sp_attribution_model_score_cue (const SpAttributionModel *self,
                                      const SpRoleFeatures *features);
float sp_attribution_model_score_link (const SpAttributionModel *self,
                                       const SpRoleFeatures *features);
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
