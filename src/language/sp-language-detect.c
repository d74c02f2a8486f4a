/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-language-detect.h"

#include <string.h>
#include "sp-language-words.h"

/* By script where the script decides, else by the small words and endings of each language. The
 * start of a text is enough. */

#define MAX_BYTES 20000
#define MAX_LANGUAGES 64
#define ENDING_SHARE 0.3
#define SMOOTHING 0.6
#define N_LATIN_AND_CYRILLIC 2

typedef enum
{
  SCRIPT_LATIN,
  SCRIPT_CYRILLIC,
  SCRIPT_GREEK,
  SCRIPT_HEBREW,
  SCRIPT_ARABIC,
  SCRIPT_DEVANAGARI,
  SCRIPT_BENGALI,
  SCRIPT_TAMIL,
  SCRIPT_THAI,
  SCRIPT_GEORGIAN,
  SCRIPT_ARMENIAN,
  SCRIPT_HANGUL,
  SCRIPT_HIRAGANA,
  SCRIPT_KATAKANA,
  SCRIPT_HAN,
  N_SCRIPTS,
} Script;

static const char *const script_languages[N_SCRIPTS]
    = { NULL, NULL, "el", "he", "ar", "hi", "bn", "ta", "th", "ka", "hy", "ko", "ja", "ja", "zh" };

static const GUnicodeScript scripts[N_SCRIPTS] = {
  G_UNICODE_SCRIPT_LATIN,    G_UNICODE_SCRIPT_CYRILLIC, G_UNICODE_SCRIPT_GREEK,
  G_UNICODE_SCRIPT_HEBREW,   G_UNICODE_SCRIPT_ARABIC,   G_UNICODE_SCRIPT_DEVANAGARI,
  G_UNICODE_SCRIPT_BENGALI,  G_UNICODE_SCRIPT_TAMIL,    G_UNICODE_SCRIPT_THAI,
  G_UNICODE_SCRIPT_GEORGIAN, G_UNICODE_SCRIPT_ARMENIAN, G_UNICODE_SCRIPT_HANGUL,
  G_UNICODE_SCRIPT_HIRAGANA, G_UNICODE_SCRIPT_KATAKANA, G_UNICODE_SCRIPT_HAN,
};

static Script
script_of (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);
  guint i = 0;

  while (i < N_SCRIPTS && scripts[i] != script)
    i++;
  return (Script)i;
}

/* For each word or "-ending" the bits of the languages that have it. */
static GHashTable *
make_table (void)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_assert (sp_n_language_words <= MAX_LANGUAGES);

  for (guint i = 0; i < sp_n_language_words; i++)
    {
      g_auto (GStrv) words = g_strsplit (sp_language_words[i].words, " ", -1);

      for (guint j = 0; words[j] != NULL; j++)
        {
          guint64 *bits = g_hash_table_lookup (table, words[j]);

          if (*words[j] == '\0')
            continue;
          if (bits == NULL)
            {
              bits = g_new0 (guint64, 1);
              g_hash_table_insert (table, g_strdup (words[j]), bits);
            }
          *bits |= (guint64)1 << i;
        }
    }
  return table;
}

static GHashTable *
get_table (void)
{
  static gsize table;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, (gsize)make_table ());
  return (GHashTable *)table;
}

static void
add_hit (GHashTable *table, const char *word, double share, double *scores)
{
  const guint64 *bits = g_hash_table_lookup (table, word);
  guint n = 0;

  for (guint i = 0; bits != NULL && i < sp_n_language_words; i++)
    n += *bits >> i & 1;
  for (guint i = 0; n > 0 && i < sp_n_language_words; i++)
    if (*bits >> i & 1)
      scores[i] += share / n;
}

static void
score_word (GHashTable *table, const char *word, double *scores)
{
  glong n = g_utf8_strlen (word, -1);

  add_hit (table, word, 1, scores);
  for (glong length = 2; length <= 5 && length + 2 <= n; length++)
    {
      g_autofree char *ending
          = g_strconcat ("-", g_utf8_offset_to_pointer (word, n - length), NULL);

      add_hit (table, ending, ENDING_SHARE, scores);
    }
}

static const char *
detect_by_words (const char *utf8, gsize n_bytes, double *confidence)
{
  g_autofree char *lower = g_utf8_strdown (utf8, (gssize)n_bytes);
  GHashTable *table = get_table ();
  double scores[MAX_LANGUAGES] = { 0 }, total = SMOOTHING;
  guint best = 0;
  char *p = lower;

  while (*p != '\0')
    {
      char *start = p, end;

      while (*p != '\0'
             && (g_unichar_isalpha (g_utf8_get_char (p)) || g_unichar_ismark (g_utf8_get_char (p))
                 || *p == '\''))
        p = g_utf8_next_char (p);
      end = *p;
      *p = '\0';
      if (p > start)
        score_word (table, start, scores);
      *p = end;
      if (end != '\0' && p == start)
        p = g_utf8_next_char (p);
    }
  for (guint i = 0; i < sp_n_language_words; i++)
    {
      total += scores[i];
      if (scores[i] > scores[best])
        best = i;
    }
  *confidence = scores[best] / total;
  return scores[best] > 0 ? sp_language_words[best].code : "und";
}

/* Kana among the characters makes Japanese; some letters tell apart what shares the Arabic script.
 */
static const char *
detect_by_script (const guint *counts, guint best, const char *utf8, const char *end)
{
  if (best == SCRIPT_HAN
      && (counts[SCRIPT_HIRAGANA] + counts[SCRIPT_KATAKANA]) * 20 > counts[SCRIPT_HAN])
    return "ja";
  if (best == SCRIPT_ARABIC)
    for (const char *p = utf8; p < end; p = g_utf8_next_char (p))
      {
        gunichar c = g_utf8_get_char (p);

        if (c == 0x6d2 || c == 0x679 || c == 0x688 || c == 0x691)
          return "ur";
        if (c == 0x67e || c == 0x686 || c == 0x698 || c == 0x6af)
          return "fa";
      }
  return script_languages[best];
}

/* Tells the language of a text of valid UTF-8 from its first 20,000 bytes. @confidence: (out)
 * (optional): 0 to 1. Returns: (transfer none): BCP 47, "und" if nothing tells it. Any thread. */
const char *
sp_language_detect (const char *utf8, gsize n_bytes, double *confidence)
{
  guint counts[N_SCRIPTS + 1] = { 0 }, best = 0, n = 0;
  const char *end = utf8, *code;
  double sure = 0;

  g_return_val_if_fail (utf8 != NULL, NULL);

  while (end < utf8 + MIN (n_bytes, MAX_BYTES))
    {
      gunichar c = g_utf8_get_char (end);

      if (g_unichar_isalpha (c))
        counts[script_of (c)]++;
      end = g_utf8_next_char (end);
    }
  for (guint i = 0; i < N_SCRIPTS; i++)
    {
      n += counts[i];
      if (counts[i] > counts[best])
        best = i;
    }
  if (n == 0)
    code = "und";
  else if (best < N_LATIN_AND_CYRILLIC)
    code = detect_by_words (utf8, (gsize)(end - utf8), &sure);
  else
    {
      code = detect_by_script (counts, best, utf8, end);
      sure = (double)counts[best] / n;
    }
  if (confidence != NULL)
    *confidence = sure;
  return code;
}
