/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In whose words each token stands, and whom "we" means there. */
#include "sp-phrases.h"

static void
mark_quote (SpPhrases *self, guint index, SpSpan span)
{
  const SpQuote *quote = g_ptr_array_index (self->work->analysis->quotes, index);

  for (guint i = sp_tokens_find (self->work->tokens, span.start);
       i < self->n_tokens && self->tokens[i].span.start < span.end;
       i++)
    if (self->quote_at[i] == SP_NONE || quote->via != SP_NONE)
      self->quote_at[i] = (int)index;
}

static gboolean
is_first_person (const SpPhrases *self, guint token)
{
  static const char *const words[] = { "we", "us", "our", "ours", "ourselves", "I", "me", "my" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (sp_phrases_is (self, token, words[i]))
      return TRUE;
  return FALSE;
}

/* The party in whose words @token stands, or SP_NONE. */
int
sp_phrases_speaker (const SpPhrases *self, guint token)
{
  int quote = self->quote_at != NULL ? self->quote_at[token] : SP_NONE;

  if (quote == SP_NONE)
    return SP_NONE;
  return ((const SpQuote *)g_ptr_array_index (self->work->analysis->quotes, quote))->speaker;
}

/* Maps the quotes to tokens; "we" in a party's own words is that party. */
void
sp_phrases_take_speakers (SpPhrases *self)
{
  const GPtrArray *quotes;

  g_return_if_fail (self != NULL && self->quote_at == NULL);

  quotes = self->work->analysis->quotes;
  self->quote_at = g_new (int, self->n_tokens + 1);
  for (guint i = 0; i <= self->n_tokens; i++)
    self->quote_at[i] = SP_NONE;
  for (guint i = 0; i < quotes->len; i++)
    {
      const SpQuote *quote = g_ptr_array_index (quotes, i);

      for (guint j = 0; j < quote->content.n; j++)
        mark_quote (self, i, quote->content.items[j]);
    }
  for (guint i = 0; i < self->n_tokens; i++)
    {
      int quote = self->quote_at[i];

      if (quote != SP_NONE && self->party_at[i] == SP_NONE && is_first_person (self, i)
          && ((const SpQuote *)g_ptr_array_index (quotes, quote))->kind != SP_QUOTE_INDIRECT)
        self->party_at[i] = sp_phrases_speaker (self, i);
    }
}
