/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-tokens.h"

#include <string.h>

struct _SpTokens
{
  gatomicrefcount ref_count;
  SpText *text;
  GArray *tokens;
  GArray *sentences;
};

/* Makes the value from @tokens (SpToken) and @sentences (SpSentence), both in order of the text.
 * @tokens, @sentences: (transfer full). Returns: (transfer full). */
SpTokens *
sp_tokens_new (SpText *text, GArray *tokens, GArray *sentences)
{
  SpTokens *self;

  g_return_val_if_fail (text != NULL && tokens != NULL && sentences != NULL, NULL);

  self = g_new0 (SpTokens, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->text = sp_text_ref (text);
  self->tokens = tokens;
  self->sentences = sentences;
  return self;
}

SpTokens *
sp_tokens_ref (SpTokens *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_tokens_unref (SpTokens *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->tokens);
  g_array_unref (self->sentences);
  sp_text_unref (self->text);
  g_free (self);
}

/* Returns: (transfer none): the text. */
SpText *
sp_tokens_get_text (const SpTokens *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/* Returns: (transfer none): all @n tokens in order. */
const SpToken *
sp_tokens_get (const SpTokens *self, guint *n)
{
  g_return_val_if_fail (self != NULL && n != NULL, NULL);

  *n = self->tokens->len;
  return (const SpToken *)self->tokens->data;
}

/* Returns: (transfer none): all @n sentences in order. */
const SpSentence *
sp_tokens_get_sentences (const SpTokens *self, guint *n)
{
  g_return_val_if_fail (self != NULL && n != NULL, NULL);

  *n = self->sentences->len;
  return (const SpSentence *)self->sentences->data;
}

/* Returns: the first token that ends behind @offset (code points); the number of tokens where there
 * is none. */
guint
sp_tokens_find (const SpTokens *self, guint offset)
{
  const SpToken *tokens = (const SpToken *)self->tokens->data;
  guint low = 0, high = self->tokens->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (tokens[middle].span.end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Returns: the first sentence that ends behind @offset (code points); the number of sentences where
 * there is none. */
guint
sp_tokens_find_sentence (const SpTokens *self, guint offset)
{
  const SpSentence *sentences = (const SpSentence *)self->sentences->data;
  guint low = 0, high = self->sentences->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (sentences[middle].span.end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Returns: (transfer none): the bytes of token @index, @n_bytes of them, not NUL-terminated. */
const char *
sp_tokens_peek (const SpTokens *self, guint index, gsize *n_bytes)
{
  const SpToken *token;

  g_return_val_if_fail (self != NULL && n_bytes != NULL, NULL);
  g_return_val_if_fail (index < self->tokens->len, NULL);

  token = &g_array_index (self->tokens, SpToken, index);
  *n_bytes = token->byte_end - token->byte_start;
  return sp_text_get_utf8 (self->text) + token->byte_start;
}

/* Returns: TRUE if token @index exists and is exactly @word (case counts). */
gboolean
sp_tokens_is (const SpTokens *self, guint index, const char *word)
{
  const SpToken *token;
  const char *bytes;
  gsize n;

  g_return_val_if_fail (self != NULL && word != NULL, FALSE);

  if (index >= self->tokens->len)
    return FALSE;
  token = &g_array_index (self->tokens, SpToken, index);
  bytes = sp_text_get_utf8 (self->text) + token->byte_start;
  n = token->byte_end - token->byte_start;
  return *bytes == *word && strncmp (bytes, word, n) == 0 && word[n] == '\0';
}

/* Returns: (transfer full): token @index as a string. */
char *
sp_tokens_dup (const SpTokens *self, guint index)
{
  gsize n;
  const char *bytes = sp_tokens_peek (self, index, &n);

  return bytes == NULL ? NULL : g_strndup (bytes, n);
}
