/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-attribution-corpus.h"
#include "sp-model-writer.h"

G_BEGIN_DECLS

void sp_cue_learner_run (const SpAttributionCorpus *corpus,
                         const SpRoleFeatureList *features,
                         guint32 seed,
                         float *chances,
                         SpModelWriter *writer);

G_END_DECLS
