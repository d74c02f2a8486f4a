/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that say when: they are looked through where clauses are read. */
#include "sp-phrases.h"

static gboolean
is_year (const SpPhrases *self, guint token)
{
  const SpToken *number = &self->tokens[token];

  return number->kind == SP_TOKEN_NUMBER && number->span.end - number->span.start == 4;
}

static gboolean
describes_time (const SpPhrases *self, guint token)
{
  static const char *const words[]
      = { "last", "this", "next",    "early", "late", "the", "same", "past",   "every",
          "each", "that", "earlier", "later", "mid",  "a",   "two",  "recent", "several" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (sp_phrases_is (self, token, words[i]))
      return TRUE;
  return self->tokens[token].kind == SP_TOKEN_NUMBER;
}

/* Reads a time ("on Monday", "last week", "in August 2021") at @token. Returns: the token behind
 * it, or @token if there is none. */
guint
sp_phrases_read_time (const SpPhrases *self, guint token, guint end)
{
  gboolean preposition = sp_phrases_is (self, token, "on") || sp_phrases_is (self, token, "in")
                         || sp_phrases_is (self, token, "during")
                         || sp_phrases_is (self, token, "since");
  guint at = preposition ? token + 1 : token;
  guint words = 0;
  gboolean named = FALSE;

  for (; at < end && at < token + 7 && self->party_at[at] == SP_NONE; at++)
    {
      gboolean time = sp_phrases_has_class (self, at, SP_WORD_TIME)
                      && (!sp_phrases_has_class (self, at, SP_WORD_MODAL)
                          || (self->tokens[at].flags & SP_TOKEN_CAPITAL) != 0)
                      && !(sp_phrases_is (self, at, "march") || sp_phrases_is (self, at, "fall"));

      if (!time && !(preposition && is_year (self, at)) && !describes_time (self, at)
          && !sp_phrases_is (self, at, ","))
        break;
      named |= time || (preposition && is_year (self, at));
      words++;
    }
  while (at > token && sp_phrases_is (self, at - 1, ","))
    at--;
  if (!named || words == 0)
    return token;
  /* "the week" alone, or before "of", is a thing; so is "the year's" */
  if (at < end && (sp_phrases_is (self, at, "of") || self->words[at].possessive))
    return token;
  if (!preposition && sp_phrases_is (self, token, "the"))
    return token;
  /* the last word must be a time's own */
  if (!sp_phrases_has_class (self, at - 1, SP_WORD_TIME)
      && self->tokens[at - 1].kind != SP_TOKEN_NUMBER && !sp_phrases_is (self, at - 1, "earlier"))
    return token;
  return at;
}
