/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parties named together, to which "both countries", "the two applications", "them" come back. */
#include "sp-referents.h"

#include <string.h>

#define GROUP_REACH 500  /* tokens from the names to "both countries" */
#define PLAIN_REACH 200  /* … to "the companies" */
#define PRONOUN_REACH 30 /* … to "them" */

/* How a phrase comes back to a group. */
typedef struct
{
  guint size; /* 0: any */
  gboolean any_kind;
  SpPartyKind kind;
  gboolean thing; /* what belongs to them, not they */
  guint reach;
} Wanted;

static SpPartyKind
kind_of (const SpPhrases *phrases, int party)
{
  SpPartyKind kind = sp_analysis_get_party (phrases->work->analysis, (guint)party)->kind;

  return kind == SP_PARTY_GOVERNMENT ? SP_PARTY_COUNTRY : kind;
}

/* "A and B" where the tree joins B to something else ("A and B drilling rights"). */
static void
add_neighbour (const SpPhrases *phrases, SpReferentGroup *group)
{
  guint at = group->tokens[0];

  while (at < phrases->n_tokens && phrases->party_at[at] == group->parties[0])
    at++;
  if (at + 1 >= phrases->n_tokens || !sp_phrases_is (phrases, at, "and")
      || phrases->party_at[at + 1] == SP_NONE || phrases->party_at[at + 1] == group->parties[0]
      || kind_of (phrases, phrases->party_at[at + 1]) != kind_of (phrases, group->parties[0]))
    return;
  group->parties[group->n] = phrases->party_at[at + 1];
  group->tokens[group->n++] = at + 1;
}

/* Takes in the parties of which the one at token @head is the first named: "A, B and C". */
void
sp_earlier_add_group (SpEarlier *self, const SpPhrases *phrases, guint head)
{
  SpReferentGroup group = { .n = 0 };
  const SpTree *tree;

  g_return_if_fail (self != NULL && phrases != NULL && phrases->tree != NULL);

  tree = phrases->tree;
  if (phrases->party_at[head] == SP_NONE || sp_tree_is (tree, head, "conj"))
    return;
  group.parties[group.n] = phrases->party_at[head];
  group.tokens[group.n++] = head;
  for (guint i = tree->first[head]; i != SP_ROOT && group.n < SP_MAX_SUBJECTS; i = tree->next[i])
    {
      if (!sp_tree_is (tree, i, "conj"))
        continue;
      if (phrases->party_at[i] == SP_NONE || phrases->party_at[i] == group.parties[group.n - 1]
          || kind_of (phrases, phrases->party_at[i]) != kind_of (phrases, group.parties[0]))
        {
          group.n = 1;
          break;
        }
      group.parties[group.n] = phrases->party_at[i];
      group.tokens[group.n++] = i;
    }
  if (group.n < 2)
    add_neighbour (phrases, &group);
  if (group.n < 2 || kind_of (phrases, group.parties[0]) == SP_PARTY_PLACE)
    return;
  group.kind = kind_of (phrases, group.parties[0]);
  self->groups[self->n_groups++ % SP_MAX_GROUPS] = group;
}

static gboolean
is_one_of (const SpPhrases *phrases, guint token, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (sp_phrases_is (phrases, token, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_plural (const SpPhrases *phrases, guint token)
{
  const char *xpos = sp_tree_get (phrases->tree, token)->xpos;

  return xpos != NULL && strcmp (xpos, "NNS") == 0;
}

/* Reads what kind of parties the plural noun at @token names. */
static void
read_noun (const SpPhrases *phrases, guint token, Wanted *wanted)
{
  static const char *const countries[] = { "countries", "nations",    "states",    "governments",
                                           "capitals",  "neighbours", "neighbors", NULL };
  static const char *const organizations[]
      = { "companies", "firms", "banks", "groups", "organisations", "organizations", NULL };
  static const char *const persons[]
      = { "men",     "women",    "leaders",  "presidents", "ministers", "candidates",
          "sisters", "brothers", "senators", "officials",  "lawmakers", NULL };
  static const char *const sides[] = { "sides", "parties", "rivals", "both", NULL };

  wanted->any_kind = is_one_of (phrases, token, sides);
  if (is_one_of (phrases, token, countries))
    wanted->kind = SP_PARTY_COUNTRY;
  else if (is_one_of (phrases, token, organizations))
    wanted->kind = SP_PARTY_ORGANIZATION;
  else if (is_one_of (phrases, token, persons))
    wanted->kind = SP_PARTY_PERSON;
  else if (!wanted->any_kind)
    wanted->any_kind = wanted->thing = TRUE;
}

/* Tells whether the phrase comes back to parties named together, and to which. */
static gboolean
read_phrase (const SpPhrases *phrases, int phrase, Wanted *wanted)
{
  const SpNounPhrase *self = sp_phrases_get (phrases, phrase);
  static const char *const pronouns[] = { "them", "they", NULL };

  *wanted = (Wanted){ .kind = SP_PARTY_OTHER, .reach = GROUP_REACH };
  if (phrases->party_at[self->head] != SP_NONE)
    return FALSE;
  if (self->end - self->start == 1 && is_one_of (phrases, self->head, pronouns))
    {
      wanted->any_kind = TRUE;
      wanted->reach = PRONOUN_REACH;
      return TRUE;
    }
  for (guint i = self->start; i < self->end; i++)
    {
      if (sp_phrases_is (phrases, i, "both")
          || (sp_phrases_is (phrases, i, "two") && i == self->start + 1
              && sp_phrases_has_class (phrases, self->start, SP_WORD_DETERMINER)))
        wanted->size = 2;
      if (phrases->party_at[i] != SP_NONE
          && kind_of (phrases, phrases->party_at[i]) != SP_PARTY_COUNTRY)
        return FALSE;
    }
  if (self->end - self->start > 4
      || !(is_plural (phrases, self->head) || sp_phrases_is (phrases, self->head, "both")))
    return FALSE;
  read_noun (phrases, self->head, wanted);
  if (wanted->size != 0)
    return TRUE;
  wanted->reach = PLAIN_REACH; /* "the companies" */
  return !wanted->any_kind && sp_phrases_is (phrases, self->start, "the");
}

static gboolean
has_plural_between (const SpPhrases *phrases, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    if (is_plural (phrases, i))
      return TRUE;
  return FALSE;
}

/* Finds the parties named together to which @phrase comes back. Returns: how many there are in
 * @found, which has room for SP_MAX_SUBJECTS; 0 where it comes back to none. */
guint
sp_referents_of_group (const SpPhrases *phrases,
                       int phrase,
                       const SpEarlier *earlier,
                       SpReferent *found)
{
  Wanted wanted;
  guint oldest, at;

  g_return_val_if_fail (phrases != NULL && phrase >= 0 && earlier != NULL && found != NULL, 0);

  if (earlier->n_groups == 0 || phrases->tree == NULL || !read_phrase (phrases, phrase, &wanted))
    return 0;
  at = sp_phrases_get (phrases, phrase)->start;
  oldest = earlier->n_groups > SP_MAX_GROUPS ? earlier->n_groups - SP_MAX_GROUPS : 0;
  for (guint i = earlier->n_groups; i > oldest; i--)
    {
      const SpReferentGroup *group = &earlier->groups[(i - 1) % SP_MAX_GROUPS];
      guint last = group->tokens[group->n - 1];

      if (last >= at)
        continue;
      if (at - last > wanted.reach)
        return 0;
      if ((wanted.size != 0 && group->n != wanted.size)
          || (!wanted.any_kind && group->kind != wanted.kind))
        continue;
      if (wanted.reach == PRONOUN_REACH && has_plural_between (phrases, last + 1, at))
        return 0;
      for (guint k = 0; k < group->n; k++)
        found[k] = (SpReferent){ group->parties[k],
                                 wanted.thing ? SP_VIA_POSSESSOR : SP_VIA_GROUP,
                                 group->tokens[k] };
      return group->n;
    }
  return 0;
}
