/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-clauses-private.h"

#include <string.h>

SpClauses *
sp_clauses_new (const SpPhrases *phrases)
{
  SpClauses *self;

  g_return_val_if_fail (phrases != NULL, NULL);

  self = g_new0 (SpClauses, 1);
  self->phrases = phrases;
  self->clauses = g_array_new (FALSE, TRUE, sizeof (SpClause));
  return self;
}

void
sp_clauses_free (SpClauses *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->clauses);
  g_free (self);
}

static gboolean
is_word (const SpClauses *self, guint token, const char *word)
{
  return token < self->end && sp_tokens_is (self->phrases->work->tokens, token, word);
}

static SpTag
tag_at (const SpClauses *self, guint token)
{
  return token < self->end ? (SpTag)self->phrases->words[token].tag : SP_TAG_STOP;
}

static gboolean
has_class (const SpClauses *self, guint token, guint classes)
{
  return token < self->end && (self->phrases->words[token].classes & classes) != 0;
}

static SpMood
mood_of (const SpClauses *self, guint token)
{
  if (is_word (self, token, "will") || is_word (self, token, "shall")
      || is_word (self, token, "'ll") || is_word (self, token, "’ll")
      || is_word (self, token, "wo"))
    return SP_MOOD_FUTURE;
  if (is_word (self, token, "may") || is_word (self, token, "might") || is_word (self, token, "can")
      || is_word (self, token, "could"))
    return SP_MOOD_POSSIBLE;
  return SP_MOOD_WOULD;
}

static gboolean
is_allegedly (const SpClauses *self, guint token)
{
  return is_word (self, token, "allegedly") || is_word (self, token, "reportedly")
         || is_word (self, token, "purportedly") || is_word (self, token, "supposedly");
}

/* Takes one more token of the verb group into @clause. */
static void
take (const SpClauses *self, SpClause *clause, guint token)
{
  if (has_class (self, token, SP_WORD_NEGATION))
    clause->negated = !clause->negated;
  if (is_allegedly (self, token))
    clause->alleged = TRUE;
  if (tag_at (self, token) != SP_TAG_VERB)
    return;
  if (has_class (self, token, SP_WORD_MODAL))
    clause->mood = mood_of (self, token);
  if (has_class (self, token, SP_WORD_HAVE))
    {
      clause->perfect = TRUE;
      clause->past_perfect = is_word (self, token, "had");
    }
  clause->main = token;
  clause->end = token + 1;
}

/* Tells whether the group goes on with the verb at @token. */
static gboolean
group_goes_on (const SpClauses *self, const SpClause *clause, guint token)
{
  if (tag_at (self, token) != SP_TAG_VERB)
    return FALSE;
  return tag_at (self, clause->main) == SP_TAG_TO
         || has_class (self, clause->main, SP_WORD_AUXILIARY | SP_WORD_MODAL);
}

static SpClauseForm
form_of (const SpClauses *self, const SpClause *clause)
{
  guint first = clause->first;

  while (first < clause->main && tag_at (self, first) == SP_TAG_ADVERB)
    first++;
  if (tag_at (self, first) == SP_TAG_TO)
    return SP_CLAUSE_INFINITIVE;
  if (has_class (self, first, SP_WORD_MODAL))
    return SP_CLAUSE_FINITE;
  if (is_word (self, first, "having") || is_word (self, first, "being")
      || is_word (self, first, "getting"))
    return SP_CLAUSE_GERUND;
  if (has_class (self, first, SP_WORD_AUXILIARY))
    return is_word (self, first, "be") ? SP_CLAUSE_INFINITIVE : SP_CLAUSE_FINITE;
  if (has_class (self, first, SP_WORD_GERUND))
    return SP_CLAUSE_GERUND;
  if (has_class (self, first, SP_WORD_PARTICIPLE)
      && !has_class (self, first, SP_WORD_PAST | SP_WORD_BASE))
    return SP_CLAUSE_PARTICIPLE;
  return SP_CLAUSE_FINITE;
}

static guint
skip_right (const SpClauses *self, guint token)
{
  while (token < self->end && sp_phrases_is_transparent (self->phrases, token))
    token++;
  return token;
}

/* Tells whether the verb at @token takes its target through the preposition at @preposition. */
static gboolean
wants_preposition (const SpClauses *self, guint token, guint preposition)
{
  const SpWordInfo *info = self->phrases->words[token].info;
  const SpWordInfo *other = self->phrases->words[preposition].info;

  if (info == NULL || other == NULL || info->entries == NULL)
    return FALSE;
  for (guint i = 0; i < info->entries->len; i++)
    {
      const SpStanceEntry *entry = g_array_index (info->entries, SpEntryRef, i).entry;

      if (entry->part == SP_PART_VERB && entry->n_words == 1 && (entry->target & other->slot) != 0)
        return TRUE;
      if (entry->n_words == 2 && entry->words[1] == other->stem && entry->part == SP_PART_VERB)
        return TRUE;
    }
  return FALSE;
}

static gboolean
takes_object (const SpClauses *self, guint token)
{
  const SpWordInfo *info = self->phrases->words[token].info;

  if (info == NULL)
    return FALSE;
  if (info->light != SP_EFFECT_NONE)
    return TRUE;
  for (guint i = 0; info->entries != NULL && i < info->entries->len; i++)
    {
      const SpStanceEntry *entry = g_array_index (info->entries, SpEntryRef, i).entry;

      if (entry->part == SP_PART_VERB && entry->n_words == 1
          && ((entry->target | entry->holder) & SP_SLOT_OBJECT) != 0)
        return TRUE;
    }
  return FALSE;
}

/* Tells whether a past form without auxiliary is a passive participle: "provided by",
 * "imposed on …", where an object would be needed and none follows. */
static gboolean
is_reduced (const SpClauses *self, const SpClause *clause)
{
  guint next = skip_right (self, clause->end);

  if (clause->first != clause->main || !has_class (self, clause->main, SP_WORD_PARTICIPLE)
      || tag_at (self, next) != SP_TAG_PREPOSITION)
    return FALSE;
  if (is_word (self, next, "by"))
    return TRUE;
  return takes_object (self, clause->main) && !wants_preposition (self, clause->main, next);
}

static gboolean
has_be_before_main (const SpClauses *self, const SpClause *clause)
{
  for (guint i = clause->first; i < clause->main; i++)
    if (has_class (self, i, SP_WORD_BE) || is_word (self, i, "get") || is_word (self, i, "got")
        || is_word (self, i, "gets") || is_word (self, i, "getting")
        || (is_word (self, i, "'s") && !is_word (self, i + 1, "been")))
      return TRUE;
  return FALSE;
}

static void
finish_group (const SpClauses *self, SpClause *clause)
{
  clause->form = form_of (self, clause);
  if (clause->form == SP_CLAUSE_FINITE && is_reduced (self, clause))
    clause->form = SP_CLAUSE_PARTICIPLE;
  clause->passive = clause->form == SP_CLAUSE_PARTICIPLE
                    || (has_class (self, clause->main, SP_WORD_PARTICIPLE)
                        && !has_class (self, clause->main, SP_WORD_GERUND | SP_WORD_BE)
                        && has_be_before_main (self, clause));
}

/* Reads the verb group that begins at @token. Returns: the token behind it. */
static guint
read_group (SpClauses *self, guint token)
{
  SpClause clause = { .first = token, .main = token, .end = token + 1, .governor = SP_NONE };
  guint at = token;

  if (tag_at (self, token) == SP_TAG_VERB)
    take (self, &clause, token);
  for (at = token + 1; at < self->end;)
    {
      guint next = skip_right (self, at);

      if (!group_goes_on (self, &clause, next))
        break;
      for (; at <= next; at++)
        take (self, &clause, at);
    }
  /* "is not", "has never": what negates a copula follows it */
  if (has_class (self, clause.main, SP_WORD_AUXILIARY | SP_WORD_MODAL)
      && has_class (self, clause.end, SP_WORD_NEGATION)
      && tag_at (self, clause.end) == SP_TAG_ADVERB)
    clause.negated = !clause.negated;
  for (guint i = token; i > self->start && tag_at (self, i - 1) == SP_TAG_ADVERB; i--)
    take (self, &clause, i - 1);
  finish_group (self, &clause);
  g_array_append_val (self->clauses, clause);
  return clause.end;
}

/* Reads the verb groups of @sentence and finds their subjects; what was read before is dropped. */
void
sp_clauses_read (SpClauses *self, const SpSentence *sentence)
{
  g_return_if_fail (self != NULL && sentence != NULL);

  g_array_set_size (self->clauses, 0);
  self->start = sentence->first_token;
  self->end = sentence->first_token + sentence->n_tokens;
  for (guint i = self->start; i < self->end;)
    {
      SpTag tag = tag_at (self, i);

      if (tag == SP_TAG_VERB || tag == SP_TAG_TO)
        i = read_group (self, i);
      else
        i++;
    }
  for (guint i = 0; i < self->clauses->len; i++)
    sp_clauses_find_subject (self, i);
}
