/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-attribution-private.h"

#include <string.h>

/* A pronoun points back no farther than so many tokens. */
#define MAX_BACK 150

/* … or to the last person who spoke, where nobody else was named since, for so many. */
#define MAX_BACK_TO_SPEAKER 700

/* An apposition may go on behind the source that was found, for so many tokens. */
#define MAX_BESIDE 8

/* Heads of sources that nobody can be found by. */
static const char *const anonymous_heads[] = {
  "source",   "sources", "official",  "officials", "critics",     "critic",
  "analysts", "analyst", "experts",   "observers", "diplomat",    "diplomats",
  "people",   "person",  "residents", "witness",   "witnesses",   "insiders",
  "aide",     "aides",   "lawyers",   "some",      "many",        "others",
  "someone",  "several", "those",     "few",       "researchers",
};

static gboolean
is_any (const SpQuoteFinder *self, guint token, const char *const *words, guint n)
{
  gsize n_bytes;
  const char *word = sp_tokens_peek (self->work->tokens, token, &n_bytes);

  for (guint i = 0; i < n; i++)
    if (strlen (words[i]) == n_bytes && g_ascii_strncasecmp (words[i], word, n_bytes) == 0)
      return TRUE;
  return FALSE;
}

/* Does one of the words of a source before its first comma or preposition name nobody: "two people
 * familiar with the talks"? */
static gboolean
names_nobody (const SpQuoteFinder *self, SpRun run)
{
  for (guint i = run.start; i < run.end && !sp_quote_finder_is_comma (self, i); i++)
    {
      if (self->phrases->words[i].tag == SP_TAG_PREPOSITION)
        break;
      if (is_any (self, i, anonymous_heads, G_N_ELEMENTS (anonymous_heads)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_person_pronoun (const SpQuoteFinder *self, guint token)
{
  static const char *const words[] = { "he", "she" };

  return is_any (self, token, words, G_N_ELEMENTS (words));
}

static gboolean
is_group_pronoun (const SpQuoteFinder *self, guint token)
{
  static const char *const words[] = { "they", "it" };

  return is_any (self, token, words, G_N_ELEMENTS (words));
}

static gboolean
fits (const SpQuoteFinder *self, int party, gboolean person)
{
  const SpParty *candidate = g_ptr_array_index (self->work->analysis->parties, (guint)party);

  return (candidate->kind == SP_PARTY_PERSON) == person && candidate->kind != SP_PARTY_PLACE;
}

/* Who spoke last. Pronouns do not point back beyond a speaker who has no name. */
typedef struct
{
  int party;    /* or SP_NONE */
  guint person; /* token behind the last such person: "a farmer" */
  guint thing;  /* … behind the last such thing: "the article" */
  int named;    /* the last person with a name who spoke, or SP_NONE */
  guint words;  /* token at which the words of that one were */
} Before;

/* The last party before @token that the pronoun may mean: the speaker before, else the one named
 * last, else for a person the last one who spoke. */
static int
look_back (const SpQuoteFinder *self, guint token, const Before *before, gboolean person)
{
  guint end = person ? before->person : before->thing;

  if (before->party != SP_NONE && fits (self, before->party, person))
    return before->party;
  for (guint i = token; i > end && token - i < MAX_BACK; i--)
    {
      int party = self->work->party_at[i - 1];

      if (party != SP_NONE && fits (self, party, person))
        return party;
    }
  if (person && before->named != SP_NONE && before->words >= end
      && token < before->words + MAX_BACK_TO_SPEAKER)
    return before->named;
  return SP_NONE;
}

static gboolean
may_speak (const SpQuoteFinder *self, int party)
{
  const SpParty *candidate;

  if (party == SP_NONE)
    return FALSE;
  candidate = g_ptr_array_index (self->work->analysis->parties, (guint)party);
  return candidate->kind != SP_PARTY_PLACE && candidate->kind != SP_PARTY_OTHER;
}

/* The party among the words of a source: that of the head, else the nearest before it, else the
 * first before any comma: a party inside an apposition, or behind a preposition, is not the
 * speaker. */
static int
party_in (const SpQuoteFinder *self, SpRun run, guint head)
{
  for (guint i = MAX (head, run.start) + 1; i > run.start; i--)
    {
      if (self->phrases->words[i - 1].tag == SP_TAG_PREPOSITION)
        break;
      if (i - 1 < run.end && may_speak (self, self->work->party_at[i - 1]))
        return self->work->party_at[i - 1];
    }
  for (guint i = run.start; i < run.end && !sp_quote_finder_is_comma (self, i); i++)
    {
      if (self->phrases->words[i].tag == SP_TAG_PREPOSITION)
        break;
      if (may_speak (self, self->work->party_at[i]))
        return self->work->party_at[i];
    }
  return SP_NONE;
}

/* Whom a source speaks for that is somebody's voice: "a spokesman for Canada" is Canada. */
static int
party_spoken_for (const SpQuoteFinder *self, SpRun run)
{
  static const char *const voices[]
      = { "spokesman",    "spokeswoman",    "spokesperson",  "spokesmen",
          "spokespeople", "representative", "spokespersons", "representatives" };

  for (guint i = run.start; i + 1 < run.end && !sp_quote_finder_is_comma (self, i); i++)
    {
      if (!is_any (self, i, voices, G_N_ELEMENTS (voices))
          || !(sp_quote_finder_is (self, i + 1, "for") || sp_quote_finder_is (self, i + 1, "of")))
        continue;
      for (i += 2; i < run.end && !sp_quote_finder_is_comma (self, i); i++)
        if (may_speak (self, self->work->party_at[i]))
          return self->work->party_at[i];
      break;
    }
  return SP_NONE;
}

/* Who a noun is said to be: "the city's leader, John Lee", "the company, known as Tepco". */
static int
party_named_beside (const SpQuoteFinder *self, SpRun run, guint head)
{
  const SpSyntax *syntax = self->work->syntax;

  for (guint i = head + 1; syntax != NULL && i < run.end + MAX_BESIDE && i < self->n_tokens; i++)
    {
      const SpSyntaxWord *word = sp_syntax_get (syntax, i), *above;

      if (word->head == SP_ROOT || word->deprel == NULL
          || !may_speak (self, self->work->party_at[i]))
        continue;
      if (word->head == head && g_str_equal (word->deprel, "appos"))
        return self->work->party_at[i];
      above = sp_syntax_get (syntax, word->head);
      if (above->head == head && above->deprel != NULL && g_str_equal (above->deprel, "acl")
          && (g_str_equal (above->lemma, "know") || g_str_equal (above->lemma, "call")
              || g_str_equal (above->lemma, "name")))
        return self->work->party_at[i];
    }
  return SP_NONE;
}

/* The word of @run that the others hang on in the tree. */
static guint
tree_head (const SpQuoteFinder *self, SpRun run, guint head)
{
  const SpSyntax *syntax = self->work->syntax;

  for (guint i = run.start; syntax != NULL && i < run.end; i++)
    {
      const SpSyntaxWord *word = sp_syntax_get (syntax, i);

      if (word->deprel != NULL
          && (word->head == SP_ROOT || word->head < run.start || word->head >= run.end)
          && !g_str_equal (word->upos, "PUNCT"))
        return i;
    }
  return head;
}

static gboolean
is_person (const SpQuoteFinder *self, int party)
{
  return party != SP_NONE
         && ((const SpParty *)g_ptr_array_index (self->work->analysis->parties, (guint)party))->kind
                == SP_PARTY_PERSON;
}

/* "the US ambassador to the UN | Jane Smith": a person's name right behind another name ends a
 * source. */
static int
person_at_end (const SpQuoteFinder *self, SpRun run)
{
  const int *party_at = self->work->party_at;

  for (guint i = run.start + 1; i < run.end && !sp_quote_finder_is_comma (self, i); i++)
    if (party_at[i - 1] != SP_NONE && party_at[i] != party_at[i - 1]
        && is_person (self, party_at[i]) && !is_person (self, party_at[i - 1]))
      return party_at[i];
  return SP_NONE;
}

/* Is the word @token merely said to be so: "the minister", "a nurse"? */
static gboolean
is_nominal (const SpQuoteFinder *self, guint token)
{
  const GPtrArray *parties = self->work->analysis->parties;
  int party = self->work->party_at[token], mention = self->work->mention_at[token];
  const SpMention *found;

  if (party == SP_NONE || mention == SP_NONE)
    return TRUE;
  found = &g_array_index (((const SpParty *)g_ptr_array_index (parties, (guint)party))->mentions,
                          SpMention,
                          (guint)mention);
  return found->how == SP_MENTION_NOMINAL;
}

/* "The head of the agency, Piet Visser,": the person that the words behind a comma name, and who
 * is all that stands there. */
static int
person_behind_comma (const SpQuoteFinder *self, SpRun run)
{
  for (guint i = run.start + 1; i + 1 < run.end; i++)
    {
      int party = self->work->party_at[i + 1];
      guint end = i + 1;

      if (!sp_quote_finder_is_comma (self, i) || !is_person (self, party))
        continue;
      while (end < run.end && self->work->party_at[end] == party)
        end++;
      if (end == run.end || (end + 1 == run.end && sp_quote_finder_is_comma (self, end)))
        return party;
    }
  return SP_NONE;
}

/* "Japanese trade figures", "French farmers": neither is the country's own voice, as those are who
 * act for it. */
static gboolean
is_other_voice (const SpQuoteFinder *self, int party, guint head)
{
  return party != SP_NONE && self->work->party_at[head] == SP_NONE
         && ((const SpParty *)g_ptr_array_index (self->work->analysis->parties, (guint)party))->kind
                == SP_PARTY_COUNTRY
         && self->phrases->words[head].tag == SP_TAG_NOMINAL
         && !sp_phrases_has_class (self->phrases, head, SP_WORD_AGENT);
}

static void
resolve (const SpQuoteFinder *self,
         const SpAttribution *found,
         SpQuote *quote,
         const Before *before)
{
  guint head = found->head;
  int named;

  if (found->source.end <= found->source.start)
    return;
  named = party_named_beside (self, found->source, tree_head (self, found->source, head));
  if (!is_person (self, named) && person_at_end (self, found->source) != SP_NONE)
    named = person_at_end (self, found->source);
  if (named == SP_NONE && is_nominal (self, head))
    named = person_behind_comma (self, found->source);
  if (is_person (self, named)
      && (!is_person (self, self->work->party_at[head]) || is_nominal (self, head)))
    quote->speaker = named;
  else if (may_speak (self, self->work->party_at[head]))
    quote->speaker = self->work->party_at[head];
  else if (is_person_pronoun (self, head))
    quote->speaker = look_back (self, head, before, TRUE);
  else if (is_group_pronoun (self, head))
    quote->speaker = look_back (self, head, before, FALSE);
  else if (is_any (self, head, anonymous_heads, G_N_ELEMENTS (anonymous_heads)))
    quote->anonymous = TRUE;
  else
    quote->speaker = party_in (self, found->source, head);
  if (is_other_voice (self, quote->speaker, tree_head (self, found->source, head)))
    quote->speaker = SP_NONE;
  if (quote->speaker == SP_NONE)
    quote->speaker = named;
  if (quote->speaker == SP_NONE && !quote->anonymous)
    quote->speaker = party_spoken_for (self, found->source);
  quote->anonymous = quote->anonymous && quote->speaker == SP_NONE;
  if (quote->speaker == SP_NONE && names_nobody (self, found->source))
    quote->anonymous = TRUE;
}

/* Notes who spoke. "The nominee" may well be somebody named before, "a farmer" is not. */
static void
note_speaker (const SpQuoteFinder *self,
              const SpAttribution *found,
              const SpQuote *quote,
              Before *before)
{
  static const char *const articles[] = { "a", "an", "another", "one" };
  const SpSyntax *syntax = self->work->syntax;

  if (quote->speaker != SP_NONE)
    {
      before->party = quote->speaker;
      if (fits (self, quote->speaker, TRUE))
        {
          before->named = quote->speaker;
          before->words = sp_tokens_find (self->work->tokens, quote->content.items[0].start);
        }
    }
  else if (found->source.end > found->source.start && syntax != NULL
           && g_str_equal (sp_syntax_get (syntax, found->head)->upos, "NOUN")
           && g_strcmp0 (sp_syntax_get (syntax, found->head)->xpos, "NN") == 0)
    {
      before->thing = found->head + 1;
      if (is_any (self, found->source.start, articles, G_N_ELEMENTS (articles)))
        before->person = before->thing;
      if (before->party != SP_NONE
          && (before->person == before->thing || !is_person (self, before->party)))
        before->party = SP_NONE;
    }
}

/* A quote of a pronoun that was settled here is a mention of its party too. */
static void
add_pronoun (const SpQuoteFinder *self, guint token, int party)
{
  SpParty *speaker = g_ptr_array_index (self->work->analysis->parties, (guint)party);
  SpSpan span = self->tokens[token].span;
  SpMention mention = { span, span, SP_MENTION_PRONOUN, 0.7 };
  guint at = 0, high = speaker->mentions->len;

  if (!is_person_pronoun (self, token) || self->work->party_at[token] != SP_NONE)
    return;
  while (at < high)
    {
      guint middle = at + (high - at) / 2;

      if (g_array_index (speaker->mentions, SpMention, middle).span.start < span.start)
        at = middle + 1;
      else
        high = middle;
    }
  g_array_insert_val (speaker->mentions, at, mention);
  self->work->party_at[token] = party;
}

static void
renumber_mentions (const SpQuoteFinder *self)
{
  GPtrArray *parties = self->work->analysis->parties;

  for (guint i = 0; i < parties->len; i++)
    {
      const SpParty *party = g_ptr_array_index (parties, i);

      for (guint j = 0; j < party->mentions->len; j++)
        {
          const SpMention *mention = &g_array_index (party->mentions, SpMention, j);
          guint at = sp_tokens_find (self->work->tokens, mention->span.start);

          for (; at < self->n_tokens && self->tokens[at].span.start < mention->span.end; at++)
            if (self->work->party_at[at] == (int)i)
              self->work->mention_at[at] = (int)j;
        }
    }
}

void
sp_speakers_resolve (SpQuoteFinder *self, GPtrArray *quotes)
{
  Before before = { SP_NONE, 0, 0, SP_NONE, 0 };

  g_return_if_fail (self != NULL && quotes != NULL && quotes->len == self->found->len);

  for (guint i = 0; i < quotes->len; i++)
    {
      const SpAttribution *found = &g_array_index (self->found, SpAttribution, i);
      SpQuote *quote = g_ptr_array_index (quotes, i);

      if (found->inherited != SP_NONE)
        {
          const SpQuote *first = g_ptr_array_index (quotes, (guint)found->inherited);

          quote->speaker = first->speaker;
          quote->anonymous = first->anonymous;
        }
      else
        resolve (self, found, quote, &before);
      if (quote->speaker != SP_NONE && found->source.end > found->source.start)
        add_pronoun (self, found->head, quote->speaker);
      note_speaker (self, found, quote, &before);
    }
  renumber_mentions (self);
}
