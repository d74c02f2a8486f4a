/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-grouping-private.h"

#define MAX_ASIDE 10 /* tokens from a name to the noun behind it */
#define MAX_NAME 4   /* tokens from a noun to the name behind it */

/* What the article says that a party is: "Norsol, a maker of pumps", "York is an old city". */

static int
group_at (const SpGrouping *self, guint token)
{
  int refer = token < self->words->n ? self->taken[token] : SP_NONE;

  return refer == SP_NONE ? SP_NONE : g_array_index (self->refers, SpRefer, refer).group;
}

static gboolean
is_plural (const SpWords *words, guint token)
{
  const char *xpos = sp_tree_get (words->tree, token)->xpos;

  return xpos != NULL && (strcmp (xpos, "NNS") == 0 || strcmp (xpos, "NNPS") == 0);
}

static gboolean
is_denied (const SpWords *words, guint noun)
{
  const SpTree *tree = words->tree;

  for (guint i = tree->first[noun]; i != SP_ROOT; i = tree->next[i])
    if (sp_tree_is (tree, i, "advmod")
        && (strcmp (sp_words_fold (words, i), "not") == 0
            || strcmp (sp_words_fold (words, i), "n't") == 0))
      return TRUE;
  return FALSE;
}

/* Can a party of this kind be called by this noun? */
static gboolean
suits (const SpGrouping *self, const SpGroup *group, guint noun)
{
  const SpWords *words = self->words;
  const SpRow *row = sp_knowledge_find (words->knowledge, "nominals", sp_words_fold (words, noun));
  gboolean role = sp_words_has (words, noun, SP_WORD_ROLE)
                  || (row != NULL && row->n > 1 && g_str_has_prefix (row->columns[1], "person"));

  if (is_plural (words, noun))
    return group->kind == SP_PARTY_GROUP;
  if (group->kind == SP_PARTY_PERSON)
    return row == NULL || role;
  return !role;
}

/* A noun for persons, by the lists or by its ending: "negotiator", "pianist". */
static gboolean
is_for_persons (const SpWords *words, guint noun)
{
  static const char *const endings[] = { "er", "or", "ist", "ian", "man", "woman", "ee", "ant" };
  const char *fold = sp_words_fold (words, noun);
  const SpRow *row = sp_knowledge_find (words->knowledge, "nominals", fold);

  if (sp_words_has (words, noun, SP_WORD_ROLE)
      || (row != NULL && row->n > 1 && g_str_has_prefix (row->columns[1], "person")))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (strlen (fold) > strlen (endings[i]) + 3 && g_str_has_suffix (fold, endings[i]))
      return TRUE;
  return FALSE;
}

/* An apposition close behind a name, in commas or brackets, that fits. */
static gboolean
is_aside (const SpGrouping *self, guint first, guint second, guint noun, int group)
{
  const SpWords *words = self->words;

  if (group == SP_NONE || second - first > MAX_ASIDE)
    return FALSE;
  return sp_grouping_get ((SpGrouping *)self, group)->kind == SP_PARTY_PERSON
             ? is_for_persons (words, noun)
             : sp_tree_find (words->tree, noun, "det") != SP_ROOT
                   || sp_tree_find (words->tree, noun, "amod") != SP_ROOT;
}

/* "his brother, Omar", "the site's founder, Lena Holm": the party named behind the noun. "The
 * poet Lena Holm" is one phrase. */
static int
named_behind (const SpGrouping *self, guint noun)
{
  const SpTree *tree = self->words->tree;

  for (guint i = tree->first[noun]; i != SP_ROOT; i = tree->next[i])
    if (i > noun && i - noun <= MAX_NAME && sp_tree_is (tree, i, "appos") && group_at (self, i) >= 0
        && (strcmp (sp_words_surface (self->words, noun + 1), ",") == 0
            || sp_tree_find (tree, noun, "nmod:poss") != SP_ROOT)
        && is_aside (self, noun, i, noun, group_at (self, i)))
      return group_at (self, i);
  return SP_NONE;
}

/* The noun that @noun stands beside as one more of the same: "a singer and actor". */
static guint
first_of_row (const SpWords *words, guint noun)
{
  const SpTree *tree = words->tree;
  guint above = sp_tree_head (tree, noun);

  return sp_tree_is (tree, noun, "conj") && above < noun && noun - above <= MAX_ASIDE
                 && sp_tree_has_tag (tree, above, "NOUN")
                 && sp_tree_find (tree, noun, "nsubj") == SP_ROOT
             ? above
             : noun;
}

/* The party that the common noun at @noun describes, or SP_NONE. */
static int
described_by (const SpGrouping *self, guint noun)
{
  const SpTree *tree = self->words->tree;
  guint described = first_of_row (self->words, noun), above, subject;
  int group = SP_NONE;

  if (!sp_tree_has_tag (tree, noun, "NOUN"))
    return SP_NONE;
  group = named_behind (self, noun);
  above = sp_tree_head (tree, described);
  if (group != SP_NONE)
    ;
  else if (sp_tree_is (tree, described, "appos") && above < noun)
    {
      group = group_at (self, above);
      if (!is_aside (self, above, described, described, group))
        return SP_NONE;
    }
  else if (sp_tree_find (tree, described, "cop") != SP_ROOT && !is_denied (self->words, described)
           && sp_tree_find (tree, described, "case") == SP_ROOT)
    {
      subject = sp_tree_find (tree, described, "nsubj");
      group = subject == SP_ROOT ? SP_NONE : group_at (self, subject);
    }
  if (group != SP_NONE && !suits (self, sp_grouping_get ((SpGrouping *)self, group), noun))
    return SP_NONE;
  return group;
}

/* Notes what parties are said to be, so that "the city", "the maker" find them. */
void
sp_group_descriptions (SpGrouping *self)
{
  if (self->words->tree == NULL)
    return;
  for (guint i = 0; i < self->words->n; i++)
    {
      int group = described_by (self, i);

      if (group != SP_NONE)
        sp_grouping_add_noun (self, group, sp_words_fold (self->words, i));
    }
}

/* The first token of the noun's phrase before it: its article, its adjectives. */
static guint
phrase_start (const SpGrouping *self, guint noun)
{
  const SpTree *tree = self->words->tree;
  guint start = noun;

  for (guint i = tree->first[noun]; i != SP_ROOT && i < noun; i = tree->next[i])
    if (sp_tree_is (tree, i, "det") || sp_tree_is (tree, i, "amod")
        || sp_tree_is (tree, i, "compound") || sp_tree_is (tree, i, "nummod")
        || sp_tree_is (tree, i, "nmod:poss"))
      start = MIN (start, tree->left[i]);
  return start;
}

/* Adds as mentions what parties are said to be. They cover none of the words, which may say more:
 * whose ally one is. */
void
sp_group_asides (SpGrouping *self)
{
  if (self->words->tree == NULL)
    return;
  for (guint i = 0; i < self->words->n; i++)
    {
      SpRefer refer = { .head = i, .how = SP_MENTION_NOMINAL, .confidence = 0.7 };

      if (self->taken[i] != SP_NONE)
        continue;
      refer.group = described_by (self, i);
      if (refer.group == SP_NONE)
        continue;
      refer.first = phrase_start (self, i);
      refer.n = i + 1 - refer.first;
      g_array_append_val (self->asides, refer);
    }
}
