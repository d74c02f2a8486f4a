/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is plainly wrong in the trees, and can be told from the words around. */
#include "sp-phrases.h"

#include <string.h>

#define REACH 60 /* tokens around a word in which its dependents are moved */

static gboolean
has_xpos (const SpTree *self, guint token, const char *xpos)
{
  const char *own = sp_tree_get (self, token)->xpos;

  return own != NULL && strncmp (own, xpos, strlen (xpos)) == 0;
}

/* Tells whether @token is a form of "have" or "be", or a modal verb. */
static gboolean
is_auxiliary (const SpTree *self, guint token)
{
  const char *lemma = sp_tree_get (self, token)->lemma;

  return has_xpos (self, token, "MD")
         || (has_xpos (self, token, "VB") && lemma != NULL
             && (strcmp (lemma, "have") == 0 || strcmp (lemma, "be") == 0));
}

/* Puts @token where @other stands: what hangs on @other before @token, or all of it, goes along. */
static void
take_place (SpTree *self, guint token, guint other, gboolean all)
{
  guint from = other > REACH ? other - REACH : 0;
  guint to = MIN (self->n, MAX (token, other) + REACH);

  self->words[token].head = self->words[other].head;
  self->words[token].deprel = self->words[other].deprel;
  for (guint i = from; i < to; i++)
    if (self->words[i].head == other && i != token && (all || i < token))
      self->words[i].head = token;
}

/* "has long opposed Bolivia", "may sanction Serbia": what follows an auxiliary is its verb, though
 * the tree takes it for what describes the noun behind it. */
static void
mend_described (SpTree *self, guint auxiliary, guint token)
{
  guint noun = self->words[token].head;

  if (noun >= self->n || noun <= token || noun > token + 4)
    return;
  if (self->words[auxiliary].head == noun || self->words[auxiliary].head == token)
    {
      take_place (self, token, noun, FALSE);
      self->words[auxiliary].deprel = "aux";
    }
  else if (self->words[noun].head == auxiliary)
    {
      take_place (self, token, auxiliary, TRUE);
      self->words[auxiliary].head = token;
      self->words[auxiliary].deprel = "aux";
    }
  else
    return;
  self->words[noun].head = token;
  self->words[noun].deprel = "obj";
}

/* "has repeatedly and publicly criticised": joined to its own auxiliary. */
static void
mend_joined (SpTree *self, guint auxiliary, guint token)
{
  take_place (self, token, auxiliary, TRUE);
  self->words[auxiliary].head = token;
  self->words[auxiliary].deprel = "aux";
}

/* Looks for the verb that belongs to the auxiliary at @token, past adverbs, and mends its place. */
static void
mend_verb (SpTree *self, guint token)
{
  guint verb = token + 1;
  gboolean modal = has_xpos (self, token, "MD");

  while (verb < self->n && verb < token + 5
         && (sp_tree_has_tag (self, verb, "ADV") || sp_tree_has_tag (self, verb, "CCONJ")))
    verb++;
  if (verb >= self->n)
    return;
  if (modal && self->words[token].head == verb) /* "may sanction Belarus" is no name */
    for (guint i = verb + 1; i < self->n && i < verb + 3; i++)
      if (self->words[i].head == verb && sp_tree_is (self, i, "flat"))
        self->words[i].deprel = "obj";
  if ((sp_tree_is (self, verb, "amod") || sp_tree_is (self, verb, "compound"))
      && (modal ? sp_tree_get (self, verb)->xpos != NULL && !has_xpos (self, verb, "JJ")
                : has_xpos (self, verb, "VBN")))
    mend_described (self, token, verb);
  else if (!modal && sp_tree_is (self, verb, "conj") && self->words[verb].head == token
           && has_xpos (self, verb, "VBN"))
    mend_joined (self, token, verb);
}

/* Tells whether the word, which the tagger takes for a noun in the plural, is a verb of the lists
 * and no noun of theirs. */
static gboolean
can_be_verb_only (const SpPhrases *phrases, guint token)
{
  const SpWordInfo *info = phrases->words[token].info;

  return info != NULL && (info->classes & SP_WORD_PRESENT) != 0
         && (info->classes & SP_WORD_NOUN) == 0;
}

/* "Iceland denies poisoning": what follows a name, and can only be a verb, is the verb. */
static void
mend_plural (SpTree *self, const SpPhrases *phrases, guint token)
{
  guint before = token - 1, above = self->words[token].head;

  if (self->words[before].head != token || !sp_tree_is (self, before, "compound")
      || !can_be_verb_only (phrases, token))
    return;
  self->words[token].upos = "VERB";
  self->words[token].xpos = "VBZ";
  self->words[before].deprel = "nsubj";
  if (above < self->n && above > token && above < token + 4 && sp_tree_is (self, token, "nsubj"))
    {
      take_place (self, token, above, FALSE);
      self->words[above].head = token;
      self->words[above].deprel = has_xpos (self, above, "VB") ? "xcomp" : "obj";
    }
  for (guint i = token + 1; i < self->n && i < token + 6; i++)
    if (self->words[i].head == token && sp_tree_is (self, i, "flat"))
      self->words[i].deprel = "obj";
}

/* Tells whether the verb @head is joined to @token though both stand in forms that seldom are:
 * whatever is no participle to a participle, the present to the past. */
static gboolean
is_joined_to_other_form (const SpTree *self, guint token, guint head)
{
  if (has_xpos (self, token, "VBG"))
    return has_xpos (self, head, "VB") && !has_xpos (self, head, "VBG")
           && !has_xpos (self, head, "VBN");
  return has_xpos (self, token, "VBD")
         && (has_xpos (self, head, "VBZ") || has_xpos (self, head, "VBP"));
}

/* "asserting that A has …, and demanding", "denied that it holds … and said": a verb is joined to
 * one of its own form. */
static void
mend_conjunct (SpTree *self, guint token)
{
  guint head = self->words[token].head, above = head;

  if (head >= self->n || !is_joined_to_other_form (self, token, head))
    return;
  for (guint i = 0; i < 5 && above < self->n; i++)
    {
      if (!sp_tree_is (self, above, "ccomp") && !sp_tree_is (self, above, "xcomp")
          && !sp_tree_is (self, above, "acl") && !sp_tree_is (self, above, "obj"))
        return;
      above = self->words[above].head;
      if (above < self->n && has_xpos (self, above, self->words[token].xpos))
        {
          self->words[token].head = above;
          return;
        }
    }
}

/* "spokesman Lin Jian criticised": of two subjects side by side the first describes the second. */
static void
mend_title (SpTree *self, guint token)
{
  guint verb = self->words[token].head;

  for (guint i = token + 1; i < self->n && i < token + 5 && i < verb; i++)
    if (self->words[i].head == verb)
      {
        if (sp_tree_is (self, i, "nsubj") && sp_tree_has_tag (self, i, "PROPN"))
          {
            self->words[token].head = i;
            self->words[token].deprel = "nmod:desc";
          }
        return;
      }
}

/* "WWF now calls on …": a name before a verb without a subject is none that is called out. */
static void
mend_called (SpTree *self, const SpPhrases *phrases, guint token)
{
  guint verb = self->words[token].head;

  if (verb >= self->n || verb < token || verb > token + REACH || phrases->party_at[token] == SP_NONE
      || !(has_xpos (self, verb, "VBZ") || has_xpos (self, verb, "VBD")
           || has_xpos (self, verb, "VBP")))
    return;
  for (guint i = token > REACH ? token - REACH : 0; i < verb; i++)
    if (self->words[i].head == verb && sp_tree_is (self, i, "nsubj"))
      return;
  self->words[token].deprel = "nsubj";
}

/* "on Zhao Guangzong": a preposition before a name belongs to all of it. */
static void
mend_preposition (SpTree *self, guint token)
{
  guint head = self->words[token].head;

  for (guint i = 0; i < 4 && head < self->n && head > token; i++)
    {
      guint above = self->words[head].head;

      if (!sp_tree_is (self, head, "compound") || above >= self->n || above <= head
          || above > head + 6)
        return;
      self->words[token].head = head = above;
    }
}

/* "called the accusation false": of two complements the noun is the object, and an adjective that
 * comes behind it describes nothing. */
static void
mend_complement (SpTree *self, guint token)
{
  guint verb = self->words[token].head, next = token + 1;

  if (verb >= token || !sp_tree_has_tag (self, token, "NOUN"))
    return;
  if (next < self->n && self->words[next].head == token && sp_tree_is (self, next, "amod")
      && has_xpos (self, next, "JJ"))
    {
      self->words[next].head = verb;
      self->words[next].deprel = "xcomp";
    }
  for (guint i = token + 1; i < self->n && i < token + 6; i++)
    if (self->words[i].head == verb && sp_tree_is (self, i, "xcomp"))
      self->words[token].deprel = "obj";
}

/* "asked how A had found it": how is no thing that is asked for; it belongs to what is asked. */
static void
mend_question (SpTree *self, guint token)
{
  guint verb = self->words[token].head;

  for (guint i = token + 1; verb < token && i < self->n && i < token + 9; i++)
    if (self->words[i].head == verb && sp_tree_is (self, i, "ccomp"))
      {
        self->words[token].head = i;
        self->words[token].deprel = "advmod";
        return;
      }
}

/* "Togo confirmed": a name is no auxiliary. */
static void
mend_auxiliary (SpTree *self, const SpPhrases *phrases, guint token)
{
  if (phrases->party_at[token] == SP_NONE || !sp_tree_is (self, token, "aux"))
    return;
  self->words[token].deprel = "nsubj";
  self->words[token].upos = "PROPN";
  self->words[token].xpos = "NNP";
}

/* The subject of an auxiliary is that of its verb. */
static void
mend_subject (SpTree *self, guint token)
{
  guint head = self->words[token].head;

  if (head < self->n && sp_tree_is (self, head, "aux") && self->words[head].head < self->n)
    self->words[token].head = self->words[head].head;
}

/* "Bolivia cut ties": what stands between a name and a noun, and is tagged as a verb, is one. */
static void
mend_middle (SpTree *self, const SpPhrases *phrases, guint token)
{
  guint noun = self->words[token].head, name = token - 1;

  if (noun >= self->n || noun <= token || noun > token + 3 || !has_xpos (self, token, "VB")
      || phrases->party_at[name] == SP_NONE || !has_xpos (self, name, "NNP")
      || self->words[name].head != noun || !sp_tree_is (self, name, "compound"))
    return;
  take_place (self, token, noun, FALSE);
  self->words[token].upos = "VERB";
  self->words[token].xpos = "VBD";
  self->words[name].head = token;
  self->words[name].deprel = "nsubj";
  self->words[noun].head = token;
  self->words[noun].deprel = "obj";
}

/* "papers opposing A's request": a participle that takes a side is no preposition. */
static void
mend_participle (SpTree *self, const SpPhrases *phrases, guint token)
{
  guint noun = self->words[token].head, above;
  const SpWordInfo *info = phrases->words[token].info;
  gboolean listed = FALSE;

  for (guint i = 0; info != NULL && info->entries != NULL && i < info->entries->len; i++)
    listed |= g_array_index (info->entries, SpEntryRef, i).entry->part == SP_PART_VERB;
  if (!listed || noun >= self->n || noun <= token || !sp_tree_is (self, noun, "nmod"))
    return;
  above = self->words[noun].head;
  if (above >= token)
    return;
  self->words[token].head = above;
  self->words[token].deprel = "acl";
  self->words[token].upos = "VERB";
  self->words[noun].head = token;
  self->words[noun].deprel = "obj";
}

/* Mends what is plainly wrong in the trees of @self. */
void
sp_tree_mend (SpTree *self, const SpPhrases *phrases)
{
  g_return_if_fail (self != NULL && phrases != NULL);

  for (guint i = 0; i < self->n; i++)
    {
      mend_auxiliary (self, phrases, i);
      if (sp_tree_is (self, i, "xcomp"))
        mend_complement (self, i);
      if (sp_tree_is (self, i, "obj") && has_xpos (self, i, "WRB"))
        mend_question (self, i);
      if (sp_tree_is (self, i, "case") && !has_xpos (self, i, "POS"))
        mend_preposition (self, i);
      if (sp_tree_is (self, i, "case") && has_xpos (self, i, "VBG"))
        mend_participle (self, phrases, i);
      if (sp_tree_is (self, i, "nsubj"))
        mend_subject (self, i);
      if (is_auxiliary (self, i))
        mend_verb (self, i);
      else if (i > 0 && (sp_tree_is (self, i, "compound") || sp_tree_is (self, i, "amod"))
               && has_xpos (self, i, "VB"))
        mend_middle (self, phrases, i);
      else if (i > 0 && has_xpos (self, i, "NNS"))
        mend_plural (self, phrases, i);
      else if (sp_tree_is (self, i, "conj"))
        mend_conjunct (self, i);
      else if (sp_tree_is (self, i, "nsubj") && sp_tree_has_tag (self, i, "NOUN"))
        mend_title (self, i);
      else if (sp_tree_is (self, i, "discourse") || sp_tree_is (self, i, "vocative")
               || sp_tree_is (self, i, "dislocated"))
        mend_called (self, phrases, i);
    }
}
