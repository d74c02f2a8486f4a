/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-tokens.h"

G_BEGIN_DECLS

/* SpSyntax: the words of a text with tags, lemmas and trees (Universal Dependencies 2). Immutable;
 * any thread. */
typedef struct _SpSyntax SpSyntax;

#define SP_ROOT G_MAXUINT

typedef struct
{
  const char *upos;   /* borrowed from the model */
  const char *xpos;   /* Penn tag */
  const char *deprel; /* with its subtype: "nmod:poss"; NULL without a tree */
  const char *lemma;
  guint head; /* token of the text, or SP_ROOT */
} SpSyntaxWord;

SpSyntax *sp_syntax_new (guint n_words);
SpSyntax *sp_syntax_ref (SpSyntax *self);
void sp_syntax_unref (SpSyntax *self);

guint sp_syntax_get_n_words (const SpSyntax *self);
const SpSyntaxWord *sp_syntax_get (const SpSyntax *self, guint token);
void sp_syntax_set (SpSyntax *self, guint token, SpSyntaxWord word, const char *lemma);
void sp_syntax_set_again (SpSyntax *self, guint token, SpSyntaxWord word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSyntax, sp_syntax_unref)

G_END_DECLS
