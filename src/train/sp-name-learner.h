/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-name-corpus.h"

G_BEGIN_DECLS

void
sp_name_learner_run (const SpNameCorpus *corpus, guint epochs, guint32 seed, SpModelWriter *writer);

G_END_DECLS
