/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who acts in a clause, and what the verbs above it make of what it says. */
#include "sp-frames-private.h"

#define MAX_DEPTH 4

/* Tells whether the rest of the words of @entry follow @token, with at most a few words that
 * describe before nouns. @end gets the token behind the pattern. */
gboolean
sp_frames_match (const SpPhrases *phrases, const SpStanceEntry *entry, guint token, guint *end)
{
  guint at = token + 1;

  g_return_val_if_fail (phrases != NULL && entry != NULL && end != NULL, FALSE);

  for (guint i = 1; i < entry->n_words; i++)
    {
      guint gap = 0;

      for (; at < phrases->n_tokens && gap < 6; at++, gap++)
        {
          SpTag tag = (SpTag)phrases->words[at].tag;

          if (sp_phrases_stem (phrases, at) == entry->words[i]
              && (tag != SP_TAG_NOMINAL
                  || sp_phrases_get (phrases, phrases->words[at].phrase)->head == at
                  || i + 1 < entry->n_words))
            break;
          if (tag != SP_TAG_NOMINAL && tag != SP_TAG_ADVERB)
            return FALSE;
        }
      if (at >= phrases->n_tokens || gap >= 6)
        return FALSE;
      if (gap > 0 && phrases->words[at].tag != SP_TAG_NOMINAL
          && sp_phrases_has_class (phrases, at, SP_WORD_PREPOSITION))
        for (guint j = at - gap; j < at; j++)
          if (phrases->words[j].tag == SP_TAG_NOMINAL)
            return FALSE;
      at++;
    }
  *end = at;
  return TRUE;
}

/* Finds what the verb of @governor does to the verb below it. */
static SpEffect
find_effect (const SpFrames *self, const SpClause *governor, const SpClause *clause)
{
  const SpWordInfo *info = self->phrases->words[governor->main].info;
  SpEffect found = SP_EFFECT_NONE;
  guint best = 0;

  for (guint i = 0; info != NULL && info->entries != NULL && i < info->entries->len; i++)
    {
      const SpStanceEntry *entry = g_array_index (info->entries, SpEntryRef, i).entry;
      guint end;
      gboolean same;

      if (entry->part != SP_PART_GOVERNOR || entry->n_words <= best)
        continue;
      same = sp_frames_match (self->phrases, entry, governor->main, &end)
             && (entry->n_words == 1 || end <= clause->first);
      if (!same && entry->n_words == 2 && clause->governor_particle != 0)
        same = sp_phrases_stem (self->phrases, clause->governor_particle) == entry->words[1];
      if (!same)
        continue;
      best = entry->n_words;
      found = entry->effect;
    }
  return found;
}

static void
add_actor (SpSetting *setting, SpReferent referent)
{
  if (referent.party == SP_NONE || setting->n_actors == SP_MAX_SUBJECTS)
    return;
  for (guint i = 0; i < setting->n_actors; i++)
    if (setting->actors[i].party == referent.party)
      return;
  setting->actors[setting->n_actors++] = referent;
}

static void
add_subjects (const SpFrames *self, const SpClause *clause, SpSetting *setting)
{
  for (guint i = 0; i < clause->n_subjects; i++)
    {
      SpReferent actor = sp_referent_of_actor (self->phrases, clause->subjects[i]);
      SpReferent group[SP_MAX_SUBJECTS];
      guint n = 0;

      if (actor.party == SP_NONE)
        n = sp_referents_of_group (self->phrases, clause->subjects[i], &self->earlier, group);
      add_actor (setting, actor);
      for (guint k = 0; k < n && group[k].via == SP_VIA_GROUP; k++)
        add_actor (setting, group[k]);
    }
}

/* Who is to act where another urged or accuses: the object of the governing verb. */
static void
add_objects (const SpFrames *self,
             const SpClause *governor,
             const SpClause *clause,
             SpSetting *setting)
{
  SpArguments arguments;

  if (governor->passive)
    {
      add_subjects (self, governor, setting);
      return;
    }
  sp_arguments_read (&arguments, self->phrases, governor->main, governor->end, clause->first);
  for (guint i = 0; i < arguments.n; i++)
    if (arguments.items[i].slot == SP_SLOT_OBJECT || arguments.items[i].slot == SP_SLOT_ON
        || arguments.items[i].slot == SP_SLOT_TO)
      {
        add_actor (setting, sp_referent_of_actor (self->phrases, arguments.items[i].phrase));
        if (i + 1 < arguments.n && !arguments.items[i + 1].listed)
          return;
      }
}

static double
confidence_of_subject (SpSubjectHow how)
{
  static const double values[] = { 1, 1, 0.95, 0.93, 0.92, 0.92 };

  return values[how];
}

static void
read_mood (const SpClause *clause, SpSetting *setting)
{
  if (clause->conditional)
    setting->modality = SP_MODALITY_HYPOTHETICAL;
  else if (clause->mood == SP_MOOD_FUTURE)
    setting->modality = SP_MODALITY_FUTURE;
  else if (clause->mood != SP_MOOD_PLAIN)
    setting->modality = SP_MODALITY_POSSIBLE;
  else if (clause->alleged)
    setting->modality = SP_MODALITY_ALLEGED;
}

/* "has no interest in …", "made no threat to …" */
static gboolean
has_no (const SpFrames *self, const SpClause *governor, const SpClause *clause)
{
  return governor->end < clause->first
         && (sp_tokens_is (self->phrases->work->tokens, governor->end, "no")
             || sp_tokens_is (self->phrases->work->tokens, governor->end, "neither"));
}

/* Takes in what the governing verb @governor says of the clause below. */
static void
take_governor (const SpFrames *self,
               const SpClause *governor,
               const SpClause *clause,
               SpSetting *setting)
{
  SpEffect effect = find_effect (self, governor, clause);

  if (effect == SP_EFFECT_ASK || effect == SP_EFFECT_ACCUSE)
    {
      setting->n_actors = 0;
      add_objects (self, governor, clause, setting);
      if (effect == SP_EFFECT_ASK && setting->n_actors == 0
          && clause->first == governor->end) /* "wants to" */
        {
          add_subjects (self, governor, setting);
          effect = SP_EFFECT_PLAN;
        }
    }
  if (effect == SP_EFFECT_ACCUSE || effect == SP_EFFECT_DENY)
    {
      SpSetting above = { 0 };

      add_subjects (self, governor, &above);
      setting->modality = SP_MODALITY_ALLEGED;
      setting->reporter = above.n_actors > 0 ? above.actors[0].party : SP_NONE;
    }
  else
    read_mood (governor, setting);
  if (effect == SP_EFFECT_ASK)
    {
      setting->modality = SP_MODALITY_HYPOTHETICAL;
      setting->confidence *= 0.6;
    }
  if (effect == SP_EFFECT_NONE && clause->form == SP_CLAUSE_INFINITIVE)
    {
      effect = SP_EFFECT_PLAN; /* a purpose, and perhaps another's */
      setting->confidence *= 0.7;
    }
  if (governor->negated || effect == SP_EFFECT_DENY || has_no (self, governor, clause))
    setting->negated = !setting->negated;
  if (setting->effect == SP_EFFECT_NONE || setting->effect == SP_EFFECT_CONTINUE)
    setting->effect = effect;
}

/* Takes in what the verb of saying or thinking @governor makes of its content. */
static void
take_complement (const SpFrames *self, const SpClause *governor, SpSetting *setting)
{
  const SpWordInfo *info = self->phrases->words[governor->main].info;
  SpSetting above = { 0 };

  add_subjects (self, governor, &above);
  if (above.n_actors > 0)
    setting->reporter = above.actors[0].party;
  if (governor->negated) /* "we do not think that A is attacking B" */
    {
      setting->modality = SP_MODALITY_HYPOTHETICAL;
      setting->confidence *= 0.5;
    }
  for (guint i = 0; info != NULL && info->entries != NULL && i < info->entries->len; i++)
    {
      const SpStanceEntry *entry = g_array_index (info->entries, SpEntryRef, i).entry;

      if (entry->part != SP_PART_VERB)
        continue;
      if (entry->type == SP_STANCE_DENIES)
        setting->negated = TRUE;
      if (entry->type == SP_STANCE_DEMANDS) /* what is demanded is not done */
        {
          setting->modality = SP_MODALITY_HYPOTHETICAL;
          setting->confidence *= 0.5;
        }
      if (entry->type == SP_STANCE_ASSERTS || entry->type == SP_STANCE_ACCUSES
          || entry->type == SP_STANCE_DENIES)
        setting->modality = SP_MODALITY_ALLEGED;
      return;
    }
}

static gboolean
is_thing_pronoun (const SpPhrases *phrases, int phrase)
{
  const SpNounPhrase *self = sp_phrases_get (phrases, phrase);

  return self->end - self->start == 1
         && (sp_phrases_is (phrases, self->head, "it")
             || sp_phrases_is (phrases, self->head, "that")
             || sp_phrases_is (phrases, self->head, "this"));
}

/* "A said it was wrong and called on B": the tree joins what A does to what A says. Who speaks is
 * the one who acts, where nothing that can act is the subject. Returns: whether that is so. */
static gboolean
take_speaker_as_actor (const SpFrames *self, const SpClause *clause, SpSetting *setting)
{
  const SpClause *governor;

  if (setting->n_actors > 0 || clause->how != SP_SUBJECT_SHARED || !clause->complement
      || clause->governor == SP_NONE || clause->form != SP_CLAUSE_FINITE || clause->perfect
      || clause->mood != SP_MOOD_PLAIN || clause->n_subjects == 0
      || !is_thing_pronoun (self->phrases, clause->subjects[0]))
    return FALSE;
  governor = sp_clauses_get (self->clauses, (guint)clause->governor);
  if (!sp_phrases_has_class (self->phrases, governor->main, SP_WORD_PAST)
      || !sp_phrases_has_class (self->phrases, clause->main, SP_WORD_PAST))
    return FALSE;
  add_subjects (self, governor, setting);
  return setting->n_actors > 0;
}

/* Reads who acts in clause @index, and how far what it says is said to be so. */
void
sp_frames_read_setting (const SpFrames *self, guint index, SpSetting *setting)
{
  const SpClause *clause;

  g_return_if_fail (self != NULL && setting != NULL && index < self->clauses->clauses->len);

  clause = sp_clauses_get (self->clauses, index);
  *setting = (SpSetting){ .modality = SP_MODALITY_ACTUAL, .reporter = SP_NONE, .confidence = 1 };
  add_subjects (self, clause, setting);
  setting->negated = clause->negated;
  setting->confidence = confidence_of_subject (clause->how);
  read_mood (clause, setting);
  if (take_speaker_as_actor (self, clause, setting))
    return;
  for (guint depth = 0; depth < MAX_DEPTH && clause->governor != SP_NONE; depth++)
    {
      const SpClause *governor = sp_clauses_get (self->clauses, (guint)clause->governor);

      if (clause->complement && clause->form == SP_CLAUSE_FINITE)
        {
          take_complement (self, governor, setting);
          return;
        }
      take_governor (self, governor, clause, setting);
      clause = governor;
    }
}

static gboolean
is_conflict (const SpFinding *finding)
{
  return finding->polarity < 0;
}

static void
become (SpFinding *finding, SpStanceType type, SpEventRoot root, int polarity)
{
  finding->type = type;
  finding->root = root;
  finding->polarity = polarity;
}

/* Changes the stance to what it is under the verb above it: "threatened to attack" warns,
 * "stopped supporting" sanctions. */
void
sp_frames_apply_effect (SpFinding *finding, SpEffect effect)
{
  g_return_if_fail (finding != NULL);

  switch (effect)
    {
    case SP_EFFECT_THREAT:
    case SP_EFFECT_PROMISE:
      if (finding->polarity < 0)
        become (finding, SP_STANCE_WARNS, SP_EVENT_THREATEN, -1);
      else
        become (finding, SP_STANCE_AGREES, SP_EVENT_AGREE, 1);
      finding->modality = SP_MODALITY_FUTURE;
      return;
    case SP_EFFECT_REFUSE:
      if (is_conflict (finding))
        finding->negated = !finding->negated;
      else
        become (finding, SP_STANCE_REJECTS, SP_EVENT_REJECT, -1);
      return;
    case SP_EFFECT_STOP:
    case SP_EFFECT_UNDO:
      if (finding->modality == SP_MODALITY_POSSIBLE
          || finding->modality == SP_MODALITY_HYPOTHETICAL)
        finding->confidence *= 0.4; /* "must stop" is not "has stopped" */
      if (is_conflict (finding))
        become (finding, SP_STANCE_CONCEDES, SP_EVENT_YIELD, 1);
      else if (finding->type == SP_STANCE_AIDS || finding->type == SP_STANCE_COOPERATES)
        become (finding, SP_STANCE_SANCTIONS, SP_EVENT_SANCTION, -1);
      else
        become (finding, SP_STANCE_REJECTS, SP_EVENT_REJECT, -1);
      return;
    case SP_EFFECT_PLAN:
      if (finding->modality == SP_MODALITY_ACTUAL)
        finding->modality = SP_MODALITY_POSSIBLE;
      return;
    case SP_EFFECT_ASK:
      finding->modality = SP_MODALITY_HYPOTHETICAL;
      finding->confidence *= 0.5;
      return;
    case SP_EFFECT_DENY:
    case SP_EFFECT_ACCUSE:
      finding->modality = SP_MODALITY_ALLEGED;
      return;
    case SP_EFFECT_NONE:
    case SP_EFFECT_DO:
    case SP_EFFECT_SUFFER:
    case SP_EFFECT_CONTINUE:
    default:
      return;
    }
}
