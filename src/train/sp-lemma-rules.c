/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-lemma-rules.h"

#include <string.h>
#include "sp-lemmatizer.h"

/* For each ending with a tag the edit that is right most often; an ending that decides as the next
 * shorter one does is left out. Whole words that the endings get wrong are added. */

typedef struct
{
  GHashTable *edits; /* edit → count */
  char *best;        /* borrowed from @edits' keys */
} Votes;

typedef struct
{
  GHashTable *votes;   /* "ending|XPOS" or "^word|XPOS" → Votes */
  GPtrArray *edits;    /* char *, numbered */
  GHashTable *numbers; /* edit → number + 1 */
  GArray *table;       /* guint64 */
} Learning;

static Votes *
get_votes (Learning *l, char *key)
{
  Votes *votes = g_hash_table_lookup (l->votes, key);

  if (votes == NULL)
    {
      votes = g_new0 (Votes, 1);
      votes->edits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (l->votes, g_strdup (key), votes);
    }
  g_free (key);
  return votes;
}

static void
vote (Votes *votes, const char *edit)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (votes->edits, edit));

  g_hash_table_insert (votes->edits, g_strdup (edit), GUINT_TO_POINTER (n + 1));
}

/* The shortest edit that makes @lemma of @word. Returns: (transfer full) (nullable). */
static char *
find_edit (const char *word, const char *lemma)
{
  g_autofree char *small = g_utf8_strdown (word, -1);
  const char *bases[] = { small, word };
  char *best = NULL;
  glong best_cost = 100;

  for (guint i = 0; i < 2; i++)
    {
      glong n = g_utf8_strlen (bases[i], -1), same = 0, strip;
      const char *p = bases[i], *q = lemma;

      while (*p != '\0' && *q != '\0' && g_utf8_get_char (p) == g_utf8_get_char (q))
        {
          p = g_utf8_next_char (p);
          q = g_utf8_next_char (q);
          same++;
        }
      strip = n - same;
      if (strip > 9 || strip + (glong)strlen (q) >= best_cost)
        continue;
      g_free (best);
      best_cost = strip + (glong)strlen (q);
      best = g_strdup_printf ("%c%d%s", i == 0 ? 'l' : 'k', (int)strip, q);
    }
  return best;
}

static const char *
first_ending (const char *small)
{
  glong n = g_utf8_strlen (small, -1);

  return n > SP_LEMMA_MAX_ENDING ? g_utf8_offset_to_pointer (small, n - SP_LEMMA_MAX_ENDING)
                                 : small;
}

static void
count_word (Learning *l, const SpCorpusWord *word)
{
  g_autofree char *edit = find_edit (word->form, word->lemma),
                  *small = g_utf8_strdown (word->form, -1);
  const char *xpos = strchr (word->tag, ' ') + 1;

  if (edit == NULL || strcmp (word->lemma, "_") == 0)
    return;
  vote (get_votes (l, g_strconcat ("^", small, "|", xpos, NULL)), edit);
  for (const char *p = first_ending (small);; p = g_utf8_next_char (p))
    {
      vote (get_votes (l, g_strconcat (p, "|", xpos, NULL)), edit);
      if (*p == '\0')
        break;
    }
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

static void
decide (Votes *votes)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer edit;
  guint most = 0;

  g_hash_table_iter_init (&iter, votes->edits);
  while (g_hash_table_iter_next (&iter, &edit, NULL))
    g_ptr_array_add (edits, edit);
  g_ptr_array_sort (edits, compare_strings);
  for (guint i = 0; i < edits->len; i++)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (votes->edits, g_ptr_array_index (edits, i)));

      if (n > most)
        {
          most = n;
          votes->best = g_ptr_array_index (edits, i);
        }
    }
}

/* What the endings shorter than @key's say. Returns: (nullable): an edit. */
static const char *
decide_shorter (const Learning *l, const char *key)
{
  const char *p = key;

  while (*p != '|' && *p != '\0')
    {
      const Votes *votes;

      p = g_utf8_next_char (p);
      votes = g_hash_table_lookup (l->votes, p);
      if (votes != NULL)
        return votes->best;
    }
  return NULL;
}

static void
add_row (Learning *l, const char *key, const char *edit)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (l->numbers, edit));
  const char *bar = strrchr (key, '|');
  gboolean whole = key[0] == '^' && key[1] != '|';
  g_autofree char *ending = g_strndup (key + whole, (gsize)(bar - key - whole));
  guint64 row;

  if (number == 0)
    {
      if (l->edits->len >= 1 << SP_LEMMA_EDIT_BITS)
        return;
      g_ptr_array_add (l->edits, g_strdup (edit));
      number = l->edits->len;
      g_hash_table_insert (l->numbers,
                           g_ptr_array_index (l->edits, number - 1),
                           GUINT_TO_POINTER (number));
    }
  row = sp_lemma_key (ending, whole, bar + 1) | (number - 1);
  g_array_append_val (l->table, row);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *)a, y = *(const guint64 *)b;

  return (x > y) - (x < y);
}

/* Learns the rules from @corpus and adds them to @writer. */
void
sp_lemma_rules_learn (const SpCorpus *corpus, SpModelWriter *writer)
{
  Learning l = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                 g_ptr_array_new (),
                 g_hash_table_new (g_str_hash, g_str_equal),
                 g_array_new (FALSE, FALSE, sizeof (guint64)) };
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key, votes;

  for (guint i = 0; i < corpus->words->len; i++)
    count_word (&l, &g_array_index (corpus->words, SpCorpusWord, i));
  g_hash_table_iter_init (&iter, l.votes);
  while (g_hash_table_iter_next (&iter, &key, &votes))
    {
      decide (votes);
      g_ptr_array_add (keys, key);
    }
  g_ptr_array_sort (keys, compare_strings);
  for (guint i = 0; i < keys->len; i++)
    {
      const char *name = g_ptr_array_index (keys, i), *shorter;
      const Votes *own = g_hash_table_lookup (l.votes, name);

      if (name[0] == '^' && name[1] != '|')
        {
          shorter = g_hash_table_contains (l.votes, first_ending (name + 1))
                        ? NULL
                        : decide_shorter (&l, name + 1);
          for (const char *p = name + 1; shorter == NULL && *p != '\0'; p = g_utf8_next_char (p))
            {
              const Votes *other = g_hash_table_lookup (l.votes, p);

              if (other != NULL && strchr (p, '|') - p <= SP_LEMMA_MAX_ENDING)
                shorter = other->best;
            }
        }
      else
        shorter = decide_shorter (&l, name);
      if (g_strcmp0 (shorter, own->best) != 0)
        add_row (&l, name, own->best);
    }
  g_array_sort (l.table, compare_rows);
  sp_model_writer_add (writer,
                       "lemma.table",
                       SP_SECTION_UINT64,
                       l.table->len,
                       1,
                       l.table->data,
                       l.table->len * sizeof (guint64));
  sp_model_writer_add_strings (writer, "lemma.edits", l.edits);
}
