/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-grouping-private.h"

#define MAX_BACK 160 /* tokens */
#define MAX_SENTENCES 3
#define MAX_CANDIDATES 12
#define OTHER_PERSON 5.5 /* the score of a person who is no party, in the same sentence */

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
             || group->kind == SP_PARTY_COUNTRY || group->kind == SP_PARTY_GROUP
             || group->kind == SP_PARTY_PLACE;
    case PRONOUN_THEY:
      return group->kind == SP_PARTY_GROUP || group->kind == SP_PARTY_ORGANIZATION;
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
is_first (const SpGrouping *self, const SpRefer *refer)
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

static guint
top_of (const SpWords *words, const SpRefer *refer)
{
  const SpName name = { .first = refer->first, .n = refer->n };

  return sp_name_get_top (words, &name);
}

static gboolean
is_subject (const SpGrouping *self, const SpRefer *refer)
{
  if (self->words->tree == NULL)
    return is_first (self, refer);
  return sp_tree_is (self->words->tree, top_of (self->words, refer), "nsubj");
}

static gboolean
is_reflexive (const SpWords *words, guint at)
{
  return strstr (sp_words_fold (words, at), "sel") != NULL;
}

/* The verb whose subject, object or other part the word is; SP_ROOT: it is none. */
static guint
verb_of (const SpTree *tree, guint token)
{
  return sp_tree_is (tree, token, "nsubj") || sp_tree_is (tree, token, "obj")
                 || sp_tree_is (tree, token, "iobj") || sp_tree_is (tree, token, "obl")
             ? sp_tree_head (tree, token)
             : SP_ROOT;
}

/* What the tree says of @refer as antecedent of the pronoun at @at: below zero, it cannot be. */
static double
weigh_tree (const SpGrouping *self, const SpRefer *refer, guint at)
{
  const SpTree *tree = self->words->tree;
  guint top = top_of (self->words, refer), verb = verb_of (tree, at);
  guint above = at;

  if (verb != SP_ROOT && verb == verb_of (tree, top))
    return is_reflexive (self->words, at) ? 3 : -10;
  if (!sp_tree_is (tree, top, "nsubj"))
    return 0;
  for (guint steps = 0; steps < 6 && above != SP_ROOT; steps++)
    {
      if (above == sp_tree_head (tree, top))
        return verb == SP_ROOT ? 0.7 : 0;
      above = sp_tree_head (tree, above);
    }
  return 0;
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
  else if (is_subject (self, refer) || is_first (self, refer))
    sum += 1.2;
  else if (refer->first > 0
           && g_strv_contains (prepositions, sp_words_fold (words, refer->first - 1)))
    sum -= 0.6;
  if (group->bits & (SP_WORD_MALE | SP_WORD_FEMALE))
    sum += 0.6;
  if (words->tree != NULL)
    sum += weigh_tree (self, refer, at);
  return sum + MIN (1.5, 0.25 * group->n_names) + refer->confidence;
}

/* "Chinese" in "the Chinese ship" is nothing that "it" could mean. */
static gboolean
is_adjective (const SpGrouping *self, const SpRefer *refer)
{
  SpGazetteerMatch match;

  return refer->how == SP_MENTION_METONYM && refer->n == 1
         && sp_gazetteer_find (self->words, refer->first, 1, &match)
         && (match.kind == SP_GAZETTEER_ADJECTIVE || match.kind == SP_GAZETTEER_PERSON);
}

/* "a driver", "the nurse": a person who is no party may be meant as well. */
static gboolean
is_other_person (const SpGrouping *self, guint i, PronounKind kind)
{
  const SpTree *tree = self->words->tree;
  guint gender;

  if (tree == NULL || self->taken[i] != SP_NONE || !sp_tree_is (tree, i, "nsubj")
      || !sp_tree_has_tag (tree, i, "NOUN"))
    return FALSE;
  if (!sp_words_has (self->words, i, SP_WORD_ROLE))
    {
      const SpRow *row
          = sp_knowledge_find (self->words->knowledge, "nominals", sp_words_fold (self->words, i));

      if (row == NULL || row->n < 2 || strcmp (row->columns[1], "person") != 0)
        return FALSE;
    }
  gender = self->words->form[i]->bits & (SP_WORD_MALE | SP_WORD_FEMALE);
  return gender != (kind == PRONOUN_HE ? SP_WORD_FEMALE : SP_WORD_MALE);
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
        {
          s = OTHER_PERSON - (self->words->sentence[at] - self->words->sentence[i]);
          if (s > best.score && is_other_person (self, i, kind))
            best = (Candidate){ SP_NONE, s };
          continue;
        }
      refer = &g_array_index (self->refers, SpRefer, self->taken[i]);
      group = sp_grouping_get (self, refer->group);
      i = refer->first;
      for (guint k = 0; k < n_seen; k++)
        known = known || seen[k] == refer->group;
      if (known || !fits (group, kind) || (kind == PRONOUN_IT && is_adjective (self, refer)))
        continue;
      seen[n_seen++] = refer->group;
      s = score (self, refer, group, at);
      if (s > best.score)
        best = (Candidate){ refer->group, s };
    }
  return best.group;
}

/* The subject of the sentence before that of @at in the same paragraph, or SP_ROOT. */
static guint
subject_before (const SpGrouping *self, guint at)
{
  guint n, index = self->words->sentence[at];
  const SpSentence *sentences = sp_tokens_get_sentences (self->words->tokens, &n);
  const SpTree *tree = self->words->tree;
  const SpSentence *before;

  if (index == 0 || sentences[index - 1].paragraph != sentences[index].paragraph)
    return SP_ROOT;
  before = &sentences[index - 1];
  for (guint i = before->first_token; i < before->first_token + MIN (before->n_tokens, MAX_BACK);
       i++)
    if (sp_tree_head (tree, i) == SP_ROOT)
      return sp_tree_find (tree, i, "nsubj");
  return SP_ROOT;
}

static int
group_at (const SpGrouping *self, guint token)
{
  int refer = token == SP_ROOT ? SP_NONE : self->taken[token];

  return refer == SP_NONE ? SP_NONE : g_array_index (self->refers, SpRefer, refer).group;
}

/* "it", "they": the subject of a clause above the pronoun's own, else that of the sentence before.
 * Whatever else could be meant keeps silent. */
static int
find_subject (SpGrouping *self, guint at, PronounKind kind)
{
  const SpTree *tree = self->words->tree;
  gboolean own = !sp_tree_is (tree, at, "nmod:poss") && !is_reflexive (self->words, at);
  guint above = at;
  int group;

  for (guint steps = 0; steps < 12 && sp_tree_head (tree, above) != SP_ROOT; steps++)
    {
      guint subject;

      above = sp_tree_head (tree, above);
      subject = sp_tree_find (tree, above, "nsubj");
      if (subject == SP_ROOT || subject > at || subject == at)
        continue;
      if (own && verb_of (tree, at) == above)
        continue;
      group = group_at (self, subject);
      if (group != SP_NONE)
        return fits (sp_grouping_get (self, group), kind) ? group : SP_NONE;
      if (sp_tree_has_tag (tree, subject, "NOUN")
          && !sp_words_has (self->words, subject, SP_WORD_ROLE))
        return SP_NONE;
    }
  if (kind == PRONOUN_IT && own && !sp_tree_is (tree, at, "nsubj"))
    return SP_NONE;
  group = group_at (self, subject_before (self, at));
  return group != SP_NONE && fits (sp_grouping_get (self, group), kind) ? group : SP_NONE;
}

static gboolean
is_it (const SpWords *words, guint i)
{
  const char *fold = sp_words_fold (words, i);

  return strcmp (fold, "its") == 0 || strcmp (fold, "itself") == 0;
}

/* "its": the subject of its own clause, else who was named nearest in the sentence: "evidence
 * provided by the ministry to support its claims". */
static int
find_owner (SpGrouping *self, guint at, PronounKind kind)
{
  const SpTree *tree = self->words->tree;
  guint above = at;
  int group = SP_NONE;

  for (guint steps = 0; steps < 12 && sp_tree_head (tree, above) != SP_ROOT
                        && !sp_tree_has_tag (tree, above, "VERB");
       steps++)
    above = sp_tree_head (tree, above);
  if (sp_tree_find (tree, above, "nsubj") < at)
    group = group_at (self, sp_tree_find (tree, above, "nsubj"));
  if (group != SP_NONE && fits (sp_grouping_get (self, group), kind))
    return group;
  group = find_antecedent (self, at, kind, 0);
  return group != SP_NONE ? group : find_subject (self, at, kind);
}

/* "It is clear that", "it rained": means nothing; in clauses that describe something, too much. */
static gboolean
is_empty (const SpWords *words, guint i)
{
  static const char *const plain[] = { "root", "conj", "parataxis", "ccomp" };
  static const char *const weather[] = { "rain", "snow", "seem", "appear", "happen", "turn", NULL };
  const SpTree *tree = words->tree;
  guint verb = sp_tree_head (tree, i);
  gboolean is_plain = FALSE;

  if (strcmp (sp_words_fold (words, i), "it") != 0)
    return FALSE;
  if (i > 0 && strcmp (sp_words_fold (words, i - 1), "what") == 0)
    return TRUE;
  for (guint k = 0; k < G_N_ELEMENTS (plain); k++)
    is_plain = is_plain || sp_tree_is (tree, verb, plain[k]);
  return !is_plain || !sp_tree_is (tree, i, "nsubj")
         || g_strv_contains (weather, sp_tree_get (tree, verb)->lemma)
         || sp_tree_find (tree, verb, "csubj") != SP_ROOT;
}

static int
find_thing (SpGrouping *self, guint i, PronounKind kind)
{
  if (self->words->tree != NULL && sp_tree_head (self->words->tree, i) != SP_ROOT)
    return is_empty (self->words, i)                      ? SP_NONE
           : kind == PRONOUN_IT && is_it (self->words, i) ? find_owner (self, i, kind)
                                                          : find_subject (self, i, kind);
  return kind == PRONOUN_IT && !is_it (self->words, i) ? SP_NONE
                                                       : find_antecedent (self, i, kind, 0);
}

static void
group_pronoun (SpGrouping *self, guint i, PronounKind kind)
{
  int group = kind <= PRONOUN_SHE ? find_antecedent (self, i, kind, MAX_SENTENCES)
                                  : find_thing (self, i, kind);

  if (group != SP_NONE && kind <= PRONOUN_SHE
      && !(sp_grouping_get (self, group)->bits & (SP_WORD_MALE | SP_WORD_FEMALE)))
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
