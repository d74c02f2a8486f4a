/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-article.h"
#include "sp-operation.h"

G_BEGIN_DECLS

/* SpCorrections: what is shown: the machine's analysis with the reader's operations applied to it,
 * and how they fared. A pure function of the two. Immutable, any thread. */
typedef struct _SpCorrections SpCorrections;

/* What the reader has to do with a finding of the corrected analysis. */
typedef enum
{
  SP_READER_ACCEPTED = 1 << 0,
  SP_READER_CHANGED = 1 << 1, /* name, kind, speaker, type … is the reader's */
  SP_READER_ADDED = 1 << 2,   /* the reader's, not the machine's */
  SP_READER_DIFFERS = 1 << 3, /* the machine, asked now, says something else, or does not find what
                                 the reader accepted or changed */
} SpReaderFlags;

/* Where a mark stands now. */
typedef struct
{
  SpMark *mark;
  SpAnchorStatus status; /* SP_ANCHOR_EXACT for a mark on the article */
  SpSpan span;           /* empty where it is lost, ambiguous or on the article */
  int party; /* that it is linked to, in the shown analysis; SP_NONE: none, or not found */
} SpMarkPlace;

SpCorrections *sp_corrections_apply (SpAnalysis *analysis,
                                     GPtrArray *operations) G_GNUC_WARN_UNUSED_RESULT;
SpCorrections *sp_corrections_ref (SpCorrections *self);
void sp_corrections_unref (SpCorrections *self);

SpAnalysis *sp_corrections_get_analysis (const SpCorrections *self);
SpAnalysis *sp_corrections_get_machine (const SpCorrections *self);
SpReaderFlags sp_corrections_get_flags (const SpCorrections *self, SpFindingKind kind, guint index);
int sp_corrections_get_machine_index (const SpCorrections *self, SpFindingKind kind, guint index);

guint sp_corrections_get_n_operations (const SpCorrections *self);
SpAnchorStatus sp_corrections_get_status (const SpCorrections *self, guint operation);

guint sp_corrections_get_n_marks (const SpCorrections *self);
const SpMarkPlace *sp_corrections_get_mark (const SpCorrections *self, guint index);
const char *const *sp_corrections_get_tags (const SpCorrections *self);

SpArticle *sp_repairs_apply (SpArticle *article,
                             GPtrArray *operations,
                             SpAnchorStatus *statuses) G_GNUC_WARN_UNUSED_RESULT;

char *sp_repairs_dup_key (GPtrArray *operations);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpCorrections, sp_corrections_unref)

G_END_DECLS
