/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-roster-private.h"

#include "sp-chip-letters-private.h"

#define N_SLOTS 8
#define NO_ROOT G_MAXUINT

/* While the roster is built: sums that include those who speak for a party. */
typedef struct
{
  const SpAnalysis *analysis;
  SpRoster *roster;
  GArray *settled; /* guint: every party after the one it speaks for */
  guint *words;
} Build;

static guint
count_words (const SpParty *party)
{
  return party->direct_words + party->indirect_words;
}

static guint
count_named (const SpParty *party)
{
  guint n = 0;

  for (guint i = 0; i < party->mentions->len; i++)
    {
      SpMentionHow how = g_array_index (party->mentions, SpMention, i).how;

      n += how == SP_MENTION_NAME || how == SP_MENTION_ALIAS || how == SP_MENTION_METONYM;
    }
  return n;
}

/* Cuts the circle that @start stands in: nobody in it speaks for anyone. */
static void
cut_circle (Build *build, guint start)
{
  int i = (int)start;

  while (i != SP_NONE)
    {
      SpRosterEntry *entry = &build->roster->entries[i];
      int next = entry->principal;

      entry->principal = SP_NONE;
      entry->root = i;
      i = next == (int)start ? SP_NONE : next;
    }
}

/* Follows the chain of "speaks for" from @start and settles all of it. @on_path is all FALSE before
 * and after. */
static void
settle_chain (Build *build, guint start, gboolean *on_path, GArray *path)
{
  SpRosterEntry *entries = build->roster->entries;
  int i = (int)start;

  g_array_set_size (path, 0);
  while (i != SP_NONE && entries[i].root == NO_ROOT && !on_path[i])
    {
      guint index = (guint)i;

      on_path[i] = TRUE;
      g_array_append_val (path, index);
      i = entries[i].principal;
    }
  if (i != SP_NONE && on_path[i])
    cut_circle (build, i);
  for (guint k = path->len; k > 0; k--)
    {
      guint index = g_array_index (path, guint, k - 1);
      SpRosterEntry *entry = &entries[index];

      on_path[index] = FALSE;
      entry->root = entry->principal == SP_NONE ? index : entries[entry->principal].root;
      g_array_append_val (build->settled, index);
    }
}

static void
settle (Build *build)
{
  guint n = build->roster->n;
  g_autofree gboolean *on_path = g_new0 (gboolean, MAX (n, 1));
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    {
      build->roster->entries[i].principal = sp_analysis_get_party (build->analysis, i)->speaks_for;
      build->roster->entries[i].root = NO_ROOT;
      build->roster->entries[i].slot = -1;
      build->roster->entries[i].style = SP_CHIP_GREY;
    }
  for (guint i = 0; i < n; i++)
    if (build->roster->entries[i].root == NO_ROOT)
      settle_chain (build, i, on_path, path);
}

/* Adds up words, mentions and quotes, each party's before those of the one it speaks for. */
static void
add_up (Build *build)
{
  SpRosterEntry *entries = build->roster->entries;
  guint all = 0;

  for (guint i = 0; i < build->roster->n; i++)
    {
      const SpParty *party = sp_analysis_get_party (build->analysis, i);

      build->words[i] = count_words (party);
      entries[i].n_mentions = party->mentions->len;
      entries[i].n_quotes = party->n_quotes;
      all += build->words[i];
    }
  for (guint k = build->settled->len; k > 0; k--)
    {
      guint i = g_array_index (build->settled, guint, k - 1);
      int principal = entries[i].principal;

      if (principal == SP_NONE)
        continue;
      build->words[principal] += build->words[i];
      entries[principal].n_mentions += entries[i].n_mentions;
      entries[principal].n_quotes += entries[i].n_quotes;
    }
  all = MAX (all, sp_analysis_get_coverage (build->analysis)->attributed_words);
  for (guint i = 0; i < build->roster->n && all > 0; i++)
    entries[i].share = (double)build->words[i] / all;
}

static int
compare_prominence (gconstpointer a, gconstpointer b, gpointer data)
{
  const SpAnalysis *analysis = data;
  guint i = *(const guint *)a, j = *(const guint *)b;
  const SpParty *x = sp_analysis_get_party (analysis, i);
  const SpParty *y = sp_analysis_get_party (analysis, j);

  if (x->salience != y->salience)
    return x->salience > y->salience ? -1 : 1;
  if (x->mentions->len != y->mentions->len)
    return x->mentions->len > y->mentions->len ? -1 : 1;
  return (i > j) - (i < j);
}

static void
put_in_order (Build *build)
{
  SpRoster *roster = build->roster;

  for (guint i = 0; i < roster->n; i++)
    roster->order[i] = i;
  if (roster->n > 0)
    g_qsort_with_data (roster->order,
                       (int)roster->n,
                       sizeof (guint),
                       compare_prominence,
                       (gpointer)build->analysis);
}

/* Main parties: those that speak (themselves or through others) or are named twice or more. */
static void
give_slots (Build *build)
{
  SpRoster *roster = build->roster;
  int slot = 0;

  for (guint k = 0; k < roster->n && slot < N_SLOTS; k++)
    {
      guint i = roster->order[k];
      SpRosterEntry *entry = &roster->entries[i];

      if (entry->principal != SP_NONE)
        continue;
      if (entry->n_quotes == 0 && build->words[i] == 0
          && count_named (sp_analysis_get_party (build->analysis, i)) < 2)
        continue;
      entry->slot = slot++;
      entry->style = SP_CHIP_FILLED;
    }
  for (guint i = 0; i < roster->n; i++)
    {
      SpRosterEntry *entry = &roster->entries[i];

      if (entry->principal == SP_NONE || roster->entries[entry->root].slot < 0)
        continue;
      entry->slot = roster->entries[entry->root].slot;
      entry->style = SP_CHIP_OUTLINED;
    }
}

static void
give_letters (Build *build)
{
  g_autoptr (SpChipLetters) letters = sp_chip_letters_new ();
  SpRoster *roster = build->roster;

  for (int style = SP_CHIP_FILLED; style <= SP_CHIP_GREY; style++)
    for (guint k = 0; k < roster->n; k++)
      {
        guint i = roster->order[k];
        SpRosterEntry *entry = &roster->entries[i];

        if ((int)entry->style == style)
          entry->letters = sp_chip_letters_choose (letters,
                                                   sp_analysis_get_party (build->analysis, i)->name,
                                                   style == SP_CHIP_FILLED);
      }
}

/* Works out how the parties of @analysis stand. Near-linear. Returns: (transfer full). */
SpRoster *
sp_roster_new (const SpAnalysis *analysis)
{
  g_autoptr (GArray) settled = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *words = NULL;
  SpRoster *self;
  Build build;

  g_return_val_if_fail (analysis != NULL, NULL);

  self = g_new0 (SpRoster, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->n = sp_analysis_get_n_parties (analysis);
  self->entries = g_new0 (SpRosterEntry, self->n);
  self->order = g_new0 (guint, self->n);
  words = g_new0 (guint, self->n);
  build = (Build){ analysis, self, settled, words };
  settle (&build);
  add_up (&build);
  put_in_order (&build);
  give_slots (&build);
  give_letters (&build);
  return self;
}

SpRoster *
sp_roster_ref (SpRoster *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_roster_unref (SpRoster *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n; i++)
    g_free (self->entries[i].letters);
  g_free (self->entries);
  g_free (self->order);
  g_free (self);
}

/* Returns: TRUE if @voice is @party, or speaks for it at any distance. */
gboolean
sp_roster_speaks_for (const SpRoster *self, guint voice, guint party)
{
  int i = (int)voice;

  g_return_val_if_fail (self != NULL && voice < self->n && party < self->n, FALSE);

  while (i != SP_NONE && i != (int)party)
    i = self->entries[i].principal;
  return i == (int)party;
}
