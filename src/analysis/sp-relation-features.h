/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "sp-analyzer.h"

G_BEGIN_DECLS

/* What the relation model looks at, as hashes: for each direction of a pair one set. */
typedef struct
{
  GArray *forward;  /* guint32: a toward b */
  GArray *backward; /* guint32: b toward a */
} SpRelationFeatures;

SpRelationFeatures *sp_relation_features_new (SpAnalyzer *analyzer,
                                              const char *text,
                                              SpSpan a,
                                              SpSpan b,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sp_relation_features_free (SpRelationFeatures *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRelationFeatures, sp_relation_features_free)

G_END_DECLS
