/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "sp-analysis-private.h"
#include "sp-article.h"
#include "sp-attribution-model.h"
#include "sp-knowledge-private.h"
#include "sp-language-model.h"
#include "sp-name-model.h"
#include "sp-tokens.h"

G_BEGIN_DECLS

/* SpWork: the working state of one analysis. The stages run in the order of the functions below;
 * each reads what the earlier ones wrote and adds its own. Lives in one thread. */
typedef struct
{
  SpArticle *article;                          /* borrowed */
  SpTokens *tokens;                            /* borrowed */
  const SpKnowledge *knowledge;                /* borrowed: the word lists */
  const SpLanguageModel *language_model;       /* borrowed */
  const SpNameModel *name_model;               /* borrowed */
  const SpAttributionModel *attribution_model; /* borrowed, nullable: quotes by rules alone */
  const struct _SpRelationModel *relations;    /* borrowed, nullable: stances by rules alone */
  GCancellable *cancellable;                   /* borrowed, nullable */
  SpAnalysis *analysis;                        /* borrowed: written to */

  SpSyntax *syntax;    /* tags, lemmas, trees; NULL in a text that is not English */
  GArray *names;       /* SpFoundName in their order; NULL in a text that is not English */
  GArray *quote_marks; /* SpQuoteMark: pairs of quotation marks */
  int *party_at;       /* for each token: the party of the mention that covers it, or SP_NONE */
  int *mention_at;     /* for each token: the index of that mention in the party, or SP_NONE */
} SpWork;

void sp_find_parties (
    SpWork *work); /* names, aliases, nominals, roles, speaks_for; fills party_at, mention_at */
void sp_find_merges (SpWork *work); /* parties that may be one */
void sp_find_quotes (
    SpWork *work); /* attributions and their speakers; pronouns that the quotes decide */
void
sp_find_first_persons (SpWork *work);   /* "I" in what a person says: the last step of the quotes */
void sp_find_stances (SpWork *work);    /* stances toward parties */
void sp_find_claims (SpWork *work);     /* claims, positions, stances toward claims */
void sp_find_happenings (SpWork *work); /* dates */
void sp_measure_voices (SpWork *work);  /* salience, words said, coverage */

G_END_DECLS
