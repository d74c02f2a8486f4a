/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-attribution-private.h"

/* An apposition or a title behind the speaker's name is no longer than this. */
#define MAX_SOURCE 30

static SpTag
tag_at (const SpQuoteFinder *self, guint token)
{
  return token < self->n_tokens ? (SpTag)self->phrases->words[token].tag : SP_TAG_STOP;
}

gboolean
sp_quote_finder_is (const SpQuoteFinder *self, guint token, const char *word)
{
  return token < self->n_tokens && sp_tokens_is (self->work->tokens, token, word);
}

gboolean
sp_quote_finder_is_comma (const SpQuoteFinder *self, guint token)
{
  return tag_at (self, token) == SP_TAG_COMMA;
}

/* Goes right from the noun at @token over "of …", "for …" and an apposition. Returns: the token
 * behind. */
static guint
extend_right (const SpQuoteFinder *self, guint token, guint end)
{
  guint at = token, limit = MIN (end, token + MAX_SOURCE);
  gboolean apposition = FALSE;

  while (at < limit)
    {
      SpTag tag = tag_at (self, at);

      if (self->mark_at[at] != SP_NONE)
        break;
      if (tag == SP_TAG_COMMA)
        {
          guint next = at + 1;

          if (apposition || tag_at (self, next) != SP_TAG_NOMINAL
              || self->work->party_at[next] != SP_NONE
              || sp_phrases_has_class (self->phrases, next, SP_WORD_PRONOUN))
            break;
          apposition = TRUE;
        }
      else if (tag == SP_TAG_PREPOSITION
               && !(sp_quote_finder_is (self, at, "of") || sp_quote_finder_is (self, at, "for")
                    || sp_quote_finder_is (self, at, "at")
                    || sp_quote_finder_is (self, at, "from")))
        break;
      else if (tag != SP_TAG_NOMINAL && tag != SP_TAG_PREPOSITION
               && !(tag == SP_TAG_CONJUNCTION && tag_at (self, at + 1) == SP_TAG_NOMINAL))
        break;
      at++;
    }
  while (at > token + 1
         && (tag_at (self, at - 1) == SP_TAG_PREPOSITION || tag_at (self, at - 1) == SP_TAG_COMMA))
    at--;
  return at;
}

/* The noun at @token is the subject of a verb of its own: "X, a minister, said Y was late". */
static gboolean
is_followed_by_verb (const SpQuoteFinder *self, const SpSentence *sentence, guint token)
{
  guint at = extend_right (self, token, sentence->first_token + sentence->n_tokens);

  while (tag_at (self, at) == SP_TAG_ADVERB)
    at++;
  return tag_at (self, at) == SP_TAG_VERB
         && !sp_phrases_has_class (self->phrases, at, SP_WORD_GERUND);
}

/* Tells whether the verb group begins right behind words in quotation marks, or behind a comma, and
 * a noun follows: “…,” said X. */
static gboolean
is_inverted (const SpQuoteFinder *self, const SpSentence *sentence, const SpClause *clause)
{
  guint next = clause->end, last = clause->first;

  if (clause->form != SP_CLAUSE_FINITE || clause->end - clause->first > 2 || clause->passive
      || tag_at (self, next) != SP_TAG_NOMINAL || sp_quote_finder_is (self, next, "that"))
    return FALSE;
  if (sp_phrases_has_class (self->phrases, next, SP_WORD_PRONOUN)
      && !sp_quote_finder_is (self, next, "he") && !sp_quote_finder_is (self, next, "she"))
    return FALSE;
  if (last == sentence->first_token || is_followed_by_verb (self, sentence, next))
    return FALSE;
  last--;
  if (self->mark_at[last] != SP_NONE)
    return self->mark_runs[self->mark_at[last]].end == last + 1;
  return sp_quote_finder_is_comma (self, last);
}

static gboolean
take_right (const SpQuoteFinder *self,
            const SpSentence *sentence,
            const SpClause *clause,
            SpAttribution *out)
{
  guint end = sentence->first_token + sentence->n_tokens;
  const SpNounPhrase *phrase
      = sp_phrases_get (self->phrases, self->phrases->words[clause->end].phrase);

  out->source = (SpRun){ clause->end, extend_right (self, clause->end, end) };
  out->head = phrase->head;
  out->how = "follows";
  return TRUE;
}

static gboolean
take_agent (const SpQuoteFinder *self,
            const SpSentence *sentence,
            const SpClause *clause,
            SpAttribution *out)
{
  guint end = sentence->first_token + sentence->n_tokens;

  if (!sp_quote_finder_is (self, clause->end, "by")
      || tag_at (self, clause->end + 1) != SP_TAG_NOMINAL)
    return FALSE;
  out->source = (SpRun){ clause->end + 1, extend_right (self, clause->end + 1, end) };
  out->head = sp_phrases_get (self->phrases, self->phrases->words[clause->end + 1].phrase)->head;
  out->how = "agent";
  return TRUE;
}

/* The subject's phrases are those listed, the last first; with what stands between them and the
 * verb. */
static gboolean
take_subject (const SpQuoteFinder *self,
              const SpSentence *sentence,
              const SpClause *clause,
              SpAttribution *out)
{
  const SpNounPhrase *last, *first;
  guint end;

  if (clause->n_subjects == 0)
    return FALSE;
  last = sp_phrases_get (self->phrases, clause->subjects[0]);
  first = sp_phrases_get (self->phrases, clause->subjects[clause->n_subjects - 1]);
  out->head = last->head;
  end = last->end;
  if (clause->how == SP_SUBJECT_DIRECT && last->end <= clause->first
      && clause->first - last->end < MAX_SOURCE)
    end = clause->first;
  while (end > last->end
         && (tag_at (self, end - 1) == SP_TAG_ADVERB || tag_at (self, end - 1) == SP_TAG_COMMA))
    end--;
  if (end > last->end && tag_at (self, end - 1) == SP_TAG_STOP)
    end = last->end;
  out->source = (SpRun){ MIN (first->start, last->start), end };
  if (sp_quote_finder_is (self, out->source.start, "that") && out->source.start + 1 < end)
    out->source.start++;
  out->how = clause->how == SP_SUBJECT_DIRECT ? "subject" : "shared";
  if (clause->how == SP_SUBJECT_RELATIVE)
    out->how = "relative";
  return out->source.start >= sentence->first_token && out->source.start < out->source.end;
}

gboolean
sp_source_find (const SpQuoteFinder *self,
                const SpSentence *sentence,
                guint index,
                SpAttribution *out)
{
  const SpClause *clause = sp_clauses_get (self->clauses, index);

  g_return_val_if_fail (self != NULL && out != NULL, FALSE);

  if (is_inverted (self, sentence, clause))
    return take_right (self, sentence, clause, out);
  if (clause->passive)
    return take_agent (self, sentence, clause, out);
  return take_subject (self, sentence, clause, out);
}

/* The head of the first noun phrase in @source; what stands before a comma or "of" comes first. */
guint
sp_source_head (const SpQuoteFinder *self, SpRun source)
{
  g_return_val_if_fail (self != NULL && source.start < source.end, source.start);

  for (guint i = source.start; i < source.end; i++)
    {
      int phrase = self->phrases->words[i].phrase;

      if (phrase != SP_NONE && sp_phrases_get (self->phrases, phrase)->head >= source.start)
        return MIN (sp_phrases_get (self->phrases, phrase)->head, source.end - 1);
    }
  return source.end - 1;
}
