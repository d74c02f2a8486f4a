/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-grouping-private.h"

#define MAX_ROLE_WORDS 8

static gboolean
is (const SpGrouping *self, guint i, const char *word)
{
  return strcmp (sp_words_surface (self->words, i), word) == 0;
}

/* The group of the mention that covers token @i, or SP_NONE. */
static int
group_at (const SpGrouping *self, guint i)
{
  int refer = i < self->words->n ? self->taken[i] : SP_NONE;

  return refer == SP_NONE ? SP_NONE : g_array_index (self->refers, SpRefer, refer).group;
}

static gboolean
can_be_spoken_for (SpGrouping *self, int group)
{
  return group != SP_NONE && sp_grouping_get (self, group)->kind != SP_PARTY_PERSON
         && sp_grouping_get (self, group)->kind != SP_PARTY_OTHER;
}

/* The row of the longest role that ends the tokens [@first, @first + @n). */
static const SpRow *
find_role_row (const SpGrouping *self, guint first, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *phrase = sp_words_dup_phrase (self->words, first + i, n - i);
      g_autofree char *fold = g_utf8_strdown (phrase, -1);
      const SpRow *row = sp_knowledge_find (self->words->knowledge, "roles", fold);

      if (row != NULL)
        return row;
    }
  return NULL;
}

static guint
role_bits (const SpGrouping *self, guint first, guint n)
{
  guint bits = 0;

  for (guint i = first; i < first + n; i++)
    bits |= self->words->form[i]->bits & (SP_WORD_MALE | SP_WORD_FEMALE);
  return bits;
}

static void
set_role (SpGrouping *self, int person, guint first, guint n, int speaks_for)
{
  SpGroup *group = sp_grouping_get (self, person);
  const SpRow *row = find_role_row (self, first, n);
  gboolean speaks = row != NULL && row->n > 3 && strcmp (row->columns[3], "speaks") == 0;

  if (group->role == NULL || (speaks && !group->speaks))
    {
      g_free (group->role);
      group->role = sp_words_dup_phrase (self->words, first, n);
      group->speaks = speaks;
      group->state = row != NULL && row->n > 4 && strcmp (row->columns[4], "state") == 0;
    }
  if (!sp_words_has (self->words, first + n - 1, SP_WORD_FIRST_NAME))
    group->bits |= role_bits (self, first + n - 1, 1);
  if (speaks && group->speaks_for == SP_NONE && can_be_spoken_for (self, speaks_for)
      && speaks_for != person)
    group->speaks_for = speaks_for;
}

static gboolean
is_modifier (const SpGrouping *self, guint i)
{
  static const char *const plain[]
      = { "former",   "deputy",  "senior",   "chief",    "acting",     "vice",
          "interim",  "then",    "top",      "ex",       "foreign",    "defence",
          "defense",  "finance", "interior", "health",   "trade",      "government",
          "military", "police",  "army",     "party",    "opposition", "team",
          "union",    "company", "prime",    "ministry", "national",   "security",
          "economic", "justice", "shadow",   "home",     "climate",    "international",
          NULL };

  return g_strv_contains (plain, sp_words_fold (self->words, i))
         || sp_words_has (self->words, i, SP_WORD_ROLE);
}

/* "oil" in "Iran's oil minister", "the oil minister". */
static gboolean
is_plain_modifier (const SpGrouping *self, guint i)
{
  return i > 0 && sp_words_has (self->words, i, SP_WORD_COMMON)
         && !sp_words_has (self->words, i, SP_WORD_FUNCTION | SP_WORD_ACT)
         && ((self->words->token[i - 1].flags & SP_TOKEN_JOINED) || self->taken[i - 1] != SP_NONE
             || is (self, i - 1, "the") || is (self, i - 1, "The"));
}

/* "shadow international development" before the role at @role: nouns that stand with it in the
 * tree, and the adjectives of these. */
static gboolean
is_part_of_role (const SpGrouping *self, guint i, guint role)
{
  const SpTree *tree = self->words->tree;
  guint head;

  if (tree == NULL || (self->words->token[i].flags & SP_TOKEN_CAPITAL)
      || !sp_words_has (self->words, i, SP_WORD_COMMON))
    return FALSE;
  head = sp_tree_head (tree, i);
  if (sp_tree_is (tree, i, "compound"))
    return head != SP_ROOT && head > i && head < role + MAX_ROLE_WORDS;
  return sp_tree_is (tree, i, "amod") && head != SP_ROOT && head > i && i + 1 < role
         && sp_tree_is (tree, i + 1, "compound");
}

/* Walks to the left from the role that ends before @end: over "Foreign Ministry", "former deputy".
 * @owner: whom a person of this role may speak for. Returns: the first token of the role. */
static guint
role_start (SpGrouping *self, guint role, int *owner)
{
  const SpWords *words = self->words;
  guint i = role;

  *owner = SP_NONE;
  while (i > 0 && role - i < MAX_ROLE_WORDS && words->sentence[i - 1] == words->sentence[role])
    {
      guint k = i - 1;
      int group = group_at (self, k);

      if (group != SP_NONE)
        {
          const SpRefer *refer = &g_array_index (self->refers, SpRefer, self->taken[k]);

          if (can_be_spoken_for (self, group))
            *owner = group;
          if (refer->how != SP_MENTION_NAME
              || sp_grouping_get (self, group)->kind == SP_PARTY_COUNTRY
              || sp_grouping_get (self, group)->kind == SP_PARTY_PERSON)
            break;
          i = refer->first;
          break;
        }
      if ((words->token[k].flags & SP_TOKEN_JOINED) && k > 0
          && can_be_spoken_for (self, group_at (self, k - 1)))
        {
          *owner = group_at (self, k - 1);
          break;
        }
      if ((words->token[k].flags & SP_TOKEN_ALL_CAPITALS)
          && sp_span_length (words->token[k].span) > 5)
        break; /* the end of a heading */
      if (!(words->token[k].flags & SP_TOKEN_CAPITAL) && !is_modifier (self, k)
          && !is_plain_modifier (self, k) && !is (self, k, "-") && !is_part_of_role (self, k, role))
        break;
      if (sp_words_has (words, k, SP_WORD_FUNCTION) && !is_modifier (self, k))
        break;
      if (sp_words_has (words, k, SP_WORD_COMMON) && !is_modifier (self, k)
          && !is_part_of_role (self, k, role)
          && (k == 0 || words->sentence[k - 1] != words->sentence[k]))
        break;
      i = k;
    }
  while (i < role && is (self, i, "-"))
    i++;
  return i;
}

/* The tokens of the longest role that ends before @end. */
static guint
role_before (const SpGrouping *self, guint end)
{
  for (guint n = MIN (4, end); n > 0; n--)
    if (self->words->sentence[end - n] == self->words->sentence[end - 1]
        && !sp_words_has (self->words, end - 1, SP_WORD_HONORIFIC)
        && sp_role_match (self->words, end - n, end) == n)
      return n;
  return 0;
}

/* "of Japan", "for the ministry", "at Oxford University" behind a role. */
static int
owner_behind (SpGrouping *self, guint i, guint *end)
{
  static const char *const links[] = { "of", "for", "at", "to", "from", "with", "in", NULL };
  guint sentence;

  *end = i;
  if (i >= self->words->n || !g_strv_contains (links, sp_words_surface (self->words, i)))
    return SP_NONE;
  sentence = self->words->sentence[i];
  for (guint k = i + 1; k < i + 6 && k < self->words->n && self->words->sentence[k] == sentence;
       k++)
    {
      int group = group_at (self, k);

      if (group != SP_NONE && can_be_spoken_for (self, group))
        {
          const SpRefer *refer = &g_array_index (self->refers, SpRefer, self->taken[k]);

          *end = refer->first + refer->n;
          return group;
        }
      if (self->words->token[k].kind == SP_TOKEN_PUNCTUATION)
        return SP_NONE;
    }
  return SP_NONE;
}

/* "Chinese Foreign Ministry spokesman | Lin Jian": the role stands before the name. */
static void
role_in_front (SpGrouping *self, const SpRefer *refer)
{
  guint end = refer->first, n, start, owner_end;
  int owner, behind;

  while (end > 0 && sp_words_has (self->words, end - 1, SP_WORD_HONORIFIC))
    end--;
  if (end > 1 && is (self, end - 1, ","))
    end--;
  n = end > 0 && self->words->sentence[end - 1] == self->words->sentence[refer->first]
          ? role_before (self, end)
          : 0;
  if (n == 0)
    return;
  start = role_start (self, end - n, &owner);
  behind = owner_behind (self, end, &owner_end);
  if (behind == SP_NONE && is (self, refer->first + refer->n, "of"))
    behind = owner_behind (self, refer->first + refer->n, &owner_end);
  set_role (self, refer->group, start, end - start, owner != SP_NONE ? owner : behind);
}

static gboolean
is_person_at (SpGrouping *self, guint i)
{
  int group = group_at (self, i);

  return group != SP_NONE && sp_grouping_get (self, group)->kind == SP_PARTY_PERSON;
}

/* "Lin Jian, a spokesman for the ministry": the role stands behind the name, after a comma. */
static void
role_behind (SpGrouping *self, const SpRefer *refer)
{
  const SpWords *words = self->words;
  guint i = refer->first + refer->n, start, end;

  if (!is (self, i, ",") && !is (self, i, "("))
    return;
  start = ++i;
  if (is (self, i, "and") || is (self, i, "or") || is (self, i, "but"))
    return;
  if (is (self, i, "who") && (is (self, i + 1, "is") || is (self, i + 1, "was")))
    start = i = i + 2;
  if (is (self, i, "a") || is (self, i, "an") || is (self, i, "the"))
    start = ++i;
  for (; i < start + 7 && i < words->n && words->sentence[i] == words->sentence[refer->first]; i++)
    {
      guint n = sp_role_match (words, i, words->n), first;
      int owner, behind;

      if (n == 0 || sp_words_has (words, i, SP_WORD_HONORIFIC))
        {
          if ((words->token[i].kind == SP_TOKEN_PUNCTUATION && !is (self, i, "-"))
              || sp_words_has (words, i, SP_WORD_ACT)
              || (sp_words_has (words, i, SP_WORD_FUNCTION) && !is_modifier (self, i)
                  && !is (self, i, "of") && !is (self, i, "and")))
            return;
          continue;
        }
      if (i + n < words->n && sp_role_match (words, i + n, words->n) > 0)
        continue;
      if (is_person_at (self, i + n))
        return; /* "Sand, Deputy Mayor Lund": the next one's */
      first = MAX (role_start (self, i, &owner), start);
      behind = owner_behind (self, i + n, &end);
      set_role (self, refer->group, first, i + n - first, behind != SP_NONE ? behind : owner);
      return;
    }
}

/* "the foreign minister of Japan, | Taro Kono": a role with its owner stands before the name. */
static void
role_with_owner_in_front (SpGrouping *self, const SpRefer *refer)
{
  guint i = refer->first;
  int owner;
  guint link, n, start;
  int other;

  if (i > 0 && is (self, i - 1, ","))
    i--;
  owner = i > 0 ? group_at (self, i - 1) : SP_NONE;
  if (owner == SP_NONE || !can_be_spoken_for (self, owner))
    return;
  link = g_array_index (self->refers, SpRefer, self->taken[i - 1]).first;
  if (link > 0 && is (self, link - 1, "the"))
    link--;
  if (link < 2
      || (!is (self, link - 1, "of") && !is (self, link - 1, "to") && !is (self, link - 1, "for"))
      || self->words->sentence[link - 1] != self->words->sentence[refer->first])
    return;
  n = role_before (self, link - 1);
  if (n == 0)
    return;
  start = role_start (self, link - 1 - n, &other);
  set_role (self,
            refer->group,
            start,
            link - 1 - start,
            is (self, link - 1, "to") && other != SP_NONE ? other : owner);
}

/* Finds what persons are, and whom they speak for. */
void
sp_group_roles (SpGrouping *self)
{
  for (guint i = 0; i < self->refers->len; i++)
    {
      const SpRefer *refer = &g_array_index (self->refers, SpRefer, i);
      SpGroup *group = sp_grouping_get (self, refer->group);

      if (refer->how != SP_MENTION_NAME && refer->how != SP_MENTION_ALIAS)
        continue;
      if (group->kind == SP_PARTY_PERSON)
        {
          role_in_front (self, refer);
          role_with_owner_in_front (self, refer);
          role_behind (self, refer);
        }
    }
}
