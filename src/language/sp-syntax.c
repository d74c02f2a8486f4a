/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-syntax.h"

struct _SpSyntax
{
  gatomicrefcount ref_count;
  guint n;
  SpSyntaxWord *words;
  GStringChunk *lemmas;
};

/* Makes room for @n_words; to be filled with sp_syntax_set before it is shared. Returns: (transfer
 * full). */
SpSyntax *
sp_syntax_new (guint n_words)
{
  SpSyntax *self = g_new0 (SpSyntax, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->n = n_words;
  self->words = g_new0 (SpSyntaxWord, n_words + 1);
  self->lemmas = g_string_chunk_new (4096);
  return self;
}

SpSyntax *
sp_syntax_ref (SpSyntax *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_syntax_unref (SpSyntax *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->words);
  g_string_chunk_free (self->lemmas);
  g_free (self);
}

guint
sp_syntax_get_n_words (const SpSyntax *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n;
}

/* Returns: (transfer none): what is known of token @token. */
const SpSyntaxWord *
sp_syntax_get (const SpSyntax *self, guint token)
{
  g_return_val_if_fail (self != NULL && token < self->n, NULL);

  return &self->words[token];
}

/* Sets token @token. @lemma: copied. The other strings of @word must outlive the value. */
void
sp_syntax_set (SpSyntax *self, guint token, SpSyntaxWord word, const char *lemma)
{
  g_return_if_fail (self != NULL && token < self->n);

  self->words[token] = word;
  self->words[token].lemma
      = lemma != NULL ? g_string_chunk_insert_const (self->lemmas, lemma) : NULL;
}

/* Sets token @token as another was set: all strings of @word, the lemma too, are those of @self or
 * outlive it. */
void
sp_syntax_set_again (SpSyntax *self, guint token, SpSyntaxWord word)
{
  g_return_if_fail (self != NULL && token < self->n);

  self->words[token] = word;
}
