/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-attribution-corpus.h"
#include "sp-model-writer.h"

G_BEGIN_DECLS

typedef struct
{
  guint epochs;
  guint held_out; /* every so many documents are kept back and scored; 0: none */
  float rate;
  float decay;
  float boldness; /* taken from the score of having no role: more is found, more of it wrong */
  guint32 seed;
} SpRoleTraining;

void sp_role_learner_run (const SpAttributionCorpus *corpus,
                          const SpRoleTraining *training,
                          SpModelWriter *writer);

G_END_DECLS
