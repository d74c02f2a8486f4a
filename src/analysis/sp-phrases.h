/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "sp-stance-lexicon.h"
#include "sp-tree-private.h"
#include "sp-work-private.h"

G_BEGIN_DECLS

/* SpPhrases: every token of an article with its part in the sentence, and the noun phrases: found
 * from closed word classes, verb forms and neighbours alone. Lives as long as the work. */

typedef enum
{
  SP_TAG_NOMINAL,
  SP_TAG_VERB, /* auxiliaries and modals too */
  SP_TAG_PREPOSITION,
  SP_TAG_CONJUNCTION,
  SP_TAG_SUBORDINATOR,
  SP_TAG_RELATIVE,
  SP_TAG_COMMA,
  SP_TAG_STOP, /* semicolon, colon, dash, bracket, end */
  SP_TAG_ADVERB,
  SP_TAG_TO,    /* before an infinitive */
  SP_TAG_QUOTE, /* a quotation mark: looked through */
} SpTag;

typedef struct
{
  const SpWordInfo *info; /* nullable */
  guint classes;          /* SpWordClass; of an unlisted word by its ending */
  guint8 tag;             /* SpTag */
  gboolean possessive;    /* the token is "'s" of a possessor */
  int phrase;             /* noun phrase, or SP_NONE */
} SpWord;

typedef struct
{
  guint start; /* tokens, half-open */
  guint end;
  guint head;
} SpNounPhrase;

typedef struct
{
  const SpWork *work;
  const SpStanceLexicon *lexicon;
  const SpToken *tokens;
  guint n_tokens;
  SpWord *words;
  GArray *noun_phrases; /* SpNounPhrase */
  int *party_at;        /* as the work has it, and who speaks in the first person */
  int *quote_at;        /* nullable: the innermost quote around each token, or SP_NONE */
  SpTree *tree;         /* nullable: the trees, where tags and phrases were taken from them */
} SpPhrases;

SpPhrases *sp_phrases_new (const SpWork *work);
void sp_phrases_free (SpPhrases *self);
void sp_phrases_take_trees (SpPhrases *self);
void sp_phrases_take_speakers (SpPhrases *self);
int sp_phrases_speaker (const SpPhrases *self, guint token);
void sp_tree_mend (SpTree *self, const SpPhrases *phrases);

gboolean sp_phrases_has_class (const SpPhrases *self, guint token, SpWordClass classes);
gboolean sp_phrases_is_transparent (const SpPhrases *self, guint token);
gboolean sp_phrases_is (const SpPhrases *self, guint token, const char *word);
guint sp_phrases_read_time (const SpPhrases *self, guint token, guint end);
guint sp_phrases_stem (const SpPhrases *self, guint token);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPhrases, sp_phrases_free)

G_END_DECLS
