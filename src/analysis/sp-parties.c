/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-grouping-private.h"
#include "sp-quotemarks.h"

/* TRUE for each token of a dateline, byline or the like. */
static gboolean *
find_skipped (const SpWork *work, const SpWords *words)
{
  gboolean *skip = g_new0 (gboolean, words->n + 1);
  const SpSentence *sentences;
  const SpSpan *datelines;
  guint n;

  sentences = sp_tokens_get_sentences (work->tokens, &n);
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < sentences[i].n_tokens; k++)
      skip[sentences[i].first_token + k] = sentences[i].kind == SP_SENTENCE_METADATA;
  datelines = sp_article_get_datelines (work->article, &n);
  for (guint i = 0; i < n; i++)
    for (guint k = sp_tokens_find (work->tokens, datelines[i].start);
         k < words->n && words->token[k].span.start < datelines[i].end;
         k++)
      skip[k] = TRUE;
  return skip;
}

static SpSpan
span_of (const SpWords *words, guint first, guint n)
{
  return (SpSpan){ words->token[first].span.start, words->token[first + n - 1].span.end };
}

/* Things, works, feasts are no parties, however often they are named. */
static gboolean
is_party (const SpGroup *group, guint n_refers)
{
  return n_refers > 0 && group->kind != SP_PARTY_OTHER;
}

static void
set_key (SpParty *party, GHashTable *seen)
{
  for (guint i = 2; g_hash_table_contains (seen, party->key); i++)
    {
      g_autofree char *fold = g_utf8_casefold (party->name, -1);

      g_free (party->key);
      party->key = g_strdup_printf ("%s#%u", fold, i);
    }
  g_hash_table_add (seen, party->key);
}

static SpParty *
make_party (const SpGroup *group, GHashTable *seen)
{
  SpParty *party = sp_party_new (group->name, group->kind);

  party->role = g_strdup (group->role);
  for (guint i = 0; i < group->forms->len; i++)
    {
      const char *form = g_ptr_array_index (group->forms, i);

      if (strcmp (form, group->name) != 0)
        g_ptr_array_add (party->aliases, g_strdup (form));
    }
  set_key (party, seen);
  return party;
}

/* Parties in the order of their first mention. Returns: (transfer full): for each group its party,
 * or SP_NONE. */
static int *
make_parties (SpGrouping *self)
{
  g_autofree guint *n_refers = g_new0 (guint, self->groups->len + 1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  int *party_of = g_new (int, self->groups->len + 1);

  for (guint i = 0; i < self->refers->len; i++)
    n_refers[g_array_index (self->refers, SpRefer, i).group]++;
  for (guint i = 0; i < self->groups->len; i++)
    party_of[i] = SP_NONE;
  for (guint i = 0; i < self->refers->len; i++)
    {
      int index = g_array_index (self->refers, SpRefer, i).group;
      SpGroup *group = sp_grouping_get (self, index);

      if (party_of[index] != SP_NONE || !is_party (group, n_refers[index]))
        continue;
      party_of[index] = (int)self->work->analysis->parties->len;
      g_ptr_array_add (self->work->analysis->parties, make_party (group, seen));
    }
  return party_of;
}

static void
write_mentions (SpGrouping *self, const int *party_of)
{
  SpWork *work = self->work;

  for (guint i = 0; i < self->refers->len; i++)
    {
      const SpRefer *refer = &g_array_index (self->refers, SpRefer, i);
      int index = party_of[refer->group];
      SpParty *party;
      SpMention mention = { span_of (self->words, refer->first, refer->n),
                            span_of (self->words, refer->head, 1),
                            (SpMentionHow)refer->how,
                            refer->confidence };

      if (index == SP_NONE)
        continue;
      party = g_ptr_array_index (work->analysis->parties, index);
      for (guint k = refer->first; k < refer->first + refer->n; k++)
        if (self->taken[k] == (int)i)
          {
            work->party_at[k] = index;
            work->mention_at[k] = (int)party->mentions->len;
          }
      g_array_append_val (party->mentions, mention);
    }
}

/* A country that is named only inside another party's name is mentioned there; so is a party that
 * is named by itself elsewhere. */
static void
add_inner_refers (SpGrouping *self)
{
  g_autofree gboolean *known = g_new0 (gboolean, self->groups->len + 1);

  for (guint i = 0; i < self->refers->len; i++)
    known[g_array_index (self->refers, SpRefer, i).group] = TRUE;
  for (guint i = 0; i < self->inner->len; i++)
    if (!known[g_array_index (self->inner, SpRefer, i).group])
      g_array_append_val (self->refers, g_array_index (self->inner, SpRefer, i));
  g_array_append_vals (self->refers, self->asides->data, self->asides->len);
}

/* Whom the group speaks for: a person who speaks for a ministry speaks for its country. */
static int
spoken_for (SpGrouping *self, int group, const int *party_of)
{
  int owner = sp_grouping_get (self, group)->speaks_for;
  int country;

  if (owner == SP_NONE || sp_grouping_get (self, group)->kind != SP_PARTY_PERSON
      || sp_grouping_get (self, owner)->kind != SP_PARTY_GOVERNMENT)
    return owner;
  country = sp_grouping_get (self, owner)->speaks_for;
  return country != SP_NONE && party_of[country] != SP_NONE ? country : owner;
}

static void
write_speaks_for (SpGrouping *self, const int *party_of)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      int speaks_for = spoken_for (self, (int)i, party_of);
      SpParty *party;

      if (party_of[i] == SP_NONE || speaks_for == SP_NONE)
        continue;
      party = g_ptr_array_index (self->work->analysis->parties, party_of[i]);
      if (party_of[speaks_for] != party_of[i])
        party->speaks_for = party_of[speaks_for];
    }
}

/* Finds the parties of the article: all mentions of each, its kind, its role, whom it speaks for.
 */
void
sp_find_parties (SpWork *work)
{
  g_autoptr (SpTree) tree = NULL;
  g_autoptr (SpWords) words = NULL;
  g_autoptr (SpGrouping) grouping = NULL;
  g_autofree gboolean *skip = NULL;
  g_autofree int *party_of = NULL;

  g_assert (work != NULL);

  if (work->syntax != NULL)
    tree = sp_tree_new (work->syntax);
  if (work->quote_marks == NULL)
    work->quote_marks = sp_quote_marks_find (work->tokens);
  words = sp_words_new (work->tokens, work->knowledge);
  words->tree = tree;
  skip = find_skipped (work, words);
  grouping = sp_grouping_new (work, words, sp_names_find (work, words, skip));
  sp_group_compounds (grouping);
  sp_group_names (grouping);
  sp_group_roles (grouping);
  sp_group_descriptions (grouping);
  sp_group_nominals (grouping);
  sp_group_roles (grouping);
  sp_group_owners (grouping);
  sp_group_narrators (grouping);
  sp_group_pronouns (grouping);
  sp_group_asides (grouping);
  add_inner_refers (grouping);
  sp_grouping_sort (grouping);
  party_of = make_parties (grouping);
  write_mentions (grouping, party_of);
  write_speaks_for (grouping, party_of);
  sp_find_merges (work);
}
