/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "sp-tokens.h"

G_BEGIN_DECLS

/* SpNameModel: finds names in English text: a linear-chain CRF over hashed features and word
 * clusters, whole numbers throughout. Opened from one file, which is mapped. Immutable; one may
 * serve many threads. */
typedef struct _SpNameModel SpNameModel;

typedef enum
{
  SP_FOUND_PERSON,
  SP_FOUND_ORGANIZATION,
  SP_FOUND_PLACE,
  SP_FOUND_GROUP, /* peoples, nationalities, religious and political groups */
  SP_FOUND_MISC,
} SpFoundType;

typedef struct
{
  guint first_token;
  guint n_tokens;
  SpFoundType type;
} SpFoundName;

SpNameModel *sp_name_model_new (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
SpNameModel *sp_name_model_ref (SpNameModel *self);
void sp_name_model_unref (SpNameModel *self);
guint32 sp_name_model_get_checksum (const SpNameModel *self);

GArray *sp_name_model_find (const SpNameModel *self, const SpTokens *tokens);
const char *sp_found_type_to_string (SpFoundType type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpNameModel, sp_name_model_unref)

G_END_DECLS
