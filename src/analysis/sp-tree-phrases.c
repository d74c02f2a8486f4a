/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tags and noun phrases as the trees have them. */
#include "sp-phrases.h"

#include <string.h>

/* Relations by which a noun belongs to the inside of another's phrase. */
static gboolean
is_inside (const SpTree *tree, guint token)
{
  return sp_tree_is (tree, token, "compound") || sp_tree_is (tree, token, "flat")
         || sp_tree_is (tree, token, "fixed") || sp_tree_is (tree, token, "goeswith")
         || sp_tree_is (tree, token, "nmod:poss") || sp_tree_is (tree, token, "nmod:desc")
         || sp_tree_is (tree, token, "amod") || sp_tree_is (tree, token, "nummod")
         || sp_tree_is (tree, token, "det");
}

static gboolean
has_xpos (const SpTree *tree, guint token, const char *xpos)
{
  const char *own = sp_tree_get (tree, token)->xpos;

  return own != NULL && strcmp (own, xpos) == 0;
}

static gboolean
is_noun (const SpTree *tree, guint token)
{
  return sp_tree_has_tag (tree, token, "NOUN") || sp_tree_has_tag (tree, token, "PROPN")
         || sp_tree_has_tag (tree, token, "PRON") || sp_tree_has_tag (tree, token, "NUM")
         || sp_tree_has_tag (tree, token, "SYM");
}

/* Tells whether a word that is no noun stands where nouns do: "the poor", "those". */
static gboolean
stands_as_noun (const SpTree *tree, guint token)
{
  return !sp_tree_has_tag (tree, token, "VERB") && !sp_tree_has_tag (tree, token, "AUX")
         && !sp_tree_has_tag (tree, token, "ADV")
         && (sp_tree_is (tree, token, "nsubj") || sp_tree_is (tree, token, "obj")
             || sp_tree_is (tree, token, "obl") || sp_tree_is (tree, token, "nmod")
             || sp_tree_is (tree, token, "iobj"));
}

static SpTag
tag_of_particle (const SpTree *tree, const SpPhrases *self, guint token)
{
  guint head = sp_tree_head (tree, token);

  if (has_xpos (tree, token, "TO"))
    return head < tree->n && sp_tree_is (tree, token, "mark") ? SP_TAG_TO : SP_TAG_PREPOSITION;
  if (sp_phrases_has_class (self, token, SP_WORD_NEGATION))
    return SP_TAG_ADVERB;
  return (SpTag)self->words[token].tag;
}

static SpTag
tag_of_joiner (const SpTree *tree, const SpPhrases *self, guint token)
{
  guint head = sp_tree_head (tree, token);

  if (!sp_phrases_has_class (self, token, SP_WORD_PREPOSITION))
    return SP_TAG_SUBORDINATOR;
  if (sp_tree_is (tree, token, "case"))
    return SP_TAG_PREPOSITION;
  return sp_tree_is (tree, token, "mark") && head < tree->n && !has_xpos (tree, head, "VBG")
             ? SP_TAG_SUBORDINATOR
             : SP_TAG_PREPOSITION;
}

static SpTag
tag_of (const SpTree *tree, const SpPhrases *self, guint token)
{
  const char *upos = sp_tree_get (tree, token)->upos;
  SpTag old = (SpTag)self->words[token].tag;

  if (old == SP_TAG_COMMA || old == SP_TAG_STOP || old == SP_TAG_QUOTE)
    return old;
  if (self->party_at[token] != SP_NONE || upos == NULL)
    return SP_TAG_NOMINAL;
  if (sp_tree_is (tree, token, "case") && sp_phrases_has_class (self, token, SP_WORD_PREPOSITION))
    return SP_TAG_PREPOSITION;
  if (strcmp (upos, "AUX") == 0 || sp_tree_find (tree, token, "aux") != SP_ROOT)
    return SP_TAG_VERB;
  if (strcmp (upos, "VERB") == 0)
    return sp_tree_is (tree, token, "amod") || sp_tree_is (tree, token, "compound") ? SP_TAG_NOMINAL
                                                                                    : SP_TAG_VERB;
  if (strcmp (upos, "ADP") == 0 || strcmp (upos, "SCONJ") == 0)
    return tag_of_joiner (tree, self, token);
  if (strcmp (upos, "PART") == 0)
    return tag_of_particle (tree, self, token);
  if (strcmp (upos, "CCONJ") == 0)
    return SP_TAG_CONJUNCTION;
  if (strcmp (upos, "ADV") == 0)
    return SP_TAG_ADVERB;
  if (strcmp (upos, "PUNCT") == 0)
    return SP_TAG_STOP;
  if (has_xpos (tree, token, "WDT") || has_xpos (tree, token, "WP"))
    return SP_TAG_RELATIVE;
  return SP_TAG_NOMINAL;
}

/* The first token of the phrase of @head: what describes it to the left. */
static guint
start_of (const SpTree *tree, guint head)
{
  guint start = head;

  for (guint i = tree->first[head]; i != SP_ROOT && i < head; i = tree->next[i])
    if (is_inside (tree, i) || sp_tree_is (tree, i, "nmod:desc")
        || sp_tree_is (tree, i, "nmod:unmarked") || sp_tree_is (tree, i, "advmod"))
      start = MIN (start, tree->left[i]);
  return start;
}

/* The token behind the phrase of @head: the further parts of a name. */
static guint
end_of (const SpTree *tree, guint head)
{
  guint end = head + 1;

  for (guint i = tree->first[head]; i != SP_ROOT; i = tree->next[i])
    if (i > head
        && (sp_tree_is (tree, i, "flat") || sp_tree_is (tree, i, "fixed")
            || sp_tree_is (tree, i, "goeswith")))
      end = MAX (end, i + 1);
  return end;
}

static void
add_phrase (SpPhrases *self, guint head)
{
  SpNounPhrase phrase = { start_of (self->tree, head), end_of (self->tree, head), head };

  /* the name behind a title: "Foreign Minister Ann Linde" */
  for (guint i = phrase.end; i > head + 1 && self->party_at[phrase.head] == SP_NONE; i--)
    if (self->party_at[i - 1] != SP_NONE)
      phrase.head = i - 1;
  for (guint i = phrase.start; i < phrase.end; i++)
    if (self->words[i].phrase == SP_NONE || i >= head)
      self->words[i].phrase = (int)self->noun_phrases->len;
  self->words[head].phrase = (int)self->noun_phrases->len;
  g_array_append_val (self->noun_phrases, phrase);
}

/* Takes tags and noun phrases from the trees instead of the closed word classes. */
void
sp_phrases_take_trees (SpPhrases *self)
{
  g_return_if_fail (self != NULL && self->work->syntax != NULL);

  self->tree = sp_tree_new (self->work->syntax);
  sp_tree_mend (self->tree, self);
  sp_tree_turn (self->tree);
  g_array_set_size (self->noun_phrases, 0);
  for (guint i = 0; i < self->n_tokens; i++)
    {
      self->words[i].tag = tag_of (self->tree, self, i);
      self->words[i].possessive = has_xpos (self->tree, i, "POS");
      self->words[i].phrase = SP_NONE;
    }
  for (guint i = 0; i < self->n_tokens; i++)
    if (!is_inside (self->tree, i)
        && (is_noun (self->tree, i) || stands_as_noun (self->tree, i)
            || self->party_at[i] != SP_NONE)
        && (self->words[i].tag == SP_TAG_NOMINAL || self->words[i].tag == SP_TAG_RELATIVE))
      add_phrase (self, i);
  for (guint i = 0; i < self->n_tokens; i++)
    if (self->words[i].tag == SP_TAG_NOMINAL && self->words[i].phrase == SP_NONE)
      {
        SpNounPhrase alone = { i, i + 1, i };

        self->words[i].phrase = (int)self->noun_phrases->len;
        g_array_append_val (self->noun_phrases, alone);
      }
}
