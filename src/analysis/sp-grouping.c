/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-grouping-private.h"

#include <string.h>

#define MAX_NOUNS 8

static void
group_free (gpointer data)
{
  SpGroup *group = data;

  g_free (group->name);
  g_free (group->role);
  g_ptr_array_unref (group->forms);
  g_ptr_array_unref (group->nouns);
  g_free (group);
}

/* @names: (transfer full). The rest is borrowed. Returns: (transfer full). */
SpGrouping *
sp_grouping_new (SpWork *work, const SpWords *words, GArray *names)
{
  SpGrouping *self = g_new0 (SpGrouping, 1);

  self->work = work;
  self->words = words;
  self->names = names;
  self->refers = g_array_new (FALSE, FALSE, sizeof (SpRefer));
  self->inner = g_array_new (FALSE, FALSE, sizeof (SpRefer));
  self->asides = g_array_new (FALSE, FALSE, sizeof (SpRefer));
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->parts
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
  self->taken = g_new (int, words->n + 1);
  for (guint i = 0; i <= words->n; i++)
    self->taken[i] = SP_NONE;
  return self;
}

void
sp_grouping_free (SpGrouping *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->names);
  g_array_unref (self->refers);
  g_array_unref (self->inner);
  g_array_unref (self->asides);
  g_ptr_array_unref (self->groups);
  g_hash_table_unref (self->keys);
  g_hash_table_unref (self->parts);
  g_free (self->taken);
  g_free (self);
}

/* Returns: (transfer none). */
SpGroup *
sp_grouping_get (SpGrouping *self, int group)
{
  g_assert (group >= 0 && (guint)group < self->groups->len);

  return g_ptr_array_index (self->groups, group);
}

static char *
make_key (const char *space, const char *key)
{
  g_autofree char *fold = g_utf8_strdown (key, -1);

  return g_strconcat (space, ":", fold, NULL);
}

/* Returns: the group found by @key in the key space @space, or SP_NONE. */
int
sp_grouping_find (SpGrouping *self, const char *space, const char *key)
{
  g_autofree char *full = make_key (space, key);

  return GPOINTER_TO_INT (g_hash_table_lookup (self->keys, full)) - 1;
}

/* Finds or makes the group of @key. Returns: its index. */
int
sp_grouping_add_group (SpGrouping *self,
                       const char *space,
                       const char *key,
                       const char *name,
                       SpPartyKind kind)
{
  int found = sp_grouping_find (self, space, key);
  SpGroup *group;

  if (found != SP_NONE)
    return found;
  group = g_new0 (SpGroup, 1);
  group->name = g_strdup (name);
  group->kind = kind;
  group->speaks_for = SP_NONE;
  group->first = G_MAXUINT;
  group->forms = g_ptr_array_new_with_free_func (g_free);
  group->nouns = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->groups, group);
  g_hash_table_insert (self->keys, make_key (space, key), GINT_TO_POINTER ((int)self->groups->len));
  return (int)self->groups->len - 1;
}

/* Notes a common noun by which the party may be called. */
void
sp_grouping_add_noun (SpGrouping *self, int index, const char *noun)
{
  SpGroup *group = sp_grouping_get (self, index);

  if (group->nouns->len < MAX_NOUNS
      && !g_ptr_array_find_with_equal_func (group->nouns, noun, g_str_equal, NULL))
    g_ptr_array_add (group->nouns, g_strdup (noun));
}

/* The row of a country's name that we show: the one that the lists call usual, else iso-codes' own.
 */
static const SpRow *
country_row (const SpKnowledge *knowledge, const char *code)
{
  static const char *const lists[] = { "country-names", "countries" };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      const GArray *rows = sp_knowledge_rows (knowledge, lists[i]);

      for (guint k = 0; rows != NULL && k < rows->len; k++)
        {
          const SpRow *row = &g_array_index (rows, SpRow, k);

          if (row->n > 1 && strcmp (row->columns[1], code) == 0 && (i == 1 || row->n > 2))
            return row;
        }
    }
  return NULL;
}

/* Finds or makes the group of the country (or of the organisation) that @code stands for. */
int
sp_grouping_find_country (SpGrouping *self, const char *code)
{
  int found = sp_grouping_find (self, "country", code);
  const SpRow *row;

  if (found != SP_NONE)
    return found;
  if (strlen (code) > 2 && code[2] != '-')
    return sp_grouping_add_group (self, "name", code, code, SP_PARTY_ORGANIZATION);
  row = country_row (self->words->knowledge, code);
  found = sp_grouping_add_group (self,
                                 "country",
                                 code,
                                 row != NULL ? row->columns[0] : code,
                                 SP_PARTY_COUNTRY);
  if (row != NULL && row->n > 3)
    sp_grouping_add_noun (self, found, row->columns[3]);
  sp_grouping_get (self, found)->name_words = G_MAXUINT;
  return found;
}

/* Returns: TRUE if no mention covers any of the tokens [@first, @first + @n). */
gboolean
sp_grouping_is_free (const SpGrouping *self, guint first, guint n)
{
  for (guint i = first; i < first + n; i++)
    if (i >= self->words->n || self->taken[i] != SP_NONE)
      return FALSE;
  return TRUE;
}

/* Adds the mention unless one is there already. Returns: TRUE if it was added. */
gboolean
sp_grouping_refer (SpGrouping *self, SpRefer refer)
{
  if (refer.n == 0 || !sp_grouping_is_free (self, refer.first, refer.n))
    return FALSE;
  for (guint i = refer.first; i < refer.first + refer.n; i++)
    self->taken[i] = (int)self->refers->len;
  g_array_append_val (self->refers, refer);
  if (refer.how == SP_MENTION_NAME || refer.how == SP_MENTION_ALIAS)
    sp_grouping_get (self, refer.group)->n_names++;
  return TRUE;
}

/* Notes that the tokens are a named form of the group; the fullest becomes its name. */
void
sp_grouping_add_form (SpGrouping *self, int index, guint first, guint n)
{
  SpGroup *group = sp_grouping_get (self, index);
  g_autofree char *form = sp_words_dup_phrase (self->words, first, n);

  group->first = MIN (group->first, first);
  if (n > group->name_words)
    {
      g_free (group->name);
      group->name = g_strdup (form);
      group->name_words = n;
    }
  if (group->forms->len < 32
      && !g_ptr_array_find_with_equal_func (group->forms, form, g_str_equal, NULL))
    g_ptr_array_add (group->forms, g_steal_pointer (&form));
}

static int
compare_refers (gconstpointer a, gconstpointer b)
{
  const SpRefer *first = a, *second = b;

  if (first->first != second->first)
    return first->first < second->first ? -1 : 1;
  return first->n < second->n ? -1 : first->n > second->n;
}

/* Puts the mentions in order of the text. */
void
sp_grouping_sort (SpGrouping *self)
{
  g_array_sort (self->refers, compare_refers);
  for (guint i = 0; i < self->refers->len; i++)
    {
      const SpRefer *refer = &g_array_index (self->refers, SpRefer, i);

      for (guint k = refer->first; k < refer->first + refer->n; k++)
        self->taken[k] = (int)i;
    }
}
