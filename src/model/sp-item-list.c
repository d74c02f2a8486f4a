/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-item-list-private.h"

/* Makes empty lists. */
void
sp_item_lists_init (SpItemLists *self)
{
  const GType types[SP_N_ITEM_KINDS] = {
    SP_TYPE_PARTY_ITEM, SP_TYPE_QUOTE_ITEM,     SP_TYPE_STANCE_ITEM,
    SP_TYPE_CLAIM_ITEM, SP_TYPE_HAPPENING_ITEM, SP_TYPE_NOTE_ITEM,
  };

  g_return_if_fail (self != NULL);

  for (guint kind = 0; kind < SP_N_ITEM_KINDS; kind++)
    self->stores[kind] = g_list_store_new (types[kind]);
}

/* Drops the lists. */
void
sp_item_lists_clear (SpItemLists *self)
{
  g_return_if_fail (self != NULL);

  for (guint kind = 0; kind < SP_N_ITEM_KINDS; kind++)
    g_clear_object (&self->stores[kind]);
}

typedef struct
{
  guint index;
  guint rank[2]; /* small first */
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;

  for (guint i = 0; i < 2; i++)
    if (x->rank[i] != y->rank[i])
      return x->rank[i] < y->rank[i] ? -1 : 1;
  return (x->index > y->index) - (x->index < y->index);
}

static Place
place_of (const SpAnalysis *analysis, SpItemKind kind, guint index)
{
  Place place = { index, { 0, 0 } };

  if (kind == SP_ITEM_QUOTE)
    place.rank[0] = sp_spans_extent (&sp_analysis_get_quote (analysis, index)->content).start;
  else if (kind == SP_ITEM_STANCE)
    place.rank[0] = sp_spans_extent (&sp_analysis_get_stance (analysis, index)->evidence).start;
  else if (kind == SP_ITEM_CLAIM)
    {
      const SpClaim *claim = sp_analysis_get_claim (analysis, index);

      place.rank[0] = G_MAXUINT - claim->positions->len;
      place.rank[1] = sp_spans_extent (&claim->spans).start;
    }
  return place;
}

/* Returns: (transfer full): guint: the indices of the findings in the order of the list. */
static GArray *
find_order (const SpAnalysis *analysis, SpItemKind kind, guint n, const SpRoster *roster)
{
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);
  g_autoptr (GArray) places = NULL;

  if (kind == SP_ITEM_PARTY)
    return g_array_append_vals (order, roster->order, n);
  places = g_array_sized_new (FALSE, FALSE, sizeof (Place), n);
  for (guint i = 0; i < n; i++)
    {
      Place place = place_of (analysis, kind, i);

      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  for (guint i = 0; i < n; i++)
    g_array_append_val (order, g_array_index (places, Place, i).index);
  return order;
}

/* Returns: (transfer full): the items of @store by key; both are borrowed from it. */
static GHashTable *
index_store (GListStore *store)
{
  GHashTable *items = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (store));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SpItem) item = g_list_model_get_item (G_LIST_MODEL (store), i);

      g_hash_table_insert (items, (gpointer)sp_item_get_key (item), item);
    }
  return items;
}

/* Finds or makes the item of each finding. Returns: (transfer full): SpItem, by index of the
 * analysis; those that were there before are added to @kept. */
static GPtrArray *
match_items (GListStore *store, SpCorrections *corrections, SpItemKind kind, GPtrArray *kept)
{
  SpAnalysis *analysis = sp_corrections_get_analysis (corrections);
  g_autoptr (GHashTable) known = index_store (store);
  g_autoptr (GPtrArray) keys = sp_item_keys_new (analysis, kind);
  GPtrArray *items = g_ptr_array_new_full (keys->len, g_object_unref);

  for (guint i = 0; i < keys->len; i++)
    {
      SpItem *item = g_hash_table_lookup (known, g_ptr_array_index (keys, i));
      SpReaderFlags flags;

      if (item != NULL)
        g_ptr_array_add (kept, g_object_ref (item));
      if (item != NULL)
        g_object_ref (item);
      else
        item = sp_item_new (kind, g_ptr_array_index (keys, i));
      flags = sp_corrections_get_flags (corrections, (SpFindingKind)kind, i);
      sp_item_set_finding (item, analysis, i, flags);
      sp_item_set_machine (
          item,
          (flags & SP_READER_DIFFERS) != 0 ? sp_corrections_get_machine (corrections) : NULL,
          sp_corrections_get_machine_index (corrections, (SpFindingKind)kind, i));
      g_ptr_array_add (items, item);
    }
  return items;
}

static void
link_item (SpItem *item, SpRoster *roster, SpPartyItem *const *parties)
{
  switch (sp_item_get_kind (item))
    {
    case SP_ITEM_PARTY:
      sp_party_item_link (SP_PARTY_ITEM (item), roster, parties);
      break;
    case SP_ITEM_QUOTE:
      sp_quote_item_link (SP_QUOTE_ITEM (item), parties);
      break;
    case SP_ITEM_STANCE:
      sp_stance_item_link (SP_STANCE_ITEM (item), parties);
      break;
    case SP_ITEM_CLAIM:
      sp_claim_item_link (SP_CLAIM_ITEM (item), parties);
      break;
    case SP_ITEM_HAPPENING:
      sp_happening_item_link (SP_HAPPENING_ITEM (item), parties);
      break;
    case SP_ITEM_NOTE:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_at (GListStore *store, guint position, gpointer item)
{
  g_autoptr (GObject) there = g_list_model_get_item (G_LIST_MODEL (store), position);

  return there == item;
}

/* Makes @store hold @items by one splice without what is the same at both ends; none if nothing
 * changes. */
static void
splice_items (GListStore *store, GPtrArray *items)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint n_new = items->len;
  guint head = 0, tail = 0;

  while (head < MIN (n_old, n_new) && is_at (store, head, g_ptr_array_index (items, head)))
    head++;
  while (tail < MIN (n_old, n_new) - head
         && is_at (store, n_old - 1 - tail, g_ptr_array_index (items, n_new - 1 - tail)))
    tail++;
  if (n_old - head - tail > 0 || n_new - head - tail > 0)
    g_list_store_splice (store,
                         head,
                         n_old - head - tail,
                         n_new > 0 ? items->pdata + head : NULL,
                         n_new - head - tail);
}

/* Returns: (transfer full): @items in the order of @order, borrowed. */
static GPtrArray *
arrange (GPtrArray *items, GArray *order)
{
  GPtrArray *arranged = g_ptr_array_sized_new (items->len);

  for (guint i = 0; i < order->len; i++)
    g_ptr_array_add (arranged, g_ptr_array_index (items, g_array_index (order, guint, i)));
  return arranged;
}

static void
show_nothing (SpItemLists *self)
{
  for (guint kind = 0; kind < SP_ITEM_NOTE; kind++)
    if (g_list_model_get_n_items (G_LIST_MODEL (self->stores[kind])) > 0)
      g_list_store_remove_all (self->stores[kind]);
}

/* Tells the parties how many of the reader's notes are linked to each. */
static void
count_notes (SpCorrections *corrections, GPtrArray *parties)
{
  g_autofree guint *counts = g_new0 (guint, parties->len + 1);

  for (guint i = 0; i < sp_corrections_get_n_marks (corrections); i++)
    {
      int party = sp_corrections_get_mark (corrections, i)->party;

      if (party >= 0 && (guint)party < parties->len)
        counts[party]++;
    }
  for (guint i = 0; i < parties->len; i++)
    sp_party_item_set_n_notes (g_ptr_array_index (parties, i), counts[i]);
}

/* Brings the lists of findings in step with @corrections (nullable: empties them). First all items
 * take their new findings, then each list changes by at most one items-changed, then the items that
 * stayed emit "updated": no handler ever sees one half of it. */
void
sp_item_lists_show (SpItemLists *self, SpCorrections *corrections)
{
  SpAnalysis *analysis;
  g_autoptr (SpRoster) roster = NULL;
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *items[SP_ITEM_NOTE];

  g_return_if_fail (self != NULL);
  if (corrections == NULL)
    {
      show_nothing (self);
      return;
    }

  analysis = sp_corrections_get_analysis (corrections);
  roster = sp_roster_new (analysis);
  for (guint kind = 0; kind < SP_ITEM_NOTE; kind++)
    items[kind] = match_items (self->stores[kind], corrections, kind, kept);
  for (guint kind = 0; kind < SP_ITEM_NOTE; kind++)
    for (guint i = 0; i < items[kind]->len; i++)
      link_item (g_ptr_array_index (items[kind], i),
                 roster,
                 (SpPartyItem *const *)items[SP_ITEM_PARTY]->pdata);
  count_notes (corrections, items[SP_ITEM_PARTY]);
  for (guint kind = 0; kind < SP_ITEM_NOTE; kind++)
    {
      g_autoptr (GArray) order = find_order (analysis, kind, items[kind]->len, roster);
      g_autoptr (GPtrArray) arranged = arrange (items[kind], order);

      splice_items (self->stores[kind], arranged);
    }
  for (guint i = 0; i < kept->len; i++)
    sp_item_emit_updated (g_ptr_array_index (kept, i));
  for (guint kind = 0; kind < SP_ITEM_NOTE; kind++)
    g_ptr_array_unref (items[kind]);
}

/* Notes on the article come first, then those on words in order of the text, then those whose words
 * are lost. */
static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const SpMarkPlace *x = *(const SpMarkPlace *const *)a, *y = *(const SpMarkPlace *const *)b;
  int group_x = !x->mark->on_text ? 0 : x->status < SP_ANCHOR_AMBIGUOUS ? 1 : 2;
  int group_y = !y->mark->on_text ? 0 : y->status < SP_ANCHOR_AMBIGUOUS ? 1 : 2;

  if (group_x != group_y)
    return group_x - group_y;
  if (x->span.start != y->span.start)
    return x->span.start < y->span.start ? -1 : 1;
  return x < y ? -1 : x > y; /* they lie in one array, in the order in which they were made */
}

/* Returns: (transfer none) (nullable): the item of party @index, if the list has it. */
static SpPartyItem *
find_party (SpItemLists *self, int index)
{
  GListModel *parties = G_LIST_MODEL (self->stores[SP_ITEM_PARTY]);

  for (guint i = 0; index >= 0 && i < g_list_model_get_n_items (parties); i++)
    {
      g_autoptr (SpItem) party = g_list_model_get_item (parties, i);

      if (sp_item_get_index (party) == (guint)index)
        return SP_PARTY_ITEM (party); /* the list owns it */
    }
  return NULL;
}

/* Brings the list of notes in step with @corrections (nullable: empties it), as sp_item_lists_show.
 */
void
sp_item_lists_show_notes (SpItemLists *self, SpCorrections *corrections)
{
  GListStore *store;
  g_autoptr (GHashTable) known = NULL;
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (self != NULL);

  store = self->stores[SP_ITEM_NOTE];
  known = index_store (store);
  for (guint i = 0; corrections != NULL && i < sp_corrections_get_n_marks (corrections); i++)
    g_ptr_array_add (places, (gpointer)sp_corrections_get_mark (corrections, i));
  g_ptr_array_sort (places, compare_marks);
  for (guint i = 0; i < places->len; i++)
    {
      const SpMarkPlace *place = g_ptr_array_index (places, i);
      SpItem *item = g_hash_table_lookup (known, place->mark->id);
      gboolean old = item != NULL;

      item = old ? g_object_ref (item) : sp_item_new (SP_ITEM_NOTE, place->mark->id);
      sp_item_set_finding (item, sp_corrections_get_machine (corrections), i, 0);
      if (sp_note_item_set_place (SP_NOTE_ITEM (item), place, find_party (self, place->party))
          && old)
        g_ptr_array_add (changed, g_object_ref (item));
      g_ptr_array_add (items, item);
    }
  splice_items (store, items);
  for (guint i = 0; i < changed->len; i++)
    sp_item_emit_updated (g_ptr_array_index (changed, i));
}
