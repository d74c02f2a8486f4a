/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-grouping-private.h"

static const char *const governed[]
    = { "against", "between", "with", "by", "toward", "towards", "versus", NULL };
static const char *const auxiliaries[]
    = { "has",  "have", "had",   "is",   "was",  "will",      "would",  "can",  "could", "should",
        "must", "may",  "might", "does", "did",  "not",       "also",   "now",  "still", "then",
        "has",  "been", "being", "n't",  "both", "meanwhile", "itself", "soon", NULL };
static const char *const government_nouns[]
    = { "government", "authorities", "side",  "administration", "leadership",
        "officials",  "regime",      "state", "leaders",        NULL };
static const char *const embassy_nouns[]
    = { "embassy", "consulate", "mission", "delegation", NULL };
static const char *const body_nouns[]
    = { "ministry", "department", "army",    "military",   "police", "parliament",
        "navy",     "treasury",   "cabinet", "presidency", NULL };
/* Bodies of a state that do not speak for it. */
static const char *const own_voices[] = { "parliament", "police", "court", NULL };
static const char *const joined_to[]
    = { "backed",   "led",       "funded",    "controlled", "appointed", "allied",
        "brokered", "sponsored", "installed", "friendly",   NULL };

static gboolean
is_one (const SpWords *words, guint i, const char *const *list)
{
  return i < words->n && g_strv_contains (list, sp_words_fold (words, i));
}

static guint
skip_auxiliaries (const SpWords *words, guint i)
{
  guint end = MIN (words->n, i + 5);

  while (i < end
         && (is_one (words, i, auxiliaries)
             || (g_str_has_suffix (sp_words_fold (words, i), "ly")
                 && words->token[i].kind == SP_TOKEN_WORD)))
    i++;
  return i;
}

static gboolean
acts (const SpWords *words, guint i)
{
  return sp_words_has (words, skip_auxiliaries (words, i), SP_WORD_ACT);
}

static gboolean
is_seat_or_country (const SpWords *words, guint i, SpGazetteerMatch *match)
{
  return i < words->n && sp_gazetteer_find (words, i, 4, match)
         && (match->kind == SP_GAZETTEER_CAPITAL || match->kind == SP_GAZETTEER_COUNTRY
             || match->kind == SP_GAZETTEER_SEAT);
}

static gboolean
has_policy (const SpWords *words, guint i)
{
  return sp_words_has (words, i, SP_WORD_POLICY)
         || (sp_words_has (words, i, SP_WORD_COMMON)
             && sp_words_has (words, i + 1, SP_WORD_POLICY));
}

/* What the tree says of the capital whose head is @head: 1: it acts, 0: it does not; -1: it is no
 * subject. */
static int
acts_in_tree (const SpWords *words, guint head)
{
  const SpTree *tree = words->tree;
  guint subject = head, verb, object;

  if (tree != NULL && sp_tree_is (tree, head, "conj"))
    subject = sp_tree_head (tree, head);
  if (tree == NULL || !sp_tree_is (tree, subject, "nsubj")
      || strcmp (sp_tree_get (tree, subject)->deprel, "nsubj:pass") == 0
      || sp_tree_find (tree, head, "case") != SP_ROOT)
    return -1;
  verb = sp_tree_head (tree, subject);
  if (!sp_tree_has_tag (tree, verb, "VERB"))
    return -1;
  object = sp_tree_find (tree, verb, "obj");
  return sp_words_has (words, verb, SP_WORD_ACT) || sp_tree_find (tree, verb, "ccomp") != SP_ROOT
         || (object != SP_ROOT && sp_words_has (words, object, SP_WORD_POLICY));
}

/* Returns: TRUE if the capital at [@first, @first + @n) stands for its government: subject or
 * object of what governments do, owner of a policy; a place after "in", "from", "to". */
gboolean
sp_metonym_is_government (const SpWords *words, guint first, guint n)
{
  guint next = first + n;
  const char *after = sp_words_surface (words, next);
  SpGazetteerMatch match;
  int acting;

  if (strcmp (after, "-") == 0)
    return is_one (words, next + 1, joined_to);
  acting = acts_in_tree (words, next - 1);
  if (acting > 0)
    return TRUE;
  if (first > 1 && strcmp (sp_words_fold (words, first - 1), "to") == 0
      && strcmp (sp_words_fold (words, first - 2), "according") == 0)
    return TRUE;
  if (first > 0 && words->sentence[first - 1] == words->sentence[first])
    {
      const char *before = sp_words_fold (words, first - 1);

      if (sp_words_has (words, first - 1, SP_WORD_ACT) || g_strv_contains (governed, before))
        return TRUE;
      if (strcmp (before, "and") == 0 && first >= 3 && is_one (words, first - 3, governed)
          && is_seat_or_country (words, first - 2, &match))
        return TRUE;
      if (sp_words_has (words, first - 1, SP_WORD_FUNCTION) && strcmp (before, "and") != 0
          && strcmp (before, "that") != 0 && strcmp (before, "but") != 0
          && strcmp (before, "while") != 0 && strcmp (before, "as") != 0
          && strcmp (before, "because") != 0 && strcmp (before, "after") != 0)
        return FALSE;
    }
  if ((words->token[MIN (next, words->n - 1)].flags & SP_TOKEN_JOINED)
      && strcmp (after, "n't") != 0)
    return has_policy (words, next + 1);

  if (strcmp (after, "and") == 0 && is_seat_or_country (words, next + 1, &match))
    return acts (words, next + 1 + match.n);
  return acts (words, next);
}

/* The country that a name stands for; NULL if it stands for none. @n: its tokens. */
static const char *
country_at (const SpWords *words, guint first, guint max_n, guint *n)
{
  SpGazetteerMatch match;

  if (!sp_gazetteer_find (words, first, max_n, &match) || match.plural
      || (match.kind != SP_GAZETTEER_COUNTRY && match.kind != SP_GAZETTEER_ADJECTIVE
          && match.kind != SP_GAZETTEER_PERSON))
    return NULL;
  *n = match.n;
  return sp_gazetteer_match_get_value (&match);
}

static guint
with_article (const SpWords *words, guint first)
{
  return first > 0 && words->sentence[first - 1] == words->sentence[first]
                 && strcmp (sp_words_fold (words, first - 1), "the") == 0
             ? first - 1
             : first;
}

/* "the Chinese government": China by another name. */
static void
refer_to_government (SpGrouping *self, guint first, guint noun, const char *code)
{
  guint start = with_article (self->words, first);
  int country = sp_grouping_find_country (self, code);
  SpRefer refer = {
    .first = start,
    .n = noun + 1 - start,
    .head = noun,
    .how = SP_MENTION_METONYM,
    .confidence = 0.85,
    .group = country,
  };

  if (sp_grouping_refer (self, refer))
    sp_grouping_add_form (self, country, first, noun + 1 - first);
}

/* Behind "embassy": "in London", "to the United States". Returns: the end of the name. */
static guint
embassy_end (const SpWords *words, guint end)
{
  guint i = end;
  SpGazetteerMatch match;

  if (strcmp (sp_words_surface (words, i), "in") != 0
      && strcmp (sp_words_surface (words, i), "to") != 0)
    return end;
  i++;
  if (strcmp (sp_words_surface (words, i), "the") == 0)
    i++;
  if (i >= words->n || !sp_gazetteer_find (words, i, 4, &match)
      || (match.kind != SP_GAZETTEER_CAPITAL && match.kind != SP_GAZETTEER_COUNTRY
          && match.kind != SP_GAZETTEER_PLACE && match.kind != SP_GAZETTEER_ORGANIZATION))
    return end;
  return i + match.n;
}

static void
refer_to_body (SpGrouping *self,
               guint first,
               guint n_country,
               guint end,
               guint head,
               SpPartyKind kind,
               const char *code)
{
  g_autofree char *phrase = sp_words_dup_phrase (self->words, first, end - first);
  int group = sp_grouping_add_group (self, "name", phrase, phrase, kind);
  SpRefer refer = {
    .first = first,
    .n = end - first,
    .head = head,
    .how = SP_MENTION_NAME,
    .confidence = 0.85,
    .group = group,
  };

  SpRefer inner = {
    .first = first,
    .n = n_country,
    .head = first + n_country - 1,
    .how = SP_MENTION_METONYM,
    .confidence = 0.6,
    .group = sp_grouping_find_country (self, code),
  };

  g_array_append_val (self->inner, inner);
  if (!is_one (self->words, head, own_voices))
    sp_grouping_get (self, group)->speaks_for = inner.group;
  if (sp_grouping_refer (self, refer))
    sp_grouping_add_form (self, group, first, end - first);
}

/* Is what ends before @i a description of the person named behind it: "… ministry spokesman Lin"?
 */
static gboolean
is_before_role (const SpGrouping *self, guint i)
{
  guint n = i < self->words->n ? sp_role_match (self->words, i, self->words->n) : 0;

  return n > 0 && i + n < self->words->n && (self->words->token[i + n].flags & SP_TOKEN_CAPITAL)
         && self->words->token[i + n].kind == SP_TOKEN_WORD;
}

/* "the Chinese foreign ministry", "Israel's army": up to two plain words, then the body. */
static guint
find_body (const SpWords *words, guint i)
{
  for (guint k = i; k < i + 3 && k < words->n; k++)
    {
      if (is_one (words, k, body_nouns))
        return k;
      if (!sp_words_has (words, k, SP_WORD_COMMON) || sp_words_has (words, k, SP_WORD_FUNCTION))
        break;
    }
  return words->n;
}

static SpPartyKind
body_kind (const SpWords *words, guint head)
{
  static const char *const governments[]
      = { "ministry", "department", "treasury", "cabinet", "presidency", NULL };

  return is_one (words, head, governments) ? SP_PARTY_GOVERNMENT : SP_PARTY_ORGANIZATION;
}

/* An organisation's name that begins with a country: "Chinese Embassy", "Chinese Foreign Ministry"
 * before a role is only part of the description. */
static void
compound_organization (SpGrouping *self, SpName *name)
{
  guint n, last = name->first + name->n - 1;
  const char *code = country_at (self->words, name->first, name->n, &n);

  if (code == NULL || n >= name->n)
    return;
  if (is_one (self->words, last, embassy_nouns))
    refer_to_body (self,
                   name->first,
                   n,
                   embassy_end (self->words, last + 1),
                   last,
                   SP_PARTY_ORGANIZATION,
                   code);
  else if (is_one (self->words, last, government_nouns))
    refer_to_government (self, name->first, last, code);
  else if (is_one (self->words, last, body_nouns) && is_before_role (self, last + 1))
    {
      name->n = n;
      name->type = SP_NAME_NORP;
    }
  else if (is_one (self->words, last, body_nouns))
    refer_to_body (self, name->first, n, last + 1, last, body_kind (self->words, last), code);
}

static void
compound_country (SpGrouping *self, const SpName *name)
{
  const SpWords *words = self->words;
  guint n, i = name->first + name->n, body;
  const char *code = country_at (words, name->first, name->n, &n);

  if (code == NULL || n != name->n || i >= words->n)
    return;
  if (words->token[i].flags & SP_TOKEN_JOINED)
    i++;
  if (is_one (words, i, government_nouns))
    refer_to_government (self, name->first, i, code);
  else if (is_one (words, i, embassy_nouns) && i == name->first + name->n)
    refer_to_body (self,
                   name->first,
                   n,
                   embassy_end (words, i + 1),
                   i,
                   SP_PARTY_ORGANIZATION,
                   code);
  else if ((body = find_body (words, i)) < words->n && !is_before_role (self, body + 1)
           && words->sentence[body] == words->sentence[name->first])
    refer_to_body (self, name->first, n, body + 1, body, body_kind (words, body), code);
}

/* Finds what is said with a country's name or demonym: its government, embassies, ministries. */
void
sp_group_compounds (SpGrouping *self)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      SpName *name = &g_array_index (self->names, SpName, i);

      if (name->type == SP_NAME_ORGANIZATION)
        compound_organization (self, name);
      else if (name->type == SP_NAME_NORP || name->type == SP_NAME_PLACE)
        compound_country (self, name);
    }
}

/* Returns: TRUE if the adjective [first, first + n) means a language: "Spanish-language", "in
 * English", "speaks French". */
gboolean
sp_metonym_is_language (const SpWords *words, guint first, guint n)
{
  static const char *const before[]
      = { "in", "speak", "speaks", "spoke", "speaking", "from", "into", "translated", NULL };
  static const char *const behind[] = { "language", "speaking", "speakers", "word", "words", NULL };
  guint next = first + n;

  if (strcmp (sp_words_surface (words, next), "-") == 0)
    next++;
  if (next < words->n && g_strv_contains (behind, sp_words_fold (words, next)))
    return TRUE;
  return first > 0 && g_strv_contains (before, sp_words_fold (words, first - 1))
         && (next >= words->n || words->token[next].kind == SP_TOKEN_PUNCTUATION
             || sp_words_has (words, next, SP_WORD_FUNCTION));
}
