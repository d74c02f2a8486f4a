/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>
#include "sp-names-private.h"

#define N_TYPES (SP_NAME_OTHER + 1)

/* What a name in a list takes from its neighbour's signs; by hand, on development texts. */
#define LIST_SHARE 0.4
#define LIST_MOST 0.8

/* Names as the words tell them meet names as the trained model finds them: where their ends differ,
 * one of the two is taken; what a name is, all signs for its spelling decide together. */
typedef struct
{
  const SpWork *work;
  const SpWords *words;
  const gboolean *skip;
  const GArray *ruled; /* SpName */
  GArray *names;       /* SpName: the result */
} Join;

static const SpNameType type_of_found[] = {
  [SP_FOUND_PERSON] = SP_NAME_PERSON, [SP_FOUND_ORGANIZATION] = SP_NAME_ORGANIZATION,
  [SP_FOUND_PLACE] = SP_NAME_PLACE,   [SP_FOUND_GROUP] = SP_NAME_NORP,
  [SP_FOUND_MISC] = SP_NAME_OTHER,
};

static guint
end_of (const SpName *name)
{
  return name->first + name->n;
}

static gboolean
is_capital (const SpWords *words, guint i)
{
  return (words->token[i].flags & SP_TOKEN_CAPITAL) != 0;
}

/* A found name without the small words at its ends: "downtown Tulsa", "The Times". */
static SpName
trim (const SpWords *words, const SpFoundName *found)
{
  SpName name = { .first = found->first_token, .n = found->n_tokens };
  guint last;

  while (name.n > 0
         && (!is_capital (words, name.first)
             || (name.n > 1
                 && sp_words_has (words, name.first, SP_WORD_FUNCTION | SP_WORD_HONORIFIC))))
    {
      name.first++;
      name.n--;
    }
  while (name.n > 0 && (last = name.first + name.n - 1, !is_capital (words, last))
         && (name.n == 1 || words->token[last].kind != SP_TOKEN_NUMBER))
    name.n--;
  name.found = (guint8)(1 + found->type);
  return name;
}

static gboolean
is_proper (const Join *join, const SpName *name)
{
  for (guint i = name->first; i < end_of (name); i++)
    if (strcmp (sp_syntax_get (join->work->syntax, i)->upos, "PROPN") == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_comma (const SpWords *words, const SpName *name)
{
  for (guint i = name->first; i < end_of (name); i++)
    if (strchr (",;:/", sp_words_surface (words, i)[0]) != NULL)
      return TRUE;
  return FALSE;
}

static void
add (Join *join, SpName name)
{
  if (name.n > 0)
    g_array_append_val (join->names, name);
}

/* A name that only the model sees. */
static void
add_found (Join *join, SpName name)
{
  const SpWords *words = join->words;

  if (name.n == 0 || name.found == 1 + SP_FOUND_MISC || !is_proper (join, &name))
    return;
  for (guint i = name.first; i < end_of (&name); i++)
    if (join->skip[i])
      return;
  if (name.n == 1
      && sp_words_has (words, name.first, SP_WORD_FUNCTION | SP_WORD_MONTH | SP_WORD_NO_PARTY))
    return;
  sp_name_classify (words, &name);
  add (join, name);
}

/* A name that only the words tell: it must look like one to the tagger too. */
static void
add_ruled (Join *join, SpName name)
{
  if (name.confidence < 0.65 && join->work->syntax != NULL && !is_proper (join, &name))
    return;
  add (join, name);
}

static void
add_classified (Join *join, SpName name)
{
  sp_name_classify (join->words, &name);
  add (join, name);
}

/* Does the model's longer name win over the words' names [first, end) inside it? */
static gboolean
is_better_whole (const Join *join, const SpName *whole, guint first, guint end)
{
  const SpWords *words = join->words;
  const SpName *last = &g_array_index (join->ruled, SpName, end - 1);
  double surest = 0;

  if (whole->n == 0 || has_comma (words, whole) || whole->found == 1 + SP_FOUND_GROUP)
    return FALSE;
  for (guint i = first; i < end; i++)
    surest = MAX (surest, g_array_index (join->ruled, SpName, i).confidence);
  if (sp_words_has (words, end_of (whole) - 1, SP_WORD_THING | SP_WORD_PLACE | SP_WORD_ORGANIZATION)
      && end_of (last) == end_of (whole) && end - first == 1 && surest < 0.95)
    return TRUE;
  if (sp_words_has (words, end_of (whole) - 1, SP_WORD_THING))
    return TRUE;
  if (whole->found == 1 + SP_FOUND_MISC)
    return surest <= 0.6;
  return surest < 0.85;
}

/* Are the model's names [from, to) parts that stand side by side: "Ruiz & Cantón"? */
static gboolean
is_better_apart (const Join *join, const GArray *found, guint from, guint to)
{
  if (to - from < 2)
    return FALSE;
  for (guint i = from; i + 1 < to; i++)
    {
      const SpFoundName *name = &g_array_index (found, SpFoundName, i);
      guint between = name->first_token + name->n_tokens;
      const char *surface = sp_words_surface (join->words, between);

      if (name->type != SP_FOUND_PERSON && name->type != SP_FOUND_PLACE)
        return FALSE;
      if (g_array_index (found, SpFoundName, i + 1).first_token != between + 1
          || (strcmp (surface, "&") != 0 && strcmp (surface, "and") != 0
              && strcmp (surface, "-") != 0 && strcmp (surface, "/") != 0))
        return FALSE;
    }
  return TRUE;
}

/* "Refugee Council | Ellen Sand", "Biologist Tom Lind": a person's name ends the words' one. */
static void
split_off_person (Join *join, const SpName *ruled, SpName person)
{
  SpName front = { .first = ruled->first, .n = person.first - ruled->first };

  if (sp_words_has (join->words, end_of (&front) - 1, SP_WORD_ORGANIZATION))
    add_classified (join, front);
  add_classified (join, person);
}

/* One name of the words, one or more of the model inside it or equal to it. */
static void
join_one (Join *join, const SpName *ruled, const GArray *found, guint from, guint to)
{
  SpName name = *ruled;
  SpName first = trim (join->words, &g_array_index (found, SpFoundName, from));

  if (is_better_apart (join, found, from, to))
    {
      for (guint i = from; i < to; i++)
        add_found (join, trim (join->words, &g_array_index (found, SpFoundName, i)));
      return;
    }
  if (to - from == 1 && first.first == name.first && first.n == name.n)
    name.found = first.found;
  else if (to - from == 1 && first.found == 1 + SP_FOUND_PERSON
           && (name.confidence < 0.8 || sp_words_has (join->words, first.first, SP_WORD_FIRST_NAME))
           && first.first > name.first && end_of (&first) == end_of (&name)
           && !sp_words_has (join->words, name.first, SP_WORD_FIRST_NAME)
           && sp_words_has (join->words, first.first - 1, SP_WORD_COMMON | SP_WORD_ORGANIZATION))
    {
      split_off_person (join, ruled, first);
      return;
    }
  add (join, name);
}

/* Joins the words' names [*r, …) and the model's [*f, …) that overlap each other. */
static void
join_cluster (Join *join, guint *r, guint *f)
{
  const GArray *found = join->work->names;
  guint first = *r, from = *f;
  guint end = end_of (&g_array_index (join->ruled, SpName, first));
  gboolean grew = TRUE;

  while (grew)
    {
      grew = FALSE;
      while (*r < join->ruled->len && g_array_index (join->ruled, SpName, *r).first < end)
        {
          end = MAX (end, end_of (&g_array_index (join->ruled, SpName, *r)));
          (*r)++;
          grew = TRUE;
        }
      while (*f < found->len && g_array_index (found, SpFoundName, *f).first_token < end)
        {
          const SpFoundName *name = &g_array_index (found, SpFoundName, *f);

          end = MAX (end, name->first_token + name->n_tokens);
          (*f)++;
          grew = TRUE;
        }
    }
  if (*r - first == 1 && *f > from)
    {
      const SpName *ruled = &g_array_index (join->ruled, SpName, first);
      SpName whole = trim (join->words, &g_array_index (found, SpFoundName, from));

      if (*f - from == 1 && whole.first <= ruled->first && end_of (&whole) >= end_of (ruled)
          && whole.n > ruled->n)
        {
          if (is_better_whole (join, &whole, first, *r))
            add_classified (join, whole);
          else
            add (join, *ruled);
          return;
        }
      join_one (join, ruled, found, from, *f);
      return;
    }
  if (*f - from == 1)
    {
      SpName whole = trim (join->words, &g_array_index (found, SpFoundName, from));

      if (whole.first <= g_array_index (join->ruled, SpName, first).first
          && end_of (&whole) >= end_of (&g_array_index (join->ruled, SpName, *r - 1))
          && is_better_whole (join, &whole, first, *r))
        {
          add_classified (join, whole);
          return;
        }
    }
  for (guint i = first; i < *r; i++)
    add (join, g_array_index (join->ruled, SpName, i));
}

/* Joins the names that the words tell with those that the name model found. @skip: for each token,
 * TRUE if no name may be there. Returns: (transfer full) (element-type SpName): in order of the
 * text. */
GArray *
sp_names_join (const SpWork *work, const SpWords *words, const gboolean *skip, const GArray *names)
{
  Join join = { work, words, skip, names, g_array_new (FALSE, FALSE, sizeof (SpName)) };
  const GArray *found = work->names;
  guint r = 0, f = 0;

  if (found == NULL || work->syntax == NULL)
    {
      g_array_append_vals (join.names, names->data, names->len);
      return join.names;
    }
  while (r < names->len || f < found->len)
    {
      const SpName *ruled = r < names->len ? &g_array_index (names, SpName, r) : NULL;
      const SpFoundName *other = f < found->len ? &g_array_index (found, SpFoundName, f) : NULL;

      if (ruled == NULL || (other != NULL && other->first_token + other->n_tokens <= ruled->first))
        {
          add_found (&join, trim (words, other));
          f++;
        }
      else if (other == NULL || end_of (ruled) <= other->first_token)
        {
          add_ruled (&join, *ruled);
          r++;
        }
      else
        join_cluster (&join, &r, &f);
    }
  return join.names;
}

/* What all mentions of one spelling say together. */
typedef struct
{
  guint n;
  guint places;   /* after "in", "from", "to" */
  gboolean thing; /* it was short for something in small letters */
  double score[N_TYPES];
} Votes;

static Votes *
votes_of (GHashTable *all, const SpWords *words, const SpName *name)
{
  g_autofree char *phrase = sp_words_dup_phrase (words, name->first, name->n);
  Votes *votes = g_hash_table_lookup (all, phrase);

  if (votes == NULL)
    {
      votes = g_new0 (Votes, 1);
      g_hash_table_insert (all, g_steal_pointer (&phrase), votes);
    }
  return votes;
}

/* How much a name's own words and neighbours weigh: set by hand from how often they were right. */
static double
weight_of_words (double confidence)
{
  static const struct
  {
    double confidence, weight;
  } steps[] = { { 0.95, 5 },   { 0.9, 3.2 },  { 0.85, 2.6 }, { 0.8, 2.2 },
                { 0.75, 1.7 }, { 0.65, 1.1 }, { 0.6, 0.9 },  { 0.5, 0.5 } };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (confidence >= steps[i].confidence - 1e-9)
      return steps[i].weight;
  return 0.2;
}

/* The signs of one mention. */
static void
weigh (const SpWords *words, const SpName *name, gboolean model, double *score)
{
  static const double by_model[] = {
    [SP_FOUND_PERSON] = 2.2, [SP_FOUND_ORGANIZATION] = 1.8, [SP_FOUND_PLACE] = 1.8,
    [SP_FOUND_GROUP] = 1.6,  [SP_FOUND_MISC] = 1.0,
  };

  score[name->type] += weight_of_words (name->confidence);
  if (name->found > 0)
    score[type_of_found[name->found - 1]] += by_model[name->found - 1];
  else if (model)
    score[SP_NAME_OTHER] += name->n > 1 || name->type != SP_NAME_PERSON ? 0.2 : 0.4;
  sp_name_weigh_grammar (words, name, score);
}

static void
decide (SpName *name, const Votes *votes, const double *own)
{
  double score[N_TYPES], sum = 0;
  guint best = SP_NAME_OTHER;

  for (guint i = 0; i < N_TYPES; i++)
    score[i] = 0.15 * own[i] + votes->score[i] / votes->n;
  if (votes->places > 0 && votes->places * 3 >= votes->n)
    score[SP_NAME_PLACE] += votes->places > 1 ? 0.9 : 0.4;
  if (name->type == SP_NAME_OTHER && name->n > 1 && votes->n > 1 && name->confidence < 0.5)
    score[SP_NAME_ORGANIZATION] += 1.2;
  for (guint i = 0; i < N_TYPES; i++)
    if (score[i] > score[best])
      best = i;
  for (guint i = 0; i < N_TYPES; i++)
    sum += exp (score[i] - score[best]);
  name->type = (guint8)best;
  name->confidence = CLAMP (1 / sum, 0.4, 0.97);
}

/* "Lund, Moss and Vik", "Basel & Bern": the name behind @name in a list. */
static gboolean
is_listed (const SpWords *words, const SpName *name, const SpName *next)
{
  guint i = end_of (name);

  if (words->sentence[name->first] != words->sentence[next->first])
    return FALSE;
  while (i < next->first
         && (strcmp (sp_words_surface (words, i), ",") == 0
             || strcmp (sp_words_surface (words, i), "&") == 0
             || strcmp (sp_words_surface (words, i), "and") == 0
             || strcmp (sp_words_surface (words, i), "or") == 0))
    i++;
  return i == next->first && i > end_of (name);
}

/* What stands in one list is of one kind. */
static void
weigh_lists (const SpWords *words, GArray *names, double (*scores)[N_TYPES])
{
  for (guint i = 0; i + 1 < names->len; i++)
    if (is_listed (words, &g_array_index (names, SpName, i), &g_array_index (names, SpName, i + 1)))
      for (guint t = 0; t < SP_NAME_NORP; t++)
        {
          double first = scores[i][t], second = scores[i + 1][t];

          scores[i][t] += CLAMP (LIST_SHARE * second, 0, LIST_MOST);
          scores[i + 1][t] += CLAMP (LIST_SHARE * first, 0, LIST_MOST);
        }
}

/* Lets the mentions of one spelling and the name model agree on what each name is. */
void
sp_names_settle (const SpWords *words, GArray *names)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree double (*scores)[N_TYPES] = g_malloc0_n (names->len + 1, sizeof *scores);
  gboolean model = FALSE;

  for (guint i = 0; i < names->len && !model; i++)
    model = g_array_index (names, SpName, i).found > 0;
  for (guint i = 0; i < names->len; i++)
    weigh (words, &g_array_index (names, SpName, i), model, scores[i]);
  weigh_lists (words, names, scores);
  for (guint i = 0; i < names->len; i++)
    {
      const SpName *name = &g_array_index (names, SpName, i);
      Votes *votes = votes_of (all, words, name);

      votes->n++;
      votes->thing = votes->thing || (name->n == 1 && sp_name_is_short_for_things (words, name));
      votes->places += sp_name_is_located (words, name);
      for (guint t = 0; t < N_TYPES; t++)
        votes->score[t] += scores[i][t];
    }
  for (guint i = 0; i < names->len; i++)
    {
      SpName *name = &g_array_index (names, SpName, i);
      const Votes *votes = votes_of (all, words, name);

      if (votes->thing && name->type != SP_NAME_NORP)
        {
          name->type = SP_NAME_OTHER;
          name->confidence = 0.8;
        }
      else
        decide (name, votes, scores[i]);
    }
}
