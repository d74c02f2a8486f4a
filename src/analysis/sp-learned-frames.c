/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stances that the model of relations finds between two parties of a sentence where the rules find
 * none. */
#include "sp-relation-paths-private.h"
#include "sp-relation-private.h"

#include <string.h>

#define MAX_PARTIES 4  /* of a sentence that are looked at */
#define MAX_TOKENS 100 /* of a sentence */
#define SIGN_LEAST                                                                                 \
  0.6 /* of the model's probability; at .45 annotated articles show one in three wrong */

static const SpStanceEntry pattern
    = { .part = SP_PART_VERB, .n_words = 1, .type = SP_STANCE_CRITICISES, .strength = 1 };

/* One sentence with its parties. */
typedef struct
{
  SpFrames *frames;
  const SpRelationModel *model;
  SpPair pair;
  int parties[MAX_PARTIES];
  guint first[MAX_PARTIES]; /* tokens of a mention of each */
  guint last[MAX_PARTIES];
  guint n;
} Reading;

static const SpParty *
get_party (const SpFrames *frames, int party)
{
  return g_ptr_array_index (frames->phrases->work->analysis->parties, party);
}

static void
collect_parties (Reading *self, guint start, guint end)
{
  const int *party_at = self->frames->phrases->party_at;

  self->n = 0;
  for (guint i = start; i < end && self->n < MAX_PARTIES; i++)
    {
      gboolean seen = party_at[i] == SP_NONE;

      for (guint k = 0; k < self->n && !seen; k++)
        seen = self->parties[k] == party_at[i];
      if (seen || get_party (self->frames, party_at[i])->kind == SP_PARTY_PLACE)
        continue;
      self->parties[self->n] = party_at[i];
      self->first[self->n] = i;
      self->last[self->n] = i + 1;
      while (self->last[self->n] < end && party_at[self->last[self->n]] == party_at[i])
        self->last[self->n]++;
      self->n++;
    }
}

static gboolean
is_known (const Reading *self, int a, int b)
{
  const GArray *findings = self->frames->findings;

  for (guint i = findings->len; i > 0; i--)
    {
      const SpFinding *other = &g_array_index (findings, SpFinding, i - 1);

      if (other->cue < self->pair.start)
        return FALSE;
      if ((other->holder == a && other->target == b) || (other->holder == b && other->target == a))
        return TRUE;
    }
  return FALSE;
}

static gboolean
are_one_side (const Reading *self, int a, int b)
{
  int of_a = get_party (self->frames, a)->speaks_for,
      of_b = get_party (self->frames, b)->speaks_for;

  return of_a == b || of_b == a || (of_a != SP_NONE && of_a == of_b);
}

/* The token of the mention on which its other tokens depend. */
static guint
top_of (const SpTree *tree, guint first, guint last)
{
  for (guint i = first; i < last; i++)
    if (sp_tree_head (tree, i) < first || sp_tree_head (tree, i) >= last)
      return i;
  return first;
}

/* Tells whether the verb at @cue is one of the lists of stances. */
static gboolean
takes_stand (const SpPhrases *phrases, guint cue)
{
  const SpWordInfo *info = phrases->words[cue].info;

  for (guint i = 0; info != NULL && info->entries != NULL && i < info->entries->len; i++)
    {
      const SpStanceEntry *entry = g_array_index (info->entries, SpEntryRef, i).entry;

      if (entry->part == SP_PART_VERB && entry->type != SP_STANCE_ASSERTS)
        return TRUE;
    }
  return FALSE;
}

/* Tells whether the grammar ties both to the verb at @cue: one is its subject, the other its object
 * or a phrase that belongs to it, or what such a thing belongs to. */
static gboolean
is_tied (const Reading *self, guint cue, guint holder)
{
  const SpTree *tree = self->frames->phrases->tree;
  guint subject = top_of (tree, self->pair.first[holder], self->pair.last[holder]);
  guint object = top_of (tree, self->pair.first[1 - holder], self->pair.last[1 - holder]);

  if (!sp_tree_is (tree, subject, "nsubj") || sp_tree_is (tree, subject, "nsubj:pass")
      || sp_tree_head (tree, subject) != cue || !takes_stand (self->frames->phrases, cue))
    return FALSE;
  if (sp_tree_is (tree, object, "nmod") || sp_tree_is (tree, object, "compound")
      || sp_tree_is (tree, object, "flat"))
    object = sp_tree_head (tree, object);
  return object < tree->n && sp_tree_head (tree, object) == cue
         && (sp_tree_is (tree, object, "obj") || sp_tree_is (tree, object, "obl"));
}

/* Where something is denied between the two, or where another says it, the model is not trusted. */
static gboolean
is_doubtful (const Reading *self, guint cue)
{
  const SpPhrases *phrases = self->frames->phrases;
  const SpPair *pair = &self->pair;
  int speaker = sp_phrases_speaker (phrases, cue);
  guint from = MIN (pair->first[0], pair->first[1]), to = MAX (pair->last[0], pair->last[1]);

  if (phrases->party_at[cue] != SP_NONE
      || (phrases->quote_at[cue] != SP_NONE && speaker != pair->parties[0]
          && speaker != pair->parties[1]))
    return TRUE;
  for (guint i = from; i < to; i++)
    if (sp_phrases_has_class (phrases, i, SP_WORD_NEGATION))
      return TRUE;
  return FALSE;
}

static void
add (Reading *self, guint holder, int sign, double probability, const double *roots)
{
  SpPair *pair = &self->pair;
  SpEventRoot root = sp_relation_best_root (roots, sign);
  SpRelationPath path;
  SpFinding finding = {
    .holder = pair->parties[holder],
    .holder_token = pair->first[holder],
    .holder_via = SP_VIA_HEAD,
    .target = pair->parties[1 - holder],
    .target_token = pair->first[1 - holder],
    .target_via = SP_VIA_HEAD,
    .type = sp_relation_polarity_of (root) == sign ? sp_relation_type_of (root)
            : sign < 0                             ? SP_STANCE_CRITICISES
                                                   : SP_STANCE_SUPPORTS,
    .root = root,
    .polarity = sign,
    .modality = SP_MODALITY_ACTUAL,
    .reporter = SP_NONE,
    .entry = &pattern,
    .how = "learned",
    .confidence = probability * 0.9,
  };

  if (!sp_relation_path_find (&path, pair, holder))
    return;
  finding.cue = finding.cue_start = path.tokens[path.top];
  finding.cue_end = finding.cue + 1;
  if (is_doubtful (self, finding.cue) || !is_tied (self, finding.cue, holder))
    return;
  g_array_append_val (self->frames->findings, finding);
}

/* Asks the model about the two parties, both ways. */
static void
judge (Reading *self, guint a, guint b)
{
  SpPair *pair = &self->pair;
  double best = SIGN_LEAST, best_roots[SP_N_EVENT_ROOTS] = { 0 };
  guint holder = 0;
  int sign = 0;

  pair->parties[0] = self->parties[a];
  pair->parties[1] = self->parties[b];
  pair->first[0] = self->first[a];
  pair->first[1] = self->first[b];
  pair->last[0] = self->last[a];
  pair->last[1] = self->last[b];
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GArray) features = sp_pair_describe (pair, i);
      double roots[SP_N_EVENT_ROOTS], signs[SP_N_SIGNS];

      sp_relation_model_judge (self->model, features, roots, signs);
      for (guint s = 1; s < SP_N_SIGNS; s++)
        if (signs[s] > best)
          {
            best = signs[s];
            sign = s == 1 ? 1 : -1;
            holder = i;
            memcpy (best_roots, roots, sizeof roots);
          }
    }
  if (sign != 0)
    add (self, holder, sign, best, best_roots);
}

static void
read_sentence (Reading *self, const SpSentence *sentence)
{
  if (sentence->kind == SP_SENTENCE_METADATA || sentence->n_tokens > MAX_TOKENS)
    return;
  self->pair.start = sentence->first_token;
  self->pair.end = sentence->first_token + sentence->n_tokens;
  collect_parties (self, self->pair.start, self->pair.end);
  for (guint a = 0; a < self->n; a++)
    for (guint b = a + 1; b < self->n; b++)
      if (!are_one_side (self, self->parties[a], self->parties[b])
          && !is_known (self, self->parties[a], self->parties[b]))
        judge (self, a, b);
}

/* Asks the model of relations about the sentence @index, which the rules have read. */
void
sp_frames_find_learned (SpFrames *self, guint index)
{
  const SpWork *work;
  const SpSentence *sentences;
  Reading reading = { .frames = self };
  guint n;

  g_return_if_fail (self != NULL);

  work = self->phrases->work;
  if (work->relations == NULL)
    return;
  sentences = sp_tokens_get_sentences (work->tokens, &n);
  reading.model = work->relations;
  reading.pair.tokens = work->tokens;
  reading.pair.analysis = work->analysis;
  reading.pair.phrases = (SpPhrases *)self->phrases;
  reading.pair.frames = *self;
  reading.pair.first_sentence = index;
  reading.pair.n_sentences = 1;
  read_sentence (&reading, &sentences[index]);
}
