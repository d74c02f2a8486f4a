/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-inflection.h"

#include <string.h>

/* One word being inflected: what to tell whom, and the words around it that stay as they are. */
typedef struct
{
  const SpKnowledge *knowledge;
  const char *before; /* "" or ends with a space */
  const char *after;  /* "" or begins with a space */
  SpFormFunc func;
  gpointer user_data;
} Inflection;

static gboolean
is_vowel (char c)
{
  return c != '\0' && strchr ("aeiou", c) != NULL;
}

/* Tells whether @word ends with one of the space-separated @endings. */
static gboolean
ends_with (const char *word, const char *endings)
{
  gsize n_word = strlen (word);

  while (*endings != '\0')
    {
      gsize n = strcspn (endings, " ");

      if (n <= n_word && memcmp (word + n_word - n, endings, n) == 0)
        return TRUE;
      endings += n + (endings[n] == ' ');
    }
  return FALSE;
}

static const SpRow *
find_row (const SpKnowledge *knowledge, const char *kind, const char *word)
{
  g_autofree char *key = g_strconcat (kind, " ", word, NULL);

  return sp_knowledge_find (knowledge, "irregular", key);
}

static void
tell (const Inflection *self, const char *stem, const char *ending, SpForm type)
{
  g_autofree char *form = g_strconcat (self->before, stem, ending, self->after, NULL);

  self->func (form, type, self->user_data);
}

/* Tells each of the forms in @cell, which are separated by "|". */
static void
tell_all (const Inflection *self, const char *cell, SpForm type)
{
  g_auto (GStrv) forms = g_strsplit (cell, "|", -1);

  for (guint i = 0; forms[i] != NULL; i++)
    if (*forms[i] != '\0')
      tell (self, forms[i], "", type);
}

static gboolean
has_cell (const SpRow *row, guint column)
{
  return row != NULL && column < row->n && *row->columns[column] != '\0';
}

static guint
count_syllables (const char *word)
{
  guint n = 0;
  gboolean in_vowels = FALSE;

  for (const char *p = word; *p != '\0'; p++)
    {
      gboolean vowel = is_vowel (*p) || (*p == 'y' && p > word);

      if (vowel && !in_vowels)
        n++;
      in_vowels = vowel;
    }
  return n;
}

/* Tells whether @word ends with one vowel letter and one consonant letter that can be doubled. */
static gboolean
ends_short (const char *word)
{
  gsize n = strlen (word);

  if (n < 2 || is_vowel (word[n - 1]) || strchr ("wxyh", word[n - 1]) != NULL)
    return FALSE;
  if (!is_vowel (word[n - 2]) && word[n - 2] != 'y')
    return FALSE;
  if (n >= 3 && is_vowel (word[n - 3]))
    return n >= 4 && word[n - 3] == 'u' && word[n - 4] == 'q';
  return n >= 3;
}

typedef enum
{
  DOUBLE_NEVER,
  DOUBLE_ALWAYS,
  DOUBLE_EITHER,
} Doubling;

/* Decides whether the last letter is doubled before -ed and -ing: one-syllable words double it,
 * longer ones only where the list says so, save those in -l, which the British double and the
 * Americans do not. */
static Doubling
get_doubling (const SpRow *row, const char *word)
{
  if (has_cell (row, 1) && g_str_equal (row->columns[1], "double"))
    return DOUBLE_ALWAYS;
  if (has_cell (row, 1) && g_str_equal (row->columns[1], "either"))
    return DOUBLE_EITHER;
  if (!ends_short (word))
    return DOUBLE_NEVER;
  if (count_syllables (word) == 1)
    return DOUBLE_ALWAYS;
  return g_str_has_suffix (word, "l") ? DOUBLE_EITHER : DOUBLE_NEVER;
}

/* Tells the forms in "-ed" or "-ing" (@ending) of a word that is regular there. */
static void
tell_suffixed (const Inflection *self,
               const SpRow *row,
               const char *word,
               const char *ending,
               SpForm type)
{
  gsize n = strlen (word);
  gboolean past = *ending == 'e';
  Doubling doubling = get_doubling (row, word);
  g_autofree char *stem = g_strdup (word);

  if (doubling != DOUBLE_NEVER)
    {
      g_autofree char *doubled = g_strdup_printf ("%s%c", word, word[n - 1]);

      tell (self, doubled, ending, type);
      if (doubling == DOUBLE_ALWAYS)
        return;
    }
  if (past && word[n - 1] == 'e')
    ending = "d";
  else if (past && n >= 2 && word[n - 1] == 'y' && !is_vowel (word[n - 2]))
    {
      stem[n - 1] = '\0';
      ending = "ied";
    }
  else if (!past && g_str_has_suffix (word, "ie"))
    {
      stem[n - 2] = '\0';
      ending = "ying";
    }
  else if (!past && word[n - 1] == 'e' && n >= 3 && !ends_with (word, "ee oe ye"))
    stem[n - 1] = '\0';
  else if (n >= 3 && word[n - 1] == 'c')
    ending = past ? "ked" : "king";
  tell (self, stem, ending, type);
}

/* Tells the form in "-s": third person singular, or plural. */
static void
tell_with_s (const Inflection *self, const char *word, SpForm type)
{
  gsize n = strlen (word);

  if (n >= 2 && word[n - 1] == 'y' && !is_vowel (word[n - 2]))
    {
      g_autofree char *stem = g_strndup (word, n - 1);

      tell (self, stem, "ies", type);
      return;
    }
  if (ends_with (word, "s x z ch sh")
      || (type == SP_FORM_PRESENT && n >= 2 && word[n - 1] == 'o' && !is_vowel (word[n - 2])))
    tell (self, word, "es", type);
  else
    tell (self, word, "s", type);
}

static void
inflect_verb_word (const Inflection *self, const char *word)
{
  const SpRow *row = find_row (self->knowledge, "verb", word);
  gboolean irregular = has_cell (row, 2);

  tell (self, word, "", SP_FORM_BASE);
  if (has_cell (row, 3))
    tell_all (self, row->columns[3], SP_FORM_PRESENT);
  else
    tell_with_s (self, word, SP_FORM_PRESENT);
  if (irregular)
    {
      tell_all (self, row->columns[1], SP_FORM_PAST);
      tell_all (self, row->columns[2], SP_FORM_PARTICIPLE);
    }
  else
    {
      tell_suffixed (self, row, word, "ed", SP_FORM_PAST);
      tell_suffixed (self, row, word, "ed", SP_FORM_PARTICIPLE);
    }
  if (has_cell (row, 4))
    tell_all (self, row->columns[4], SP_FORM_GERUND);
  else
    tell_suffixed (self, row, word, "ing", SP_FORM_GERUND);
}

static void
inflect_noun_word (const Inflection *self, const char *word)
{
  const SpRow *row = find_row (self->knowledge, "noun", word);

  tell (self, word, "", SP_FORM_BASE);
  if (has_cell (row, 1))
    tell_all (self, row->columns[1], SP_FORM_PLURAL);
  else
    tell_with_s (self, word, SP_FORM_PLURAL);
}

/* Inflects @word and its other spelling: -ize and -ise, -yze and -yse, and what the list names. */
static void
inflect_spellings (const Inflection *self,
                   const char *word,
                   void (*inflect) (const Inflection *self, const char *word))
{
  const SpRow *row = find_row (self->knowledge, "spelling", word);
  gboolean ize = inflect == inflect_verb_word && ends_with (word, "ize yze")
                 && count_syllables (word) >= 3 && row == NULL;

  inflect (self, word);
  if (ize)
    {
      g_autofree char *other = g_strdup (word);

      other[strlen (other) - 2] = 's';
      inflect (self, other);
    }
  for (guint i = 1; row != NULL && i < row->n; i++)
    if (*row->columns[i] != '\0')
      inflect (self, row->columns[i]);
}

/* Tells @func all forms of the verb @lemma. In a lemma of several words the first is the verb and
 * the rest, particles and all, stays as it is: "call for" gives "called for". @lemma is in small
 * letters; British and American spellings are both given where the lemma is in -ize, ends in an
 * unstressed -l, or stands in the list "irregular". */
void
sp_inflect_verb (const SpKnowledge *knowledge,
                 const char *lemma,
                 SpFormFunc func,
                 gpointer user_data)
{
  const char *space;
  g_autofree char *word = NULL;
  Inflection self = { knowledge, "", "", func, user_data };

  g_return_if_fail (knowledge != NULL && lemma != NULL && *lemma != '\0' && func != NULL);

  space = strchr (lemma, ' ');
  word = space != NULL ? g_strndup (lemma, (gsize)(space - lemma)) : g_strdup (lemma);
  self.after = space != NULL ? space : "";
  if (*word != '\0')
    inflect_spellings (&self, word, inflect_verb_word);
}

/* Finds where the head word of the noun @lemma ends: before its first preposition. */
static gsize
find_head_end (const char *lemma)
{
  static const char *const prepositions[] = { " of ", " for ", " on ", " in ", " to ", " at " };
  gsize end = strlen (lemma);

  for (guint i = 0; i < G_N_ELEMENTS (prepositions); i++)
    {
      const char *found = strstr (lemma, prepositions[i]);

      if (found != NULL && (gsize)(found - lemma) < end)
        end = (gsize)(found - lemma);
    }
  return end;
}

/* Tells @func singular and plural of the noun @lemma. In a lemma of several words the one before
 * the first preposition, or else the last, is inflected: "act of war" gives "acts of war". */
void
sp_inflect_noun (const SpKnowledge *knowledge,
                 const char *lemma,
                 SpFormFunc func,
                 gpointer user_data)
{
  gsize end, start;
  g_autofree char *before = NULL, *word = NULL;
  Inflection self = { knowledge, "", "", func, user_data };

  g_return_if_fail (knowledge != NULL && lemma != NULL && *lemma != '\0' && func != NULL);

  end = find_head_end (lemma);
  for (start = end; start > 0 && lemma[start - 1] != ' ';)
    start--;
  before = g_strndup (lemma, start);
  word = g_strndup (lemma + start, end - start);
  self.before = before;
  self.after = lemma + end;
  if (*word != '\0')
    inflect_spellings (&self, word, inflect_noun_word);
}
