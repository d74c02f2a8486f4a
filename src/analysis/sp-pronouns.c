/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-grouping-private.h"

#define MAX_BACK 160 /* tokens */
#define MAX_SENTENCES 3
#define MAX_CANDIDATES 12

typedef enum
{
  PRONOUN_HE,
  PRONOUN_SHE,
  PRONOUN_IT,
  PRONOUN_THEY,
} PronounKind;

static const struct
{
  const char *word;
  PronounKind kind;
} pronouns[] = {
  { "he", PRONOUN_HE },      { "him", PRONOUN_HE },      { "his", PRONOUN_HE },
  { "himself", PRONOUN_HE }, { "she", PRONOUN_SHE },     { "her", PRONOUN_SHE },
  { "hers", PRONOUN_SHE },   { "herself", PRONOUN_SHE }, { "it", PRONOUN_IT },
  { "its", PRONOUN_IT },     { "itself", PRONOUN_IT },   { "they", PRONOUN_THEY },
  { "their", PRONOUN_THEY }, { "them", PRONOUN_THEY },   { "themselves", PRONOUN_THEY },
};

static gboolean
fits (const SpGroup *group, PronounKind kind)
{
  guint gender = group->bits & (SP_WORD_MALE | SP_WORD_FEMALE);

  switch (kind)
    {
    case PRONOUN_HE:
      return group->kind == SP_PARTY_PERSON && gender != SP_WORD_FEMALE;
    case PRONOUN_SHE:
      return group->kind == SP_PARTY_PERSON && gender != SP_WORD_MALE;
    case PRONOUN_IT:
      return group->kind == SP_PARTY_ORGANIZATION || group->kind == SP_PARTY_GOVERNMENT
             || group->kind == SP_PARTY_COUNTRY || group->kind == SP_PARTY_GROUP;
    case PRONOUN_THEY:
      return group->kind == SP_PARTY_GROUP;
    default:
      return FALSE;
    }
}

/* A party that a pronoun may mean. */
typedef struct
{
  int group;
  double score;
} Candidate;

/* The first mention of its sentence, not behind a preposition: most likely its subject. */
static gboolean
is_subject (const SpGrouping *self, const SpRefer *refer)
{
  const SpWords *words = self->words;

  for (guint i = refer->first; i-- > 0 && words->sentence[i] == words->sentence[refer->first];)
    {
      if (self->taken[i] != SP_NONE)
        return FALSE;
      if (refer->first - i > 6 || words->token[i].kind == SP_TOKEN_PUNCTUATION)
        return FALSE;
    }
  return refer->first == 0 || strcmp (sp_words_fold (words, refer->first - 1), "of") != 0;
}

static double
score (const SpGrouping *self, const SpRefer *refer, const SpGroup *group, guint at)
{
  static const char *const prepositions[]
      = { "of", "by", "with", "to", "for", "from", "at", "in", "on", "about", "against", NULL };
  const SpWords *words = self->words;
  double sum = 3.0 - (words->sentence[at] - words->sentence[refer->first]);

  if (refer->how == SP_MENTION_PRONOUN)
    sum += 1.0;
  else if (is_subject (self, refer))
    sum += 1.2;
  else if (refer->first > 0
           && g_strv_contains (prepositions, sp_words_fold (words, refer->first - 1)))
    sum -= 0.6;
  if (group->bits & (SP_WORD_MALE | SP_WORD_FEMALE))
    sum += 0.6;
  return sum + MIN (1.5, 0.25 * group->n_names) + refer->confidence;
}

/* "Chinese" in "the Chinese ship" is nothing that "it" could mean. */
static gboolean
is_adjective (const SpGrouping *self, const SpRefer *refer)
{
  SpGazetteerMatch match;

  return sp_gazetteer_find (self->words, refer->first, refer->n, &match)
         && (match.kind == SP_GAZETTEER_ADJECTIVE || match.kind == SP_GAZETTEER_PERSON);
}

/* The likeliest of the parties mentioned shortly before token @at. Returns: SP_NONE if none fits.
 */
static int
find_antecedent (SpGrouping *self, guint at, PronounKind kind, guint back)
{
  Candidate best = { SP_NONE, 0 };
  int seen[MAX_CANDIDATES];
  guint n_seen = 0;
  guint start = at > MAX_BACK ? at - MAX_BACK : 0;

  for (guint i = at; i-- > start && n_seen < MAX_CANDIDATES
                     && self->words->sentence[i] + back >= self->words->sentence[at];)
    {
      const SpRefer *refer;
      const SpGroup *group;
      gboolean known = FALSE;
      double s;

      if (self->taken[i] == SP_NONE)
        continue;
      refer = &g_array_index (self->refers, SpRefer, self->taken[i]);
      group = sp_grouping_get (self, refer->group);
      i = refer->first;
      for (guint k = 0; k < n_seen; k++)
        known = known || seen[k] == refer->group;
      if (known || !fits (group, kind)
          || (kind == PRONOUN_IT && refer->how == SP_MENTION_METONYM && refer->n == 1
              && is_adjective (self, refer)))
        continue;
      seen[n_seen++] = refer->group;
      s = score (self, refer, group, at);
      if (best.group == SP_NONE || s > best.score)
        best = (Candidate){ refer->group, s };
    }
  return best.group;
}

static gboolean
is_it (const SpWords *words, guint i)
{
  const char *fold = sp_words_fold (words, i);

  return strcmp (fold, "its") == 0 || strcmp (fold, "itself") == 0;
}

static void
group_pronoun (SpGrouping *self, guint i, PronounKind kind)
{
  guint back = kind == PRONOUN_IT ? 0 : kind == PRONOUN_THEY ? 1 : MAX_SENTENCES;
  int group;

  if (kind == PRONOUN_IT && !is_it (self->words, i))
    return;
  group = find_antecedent (self, i, kind, back);
  if (group != SP_NONE && kind <= PRONOUN_SHE)
    sp_grouping_get (self, group)->bits |= kind == PRONOUN_HE ? SP_WORD_MALE : SP_WORD_FEMALE;
  if (group != SP_NONE)
    sp_grouping_refer (self,
                       (SpRefer){ .first = i,
                                  .n = 1,
                                  .head = i,
                                  .how = SP_MENTION_PRONOUN,
                                  .confidence = kind <= PRONOUN_SHE ? 0.65 : 0.5,
                                  .group = group });
}

/* Finds the parties that personal pronouns mean, where it is plain enough. */
void
sp_group_pronouns (SpGrouping *self)
{
  for (guint i = 0; i < self->words->n; i++)
    if (self->taken[i] == SP_NONE && sp_words_has (self->words, i, SP_WORD_FUNCTION))
      for (guint k = 0; k < G_N_ELEMENTS (pronouns); k++)
        if (strcmp (pronouns[k].word, sp_words_fold (self->words, i)) == 0)
          group_pronoun (self, i, pronouns[k].kind);
}
