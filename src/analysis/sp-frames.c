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
  guint clause = 0;

  sp_clauses_read_tree (self->clauses, sentence);
  self->field_words = count_field_words (self, sentence);
  for (guint i = self->clauses->start; i < self->clauses->end; i++)
    {
      int phrase = self->phrases->words[i].phrase;

      if (phrase != SP_NONE && sp_phrases_get (self->phrases, phrase)->head == i)
        sp_frames_find_noun (self, phrase);
      if (clause < self->clauses->clauses->len && sp_clauses_get (self->clauses, clause)->main == i)
        {
          sp_frames_find_verbs (self, clause);
          sp_frames_find_adjectives (self, clause);
          sp_frames_find_said (self, clause);
          clause++;
        }
    }
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
        search_sentence (self, &sentences[i]);
    }
}
