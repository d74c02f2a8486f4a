/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-role-sampler.h"

G_BEGIN_DECLS

/* A paragraph. */
typedef struct
{
  guint first; /* into the tokens */
  guint n;
  guint document;
} SpRoleSequence;

/* Annotated articles in the layout of PolNeAR (text/NAME.txt, ann/NAME.ann) as the quotes stage
 * sees them. */
typedef struct
{
  GArray *tokens;    /* guint8: the answers */
  GArray *starts;    /* guint: where the rows of each token begin; one more at the end */
  GArray *rows;      /* guint32 */
  GArray *sequences; /* SpRoleSequence */
  guint n_documents;
} SpAttributionCorpus;

SpAttributionCorpus *sp_attribution_corpus_new (void);
void sp_attribution_corpus_free (SpAttributionCorpus *self);
gboolean sp_attribution_corpus_add_folder (SpAttributionCorpus *self,
                                           const SpRoleSampler *sampler,
                                           const char *folder,
                                           GError **error);

G_END_DECLS
