/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stances whose cue is a noun: "China's criticism of", "sanctions imposed by A on B". */
#include "sp-frames-private.h"

typedef struct
{
  SpFrames *frames;
  const SpStanceEntry *entry;
  int phrase;
  guint cue_start;
  guint cue_end;
  SpArguments arguments;
  int light;              /* the clause of which the noun is the object (or passive subject) */
  gboolean light_passive; /* it is the subject */
  SpSetting setting;      /* of that clause */
  SpEffect effect;
} Match;

/* Tells whether the first object of @clause is @phrase, perhaps as the last of "a wave of …". */
static gboolean
has_object (const SpFrames *self, const SpClause *clause, int phrase)
{
  SpArguments arguments;

  sp_arguments_read (&arguments, self->phrases, clause->main, clause->end, self->clauses->end);
  for (guint i = 0; i < arguments.n && i < 3; i++)
    {
      if (arguments.items[i].slot != (i == 0 ? SP_SLOT_OBJECT : SP_SLOT_OF))
        return FALSE;
      if (arguments.items[i].phrase == phrase)
        return TRUE;
    }
  return FALSE;
}

/* "answered with a ban on", "hit back with sanctions": the verb takes the noun as its means. */
static gboolean
answers_with (const SpFrames *self, const SpClause *clause, int phrase)
{
  static const char *const verbs[]
      = { "answer", "respond", "retaliate", "react", "reply", "hit", "counter", "strike" };
  const char *lemma = sp_tree_get (self->phrases->tree, clause->main)->lemma;
  SpArguments arguments;
  gboolean listed = FALSE;

  for (guint i = 0; lemma != NULL && i < G_N_ELEMENTS (verbs); i++)
    listed |= g_str_equal (lemma, verbs[i]);
  if (!listed || clause->passive)
    return FALSE;
  sp_arguments_read (&arguments, self->phrases, clause->main, clause->end, self->clauses->end);
  for (guint i = 0; i < arguments.n; i++)
    if (arguments.items[i].slot == SP_SLOT_WITH && arguments.items[i].phrase == phrase)
      return TRUE;
  return FALSE;
}

/* Finds the verb that has the noun as its object, or in the passive as its subject. */
static void
find_light_verb (Match *match)
{
  const SpFrames *self = match->frames;
  const SpNounPhrase *phrase = sp_phrases_get (self->phrases, match->phrase);
  const GArray *clauses = self->clauses->clauses;
  guint low = 0, high = clauses->len;

  match->light = SP_NONE;
  match->effect = SP_EFFECT_NONE;
  while (low < high) /* the first clause behind the noun */
    {
      guint middle = (low + high) / 2;

      if (sp_clauses_get (self->clauses, middle)->first < phrase->end)
        low = middle + 1;
      else
        high = middle;
    }
  if (low > 0 && has_object (self, sp_clauses_get (self->clauses, low - 1), match->phrase))
    match->light = (int)low - 1;
  else if (low > 0 && answers_with (self, sp_clauses_get (self->clauses, low - 1), match->phrase))
    {
      match->light = (int)low - 1;
      match->effect = SP_EFFECT_DO;
    }
  else if (low < clauses->len)
    {
      const SpClause *clause = sp_clauses_get (self->clauses, low);

      for (guint i = 0; clause->passive && i < clause->n_subjects; i++)
        if (clause->subjects[i] == match->phrase)
          {
            match->light = (int)low;
            match->light_passive = TRUE;
          }
    }
  if (match->light == SP_NONE)
    return;
  sp_frames_read_setting (self, (guint)match->light, &match->setting);
  if (match->effect == SP_EFFECT_NONE)
    {
      const SpWordInfo *info
          = self->phrases->words[sp_clauses_get (self->clauses, (guint)match->light)->main].info;

      match->effect = info != NULL ? info->light : SP_EFFECT_NONE;
    }
}

/* "the UK's announcement of sanctions": the possessor of the noun before "of". */
static SpReferent
find_outer_owner (const Match *match)
{
  const SpPhrases *phrases = match->frames->phrases;
  guint start = sp_phrases_get (phrases, match->phrase)->start;
  SpReferent nobody = { SP_NONE, SP_VIA_NONE, 0 };

  if (start < match->frames->clauses->start + 2
      || !sp_tokens_is (phrases->work->tokens, start - 1, "of")
      || phrases->words[start - 2].tag != SP_TAG_NOMINAL)
    return nobody;
  if (phrases->party_at[start - 2] != SP_NONE)
    return nobody;
  return sp_referent_inside (phrases, phrases->words[start - 2].phrase);
}

static SpReferent
find_holder_argument (const Match *match)
{
  SpReferent nobody = { SP_NONE, SP_VIA_NONE, 0 };

  for (guint i = 0; i < match->arguments.n; i++)
    {
      const SpArgument *argument = &match->arguments.items[i];
      SpReferent found;

      if ((argument->slot & match->entry->holder & ~(guint)SP_SLOT_OBJECT) == 0)
        continue;
      if ((argument->slot & match->entry->target) != 0 && argument->slot != SP_SLOT_BY)
        continue;
      found = sp_referent_of_actor (match->frames->phrases, argument->phrase);
      if (found.party != SP_NONE)
        {
          found.via = found.via == SP_VIA_HEAD ? SP_VIA_AUTHOR : found.via;
          return found;
        }
    }
  return nobody;
}

/* Finds who takes the stand that the noun names. */
static SpReferent
find_holder (const Match *match)
{
  SpReferent found = sp_referent_inside (match->frames->phrases, match->phrase);

  if (found.party != SP_NONE && (match->entry->holder & SP_SLOT_POSSESSOR) != 0)
    return found;
  found = find_holder_argument (match);
  if (found.party != SP_NONE)
    return found;
  if (match->light != SP_NONE && match->effect == SP_EFFECT_DO && !match->light_passive
      && match->setting.n_actors > 0)
    return match->setting.actors[0];
  if (match->light != SP_NONE
      && (match->effect == SP_EFFECT_UNDO || match->effect == SP_EFFECT_PLAN
          || match->effect == SP_EFFECT_THREAT || match->effect == SP_EFFECT_PROMISE)
      && !match->light_passive && match->setting.n_actors > 0)
    return match->setting.actors[0];
  if (match->light != SP_NONE && match->light_passive)
    {
      const SpClause *clause = sp_clauses_get (match->frames->clauses, (guint)match->light);
      SpArguments arguments;

      sp_arguments_read (&arguments,
                         match->frames->phrases,
                         clause->main,
                         clause->end,
                         match->frames->clauses->end);
      for (guint i = 0; i < arguments.n; i++)
        if (arguments.items[i].slot == SP_SLOT_BY)
          return sp_referent_of_actor (match->frames->phrases, arguments.items[i].phrase);
    }
  return find_outer_owner (match);
}

static void
emit (Match *match, SpReferent holder, SpReferent target, int phrase, double factor)
{
  static const double strengths[] = { 0.3, 0.55, 0.76, 0.86 };
  const SpPhrases *phrases = match->frames->phrases;
  SpFinding finding = {
    .holder = holder.party,
    .holder_token = holder.token,
    .holder_via = holder.via,
    .target = target.party,
    .target_token = target.token,
    .target_via = target.via,
    .type = match->entry->type,
    .root = match->entry->root,
    .polarity = match->entry->polarity,
    .modality = SP_MODALITY_ACTUAL,
    .reporter = SP_NONE,
    .cue = match->cue_end - 1,
    .cue_start = match->cue_start,
    .cue_end = match->cue_end,
    .entry = match->entry,
    .how = "noun",
  };

  if (holder.party == target.party)
    return;
  if (sp_phrases_is (phrases, sp_phrases_get (phrases, match->phrase)->start, "no"))
    finding.negated = TRUE;
  finding.confidence = strengths[CLAMP (match->entry->strength, 0, 3)] * factor
                       * sp_via_confidence (holder.via)
                       * (target.party != SP_NONE ? sp_via_confidence (target.via) : 1);
  if (phrase != SP_NONE)
    {
      finding.object_start = sp_phrases_get (phrases, phrase)->start;
      finding.object_end = sp_phrases_get (phrases, phrase)->end;
    }
  if (match->light != SP_NONE && match->effect != SP_EFFECT_NONE
      && (match->effect != SP_EFFECT_REFUSE || match->entry->polarity > 0)
      && match->effect != SP_EFFECT_ASK)
    {
      finding.modality = match->setting.modality;
      finding.negated ^= match->setting.negated;
      finding.reporter = match->setting.reporter;
      finding.confidence *= match->setting.confidence;
      sp_frames_apply_effect (&finding, match->effect);
      sp_frames_apply_effect (&finding, match->setting.effect);
      finding.cue_start = MIN (finding.cue_start,
                               sp_clauses_get (match->frames->clauses, (guint)match->light)->main);
    }
  if (sp_phrases_has_class (phrases, match->cue_start - 1, SP_WORD_ADVERB)
      || (match->cue_start > 0
          && sp_tokens_is (phrases->work->tokens, match->cue_start - 1, "alleged")))
    finding.modality = SP_MODALITY_ALLEGED;
  sp_frames_add (match->frames, &finding);
}

/* "drew criticism from China", "faces sanctions": the subject is the target. */
static gboolean
emit_suffered (Match *match)
{
  SpReferent holder = find_holder_argument (match);
  SpReferent inside = sp_referent_inside (match->frames->phrases, match->phrase);

  if (match->light == SP_NONE || match->effect != SP_EFFECT_SUFFER || match->light_passive)
    return FALSE;
  if (holder.party == SP_NONE)
    holder = inside;
  if (holder.party == SP_NONE)
    return FALSE;
  for (guint i = 0; i < match->setting.n_actors; i++)
    emit (match, holder, match->setting.actors[i], SP_NONE, 0.95);
  return TRUE;
}

/* Tells whether one of the two speaks for the other: a government may reject its president's
 * demand. */
static gboolean
is_own_side (const Match *match, int a, int b)
{
  const SpAnalysis *analysis = match->frames->phrases->work->analysis;

  return sp_analysis_get_party (analysis, (guint)a)->speaks_for == b
         || sp_analysis_get_party (analysis, (guint)b)->speaks_for == a;
}

/* "A denied accusations by B": they were made against A. */
static void
emit_answered (Match *match, SpReferent holder)
{
  const SpClause *clause;
  const SpWordInfo *info;

  if (match->light == SP_NONE || match->light_passive || match->setting.n_actors == 0
      || (match->entry->type != SP_STANCE_ACCUSES && match->entry->type != SP_STANCE_CRITICISES
          && match->entry->type != SP_STANCE_DEMANDS && match->entry->type != SP_STANCE_WARNS))
    return;
  clause = sp_clauses_get (match->frames->clauses, (guint)match->light);
  info = match->frames->phrases->words[clause->main].info;
  for (guint i = 0; info != NULL && info->entries != NULL && i < info->entries->len; i++)
    {
      const SpStanceEntry *entry = g_array_index (info->entries, SpEntryRef, i).entry;

      if (entry->part == SP_PART_VERB && entry->n_words == 1
          && (entry->type == SP_STANCE_DENIES || entry->type == SP_STANCE_REJECTS))
        {
          if (!is_own_side (match, holder.party, match->setting.actors[0].party))
            emit (match, holder, match->setting.actors[0], SP_NONE, 0.88);
          return;
        }
    }
}

/* "talks between A and B": each toward the other. */
static gboolean
emit_between (Match *match)
{
  SpReferent first = { SP_NONE, SP_VIA_NONE, 0 };

  if ((match->entry->holder & (SP_SLOT_BETWEEN | SP_SLOT_OF)) == 0)
    return FALSE;
  for (guint i = 0; i < match->arguments.n; i++)
    {
      const SpArgument *argument = &match->arguments.items[i];
      SpReferent found;

      if (argument->slot != SP_SLOT_BETWEEN)
        continue;
      found = sp_referent_of_actor (match->frames->phrases, argument->phrase);
      if (found.party == SP_NONE)
        continue;
      if (first.party == SP_NONE)
        {
          first = found;
          continue;
        }
      emit (match, first, found, argument->phrase, 1);
      return TRUE;
    }
  return FALSE;
}

static void
emit_targets (Match *match, SpReferent holder)
{
  const SpPhrases *phrases = match->frames->phrases;
  gboolean found = FALSE, in_list = FALSE;

  for (guint i = 0; i < match->arguments.n; i++)
    {
      const SpArgument *argument = &match->arguments.items[i];
      SpReferent target;

      if ((argument->slot & match->entry->target) == 0 || (found && !argument->listed))
        in_list = FALSE;
      else
        in_list = !argument->listed || in_list;
      if (!in_list)
        continue;
      target = sp_referent_of_owner (phrases, argument->phrase, &match->arguments, i, NULL);
      if (target.party == SP_NONE
          || (argument->listed && target.via != SP_VIA_HEAD && target.via != SP_VIA_AGENT))
        continue;
      emit (match, holder, target, argument->phrase, 1);
      found = TRUE;
    }
  if (!found)
    emit_answered (match, holder);
}

static void
remember (Match *match, SpReferent holder)
{
  SpEarlier *earlier = &match->frames->earlier;

  earlier->last = match->entry->type;
  earlier->holder[match->entry->type] = holder.party;
  earlier->token[match->entry->type] = holder.token;
}

/* Finds the stance that the head of the noun phrase names. */
void
sp_frames_find_noun (SpFrames *self, int phrase)
{
  Match match = { .frames = self, .phrase = phrase };
  SpReferent holder;

  g_return_if_fail (self != NULL && phrase >= 0);

  match.entry = sp_phrases_noun_entry (self->phrases, phrase, &match.cue_start);
  if (match.entry == NULL)
    return;
  match.cue_end = sp_phrases_get (self->phrases, phrase)->head + 1;
  sp_arguments_read (&match.arguments,
                     self->phrases,
                     sp_phrases_get (self->phrases, phrase)->head,
                     sp_phrases_get (self->phrases, phrase)->end,
                     self->clauses->end);
  /* an object right behind is none of the noun's */
  if (match.arguments.n > 0 && match.arguments.items[0].slot == SP_SLOT_OBJECT)
    match.arguments.n = 0;
  find_light_verb (&match);
  if (emit_suffered (&match) || emit_between (&match))
    return;
  holder = find_holder (&match);
  if (holder.party == SP_NONE)
    return;
  emit_targets (&match, holder);
  remember (&match, holder);
}
