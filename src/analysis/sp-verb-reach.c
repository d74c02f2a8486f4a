/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Targets of a verb that stand farther off: in the clause below it, inside what is demanded, or in
 * what was said before. */
#include "sp-verb-frames-private.h"

#define INHERIT_REACH 60 /* tokens over which a threat still answers what was said */

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

/* "demanded that A stop": who is to act in the clause of content. */
gboolean
sp_verb_emit_demanded_clause (const SpVerbMatch *match)
{
  const SpClauses *clauses = match->frames->clauses;
  guint self = (guint)(match->clause - sp_clauses_get (clauses, 0));

  if (match->entry->type != SP_STANCE_DEMANDS || match->setting->n_actors == 0)
    return FALSE;
  for (guint i = self + 1; i < clauses->clauses->len && i < self + 4; i++)
    {
      const SpClause *below = sp_clauses_get (clauses, i);
      SpReferent target;

      if (below->governor != (int)self || !below->complement || below->how != SP_SUBJECT_DIRECT
          || below->n_subjects == 0 || below->conditional || below->question)
        continue;
      target = sp_referent_of_actor (match->frames->phrases, below->subjects[0]);
      if (target.party == SP_NONE
          || !sp_verb_may_target (match->frames->phrases, match->entry, target.party)
          || target.party == match->setting->actors[0].party)
        return FALSE;
      sp_verb_emit (match,
                    match->setting->actors,
                    match->setting->n_actors,
                    target,
                    below->subjects[0],
                    0.97);
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
