/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-grouping-private.h"

#define MAX_TIES 12
#define MAX_MENTIONS 6
#define MAX_SENTENCES 20 /* of a paragraph, back to its first */
#define MAX_WORDS 300    /* of a sentence */
#define LEAST_WORD 6     /* bytes: "Commission", not "Bank" */

/* Set by hand on development texts: below the first, and nearer to the second best than the other,
 * nothing is said. */
#define LEAST_SCORE 1.5
#define LEAST_LEAD 1.0

/* How closely the article ties a person to each country. */
typedef struct
{
  int group[MAX_TIES];
  double score[MAX_TIES];
  guint n;
} Ties;

static void
tie (Ties *ties, int group, double score)
{
  for (guint i = 0; i < ties->n; i++)
    if (ties->group[i] == group)
      {
        ties->score[i] += score;
        return;
      }
  if (ties->n < MAX_TIES)
    {
      ties->group[ties->n] = group;
      ties->score[ties->n++] = score;
    }
}

/* The country that is mentioned at @token, or for which speaks who is mentioned there. */
static int
country_at (SpGrouping *self, guint token)
{
  const SpGroup *group;
  int index;

  if (token >= self->words->n || self->taken[token] == SP_NONE)
    return SP_NONE;
  index = g_array_index (self->refers, SpRefer, self->taken[token]).group;
  group = sp_grouping_get (self, index);
  if (group->kind == SP_PARTY_PERSON && group->speaks_for != SP_NONE)
    {
      index = group->speaks_for;
      group = sp_grouping_get (self, index);
    }
  return group->kind == SP_PARTY_COUNTRY ? index : SP_NONE;
}

static void
tie_at (SpGrouping *self, Ties *ties, guint token, double score)
{
  int country = token == SP_ROOT ? SP_NONE : country_at (self, token);

  if (country != SP_NONE)
    tie (ties, country, score);
}

/* Ties the subject of a sentence, and who stands beside it: "Kenya and Ghana". */
static void
tie_subject (SpGrouping *self, Ties *ties, guint subject, double score)
{
  const SpTree *tree = self->words->tree;

  if (subject == SP_ROOT)
    return;
  tie_at (self, ties, subject, score);
  for (guint i = tree->first[subject]; i != SP_ROOT; i = tree->next[i])
    if (sp_tree_is (tree, i, "conj"))
      tie_at (self, ties, i, score);
}

/* The subject of the sentence: what its first words mention if the tree has none; or SP_ROOT. */
static guint
find_subject (const SpGrouping *self, const SpSentence *sentence)
{
  const SpTree *tree = self->words->tree;
  guint first = sentence->first_token, end = first + MIN (sentence->n_tokens, MAX_WORDS);

  for (guint i = first; i < end; i++)
    if (sp_tree_head (tree, i) == SP_ROOT && sp_tree_find (tree, i, "nsubj") != SP_ROOT)
      return sp_tree_find (tree, i, "nsubj");
  if (strcmp (sp_words_surface (self->words, first), "The") == 0)
    first++;
  return first < end && self->taken[first] != SP_NONE ? first : SP_ROOT;
}

/* "In Finland, President … called", "Turkey says that it does not. President … accused". */
static void
tie_topic (SpGrouping *self, Ties *ties, guint index, double weight)
{
  guint n;
  const SpSentence *sentences = sp_tokens_get_sentences (self->words->tokens, &n);
  const SpSentence *sentence = &sentences[index];
  guint first = index;

  if (sentence->n_tokens > 1
      && strcmp (sp_words_surface (self->words, sentence->first_token), "In") == 0)
    tie_at (self, ties, sentence->first_token + 1, 2 * weight);
  while (first > 0 && index - first < MAX_SENTENCES
         && sentences[first - 1].paragraph == sentence->paragraph)
    first--;
  if (first < index)
    {
      tie_subject (self, ties, find_subject (self, &sentences[index - 1]), 1.5 * weight);
      tie_subject (self, ties, find_subject (self, &sentences[first]), 1.5 * weight);
    }
  if (index + 1 < n && sentences[index + 1].paragraph == sentence->paragraph)
    tie_subject (self, ties, find_subject (self, &sentences[index + 1]), 0.75 * weight);
}

static gboolean
is_subject (const SpGrouping *self, const SpRefer *refer)
{
  const SpName name = { .first = refer->first, .n = refer->n };

  return sp_tree_is (self->words->tree, sp_name_get_top (self->words, &name), "nsubj");
}

/* "President … said that Turkey would": one speaks of one's own country; what one accuses is
 * another. */
static void
tie_clause (SpGrouping *self, Ties *ties, const SpRefer *refer, double weight)
{
  const SpTree *tree = self->words->tree;
  const SpName name = { .first = refer->first, .n = refer->n };
  guint subject = sp_name_get_top (self->words, &name);
  guint verb = sp_tree_head (tree, subject);
  guint clause, object;

  clause = sp_tree_find (tree, verb, "ccomp");
  if (clause != SP_ROOT)
    tie_subject (self, ties, sp_tree_find (tree, clause, "nsubj"), 1.5 * weight);
  object = sp_tree_find (tree, verb, "obj");
  tie_at (self, ties, object, -1);
}

static Ties
find_ties (SpGrouping *self, const GArray *refers)
{
  Ties ties = { .n = 0 };

  for (guint i = 0; i < refers->len && i < MAX_MENTIONS; i++)
    {
      const SpRefer *refer
          = &g_array_index (self->refers, SpRefer, g_array_index (refers, guint, i));
      double weight = i == 0 ? 1 : 0.5;

      if (!is_subject (self, refer))
        continue;
      tie_topic (self, &ties, self->words->sentence[refer->first], weight);
      tie_clause (self, &ties, refer, weight);
    }
  return ties;
}

/* Returns: the country that is plainly tied most, or SP_NONE. */
static int
decide (const Ties *ties)
{
  guint best = 0;

  if (ties->n == 0)
    return SP_NONE;
  for (guint i = 1; i < ties->n; i++)
    if (ties->score[i] > ties->score[best])
      best = i;
  if (ties->score[best] < LEAST_SCORE)
    return SP_NONE;
  for (guint i = 0; i < ties->n; i++)
    if (i != best && ties->score[i] + LEAST_LEAD > ties->score[best])
      return SP_NONE;
  return ties->group[best];
}

/* The last words of the names of organisations, folded → 1 + group; 0 where several share one. */
static GHashTable *
index_organizations (SpGrouping *self)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->groups->len; i++)
    {
      const SpGroup *group = sp_grouping_get (self, (int)i);
      const char *word = strrchr (group->name, ' ');
      char *fold;

      if (group->kind != SP_PARTY_ORGANIZATION || word == NULL || strlen (word + 1) < LEAST_WORD)
        continue;
      fold = g_utf8_strdown (word + 1, -1);
      g_hash_table_insert (index,
                           fold,
                           GINT_TO_POINTER (g_hash_table_contains (index, fold) ? 0 : (int)i + 1));
    }
  return index;
}

/* "the commissioner": of the one party whose name ends in "Commission". */
static int
find_by_word (GHashTable *index, const char *role)
{
  const char *space = strrchr (role, ' ');
  g_autofree char *last = g_utf8_strdown (space != NULL ? space + 1 : role, -1);

  for (gsize n = strlen (last); n > LEAST_WORD; n--)
    {
      int found;

      last[n - 1] = '\0';
      found = GPOINTER_TO_INT (g_hash_table_lookup (index, last));
      if (found > 0)
        return found - 1;
    }
  return SP_NONE;
}

static void
list_free (gpointer list)
{
  if (list != NULL)
    g_array_unref (list);
}

/* Returns: (transfer full): for each group NULL or its named mentions in order of the text. */
static GPtrArray *
collect_persons (SpGrouping *self, GArray *order)
{
  GPtrArray *mentions = g_ptr_array_new_with_free_func (list_free);

  g_ptr_array_set_size (mentions, (int)self->groups->len);
  for (guint i = 0; i < self->words->n; i++)
    {
      int at = self->taken[i];
      const SpRefer *refer;
      const SpGroup *group;
      guint index = (guint)at;
      GArray **list;

      if (at == SP_NONE)
        continue;
      refer = &g_array_index (self->refers, SpRefer, index);
      group = sp_grouping_get (self, refer->group);
      if (refer->first != i || group->kind != SP_PARTY_PERSON || group->role == NULL
          || group->speaks_for != SP_NONE || !group->speaks
          || (refer->how != SP_MENTION_NAME && refer->how != SP_MENTION_ALIAS))
        continue;
      list = (GArray **)&mentions->pdata[refer->group];
      if (*list == NULL)
        {
          *list = g_array_new (FALSE, FALSE, sizeof (guint));
          g_array_append_val (order, refer->group);
        }
      g_array_append_val (*list, index);
    }
  return mentions;
}

/* Finds for whom those speak whose role is told without the country: from the countries that the
 * article speaks of where it speaks of them. Silent where two are possible. */
void
sp_group_owners (SpGrouping *self)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GPtrArray) mentions = NULL;
  g_autoptr (GHashTable) organizations = NULL;

  if (self->words->tree == NULL)
    return;
  mentions = collect_persons (self, order);
  organizations = index_organizations (self);
  for (guint i = 0; i < order->len; i++)
    {
      int person = g_array_index (order, int, i);
      SpGroup *group = sp_grouping_get (self, person);
      Ties ties;

      group->speaks_for = find_by_word (organizations, group->role);
      if (group->speaks_for != SP_NONE || !group->state)
        continue;
      ties = find_ties (self, g_ptr_array_index (mentions, person));
      group->speaks_for = decide (&ties);
    }
}
