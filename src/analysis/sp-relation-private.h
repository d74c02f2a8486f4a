/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-pair-private.h"

G_BEGIN_DECLS

/* SpRelationModel: the trained weights: which event a directed pair shows, and which sign.
 * Immutable; any thread. */
typedef struct _SpRelationModel SpRelationModel;

#define SP_N_SIGNS 3 /* none, positive, negative */

SpRelationModel *sp_relation_model_new (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sp_relation_model_free (SpRelationModel *self);
guint32 sp_relation_model_get_checksum (const SpRelationModel *self);
void sp_relation_model_judge (const SpRelationModel *self,
                              const GArray *features,
                              double roots[SP_N_EVENT_ROOTS],
                              double signs[SP_N_SIGNS]);

SpStanceType sp_relation_type_of (SpEventRoot root);
int sp_relation_polarity_of (SpEventRoot root);
SpEventRoot sp_relation_best_root (const double roots[SP_N_EVENT_ROOTS], int sign);

GArray *sp_pair_describe (const SpPair *pair, guint holder);

G_END_DECLS
