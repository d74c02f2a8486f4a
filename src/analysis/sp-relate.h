/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-analyzer.h"

G_BEGIN_DECLS

/* What a text says that one of two given mentions does, says or holds toward the other. */
typedef struct
{
  gboolean from_b; /* from b to a; else from a to b */
  SpStanceType type;
  SpEventRoot root;
  int polarity;
  double confidence;
  SpSpan cue;
  char *because;
} SpRelation;

void sp_relation_free (SpRelation *self);
GPtrArray *sp_analyzer_relate (SpAnalyzer *self,
                               const char *text,
                               SpSpan a,
                               SpSpan b,
                               gboolean force,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRelation, sp_relation_free)

G_END_DECLS
