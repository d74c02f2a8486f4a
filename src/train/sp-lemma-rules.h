/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-corpus.h"
#include "sp-model-writer.h"

G_BEGIN_DECLS

void sp_lemma_rules_learn (const SpCorpus *corpus, SpModelWriter *writer);

G_END_DECLS
