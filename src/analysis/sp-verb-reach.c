/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Targets of a verb that stand farther off: in the clause below it, inside what is demanded, or in
 * what was said before. */
#include "sp-verb-frames-private.h"

#define AGREEMENT_REACH 40 /* tokens from what was said to who agrees with it */
#define INHERIT_REACH 60   /* tokens over which a threat still answers what was said */

/* ", demanding a halt", "will take measures": what has no target of its own takes that of the main
 * clause, or of what the same speaker said just before. */
gboolean
sp_verb_emit_inherited (const SpVerbMatch *match)
{
  const GArray *findings = match->frames->findings;
  const SpClause *clause = match->clause;

  gboolean announced
      = match->entry->type == SP_STANCE_WARNS && match->setting->modality == SP_MODALITY_FUTURE;

  if (match->setting->n_actors == 0
      || (match->entry->type != SP_STANCE_DEMANDS && match->entry->type != SP_STANCE_WARNS))
    return FALSE;
  if (clause->how != SP_SUBJECT_INHERITED && clause->how != SP_SUBJECT_SHARED && !announced)
    return FALSE;
  for (guint i = findings->len; i > 0; i--)
    {
      const SpFinding *other = &g_array_index (findings, SpFinding, i - 1);
      SpReferent target = { other->target, SP_VIA_AUTHOR, other->target_token };

      if (other->cue + (announced ? INHERIT_REACH : 0) < match->frames->clauses->start)
        return FALSE;
      if (other->polarity >= 0 || other->target == SP_NONE
          || (other->holder != match->setting->actors[0].party
              && other->holder != match->setting->reporter))
        continue;
      sp_verb_emit (match, match->setting->actors, match->setting->n_actors, target, SP_NONE, 1);
      return TRUE;
    }
  return FALSE;
}

/* Tells whether the verb at @token takes a stand of its own. */
static gboolean
has_own_stance (const SpPhrases *phrases, guint token)
{
  const SpWordInfo *info = phrases->words[token].info;

  for (guint i = 0; info != NULL && info->entries != NULL && i < info->entries->len; i++)
    {
      const SpStanceEntry *entry = g_array_index (info->entries, SpEntryRef, i).entry;

      if (entry->part == SP_PART_VERB && entry->n_words == 1)
        return TRUE;
    }
  return FALSE;
}

/* "agreed to send A arms", "refused to let A in": whom the verb below is about. */
gboolean
sp_verb_emit_through_infinitive (SpVerbMatch *match)
{
  const SpPhrases *phrases = match->frames->phrases;
  const SpClauses *clauses = match->frames->clauses;
  guint next = (guint)(match->clause - sp_clauses_get (clauses, 0)) + 1;
  const SpClause *below;

  if (next >= clauses->clauses->len
      || (match->entry->type != SP_STANCE_AGREES && match->entry->type != SP_STANCE_REJECTS
          && match->entry->type != SP_STANCE_WARNS && match->entry->type != SP_STANCE_DEMANDS))
    return FALSE;
  below = sp_clauses_get (clauses, next);
  if (below->form != SP_CLAUSE_INFINITIVE || below->first > match->cue_end + 8
      || (match->entry->part == SP_PART_VERB
          && sp_phrases_has_class (phrases, match->clause->main, SP_WORD_BE))
      || has_own_stance (phrases, below->main))
    return FALSE;
  sp_arguments_read (&match->arguments, phrases, below->main, below->end, clauses->end);
  for (guint i = 0; i < match->arguments.n; i++)
    {
      int phrase = match->arguments.items[i].phrase;
      SpReferent target = sp_referent_of_owner (phrases, phrase, &match->arguments, i, NULL);

      if (target.party == SP_NONE || match->arguments.items[i].slot == SP_SLOT_BY
          || target.party == match->setting->actors[0].party)
        continue;
      sp_verb_emit (match, match->setting->actors, match->setting->n_actors, target, phrase, 0.85);
      return TRUE;
    }
  return FALSE;
}

/* Whom the clause @below, which says what is demanded, puts under a duty: who is to act in it, or
 * else whom it is about. */
static SpReferent
find_charged (const SpVerbMatch *match, const SpClause *below, int *phrase)
{
  const SpPhrases *phrases = match->frames->phrases;
  SpReferent target = { SP_NONE, SP_VIA_NONE, 0 };
  SpArguments arguments = { .n = 0 };

  if (below->how == SP_SUBJECT_DIRECT && below->n_subjects > 0)
    {
      *phrase = below->subjects[0];
      target = sp_referent_of_owner (phrases, *phrase, &arguments, 0, NULL);
    }
  if (target.party != SP_NONE || below->form != SP_CLAUSE_GERUND)
    return target;
  sp_arguments_read (&arguments, phrases, below->main, below->end, match->frames->clauses->end);
  for (guint i = 0; i < arguments.n && target.party == SP_NONE; i++)
    {
      *phrase = arguments.items[i].phrase;
      target = sp_referent_of_owner (phrases, *phrase, &arguments, i, NULL);
    }
  return target;
}

/* Tells whether the clause of @node says what the noun above it is: "the need that A pay". */
static gboolean
is_content_of_need (const SpPhrases *phrases, guint node)
{
  guint noun = sp_tree_head (phrases->tree, node);

  return noun < phrases->tree->n
         && (sp_phrases_is (phrases, noun, "need") || sp_phrases_is (phrases, noun, "necessity")
             || sp_phrases_is (phrases, noun, "importance")
             || sp_phrases_is (phrases, noun, "request")
             || sp_phrases_is (phrases, noun, "demand"));
}

/* "demanded that A stop", "insisted on making A pay", "questioned whether A's plan is safe": whom
 * the clause of content is about. */
gboolean
sp_verb_emit_demanded_clause (const SpVerbMatch *match)
{
  const SpClauses *clauses = match->frames->clauses;
  const SpTree *tree = match->frames->phrases->tree;
  guint self = (guint)(match->clause - sp_clauses_get (clauses, 0));

  if ((match->entry->type != SP_STANCE_DEMANDS && match->entry->type != SP_STANCE_DOUBTS)
      || match->setting->n_actors == 0)
    return FALSE;
  for (guint i = self + 1; i < clauses->clauses->len && i < self + 3; i++)
    {
      const SpClause *below = sp_clauses_get (clauses, i);
      guint node
          = sp_tree_is (tree, below->main, "cop") ? sp_tree_head (tree, below->main) : below->main;
      int phrase = SP_NONE;
      SpReferent target;

      if (!sp_tree_is_below (tree, node, match->clause->main)
          || (below->conditional && match->entry->type != SP_STANCE_DOUBTS) || below->question
          || (below->relative && !is_content_of_need (match->frames->phrases, node))
          || sp_tree_is (tree, node, "conj")
          || (sp_tree_is (tree, node, "advcl") && below->governor != (int)self))
        continue;
      target = find_charged (match, below, &phrase);
      if (target.party == SP_NONE
          || !sp_verb_may_target (match->frames->phrases, match->entry, target.party)
          || target.party == match->setting->actors[0].party)
        continue;
      sp_verb_emit (match, match->setting->actors, match->setting->n_actors, target, phrase, 0.95);
      return TRUE;
    }
  return FALSE;
}

/* "asked for a review of A's conduct": what is demanded is something of A. */
gboolean
sp_verb_emit_demanded (const SpVerbMatch *match)
{
  const SpPhrases *phrases = match->frames->phrases;

  if (match->entry->type != SP_STANCE_DEMANDS || match->setting->n_actors == 0)
    return FALSE;
  if (match->entry->content == SP_SLOT_TO && match->arguments.n > 0
      && match->arguments.items[0].slot == SP_SLOT_OBJECT)
    return FALSE; /* "told his staff never to speak of A" */
  for (guint i = 0; i < match->arguments.n; i++)
    {
      int phrase = match->arguments.items[i].phrase;
      SpReferent target = sp_referent_of_owner (phrases, phrase, &match->arguments, i, NULL);

      if (target.party == SP_NONE || !sp_verb_may_target (phrases, match->entry, target.party)
          || target.party == match->setting->actors[0].party)
        continue;
      sp_verb_emit (match, match->setting->actors, match->setting->n_actors, target, phrase, 0.92);
      return TRUE;
    }
  return FALSE;
}

/* "B agreed, but …", with nobody named: with whoever spoke before. */
gboolean
sp_verb_emit_agreement (const SpVerbMatch *match)
{
  const SpPhrases *phrases = match->frames->phrases;
  const GPtrArray *quotes = phrases->work->analysis->quotes;
  const SpQuote *last = NULL;
  SpReferent target = { SP_NONE, SP_VIA_ANAPHOR, 0 };

  if (!sp_phrases_is (phrases, match->clause->main, "agreed")
      && !sp_phrases_is (phrases, match->clause->main, "disagreed")
      && !sp_phrases_is (phrases, match->clause->main, "concurred"))
    return FALSE;
  if (match->setting->n_actors != 1 || match->clause->end >= match->frames->clauses->end
      || phrases->words[match->clause->end].tag == SP_TAG_TO
      || phrases->quote_at[match->clause->main] != SP_NONE)
    return FALSE;
  for (guint i = 1; i <= AGREEMENT_REACH && i <= match->cue_start && last == NULL; i++)
    if (phrases->quote_at[match->cue_start - i] != SP_NONE)
      last = g_ptr_array_index (quotes, phrases->quote_at[match->cue_start - i]);
  if (last == NULL || last->speaker == SP_NONE || last->speaker == match->setting->actors[0].party)
    return FALSE;
  target.party = last->speaker;
  for (guint i = 1; i <= 3 * AGREEMENT_REACH && i <= match->cue_start && target.token == 0; i++)
    if (phrases->party_at[match->cue_start - i] == target.party)
      target.token = match->cue_start - i;
  if (target.token == 0)
    return FALSE;
  sp_verb_emit (match, match->setting->actors, 1, target, SP_NONE, 1);
  return TRUE;
}
