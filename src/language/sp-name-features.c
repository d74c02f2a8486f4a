/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-name-features.h"

#include <string.h>
#include "sp-word-shape.h"

#define MAX_CHARACTERS 48

static guint64
mix (guint64 a, guint64 b)
{
  guint64 h = (a ^ (b + 0x9e3779b97f4a7c15ULL + (a << 6) + (a >> 2))) * 0xff51afd7ed558ccdULL;

  return h ^ (h >> 32);
}

static guint64
hash_letters (guint64 hash, const gunichar *letters, guint n)
{
  for (guint i = 0; i < n; i++)
    hash = mix (hash, letters[i]);
  return mix (hash, n);
}

static gunichar
kind_of (gunichar c)
{
  return g_unichar_isupper (c)   ? 'A'
         : g_unichar_isalpha (c) ? 'a'
         : g_unichar_isdigit (c) ? '0'
                                 : c;
}

static void
read_shape (SpNameWord *self, const gunichar *letters, guint n)
{
  guint run = 0, n_capitals = 0, n_letters = 0;
  gunichar last = 0;

  self->shape = 11;
  for (guint i = 0; i < n; i++)
    {
      gunichar kind = kind_of (letters[i]);

      run = kind == last ? run + 1 : 1;
      last = kind;
      if (run <= 2)
        self->shape = mix (self->shape, kind);
      n_capitals += kind == 'A';
      n_letters += kind == 'A' || kind == 'a';
    }
  self->capital = n > 0 && kind_of (letters[0]) == 'A';
  self->capitals = n_letters > 1 && n_capitals == n_letters;
  self->letters = n_letters > 0;
}

/* Reads one word; the clusters are left unknown. */
void
sp_name_word_init (SpNameWord *self, const char *word)
{
  gunichar letters[MAX_CHARACTERS];
  g_autofree char *norm = NULL;
  guint n = 0;

  g_return_if_fail (self != NULL && word != NULL);

  memset (self, 0, sizeof *self);
  for (const char *p = word; *p != '\0' && n < MAX_CHARACTERS; p = g_utf8_next_char (p))
    letters[n++] = g_utf8_get_char (p);
  read_shape (self, letters, n);
  norm = sp_word_norm (word);
  self->norm = sp_word_hash (norm);
  self->form = hash_letters (1, letters, n);
  for (guint i = 0; i < 4; i++)
    {
      guint length = MIN (i + 1, n);

      self->prefixes[i] = hash_letters (2, letters, length);
      self->suffixes[i] = hash_letters (3, letters + n - length, length);
    }
}

/* Keeps for each word with a capital the word with a capital that stands before (or after) it where
 * there is one, for the places where there is none: "Torres" after "Ana Torres". */
static void
find_companions (SpNameWord *words, guint n)
{
  g_autoptr (GHashTable) left = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) right = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i + 1 < n; i++)
    if (words[i].capital && words[i + 1].capital)
      {
        if (!g_hash_table_contains (left, &words[i + 1].norm))
          g_hash_table_insert (left, &words[i + 1].norm, &words[i].norm);
        if (!g_hash_table_contains (right, &words[i].norm))
          g_hash_table_insert (right, &words[i].norm, &words[i + 1].norm);
      }
  for (guint i = 0; i < n; i++)
    if (words[i].capital)
      {
        const guint64 *before = g_hash_table_lookup (left, &words[i].norm);
        const guint64 *after = g_hash_table_lookup (right, &words[i].norm);

        words[i].left = before != NULL ? *before : 0;
        words[i].right = after != NULL ? *after : 0;
      }
}

/* Marks which words the text also has with a small and with a capital initial inside a sentence,
 * and what stands beside them elsewhere.
 * @begins: whether the word begins a sentence. */
void
sp_name_words_compare (SpNameWord *words, guint n, const guint8 *begins)
{
  g_autoptr (GHashTable) small = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) capital = g_hash_table_new (g_int64_hash, g_int64_equal);

  g_return_if_fail (words != NULL || n == 0);

  for (guint i = 0; i < n; i++)
    if (words[i].letters && !words[i].capital)
      g_hash_table_add (small, &words[i].norm);
    else if (words[i].capital && !words[i].capitals && !begins[i])
      g_hash_table_add (capital, &words[i].norm);
  for (guint i = 0; i < n; i++)
    {
      words[i].seen_small = g_hash_table_contains (small, &words[i].norm);
      words[i].seen_capital = g_hash_table_contains (capital, &words[i].norm);
    }
  find_companions (words, n);
}

typedef struct
{
  guint counts[SP_NAME_N_TYPES + 1]; /* no name, then each type */
} Tally;

static guint
best_of (const Tally *tally, guint without, guint *total)
{
  guint best = 0, most = 0;

  *total = 0;
  for (guint i = 0; i <= SP_NAME_N_TYPES; i++)
    {
      guint count = tally->counts[i] - (i == without);

      *total += count;
      if (count > most || (count == most && i > 0 && count > 0))
        {
          best = i;
          most = count;
        }
    }
  return best;
}

/* Keeps for each word of a text what a first reading found in it (@states), and what it found most
 * often at the other places of the same word. */
void
sp_name_words_vote (SpNameWord *words, guint n, const guint8 *states)
{
  g_autoptr (GHashTable) tallies
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);

  g_return_if_fail ((words != NULL && states != NULL) || n == 0);

  for (guint i = 0; i < n; i++)
    if (states[i] > 0 && !g_hash_table_contains (tallies, &words[i].norm))
      g_hash_table_insert (tallies, &words[i].norm, g_new0 (Tally, 1));
  for (guint i = 0; i < n; i++)
    {
      Tally *tally = g_hash_table_lookup (tallies, &words[i].norm);

      words[i].own = states[i] > 0 ? (guint8)(2 + (states[i] - 1) / 4) : 1;
      if (tally != NULL)
        tally->counts[words[i].own - 1]++;
    }
  for (guint i = 0; i < n; i++)
    {
      const Tally *tally = g_hash_table_lookup (tallies, &words[i].norm);
      guint total = 0, best;

      if (tally == NULL)
        continue;
      best = best_of (tally, words[i].own - 1U, &total);
      words[i].vote = total > 0 ? (guint8)(1 + best) : 0;
      words[i].votes = (guint8)MIN (total, 3);
    }
}

typedef struct
{
  guint32 *out;
  guint n;
  guint64 kind;
} Features;

static void
add (Features *f, guint64 value)
{
  guint64 h = mix (mix (17, ++f->kind), value);

  /* The states of a feature lie side by side; rows begin anywhere. */
  f->out[f->n++] = (guint32)(h >> 20) & (SP_NAME_SIZE - 1);
}

static const SpNameWord *
word_at (const SpNameWord *words, guint n, int at)
{
  static const SpNameWord outside = { 1, 1, 1, { 0 }, { 0 }, { 0 }, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 };

  return at < 0 || at >= (int)n ? &outside : &words[at];
}

static void
add_window (Features *f, const SpNameWord *const w[5])
{
  for (guint i = 0; i < 5; i++)
    {
      add (f, w[i]->norm);
      add (f, w[i]->shape);
      add (f, w[i]->clusters[1]);
    }
  for (guint i = 1; i < 4; i++)
    {
      add (f, w[i]->form);
      add (f, w[i]->clusters[0]);
      add (f, w[i]->clusters[2]);
      add (f, w[i]->suffixes[2]);
      add (f, w[i]->prefixes[3]);
    }
  for (guint i = 0; i < 4; i++)
    {
      add (f, mix (w[i]->norm, w[i + 1]->norm));
      add (f, mix (w[i]->shape, w[i + 1]->shape));
      add (f, mix (w[i]->clusters[1], w[i + 1]->clusters[1]));
    }
}

/* Writes the places of the features of word @at: each has SP_NAME_N_STATES weights from there on.
 * Returns: how many, at most SP_NAME_MAX_FEATURES. */
guint
sp_name_features (const SpNameWord *words, guint n, guint at, guint32 *features)
{
  Features f = { features, 0, 0 };
  const SpNameWord *w[5];
  guint64 document;

  g_return_val_if_fail (words != NULL && at < n && features != NULL, 0);

  for (int i = 0; i < 5; i++)
    w[i] = word_at (words, n, (int)at + i - 2);
  add (&f, 0);
  add_window (&f, w);
  for (guint i = 0; i < 4; i++)
    {
      add (&f, w[2]->prefixes[i]);
      add (&f, w[2]->suffixes[i]);
    }
  add (&f, mix (mix (w[1]->shape, w[2]->shape), w[3]->shape));
  add (&f, mix (w[1]->norm, w[2]->shape));
  add (&f, mix (w[3]->norm, w[2]->shape));
  add (&f, mix (w[1]->norm, w[3]->norm));
  add (&f, mix (w[1]->clusters[2], w[2]->shape));
  add (&f, mix (w[3]->clusters[2], w[2]->shape));
  add (&f, mix (w[1]->clusters[1], mix (w[2]->clusters[1], w[3]->clusters[1])));
  add (&f, mix (w[2]->clusters[2], w[2]->shape));
  add (&f, mix (w[2]->clusters[2], w[3]->clusters[2]));
  add (&f, mix (w[1]->clusters[2], w[2]->clusters[2]));
  document = w[2]->seen_small * 2U + w[2]->seen_capital;
  add (&f, mix (document, w[2]->shape));
  add (&f, mix (document, mix (at == 0, w[2]->capital)));
  add (&f, mix (at == 0, w[2]->shape));
  add (&f, w[2]->left);
  add (&f, w[2]->right);
  add (&f, mix (mix (w[2]->left != 0, w[2]->right != 0), document));
  add (&f, w[1]->left);
  add (&f, w[3]->right);
  return f.n;
}

/* As sp_name_features, for what the first reading found. Returns: at most
 * SP_NAME_MAX_VOTE_FEATURES. */
guint
sp_name_vote_features (const SpNameWord *words, guint n, guint at, guint32 *features)
{
  Features f = { features, 0, 200 };
  const SpNameWord *w[3];
  guint64 own, vote;

  g_return_val_if_fail (words != NULL && at < n && features != NULL, 0);

  for (int i = 0; i < 3; i++)
    w[i] = word_at (words, n, (int)at + i - 1);
  own = w[1]->own;
  vote = w[1]->vote * 4U + w[1]->votes;
  add (&f, mix (own, vote));
  add (&f, mix (vote, w[1]->shape));
  add (&f, mix (w[0]->vote * 16U + w[0]->own, mix (own, w[1]->vote)));
  add (&f, mix (w[2]->vote * 16U + w[2]->own, mix (own, w[1]->vote)));
  add (&f, mix (w[0]->own * 16U + w[2]->own, own));
  add (&f, mix (vote, w[1]->clusters[1]));
  return f.n;
}

/* Whether state @after may follow @before; the ends of a sequence count as O. */
gboolean
sp_name_may_follow (guint before, guint after)
{
  guint b = before == 0 ? 3 : (before - 1) % 4, a = after == 0 ? 3 : (after - 1) % 4;
  gboolean open = b == 0 || b == 1, goes_on = a == 1 || a == 2;

  g_return_val_if_fail (before < SP_NAME_N_STATES && after < SP_NAME_N_STATES, FALSE);

  if (open != goes_on)
    return FALSE;
  return !open || (before - 1) / 4 == (after - 1) / 4;
}
