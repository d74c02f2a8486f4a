/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-chip-letters-private.h"

#include <string.h>

struct _SpChipLetters
{
  GHashTable *taken;   /* owned strings: the letters in use */
  GHashTable *numbers; /* owned string: first letter → the last number tried after it */
};

/* Small words carry no letter: "Ministry of Defence" is MD. */
static const char *const small_words[] = {
  "of", "the", "and", "de", "la", "du", "der", "des", "von", "&",
};

/* What follows these says where or for whom, not who: "Chinese embassy in London" is CE. */
static const char *const end_words[] = { "in", "on", "at", "to", "for", "from", "near" };

/* Makes an empty set. Returns: (transfer full). */
SpChipLetters *
sp_chip_letters_new (void)
{
  SpChipLetters *self = g_new0 (SpChipLetters, 1);

  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
sp_chip_letters_free (SpChipLetters *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->taken);
  g_hash_table_unref (self->numbers);
  g_free (self);
}

static gboolean
is_one_of (const char *const *words, guint n, const char *word, gsize n_bytes)
{
  for (guint i = 0; i < n; i++)
    if (strlen (words[i]) == n_bytes && g_ascii_strncasecmp (words[i], word, n_bytes) == 0)
      return TRUE;
  return FALSE;
}

/* Finds the first two letters or digits of the word that starts at @word. */
static void
read_word (const char *word, gsize n_bytes, gunichar letters[2])
{
  const char *end = word + n_bytes;
  guint n = 0;

  for (const char *p = word; p < end && n < 2; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        letters[n++] = g_unichar_toupper (c);
    }
}

/* Reads the initials of the first and the last word that count, and the second letter of the first:
 * "United Kingdom Electoral Commission" must not become the UK. */
static void
read_name (const char *name, gunichar initials[2], gunichar *second)
{
  const char *p = name;

  while (*p != '\0')
    {
      const char *end = p;
      gunichar letters[2] = { 0, 0 };

      while (*end != '\0' && !g_unichar_isspace (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      if (initials[0] != 0 && is_one_of (end_words, G_N_ELEMENTS (end_words), p, end - p))
        break;
      if (!is_one_of (small_words, G_N_ELEMENTS (small_words), p, end - p))
        read_word (p, end - p, letters);
      if (letters[0] != 0 && initials[0] == 0)
        {
          initials[0] = letters[0];
          *second = letters[1];
        }
      else if (letters[0] != 0)
        initials[1] = letters[0];
      p = *end == '\0' ? end : g_utf8_next_char (end);
    }
  if (initials[0] == 0)
    initials[0] = '?';
}

static char *
join_letters (gunichar a, gunichar b)
{
  char buffer[13] = { 0 };
  int n = g_unichar_to_utf8 (a, buffer);

  if (b != 0)
    g_unichar_to_utf8 (b, buffer + n);
  return g_strdup (buffer);
}

static char *
choose_number (SpChipLetters *self, gunichar initial)
{
  g_autofree char *letter = join_letters (initial, 0);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, letter));
  char *numbered = NULL;

  number = MAX (number, 1);
  do
    {
      g_free (numbered);
      numbered = g_strdup_printf ("%s%u", letter, ++number);
    }
  while (g_hash_table_contains (self->taken, numbered));
  g_hash_table_insert (self->numbers, g_steal_pointer (&letter), GUINT_TO_POINTER (number));
  return numbered;
}

/* Chooses the letters for @name: one letter if @single or if it is one word, else the initials of
 * its first and last word; on a clash other two letters of it, then the first letter with a number.
 * Returns: (transfer full): letters that no earlier call gave; over three only where more than
 * ninety names share their first letter. */
char *
sp_chip_letters_choose (SpChipLetters *self, const char *name, gboolean single)
{
  gunichar initials[2] = { 0, 0 };
  gunichar second = 0;
  char *found = NULL;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  read_name (name, initials, &second);
  {
    const gunichar tries[][2] = {
      { initials[0], single ? 0 : initials[1] },
      { initials[0], initials[1] },
      { initials[0], second },
    };

    for (guint i = 0; i < G_N_ELEMENTS (tries) && found == NULL; i++)
      {
        found = join_letters (tries[i][0], tries[i][1]);
        if (g_hash_table_contains (self->taken, found))
          g_clear_pointer (&found, g_free);
      }
  }
  if (found == NULL)
    found = choose_number (self, initials[0]);
  g_hash_table_add (self->taken, g_strdup (found));
  return found;
}
