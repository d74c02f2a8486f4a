/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "expectation-words.h"

#include <stdlib.h>
#include <string.h>

/* Cuts @line at each "|" outside of double quotes. Returns: (transfer full): trimmed parts. */
char **
expectation_split (const char *line)
{
  GPtrArray *parts = g_ptr_array_new ();
  gboolean quoted = FALSE;
  const char *start = line;

  for (const char *p = line;; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        p++;
      else if (*p == '"')
        quoted = !quoted;
      else if (*p == '\0' || (*p == '|' && !quoted))
        {
          g_ptr_array_add (parts, g_strstrip (g_strndup (start, (gsize)(p - start))));
          start = p + 1;
        }
      if (*p == '\0')
        break;
    }
  g_ptr_array_add (parts, NULL);
  return (char **)g_ptr_array_free (parts, FALSE);
}

/* Returns: TRUE if @part begins with the words @key, a colon or a space; @value is what follows. */
gboolean
expectation_key (const char *part, const char *key, const char **value)
{
  gsize n = strlen (key);

  if (strncmp (part, key, n) != 0 || (part[n] != ':' && part[n] != ' ' && part[n] != '\0'))
    return FALSE;
  part += n;
  while (*part == ':' || *part == ' ')
    part++;
  *value = part;
  return TRUE;
}

static gboolean
is_word_at (const char *p, const char *text)
{
  const char *before = p > text ? g_utf8_find_prev_char (text, p) : NULL;

  return !(before != NULL && g_unichar_isalnum (g_utf8_get_char (before))
           && g_unichar_isalnum (g_utf8_get_char (p)));
}

/* The @nth occurrence of @words in @text at the borders of words; NULL if there is none. */
static const char *
find_nth (const char *text, const char *from, const char *words, guint nth)
{
  gsize n = strlen (words);

  for (const char *p = from; (p = strstr (p, words)) != NULL; p = g_utf8_next_char (p))
    if (is_word_at (p, text) && is_word_at (p + n, text) && --nth == 0)
      return p;
  return NULL;
}

/* Reads the words in double quotes. @cursor moves behind them. */
static char *
read_quoted (const char **cursor, guint *nth)
{
  GString *words = g_string_new (NULL);
  const char *p = *cursor + 1;

  for (; *p != '\0' && *p != '"'; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        p++;
      g_string_append_c (words, *p);
    }
  if (*p == '"')
    p++;
  *nth = 1;
  if (*p == '#')
    *nth = (guint)strtoul (p + 1, (char **)&p, 10);
  *cursor = p;
  return g_string_free (words, FALSE);
}

/* Reads the next quoted words at @cursor and finds them in @text. Returns: FALSE at the end, with
 * @problem set if the words are not there. */
gboolean
expectation_find_words (SpText *text, const char **cursor, SpSpan *span, char **problem)
{
  g_autofree char *words = NULL;
  g_auto (GStrv) ends = NULL;
  const char *utf8 = sp_text_get_utf8 (text);
  const char *quote = strchr (*cursor, '"'), *first, *last;
  guint nth;

  if (quote == NULL)
    return FALSE;
  *cursor = quote;
  words = read_quoted (cursor, &nth);
  ends = g_strsplit (words, "…", 2);
  if (ends[0] != NULL && ends[1] != NULL)
    {
      g_strchomp (ends[0]);
      g_strchug (ends[1]);
    }
  first = ends[0] != NULL ? find_nth (utf8, utf8, ends[0], nth) : NULL;
  last = first;
  if (first != NULL && ends[1] != NULL)
    last = find_nth (utf8, first, ends[1], 1);
  if (first == NULL || last == NULL)
    {
      *problem = g_strdup_printf ("the text has no “%s” (%u)", words, nth);
      return FALSE;
    }
  last += strlen (ends[1] != NULL ? ends[1] : ends[0]);
  span->start = sp_text_offset_at (text, (gsize)(first - utf8));
  span->end = sp_text_offset_at (text, (gsize)(last - utf8));
  return TRUE;
}

static char *
trimmed (SpText *text, SpSpan span, guint *lost)
{
  static const char *const articles[] = { "the ", "The ", "a ", "A ", "an ", "An " };
  char *words = sp_text_dup_span (text, span);
  char *start = words, *end = words + strlen (words);

  while (start < end && !g_unichar_isalnum (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    if (g_str_has_prefix (start, articles[i]))
      {
        start += strlen (articles[i]);
        break;
      }
  *end = '\0';
  *lost = (guint)g_utf8_strlen (words, start - words);
  memmove (words, start, strlen (start) + 1);
  return words;
}

/* Returns: TRUE if both spans are the same place but for marks, stops and articles at the ends. */
gboolean
expectation_same_words (SpText *text, SpSpan a, SpSpan b)
{
  guint lost_a, lost_b;
  g_autofree char *words_a = trimmed (text, a, &lost_a);
  g_autofree char *words_b = trimmed (text, b, &lost_b);

  return a.start + lost_a == b.start + lost_b && strcmp (words_a, words_b) == 0;
}

/* Returns: the party of this name, or if @alias of this alias; else SP_NONE. */
int
expectation_find_party (const SpAnalysis *analysis, const char *name, gboolean alias)
{
  guint n = sp_analysis_get_n_parties (analysis);

  for (guint i = 0; i < n; i++)
    if (strcmp (sp_analysis_get_party (analysis, i)->name, name) == 0)
      return (int)i;
  for (guint i = 0; alias && i < n; i++)
    {
      const GPtrArray *aliases = sp_analysis_get_party (analysis, i)->aliases;

      for (guint k = 0; k < aliases->len; k++)
        if (strcmp (g_ptr_array_index (aliases, k), name) == 0)
          return (int)i;
    }
  return SP_NONE;
}

/* Tells whether a mention of @party is these words, or (not @whole) overlaps them. */
gboolean
expectation_mentions (const SpAnalysis *analysis, const SpParty *party, SpSpan span, gboolean whole)
{
  for (guint i = 0; i < party->mentions->len; i++)
    {
      SpSpan own = g_array_index (party->mentions, SpMention, i).span;

      if (whole ? expectation_same_words (sp_analysis_get_text (analysis), own, span)
                : sp_span_overlaps (own, span))
        return TRUE;
    }
  return FALSE;
}

/* Returns: the first party of which the words are a mention (or part of one), or SP_NONE. */
int
expectation_find_mentioned (const SpAnalysis *analysis, SpSpan span, gboolean whole)
{
  guint n = sp_analysis_get_n_parties (analysis);

  for (guint i = 0; i < n; i++)
    if (expectation_mentions (analysis, sp_analysis_get_party (analysis, i), span, whole))
      return (int)i;
  return SP_NONE;
}
