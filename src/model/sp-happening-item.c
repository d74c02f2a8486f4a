/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-item-private.h"

struct _SpHappeningItem
{
  SpItem parent_instance;

  GPtrArray *parties; /* SpPartyItem, owned */
};

G_DEFINE_FINAL_TYPE (SpHappeningItem, sp_happening_item, SP_TYPE_ITEM)

/* The words that give the date. */
static void
sp_happening_item_add_places (SpItem *item, SpSpans *places)
{
  const SpHappening *happening = sp_happening_item_get_happening (SP_HAPPENING_ITEM (item));

  sp_spans_add (places, happening->span);
}

/* The sentence it is told in, and the date. */
static void
sp_happening_item_add_lit (SpItem *item, SpSpans *lit)
{
  const SpHappening *happening = sp_happening_item_get_happening (SP_HAPPENING_ITEM (item));

  sp_spans_add (lit, happening->sentence);
  sp_spans_add (lit, happening->span);
}

static void
sp_happening_item_finalize (GObject *object)
{
  SpHappeningItem *self = SP_HAPPENING_ITEM (object);

  g_clear_pointer (&self->parties, g_ptr_array_unref);
  G_OBJECT_CLASS (sp_happening_item_parent_class)->finalize (object);
}

static void
sp_happening_item_class_init (SpHappeningItemClass *klass)
{
  SpItemClass *item_class = SP_ITEM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_happening_item_finalize;
  item_class->kind = SP_ITEM_HAPPENING;
  item_class->add_places = sp_happening_item_add_places;
  item_class->add_lit = sp_happening_item_add_lit;
}

static void
sp_happening_item_init (SpHappeningItem *self)
{
}

/* Links the item to the parties of its finding. */
void
sp_happening_item_link (SpHappeningItem *self, SpPartyItem *const *parties)
{
  const SpHappening *happening = sp_happening_item_get_happening (self);

  g_return_if_fail (happening != NULL);

  g_clear_pointer (&self->parties, g_ptr_array_unref);
  self->parties = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < happening->parties->len; i++)
    g_ptr_array_add (self->parties,
                     g_object_ref (parties[g_array_index (happening->parties, int, i)]));
}

/* Returns: (transfer none): the happening, until the next "updated". */
const SpHappening *
sp_happening_item_get_happening (SpHappeningItem *self)
{
  g_return_val_if_fail (SP_IS_HAPPENING_ITEM (self), NULL);

  return sp_analysis_get_happening (sp_item_get_analysis (SP_ITEM (self)),
                                    sp_item_get_index (SP_ITEM (self)));
}

/* Returns: the number of parties in it. */
guint
sp_happening_item_get_n_parties (SpHappeningItem *self)
{
  g_return_val_if_fail (SP_IS_HAPPENING_ITEM (self), 0);

  return self->parties->len;
}

/* Returns: (transfer none): party number @index of it. */
SpPartyItem *
sp_happening_item_get_party (SpHappeningItem *self, guint index)
{
  g_return_val_if_fail (SP_IS_HAPPENING_ITEM (self), NULL);
  g_return_val_if_fail (index < self->parties->len, NULL);

  return g_ptr_array_index (self->parties, index);
}
