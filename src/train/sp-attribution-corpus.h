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

/* A content and its cue, or a cue and its source: the tokens of the document that they begin with.
 */
typedef struct
{
  guint own;
  guint partner;
} SpRoleTie;

typedef struct
{
  SpRoleSample *sample;
  guint first; /* into the tokens */
  guint n;
  GArray *ties; /* SpRoleTie */
} SpRoleDocument;

/* The features of all tokens, one after the other. */
typedef struct
{
  GArray *starts; /* guint: where those of each token begin; one more at the end */
  GArray *hashes; /* guint32 */
} SpRoleFeatureList;

/* Annotated articles in the layout of PolNeAR (text/NAME.txt, ann/NAME.ann) as the quotes stage
 * sees them. */
typedef struct
{
  GArray *roles;     /* guint8: the answers, for each token */
  GArray *heads;     /* guint8: 1: the token heads a cue */
  GArray *sequences; /* SpRoleSequence */
  GArray *documents; /* SpRoleDocument */
  guint n_train;     /* the documents from this one on are only scored */
} SpAttributionCorpus;

SpAttributionCorpus *sp_attribution_corpus_new (void);
void sp_attribution_corpus_free (SpAttributionCorpus *self);
gboolean sp_attribution_corpus_add_folder (SpAttributionCorpus *self,
                                           const SpRoleSampler *sampler,
                                           const char *folder,
                                           GError **error);
void sp_attribution_corpus_read_cues (const SpAttributionCorpus *self, SpRoleFeatureList *out);
void sp_attribution_corpus_set_chances (SpAttributionCorpus *self, const float *chances);
void sp_attribution_corpus_read (const SpAttributionCorpus *self, SpRoleFeatureList *out);

void sp_role_feature_list_init (SpRoleFeatureList *self);
void sp_role_feature_list_clear (SpRoleFeatureList *self);

G_END_DECLS
