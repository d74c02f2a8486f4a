/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-knowledge-private.h"
#include "sp-tokens.h"
#include "sp-tree-private.h"

G_BEGIN_DECLS

/* What the word lists say of a spelling. */
typedef enum
{
  SP_WORD_COMMON = 1 << 0,       /* written small within sentences */
  SP_WORD_MONTH = 1 << 1,        /* a month or a day of the week */
  SP_WORD_FIRST_NAME = 1 << 2,   /* a given name */
  SP_WORD_FAMILY_FIRST = 1 << 3, /* a family name that stands before the given name */
  SP_WORD_ORGANIZATION = 1 << 4, /* ends the name of an organisation */
  SP_WORD_PLACE = 1 << 5,        /* ends (or with "of" begins) the name of a place */
  SP_WORD_ROLE = 1 << 6,         /* what a person is: minister */
  SP_WORD_HONORIFIC = 1 << 7,    /* Mr */
  SP_WORD_PARTICLE = 1 << 8,     /* von, bin */
  SP_WORD_NOMINAL = 1 << 9,      /* may mean a party that was named: company */
  SP_WORD_ACT = 1 << 10,         /* what a government does: imposed */
  SP_WORD_POLICY = 1 << 11,      /* what a government has: policy */
  SP_WORD_MALE = 1 << 12,        /* a given name or role of men */
  SP_WORD_FEMALE = 1 << 13,      /* … of women */
  SP_WORD_FUNCTION = 1 << 14,    /* the, after, however */
  SP_WORD_THING = 1 << 15,       /* ends the name of a thing: Award, Treaty */
  SP_WORD_NO_PARTY = 1 << 16,    /* names no party: DNA, Christmas */
} SpWordBits;

/* How the article writes a word, small and capital letters apart. */
typedef struct
{
  guint small;   /* in small letters */
  guint capital; /* with a capital within a sentence of prose */
  guint initial; /* with a capital at the head of a sentence */
} SpWordUse;

/* One distinct spelling. */
typedef struct
{
  char *surface;
  char *fold; /* in small letters */
  guint bits; /* SpWordBits */
  SpWordUse *use;
} SpWordForm;

/* SpWords: the tokens of an article as words: each spelling once, with what the word lists and the
 * article itself say of it. */
typedef struct
{
  const SpTokens *tokens;       /* borrowed */
  const SpToken *token;         /* its tokens */
  const SpKnowledge *knowledge; /* borrowed */
  const SpTree *tree;           /* borrowed, nullable: of the same tokens */
  guint n;
  SpWordForm **form; /* for each token */
  guint *sentence;   /* for each token: its sentence */
  GHashTable *forms; /* surface → SpWordForm */
  GHashTable *uses;  /* fold → SpWordUse */
} SpWords;

SpWords *sp_words_new (const SpTokens *tokens, const SpKnowledge *knowledge);
void sp_words_free (SpWords *self);
gboolean sp_words_is_headline (const SpWords *words, const SpSentence *sentence);
char *sp_words_dup_phrase (const SpWords *self, guint first, guint n);
gboolean sp_words_append_phrase (const SpWords *self, GString *to, guint first, guint n);

static inline const char *
sp_words_surface (const SpWords *self, guint i)
{
  return i < self->n ? self->form[i]->surface : "";
}

static inline const char *
sp_words_fold (const SpWords *self, guint i)
{
  return i < self->n ? self->form[i]->fold : "";
}

static inline gboolean
sp_words_has (const SpWords *self, guint i, guint bits)
{
  return i < self->n && (self->form[i]->bits & bits) != 0;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpWords, sp_words_free)

G_END_DECLS
