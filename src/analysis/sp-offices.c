/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-grouping-private.h"
#include "sp-quotemarks.h"

/* "The prime minister", "the government", where no title in the article says whose: the person or
 * country that stands out there, or nobody. */

#define MAX_TOKENS_BACK 600
#define MAX_SENTENCES_BACK 8
#define MAX_HOLDERS 12
#define MAX_NESTED 8 /* quotation marks within others */
#define LEAST_LEAD 0.9

/* A party that the words may mean. */
typedef struct
{
  int group;
  double score;
} Holder;

typedef struct
{
  Holder holders[MAX_HOLDERS];
  guint n;
} Holders;

/* Each party counts by its best mention. */
static void
add_holder (Holders *self, int group, double score)
{
  for (guint i = 0; i < self->n; i++)
    if (self->holders[i].group == group)
      {
        self->holders[i].score = MAX (self->holders[i].score, score);
        return;
      }
  if (self->n < MAX_HOLDERS)
    self->holders[self->n++] = (Holder){ group, score };
}

/* Returns: the party far enough before all others, or SP_NONE. */
static int
best_holder (const Holders *self)
{
  double best = 0, second = 0;
  int group = SP_NONE;

  for (guint i = 0; i < self->n; i++)
    if (self->holders[i].score > best)
      {
        second = best;
        best = self->holders[i].score;
        group = self->holders[i].group;
      }
    else
      second = MAX (second, self->holders[i].score);
  return best - second >= LEAST_LEAD ? group : SP_NONE;
}

static double
weigh (const SpGrouping *self, const SpRefer *refer, const SpGroup *group, guint at)
{
  const SpName name = { .first = refer->first, .n = refer->n };
  guint back = self->words->sentence[at] - self->words->sentence[refer->first];
  double score = 3 - 0.4 * back + MIN (2, 0.25 * group->n_names);

  if (self->words->tree != NULL
      && sp_tree_is (self->words->tree, sp_name_get_top (self->words, &name), "nsubj"))
    score += 0.8;
  return MAX (score, 0.1);
}

/* "a judge", "another spokesman", "two ministers": one who has no name was spoken of. */
static gboolean
is_introduced (const SpWords *words, guint first, guint n)
{
  static const char *const articles[] = { "a", "an", "another", "one", NULL };
  guint start = first > MAX_TOKENS_BACK ? first - MAX_TOKENS_BACK : 0;
  const char *noun = sp_words_fold (words, first + n - 1);

  for (guint i = first; i-- > start;)
    if (strcmp (sp_words_fold (words, i), noun) == 0)
      for (guint k = i; k > start && i - k < 4 && words->token[k].kind == SP_TOKEN_WORD; k--)
        if (g_strv_contains (articles, sp_words_fold (words, k - 1)))
          return TRUE;
  return FALSE;
}

/* Can a person of whom nothing is said hold this office? */
static gboolean
is_open (const SpGroup *group, guint gender)
{
  guint own = group->bits & (SP_WORD_MALE | SP_WORD_FEMALE);

  return group->kind == SP_PARTY_PERSON && group->role == NULL && group->nouns->len == 0
         && (gender == 0 || own == 0 || gender == own);
}

/* The office that one person has at a time where the article plays: "prime minister". */
static gboolean
is_single (const SpWords *words, guint first, guint n)
{
  static const char *const single[]
      = { "president",     "chancellor", "premier",     "minister",   "secretary", "taoiseach",
          "mayor",         "governor",   "chairman",    "chairwoman", "director",  "coach",
          "ceo",           "spokesman",  "spokeswoman", "cardinal",   "senator",   "congressman",
          "congresswoman", "ambassador", "executive",   NULL };
  guint head = first + n - 1;

  return g_strv_contains (single, sp_words_fold (words, head))
         && strcmp (sp_words_surface (words, head + 1), "'s") != 0
         && strcmp (sp_words_surface (words, head + 1), "’s") != 0
         && (words->tree == NULL
             || (sp_tree_has_tag (words->tree, head, "NOUN")
                 && !sp_tree_is (words->tree, head, "amod")));
}

/* Between quotation marks: there others may be meant. */
static gboolean
is_quoted (const SpGrouping *self, guint token)
{
  const GArray *marks = self->work->quote_marks;
  guint start = self->words->token[token].span.start, low = 0, high = marks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (marks, SpQuoteMark, middle).open.start <= start)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint i = low; i-- > 0 && low - i <= MAX_NESTED;)
    {
      const SpQuoteMark *mark = &g_array_index (marks, SpQuoteMark, i);

      if (mark->level == 0)
        return MAX (mark->close.end, mark->open.end) > start;
    }
  return FALSE;
}

/* Returns: the person whom the office in the tokens [@first, @first + @n) means although no title
 * says so, or SP_NONE. */
int
sp_office_find_holder (SpGrouping *self, guint first, guint n)
{
  const SpWords *words = self->words;
  guint start = first > MAX_TOKENS_BACK ? first - MAX_TOKENS_BACK : 0;
  guint gender = words->form[first + n - 1]->bits & (guint)(SP_WORD_MALE | SP_WORD_FEMALE);
  Holders holders = { .n = 0 };

  if (!is_single (words, first, n) || is_introduced (words, first, n) || is_quoted (self, first))
    return SP_NONE;
  for (guint i = first;
       i-- > start && words->sentence[i] + MAX_SENTENCES_BACK >= words->sentence[first];)
    {
      const SpRefer *refer;
      const SpGroup *group;

      if (self->taken[i] == SP_NONE)
        continue;
      refer = &g_array_index (self->refers, SpRefer, self->taken[i]);
      group = sp_grouping_get (self, refer->group);
      i = refer->first;
      if (is_open (group, gender) && words->sentence[i] < words->sentence[first])
        add_holder (&holders, refer->group, weigh (self, refer, group, first));
    }
  return best_holder (&holders);
}

/* The country that is meant, or for which speaks who is meant. */
static int
country_of (SpGrouping *self, int index)
{
  for (guint steps = 0; index != SP_NONE && steps < 3; steps++)
    {
      const SpGroup *group = sp_grouping_get (self, index);

      if (group->kind == SP_PARTY_COUNTRY)
        return index;
      if (group->kind != SP_PARTY_PERSON && group->kind != SP_PARTY_GOVERNMENT)
        return SP_NONE;
      index = group->speaks_for;
    }
  return SP_NONE;
}

/* What the place of a mention says of its country as the one with "the government" at @at: a goal
 * of travels hardly is it, who acts on that government is not. */
static double
weigh_country (SpGrouping *self, const SpRefer *refer, guint at)
{
  static const char *const places[] = { "to", "in", "from", "at", "near", "into", "through", NULL };
  const SpTree *tree = self->words->tree;
  const SpName name = { .first = refer->first, .n = refer->n };
  guint top = sp_name_get_top (self->words, &name);
  const SpGroup *group = sp_grouping_get (self, refer->group);

  if (group->kind != SP_PARTY_COUNTRY)
    return 1;
  if (refer->first > 0 && g_strv_contains (places, sp_words_fold (self->words, refer->first - 1)))
    return -4;
  if (tree != NULL && sp_tree_is (tree, top, "conj"))
    top = sp_tree_head (tree, top);
  if (tree == NULL || !sp_tree_is (tree, top, "nsubj"))
    return 0;
  for (guint above = at, steps = 0; steps < 4 && above != SP_ROOT; steps++)
    {
      if (above == sp_tree_head (tree, top))
        return sp_tree_is (tree, at, "obj") || sp_tree_is (tree, at, "obl") ? -10 : 0;
      above = sp_tree_head (tree, above);
    }
  return 0;
}

/* Returns: the country that "the government" at @at means, or SP_NONE. */
int
sp_office_find_country (SpGrouping *self, guint at)
{
  const SpWords *words = self->words;
  guint start = at > MAX_TOKENS_BACK ? at - MAX_TOKENS_BACK : 0;
  Holders holders = { .n = 0 };

  for (guint i = at; i-- > start && words->sentence[i] + MAX_SENTENCES_BACK >= words->sentence[at];)
    {
      const SpRefer *refer;
      int country;

      if (self->taken[i] == SP_NONE)
        continue;
      refer = &g_array_index (self->refers, SpRefer, self->taken[i]);
      i = refer->first;
      country = country_of (self, refer->group);
      if (country != SP_NONE)
        add_holder (&holders,
                    country,
                    weigh (self, refer, sp_grouping_get (self, country), at)
                        + weigh_country (self, refer, at));
    }
  return best_holder (&holders);
}
