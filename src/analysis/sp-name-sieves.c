/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-grouping-private.h"

#define MAX_CANDIDATES 8
#define RECENT 20 /* tokens */

static const SpName *
get_name (const SpGrouping *self, guint i)
{
  return &g_array_index (self->names, SpName, i);
}

static void
add_part (SpGrouping *self, const char *space, const char *part, int group)
{
  g_autofree char *fold = g_utf8_strdown (part, -1);
  char *key = g_strconcat (space, ":", fold, NULL);
  GArray *groups = g_hash_table_lookup (self->parts, key);

  if (groups == NULL)
    {
      groups = g_array_new (FALSE, FALSE, sizeof (int));
      g_hash_table_insert (self->parts, key, groups);
    }
  else
    g_free (key);
  for (guint i = 0; i < groups->len; i++)
    if (g_array_index (groups, int, i) == group)
      return;
  if (groups->len < MAX_CANDIDATES)
    g_array_append_val (groups, group);
}

/* Of two parties that share a name: the one that was introduced just before, else the one that came
 * first. */
static gboolean
is_nearer (guint first, guint best_first, guint at)
{
  gboolean recent = first <= at && at - first < RECENT;
  gboolean best_recent = best_first <= at && at - best_first < RECENT;

  if (recent != best_recent)
    return recent;
  return recent ? first > best_first : first < best_first;
}

/* The group that has @part and is not of another @gender: of several the one that was introduced
 * just before token @at.
 * @unsure: set if there were several. */
static int
find_part_of (SpGrouping *self,
              const char *space,
              const char *part,
              guint at,
              guint gender,
              gboolean *unsure)
{
  g_autofree char *fold = g_utf8_strdown (part, -1);
  g_autofree char *key = g_strconcat (space, ":", fold, NULL);
  const GArray *groups = g_hash_table_lookup (self->parts, key);
  int best = SP_NONE;

  *unsure = groups != NULL && groups->len > 1;
  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      int group = g_array_index (groups, int, i);
      guint first = sp_grouping_get (self, group)->first;
      guint own = sp_grouping_get (self, group)->bits & (SP_WORD_MALE | SP_WORD_FEMALE);

      if (gender != 0 && own != 0 && !(gender & own))
        continue;
      if (best == SP_NONE)
        best = group;
      else
        {
          guint best_first = sp_grouping_get (self, best)->first;

          if (is_nearer (first, best_first, at))
            best = group;
        }
    }
  return best;
}

static int
find_part (SpGrouping *self, const char *space, const char *part, guint at, gboolean *unsure)
{
  return find_part_of (self, space, part, at, 0, unsure);
}

static void
refer_to (SpGrouping *self, const SpName *name, int group, SpMentionHow how, double confidence)
{
  SpRefer refer = {
    .first = name->first,
    .n = name->n,
    .head = name->first + name->n - 1,
    .how = (guint8)how,
    .confidence = confidence,
    .group = group,
  };

  if (sp_grouping_refer (self, refer) && how != SP_MENTION_METONYM)
    sp_grouping_add_form (self, group, name->first, name->n);
}

static gboolean
is_suffix_word (const char *surface)
{
  static const char *const suffixes[] = { "Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", NULL };

  return g_strv_contains (suffixes, surface);
}

/* "George W. Berg" is not "George H. Berg": both have something between, and not the same. */
static gboolean
middles_agree (const SpGrouping *self, const SpName *name, int group)
{
  g_auto (GStrv) words = g_strsplit (sp_grouping_get ((SpGrouping *)self, group)->name, " ", -1);
  guint n = g_strv_length (words);

  return n != name->n || n < 3 || words[1][0] == sp_words_surface (self->words, name->first + 1)[0];
}

/* Notes by which parts a person may be called again: the given name, the family name (with its
 * particles), both without what is between. */
static void
add_person_parts (SpGrouping *self, const SpName *name, int group)
{
  guint end = name->first + name->n;
  g_autofree char *ends = NULL;

  if (name->n > 1 && is_suffix_word (sp_words_surface (self->words, end - 1)))
    end--;
  add_part (self, "person", sp_words_surface (self->words, name->first), group);
  for (guint i = end - 1; i > name->first; i--)
    {
      g_autofree char *tail = sp_words_dup_phrase (self->words, i, end - i);

      add_part (self, "person", tail, group);
    }
  ends = g_strconcat (sp_words_surface (self->words, name->first),
                      " ",
                      sp_words_surface (self->words, end - 1),
                      NULL);
  add_part (self, "person", ends, group);
  for (guint i = name->first; i < end; i++)
    sp_grouping_get (self, group)->bits
        |= i == name->first ? self->words->form[i]->bits & (SP_WORD_MALE | SP_WORD_FEMALE) : 0;
}

static guint
honorific_bits (const SpWords *words, const SpName *name)
{
  if (name->first == 0 || !sp_words_has (words, name->first - 1, SP_WORD_HONORIFIC | SP_WORD_ROLE))
    return 0;
  return words->form[name->first - 1]->bits & (SP_WORD_MALE | SP_WORD_FEMALE);
}

static void
group_person (SpGrouping *self, const SpName *name)
{
  g_autofree char *phrase = sp_words_dup_phrase (self->words, name->first, name->n);
  int group = sp_grouping_find (self, "name", phrase);
  gboolean unsure = FALSE;

  if (group == SP_NONE)
    group = find_part_of (self,
                          "person",
                          phrase,
                          name->first,
                          honorific_bits (self->words, name),
                          &unsure);
  if (group == SP_NONE && name->n == 1
      && !sp_words_has (self->words, name->first, SP_WORD_FIRST_NAME))
    group = find_part (self, "organization", phrase, name->first, &unsure);
  if (group == SP_NONE && name->n > 1)
    {
      g_autofree char *ends
          = g_strconcat (sp_words_surface (self->words, name->first),
                         " ",
                         sp_words_surface (self->words, name->first + name->n - 1),
                         NULL);

      group = find_part (self, "person", ends, name->first, &unsure);
      if (group != SP_NONE && !middles_agree (self, name, group))
        group = SP_NONE;
    }
  if (group == SP_NONE)
    {
      group = sp_grouping_add_group (self, "name", phrase, phrase, SP_PARTY_PERSON);
      refer_to (self, name, group, SP_MENTION_NAME, name->confidence);
    }
  else
    refer_to (self,
              name,
              group,
              name->n < sp_grouping_get (self, group)->name_words ? SP_MENTION_ALIAS
                                                                  : SP_MENTION_NAME,
              unsure ? 0.55 : 0.9);
  if (sp_grouping_get (self, group)->kind != SP_PARTY_PERSON)
    return;
  add_person_parts (self, name, group);
  sp_grouping_get (self, group)->bits |= honorific_bits (self->words, name);
}

/* "UKEC" for "UK Electoral Commission": the first letters of the words with capitals. */
static void
add_acronyms (SpGrouping *self, const SpName *name, int group)
{
  g_autoptr (GString) letters = g_string_new (NULL);

  for (guint i = name->first; i < name->first + name->n; i++)
    {
      const char *surface = sp_words_surface (self->words, i);

      if (self->words->token[i].flags & SP_TOKEN_CAPITAL)
        g_string_append_unichar (letters, g_utf8_get_char (surface));
      else if (self->words->token[i].kind == SP_TOKEN_NUMBER)
        g_string_append (letters, surface);
    }
  if (letters->len >= 2)
    add_part (self, "acronym", letters->str, group);
}

static gboolean
is_distinctive (const SpWords *words, guint i)
{
  SpGazetteerMatch match;

  return (words->token[i].flags & SP_TOKEN_CAPITAL)
         && !sp_words_has (words,
                           i,
                           SP_WORD_COMMON | SP_WORD_ORGANIZATION | SP_WORD_PLACE
                               | SP_WORD_FIRST_NAME | SP_WORD_FUNCTION)
         && !sp_gazetteer_find (words, i, 1, &match);
}

/* Notes the short forms of an organisation: its ends, its beginnings, its own words. */
static void
add_organization_parts (SpGrouping *self, const SpName *name, int group)
{
  guint end = name->first + name->n;

  for (guint i = end - 1; i > name->first; i--)
    if (self->words->token[i].flags & SP_TOKEN_CAPITAL)
      {
        g_autofree char *tail = sp_words_dup_phrase (self->words, i, end - i);

        add_part (self, "organization", tail, group);
      }
  for (guint n = 1; n < name->n; n++)
    {
      if (n == 1 && strcmp (sp_words_surface (self->words, name->first + 1), "of") != 0)
        continue;
      g_autofree char *start = sp_words_dup_phrase (self->words, name->first, n);

      add_part (self, "organization", start, group);
    }
  for (guint i = name->first; i < end; i++)
    if (is_distinctive (self->words, i))
      add_part (self, "organization", sp_words_surface (self->words, i), group);
  add_acronyms (self, name, group);
}

static const char *
shown_name (const SpGazetteerMatch *match, guint column, const char *otherwise)
{
  return match->row->n > column ? match->row->columns[column] : otherwise;
}

static void
refer_to_place (SpGrouping *self, const SpName *name, const char *key, const char *noun)
{
  g_autofree char *phrase = sp_words_dup_phrase (self->words, name->first, name->n);
  int group = sp_grouping_add_group (self, "place", key, phrase, SP_PARTY_PLACE);

  refer_to (self, name, group, SP_MENTION_NAME, 0.85);
  if (strcmp (noun, "water") != 0)
    sp_grouping_add_noun (self, group, noun);
}

/* "Advanced Persistent Threat Group 31 (APT31)": the group of the name before the bracket. */
static int
find_bracketed (SpGrouping *self, const SpName *name)
{
  guint open = name->first - 1;
  guint close = name->first + name->n;
  int refer;

  if (name->first < 2 || strcmp (sp_words_surface (self->words, open), "(") != 0
      || strcmp (sp_words_surface (self->words, close), ")") != 0)
    return SP_NONE;
  refer = self->taken[open - 1];
  return refer == SP_NONE ? SP_NONE : g_array_index (self->refers, SpRefer, refer).group;
}

/* "the Civil Rescue Corps (CRC)", where the word lists know CRC by another name: the group of the
 * words before the bracket, if the letters are theirs. */
static int
find_spelt_out (SpGrouping *self, const SpName *name, const char *phrase)
{
  int group = name->n == 1 ? find_bracketed (self, name) : SP_NONE;
  gboolean unsure;

  if (group == SP_NONE || find_part (self, "acronym", phrase, name->first, &unsure) != group)
    return SP_NONE;
  add_part (self, "organization", phrase, group);
  return group;
}

/* Names that the word lists know. Returns: TRUE if @name was one (and is dealt with). */
static gboolean
group_known (SpGrouping *self, const SpName *name)
{
  SpGazetteerMatch match;
  const char *value;
  g_autofree char *phrase = NULL;

  if (!sp_gazetteer_find (self->words, name->first, name->n, &match) || match.n != name->n)
    return FALSE;
  value = sp_gazetteer_match_get_value (&match);
  phrase = sp_words_dup_phrase (self->words, name->first, name->n);
  switch (match.kind)
    {
    case SP_GAZETTEER_COUNTRY:
      refer_to (self, name, sp_grouping_find_country (self, value), SP_MENTION_NAME, 0.97);
      return TRUE;
    case SP_GAZETTEER_ADJECTIVE:
      if (sp_metonym_is_language (self->words, name->first, name->n))
        return TRUE;
      refer_to (self, name, sp_grouping_find_country (self, value), SP_MENTION_METONYM, 0.9);
      return TRUE;
    case SP_GAZETTEER_PERSON:
      if (match.plural)
        refer_to (self,
                  name,
                  sp_grouping_add_group (self, "people", phrase, phrase, SP_PARTY_GROUP),
                  SP_MENTION_NAME,
                  0.8);
      else
        refer_to (self, name, sp_grouping_find_country (self, value), SP_MENTION_METONYM, 0.85);
      return TRUE;
    case SP_GAZETTEER_SEAT:
      refer_to (self, name, sp_grouping_find_country (self, value), SP_MENTION_METONYM, 0.85);
      sp_grouping_add_form (self, sp_grouping_find_country (self, value), name->first, name->n);
      return TRUE;
    case SP_GAZETTEER_CAPITAL:
      if (sp_metonym_is_government (self->words, name->first, name->n))
        {
          int country = sp_grouping_find_country (self, value);

          refer_to (self, name, country, SP_MENTION_METONYM, 0.75);
          sp_grouping_add_form (self, country, name->first, name->n);
        }
      else
        refer_to_place (self, name, shown_name (&match, 3, phrase), "city");
      return TRUE;
    case SP_GAZETTEER_ORGANIZATION:
      {
        SpPartyKind kind = strcmp (match.row->columns[2], "government") == 0 ? SP_PARTY_GOVERNMENT
                           : strcmp (match.row->columns[2], "group") == 0    ? SP_PARTY_GROUP
                                                                          : SP_PARTY_ORGANIZATION;

        gboolean unsure;
        int group = find_part (self, "organization", phrase, name->first, &unsure);

        if (group == SP_NONE)
          group = find_spelt_out (self, name, phrase);
        if (group == SP_NONE)
          group = sp_grouping_add_group (self, "name", value, phrase, kind);

        refer_to (self, name, group, SP_MENTION_NAME, 0.92);
        if (kind == SP_PARTY_GOVERNMENT && match.row->n > 3
            && strcmp (match.row->columns[3], "-") != 0)
          sp_grouping_get (self, group)->speaks_for
              = sp_grouping_find_country (self, match.row->columns[3]);
        if (name->n > 1)
          add_organization_parts (self, name, group);
        return TRUE;
      }
    case SP_GAZETTEER_PLACE:
      refer_to_place (self, name, shown_name (&match, 2, phrase), value);
      return TRUE;
    case SP_GAZETTEER_PEOPLE:
      if (match.plural || (match.row->n > 2 && !sp_name_is_modifier (self->words, name)))
        refer_to (self,
                  name,
                  sp_grouping_add_group (self, "people", phrase, phrase, SP_PARTY_GROUP),
                  SP_MENTION_NAME,
                  0.8);
      return TRUE;
    case SP_GAZETTEER_NONE:
    default:
      return FALSE;
    }
}

static SpPartyKind
organization_kind (const SpGrouping *self, const SpName *name)
{
  for (guint k = name->n; k-- > 0;)
    {
      const SpRow *row = sp_knowledge_find (self->words->knowledge,
                                            "organisation-heads",
                                            sp_words_fold (self->words, name->first + k));

      if (row != NULL && row->n > 1)
        return strcmp (row->columns[1], "government") == 0 ? SP_PARTY_GOVERNMENT
                                                           : SP_PARTY_ORGANIZATION;
    }
  return SP_PARTY_ORGANIZATION;
}

/* "The company, known as Tepco": the group of the organisation named before. */
static int
find_known_as (SpGrouping *self, const SpName *name)
{
  guint at = name->first, start;

  if (at < 4 || strcmp (sp_words_surface (self->words, at - 1), "as") != 0
      || (strcmp (sp_words_surface (self->words, at - 2), "known") != 0
          && strcmp (sp_words_surface (self->words, at - 3), "known") != 0))
    return SP_NONE;
  start = at > 80 ? at - 80 : 0;
  for (guint i = at - 2; i-- > start;)
    {
      const SpRefer *refer;
      SpPartyKind kind;

      if (self->taken[i] == SP_NONE)
        continue;
      refer = &g_array_index (self->refers, SpRefer, self->taken[i]);
      kind = sp_grouping_get (self, refer->group)->kind;
      if (kind == SP_PARTY_ORGANIZATION || kind == SP_PARTY_GROUP)
        return refer->group;
      i = refer->first;
    }
  return SP_NONE;
}

static void
group_organization (SpGrouping *self, const SpName *name)
{
  g_autofree char *phrase = sp_words_dup_phrase (self->words, name->first, name->n);
  int group = sp_grouping_find (self, "name", phrase);
  gboolean unsure = FALSE;
  SpMentionHow how = SP_MENTION_NAME;

  if (group == SP_NONE && name->n == 1)
    group = find_bracketed (self, name);
  if (group == SP_NONE)
    {
      group = find_part (self, "organization", phrase, name->first, &unsure);
      how = SP_MENTION_ALIAS;
    }
  if (group == SP_NONE && name->n == 1)
    group = find_part (self, "acronym", phrase, name->first, &unsure);
  if (group == SP_NONE && name->n == 1)
    group = find_part (self, "person", phrase, name->first, &unsure);
  if (group == SP_NONE)
    {
      group = sp_grouping_add_group (self, "name", phrase, phrase, organization_kind (self, name));
      how = SP_MENTION_NAME;
    }
  refer_to (self, name, group, how, unsure ? 0.6 : name->confidence);
  if (how == SP_MENTION_NAME && name->n > 1)
    add_organization_parts (self, name, group);
  else if (name->n == 1)
    add_part (self, "organization", phrase, group);
}

/* A name of unknown kind is what an earlier sieve knows by these words, else something else. */
static void
group_other (SpGrouping *self, const SpName *name)
{
  static const char *const spaces[] = { "person", "organization", "acronym" };
  g_autofree char *phrase = sp_words_dup_phrase (self->words, name->first, name->n);
  int group = sp_grouping_find (self, "name", phrase);
  gboolean unsure = FALSE;

  if (group == SP_NONE)
    group = sp_grouping_find (self, "place", phrase);
  for (guint i = 0; i < G_N_ELEMENTS (spaces) && group == SP_NONE; i++)
    group = find_part (self, spaces[i], phrase, name->first, &unsure);
  if (group == SP_NONE)
    group = sp_grouping_add_group (self, "name", phrase, phrase, SP_PARTY_OTHER);
  refer_to (self,
            name,
            group,
            name->n < sp_grouping_get (self, group)->name_words ? SP_MENTION_ALIAS
                                                                : SP_MENTION_NAME,
            unsure ? 0.5 : 0.7);
}

/* A people, faith or camp that only the name model knows: a party where it is no adjective. */
static void
group_people (SpGrouping *self, const SpName *name)
{
  guint head = sp_name_get_head (self->words, name);
  g_autofree char *phrase = NULL;

  if (sp_name_is_modifier (self->words, name)
      || !sp_tree_has_tag (self->words->tree, head, "PROPN"))
    {
      group_other (self, name);
      return;
    }
  phrase = sp_words_dup_phrase (self->words, name->first, name->n);
  refer_to (self,
            name,
            sp_grouping_add_group (self, "people", phrase, phrase, SP_PARTY_GROUP),
            SP_MENTION_NAME,
            name->confidence);
}

static void
group_place (SpGrouping *self, const SpName *name)
{
  g_autofree char *phrase = sp_words_dup_phrase (self->words, name->first, name->n);
  gboolean unsure;
  int group = sp_grouping_find (self, "name", phrase);

  if (group == SP_NONE && name->n == 1 && !sp_name_is_located (self->words, name))
    group = find_part (self, "person", phrase, name->first, &unsure);
  if (group == SP_NONE && name->n == 1 && !sp_name_is_located (self->words, name))
    group = find_part (self, "organization", phrase, name->first, &unsure);
  if (group == SP_NONE)
    group = sp_grouping_add_group (self, "place", phrase, phrase, SP_PARTY_PLACE);
  refer_to (self, name, group, SP_MENTION_NAME, name->confidence);
}

static int
compare_length (gconstpointer a, gconstpointer b, gpointer data)
{
  const SpGrouping *self = data;
  const SpName *name_a = get_name (self, *(const guint *)a);
  const SpName *name_b = get_name (self, *(const guint *)b);

  if (name_a->n != name_b->n)
    return name_a->n > name_b->n ? -1 : 1;
  return name_a->first < name_b->first ? -1 : name_a->first > name_b->first;
}

/* Gathers all names into groups: full forms before short ones. */
void
sp_group_names (SpGrouping *self)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->names->len; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_length, self);
  for (guint i = 0; i < order->len; i++)
    {
      const SpName *name = get_name (self, g_array_index (order, guint, i));
      int known_as;

      if (!sp_grouping_is_free (self, name->first, name->n) || group_known (self, name))
        continue;
      known_as = find_known_as (self, name);
      if (known_as != SP_NONE)
        {
          g_autofree char *phrase = sp_words_dup_phrase (self->words, name->first, name->n);

          refer_to (self, name, known_as, SP_MENTION_ALIAS, 0.75);
          add_part (self, "organization", phrase, known_as);
          continue;
        }
      switch ((SpNameType)name->type)
        {
        case SP_NAME_PERSON:
          group_person (self, name);
          break;
        case SP_NAME_ORGANIZATION:
          group_organization (self, name);
          break;
        case SP_NAME_PLACE:
          group_place (self, name);
          break;
        case SP_NAME_NORP:
          group_people (self, name);
          break;
        case SP_NAME_OTHER:
        default:
          group_other (self, name);
          break;
        }
    }
  sp_group_inner_names (self);
}
