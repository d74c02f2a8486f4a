/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-word-shape.h"

#include <string.h>

/* No word is looked at beyond so many code points. */
#define MAX_CHARACTERS 48

/* FNV-1a, 64 bits. */
static guint64
hash_bytes (guint64 hash, const char *bytes, gsize n)
{
  for (gsize i = 0; i < n; i++)
    hash = (hash ^ (guint8)bytes[i]) * 1099511628211ULL; /* NOLINT: g_unichar_to_utf8 wrote them */
  return hash;
}

guint64
sp_word_hash (const char *word)
{
  g_return_val_if_fail (word != NULL, 0);

  return hash_bytes (14695981039346656037ULL, word, strlen (word));
}

static gunichar
normal (gunichar c)
{
  switch (c)
    {
    case 0x2018:
    case 0x2019:
    case '`':
      return '\'';
    case 0x201c:
    case 0x201d:
      return '"';
    case 0x2013:
    case 0x2014:
      return '-';
    default:
      return g_unichar_isdigit (c) ? '0' : g_unichar_tolower (c);
    }
}

/* Folds @word: small letters, digits as 0, quotation marks and dashes of one kind. Returns:
 * (transfer full). */
char *
sp_word_norm (const char *word)
{
  GString *norm = g_string_new (NULL);
  guint n = 0;

  g_return_val_if_fail (word != NULL, NULL);

  for (const char *p = word; *p != '\0' && n < MAX_CHARACTERS; p = g_utf8_next_char (p), n++)
    g_string_append_unichar (norm, normal (g_utf8_get_char (p)));
  return g_string_free (norm, FALSE);
}

/* "UN-backed" gives "AA-aa"; runs are cut to two. */
static guint64
hash_shape (const gunichar *letters, guint n, guint64 hash)
{
  char last = 0;
  guint run = 0;

  for (guint i = 0; i < n; i++)
    {
      char c = g_unichar_isupper (letters[i])   ? 'A'
               : g_unichar_isalpha (letters[i]) ? 'a'
               : g_unichar_isdigit (letters[i]) ? '0'
               : letters[i] < 128               ? (char)letters[i]
                                                : '?';

      run = c == last ? run + 1 : 1;
      last = c;
      if (run <= 2)
        hash = hash_bytes (hash, &c, 1);
    }
  return hash;
}

static guint64
hash_letters (guint kind, const gunichar *letters, guint n)
{
  char name = (char)('a' + kind);
  guint64 hash = hash_bytes (14695981039346656037ULL, &name, 1);

  for (guint i = 0; i < n; i++)
    hash = hash_bytes (hash, (const char *)&letters[i], sizeof (gunichar));
  return hash;
}

/* Reads the code points of @word and the folded ones. Returns: how many. */
static guint
read_letters (const char *word, gunichar *letters, gunichar *folded)
{
  guint n = 0;

  for (const char *p = word; *p != '\0' && n < MAX_CHARACTERS; p = g_utf8_next_char (p), n++)
    {
      letters[n] = g_utf8_get_char (p);
      folded[n] = normal (letters[n]);
    }
  return n;
}

/* Gives the hashes of what is seen of @word beside its vector: endings, beginnings, shape, and
 * all runs of three characters inside. Returns: how many. */
guint
sp_word_features (const char *word, guint64 features[SP_MAX_WORD_FEATURES])
{
  gunichar letters[MAX_CHARACTERS], folded[MAX_CHARACTERS];
  guint n, count = 0;

  g_return_val_if_fail (word != NULL, 0);

  n = read_letters (word, letters, folded);
  features[count++] = hash_letters (0, folded + n - MIN (n, 2), MIN (n, 2));
  features[count++] = hash_letters (1, folded + n - MIN (n, 3), MIN (n, 3));
  features[count++] = hash_letters (2, folded + n - MIN (n, 4), MIN (n, 4));
  features[count++] = hash_letters (3, folded, MIN (n, 2));
  features[count++] = hash_letters (4, folded, MIN (n, 3));
  features[count++] = hash_shape (letters, n, hash_letters (5, NULL, 0));
  for (guint i = 1; i + 4 < n && count < SP_MAX_WORD_FEATURES; i++)
    features[count++] = hash_letters (6, folded + i, 3);
  return count;
}

/* The hash of the exact form: for words that the training texts have. */
guint64
sp_word_form_feature (const char *word)
{
  gunichar letters[MAX_CHARACTERS], folded[MAX_CHARACTERS];

  g_return_val_if_fail (word != NULL, 0);

  return hash_letters (7, letters, read_letters (word, letters, folded));
}
