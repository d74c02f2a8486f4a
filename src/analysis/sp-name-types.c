/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-names-private.h"

#include <string.h>

typedef struct
{
  SpNameType type;
  double confidence;
} Verdict;

static const char *const place_starts[]
    = { "mount", "lake", "cape", "fort", "san",    "santa", "los",   "las", "port",
        "saint", "st.",  "gulf", "bay",  "strait", "isle",  "river", NULL };
static const char *const the[] = { "the", "this", "our", NULL };
static const char *const thing_starts[]
    = { "cyclone", "hurricane", "typhoon", "storm",  "operation",    "flight",   "article",
        "merry",   "christmas", "easter",  "diwali", "thanksgiving", "hanukkah", NULL };
static const char *const locative[]
    = { "in",     "at",      "near",   "from",    "to",   "outside", "across",
        "around", "through", "toward", "towards", "into", NULL };

static gboolean
is_before (const SpWords *words, const SpName *name, const char *const *list)
{
  return name->first > 0 && words->sentence[name->first - 1] == words->sentence[name->first]
         && g_strv_contains (list, sp_words_fold (words, name->first - 1));
}

static gboolean
has_any (const SpWords *words, const SpName *name, guint bits)
{
  for (guint i = name->first; i < name->first + name->n; i++)
    if (sp_words_has (words, i, bits))
      return TRUE;
  return FALSE;
}

static gboolean
has_word (const SpWords *words, const SpName *name, const char *word)
{
  for (guint i = name->first + 1; i < name->first + name->n; i++)
    if (strcmp (sp_words_surface (words, i), word) == 0)
      return TRUE;
  return FALSE;
}

/* An acronym: two to six capitals, digits allowed behind them, in a text that has small letters. */
static gboolean
is_acronym (const SpWords *words, const SpName *name)
{
  const char *surface = sp_words_surface (words, name->first);
  guint capitals = 0;

  if (name->n != 1 || strlen (surface) > 8)
    return FALSE;
  for (const char *p = surface; *p != '\0'; p++)
    {
      if (g_ascii_isupper (*p))
        capitals++;
      else if (!g_ascii_isdigit (*p) && *p != '.')
        return FALSE;
    }
  return capitals >= 2;
}

static gboolean
known_by_words (const SpWords *words, const SpName *name, Verdict *verdict)
{
  guint last = name->first + name->n - 1;
  gboolean of = has_word (words, name, "of");

  while (last > name->first && words->token[last].kind == SP_TOKEN_NUMBER)
    last--;

  if (name->n > 1 && sp_words_has (words, last, SP_WORD_ORGANIZATION))
    *verdict = (Verdict){ SP_NAME_ORGANIZATION, 0.9 };
  else if (name->n == 1 && sp_words_has (words, last, SP_WORD_ORGANIZATION))
    *verdict = is_before (words, name, the) ? (Verdict){ SP_NAME_ORGANIZATION, 0.65 }
                                            : (Verdict){ SP_NAME_OTHER, 0.55 };
  else if (has_any (words, name, SP_WORD_ORGANIZATION)
           && (of || has_word (words, name, "for") || has_word (words, name, "on")))
    *verdict = (Verdict){ SP_NAME_ORGANIZATION, 0.85 };
  else if (name->n > 1 && sp_words_has (words, last, SP_WORD_PLACE))
    *verdict = (Verdict){ SP_NAME_PLACE, 0.85 };
  else if (name->n > 1 && g_strv_contains (place_starts, sp_words_fold (words, name->first)))
    *verdict = (Verdict){ SP_NAME_PLACE, 0.75 };
  else if (has_word (words, name, "&"))
    *verdict = (Verdict){ SP_NAME_ORGANIZATION, 0.8 };
  else if (is_acronym (words, name))
    *verdict = (Verdict){ SP_NAME_ORGANIZATION, 0.75 };
  else
    return FALSE;
  return TRUE;
}

/* "CDs", "MTPs". */
static gboolean
is_plural_acronym (const char *surface)
{
  gsize n = strlen (surface);

  if (n < 3 || surface[n - 1] != 's')
    return FALSE;
  for (gsize i = 0; i + 1 < n; i++)
    if (!g_ascii_isupper (surface[i]))
      return FALSE;
  return TRUE;
}

/* Returns: TRUE for "CFL" in "compact fluorescent light (CFL)": in brackets behind a word with a
 * small letter. */
gboolean
sp_name_is_short_for_things (const SpWords *words, const SpName *name)
{
  return name->first >= 2 && strcmp (sp_words_surface (words, name->first - 1), "(") == 0
         && strcmp (sp_words_surface (words, name->first + 1), ")") == 0
         && (words->token[name->first].flags & SP_TOKEN_ALL_CAPITALS)
         && words->token[name->first - 2].kind == SP_TOKEN_WORD
         && !(words->token[name->first - 2].flags & SP_TOKEN_CAPITAL);
}

/* "KILLED", "EBOLA SURVIVORS": plain words in capitals. */
static gboolean
is_shouted (const SpWords *words, const SpName *name)
{
  for (guint i = name->first; i < name->first + name->n; i++)
    if (!(words->token[i].flags & SP_TOKEN_ALL_CAPITALS)
        || !sp_words_has (words, i, SP_WORD_COMMON | SP_WORD_FUNCTION))
      return FALSE;
  return TRUE;
}

/* "IMF SDR", "GHS22billion": letters that nobody is called by. */
static gboolean
is_in_code (const SpWords *words, const SpName *name)
{
  for (guint i = name->first; i < name->first + name->n; i++)
    {
      const char *surface = sp_words_surface (words, i);
      gboolean digit = FALSE;

      for (const char *p = surface; *p != '\0'; p++)
        digit |= g_ascii_isdigit (*p);
      if (!digit
          && (name->n < 2 || strlen (surface) > 4
              || !(words->token[i].flags & SP_TOKEN_ALL_CAPITALS)))
        return FALSE;
    }
  return TRUE;
}

/* "Jr.", "Inc.", "R-Fla": no names by themselves. */
static gboolean
is_mark_of_name (const SpWords *words, const SpName *name)
{
  static const char *const marks[]
      = { "Jr", "Jr.", "Sr", "Sr.", "II", "III", "Inc", "Inc.", "Ltd", "Ltd.", "LLC", NULL };
  static const char *const camps[] = { "R", "D", "I", NULL };

  return (name->n == 1 && g_strv_contains (marks, sp_words_surface (words, name->first)))
         || (name->n > 1 && g_strv_contains (camps, sp_words_surface (words, name->first))
             && strcmp (sp_words_surface (words, name->first + 1), "-") == 0);
}

/* "Case 22", "Tab 8". */
static gboolean
is_numbered (const SpWords *words, const SpName *name)
{
  return sp_words_has (words, name->first, SP_WORD_COMMON) && name->first + 1 < words->n
         && words->token[name->first + 1].kind == SP_TOKEN_NUMBER
         && words->sentence[name->first + 1] == words->sentence[name->first];
}

/* Things, ideas and letters of the alphabet that are written with capitals too. */
static gboolean
known_as_no_party (const SpWords *words, const SpName *name, Verdict *verdict)
{
  static const char *const endings[]
      = { "ism",  "ology", "phobia", "ness", "tion",   "tions", "ity",
          "ment", "ments", "ics",    "ence", "graphy", "sophy" };
  guint last = name->first + name->n - 1;
  const char *fold = sp_words_fold (words, last);
  const char *surface = sp_words_surface (words, last);
  gboolean is_thing = name->n > 1 && sp_words_has (words, last, SP_WORD_THING)
                      && !(sp_words_has (words, name->first, SP_WORD_ORGANIZATION)
                           && has_word (words, name, "for"));

  if (name->n > 1 && g_strv_contains (thing_starts, sp_words_fold (words, name->first))
      && !sp_words_has (words, last, SP_WORD_ORGANIZATION))
    is_thing = TRUE;
  if (is_shouted (words, name) || is_mark_of_name (words, name))
    is_thing = TRUE;
  else if (name->n == 1)
    is_thing = is_numbered (words, name) || sp_words_has (words, last, SP_WORD_NO_PARTY)
               || strchr (surface, '_') != NULL || g_utf8_strlen (surface, -1) == 1
               || (surface[1] == '.' && surface[2] == '\0') || is_plural_acronym (surface)
               || sp_name_is_short_for_things (words, name);
  for (guint i = 0; i < G_N_ELEMENTS (endings) && !is_thing && name->n == 1
                    && words->form[last]->use->capital < 2;
       i++)
    is_thing = g_str_has_suffix (fold, endings[i]) && strlen (fold) > strlen (endings[i]) + 3;
  if (is_thing)
    *verdict = (Verdict){ SP_NAME_OTHER, 0.8 };
  return is_thing;
}

static guint
count_parts (const SpWords *words, const SpName *name)
{
  guint n = 0;

  for (guint i = name->first; i < name->first + name->n; i++)
    n += i == name->first || (words->token[i - 1].flags & SP_TOKEN_SPACE_AFTER) != 0;
  return n;
}

/* Names that begin with a given name, or with a family name that stands first. */
static gboolean
known_as_person (const SpWords *words, const SpName *name, Verdict *verdict)
{
  guint last = name->first + name->n - 1;

  if (count_parts (words, name) > 5 || has_word (words, name, "of")
      || has_word (words, name, "and"))
    return FALSE;
  if (sp_words_has (words, name->first, SP_WORD_FIRST_NAME))
    *verdict = (Verdict){ SP_NAME_PERSON, name->n > 1 ? 0.9 : 0.6 };
  else if (sp_words_has (words, name->first, SP_WORD_FAMILY_FIRST) && name->n > 1
           && count_parts (words, name) < 4 && !sp_words_has (words, last, SP_WORD_COMMON))
    *verdict = (Verdict){ SP_NAME_PERSON, 0.85 };
  else if (name->n > 1 && g_utf8_strlen (sp_words_surface (words, name->first), -1) == 2
           && g_str_has_suffix (sp_words_surface (words, name->first), "."))
    *verdict = (Verdict){ SP_NAME_PERSON, 0.85 };
  else if (name->n > 2 && has_any (words, name, SP_WORD_PARTICLE))
    *verdict = (Verdict){ SP_NAME_PERSON, 0.75 };
  else
    return FALSE;
  return TRUE;
}

/* "the town of Dunmore", "Dunmore, Ohio". */
static gboolean
is_kind_of_place (const SpWords *words, const SpName *name)
{
  guint next = name->first + name->n;
  SpGazetteerMatch match;

  if (name->first >= 2 && strcmp (sp_words_surface (words, name->first - 1), "of") == 0
      && sp_words_has (words, name->first - 2, SP_WORD_PLACE)
      && !(words->token[name->first - 2].flags & SP_TOKEN_CAPITAL))
    return TRUE;
  for (guint i = next; i < next + 2 && i < words->n; i++)
    if (sp_words_has (words, i, SP_WORD_PLACE) && !(words->token[i].flags & SP_TOKEN_CAPITAL)
        && name->n > 1)
      return TRUE;
    else if (!sp_words_has (words, i, SP_WORD_COMMON))
      break;
  return next + 1 < words->n && strcmp (sp_words_surface (words, next), ",") == 0
         && words->sentence[next + 1] == words->sentence[name->first]
         && sp_gazetteer_find (words, next + 1, 3, &match)
         && (match.kind == SP_GAZETTEER_COUNTRY || match.kind == SP_GAZETTEER_PLACE)
         && (next + 1 + match.n >= words->n
             || words->token[next + 1 + match.n].kind == SP_TOKEN_PUNCTUATION)
         && !(name->first > 0 && strcmp (sp_words_surface (words, name->first - 1), ",") == 0);
}

/* "Norsol, the Danish energy company, …": what stands behind the comma says what it is. */
static gboolean
is_explained_as_organization (const SpWords *words, const SpName *name)
{
  static const char *const articles[] = { "the", "a", "an", NULL };
  guint next = name->first + name->n;

  if (next + 2 >= words->n || strcmp (sp_words_surface (words, next), ",") != 0
      || !g_strv_contains (articles, sp_words_fold (words, next + 1)))
    return FALSE;
  for (guint i = next + 2; i < next + 8 && i < words->n; i++)
    {
      const SpRow *row;

      if (words->token[i].kind == SP_TOKEN_PUNCTUATION
          || sp_words_has (words, i, SP_WORD_FUNCTION | SP_WORD_ROLE))
        return FALSE;
      row = sp_knowledge_find (words->knowledge, "nominals", sp_words_fold (words, i));
      if (row != NULL && row->n > 1 && strstr (row->columns[1], "organization") != NULL)
        return !sp_words_has (words, i + 1, SP_WORD_ROLE | SP_WORD_NOMINAL);
    }
  return FALSE;
}

/* "(Smith, 2010)", "Smith (2010)", "Smith et al." */
static gboolean
is_cited (const SpWords *words, const SpName *name)
{
  guint next = name->first + name->n;
  gboolean bracket = strcmp (sp_words_surface (words, next), "(") == 0;

  if (strcmp (sp_words_surface (words, next), "et") == 0)
    return TRUE;
  if (!bracket && strcmp (sp_words_surface (words, next), ",") != 0)
    return FALSE;
  return next + 2 < words->n && words->token[next + 1].kind == SP_TOKEN_NUMBER
         && sp_span_length (words->token[next + 1].span) == 4
         && strchr (");,", sp_words_surface (words, next + 2)[0]) != NULL;
}

/* What stands around the name. */
static gboolean
known_by_neighbours (const SpWords *words, const SpName *name, Verdict *verdict)
{
  guint next = name->first + name->n;
  guint before = name->first > 0 ? name->first - 1 : words->n;

  if (sp_words_has (words, before, SP_WORD_HONORIFIC | SP_WORD_ROLE)
      && !(name->n == 1 && sp_words_has (words, name->first, SP_WORD_COMMON))
      && !g_str_has_suffix (sp_words_fold (words, before), "s"))
    *verdict = (Verdict){ SP_NAME_PERSON, 0.85 };
  else if (strcmp (sp_words_surface (words, next), "who") == 0
           || (strcmp (sp_words_surface (words, next), ",") == 0
               && strcmp (sp_words_surface (words, next + 1), "who") == 0))
    *verdict = (Verdict){ SP_NAME_PERSON, 0.8 };
  else if (is_kind_of_place (words, name))
    *verdict = (Verdict){ SP_NAME_PLACE, 0.75 };
  else if (is_explained_as_organization (words, name))
    *verdict = (Verdict){ SP_NAME_ORGANIZATION, 0.75 };
  else if (is_cited (words, name))
    *verdict = (Verdict){ SP_NAME_PERSON, 0.75 };
  else if (name->n <= 2 && is_before (words, name, locative))
    *verdict = (Verdict){ SP_NAME_PLACE, 0.6 };
  else if (before < words->n && strcmp (sp_words_fold (words, before), "the") == 0)
    *verdict = (Verdict){ name->n > 1 || !sp_words_has (words, name->first, SP_WORD_COMMON)
                              ? SP_NAME_ORGANIZATION
                              : SP_NAME_OTHER,
                          0.5 };
  else
    return FALSE;
  return TRUE;
}

/* Says what @name is from the word lists, its own words and its neighbours. */
void
sp_name_classify (const SpWords *words, SpName *name)
{
  Verdict verdict = { SP_NAME_OTHER, 0.4 };
  gboolean plain = TRUE;

  for (guint i = name->first; i < name->first + name->n; i++)
    plain = plain && !sp_words_has (words, i, SP_WORD_COMMON | SP_WORD_FUNCTION);
  if (!known_as_no_party (words, name, &verdict) && !known_by_words (words, name, &verdict)
      && !known_as_person (words, name, &verdict) && !known_by_neighbours (words, name, &verdict))
    {
      guint n = count_parts (words, name);

      if (is_in_code (words, name))
        verdict = (Verdict){ SP_NAME_ORGANIZATION, 0.4 };
      else if (n >= 2 && n <= 3 && plain)
        verdict = (Verdict){ SP_NAME_PERSON, 0.6 };
      else if (name->n == 1 && plain)
        verdict = (Verdict){ SP_NAME_PERSON, 0.5 };
    }
  name->type = (guint8)verdict.type;
  name->confidence = verdict.confidence;
}

/* Returns: TRUE if the name stands behind "in", "from", "to". */
gboolean
sp_name_is_located (const SpWords *words, const SpName *name)
{
  return is_before (words, name, locative);
}
