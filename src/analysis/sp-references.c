/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-grouping-private.h"

#define MAX_SENTENCES_BACK 6
#define MAX_TOKENS_BACK 1500
#define MAX_MENTIONS_BACK 60

/* What a nominal asks for. */
typedef struct
{
  const char *noun;
  const char *kinds; /* of the word list; empty: a noun that is not in it */
  gboolean generic;
  guint at;
} Wanted;

/* A party that a nominal may mean. */
typedef struct
{
  int group;
  double score;
} Candidate;

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

/* The noun of a name: "University" in "University of Oslo", "Commission" in "European Commission".
 */
static gboolean
is_noun_of_name (const char *name, const char *noun)
{
  g_autofree char *fold = g_utf8_strdown (name, -1);
  char *of = strstr (fold, " of ");
  const char *last;

  if (of == NULL)
    of = strstr (fold, " for ");
  if (of != NULL)
    *of = '\0';
  last = strrchr (fold, ' ');
  return last != NULL ? strcmp (last + 1, noun) == 0 : of != NULL && strcmp (fold, noun) == 0;
}

/* "deputy prime minister" is another office than "prime minister". */
static gboolean
is_lesser (const char *role, const char *noun)
{
  static const char *const lesser[] = { "deputy", "vice", "assistant", "former", "shadow" };

  for (guint i = 0; i < G_N_ELEMENTS (lesser); i++)
    if (has_word (role, lesser[i]) && !has_word (noun, lesser[i]))
      return TRUE;
  return FALSE;
}

/* How well the noun suits the party: what it is said to be, its own name's noun, its role, its
 * kind. Returns: 0 if it does not. */
static double
suit (const SpGroup *group, const Wanted *wanted)
{
  const char *noun = wanted->noun;

  if (group->kind == SP_PARTY_PERSON)
    return g_ptr_array_find_with_equal_func (group->nouns, noun, g_str_equal, NULL) ? 3
           : !has_word (group->role, noun)                                          ? 0
           : is_lesser (group->role, noun)                                          ? 2
                                                                                    : 3;
  if (group->kind == SP_PARTY_OTHER)
    return 0;
  if (is_noun_of_name (group->name, noun))
    return 3;
  if (g_ptr_array_find_with_equal_func (group->nouns, noun, g_str_equal, NULL))
    return 2.5;
  if (group->kind == SP_PARTY_PLACE)
    return strcmp (noun, "city") == 0 || strcmp (noun, "town") == 0 || strcmp (noun, "village") == 0
               ? 1.5
               : 0;
  if (group->kind == SP_PARTY_COUNTRY)
    return strcmp (noun, "country") == 0 || strcmp (noun, "nation") == 0 ? 2 : 0;
  return wanted->generic ? 1.5 : 0;
}

static gboolean
is_subject (const SpGrouping *self, const SpRefer *refer)
{
  const SpName name = { .first = refer->first, .n = refer->n };

  return self->words->tree != NULL
         && sp_tree_is (self->words->tree, sp_name_get_top (self->words, &name), "nsubj");
}

static double
score (const SpGrouping *self, const SpRefer *refer, const SpGroup *group, const Wanted *wanted)
{
  guint back = self->words->sentence[wanted->at] - self->words->sentence[refer->first];
  double suits = suit (group, wanted);

  if (suits <= 0 || (suits < 2 && back > MAX_SENTENCES_BACK))
    return 0;
  return MAX (0.1,
              suits - 0.3 * MIN (back, 5) + MIN (1.5, 0.15 * group->n_names)
                  + (is_subject (self, refer) ? 0.6 : 0));
}

/* The party among those mentioned before that suits best. Returns: SP_NONE if none does. */
static int
find_before (SpGrouping *self, const Wanted *wanted)
{
  guint start = wanted->at > MAX_TOKENS_BACK ? wanted->at - MAX_TOKENS_BACK : 0;
  Candidate best = { SP_NONE, 0 };
  guint n_seen = 0;

  for (guint i = wanted->at; i-- > start && n_seen < MAX_MENTIONS_BACK;)
    {
      const SpRefer *refer;
      double s;

      if (self->taken[i] == SP_NONE)
        continue;
      refer = &g_array_index (self->refers, SpRefer, self->taken[i]);
      n_seen++;
      i = refer->first;
      s = score (self, refer, sp_grouping_get (self, refer->group), wanted);
      if (s > best.score)
        best = (Candidate){ refer->group, s };
    }
  return best.group;
}

static gboolean
is_definite (const SpWords *words, guint i)
{
  const char *fold = sp_words_fold (words, i);

  return strcmp (fold, "the") == 0 || strcmp (fold, "this") == 0 || strcmp (fold, "that") == 0;
}

/* "for the council", "for Norsol": not "for two hours". */
static gboolean
is_for_somebody (const SpWords *words, guint i)
{
  return strcmp (sp_words_surface (words, i), "for") == 0 && i + 1 < words->n
         && (strcmp (sp_words_surface (words, i + 1), "the") == 0
             || (words->token[i + 1].flags & SP_TOKEN_CAPITAL));
}

/* Does something behind the noun say which one is meant: "the city of", "the company that"? */
static gboolean
is_restricted (const SpWords *words, guint i)
{
  const SpTree *tree = words->tree;

  if (strcmp (sp_words_surface (words, i + 1), "of") == 0 || is_for_somebody (words, i + 1)
      || sp_words_has (words, i + 1, SP_WORD_NOMINAL | SP_WORD_ROLE))
    return TRUE;
  return tree != NULL
         && (sp_tree_is (tree, i, "compound")
             || (sp_tree_find (tree, i, "acl:relcl") != SP_ROOT
                 && strcmp (sp_words_surface (words, i + 1), ",") != 0));
}

/* The party that the nominal in the tokens [@first, @first + @n) means, or SP_NONE. @suits: how
 * well the words suit it. */
static int
find_meant (SpGrouping *self, guint first, guint n, const char *phrase, double *suits)
{
  const SpWords *words = self->words;
  const SpRow *row = sp_knowledge_find (words->knowledge, "nominals", phrase);
  Wanted wanted = { phrase, row != NULL ? row->columns[1] : "", row != NULL && row->n > 2, first };
  gboolean is_the = strcmp (sp_words_fold (words, first - 1), "the") == 0;
  int group = find_before (self, &wanted);

  if (group != SP_NONE)
    {
      *suits = suit (sp_grouping_get (self, group), &wanted);
      return group;
    }
  *suits = 1;
  if (n == 1 && strcmp (phrase, "government") == 0)
    return is_the ? sp_office_find_country (self, first) : SP_NONE;
  if (!is_the)
    return SP_NONE;
  group = sp_office_find_holder (self, first, n);
  if (group != SP_NONE)
    sp_grouping_add_noun (self, group, phrase);
  return group;
}

/* "the company", "the prime minister": with the article, nothing that says which else. */
static void
group_nominal (SpGrouping *self, guint first, guint n)
{
  const SpWords *words = self->words;
  g_autofree char *phrase = sp_words_dup_phrase (words, first, n);
  g_autofree char *fold = g_utf8_strdown (phrase, -1);
  gboolean capital = (words->token[first].flags & SP_TOKEN_CAPITAL) != 0;
  double suits;
  int group;

  if (is_restricted (words, first + n - 1) || !sp_grouping_is_free (self, first - 1, n + 2))
    return;
  group = find_meant (self, first, n, fold, &suits);
  if (group != SP_NONE)
    sp_grouping_refer (self,
                       (SpRefer){ .first = first - 1,
                                  .n = n + 1,
                                  .head = first + n - 1,
                                  .how = capital ? SP_MENTION_ALIAS : SP_MENTION_NOMINAL,
                                  .confidence = suits >= 2 ? 0.7 : 0.5,
                                  .group = group });
}

static gboolean
is_common_noun (const SpWords *words, guint i)
{
  return words->tree != NULL && sp_tree_has_tag (words->tree, i, "NOUN")
         && !sp_words_has (words, i, SP_WORD_FUNCTION);
}

/* The tokens of the nominal that begins at @i; 0: none does. */
static guint
nominal_words (const SpWords *words, guint i)
{
  guint n = sp_words_has (words, i, SP_WORD_HONORIFIC) ? 0 : sp_role_match (words, i, words->n);

  if (n > 0)
    return n;
  return sp_words_has (words, i, SP_WORD_NOMINAL) || is_common_noun (words, i) ? 1 : 0;
}

/* Finds common nouns that mean a party named before. */
void
sp_group_nominals (SpGrouping *self)
{
  for (guint i = 1; i < self->words->n; i++)
    if (is_definite (self->words, i - 1))
      {
        guint n = nominal_words (self->words, i);

        if (n > 0)
          group_nominal (self, i, n);
      }
}
