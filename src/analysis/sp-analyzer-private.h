/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-analyzer.h"
#include "sp-knowledge-private.h"
#include "sp-relation-private.h"

G_BEGIN_DECLS

const SpKnowledge *sp_analyzer_get_knowledge (const SpAnalyzer *self);

const SpRelationModel *sp_analyzer_get_relations (const SpAnalyzer *self);

G_END_DECLS
