/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a verb needs around it before its words count as a stance. */
#include "sp-verb-frames-private.h"

/* Is there a clause with "to", or one with "that", or a "for …" among what hangs on the verb? */
static gboolean
has_demand (const SpPhrases *phrases, guint verb)
{
  const SpTree *tree = phrases->tree;

  for (guint i = tree->first[verb]; i != SP_ROOT; i = tree->next[i])
    {
      guint mark = sp_tree_find (tree, i, "mark");
      guint preposition = sp_tree_find (tree, i, "case");

      if ((sp_tree_is (tree, i, "xcomp") || sp_tree_is (tree, i, "ccomp")
           || sp_tree_is (tree, i, "advcl"))
          && mark != SP_ROOT
          && (sp_phrases_is (phrases, mark, "to") || sp_phrases_is (phrases, mark, "that")))
        return TRUE;
      if ((sp_tree_is (tree, i, "obl") || sp_tree_is (tree, i, "obj")) && preposition != SP_ROOT
          && sp_phrases_is (phrases, preposition, "for"))
        return TRUE;
    }
  return FALSE;
}

/* "asked the firm: how long?", "asked a lot of questions": no demand. */
static gboolean
is_mere_question (const SpVerbMatch *match)
{
  const SpPhrases *phrases = match->frames->phrases;

  return match->entry->type == SP_STANCE_DEMANDS && match->entry->n_words == 1
         && match->entry->words[0] == sp_stance_lexicon_stem (phrases->lexicon, "ask")
         && !has_demand (phrases, match->cue_start);
}

/* "declared war", "claimed the title": what is said must be a sentence, or stand in quotation
 * marks, or be said of something ("declared it void"). */
static gboolean
asserts_a_thing (const SpVerbMatch *match)
{
  const SpPhrases *phrases = match->frames->phrases;
  const SpTree *tree = phrases->tree;
  guint verb = match->cue_start, object = sp_tree_find (tree, verb, "obj");

  if (match->entry->type != SP_STANCE_ASSERTS || object == SP_ROOT || object < verb
      || sp_tree_find (tree, verb, "ccomp") != SP_ROOT
      || sp_tree_find (tree, verb, "xcomp") != SP_ROOT)
    return FALSE;
  for (guint i = tree->left[object]; i < tree->right[object]; i++)
    if (phrases->words[i].tag == SP_TAG_QUOTE)
      return FALSE;
  return tree->left[object] == 0 || phrases->words[tree->left[object] - 1].tag != SP_TAG_QUOTE;
}

/* "denied the residents food": withheld, not disputed. */
static gboolean
withholds (const SpVerbMatch *match)
{
  const SpTree *tree = match->frames->phrases->tree;

  return match->entry->type == SP_STANCE_DENIES && match->entry->n_words == 1
         && sp_tree_find (tree, match->cue_start, "iobj") != SP_ROOT
         && sp_tree_find (tree, match->cue_start, "obj") != SP_ROOT;
}

/* Returns: TRUE if the verb of @match, in what stands around it, can be the stance of its entry. */
gboolean
sp_verb_makes_sense (const SpVerbMatch *match)
{
  g_return_val_if_fail (match != NULL && match->frames->phrases->tree != NULL, FALSE);

  return !is_mere_question (match) && !asserts_a_thing (match) && !withholds (match);
}

/* Returns: TRUE if the verb has an object, or somebody "with" whom: "A and B met C". */
gboolean
sp_verb_has_partner (const SpVerbMatch *match)
{
  g_return_val_if_fail (match != NULL, FALSE);

  for (guint i = 0; i < match->arguments.n; i++)
    if ((match->arguments.items[i].slot & (SP_SLOT_OBJECT | SP_SLOT_WITH)) != 0
        && !match->arguments.items[i].reduced)
      return TRUE;
  return FALSE;
}
