/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what is said of a subject judges it: "represents our greatest shame", "has shown no
 * respect". */
#include "sp-frames-private.h"

#define MAX_DEPTH 3 /* nouns inside each other: "the legacy of racism" */

/* Verbs that give their subject what their object names. */
static gboolean
is_bearing (const char *lemma)
{
  static const char *const verbs[]
      = { "be",         "have",      "show",    "make",        "do",       "spread",   "promote",
          "embody",     "represent", "create",  "cause",       "bring",    "commit",   "pursue",
          "offer",      "provide",   "produce", "display",     "practise", "practice", "peddle",
          "constitute", "remain",    "become",  "demonstrate", "deliver",  "foster",   "fuel",
          "sow",        "tell",      "reveal",  "achieve",     "deserve",  "inspire",  "engage",
          "amount",     "resort" };

  for (guint i = 0; lemma != NULL && i < G_N_ELEMENTS (verbs); i++)
    if (g_ascii_strcasecmp (lemma, verbs[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Verbs for what one owes: not to have done it is a reproach. */
static gboolean
is_owed (const char *lemma)
{
  static const char *const verbs[]
      = { "prove",      "show",    "provide", "keep",    "honour",  "honor",   "comply",
          "respect",    "consult", "protect", "address", "explain", "answer",  "listen",
          "understand", "deliver", "care",    "uphold",  "observe", "disclose" };

  for (guint i = 0; lemma != NULL && i < G_N_ELEMENTS (verbs); i++)
    if (g_ascii_strcasecmp (lemma, verbs[i]) == 0)
      return TRUE;
  return FALSE;
}

static int
sign_of_word (const SpPhrases *phrases, guint token)
{
  if (sp_phrases_has_class (phrases, token, SP_WORD_BAD))
    return -1;
  return sp_phrases_has_class (phrases, token, SP_WORD_GOOD) ? 1 : 0;
}

/* Nouns that are what they are "of": "the legacy of racism", but not "the victim of". */
static gboolean
passes_on (const SpPhrases *phrases, guint noun)
{
  static const char *const nouns[]
      = { "legacy", "source", "symbol",  "example",    "form",       "act",     "acts", "piece",
          "kind",   "sort",   "type",    "reflection", "embodiment", "history", "lot",  "man",
          "woman",  "person", "culture", "pattern",    "campaign",   "policy",  "wave", "case",
          "string", "series", "record",  "level",      "amount",     "cause" };

  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (sp_phrases_is (phrases, noun, nouns[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_denied_noun (const SpPhrases *phrases, guint noun)
{
  const SpTree *tree = phrases->tree;

  for (guint i = tree->first[noun]; i != SP_ROOT; i = tree->next[i])
    if (i < noun && sp_phrases_is (phrases, i, "no"))
      return TRUE;
  return FALSE;
}

/* The sign of the noun or adjective at @node: its own, that of what describes it, or of what it is
 * "of". @word gets the token that judges. */
static int
judge_node (const SpPhrases *phrases, guint node, guint *word)
{
  const SpTree *tree = phrases->tree;
  int sign = 0;

  for (guint depth = 0; depth < MAX_DEPTH && node != SP_ROOT && sign == 0; depth++)
    {
      guint inner = SP_ROOT;

      if (depth > 0 && phrases->party_at[node] != SP_NONE)
        return 0;
      *word = node;
      sign = sign_of_word (phrases, node);
      for (guint i = tree->first[node]; i != SP_ROOT; i = tree->next[i])
        {
          if (sign == 0 && sp_tree_is (tree, i, "amod") && sign_of_word (phrases, i) != 0)
            {
              *word = i;
              sign = sign_of_word (phrases, i);
            }
          if (passes_on (phrases, node) && sp_tree_is (tree, i, "nmod")
              && sp_tree_find (tree, i, "case") != SP_ROOT
              && sp_phrases_is (phrases, sp_tree_find (tree, i, "case"), "of"))
            inner = i;
        }
      if (sign != 0 && is_denied_noun (phrases, node))
        return sign > 0 ? -1 : 0;
      node = inner;
    }
  return sign;
}

/* What hangs on a verb that bears its object's name, and the words that say how it is done. */
static int
judge_below (const SpPhrases *phrases, guint verb, guint *word)
{
  const SpTree *tree = phrases->tree;
  gboolean bearing = is_bearing (sp_tree_get (tree, verb)->lemma);
  int sign = 0;

  for (guint i = tree->first[verb]; i != SP_ROOT && sign == 0; i = tree->next[i])
    {
      if (sp_tree_is (tree, i, "advmod") && sign_of_word (phrases, i) < 0)
        {
          *word = i;
          sign = -1;
        }
      else if (bearing && (sp_tree_is (tree, i, "obj") || sp_tree_is (tree, i, "xcomp"))
               && phrases->words[i].tag != SP_TAG_VERB)
        {
          sign = judge_node (phrases, i, word);
          if (sign > 0 && *word != i) /* "has strong ties" praises nobody */
            sign = 0;
        }
      else if (bearing && i > verb && sp_tree_is (tree, i, "obl")
               && sp_tree_find (tree, i, "case") != SP_ROOT
               && sp_phrases_is (phrases, sp_tree_find (tree, i, "case"), "to"))
        sign = judge_node (phrases, i, word);
    }
  return sign;
}

static gboolean
opens_infinitive (const SpPhrases *phrases, guint node)
{
  const SpTree *tree = phrases->tree;

  for (guint i = tree->first[node]; i != SP_ROOT; i = tree->next[i])
    if (i > node && phrases->words[i].tag == SP_TAG_VERB
        && (sp_tree_is (tree, i, "xcomp") || sp_tree_is (tree, i, "csubj")
            || sp_tree_is (tree, i, "ccomp")
            || (sp_tree_is (tree, i, "advcl") && sp_phrases_is (phrases, node + 1, "to"))))
      return TRUE;
  return FALSE;
}

/* Tells how the predicate of @clause judges its subject: -1, 1, or 0 where it does not. @word gets
 * the token that judges. */
int
sp_predicate_judge (const SpFrames *frames, const SpClause *clause, guint *word)
{
  const SpPhrases *phrases;
  const SpTree *tree;
  int sign;

  g_return_val_if_fail (frames != NULL && clause != NULL && word != NULL, 0);

  phrases = frames->phrases;
  tree = phrases->tree;
  if (sp_tree_is (tree, clause->main, "cop"))
    {
      guint node = sp_tree_head (tree, clause->main);

      sign = node < tree->n ? judge_node (phrases, node, word) : 0;
      if (sign > 0 && opens_infinitive (phrases, node)) /* "is good to know" */
        return 0;
    }
  else if (clause->passive)
    return 0;
  else
    sign = judge_below (phrases, clause->main, word);
  if (!clause->negated)
    return sign;
  if (sign == 0 && is_owed (sp_tree_get (tree, clause->main)->lemma))
    {
      *word = clause->main;
      return -1;
    }
  return sign > 0 ? -1 : 0;
}
