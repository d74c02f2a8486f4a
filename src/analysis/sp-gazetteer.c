/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-gazetteer-private.h"

#include <string.h>

#define MAX_WORDS 6

/* In the order in which they win over each other. */
static const struct
{
  const char *list;
  SpGazetteerKind kind;
} lists[] = {
  { "country-names", SP_GAZETTEER_COUNTRY },
  { "countries", SP_GAZETTEER_COUNTRY },
  { "demonyms", SP_GAZETTEER_ADJECTIVE },
  { "seats", SP_GAZETTEER_CAPITAL },
  { "organisations", SP_GAZETTEER_ORGANIZATION },
  { "places", SP_GAZETTEER_PLACE },
  { "peoples", SP_GAZETTEER_PEOPLE },
};

static SpGazetteerKind
refine (SpGazetteerKind kind, const SpRow *row)
{
  const char *detail = row->n > 2 ? row->columns[2] : "";

  if (kind == SP_GAZETTEER_ADJECTIVE && strcmp (detail, "adjective") != 0)
    return SP_GAZETTEER_PERSON;
  if (kind == SP_GAZETTEER_CAPITAL && strcmp (detail, "seat") == 0)
    return SP_GAZETTEER_SEAT;
  return kind;
}

static gboolean
look_up (const SpKnowledge *knowledge, const char *phrase, SpGazetteerMatch *match)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      const SpRow *row = sp_knowledge_find (knowledge, lists[i].list, phrase);

      if (row == NULL)
        continue;
      match->kind = refine (lists[i].kind, row);
      match->row = row;
      return TRUE;
    }
  return FALSE;
}

/* The plural of a people: "Americans", "Muslims". */
static gboolean
look_up_plural (const SpKnowledge *knowledge, GString *phrase, SpGazetteerMatch *match)
{
  if (phrase->len < 4 || phrase->str[phrase->len - 1] != 's')
    return FALSE;
  g_string_truncate (phrase, phrase->len - 1);
  match->row = sp_knowledge_find (knowledge, "demonyms", phrase->str);
  match->kind = SP_GAZETTEER_PERSON;
  if (match->row != NULL)
    return refine (SP_GAZETTEER_ADJECTIVE, match->row) == SP_GAZETTEER_PERSON;
  match->row = sp_knowledge_find (knowledge, "peoples", phrase->str);
  match->kind = SP_GAZETTEER_PEOPLE;
  return match->row != NULL;
}

static void
straighten (GString *phrase)
{
  g_string_replace (phrase, "’", "'", 0);
}

/* "CHINA" as "China", for headlines in capitals. */
static void
to_title_case (GString *phrase)
{
  GString *out = g_string_new (NULL);
  gboolean inside = FALSE;

  for (const char *p = phrase->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (out, inside ? g_unichar_tolower (c) : c);
      inside = g_unichar_isalpha (c);
    }
  g_string_assign (phrase, out->str);
  g_string_free (out, TRUE);
}

/* "US-75", "US 75": a road, not a country. */
static gboolean
is_numbered (const SpWords *words, guint next)
{
  if (next < words->n && strcmp (sp_words_surface (words, next), "-") == 0)
    next++;
  return next < words->n && words->token[next].kind == SP_TOKEN_NUMBER
         && words->sentence[next] == words->sentence[next - 1]
         && sp_span_length (words->token[next].span) < 4;
}

/* Finds the longest entry of the lists of names (countries, demonyms, seats, organisations, places,
 * peoples) that begins at token @first and has at most @max_n tokens. Returns: TRUE if there is
 * one. */
gboolean
sp_gazetteer_find (const SpWords *words, guint first, guint max_n, SpGazetteerMatch *match)
{
  g_autoptr (GString) phrase = g_string_new (NULL);

  for (guint n = MIN (MIN (MAX_WORDS, max_n), words->n - first); n > 0; n--)
    {
      gboolean capitals = TRUE;

      for (guint i = first; i < first + n; i++)
        capitals = capitals && (words->token[i].flags & SP_TOKEN_ALL_CAPITALS);
      g_string_truncate (phrase, 0);
      sp_words_append_phrase (words, phrase, first, n);
      straighten (phrase);
      match->n = n;
      match->plural = FALSE;
      if (look_up (words->knowledge, phrase->str, match))
        return !(capitals && phrase->len < 4 && is_numbered (words, first + n));
      match->plural = TRUE;
      if (look_up_plural (words->knowledge, phrase, match))
        return TRUE;
      if (!capitals || phrase->len < 5)
        continue;
      to_title_case (phrase);
      match->plural = FALSE;
      if (look_up (words->knowledge, phrase->str, match))
        return TRUE;
    }
  return FALSE;
}

/* Returns: (transfer none): the second column: the code of the country, the name shown, the kind of
 * place. */
const char *
sp_gazetteer_match_get_value (const SpGazetteerMatch *match)
{
  g_return_val_if_fail (match != NULL && match->row != NULL, NULL);

  return match->row->n > 1 ? match->row->columns[1] : "";
}
