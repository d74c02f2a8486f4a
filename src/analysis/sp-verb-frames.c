/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stances whose cue is a verb, or an adjective behind a copula. */
#include "sp-verb-frames-private.h"

#define JUDGEMENT_REACH 12

static SpFinding
new_finding (const SpVerbMatch *match)
{
  SpFinding finding = {
    .type = match->entry->type,
    .root = match->entry->root,
    .polarity = match->entry->polarity,
    .negated = match->setting->negated,
    .modality = match->setting->modality,
    .reporter = match->setting->reporter,
    .cue = match->clause->main,
    .cue_start = match->cue_start,
    .cue_end = match->cue_end,
    .target = SP_NONE,
    .entry = match->entry,
  };
  static const double strengths[] = { 0.3, 0.58, 0.82, 0.9 };
  int strength = match->entry->strength;

  if (strength == 0 && match->setting->negated && match->entry->content == SP_SLOT_TO)
    strength = 2; /* not to let somebody is plainer than to let him */
  finding.confidence = strengths[CLAMP (strength, 0, 3)] * match->setting->confidence;
  return finding;
}

static gboolean
is_place (const SpPhrases *phrases, int party)
{
  return sp_analysis_get_party (phrases->work->analysis, (guint)party)->kind == SP_PARTY_PLACE;
}

/* Tells whether one of the two speaks for the other. */
static gboolean
speaks_for (const SpPhrases *phrases, int a, int b)
{
  const SpAnalysis *analysis = phrases->work->analysis;

  return a != SP_NONE && b != SP_NONE
         && (sp_analysis_get_party (analysis, (guint)a)->speaks_for == b
             || sp_analysis_get_party (analysis, (guint)b)->speaks_for == a);
}

/* A place that only describes a thing ("Fukushima water") is not meant, nor does one meet a party
 * by meeting what is its own ("the alliance's requirements"). */
static gboolean
is_meant (const SpPhrases *phrases, const SpStanceEntry *entry, SpReferent target)
{
  if (entry->type == SP_STANCE_CONSULTS
      && (target.via == SP_VIA_OF || target.via == SP_VIA_POSSESSOR))
    return FALSE;
  return !is_place (phrases, target.party) || target.via == SP_VIA_HEAD;
}

/* Places are attacked, helped and put under sanctions; they take no other part. */
gboolean
sp_verb_may_target (const SpPhrases *phrases, const SpStanceEntry *entry, int party)
{
  return !is_place (phrases, party) || entry->type == SP_STANCE_ATTACKS
         || entry->type == SP_STANCE_COERCES || entry->type == SP_STANCE_SANCTIONS
         || entry->type == SP_STANCE_AIDS;
}

static gboolean
takes_claim (const SpStanceEntry *entry)
{
  return entry->content == SP_SLOT_CLAIM && entry->type != SP_STANCE_ACCUSES
         && entry->type != SP_STANCE_CRITICISES;
}

/* Tells whether the phrase stands for something said, which a verb of rejection denies. */
static gboolean
refers_to_claim (const SpVerbMatch *match, int phrase)
{
  const SpPhrases *phrases = match->frames->phrases;
  const SpNounPhrase *self = sp_phrases_get (phrases, phrase);
  SpStanceType last = match->frames->earlier.last;

  if (match->entry->type != SP_STANCE_REJECTS && match->entry->type != SP_STANCE_DENIES
      && match->entry->content != SP_SLOT_AS)
    return FALSE;
  if (sp_claim_is_noun (phrases, phrase))
    return TRUE;
  return self->end - self->start == 1 && phrases->party_at[self->start] == SP_NONE
         && sp_phrases_has_class (phrases, self->start, SP_WORD_PRONOUN)
         && (last == SP_STANCE_ACCUSES || last == SP_STANCE_ASSERTS);
}

/* Adds the finding for each who acts toward @target. */
void
sp_verb_emit (const SpVerbMatch *match,
              const SpReferent *holders,
              guint n_holders,
              SpReferent target,
              int phrase,
              double factor)
{
  const SpPhrases *phrases = match->frames->phrases;

  for (guint i = 0; i < n_holders; i++)
    {
      SpFinding finding = new_finding (match);

      if (target.party != SP_NONE && !is_meant (phrases, match->entry, target))
        continue;
      if (target.via == SP_VIA_ANAPHOR && match->entry->polarity < 0
          && speaks_for (phrases, holders[i].party, target.party))
        continue;
      if (holders[i].party == SP_NONE || holders[i].party == target.party
          || is_place (phrases, holders[i].party))
        continue;
      finding.holder = holders[i].party;
      finding.holder_token = holders[i].token;
      finding.holder_via = holders[i].via;
      finding.target = target.party;
      finding.target_token = target.token;
      finding.target_via = target.via;
      finding.about_claim = takes_claim (match->entry);
      if (phrase != SP_NONE)
        {
          finding.object_start = sp_phrases_get (phrases, phrase)->start;
          finding.object_end = sp_phrases_get (phrases, phrase)->end;
        }
      finding.confidence *= factor * sp_via_confidence (holders[i].via);
      if (target.party != SP_NONE)
        finding.confidence *= sp_via_confidence (target.via);
      finding.how = match->clause->passive ? "passive" : "verb";
      if (phrase != SP_NONE && finding.polarity < 0 && finding.type != SP_STANCE_ACCUSES
          && refers_to_claim (match, phrase))
        {
          finding.type = SP_STANCE_DENIES;
          finding.root = SP_EVENT_REJECT;
          finding.about_claim = TRUE;
        }
      sp_frames_apply_effect (&finding, match->setting->effect);
      sp_frames_add (match->frames, &finding);
    }
}

/* Whom the passive verb says to have done it. */
static guint
find_agents (const SpVerbMatch *match, SpReferent *agents)
{
  guint n = 0;
  gboolean in_list = FALSE;

  for (guint i = 0; i < match->arguments.n && n < SP_MAX_SUBJECTS; i++)
    {
      const SpArgument *argument = &match->arguments.items[i];

      in_list = argument->slot == SP_SLOT_BY && (!argument->listed || in_list);
      if (!in_list || argument->reduced)
        continue;
      agents[n] = sp_referent_of_actor (match->frames->phrases, argument->phrase);
      if (agents[n].party == SP_NONE && n == 0)
        agents[n] = sp_referent_of_owner (match->frames->phrases,
                                          argument->phrase,
                                          &match->arguments,
                                          i,
                                          NULL);
      if (agents[n].party != SP_NONE)
        n++;
    }
  return n;
}

static gboolean
emit_passive (const SpVerbMatch *match)
{
  const SpPhrases *phrases = match->frames->phrases;
  SpReferent agents[SP_MAX_SUBJECTS];
  guint n_agents = find_agents (match, agents);
  guint emitted = 0;

  for (guint i = 0; n_agents > 0 && i < match->clause->n_subjects; i++)
    {
      int phrase = match->clause->subjects[i];
      SpReferent target
          = sp_referent_around (phrases, phrase, match->clause->first, &match->frames->earlier);

      if (target.party == SP_NONE && !takes_claim (match->entry))
        continue;
      if (target.party != SP_NONE && !sp_verb_may_target (phrases, match->entry, target.party))
        continue;
      sp_verb_emit (match, agents, n_agents, target, phrase, 0.97);
      emitted++;
    }
  return emitted > 0;
}

/* "warned both countries": toward each of those that were named together. Returns: whether the
 * phrase of @argument comes back to any. */
static gboolean
emit_toward_group (const SpVerbMatch *match, const SpArgument *argument)
{
  SpReferent group[SP_MAX_SUBJECTS];
  guint n = sp_referents_of_group (match->frames->phrases,
                                   argument->phrase,
                                   &match->frames->earlier,
                                   group);

  for (guint i = 0; i < n; i++)
    sp_verb_emit (match,
                  match->setting->actors,
                  match->setting->n_actors,
                  group[i],
                  argument->phrase,
                  1);
  return n > 0;
}

/* Emits toward the phrases reached through @slot. Returns: whether there was one. */
static gboolean
emit_toward (const SpVerbMatch *match, guint slot)
{
  const SpPhrases *phrases = match->frames->phrases;
  gboolean found = FALSE, in_list = FALSE;

  for (guint i = 0; i < match->arguments.n; i++)
    {
      const SpArgument *argument = &match->arguments.items[i];
      SpReferent target;

      if ((argument->slot & slot) == 0 || argument->reduced || (found && !argument->listed))
        in_list = FALSE;
      else
        in_list = !argument->listed || in_list;
      if (!in_list)
        continue;
      target = sp_referent_of_owner (phrases,
                                     argument->phrase,
                                     &match->arguments,
                                     i,
                                     &match->frames->earlier);
      if (argument->listed && target.via != SP_VIA_HEAD && target.via != SP_VIA_AGENT)
        continue;
      if (argument->listed && target.party != SP_NONE && match->entry->type == SP_STANCE_SANCTIONS
          && is_place (phrases, target.party))
        continue;
      if (target.party == SP_NONE && !argument->listed && emit_toward_group (match, argument))
        {
          found = TRUE;
          continue;
        }
      if (target.party == SP_NONE
          && ((!takes_claim (match->entry) && !refers_to_claim (match, argument->phrase))
              || argument->listed))
        continue;
      if (target.party != SP_NONE && !sp_verb_may_target (phrases, match->entry, target.party))
        continue;
      sp_verb_emit (match,
                    match->setting->actors,
                    match->setting->n_actors,
                    target,
                    argument->phrase,
                    argument->listed ? 0.97 : 1);
      found = TRUE;
    }
  return found;
}

/* "The raid angered China": who feels is the object, at whom the subject. */
static gboolean
emit_experiencer (const SpVerbMatch *match)
{
  const SpPhrases *phrases = match->frames->phrases;
  SpArguments none = { .n = 0 };
  SpReferent holders[SP_MAX_SUBJECTS];
  SpReferent target;
  guint n = 0;

  if (match->clause->n_subjects == 0)
    return FALSE;
  if (match->clause->passive)
    {
      n = match->setting->n_actors;
      for (guint i = 0; i < n; i++)
        holders[i] = match->setting->actors[i];
      for (guint i = 0; i < match->arguments.n; i++)
        if ((match->arguments.items[i].slot & (SP_SLOT_BY | SP_SLOT_AT | SP_SLOT_WITH)) != 0)
          {
            int phrase = match->arguments.items[i].phrase;

            target = sp_referent_of_owner (phrases, phrase, &match->arguments, i, NULL);
            if (target.party == SP_NONE)
              return FALSE;
            sp_verb_emit (match, holders, n, target, phrase, 0.9);
            return TRUE;
          }
      return FALSE;
    }
  for (guint i = 0; i < match->arguments.n && n < SP_MAX_SUBJECTS; i++)
    if (match->arguments.items[i].slot == SP_SLOT_OBJECT)
      holders[n++] = sp_referent_of_actor (phrases, match->arguments.items[i].phrase);
  target = sp_referent_of_owner (phrases, match->clause->subjects[0], &none, 0, NULL);
  if (target.party == SP_NONE || n == 0)
    return FALSE;
  sp_verb_emit (match, holders, n, target, match->clause->subjects[0], 0.9);
  return TRUE;
}

/* Adds up the judging words after the object: negative, positive or none. */
static int
judge (const SpVerbMatch *match)
{
  const SpPhrases *phrases = match->frames->phrases;
  guint end = MIN (match->frames->clauses->end, match->cue_end + JUDGEMENT_REACH + 4);
  int sum = 0;

  for (guint i = match->cue_end; i < end; i++)
    {
      if (phrases->words[i].tag == SP_TAG_STOP)
        break;
      if (sp_phrases_has_class (phrases, i, SP_WORD_BAD))
        sum--;
      else if (sp_phrases_has_class (phrases, i, SP_WORD_GOOD))
        sum++;
    }
  return sum;
}

/* "called it reckless": the words that judge decide the side. Returns: FALSE if there are none. */
static gboolean
apply_judgement (SpVerbMatch *match, SpStanceEntry *judged)
{
  int sum;

  if (match->entry->content != SP_SLOT_AS)
    return TRUE;
  sum = judge (match);
  if (sum == 0)
    return FALSE;
  *judged = *match->entry;
  if (sum > 0)
    {
      judged->type = SP_STANCE_SUPPORTS;
      judged->root = SP_EVENT_SUPPORT;
      judged->polarity = 1;
    }
  judged->strength = 3;
  match->entry = judged;
  return TRUE;
}

/* What is asserted or denied in a clause of its own: "denied that …". */
static gboolean
emit_clause_claim (const SpVerbMatch *match)
{
  const SpPhrases *phrases = match->frames->phrases;
  guint from = match->cue_end, to;
  SpFinding finding;

  if (!takes_claim (match->entry) || match->setting->n_actors == 0)
    return FALSE;
  while (from < match->frames->clauses->end
         && (sp_phrases_is_transparent (phrases, from)
             || phrases->words[from].tag == SP_TAG_SUBORDINATOR))
    from++;
  to = sp_claim_find_end (match->frames, from);
  if (to < from + 2)
    return FALSE;
  finding = new_finding (match);
  finding.holder = match->setting->actors[0].party;
  finding.holder_token = match->setting->actors[0].token;
  finding.holder_via = match->setting->actors[0].via;
  finding.about_claim = TRUE;
  finding.object_start = from;
  finding.object_end = to;
  finding.confidence *= sp_via_confidence (finding.holder_via) * 0.95;
  finding.how = "verb";
  sp_frames_apply_effect (&finding, match->setting->effect);
  sp_frames_add (match->frames, &finding);
  return TRUE;
}

/* "A and B agreed", "A and B held talks": each toward the other. */
static gboolean
emit_mutual (const SpVerbMatch *match)
{
  const SpSetting *setting = match->setting;

  if (setting->n_actors != 2 || sp_verb_has_partner (match)
      || (match->entry->type != SP_STANCE_CONSULTS && match->entry->type != SP_STANCE_AGREES
          && match->entry->type != SP_STANCE_COOPERATES
          && (match->entry->target & SP_SLOT_WITH) == 0))
    return FALSE;
  sp_verb_emit (match, &setting->actors[1], 1, setting->actors[0], SP_NONE, 0.95);
  sp_verb_emit (match, &setting->actors[0], 1, setting->actors[1], SP_NONE, 0.95);
  return TRUE;
}

/* "told the paper" only reports; "told him to leave" demands. */
static gboolean
lacks_infinitive (const SpVerbMatch *match)
{
  const SpClauses *clauses = match->frames->clauses;
  guint index = (guint)(match->clause - sp_clauses_get (clauses, 0));

  if (match->entry->content != SP_SLOT_TO || match->entry->polarity >= 0)
    return FALSE;
  return index + 1 >= clauses->clauses->len
         || sp_clauses_get (clauses, index + 1)->form != SP_CLAUSE_INFINITIVE
         || sp_clauses_get (clauses, index + 1)->governor != (int)index;
}

/* "holds A responsible": the object stands inside the pattern. */
static gboolean
emit_inside (const SpVerbMatch *match)
{
  const SpPhrases *phrases = match->frames->phrases;
  SpArguments inside;

  if (match->entry->n_words < 2 || (match->entry->target & SP_SLOT_OBJECT) == 0
      || match->cue_end - match->cue_start <= match->entry->n_words)
    return FALSE;
  sp_arguments_read (&inside, phrases, match->clause->main, match->clause->end, match->cue_end - 1);
  for (guint i = 0; i < inside.n && i < 1; i++)
    {
      SpReferent target = sp_referent_of_owner (phrases, inside.items[i].phrase, &inside, i, NULL);

      if (inside.items[i].slot != SP_SLOT_OBJECT || target.party == SP_NONE
          || sp_phrases_get (phrases, inside.items[i].phrase)->end >= match->cue_end
          || !sp_verb_may_target (phrases, match->entry, target.party))
        continue;
      sp_verb_emit (match,
                    match->setting->actors,
                    match->setting->n_actors,
                    target,
                    inside.items[i].phrase,
                    1);
      return TRUE;
    }
  return FALSE;
}

/* The verb of which the arguments are: the last one of "asked to join". */
static guint
find_anchor (const SpVerbMatch *match)
{
  const SpPhrases *phrases = match->frames->phrases;
  guint last = match->cue_end - 1;

  return last > match->clause->main && phrases->words[last].tag == SP_TAG_VERB
                 && sp_tree_is_below (phrases->tree, last, match->clause->main)
             ? last
             : match->clause->main;
}

static gboolean
try_entry (SpFrames *self, const SpClause *clause, const SpSetting *setting, SpVerbMatch *match)
{
  SpStanceEntry judged;
  const guint order[] = { SP_SLOT_OBJECT, ~(guint)SP_SLOT_OBJECT };

  sp_arguments_read (&match->arguments,
                     self->phrases,
                     find_anchor (match),
                     match->cue_end,
                     self->clauses->end);
  if (lacks_infinitive (match) || !sp_verb_makes_sense (match) || !apply_judgement (match, &judged))
    return FALSE;
  if ((match->entry->holder & SP_SLOT_OBJECT) != 0)
    return emit_experiencer (match);
  if (clause->passive && (match->entry->target & SP_SLOT_OBJECT) != 0)
    return emit_passive (match);
  if (setting->n_actors == 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if ((match->entry->target & order[i]) != 0
        && emit_toward (match, match->entry->target & order[i]))
      return TRUE;
  return emit_inside (match) || emit_clause_claim (match) || emit_mutual (match)
         || sp_verb_emit_through_infinitive (match) || sp_verb_emit_demanded_clause (match)
         || sp_verb_emit_demanded (match) || sp_verb_emit_agreement (match)
         || sp_verb_emit_inherited (match);
}

/* Finds the stances of the verb of clause @index: the longest pattern that has its parties. */
void
sp_frames_find_verbs (SpFrames *self, guint index)
{
  const SpClause *clause;
  const SpWordInfo *info;
  SpSetting setting;

  g_return_if_fail (self != NULL && index < self->clauses->clauses->len);

  clause = sp_clauses_get (self->clauses, index);
  info = self->phrases->words[clause->main].info;
  if (info == NULL || info->entries == NULL)
    return;
  sp_frames_read_setting (self, index, &setting);
  self->earlier.reactor = setting.n_actors > 0 ? setting.actors[0].party : SP_NONE;
  for (guint n = 8; n > 0; n--)
    for (guint i = 0; i < info->entries->len; i++)
      {
        const SpStanceEntry *entry = g_array_index (info->entries, SpEntryRef, i).entry;
        SpVerbMatch match
            = { .frames = self, .clause = clause, .entry = entry, .setting = &setting };

        match.cue_start = clause->main;
        if (entry->part != SP_PART_VERB || entry->n_words != n
            || !sp_frames_match (self->phrases, entry, clause->main, &match.cue_end))
          continue;
        if (try_entry (self, clause, &setting, &match))
          return;
      }
}

/* Finds stances in adjectives behind a form of "be": "is critical of". */
void
sp_frames_find_adjectives (SpFrames *self, guint index)
{
  const SpClause *clause;
  SpSetting setting;
  guint at;

  g_return_if_fail (self != NULL && index < self->clauses->clauses->len);

  clause = sp_clauses_get (self->clauses, index);
  at = clause->passive ? clause->main : clause->end;
  while (at < self->clauses->end && at < clause->end + 3
         && (self->phrases->words[at].tag == SP_TAG_ADVERB
             || self->phrases->words[at].tag == SP_TAG_QUOTE))
    at++;
  if (at >= self->clauses->end)
    return;
  for (guint reach = at; reach < self->clauses->end && reach < at + 2; reach++)
    {
      const SpWordInfo *info = self->phrases->words[reach].info;

      for (guint i = 0; info != NULL && info->entries != NULL && i < info->entries->len; i++)
        {
          const SpStanceEntry *entry = g_array_index (info->entries, SpEntryRef, i).entry;
          SpVerbMatch match
              = { .frames = self, .clause = clause, .entry = entry, .setting = &setting };

          match.cue_start = reach;
          if (entry->part != SP_PART_ADJECTIVE
              || !sp_frames_match (self->phrases, entry, reach, &match.cue_end))
            continue;
          sp_frames_read_setting (self, index, &setting);
          sp_arguments_read (&match.arguments,
                             self->phrases,
                             reach,
                             match.cue_end,
                             self->clauses->end);
          if (setting.n_actors > 0
              && (emit_toward (&match, entry->target) || sp_verb_emit_through_infinitive (&match)))
            return;
        }
    }
}
