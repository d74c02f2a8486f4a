/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-frames-private.h"

/* Prepares @self to search the article of @phrases, which must live as long. */
void
sp_frames_init (SpFrames *self, const SpPhrases *phrases)
{
  g_return_if_fail (self != NULL && phrases != NULL);

  self->phrases = phrases;
  self->clauses = sp_clauses_new (phrases);
  self->findings = g_array_new (FALSE, TRUE, sizeof (SpFinding));
  self->field_words = 0;
  sp_earlier_init (&self->earlier);
}

void
sp_frames_clear (SpFrames *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->clauses, sp_clauses_free);
  g_clear_pointer (&self->findings, g_array_unref);
}

/* Acts, which the text may come back to as "the decision"; what is only said is none. */
static void
remember_act (SpFrames *self, const SpFinding *finding)
{
  SpDeed act = { finding->holder, finding->holder_token, 0 };

  if (finding->target != SP_NONE && finding->modality == SP_MODALITY_ACTUAL
      && (finding->type == SP_STANCE_SANCTIONS || finding->type == SP_STANCE_COERCES
          || finding->type == SP_STANCE_ATTACKS || finding->type == SP_STANCE_AIDS))
    {
      self->earlier.act = act;
      self->earlier.act_target = finding->target;
    }
}

/* What each subject does, which the text may come back to by the verb's noun. */
static void
remember_deeds (SpFrames *self, const SpClause *clause)
{
  SpDeed deed = { .stem = sp_phrases_stem (self->phrases, clause->main) };
  SpReferent actor;

  if (clause->n_subjects == 0 || clause->passive || deed.stem == 0
      || sp_phrases_has_class (self->phrases, clause->main, SP_WORD_AUXILIARY | SP_WORD_BE))
    return;
  actor = sp_referent_of_actor (self->phrases, clause->subjects[0]);
  if (actor.party == SP_NONE)
    return;
  deed.holder = actor.party;
  deed.token = actor.token;
  sp_earlier_add_deed (&self->earlier, deed);
}

/* "Japan's release": later "the release". */
static void
remember_possession (SpFrames *self, int phrase)
{
  SpReferent owner = sp_referent_inside (self->phrases, phrase);
  SpDeed deed = { owner.party,
                  owner.token,
                  sp_phrases_stem (self->phrases, sp_phrases_get (self->phrases, phrase)->head) };

  if (owner.party != SP_NONE && owner.via == SP_VIA_POSSESSOR && deed.stem != 0)
    sp_earlier_add_deed (&self->earlier, deed);
}

/* What belongs to a party and was judged, to which "it", "the decision" may come back. */
static void
remember_topic (SpFrames *self, const SpFinding *finding)
{
  SpTopic topic = { finding->target, finding->target_token, finding->object_start };

  if (finding->target == SP_NONE || finding->object_end <= finding->object_start
      || finding->target_via == SP_VIA_HEAD || finding->target_via == SP_VIA_AGENT
      || finding->target_via == SP_VIA_GROUP)
    return;
  self->earlier.topic = topic;
}

/* Takes a finding in, unless the same words gave a better one. The stance is remembered for what
 * refers to it later. */
void
sp_frames_add (SpFrames *self, SpFinding *finding)
{
  g_return_if_fail (self != NULL && finding != NULL);

  if (self->field_words >= 2)
    finding->confidence *= 0.3;
  else if (self->field_words == 1)
    finding->confidence *= 0.8;
  if (!finding->negated && finding->confidence > 0.5)
    {
      self->earlier.holder[finding->entry->type] = finding->holder;
      self->earlier.target[finding->entry->type] = finding->target;
      self->earlier.token[finding->entry->type] = finding->holder_token;
      remember_act (self, finding);
      remember_topic (self, finding);
    }
  for (guint i = self->findings->len; i > 0; i--)
    {
      SpFinding *other = &g_array_index (self->findings, SpFinding, i - 1);

      if (other->cue < self->clauses->start)
        break;
      if (other->holder != finding->holder || other->target != finding->target)
        continue;
      if (other->type != finding->type
          && !(other->cue_start < finding->cue_end && finding->cue_start < other->cue_end))
        continue;
      if (other->confidence < finding->confidence)
        *other = *finding;
      return;
    }
  g_array_append_val (self->findings, *finding);
}

static guint
count_field_words (const SpFrames *self, const SpSentence *sentence)
{
  guint n = 0;

  for (guint i = 0; i < sentence->n_tokens; i++)
    n += sp_phrases_has_class (self->phrases,
                               sentence->first_token + i,
                               SP_WORD_SPORT | SP_WORD_MARKETS);
  return n;
}

/* Goes through the words of the sentence: nouns, adjectives and verbs in their order. */
static void
search_sentence (SpFrames *self, const SpSentence *sentence)
{
  guint clause = 0, before = self->findings->len;

  sp_clauses_read_tree (self->clauses, sentence);
  self->field_words = count_field_words (self, sentence);
  for (guint i = self->clauses->start; i < self->clauses->end; i++)
    {
      int phrase = self->phrases->words[i].phrase;

      if (phrase != SP_NONE && sp_phrases_get (self->phrases, phrase)->head == i)
        {
          sp_frames_find_noun (self, phrase);
          sp_frames_find_described (self, phrase);
          remember_possession (self, phrase);
        }
      if (self->phrases->party_at[i] != SP_NONE
          && (i == self->clauses->start
              || self->phrases->party_at[i - 1] != self->phrases->party_at[i]))
        sp_earlier_add_group (&self->earlier, self->phrases, i);
      if (clause < self->clauses->clauses->len && sp_clauses_get (self->clauses, clause)->main == i)
        {
          sp_frames_find_verbs (self, clause);
          sp_frames_find_adjectives (self, clause);
          sp_frames_find_said (self, clause);
          remember_deeds (self, sp_clauses_get (self->clauses, clause));
          clause++;
        }
    }
  sp_frames_find_charges (self, before);
}

/* Searches all sentences of the article; stops early when the work is cancelled. */
void
sp_frames_run (SpFrames *self)
{
  guint n;
  const SpSentence *sentences;

  g_return_if_fail (self != NULL);

  sentences = sp_tokens_get_sentences (self->phrases->work->tokens, &n);
  for (guint i = 0; i < n; i++)
    {
      if (g_cancellable_is_cancelled (self->phrases->work->cancellable))
        return;
      if (sentences[i].kind != SP_SENTENCE_METADATA)
        {
          search_sentence (self, &sentences[i]);
          sp_frames_find_learned (self, i);
        }
    }
}
