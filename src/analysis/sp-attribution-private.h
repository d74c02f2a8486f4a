/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-clauses-private.h"
#include "sp-cues.h"
#include "sp-quotemarks.h"
#include "sp-work-private.h"

G_BEGIN_DECLS

/* A run of tokens, half-open. */
typedef struct
{
  guint start;
  guint end;
} SpRun;

/* One attribution while it is being found, all in tokens. An empty run is none. */
typedef struct
{
  const SpCue *cue; /* nullable: a quotation without words that bring it in */
  SpRun cue_run;
  SpRun source;
  guint head; /* the head word of the source, if that is not empty */
  SpRun content[6];
  guint n_content;
  guint sentence;
  guint number;  /* while sorting */
  int inherited; /* the attribution whose speaker this one has, or SP_NONE */
  double confidence;
  const char *how; /* which rule found it, for the reason in words */
} SpAttribution;

/* The state of the stage. */
typedef struct
{
  SpWork *work;
  const SpCues *cues;
  SpPhrases *phrases;
  SpClauses *clauses;
  const SpToken *tokens;
  guint n_tokens;
  int *mark_at;     /* for each token: the outermost quotation that covers it, marks included, or
                       SP_NONE */
  SpRun *mark_runs; /* tokens of each quotation */
  gboolean *mark_used;
  GArray *found; /* SpAttribution */
  GArray *all;   /* SpAttribution: all that the rules found, the weak ones too */
} SpQuoteFinder;

static inline SpRun
sp_run_of_mark (const SpQuoteFinder *self, int mark)
{
  return self->mark_runs[mark];
}

void sp_quote_finder_open (SpQuoteFinder *self, SpWork *work);
void sp_quote_finder_close (SpQuoteFinder *self);
/* Puts what the trained model finds in the place of what the rules found. */
void sp_roles_apply (SpQuoteFinder *self);

gboolean sp_quote_finder_is (const SpQuoteFinder *self, guint token, const char *word);
gboolean sp_quote_finder_is_comma (const SpQuoteFinder *self, guint token);

gboolean sp_attribution_lies_inside (const SpAttribution *a, const SpAttribution *b);
void sp_attribution_calibrate (const SpQuoteFinder *self, SpAttribution *found);
SpQuote *sp_quote_make (const SpQuoteFinder *self, const SpAttribution *found);

/* The source of the verb group of @clause, to its left or (inverted) to its right. */
gboolean sp_source_find (const SpQuoteFinder *self,
                         const SpSentence *sentence,
                         guint clause,
                         SpAttribution *out);
/* The head word of a source of which only the words are known. */
guint sp_source_head (const SpQuoteFinder *self, SpRun source);
/* The words that @attribution gives; FALSE where there are none. */
gboolean
sp_content_find (SpQuoteFinder *self, const SpSentence *sentence, guint clause, SpAttribution *out);
void sp_content_add (SpAttribution *self, SpRun run);
guint sp_content_end (const SpQuoteFinder *self, guint from, guint end, guint clause);

/* Fills speaker and anonymous of the quotes that @self->found became, in order. */
void sp_speakers_resolve (SpQuoteFinder *self, GPtrArray *quotes);

G_END_DECLS
