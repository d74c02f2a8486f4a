/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-names-private.h"

/* What the tree says of a name: what stands in apposition to it, what it is said to be, what it
 * does. */

/* Returns: the token of the name on which its others depend. */
guint
sp_name_get_head (const SpWords *words, const SpName *name)
{
  guint end = name->first + name->n;

  if (words->tree == NULL)
    return end - 1;
  for (guint i = name->first; i < end; i++)
    {
      guint head = sp_tree_head (words->tree, i);

      if (head == SP_ROOT || head < name->first || head >= end)
        return i;
    }
  return end - 1;
}

/* Returns: the token that stands in the sentence for the name and the role before it: "President"
 * may be the subject in "President Sand said". */
guint
sp_name_get_top (const SpWords *words, const SpName *name)
{
  guint top = sp_name_get_head (words, name);
  guint above;

  if (words->tree == NULL
      || (!sp_tree_is (words->tree, top, "flat") && !sp_tree_is (words->tree, top, "appos")
          && !sp_tree_is (words->tree, top, "compound")))
    return top;
  above = sp_tree_head (words->tree, top);
  return above < name->first && name->first - above < 4
                 && sp_words_has (words, above, SP_WORD_ROLE | SP_WORD_HONORIFIC)
             ? above
             : top;
}

/* What a common noun says of who is called by it: a type of name, or SP_NAME_OTHER. */
static SpNameType
type_of_noun (const SpWords *words, guint i)
{
  const char *fold = sp_words_fold (words, i);
  const SpRow *row;

  if (words->token[i].flags & SP_TOKEN_CAPITAL)
    return SP_NAME_OTHER;
  if (sp_words_has (words, i, SP_WORD_ROLE))
    return SP_NAME_PERSON;
  row = sp_knowledge_find (words->knowledge, "nominals", fold);
  if (row != NULL && row->n > 1)
    return g_str_has_prefix (row->columns[1], "person")       ? SP_NAME_PERSON
           : g_str_has_prefix (row->columns[1], "organi")     ? SP_NAME_ORGANIZATION
           : g_str_has_prefix (row->columns[1], "government") ? SP_NAME_ORGANIZATION
                                                              : SP_NAME_PLACE;
  if (sp_words_has (words, i, SP_WORD_ORGANIZATION))
    return SP_NAME_ORGANIZATION;
  return sp_words_has (words, i, SP_WORD_PLACE) ? SP_NAME_PLACE : SP_NAME_OTHER;
}

static void
add_noun (const SpWords *words, guint noun, double weight, double *score)
{
  SpNameType type = type_of_noun (words, noun);

  if (type != SP_NAME_OTHER)
    score[type] += weight;
}

static gboolean
is_noun (const SpWords *words, guint i)
{
  return sp_tree_has_tag (words->tree, i, "NOUN");
}

/* "Norsol, the Danish energy company", "the retailer Norsol", "his friend, Tom Lind". */
static void
weigh_apposition (const SpWords *words, const SpName *name, guint head, double *score)
{
  const SpTree *tree = words->tree;
  guint end = name->first + name->n;

  for (guint i = tree->first[head]; i != SP_ROOT; i = tree->next[i])
    if (i >= end && sp_tree_is (tree, i, "appos") && is_noun (words, i))
      add_noun (words, i, 2.2, score);
    else if (i + 1 == name->first && is_noun (words, i)
             && (sp_tree_is (tree, i, "compound") || sp_tree_is (tree, i, "flat")))
      add_noun (words, i, 1.8, score);
    else if (i >= end && sp_tree_is (tree, i, "acl:relcl")
             && strcmp (sp_words_fold (words, end), "who") == 0)
      score[SP_NAME_PERSON] += 1.5;
  if (sp_tree_head (tree, head) < name->first && is_noun (words, sp_tree_head (tree, head))
      && (sp_tree_is (tree, head, "appos") || sp_tree_is (tree, head, "flat")
          || (sp_tree_is (tree, head, "compound") && sp_tree_head (tree, head) + 1 == name->first)))
    add_noun (words, sp_tree_head (tree, head), 1.8, score);
}

/* "the Norsol Two power plant": what belongs to the name of a place. */
static void
weigh_compound (const SpWords *words, const SpName *name, guint head, double *score)
{
  guint noun = sp_tree_head (words->tree, head);

  if (noun < name->first + name->n || noun == SP_ROOT || !sp_tree_is (words->tree, head, "compound")
      || type_of_noun (words, noun) != SP_NAME_PLACE)
    return;
  score[SP_NAME_PLACE] += 1.5;
  score[SP_NAME_PERSON] -= 0.5;
}

/* "Norsol is an energy company": and what acts is no place unless the lists know it. */
static void
weigh_clause (const SpWords *words, guint head, double *score)
{
  const SpTree *tree = words->tree;
  guint verb = sp_tree_head (tree, head);

  if (verb == SP_ROOT || !sp_tree_is (tree, head, "nsubj"))
    return;
  if (is_noun (words, verb) && sp_tree_find (tree, verb, "cop") != SP_ROOT)
    add_noun (words, verb, 1.6, score);
  else if (sp_tree_has_tag (tree, verb, "VERB"))
    {
      gboolean acts = sp_words_has (words, verb, SP_WORD_ACT);

      score[SP_NAME_PLACE] -= acts ? 1.2 : 0.8;
      score[SP_NAME_OTHER] -= acts ? 0.5 : 0;
    }
}

/* "“The Long Road”", "Night Train (1987)": the title of a work. */
static void
weigh_title (const SpWords *words, const SpName *name, double *score)
{
  guint end = name->first + name->n, before = name->first;

  if (before > 0 && strcmp (sp_words_fold (words, before - 1), "the") == 0)
    before--;
  if (before > 0 && strchr ("\"'", sp_words_surface (words, before - 1)[0]) != NULL
      && strcmp (sp_words_surface (words, before - 1), sp_words_surface (words, end)) == 0)
    score[SP_NAME_OTHER] += 1;
  else if (before > 0 && strcmp (sp_words_surface (words, before - 1), "“") == 0
           && strcmp (sp_words_surface (words, end), "”") == 0)
    score[SP_NAME_OTHER] += 1;
  if (name->n > 1 && !sp_words_has (words, name->first, SP_WORD_FIRST_NAME)
      && strcmp (sp_words_surface (words, end), "(") == 0 && end + 2 < words->n
      && words->token[end + 1].kind == SP_TOKEN_NUMBER
      && sp_span_length (words->token[end + 1].span) == 4
      && strchr (");,", sp_words_surface (words, end + 2)[0]) != NULL)
    score[SP_NAME_OTHER] += 1.5;
}

/* Adds to @score, one for each SpNameType, what the tree says of @name. */
void
sp_name_weigh_grammar (const SpWords *words, const SpName *name, double *score)
{
  guint head;

  weigh_title (words, name, score);
  if (words->tree == NULL)
    return;
  head = sp_name_get_head (words, name);
  weigh_apposition (words, name, head, score);
  weigh_compound (words, name, head, score);
  weigh_clause (words, head, score);
}

/* Returns: TRUE if the name says more of the word behind it ("Rohingya" in "Rohingya leaders"), or
 * nothing is known of its place in the sentence. */
gboolean
sp_name_is_modifier (const SpWords *words, const SpName *name)
{
  guint head = sp_name_get_head (words, name);

  return words->tree == NULL || sp_tree_is (words->tree, head, "compound")
         || sp_tree_is (words->tree, head, "amod") || sp_tree_is (words->tree, head, "flat")
         || sp_tree_is (words->tree, head, "nmod:poss");
}
