/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-grouping-private.h"

/* The party that the tokens name by themselves: a country or place that the lists know, or a party
 * that is named so elsewhere; or SP_NONE. */
static int
find_inner (SpGrouping *self, guint first, guint n)
{
  SpGazetteerMatch match;
  g_autofree char *phrase = sp_words_dup_phrase (self->words, first, n);
  int group;

  if (sp_gazetteer_find (self->words, first, n, &match) && match.n == n)
    {
      if (match.kind == SP_GAZETTEER_COUNTRY)
        return sp_grouping_find_country (self, sp_gazetteer_match_get_value (&match));
      if (match.kind == SP_GAZETTEER_CAPITAL || match.kind == SP_GAZETTEER_PLACE)
        return sp_grouping_add_group (self, "place", phrase, phrase, SP_PARTY_PLACE);
    }
  group = sp_grouping_find (self, "place", phrase);
  if (group == SP_NONE)
    group = sp_grouping_find (self, "name", phrase);
  return group != SP_NONE && sp_grouping_get (self, group)->n_names > 0 ? group : SP_NONE;
}

static gboolean
is_direction (const SpWords *words, guint i)
{
  static const char *const directions[]
      = { "north",     "south",     "east",      "west",      "northern", "southern",
          "eastern",   "western",   "central",   "new",       "upper",    "lower",
          "northeast", "southeast", "northwest", "southwest", NULL };

  return g_strv_contains (directions, sp_words_fold (words, i));
}

static gboolean
is_region (const SpWords *words, guint first, guint n)
{
  SpGazetteerMatch match;

  return sp_gazetteer_find (words, first, n, &match) && match.kind == SP_GAZETTEER_PLACE
         && strcmp (sp_gazetteer_match_get_value (&match), "region") == 0;
}

/* "Ohio" in "Ohio State University", "Tom Lind" in "the Tom Lind Prize": a party that the article
 * names elsewhere too is mentioned inside the longer name. */
static void
note_inner (SpGrouping *self, const SpName *name)
{
  guint end = name->first + name->n;
  int whole = self->taken[name->first] == SP_NONE
                  ? SP_NONE
                  : g_array_index (self->refers, SpRefer, self->taken[name->first]).group;

  for (guint i = name->first; i < end; i++)
    for (guint n = MIN (4, end - i - (i == name->first)); n > 0; n--)
      {
        SpRefer refer
            = { .first = i, .n = n, .head = i + n - 1, .how = SP_MENTION_NAME, .confidence = 0.6 };

        if (!(self->words->token[i].flags & SP_TOKEN_CAPITAL)
            || sp_words_has (self->words, i, SP_WORD_FUNCTION))
          break;
        if (i > name->first && is_direction (self->words, i - 1) && is_region (self->words, i, n))
          continue; /* "Asia" in "South Asia" */
        if (i == name->first && n + 1 == name->n && name->type == SP_NAME_PLACE
            && sp_words_has (self->words, end - 1, SP_WORD_PLACE))
          continue; /* "Pacific" in "Pacific Ocean" */
        refer.group = find_inner (self, i, n);
        if (refer.group == SP_NONE || refer.group == whole
            || sp_grouping_get (self, refer.group)->kind == SP_PARTY_OTHER)
          continue;
        g_array_append_val (self->asides, refer);
        i += n - 1;
        break;
      }
}

/* Finds the parties that are mentioned inside the names of others. */
void
sp_group_inner_names (SpGrouping *self)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      const SpName *name = &g_array_index (self->names, SpName, i);
      SpGazetteerMatch match;

      if (sp_gazetteer_find (self->words, name->first, name->n, &match) && match.n == name->n)
        continue; /* "Washington Post" */
      if (name->n > 1 && name->type != SP_NAME_PERSON)
        note_inner (self, name);
    }
}
