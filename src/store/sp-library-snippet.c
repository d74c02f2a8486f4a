/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-library-private.h"

#include <string.h>

/* The search index could say where it found what, but it looks for it anew for each article, which
 * takes a third of a second for two letters. Here only the text of one article is looked through.
 */

#define WORDS_BEFORE 5
#define WORDS_BEHIND 14

static gunichar
fold (gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));
  return g_unichar_tolower (parts[0]);
}

/* Returns: TRUE if the text at @p begins with @word, whatever the case and the accents. */
static gboolean
begins_with (const char *p, const char *word)
{
  while (*word != '\0')
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_type (c) == G_UNICODE_NON_SPACING_MARK)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      if (*p == '\0' || fold (c) != fold (g_utf8_get_char (word)))
        return FALSE;
      p = g_utf8_next_char (p);
      word = g_utf8_next_char (word);
    }
  return TRUE;
}

static gboolean
is_found (const char *p, GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    if (begins_with (p, g_ptr_array_index (words, i)))
      return TRUE;
  return FALSE;
}

static const char *
next_word (const char *p)
{
  while (*p != '\0' && g_unichar_isalnum (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  while (*p != '\0' && !g_unichar_isalnum (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

static const char *
word_end (const char *p)
{
  while (*p != '\0' && g_unichar_isalnum (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/* Finds the first of @words in @text. Returns: (nullable): it; @start: (out): a few words before.
 */
static const char *
find_first (const char *text, GPtrArray *words, const char **start)
{
  const char *before[WORDS_BEFORE];
  guint n = 0;

  for (const char *p = g_unichar_isalnum (g_utf8_get_char (text)) ? text : next_word (text);
       *p != '\0';
       p = next_word (p))
    {
      if (is_found (p, words))
        {
          *start = n < WORDS_BEFORE ? text : before[n % WORDS_BEFORE];
          return p;
        }
      before[n++ % WORDS_BEFORE] = p;
    }
  return NULL;
}

/* Returns: (transfer full) (nullable): the words of @text around the first of @words, with U+2068
 * before and U+2069 behind each of those; NULL where there is none. */
char *
sp_library_make_snippet (const char *text, GPtrArray *words)
{
  GString *snippet;
  const char *start, *first, *p;
  guint n = 0;

  g_return_val_if_fail (text != NULL && words != NULL, NULL);

  first = words->len > 0 ? find_first (text, words, &start) : NULL;
  if (first == NULL)
    return NULL;
  snippet = g_string_new (start > text ? "…" : NULL);
  for (p = start; *p != '\0' && n < WORDS_BEFORE + WORDS_BEHIND; n++)
    {
      const char *end = word_end (p), *next = next_word (p);

      if (is_found (p, words))
        {
          g_string_append (snippet, "\u2068");
          g_string_append_len (snippet, p, end - p);
          g_string_append (snippet, "\u2069");
          p = end;
        }
      g_string_append_len (snippet, p, next - p);
      p = next;
    }
  g_strchomp (snippet->str);
  snippet->len = strlen (snippet->str);
  if (*p != '\0')
    g_string_append (snippet, "…");
  return g_string_free (snippet, FALSE);
}
