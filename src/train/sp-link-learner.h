/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-attribution-corpus.h"
#include "sp-model-writer.h"

G_BEGIN_DECLS

void sp_link_learner_run (const SpAttributionCorpus *corpus, guint32 seed, SpModelWriter *writer);

G_END_DECLS
