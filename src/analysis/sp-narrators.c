/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-grouping-private.h"

#define HEAD_SENTENCES 6 /* where an interview says that it is one, and with whom */
#define LEAST_FIRST_PERSONS 5

/* Who says "I" outside quotation marks: the person of an interview in the answers, who is "you" in
 * the questions. */
typedef struct
{
  SpGrouping *grouping;
  const SpSentence *sentences;
  guint n_sentences;
  gboolean *quoted; /* for each token: between quotation marks */
} Narration;

static gboolean
is_one_of (const SpWords *words, guint i, const char *const *list)
{
  return g_strv_contains (list, sp_words_fold (words, i));
}

static const char *const first_persons[] = { "i", "me", "my", "mine", "myself", NULL };
static const char *const second_persons[] = { "you", "your", "yours", "yourself", NULL };

static gboolean
is_first_person (const SpWords *words, guint i)
{
  return is_one_of (words, i, first_persons) && (strcmp (sp_words_surface (words, i), "i") != 0);
}

/* Quotation marks may be unclosed: each paragraph begins anew. */
static void
find_quoted (Narration *self)
{
  const SpWords *words = self->grouping->words;
  gboolean inside = FALSE;

  for (guint i = 0; i < words->n; i++)
    {
      const char *surface = sp_words_surface (words, i);
      guint at = words->sentence[i];

      if (i > 0 && words->sentence[i - 1] != at
          && self->sentences[at].paragraph != self->sentences[words->sentence[i - 1]].paragraph)
        inside = FALSE;
      if (strcmp (surface, "“") == 0)
        inside = TRUE;
      else if (strcmp (surface, "”") == 0)
        inside = FALSE;
      else if (strcmp (surface, "\"") == 0)
        inside = !inside;
      self->quoted[i] = inside;
    }
}

/* The person named in one of the first sentences that speaks of an interview: the one behind that
 * word, else the one before it; or SP_NONE. */
static int
find_interviewed (const Narration *self)
{
  static const char *const signs[] = { "interview", "interviews", "interviewed", NULL };
  SpGrouping *grouping = self->grouping;
  const SpWords *words = grouping->words;
  int before = SP_NONE;
  guint sign = G_MAXUINT;

  for (guint i = 0; i < words->n && words->sentence[i] < HEAD_SENTENCES; i++)
    {
      int refer = grouping->taken[i], group;

      if (sign == G_MAXUINT && i > 0 && words->sentence[i] != words->sentence[i - 1])
        before = SP_NONE;
      if (sign == G_MAXUINT && is_one_of (words, i, signs))
        sign = words->sentence[i];
      if (refer == SP_NONE || (sign != G_MAXUINT && words->sentence[i] != sign))
        continue;
      group = g_array_index (grouping->refers, SpRefer, refer).group;
      if (sp_grouping_get (grouping, group)->kind != SP_PARTY_PERSON)
        continue;
      if (sign != G_MAXUINT)
        return group;
      if (before == SP_NONE)
        before = group;
    }
  return sign != G_MAXUINT ? before : SP_NONE;
}

static guint
count_first_persons (const Narration *self)
{
  guint n = 0;

  for (guint i = 0; i < self->grouping->words->n; i++)
    n += !self->quoted[i] && is_first_person (self->grouping->words, i);
  return n;
}

static void
refer_to (Narration *self, guint i, int group, double confidence)
{
  sp_grouping_refer (self->grouping,
                     (SpRefer){ .first = i,
                                .n = 1,
                                .head = i,
                                .how = SP_MENTION_PRONOUN,
                                .confidence = confidence,
                                .group = group });
}

/* In a question "you" is the person, elsewhere "I" is. */
static void
read_paragraph (Narration *self, guint first, guint end, int group)
{
  const SpWords *words = self->grouping->words;
  gboolean question = FALSE;

  for (guint i = first; i < end; i++)
    question = question || strcmp (sp_words_surface (words, i), "?") == 0;
  for (guint i = first; i < end && question; i++)
    question = !is_first_person (words, i) || self->quoted[i];
  for (guint i = first; i < end; i++)
    if (self->quoted[i] || self->grouping->taken[i] != SP_NONE)
      continue;
    else if (question && is_one_of (words, i, second_persons))
      refer_to (self, i, group, 0.6);
    else if (!question && is_first_person (words, i))
      refer_to (self, i, group, 0.7);
}

/* Finds whom "I" and "you" mean in an interview. */
void
sp_group_narrators (SpGrouping *grouping)
{
  Narration self = { .grouping = grouping };
  g_autofree gboolean *quoted = g_new0 (gboolean, grouping->words->n + 1);
  int group;

  self.sentences = sp_tokens_get_sentences (grouping->words->tokens, &self.n_sentences);
  self.quoted = quoted;
  find_quoted (&self);
  if (count_first_persons (&self) < LEAST_FIRST_PERSONS)
    return;
  group = find_interviewed (&self);
  if (group == SP_NONE)
    return;
  for (guint i = 0; i < self.n_sentences;)
    {
      guint k = i, first = self.sentences[i].first_token;

      while (k < self.n_sentences && self.sentences[k].paragraph == self.sentences[i].paragraph)
        k++;
      read_paragraph (&self,
                      first,
                      self.sentences[k - 1].first_token + self.sentences[k - 1].n_tokens,
                      group);
      i = k;
    }
}
