/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objects and prepositional phrases to the right of a verb or noun. */
#include "sp-clauses-private.h"

#define MAX_STEPS 80

typedef struct
{
  SpArguments *out;
  const SpPhrases *phrases;
  guint at;
  guint end;
  guint slot; /* of the phrase that is expected next */
  guint preposition;
  gboolean expecting; /* a noun phrase may follow here */
  gboolean listed;
  gboolean reduced;
} Reader;

/* Skips adverbs and quotation marks. */
static guint
skip (const SpPhrases *phrases, guint token, guint end)
{
  while (token < end && sp_phrases_is_transparent (phrases, token))
    token++;
  return token;
}

/* Tells whether the noun phrase at @token is the subject of a clause of its own. */
static gboolean
begins_clause (const SpPhrases *phrases, guint token, guint end)
{
  guint after = sp_phrases_get (phrases, phrases->words[token].phrase)->end;

  after = skip (phrases, after, end);
  return after < end && phrases->words[after].tag == SP_TAG_VERB
         && !sp_phrases_has_class (phrases, after, SP_WORD_GERUND)
         && !(sp_phrases_has_class (phrases, after, SP_WORD_PARTICIPLE) && after + 1 < end
              && phrases->words[after + 1].tag == SP_TAG_PREPOSITION);
}

static void
add (Reader *self, int phrase)
{
  SpArgument argument = { self->slot, self->preposition, phrase, self->listed, self->reduced };

  if (self->out->n < SP_MAX_ARGUMENTS)
    self->out->items[self->out->n++] = argument;
}

/* "in response to": the preposition at hand leads to a response. */
static gboolean
follows_response (const Reader *self)
{
  const SpArguments *out = self->out;
  guint head;

  if (out->n == 0 || out->items[out->n - 1].slot != SP_SLOT_IN)
    return FALSE;
  head = sp_phrases_get (self->phrases, out->items[out->n - 1].phrase)->head;
  return sp_tokens_is (self->phrases->work->tokens, head, "response")
         || sp_tokens_is (self->phrases->work->tokens, head, "retaliation")
         || sp_tokens_is (self->phrases->work->tokens, head, "reaction");
}

static gboolean
read_preposition (Reader *self)
{
  const SpWordInfo *info = self->phrases->words[self->at].info;
  guint next = skip (self->phrases, self->at + 1, self->end);

  if (next >= self->end || self->phrases->words[next].tag != SP_TAG_NOMINAL)
    {
      if (next >= self->end || self->phrases->words[next].tag != SP_TAG_PREPOSITION)
        return FALSE;
    }
  self->slot = info != NULL ? info->slot : 0;
  if (self->slot == SP_SLOT_TO && follows_response (self))
    self->slot = SP_SLOT_RESPONSE;
  self->preposition = self->at;
  self->expecting = TRUE;
  self->listed = FALSE;
  self->at = next;
  return TRUE;
}

static gboolean
read_nominal (Reader *self)
{
  int phrase = self->phrases->words[self->at].phrase;

  if ((!self->expecting || self->preposition == 0 || self->listed) && self->slot != SP_SLOT_BETWEEN
      && begins_clause (self->phrases, self->at, self->end))
    return FALSE;
  if (!self->expecting && self->out->n > 0)
    {
      self->slot = SP_SLOT_OBJECT;
      self->preposition = 0;
      self->listed = FALSE;
    }
  add (self, phrase);
  self->expecting = FALSE;
  self->at = sp_phrases_get (self->phrases, phrase)->end;
  return TRUE;
}

/* Goes on behind a comma or a conjunction if a further member of a list stands there. */
static gboolean
read_list_mark (Reader *self)
{
  guint next = skip (self->phrases, self->at + 1, self->end);

  if (next < self->end && self->phrases->words[next].tag == SP_TAG_CONJUNCTION)
    next = skip (self->phrases, next + 1, self->end);
  if (self->out->n == 0 || next >= self->end)
    return FALSE;
  if (self->phrases->words[next].tag == SP_TAG_PREPOSITION
      && self->phrases->words[self->at].tag == SP_TAG_CONJUNCTION)
    {
      self->at = next;
      return read_preposition (self);
    }
  if (self->phrases->words[next].tag != SP_TAG_NOMINAL
      || (self->slot != SP_SLOT_BETWEEN && begins_clause (self->phrases, next, self->end)))
    return FALSE;
  self->listed = TRUE;
  self->expecting = TRUE;
  self->at = next;
  return TRUE;
}

/* Goes on behind a participle that tells more about the phrase before it ("imposed on …"). */
static gboolean
read_participle (Reader *self)
{
  guint next = skip (self->phrases, self->at + 1, self->end);

  if ((self->out->n == 0 ? self->slot != SP_SLOT_OBJECT : self->expecting) || next >= self->end
      || !sp_phrases_has_class (self->phrases, self->at, SP_WORD_PARTICIPLE)
      || self->phrases->words[next].tag != SP_TAG_PREPOSITION)
    return FALSE;
  self->reduced = TRUE;
  self->at = next;
  return TRUE;
}

static gboolean
step (Reader *self)
{
  switch ((SpTag)self->phrases->words[self->at].tag)
    {
    case SP_TAG_ADVERB:
    case SP_TAG_QUOTE:
      self->at++;
      return TRUE;
    case SP_TAG_NOMINAL:
      return read_nominal (self);
    case SP_TAG_PREPOSITION:
      return read_preposition (self);
    case SP_TAG_COMMA:
    case SP_TAG_CONJUNCTION:
      return read_list_mark (self);
    case SP_TAG_VERB:
      return read_participle (self);
    case SP_TAG_SUBORDINATOR:
    case SP_TAG_RELATIVE:
    case SP_TAG_STOP:
    case SP_TAG_TO:
    default:
      return FALSE;
    }
}

/* Reads the noun phrases from token @from on, to the end of the clause at most, but never beyond
 * @end: the objects first, then the prepositional phrases, all members of lists. */
void
sp_arguments_read (SpArguments *self, const SpPhrases *phrases, guint from, guint end)
{
  Reader reader = { self, phrases, from, end, SP_SLOT_OBJECT, 0, TRUE, FALSE, FALSE };

  g_return_if_fail (self != NULL && phrases != NULL);

  self->n = 0;
  for (guint i = 0; i < MAX_STEPS && reader.at < end; i++)
    if (!step (&reader))
      break;
  self->end = reader.at;
}
