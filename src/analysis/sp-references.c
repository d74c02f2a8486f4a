/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-grouping-private.h"

#define MAX_SENTENCES_BACK 6
#define MAX_TOKENS_BACK 1500
#define MAX_MENTIONS_BACK 60

/* The last mention before token @at that @fits, at most @back sentences before. */
typedef gboolean (*Fits) (SpGrouping *self, int group, gconstpointer data);

static int
find_before (SpGrouping *self, guint at, guint back, Fits fits, gconstpointer data)
{
  guint start = at > MAX_TOKENS_BACK ? at - MAX_TOKENS_BACK : 0;
  guint n_seen = 0;

  for (guint i = at; i-- > start && n_seen < MAX_MENTIONS_BACK
                     && self->words->sentence[i] + back >= self->words->sentence[at];)
    {
      const SpRefer *refer;

      if (self->taken[i] == SP_NONE)
        continue;
      refer = &g_array_index (self->refers, SpRefer, self->taken[i]);
      n_seen++;
      if (fits (self, refer->group, data))
        return refer->group;
      i = refer->first;
    }
  return SP_NONE;
}

typedef struct
{
  const char *noun;
  const char *kinds;
  gboolean generic;
} NominalWanted;

static gboolean
has_word (const char *phrase, const char *word)
{
  g_autofree char *fold = phrase != NULL ? g_utf8_strdown (phrase, -1) : NULL;
  gsize n = strlen (word);

  for (const char *p = fold; p != NULL && (p = strstr (p, word)) != NULL; p++)
    if ((p == fold || !g_ascii_isalpha (p[-1])) && !g_ascii_isalpha (p[n]))
      return TRUE;
  return FALSE;
}

/* A person by the role, an organisation by its own name's noun. */
static gboolean
fits_word (SpGrouping *self, int index, gconstpointer data)
{
  const NominalWanted *wanted = data;
  const SpGroup *group = sp_grouping_get (self, index);

  if (group->kind == SP_PARTY_PERSON)
    return has_word (group->role, wanted->noun);
  return group->kind != SP_PARTY_COUNTRY && group->kind != SP_PARTY_PLACE
         && has_word (group->name, wanted->noun);
}

static gboolean
fits_kind (SpGrouping *self, int index, gconstpointer data)
{
  const NominalWanted *wanted = data;
  const SpGroup *group = sp_grouping_get (self, index);

  if (group->kind == SP_PARTY_ORGANIZATION || group->kind == SP_PARTY_GROUP)
    return wanted->generic;
  if (group->kind == SP_PARTY_COUNTRY)
    return strcmp (wanted->noun, "country") == 0 || strcmp (wanted->noun, "nation") == 0;
  return FALSE;
}

/* The place that the article names most, if it is one of several mentions: "the city" is that one.
 */
static int
find_main_place (SpGrouping *self)
{
  int best = SP_NONE;

  for (guint i = 0; i < self->groups->len; i++)
    {
      const SpGroup *group = sp_grouping_get (self, (int)i);

      if (group->kind == SP_PARTY_PLACE && group->n_names > 1
          && (best == SP_NONE || group->n_names > sp_grouping_get (self, best)->n_names))
        best = (int)i;
    }
  return best;
}

static gboolean
is_place_noun (const char *noun)
{
  static const char *const nouns[] = { "city", "town", "village", NULL };

  return g_strv_contains (nouns, noun);
}

static gboolean
is_definite (const SpWords *words, guint i)
{
  const char *fold = sp_words_fold (words, i);

  return strcmp (fold, "the") == 0 || strcmp (fold, "this") == 0 || strcmp (fold, "that") == 0;
}

/* "the company", "the president": with the article, one noun, nothing that says which else. */
static void
group_nominal (SpGrouping *self, guint i, int main_place)
{
  const SpWords *words = self->words;
  const SpRow *row = sp_knowledge_find (words->knowledge, "nominals", sp_words_fold (words, i));
  NominalWanted wanted
      = { sp_words_fold (words, i), row != NULL ? row->columns[1] : "", row != NULL && row->n > 2 };
  int group;
  double confidence = 0.7;

  if (row == NULL || i == 0 || !is_definite (words, i - 1)
      || strcmp (sp_words_surface (words, i + 1), "of") == 0
      || sp_words_has (words, i + 1, SP_WORD_NOMINAL | SP_WORD_ROLE)
      || !sp_grouping_is_free (self, i - 1, 2))
    return;
  group = find_before (self, i, 40, fits_word, &wanted);
  if (group == SP_NONE && is_place_noun (wanted.noun) && main_place != SP_NONE
      && sp_grouping_get (self, main_place)->first < i)
    group = main_place;
  if (group == SP_NONE)
    {
      group = find_before (self, i, MAX_SENTENCES_BACK, fits_kind, &wanted);
      confidence = 0.5;
    }
  if (group != SP_NONE)
    sp_grouping_refer (self,
                       (SpRefer){ .first = i - 1,
                                  .n = 2,
                                  .head = i,
                                  .how = words->token[i].flags & SP_TOKEN_CAPITAL
                                             ? SP_MENTION_ALIAS
                                             : SP_MENTION_NOMINAL,
                                  .confidence = confidence,
                                  .group = group });
}

/* Finds common nouns that mean a party named before. */
void
sp_group_nominals (SpGrouping *self)
{
  int main_place = find_main_place (self);

  for (guint i = 0; i < self->words->n; i++)
    if (sp_words_has (self->words, i, SP_WORD_NOMINAL))
      group_nominal (self, i, main_place);
}
