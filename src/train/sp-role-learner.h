/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-attribution-corpus.h"
#include "sp-model-writer.h"

G_BEGIN_DECLS

typedef struct
{
  guint epochs;
  float rate;
  float decay;
  float drop;     /* this share of the features of a token is left out at each visit */
  float boldness; /* added to the score of beginning: more is found, more of it wrong */
  float haste;    /* taken from the score of having no role: the same, and spans are longer */
  guint rows;     /* of the weights that are kept: those that say most */
  guint32 seed;
} SpRoleTraining;

void sp_role_learner_run (const SpAttributionCorpus *corpus,
                          const SpRoleFeatureList *features,
                          const SpRoleTraining *training,
                          SpModelWriter *writer);

G_END_DECLS
