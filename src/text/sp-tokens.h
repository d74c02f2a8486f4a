/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "sp-spans.h"
#include "sp-text.h"

G_BEGIN_DECLS

/* SpTokens: an immutable text cut into sentences and tokens (UD English words: "do|n't", "UK|'s").
 * Safe in any thread. */
typedef struct _SpTokens SpTokens;

typedef enum
{
  SP_TOKEN_WORD,
  SP_TOKEN_NUMBER,
  SP_TOKEN_PUNCTUATION,
  SP_TOKEN_SYMBOL, /* currency, mathematical signs, emoji */
  SP_TOKEN_LINK,   /* URL, e-mail address, @handle, #tag */
} SpTokenKind;

typedef enum
{
  SP_TOKEN_SPACE_AFTER = 1 << 0,
  SP_TOKEN_CAPITAL = 1 << 1,      /* begins with a capital letter */
  SP_TOKEN_ALL_CAPITALS = 1 << 2, /* two or more letters, none of them small */
  SP_TOKEN_JOINED = 1 << 3,       /* second part of a multiword token: n't, 's, 'll */
} SpTokenFlags;

typedef struct
{
  SpSpan span;
  guint byte_start; /* in the text's UTF-8 */
  guint byte_end;
  guint8 kind;  /* SpTokenKind */
  guint8 flags; /* SpTokenFlags */
} SpToken;

typedef enum
{
  SP_SENTENCE_PROSE,
  SP_SENTENCE_HEADING,  /* headline, subheading, caption: no sentence of running prose */
  SP_SENTENCE_METADATA, /* dateline block, byline, agency code */
} SpSentenceKind;

typedef struct
{
  SpSpan span; /* without the white space around it */
  guint first_token;
  guint n_tokens;  /* at least 1 */
  guint paragraph; /* index into sp_text_get_paragraphs */
  guint8 kind;     /* SpSentenceKind */
} SpSentence;

SpTokens *sp_tokens_new (SpText *text, GArray *tokens, GArray *sentences);
SpTokens *sp_tokens_ref (SpTokens *self);
void sp_tokens_unref (SpTokens *self);

SpText *sp_tokens_get_text (const SpTokens *self);
const SpToken *sp_tokens_get (const SpTokens *self, guint *n);
const SpSentence *sp_tokens_get_sentences (const SpTokens *self, guint *n);

guint sp_tokens_find (const SpTokens *self, guint offset);
guint sp_tokens_find_sentence (const SpTokens *self, guint offset);
const char *sp_tokens_peek (const SpTokens *self, guint index, gsize *n_bytes);
gboolean sp_tokens_is (const SpTokens *self, guint index, const char *word);
char *sp_tokens_dup (const SpTokens *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTokens, sp_tokens_unref)

G_END_DECLS
