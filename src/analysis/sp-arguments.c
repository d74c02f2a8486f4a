/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objects and prepositional phrases of a verb, noun or adjective, as the trees have them. */
#include "sp-clauses-private.h"

#define MAX_DEPTH 6

typedef struct
{
  SpArguments *out;
  const SpPhrases *phrases;
  const SpTree *tree;
  guint from;
  guint end;
} Reader;

/* "in response to": the preposition at hand leads to a response. */
static gboolean
is_response (const Reader *self, guint noun)
{
  const SpTokens *tokens = self->phrases->work->tokens;

  return noun < self->tree->n
         && (sp_tokens_is (tokens, noun, "response") || sp_tokens_is (tokens, noun, "retaliation")
             || sp_tokens_is (tokens, noun, "reaction"));
}

/* How the noun at @token is reached: through its preposition, unless that belongs to the cue. */
static SpArgument
argument_of (const Reader *self, guint token, guint above_slot)
{
  SpArgument argument = { .slot = SP_SLOT_OBJECT, .phrase = self->phrases->words[token].phrase };
  guint preposition = SP_ROOT;

  for (guint i = self->tree->first[token]; i != SP_ROOT && i < token; i = self->tree->next[i])
    if (sp_tree_is (self->tree, i, "case"))
      {
        preposition = i;
        break;
      }
  argument.listed = sp_tree_is (self->tree, token, "conj");
  if (preposition != SP_ROOT && preposition >= self->from)
    {
      const SpWordInfo *info = self->phrases->words[preposition].info;

      argument.preposition = preposition;
      argument.slot = info != NULL ? info->slot : 0;
      if (argument.slot == SP_SLOT_TO && is_response (self, sp_tree_head (self->tree, token)))
        argument.slot = SP_SLOT_RESPONSE;
    }
  else if (argument.listed)
    argument.slot = above_slot;
  return argument;
}

static gboolean
is_time (const Reader *self, guint token)
{
  return sp_phrases_has_class (self->phrases, token, SP_WORD_TIME)
         && self->phrases->party_at[token] == SP_NONE;
}

static void
add (Reader *self, SpArgument argument)
{
  guint at = self->out->n;
  guint head = sp_phrases_get (self->phrases, argument.phrase)->head;

  if (self->out->n == SP_MAX_ARGUMENTS)
    return;
  for (guint i = 0; i < self->out->n; i++)
    if (self->out->items[i].phrase == argument.phrase)
      return;
  while (at > 0 && sp_phrases_get (self->phrases, self->out->items[at - 1].phrase)->head > head)
    {
      self->out->items[at] = self->out->items[at - 1];
      at--;
    }
  self->out->items[at] = argument;
  self->out->n++;
}

static gboolean
is_nominal (const SpTree *tree, guint token)
{
  return sp_tree_is (tree, token, "obj") || sp_tree_is (tree, token, "iobj")
         || sp_tree_is (tree, token, "obl") || sp_tree_is (tree, token, "nmod")
         || sp_tree_is (tree, token, "conj")
         || (sp_tree_is (tree, token, "xcomp") && sp_tree_has_tag (tree, token, "NOUN"));
}

static void
take_below (Reader *self, guint node, guint slot, gboolean reduced, gboolean lists, guint depth)
{
  const SpTree *tree = self->tree;

  for (guint i = tree->first[node]; i != SP_ROOT && depth < MAX_DEPTH; i = tree->next[i])
    {
      if (i >= self->from && i < self->end && is_nominal (tree, i)
          && (lists || !sp_tree_is (tree, i, "conj")) && self->phrases->words[i].phrase != SP_NONE
          && !is_time (self, i)
          && sp_phrases_get (self->phrases, self->phrases->words[i].phrase)->end > i
          && self->phrases->words[i].tag == SP_TAG_NOMINAL)
        {
          SpArgument argument = argument_of (self, i, slot);

          argument.reduced = reduced;
          add (self, argument);
          take_below (self, i, argument.slot, reduced, TRUE, depth + 1);
        }
      else if (i < self->from && i > node && is_nominal (tree, i)) /* the cue's own noun */
        take_below (self, i, SP_SLOT_OBJECT, reduced, FALSE, depth + 1);
      else if (i >= self->from && sp_tree_is (tree, i, "acl") && !sp_tree_is (tree, i, "acl:relcl")
               && self->phrases->words[i].tag == SP_TAG_VERB
               && sp_phrases_has_class (self->phrases, i, SP_WORD_PARTICIPLE))
        take_below (self, i, SP_SLOT_OBJECT, TRUE, FALSE, depth + 1);
    }
}

/* What hangs on the verb behind a noun may belong to the noun: "took issue with accusations
 * against". */
static void
take_beside (Reader *self, guint noun)
{
  guint verb = sp_tree_head (self->tree, noun);

  if (verb >= self->tree->n
      || !(sp_tree_is (self->tree, noun, "obj") || sp_tree_is (self->tree, noun, "obl")
           || sp_tree_is (self->tree, noun, "nsubj:pass")))
    return;
  for (guint i = self->tree->first[verb]; i != SP_ROOT; i = self->tree->next[i])
    if (i > noun && i >= self->from && i < self->end && sp_tree_is (self->tree, i, "obl")
        && self->phrases->words[i].phrase != SP_NONE && !is_time (self, i)
        && self->phrases->words[i].tag == SP_TAG_NOMINAL)
      {
        SpArgument argument = argument_of (self, i, 0);

        if (argument.preposition == 0)
          continue;
        add (self, argument);
        take_below (self, i, argument.slot, FALSE, TRUE, 1);
      }
}

/* "Georgia, which Russia attacked": the noun before the clause is the object that it lacks. */
static void
take_gap (Reader *self, guint verb)
{
  guint noun = sp_tree_head (self->tree, verb), relative = SP_ROOT;

  if (!sp_tree_is (self->tree, verb, "acl:relcl") || noun >= self->tree->n
      || self->phrases->words[noun].phrase == SP_NONE)
    return;
  for (guint i = self->tree->first[verb]; i != SP_ROOT; i = self->tree->next[i])
    {
      if (sp_tree_is (self->tree, i, "nsubj") && self->phrases->words[i].tag == SP_TAG_RELATIVE)
        return;
      if (sp_tree_is (self->tree, i, "obj"))
        {
          if (self->phrases->words[i].tag != SP_TAG_RELATIVE)
            return;
          relative = i;
        }
    }
  if (relative != SP_ROOT || sp_tree_find (self->tree, verb, "nsubj") != SP_ROOT)
    {
      SpArgument argument = { .slot = SP_SLOT_OBJECT, .phrase = self->phrases->words[noun].phrase };

      if (sp_tree_find (self->tree, verb, "nsubj:pass") == SP_ROOT)
        add (self, argument);
    }
}

/* Reads what belongs to the noun phrase, which itself becomes the first argument, up to token @end.
 */
void
sp_arguments_read_around (SpArguments *self, const SpPhrases *phrases, int phrase, guint end)
{
  SpArgument own = { SP_SLOT_OBJECT, 0, phrase, FALSE, FALSE };
  SpArguments rest;

  g_return_if_fail (self != NULL && phrases != NULL && phrase >= 0);

  sp_arguments_read (&rest,
                     phrases,
                     sp_phrases_get (phrases, phrase)->head,
                     sp_phrases_get (phrases, phrase)->end,
                     end);
  self->items[0] = own;
  self->n = 1;
  if (rest.n > 0 && rest.items[0].slot == SP_SLOT_OBJECT)
    return;
  for (guint i = 0; i < rest.n && self->n < SP_MAX_ARGUMENTS; i++)
    self->items[self->n++] = rest.items[i];
}

/* Reads what depends on the verb, noun or adjective at @anchor and begins at token @from or behind
 * it, but before @end: the objects and the prepositional phrases, and those inside them, in the
 * order of the text. Prepositions before @from belong to the cue. */
void
sp_arguments_read (SpArguments *self, const SpPhrases *phrases, guint anchor, guint from, guint end)
{
  Reader reader = { self, phrases, phrases->tree, from, end };
  guint node = anchor;

  g_return_if_fail (self != NULL && phrases != NULL && phrases->tree != NULL);

  self->n = 0;
  if ((sp_tree_is (reader.tree, anchor, "case") || sp_tree_is (reader.tree, anchor, "cop"))
      && sp_tree_head (reader.tree, anchor) < reader.tree->n)
    node = sp_tree_head (reader.tree, anchor);
  if (node != anchor && node >= from && phrases->words[node].phrase != SP_NONE
      && phrases->words[node].tag == SP_TAG_NOMINAL)
    add (&reader, argument_of (&reader, node, 0));
  take_below (&reader, node, SP_SLOT_OBJECT, FALSE, node != anchor, 0);
  if (phrases->words[node].tag == SP_TAG_VERB)
    take_gap (&reader, node);
  else
    take_beside (&reader, node);
}
