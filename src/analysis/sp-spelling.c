/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-spelling-private.h"

#include <string.h>

/* Writes the token in small letters, with straight apostrophes, to @buffer; "" if it is too long.
 */
void
sp_spelling_fold (const SpTokens *tokens, guint token, char buffer[SP_MAX_SPELLING])
{
  gsize n;
  const char *word = sp_tokens_peek (tokens, token, &n);
  gsize out = 0;

  buffer[0] = '\0';
  if (n >= SP_MAX_SPELLING)
    return;
  for (gsize i = 0; i < n; i++)
    if ((guchar)word[i] == 0xe2 && i + 2 < n && (guchar)word[i + 1] == 0x80
        && (guchar)word[i + 2] == 0x99)
      {
        buffer[out++] = '\'';
        i += 2;
      }
    else
      buffer[out++] = g_ascii_tolower (word[i]);
  buffer[out] = '\0';
}

static gboolean
ends_with (const char *word, gsize n, const char *ending)
{
  gsize m = strlen (ending);

  return n > m + 2 && memcmp (word + n - m, ending, m) == 0;
}

/* Guesses the classes of a word that no list has, by its ending. */
guint
sp_spelling_guess (const char *word)
{
  gsize n = strlen (word);

  if (ends_with (word, n, "ly"))
    return SP_WORD_ADVERB;
  if (ends_with (word, n, "ing"))
    return SP_WORD_GERUND;
  if (ends_with (word, n, "ed") && !ends_with (word, n, "eed"))
    return SP_WORD_PAST | SP_WORD_PARTICIPLE;
  return 0;
}

/* The part of the punctuation mark @word. */
SpTag
sp_spelling_tag_of_punctuation (const char *word)
{
  if (g_str_equal (word, ","))
    return SP_TAG_COMMA;
  if (strchr ("\"'`", word[0]) != NULL || g_str_has_prefix (word, "“")
      || g_str_has_prefix (word, "”") || g_str_has_prefix (word, "‘")
      || g_str_has_prefix (word, "«") || g_str_has_prefix (word, "»"))
    return SP_TAG_QUOTE;
  return SP_TAG_STOP;
}
