/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The subject of each verb group, and the verb that governs it. */
#include "sp-clauses-private.h"

#define MAX_LEFT 60 /* tokens that a search to the left may pass */

static SpTag
tag_at (const SpClauses *self, guint token)
{
  return (SpTag)self->phrases->words[token].tag;
}

static gboolean
has_class (const SpClauses *self, guint token, guint classes)
{
  return (self->phrases->words[token].classes & classes) != 0;
}

/* The token before @token that is neither adverb nor quotation mark; self->end if there is none. */
static guint
before (const SpClauses *self, guint token)
{
  while (token > self->start)
    if (!sp_phrases_is_transparent (self->phrases, --token))
      return token;
  return self->end;
}

static const SpNounPhrase *
phrase_at (const SpClauses *self, guint token)
{
  return sp_phrases_get (self->phrases, self->phrases->words[token].phrase);
}

/* Climbs from the phrase that ends at @token through "… of …" to the outermost phrase.
 * Returns: the last token of the outermost phrase. */
static guint
climb (const SpClauses *self, guint token)
{
  for (guint i = 0; i < 6; i++)
    {
      guint preposition = before (self, phrase_at (self, token)->start);
      guint outer;

      if (preposition == self->end || tag_at (self, preposition) != SP_TAG_PREPOSITION)
        return token;
      outer = before (self, preposition);
      if (outer != self->end && tag_at (self, outer) == SP_TAG_VERB
          && has_class (self, outer, SP_WORD_PARTICIPLE)) /* "claims made by A were" */
        outer = before (self, outer);
      if (outer == self->end || tag_at (self, outer) != SP_TAG_NOMINAL)
        return token;
      token = outer;
    }
  return token;
}

/* Adds the phrase that ends at @token and those listed before it ("A, B and C"). */
static void
add_list (const SpClauses *self, SpClause *clause, guint token)
{
  guint first = token;
  guint edge;
  gboolean seen_and = FALSE;

  clause->subjects[0] = self->phrases->words[token].phrase;
  clause->n_subjects = 1;
  for (guint n = 1; n < SP_MAX_SUBJECTS; n++)
    {
      guint mark = before (self, phrase_at (self, first)->start);
      guint other;

      if (mark == self->end)
        break;
      if (tag_at (self, mark) == SP_TAG_CONJUNCTION && !seen_and)
        {
          seen_and = TRUE;
          other = before (self, mark);
          if (other != self->end && tag_at (self, other) == SP_TAG_COMMA)
            other = before (self, other);
        }
      else if (tag_at (self, mark) == SP_TAG_COMMA && seen_and)
        other = before (self, mark);
      else
        break;
      if (other == self->end || tag_at (self, other) != SP_TAG_NOMINAL)
        break;
      first = climb (self, other);
      clause->subjects[clause->n_subjects++] = self->phrases->words[first].phrase;
    }
  edge = before (self, phrase_at (self, first)->start);
  /* what follows a verb or a preposition is its object: only the last phrase is the subject */
  if (edge != self->end && clause->n_subjects > 1
      && (tag_at (self, edge) == SP_TAG_VERB || tag_at (self, edge) == SP_TAG_PREPOSITION))
    clause->n_subjects = 1;
}

static void
set_subject (const SpClauses *self, SpClause *clause, guint token, SpSubjectHow how)
{
  add_list (self, clause, climb (self, token));
  clause->how = how;
}

static void
share_subject (SpClause *clause, const SpClause *other, SpSubjectHow how)
{
  for (guint i = 0; i < other->n_subjects; i++)
    clause->subjects[i] = other->subjects[i];
  clause->n_subjects = other->n_subjects;
  clause->how = other->n_subjects > 0 ? how : SP_SUBJECT_NONE;
}

/* Looks for the noun to which the relative pronoun at @token belongs. */
static void
find_antecedent (const SpClauses *self, SpClause *clause, guint token)
{
  guint at = before (self, token);
  gboolean comma = at != self->end && tag_at (self, at) == SP_TAG_COMMA;

  clause->relative = TRUE;
  if (comma)
    at = before (self, at);
  if (at != self->end && tag_at (self, at) == SP_TAG_PREPOSITION) /* "against which" */
    return;
  if (at == self->end || tag_at (self, at) != SP_TAG_NOMINAL)
    return;
  if (comma && sp_phrases_is (self->phrases, token, "who")
      && self->phrases->work->party_at[phrase_at (self, at)->head] == SP_NONE)
    at = climb (self, at);
  clause->subjects[0] = self->phrases->words[at].phrase;
  clause->n_subjects = 1;
  clause->how = SP_SUBJECT_RELATIVE;
}

/* Skips what stands between two commas before the verb, of which the second is at @comma.
 * Returns: TRUE if a subject was found before the first one. */
static gboolean
skip_insertion (const SpClauses *self, SpClause *clause, guint comma)
{
  guint tries = 0;

  for (guint i = comma; i > self->start && comma - i < MAX_LEFT && tries < 3; i--)
    {
      guint at;

      if (tag_at (self, i - 1) == SP_TAG_STOP)
        return FALSE;
      if (tag_at (self, i - 1) != SP_TAG_COMMA)
        continue;
      tries++;
      if (tag_at (self, i) == SP_TAG_CONJUNCTION || tag_at (self, i) == SP_TAG_SUBORDINATOR)
        return FALSE;
      at = before (self, i - 1);
      if (at != self->end && tag_at (self, at) == SP_TAG_NOMINAL)
        {
          set_subject (self, clause, at, SP_SUBJECT_DIRECT);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
same_pattern (const SpClause *a, const SpClause *b)
{
  return a->form == b->form && a->past_perfect == b->past_perfect
         && (a->mood == SP_MOOD_PLAIN) == (b->mood == SP_MOOD_PLAIN);
}

/* Takes the subject of the verb to which this one is joined by "and" or a comma. */
static void
share_with_earlier (SpClauses *self, guint index)
{
  SpClause *clause = sp_clauses_get (self, index);
  const SpClause *fallback = NULL;
  guint farthest = index > 6 ? index - 6 : 0;

  for (guint i = index; i > farthest; i--)
    {
      const SpClause *other = sp_clauses_get (self, i - 1);

      if (other->n_subjects == 0 || clause->first - other->end > MAX_LEFT)
        continue;
      if (same_pattern (clause, other))
        {
          share_subject (clause, other, SP_SUBJECT_SHARED);
          clause->governor = other->governor;
          clause->governor_particle = other->governor_particle;
          clause->complement = other->complement;
          clause->conditional = other->conditional;
          if (clause->mood == SP_MOOD_PLAIN)
            clause->mood = other->mood;
          return;
        }
      if (fallback == NULL && other->form == SP_CLAUSE_FINITE && clause->form == SP_CLAUSE_FINITE)
        fallback = other;
    }
  if (fallback != NULL)
    share_subject (clause, fallback, SP_SUBJECT_SHARED);
}

/* Finds the main clause that a participial phrase after a comma belongs to. */
static const SpClause *
find_main (const SpClauses *self, guint index)
{
  const SpClause *nearest = NULL;
  guint farthest = index > 8 ? index - 8 : 0;

  for (guint i = index; i > farthest; i--)
    {
      const SpClause *other = sp_clauses_get (self, i - 1);

      if (other->form != SP_CLAUSE_FINITE || other->n_subjects == 0)
        continue;
      if (!other->relative && !other->complement)
        return other;
      if (nearest == NULL)
        nearest = other;
    }
  return nearest;
}

/* The first finite clause after a phrase that opens the sentence ("Accusing A of lies, B left"). */
static void
inherit_from_later (SpClauses *self, guint index)
{
  SpClause *clause = sp_clauses_get (self, index);

  for (guint i = clause->end; i < self->end && i - clause->end < MAX_LEFT; i++)
    {
      guint next = i + 1;

      if (tag_at (self, i) == SP_TAG_STOP)
        return;
      if (tag_at (self, i) != SP_TAG_COMMA)
        continue;
      while (next < self->end && sp_phrases_is_transparent (self->phrases, next))
        next++;
      if (next < self->end && tag_at (self, next) == SP_TAG_NOMINAL)
        {
          clause->subjects[0] = self->phrases->words[next].phrase;
          clause->n_subjects = 1;
          clause->how = SP_SUBJECT_INHERITED;
        }
      return;
    }
}

/* Finds the verb that governs an infinitive or gerund, and its object or subject. */
static void
find_governor (SpClauses *self, guint index, guint particle)
{
  SpClause *clause = sp_clauses_get (self, index);

  for (guint i = index; i > 0; i--)
    {
      const SpClause *other = sp_clauses_get (self, i - 1);

      if (clause->first - other->end > MAX_LEFT)
        return;
      if (other->form == SP_CLAUSE_PARTICIPLE && i > 1)
        continue;
      for (guint j = other->end; j < clause->first; j++)
        if (tag_at (self, j) == SP_TAG_STOP)
          return;
      clause->governor = (int)(i - 1);
      clause->governor_particle = particle;
      clause->complement = other->complement;
      share_subject (clause, other, SP_SUBJECT_CONTROLLED);
      return;
    }
}

static void
find_gerund_subject (SpClauses *self, guint index, guint at)
{
  SpClause *clause = sp_clauses_get (self, index);
  const SpClause *main;

  if (at == self->end)
    {
      inherit_from_later (self, index);
      return;
    }
  switch (tag_at (self, at))
    {
    case SP_TAG_COMMA:
    case SP_TAG_STOP:
      main = find_main (self, index);
      if (main != NULL)
        share_subject (clause, main, SP_SUBJECT_INHERITED);
      return;
    case SP_TAG_CONJUNCTION:
      share_with_earlier (self, index);
      return;
    case SP_TAG_PREPOSITION:
    case SP_TAG_SUBORDINATOR:
      find_governor (self, index, at);
      return;
    case SP_TAG_VERB:
    case SP_TAG_TO:
      find_governor (self, index, 0);
      return;
    case SP_TAG_NOMINAL:
      set_subject (self, clause, at, SP_SUBJECT_DIRECT);
      return;
    case SP_TAG_RELATIVE:
    case SP_TAG_ADVERB:
    case SP_TAG_QUOTE:
    default:
      return;
    }
}

/* Marks what stands before the subject: "if", "that", or a verb of which this is the content. */
static void
look_before_subject (SpClauses *self, guint index)
{
  SpClause *clause = sp_clauses_get (self, index);
  guint start, at;

  if (clause->how != SP_SUBJECT_DIRECT || clause->n_subjects == 0)
    return;
  start = sp_phrases_get (self->phrases, clause->subjects[clause->n_subjects - 1])->start;
  at = before (self, start);
  if (at == self->end)
    return;
  if (sp_phrases_is (self->phrases, at, "if") || sp_phrases_is (self->phrases, at, "unless")
      || sp_phrases_is (self->phrases, at, "whether"))
    clause->conditional = TRUE;
  if (sp_phrases_is (self->phrases, at, "that") || tag_at (self, at) == SP_TAG_VERB)
    clause->complement = TRUE;
  for (guint i = index; clause->complement && i > 0; i--)
    {
      const SpClause *other = sp_clauses_get (self, i - 1);

      if (other->end <= start)
        {
          clause->governor = (int)(i - 1);
          return;
        }
    }
}

static void
find_finite_subject (SpClauses *self, guint index, guint at)
{
  SpClause *clause = sp_clauses_get (self, index);

  if (at == self->end)
    {
      if (clause->form == SP_CLAUSE_PARTICIPLE)
        inherit_from_later (self, index);
      return;
    }
  switch (tag_at (self, at))
    {
    case SP_TAG_NOMINAL:
      set_subject (self, clause, at, SP_SUBJECT_DIRECT);
      look_before_subject (self, index);
      return;
    case SP_TAG_RELATIVE:
      find_antecedent (self, clause, at);
      return;
    case SP_TAG_COMMA:
      if (clause->form == SP_CLAUSE_PARTICIPLE && before (self, at) != self->end
          && tag_at (self, before (self, at)) == SP_TAG_NOMINAL)
        set_subject (self, clause, before (self, at), SP_SUBJECT_INHERITED);
      else if (!skip_insertion (self, clause, at))
        share_with_earlier (self, index);
      return;
    case SP_TAG_CONJUNCTION:
      share_with_earlier (self, index);
      return;
    case SP_TAG_STOP:
      if (at > self->start)
        skip_insertion (self, clause, at);
      return;
    case SP_TAG_VERB: /* "helped rescue" */
      if (!has_class (self, at, SP_WORD_AUXILIARY))
        find_governor (self, index, 0);
      return;
    case SP_TAG_PREPOSITION:
    case SP_TAG_SUBORDINATOR:
    case SP_TAG_ADVERB:
    case SP_TAG_TO:
    case SP_TAG_QUOTE:
    default:
      return;
    }
}

/* Finds the subject of clause @index, for which those of the clauses before it must be known. */
void
sp_clauses_find_subject (SpClauses *self, guint index)
{
  SpClause *clause;
  guint at;

  g_return_if_fail (self != NULL && index < self->clauses->len);

  clause = sp_clauses_get (self, index);
  at = before (self, clause->first);
  if (clause->form == SP_CLAUSE_INFINITIVE)
    {
      if (at != self->end && tag_at (self, at) == SP_TAG_CONJUNCTION)
        share_with_earlier (self, index);
      if (clause->n_subjects == 0)
        find_governor (self, index, 0);
    }
  else if (clause->form == SP_CLAUSE_GERUND)
    find_gerund_subject (self, index, at);
  else
    find_finite_subject (self, index, at);
}
