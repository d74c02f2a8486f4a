/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-phrases.h"

#include "sp-spelling-private.h"

#include <string.h>

/* One sentence being tagged. */
typedef struct
{
  SpPhrases *self;
  guint start; /* tokens */
  guint end;
  gboolean title_case; /* capitals say nothing */
  guint last_verb;     /* the last token tagged as a verb, or end */
} Tagging;

/* Tags the token by its class alone; what may be a verb is left nominal for decide_verb. */
static void
look_up (SpPhrases *self, guint token)
{
  SpWord *word = &self->words[token];
  char folded[SP_MAX_SPELLING];

  word->phrase = SP_NONE;
  word->tag = SP_TAG_NOMINAL;
  sp_spelling_fold (self->work->tokens, token, folded);
  if (self->tokens[token].kind == SP_TOKEN_PUNCTUATION)
    {
      word->tag = sp_spelling_tag_of_punctuation (folded);
      return;
    }
  if (self->tokens[token].kind != SP_TOKEN_WORD || folded[0] == '\0')
    return;
  word->info = sp_stance_lexicon_find (self->lexicon, folded);
  word->classes = word->info != NULL ? word->info->classes : sp_spelling_guess (folded);
}

gboolean
sp_phrases_has_class (const SpPhrases *self, guint token, SpWordClass classes)
{
  return token < self->n_tokens && (self->words[token].classes & classes) != 0;
}

gboolean
sp_phrases_is_transparent (const SpPhrases *self, guint token)
{
  return self->words[token].tag == SP_TAG_QUOTE || self->words[token].tag == SP_TAG_ADVERB;
}

/* Tells whether the token is @word, whether it begins with a capital or not. */
gboolean
sp_phrases_is (const SpPhrases *self, guint token, const char *word)
{
  gsize n;
  const char *bytes;

  g_return_val_if_fail (self != NULL && word != NULL, FALSE);

  if (token >= self->n_tokens)
    return FALSE;
  bytes = sp_tokens_peek (self->work->tokens, token, &n);
  return n == strlen (word) && g_ascii_strncasecmp (bytes, word, n) == 0;
}

guint
sp_phrases_stem (const SpPhrases *self, guint token)
{
  return self->words[token].info != NULL ? self->words[token].info->stem : 0;
}

static gboolean
is_party (const SpPhrases *self, guint token)
{
  return self->party_at[token] != SP_NONE;
}

static gboolean
is_capital (const Tagging *tagging, guint token)
{
  return !tagging->title_case && token > tagging->start
         && (tagging->self->tokens[token].flags & SP_TOKEN_CAPITAL) != 0;
}

/* The next token after @token that is no quotation mark, or the end. */
static guint
next_of (const Tagging *tagging, guint token)
{
  for (token++; token < tagging->end; token++)
    if (tagging->self->words[token].tag != SP_TAG_QUOTE)
      break;
  return token;
}

static gboolean
is_word (const Tagging *tagging, guint token, const char *word)
{
  return token < tagging->end && sp_tokens_is (tagging->self->work->tokens, token, word);
}

/* Tells whether a noun phrase begins at @token, so that what stands before it can be a verb. */
static gboolean
begins_phrase (const Tagging *tagging, guint token)
{
  const SpPhrases *self = tagging->self;
  guint classes;

  if (token >= tagging->end)
    return FALSE;
  classes = self->words[token].classes;
  if (is_party (self, token) || self->tokens[token].kind == SP_TOKEN_NUMBER)
    return TRUE;
  if (self->tokens[token].kind != SP_TOKEN_WORD)
    return FALSE;
  if ((classes & (SP_WORD_DETERMINER | SP_WORD_PRONOUN)) != 0 || is_capital (tagging, token))
    return TRUE;
  return (classes
          & (SP_WORD_PREPOSITION | SP_WORD_CONJUNCTION | SP_WORD_AUXILIARY | SP_WORD_MODAL
             | SP_WORD_SUBORDINATOR | SP_WORD_NEGATION | SP_WORD_PAST))
             == 0
         && (classes & SP_WORD_ADVERB) == 0;
}

/* Tells whether an object, a complement or a phrase that belongs to the verb follows @token. */
static gboolean
takes_object (const Tagging *tagging, guint token)
{
  guint next = next_of (tagging, token);

  return begins_phrase (tagging, next)
         || sp_phrases_has_class (tagging->self, next, SP_WORD_PREPOSITION | SP_WORD_SUBORDINATOR)
         || is_word (tagging, next, "to");
}

/* Tells whether what may be a verb or a plural noun is followed by a clear sign of an object. */
static gboolean
is_followed_like_verb (const Tagging *tagging, guint token)
{
  const SpPhrases *self = tagging->self;
  guint next = next_of (tagging, token);

  if (next >= tagging->end)
    return FALSE;
  if (is_party (self, next) || is_capital (tagging, next)
      || sp_phrases_has_class (self, next, SP_WORD_DETERMINER | SP_WORD_PRONOUN))
    return TRUE;
  if (is_word (tagging, next, "to"))
    return (self->words[token].classes & SP_WORD_NOUN) == 0 && token > tagging->start
           && (is_party (self, token - 1)
               || sp_phrases_has_class (self, token - 1, SP_WORD_PRONOUN));
  if (sp_phrases_has_class (self, next, SP_WORD_PREPOSITION))
    {
      const SpWordInfo *info = self->words[token].info;

      for (guint i = 0; info != NULL && info->entries != NULL && i < info->entries->len; i++)
        {
          const SpStanceEntry *entry = g_array_index (info->entries, SpEntryRef, i).entry;

          if (entry->part == SP_PART_VERB && entry->n_words == 2
              && entry->words[1] == sp_phrases_stem (self, next)
              && (self->words[token].classes & SP_WORD_NOUN) == 0)
            return TRUE;
        }
      return FALSE;
    }
  return begins_phrase (tagging, next) && (self->words[token].classes & SP_WORD_NOUN) == 0;
}

static gboolean
is_plural (const Tagging *tagging, guint token)
{
  gsize n;
  const char *word = sp_tokens_peek (tagging->self->work->tokens, token, &n);

  return n > 3 && word[n - 1] == 's' && word[n - 2] != 's';
}

static gboolean
decide_after_nominal (const Tagging *tagging, guint token, guint before)
{
  const SpPhrases *self = tagging->self;
  guint classes = self->words[token].classes;
  gboolean pronoun = sp_phrases_has_class (self, before, SP_WORD_PRONOUN);

  if ((classes & SP_WORD_PAST) != 0)
    return TRUE;
  if ((classes & SP_WORD_PARTICIPLE) != 0 && (classes & SP_WORD_BASE) == 0)
    return TRUE;
  if ((classes & SP_WORD_GERUND) != 0)
    return !is_party (self, before) ? begins_phrase (tagging, next_of (tagging, token))
                                    : is_followed_like_verb (tagging, token);
  if ((classes & SP_WORD_PRESENT) != 0)
    {
      if (is_followed_like_verb (tagging, token))
        return TRUE;
      return pronoun || (is_party (self, before) && (classes & SP_WORD_NOUN) == 0);
    }
  if ((classes & SP_WORD_BASE) != 0)
    {
      gboolean many = pronoun || is_plural (tagging, before)
                      || (is_party (self, before) && (classes & SP_WORD_NOUN) == 0);

      return many && is_followed_like_verb (tagging, token);
    }
  return FALSE;
}

static gboolean
decide_after_break (const Tagging *tagging, guint token, SpTag before)
{
  const SpPhrases *self = tagging->self;
  guint classes = self->words[token].classes;
  guint next = next_of (tagging, token);

  if ((classes & SP_WORD_PAST) != 0 && (before == SP_TAG_COMMA || before == SP_TAG_STOP))
    return tagging->last_verb < tagging->end || takes_object (tagging, token);
  if ((classes & SP_WORD_PAST) != 0 && before == SP_TAG_CONJUNCTION)
    return tagging->last_verb < tagging->end && self->words[token].info != NULL;
  if ((classes & SP_WORD_GERUND) != 0)
    return takes_object (tagging, token);
  if ((classes & SP_WORD_PARTICIPLE) != 0 && (classes & SP_WORD_BASE) == 0)
    return sp_phrases_has_class (self, next, SP_WORD_PREPOSITION);
  if ((classes & SP_WORD_PRESENT) != 0)
    return tagging->last_verb < tagging->end && is_followed_like_verb (tagging, token);
  if ((classes & SP_WORD_BASE) != 0 && tagging->last_verb < tagging->end)
    return before == SP_TAG_CONJUNCTION
           && (self->words[tagging->last_verb].classes & SP_WORD_BASE) != 0
           && begins_phrase (tagging, next);
  return FALSE;
}

/* The token before @token that is neither adverb nor quotation mark, or the end. */
static guint
find_before (const Tagging *tagging, guint token)
{
  while (token > tagging->start)
    if (!sp_phrases_is_transparent (tagging->self, --token))
      return token;
  return tagging->end;
}

/* Tells whether the token, which has a form of a verb, is a verb here. */
static gboolean
decide_verb (const Tagging *tagging, guint token)
{
  const SpPhrases *self = tagging->self;
  guint classes = self->words[token].classes;
  guint before = find_before (tagging, token);
  const SpWord *word;

  if (before == tagging->end)
    return (classes & (SP_WORD_GERUND | SP_WORD_PARTICIPLE)) != 0 && takes_object (tagging, token);
  word = &self->words[before];
  if (word->tag == SP_TAG_TO || (word->classes & SP_WORD_MODAL) != 0)
    return (classes & SP_WORD_BASE) != 0;
  if (word->tag == SP_TAG_VERB && (word->classes & SP_WORD_AUXILIARY) != 0)
    return (classes & (SP_WORD_PARTICIPLE | SP_WORD_GERUND | SP_WORD_BASE)) != 0
           && ((classes & SP_WORD_BASE) == 0 || (word->classes & SP_WORD_BE) == 0);
  if (word->tag == SP_TAG_VERB)
    return (classes & SP_WORD_GERUND) != 0 && takes_object (tagging, token);
  if (word->possessive || (word->classes & SP_WORD_DETERMINER) != 0)
    return (word->classes & SP_WORD_PRONOUN) != 0 && !word->possessive
           && (classes & (SP_WORD_PAST | SP_WORD_PRESENT)) != 0
           && is_followed_like_verb (tagging, token);
  if (word->tag == SP_TAG_PREPOSITION)
    return (classes & SP_WORD_GERUND) != 0 && takes_object (tagging, token);
  if (word->tag == SP_TAG_RELATIVE)
    return TRUE;
  if (word->tag == SP_TAG_SUBORDINATOR)
    return (classes & (SP_WORD_GERUND | SP_WORD_PAST)) != 0;
  if (word->tag == SP_TAG_NOMINAL)
    return decide_after_nominal (tagging, token, before);
  return decide_after_break (tagging, token, word->tag);
}

/* Decides between the conjunction, the relative and the pointing "that". */
static SpTag
tag_of_that (const Tagging *tagging, guint token)
{
  const SpPhrases *self = tagging->self;
  guint before = find_before (tagging, token);
  guint next = next_of (tagging, token);

  if (before != tagging->end && self->words[before].tag == SP_TAG_NOMINAL
      && sp_phrases_has_class (self,
                               next,
                               SP_WORD_ANY_VERB | SP_WORD_AUXILIARY | SP_WORD_MODAL
                                   | SP_WORD_ADVERB)
      && !is_party (self, next))
    return SP_TAG_RELATIVE;
  if (before == tagging->end || self->words[before].tag == SP_TAG_PREPOSITION)
    return SP_TAG_NOMINAL;
  return SP_TAG_SUBORDINATOR;
}

static gboolean
is_possessive (const Tagging *tagging, guint token)
{
  const SpPhrases *self = tagging->self;
  guint next = next_of (tagging, token);

  if (token == tagging->start || !(self->tokens[token].flags & SP_TOKEN_JOINED))
    return FALSE;
  if (is_word (tagging, token, "'") || is_word (tagging, token, "’"))
    return TRUE;
  if (!is_word (tagging, token, "'s") && !is_word (tagging, token, "’s"))
    return FALSE;
  if (sp_phrases_has_class (self, token - 1, SP_WORD_PRONOUN) && !is_party (self, token - 1))
    return FALSE;
  return !sp_phrases_has_class (self, next, SP_WORD_NEGATION)
         && (!sp_phrases_has_class (self, next, SP_WORD_DETERMINER)
             || self->tokens[next].kind == SP_TOKEN_NUMBER);
}

/* Tells whether "to" at @token stands before an infinitive. */
static gboolean
is_infinitive_marker (const Tagging *tagging, guint token)
{
  guint next = next_of (tagging, token);

  while (next < tagging->end && sp_phrases_has_class (tagging->self, next, SP_WORD_ADVERB)
         && !sp_phrases_has_class (tagging->self, next, SP_WORD_ANY_VERB))
    next++;
  return next < tagging->end && !is_party (tagging->self, next) && !is_capital (tagging, next)
         && (sp_phrases_has_class (tagging->self, next, SP_WORD_BASE)
             || is_word (tagging, next, "be") || is_word (tagging, next, "have")
             || is_word (tagging, next, "do"));
}

static SpTag
decide_tag (const Tagging *tagging, guint token)
{
  const SpPhrases *self = tagging->self;
  const SpWord *word = &self->words[token];
  guint classes = word->classes;

  if (word->tag == SP_TAG_ADVERB)
    return SP_TAG_ADVERB;
  if (word->tag != SP_TAG_NOMINAL || is_party (self, token))
    return is_party (self, token) ? SP_TAG_NOMINAL : word->tag;
  if (word->possessive)
    return SP_TAG_NOMINAL;
  if (is_capital (tagging, token) && (classes & SP_WORD_NEGATION) == 0)
    return (classes & SP_WORD_ADVERB) != 0 ? SP_TAG_ADVERB : SP_TAG_NOMINAL;
  if (is_word (tagging, token, "that"))
    return tag_of_that (tagging, token);
  if (is_word (tagging, token, "to"))
    return is_infinitive_marker (tagging, token) ? SP_TAG_TO : SP_TAG_PREPOSITION;
  if ((classes & (SP_WORD_AUXILIARY | SP_WORD_MODAL)) != 0)
    return SP_TAG_VERB;
  if ((classes & SP_WORD_NEGATION) != 0)
    return (classes & SP_WORD_DETERMINER) != 0 ? SP_TAG_NOMINAL : SP_TAG_ADVERB;
  if ((classes & SP_WORD_RELATIVE) != 0)
    return SP_TAG_RELATIVE;
  if ((classes & SP_WORD_ANY_VERB) != 0
      && (classes & (SP_WORD_PREPOSITION | SP_WORD_CONJUNCTION | SP_WORD_DETERMINER)) == 0
      && decide_verb (tagging, token))
    return SP_TAG_VERB;
  if ((classes & SP_WORD_CONJUNCTION) != 0)
    return SP_TAG_CONJUNCTION;
  if ((classes & SP_WORD_PREPOSITION) != 0)
    return SP_TAG_PREPOSITION;
  if ((classes & SP_WORD_SUBORDINATOR) != 0)
    return SP_TAG_SUBORDINATOR;
  if ((classes & SP_WORD_ADVERB) != 0)
    return SP_TAG_ADVERB;
  return SP_TAG_NOMINAL;
}

static gboolean
continues_phrase (const SpPhrases *self, const SpNounPhrase *phrase, guint token, guint end)
{
  const SpWord *word = &self->words[token];
  const SpWord *before = &self->words[token - 1];

  if (word->tag == SP_TAG_QUOTE)
    return token + 1 < end && self->words[token + 1].tag == SP_TAG_NOMINAL
           && ((before->classes & SP_WORD_DETERMINER) != 0 || before->possessive
               || (token > phrase->start + 2 && self->words[token - 2].tag == SP_TAG_QUOTE))
           && !sp_phrases_has_class (self, token + 1, SP_WORD_DETERMINER | SP_WORD_PRONOUN);
  if (word->tag == SP_TAG_ADVERB)
    return token + 1 < end && self->words[token + 1].tag == SP_TAG_NOMINAL
           && (word->classes & SP_WORD_TIME) == 0
           && sp_phrases_has_class (self, phrase->start, SP_WORD_DETERMINER)
           && !is_party (self, token - 1) && (word->classes & SP_WORD_NEGATION) == 0;
  if (word->tag != SP_TAG_NOMINAL)
    return FALSE;
  if (is_party (self, token) && is_party (self, token - 1)
      && self->party_at[token] == self->party_at[token - 1])
    return TRUE;
  if ((word->classes & (SP_WORD_DETERMINER | SP_WORD_PRONOUN)) != 0)
    return (before->classes & SP_WORD_DETERMINER) != 0;
  return (before->classes & SP_WORD_PRONOUN) == 0 || (before->classes & SP_WORD_DETERMINER) != 0;
}

/* Cuts the nominal runs of tokens [@start, @end) into noun phrases. */
static void
cut_phrases (SpPhrases *self, guint start, guint end)
{
  for (guint i = start; i < end;)
    {
      SpNounPhrase phrase = { i, i + 1, i };

      if (self->words[i].tag != SP_TAG_NOMINAL)
        {
          i++;
          continue;
        }
      for (i++; i < end && continues_phrase (self, &phrase, i, end); i++)
        phrase.end = i + 1;
      phrase.head = phrase.end - 1;
      while (phrase.head > phrase.start && self->words[phrase.head].possessive)
        phrase.head--;
      for (guint j = phrase.start; j < phrase.end; j++)
        self->words[j].phrase = (int)self->noun_phrases->len;
      g_array_append_val (self->noun_phrases, phrase);
    }
}

/* Tells whether most words of the sentence begin with a capital, as in headlines. */
static gboolean
is_title_case (const SpPhrases *self, const SpSentence *sentence)
{
  guint words = 0, capitals = 0;

  for (guint i = 0; i < sentence->n_tokens; i++)
    {
      const SpToken *token = &self->tokens[sentence->first_token + i];

      if (token->kind != SP_TOKEN_WORD || token->span.end - token->span.start < 4)
        continue;
      words++;
      capitals += (token->flags & SP_TOKEN_CAPITAL) != 0;
    }
  return words >= 4 && capitals * 4 >= words * 3;
}

static void
tag_times (Tagging *tagging)
{
  for (guint i = tagging->start; i < tagging->end;)
    {
      guint end = sp_phrases_read_time (tagging->self, i, tagging->end);

      if (end == i)
        i++;
      for (; i < end; i++)
        {
          tagging->self->words[i].tag = SP_TAG_ADVERB;
          tagging->self->words[i].classes |= SP_WORD_TIME;
        }
    }
}

static void
tag_sentence (SpPhrases *self, const SpSentence *sentence)
{
  Tagging tagging = { self,
                      sentence->first_token,
                      sentence->first_token + sentence->n_tokens,
                      is_title_case (self, sentence),
                      sentence->first_token + sentence->n_tokens };

  for (guint i = tagging.start; i < tagging.end; i++)
    self->words[i].possessive = is_possessive (&tagging, i);
  tag_times (&tagging);
  for (guint i = tagging.start; i < tagging.end; i++)
    {
      self->words[i].tag = decide_tag (&tagging, i);
      if (self->words[i].tag == SP_TAG_VERB)
        tagging.last_verb = i;
    }
  cut_phrases (self, tagging.start, tagging.end);
}

/* Tags all sentences of @work, whose party_at must be filled. Returns: (transfer full): to be freed
 * before @work is. */
SpPhrases *
sp_phrases_new (const SpWork *work)
{
  SpPhrases *self;
  const SpSentence *sentences;
  guint n_sentences;

  g_return_val_if_fail (work != NULL && work->party_at != NULL, NULL);

  self = g_new0 (SpPhrases, 1);
  self->work = work;
  self->lexicon = sp_stance_lexicon_get (work->knowledge);
  self->tokens = sp_tokens_get (work->tokens, &self->n_tokens);
  self->words = g_new0 (SpWord, self->n_tokens + 1);
  self->party_at = g_memdup2 (work->party_at, sizeof (int) * (self->n_tokens + 1));
  self->noun_phrases = g_array_new (FALSE, FALSE, sizeof (SpNounPhrase));
  for (guint i = 0; i < self->n_tokens; i++)
    look_up (self, i);
  sentences = sp_tokens_get_sentences (work->tokens, &n_sentences);
  for (guint i = 0; i < n_sentences; i++)
    tag_sentence (self, &sentences[i]);
  return self;
}

void
sp_phrases_free (SpPhrases *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->noun_phrases);
  g_clear_pointer (&self->tree, sp_tree_free);
  g_free (self->party_at);
  g_free (self->quote_at);
  g_free (self->words);
  g_free (self);
}
