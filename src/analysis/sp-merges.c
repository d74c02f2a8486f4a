/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-analysis-private.h"
#include "sp-work-private.h"

#define MAX_SHARERS 8 /* parties that share a word: more say nothing */
#define MAX_MERGES 40

/* Pairs of parties that may be one and were kept apart: one for two is the worse error, so the
 * reader decides. */
typedef struct
{
  SpAnalysis *analysis;
  GHashTable *by_word; /* folded first or last word of a name → GArray of int */
  GHashTable *seen;    /* pairs */
} Search;

static const SpParty *
get_party (const Search *search, int index)
{
  return g_ptr_array_index (search->analysis->parties, (guint)index);
}

static char *
fold_plain (const char *name)
{
  g_autofree char *plain = g_str_to_ascii (name, "C");

  return g_ascii_strdown (plain, -1);
}

static void
add_word (Search *search, const char *word, int party)
{
  GArray *parties = g_hash_table_lookup (search->by_word, word);

  if (parties == NULL)
    {
      parties = g_array_new (FALSE, FALSE, sizeof (int));
      g_hash_table_insert (search->by_word, g_strdup (word), parties);
    }
  if (parties->len > 0 && g_array_index (parties, int, parties->len - 1) == party)
    return;
  g_array_append_val (parties, party);
}

static void
add_words (Search *search, int party)
{
  g_autofree char *fold = fold_plain (get_party (search, party)->name);
  g_auto (GStrv) words = g_strsplit (fold, " ", 12);
  guint n = g_strv_length (words);

  if (n == 0)
    return;
  add_word (search, words[0], party);
  if (n > 1)
    add_word (search, words[n - 1], party);
}

static void
suggest (Search *search, int a, int b, double confidence, char *because)
{
  SpMerge merge = { MIN (a, b), MAX (a, b), confidence, because };
  gint64 key = ((gint64)merge.first << 32) | (guint32)merge.second;

  if (g_hash_table_contains (search->seen, &key))
    {
      g_free (because);
      return;
    }
  g_hash_table_add (search->seen, g_memdup2 (&key, sizeof key));
  g_array_append_val (search->analysis->merges, merge);
}

/* May parties of these kinds be one? A country's names are known. */
static gboolean
may_be_one (const SpParty *a, const SpParty *b)
{
  gboolean person_a = a->kind == SP_PARTY_PERSON, person_b = b->kind == SP_PARTY_PERSON;

  if (a->kind == SP_PARTY_COUNTRY || b->kind == SP_PARTY_COUNTRY)
    return FALSE;
  return person_a == person_b || strchr (a->name, ' ') == NULL || strchr (b->name, ' ') == NULL;
}

/* "J. Lund" and "Thomas Lund": the initial agrees or not. Returns: 0 if they cannot be one. */
static double
compare_given_names (const char *a, const char *b)
{
  gsize n_a = strcspn (a, " "), n_b = strcspn (b, " ");
  gboolean initial = n_a == 1 || n_b == 1 || (n_a == 2 && a[1] == '.') || (n_b == 2 && b[1] == '.');

  if (a[0] != b[0])
    return 0;
  if (initial)
    return 0.6;
  return (n_a >= 3 && n_b >= 3 && strncmp (a, b, MIN (n_a, n_b)) == 0) ? 0.5 : 0;
}

static void
compare_pair (Search *search, int i, int k)
{
  const SpParty *a = get_party (search, i), *b = get_party (search, k);
  g_autofree char *fold_a = fold_plain (a->name), *fold_b = fold_plain (b->name);
  const char *shorter = strlen (fold_a) <= strlen (fold_b) ? fold_a : fold_b;
  const char *longer = shorter == fold_a ? fold_b : fold_a;
  const SpParty *small = shorter == fold_a ? a : b, *large = small == a ? b : a;
  gsize n = strlen (shorter), m = strlen (longer);

  if (!may_be_one (a, b))
    return;
  if (n == m && strcmp (shorter, longer) == 0)
    suggest (search, i, k, 0.5, g_strdup_printf ("both are called “%s”", a->name));
  else if (n < m && strcmp (longer + m - n, shorter) == 0 && longer[m - n - 1] == ' ')
    suggest (search,
             i,
             k,
             0.5,
             g_strdup_printf ("“%s” ends the name “%s”", small->name, large->name));
  else if (n < m && strncmp (longer, shorter, n) == 0 && longer[n] == ' '
           && (small->kind == large->kind || small->kind == SP_PARTY_OTHER)
           && small->kind != SP_PARTY_COUNTRY)
    suggest (search,
             i,
             k,
             0.35,
             g_strdup_printf ("“%s” begins the name “%s”", small->name, large->name));
  else if (a->kind == SP_PARTY_PERSON && b->kind == SP_PARTY_PERSON && strrchr (fold_a, ' ') != NULL
           && strrchr (fold_b, ' ') != NULL
           && strcmp (strrchr (fold_a, ' '), strrchr (fold_b, ' ')) == 0
           && compare_given_names (fold_a, fold_b) > 0)
    suggest (search,
             i,
             k,
             compare_given_names (fold_a, fold_b),
             g_strdup_printf ("“%s” and “%s” share a family name, and the given names may agree",
                              a->name,
                              b->name));
}

static int
compare_merges (gconstpointer a, gconstpointer b)
{
  const SpMerge *first = a, *second = b;

  if (first->confidence != second->confidence)
    return first->confidence > second->confidence ? -1 : 1;
  if (first->first != second->first)
    return first->first < second->first ? -1 : 1;
  return first->second < second->second ? -1 : first->second > second->second;
}

/* Finds parties that may be one, likeliest first, for the reader to decide. */
void
sp_find_merges (SpWork *work)
{
  Search search = { work->analysis, NULL, NULL };
  g_autoptr (GHashTable) by_word
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer value;

  search.by_word = by_word;
  search.seen = seen;
  for (guint i = 0; i < work->analysis->parties->len; i++)
    add_words (&search, (int)i);
  g_hash_table_iter_init (&iter, by_word);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const GArray *parties = value;

      if (parties->len > MAX_SHARERS)
        continue;
      for (guint i = 0; i < parties->len; i++)
        for (guint k = i + 1; k < parties->len; k++)
          compare_pair (&search, g_array_index (parties, int, i), g_array_index (parties, int, k));
    }
  g_array_sort (work->analysis->merges, compare_merges);
  if (work->analysis->merges->len > MAX_MERGES)
    g_array_set_size (work->analysis->merges, MAX_MERGES);
}
