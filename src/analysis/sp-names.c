/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-limits.h"
#include "sp-names-private.h"

#include <string.h>

/* Names are found in runs of capitalised words, which are cut at roles and at the names that the
 * word lists know. */
typedef struct
{
  const SpWords *words;
  const gboolean *skip;
  GArray *names; /* SpName */
  guint start;   /* of the sentence */
  guint end;
  gboolean headline; /* capitals mean nothing here */
} Scan;

static gboolean
is_capital (const Scan *scan, guint i)
{
  const SpToken *token = &scan->words->token[i];

  return i < scan->end && !scan->skip[i] && (token->flags & SP_TOKEN_CAPITAL)
         && token->kind == SP_TOKEN_WORD;
}

static gboolean
is_joined_hyphen (const SpWords *words, guint i)
{
  return i > 0 && i + 1 < words->n && strcmp (sp_words_surface (words, i), "-") == 0
         && !(words->token[i].flags & SP_TOKEN_SPACE_AFTER)
         && !(words->token[i - 1].flags & SP_TOKEN_SPACE_AFTER);
}

/* At the head of a sentence, or behind a mark that lets one begin. */
static gboolean
is_at_head (const Scan *scan, guint i)
{
  const SpToken *before;

  if (i == scan->start)
    return TRUE;
  before = &scan->words->token[i - 1];
  if (before->kind != SP_TOKEN_PUNCTUATION)
    return FALSE;
  if (i - 1 == scan->start)
    return TRUE;
  return strcmp (sp_words_surface (scan->words, i - 1), ":") == 0
         || (strcmp (sp_words_surface (scan->words, i - 1), "-") == 0
             && !is_joined_hyphen (scan->words, i - 1))
         || g_str_has_prefix (sp_words_surface (scan->words, i - 1), "—")
         || g_str_has_prefix (sp_words_surface (scan->words, i - 1), "–")
         || (!(before->flags & SP_TOKEN_SPACE_AFTER) && !is_joined_hyphen (scan->words, i - 1)
             && strcmp (sp_words_surface (scan->words, i - 1), "(") != 0);
}

static guint extend_run (const Scan *scan, guint first);

static gboolean
looks_inflected (const char *fold)
{
  return g_str_has_suffix (fold, "ing") || g_str_has_suffix (fold, "ly")
         || g_str_has_suffix (fold, "ed");
}

/* A capital that needs no sign of a name: is there evidence for one? */
static gboolean
is_name_in_spite (const Scan *scan, guint i)
{
  const SpWords *words = scan->words;
  const SpWordForm *form = words->form[i];
  gboolean next = i + 1 < scan->end && is_capital (scan, i + 1)
                  && !sp_words_has (words, i + 1, SP_WORD_MONTH | SP_WORD_FUNCTION);
  SpGazetteerMatch match;

  if (form->bits & SP_WORD_FUNCTION)
    return sp_gazetteer_find (words, i, scan->end - i, &match) && match.n > 1;
  if (sp_gazetteer_find (words, i, scan->end - i, &match)
      && (match.n > 1 || !(form->bits & SP_WORD_COMMON)))
    return TRUE;
  if (form->use->capital > 0 && form->use->capital >= form->use->small)
    return TRUE;
  if (form->bits & SP_WORD_HONORIFIC)
    return TRUE;
  if (form->bits & SP_WORD_COMMON)
    {
      if (!next || scan->headline)
        return FALSE;
      if ((form->bits & SP_WORD_FIRST_NAME) && !sp_words_has (words, i + 1, SP_WORD_COMMON))
        return TRUE;
      return sp_words_has (words, extend_run (scan, i) - 1, SP_WORD_ORGANIZATION);
    }
  if (form->use->small > 0)
    return next && (form->bits & SP_WORD_FIRST_NAME);
  if (next)
    return TRUE;
  /* at the head of a sentence only: "Nah, …", "Insofar as …" */
  return !looks_inflected (form->fold) && i + 1 < scan->end
         && (form->use->initial > 1 || (form->bits & (SP_WORD_FIRST_NAME | SP_WORD_FAMILY_FIRST))
             || (words->token[i + 1].flags & SP_TOKEN_JOINED)
             || words->token[i + 1].kind == SP_TOKEN_WORD
             || (strcmp (sp_words_surface (words, i + 1), ",") == 0
                 && (is_capital (scan, i + 2) || strcmp (sp_words_surface (words, i + 2), "a") == 0
                     || strcmp (sp_words_surface (words, i + 2), "an") == 0)));
}

static gboolean
is_date_word (const Scan *scan, guint i)
{
  if (sp_words_has (scan->words, i, SP_WORD_FIRST_NAME) && is_capital (scan, i + 1)
      && !sp_words_has (scan->words, i + 1, SP_WORD_MONTH | SP_WORD_FUNCTION | SP_WORD_COMMON))
    return FALSE;
  return sp_words_has (scan->words, i, SP_WORD_MONTH)
         && !(i > scan->start && sp_words_has (scan->words, i - 1, SP_WORD_FIRST_NAME));
}

static gboolean
begins_name (const Scan *scan, guint i)
{
  const SpWords *words = scan->words;

  if (strcmp (sp_words_surface (words, i), "al") == 0)
    return is_joined_hyphen (words, i + 1) && is_capital (scan, i + 2);
  if (!is_capital (scan, i) || is_date_word (scan, i))
    return FALSE;
  if (scan->headline || is_at_head (scan, i) || sp_words_has (words, i, SP_WORD_FUNCTION))
    return is_name_in_spite (scan, i);
  return TRUE;
}

static gboolean
goes_on (const Scan *scan, guint i)
{
  if (!is_capital (scan, i) || is_date_word (scan, i))
    return FALSE;
  if (sp_words_has (scan->words, i, SP_WORD_FUNCTION)
      || (sp_words_has (scan->words, i, SP_WORD_NO_PARTY)
          && strcmp (sp_words_surface (scan->words, i + 1), ":") == 0))
    return FALSE;
  return !scan->headline || is_name_in_spite (scan, i)
         || sp_words_has (scan->words, i, SP_WORD_ORGANIZATION | SP_WORD_PLACE);
}

static gboolean
is_one_of (const char *word, const char *const *words)
{
  return g_strv_contains (words, word);
}

/* "Study" in "Institute for the Study | of Seas". */
static gboolean
is_purpose (const Scan *scan, guint first, guint i)
{
  return i >= first + 3 && sp_words_has (scan->words, i, SP_WORD_COMMON)
         && strcmp (sp_words_surface (scan->words, i - 1), "the") == 0
         && strcmp (sp_words_surface (scan->words, i - 2), "for") == 0;
}

/* Does the run [first, i) go on behind the "of", "for", "on" at @i? */
static gboolean
binds_preposition (const Scan *scan, guint first, guint i)
{
  static const char *const of_heads[]
      = { "duke",    "house",   "republic", "kingdom", "bank",    "port",   "isle",
          "gulf",    "bay",     "church",   "order",   "lord",    "sons",   "daughters",
          "friends", "bureau",  "state",    "states",  "centers", "centre", "center",
          "knights", "society", "voice",    "law",     "strait",  "sea",    NULL };
  static const char *const on_heads[]
      = { "council", "committee", "commission", "conference", "panel", "subcommittee", NULL };
  const SpWords *words = scan->words;
  const char *word = sp_words_surface (words, i);

  if (strcmp (word, "of") == 0)
    return sp_words_has (words, i - 1, SP_WORD_ORGANIZATION | SP_WORD_PLACE)
           || is_one_of (sp_words_fold (words, i - 1), of_heads) || is_purpose (scan, first, i - 1);
  if (strcmp (word, "for") == 0)
    return sp_words_has (words, i - 1, SP_WORD_ORGANIZATION)
           && !sp_words_has (words, i - 1, SP_WORD_ROLE);
  if (strcmp (word, "on") == 0)
    return is_one_of (sp_words_fold (words, i - 1), on_heads);
  return FALSE;
}

static gboolean
ends_as_organization (const Scan *scan, guint i)
{
  for (guint k = i; k < i + 4 && k < scan->end && goes_on (scan, k); k++)
    if (sp_words_has (scan->words, k, SP_WORD_ORGANIZATION))
      return TRUE;
  return FALSE;
}

/* "(Smith & Jones, 2010)", "Smith & Jones (2010)": two persons. */
static gboolean
is_citation (const Scan *scan, guint i)
{
  const SpWords *words = scan->words;
  guint mark = i + 2;

  if (mark + 1 >= scan->end || words->token[mark + 1].kind != SP_TOKEN_NUMBER)
    return FALSE;
  return strcmp (sp_words_surface (words, mark), ",") == 0
         || strcmp (sp_words_surface (words, mark), "(") == 0;
}

/* "Science and Technology Company", "Ministry of Health and Sport": both sides are plain words. */
static gboolean
binds_and (const Scan *scan, guint first, guint i)
{
  const SpWords *words = scan->words;

  if (strcmp (sp_words_surface (words, i), "&") == 0)
    return !is_citation (scan, i);
  if (strcmp (sp_words_surface (words, i), "and") != 0
      || !sp_words_has (words, i - 1, SP_WORD_COMMON)
      || sp_words_has (words, i - 1, SP_WORD_ORGANIZATION | SP_WORD_ROLE))
    return FALSE;
  if (i >= first + 2 && strcmp (sp_words_surface (words, i - 2), "of") == 0
      && sp_words_has (words, i + 1, SP_WORD_COMMON))
    return TRUE;
  return (sp_words_has (words, i + 1, SP_WORD_COMMON) || i > first + 1)
         && ends_as_organization (scan, i + 1);
}

/* The end of the run behind the connecting words at @i; @i if the run ends here. */
static guint
skip_connection (const Scan *scan, guint first, guint i)
{
  const SpWords *words = scan->words;
  guint n_role;

  if (i + 1 >= scan->end)
    return i;
  if (is_joined_hyphen (words, i))
    return goes_on (scan, i + 1) || words->token[i + 1].kind == SP_TOKEN_NUMBER
                   || (words->token[i + 1].kind == SP_TOKEN_WORD
                       && !sp_words_has (words, i + 1, SP_WORD_COMMON | SP_WORD_FUNCTION)
                       && !looks_inflected (sp_words_fold (words, i + 1)))
               ? i + 1
               : i;
  if (strcmp (sp_words_surface (words, i), "of") == 0
      && (n_role = sp_role_match (words, i - 1, scan->end)) > 2)
    return i + n_role - 2;
  if (binds_preposition (scan, first, i))
    {
      guint next = i + 1;

      if (strcmp (sp_words_surface (words, next), "the") == 0)
        next++;
      return next < scan->end && goes_on (scan, next) ? next : i;
    }
  if (binds_and (scan, first, i) && goes_on (scan, i + 1))
    return i + 1;
  if (sp_words_has (words, i, SP_WORD_PARTICLE))
    {
      guint next = i + 1;

      while (next < scan->end && next < i + 4
             && (sp_words_has (words, next, SP_WORD_PARTICLE) || is_joined_hyphen (words, next)))
        next++;
      return next < scan->end && goes_on (scan, next) ? next : i;
    }
  if ((words->token[i].flags & SP_TOKEN_JOINED) && goes_on (scan, i + 1)
      && sp_words_has (words, i - 1, SP_WORD_COMMON) && ends_as_organization (scan, i + 1))
    return i + 1;
  return i;
}

/* Returns: the end of the run of capitalised and connecting words that begins at @first. */
static guint
extend_run (const Scan *scan, guint first)
{
  const SpWords *words = scan->words;
  guint i = first + 1;

  if (strcmp (sp_words_surface (words, first), "al") == 0)
    i = first + 3;
  while (i < scan->end)
    {
      guint next;

      if (goes_on (scan, i)
          || (words->token[i].kind == SP_TOKEN_NUMBER && i > first
              && (sp_words_has (words, i - 1, SP_WORD_ORGANIZATION))))
        {
          i++;
          continue;
        }
      next = skip_connection (scan, first, i);
      if (next == i)
        break;
      i = next + 1;
    }
  return MIN (i, scan->end);
}

/* Returns: the number of tokens of the role that begins at @first ("Foreign Secretary",
 * "spokesman"); 0 if none does. */
guint
sp_role_match (const SpWords *words, guint first, guint end)
{
  GString *phrase;
  guint found = 0;

  if (sp_words_has (words, first, SP_WORD_HONORIFIC))
    return 1;
  phrase = g_string_new (NULL);
  for (guint n = MIN (4, end - first); n > 0 && found == 0; n--)
    {
      g_autofree char *fold = NULL;

      if (n == 1 && !sp_words_has (words, first, SP_WORD_ROLE))
        break;
      g_string_truncate (phrase, 0);
      sp_words_append_phrase (words, phrase, first, n);
      fold = g_utf8_strdown (phrase->str, -1);
      if (sp_knowledge_find (words->knowledge, "roles", fold) != NULL)
        found = n;
    }
  g_string_free (phrase, TRUE);
  return found;
}

static void
add_name (Scan *scan, guint first, guint end, SpNameType type, double confidence)
{
  SpName name
      = { .first = first, .n = end - first, .type = (guint8)type, .confidence = confidence };

  while (name.n > 0 && scan->words->token[name.first + name.n - 1].kind == SP_TOKEN_PUNCTUATION)
    name.n--;
  if (name.n == 0 || name.n > SP_MAX_NAME_TOKENS)
    return;
  if (type == SP_NAME_OTHER)
    sp_name_classify (scan->words, &name);
  g_array_append_val (scan->names, name);
}

static SpNameType
type_of_match (const SpGazetteerMatch *match)
{
  switch (match->kind)
    {
    case SP_GAZETTEER_ADJECTIVE:
    case SP_GAZETTEER_PERSON:
    case SP_GAZETTEER_PEOPLE:
      return SP_NAME_NORP;
    case SP_GAZETTEER_ORGANIZATION:
      return SP_NAME_ORGANIZATION;
    case SP_GAZETTEER_COUNTRY:
    case SP_GAZETTEER_CAPITAL:
    case SP_GAZETTEER_SEAT:
    case SP_GAZETTEER_PLACE:
    case SP_GAZETTEER_NONE:
    default:
      return SP_NAME_PLACE;
    }
}

/* "Department of Justice": what an organisation is for is nobody's role. */
static gboolean
belongs_to_organization (const Scan *scan, guint from, guint i)
{
  return i >= from + 2 && strcmp (sp_words_surface (scan->words, i - 1), "of") == 0
         && sp_words_has (scan->words, i - 2, SP_WORD_ORGANIZATION)
         && !sp_words_has (scan->words, i - 2, SP_WORD_ROLE);
}

/* The first token at or behind @from at which a role stands before something else. */
static guint
find_role (const Scan *scan, guint from, guint end, guint *n)
{
  for (guint i = from; i < end; i++)
    {
      *n = sp_words_has (scan->words, i, SP_WORD_FIRST_NAME)
                   || belongs_to_organization (scan, from, i)
               ? 0
               : sp_role_match (scan->words, i, end);
      if (*n > 0)
        return i;
    }
  return end;
}

static gboolean
is_organization_tail (const Scan *scan, guint first, guint end)
{
  return end > first && sp_words_has (scan->words, end - 1, SP_WORD_ORGANIZATION);
}

/* Cuts what stands before a role, or a whole run without one: "UK", "Chinese Foreign Ministry". */
static void
split_plain (Scan *scan, guint first, guint end)
{
  SpGazetteerMatch match;

  while (first < end)
    {
      if (!sp_gazetteer_find (scan->words, first, end - first, &match))
        break;
      if (first + match.n == end)
        {
          add_name (scan, first, end, type_of_match (&match), 0.95);
          return;
        }
      if (is_organization_tail (scan, first + match.n, end)
          || type_of_match (&match) != SP_NAME_NORP)
        break;
      add_name (scan, first, first + match.n, SP_NAME_NORP, 0.9);
      first += match.n;
      if (is_joined_hyphen (scan->words, first))
        first++;
    }
  if (first < end)
    add_name (scan, first, end, SP_NAME_OTHER, 0);
}

/* "ambassador to the United States | Hamid Karim": the country, or the organisation with its
 * letters, of a role, then who has it. */
static guint
country_of_role (const Scan *scan, guint first, guint end)
{
  const SpWords *words = scan->words;
  SpGazetteerMatch match;
  guint link = first;

  if (link > scan->start && strcmp (sp_words_fold (words, link - 1), "the") == 0)
    link--;
  if (link < scan->start + 2
      || (strcmp (sp_words_surface (words, link - 1), "to") != 0
          && strcmp (sp_words_surface (words, link - 1), "of") != 0)
      || !sp_words_has (words, link - 2, SP_WORD_ROLE)
      || !sp_gazetteer_find (words, first, end - first, &match)
      || (type_of_match (&match) != SP_NAME_PLACE
          && !(match.kind == SP_GAZETTEER_ORGANIZATION
               && (words->token[first].flags & SP_TOKEN_ALL_CAPITALS)))
      || first + match.n >= end || is_organization_tail (scan, first + match.n, end))
    return 0;
  return match.n;
}

/* Cuts the run [first, end) into names: what is before a role, the role, who has it. */
static void
split_run (Scan *scan, guint first, guint end)
{
  guint n_role = 0;
  guint role = find_role (scan, first, end, &n_role);
  SpGazetteerMatch match;

  guint n_country = country_of_role (scan, first, end);

  if (n_country > 0)
    {
      split_plain (scan, first, first + n_country);
      add_name (scan, first + n_country, end, SP_NAME_PERSON, 0.85);
      return;
    }
  if (role == end || is_organization_tail (scan, role + n_role, end)
      || (sp_gazetteer_find (scan->words, first, end - first, &match) && match.n == end - first)
      || (role > first && role + n_role == end && end - first <= 3
          && sp_words_has (scan->words, first, SP_WORD_FIRST_NAME)))
    {
      split_plain (scan, first, end);
      return;
    }
  if (role > first)
    split_plain (scan, first, role);
  first = role + n_role;
  while (first < end && (n_role = sp_role_match (scan->words, first, end)) > 0
         && first + n_role < end)
    first += n_role;
  if (first < end && strcmp (sp_words_surface (scan->words, first), "of") == 0)
    {
      first += strcmp (sp_words_surface (scan->words, first + 1), "the") == 0 ? 2 : 1;
      split_plain (scan, first, end);
    }
  else if (first < end && sp_gazetteer_find (scan->words, first, end - first, &match)
           && first + match.n == end)
    split_plain (scan, first, end);
  else if (first < end && sp_role_match (scan->words, first, end) != end - first)
    add_name (scan, first, end, SP_NAME_PERSON, 0.92);
}

static void
scan_sentence (Scan *scan, const SpSentence *sentence)
{
  scan->start = sentence->first_token;
  scan->end = sentence->first_token + sentence->n_tokens;
  scan->headline = sp_words_is_headline (scan->words, sentence);
  for (guint i = scan->start; i < scan->end;)
    {
      guint end;

      if (!begins_name (scan, i))
        {
          i++;
          continue;
        }
      end = extend_run (scan, i);
      split_run (scan, i, end);
      i = end;
    }
}

/* Finds the names of an article. @skip: for each token, TRUE if it belongs to a dateline, byline or
 * the like. Returns: (transfer full) (element-type SpName): in order of the text. */
GArray *
sp_names_find (const SpWork *work, const SpWords *words, const gboolean *skip)
{
  GArray *joined;
  Scan scan = { words, skip, g_array_new (FALSE, FALSE, sizeof (SpName)), 0, 0, FALSE };
  const SpSentence *sentences;
  guint n;

  g_return_val_if_fail (words != NULL && skip != NULL, NULL);

  sentences = sp_tokens_get_sentences (words->tokens, &n);
  for (guint i = 0; i < n; i++)
    scan_sentence (&scan, &sentences[i]);
  joined = sp_names_join (work, words, skip, scan.names);
  g_array_unref (scan.names);
  sp_names_settle (words, joined);
  return joined;
}
