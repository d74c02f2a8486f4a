/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-item-private.h"

struct _SpStanceItem
{
  SpItem parent_instance;

  SpPartyItem *holder;      /* owned */
  SpPartyItem *target;      /* owned, nullable */
  SpPartyItem *reported_by; /* owned, nullable */
};

G_DEFINE_FINAL_TYPE (SpStanceItem, sp_stance_item, SP_TYPE_ITEM)

/* The words it rests on. */
static void
sp_stance_item_add_places (SpItem *item, SpSpans *places)
{
  const SpStance *stance = sp_stance_item_get_stance (SP_STANCE_ITEM (item));

  sp_spans_add_all (places, &stance->evidence);
}

/* The words it rests on, and the one that names the act. */
static void
sp_stance_item_add_lit (SpItem *item, SpSpans *lit)
{
  const SpStance *stance = sp_stance_item_get_stance (SP_STANCE_ITEM (item));

  sp_spans_add_all (lit, &stance->evidence);
  sp_spans_add_all (lit, &stance->cue);
}

static void
sp_stance_item_finalize (GObject *object)
{
  SpStanceItem *self = SP_STANCE_ITEM (object);

  g_clear_object (&self->holder);
  g_clear_object (&self->target);
  g_clear_object (&self->reported_by);
  G_OBJECT_CLASS (sp_stance_item_parent_class)->finalize (object);
}

static void
sp_stance_item_class_init (SpStanceItemClass *klass)
{
  SpItemClass *item_class = SP_ITEM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_stance_item_finalize;
  item_class->kind = SP_ITEM_STANCE;
  item_class->add_places = sp_stance_item_add_places;
  item_class->add_lit = sp_stance_item_add_lit;
}

static void
sp_stance_item_init (SpStanceItem *self)
{
}

/* Links the item to the parties of its finding. */
void
sp_stance_item_link (SpStanceItem *self, SpPartyItem *const *parties)
{
  const SpStance *stance = sp_stance_item_get_stance (self);

  g_return_if_fail (stance != NULL);

  sp_item_set_party (&self->holder, parties, stance->holder);
  sp_item_set_party (&self->target, parties, stance->target_party);
  sp_item_set_party (&self->reported_by, parties, stance->reported_by);
}

/* Returns: (transfer none): the stance, until the next "updated". */
const SpStance *
sp_stance_item_get_stance (SpStanceItem *self)
{
  g_return_val_if_fail (SP_IS_STANCE_ITEM (self), NULL);

  return sp_analysis_get_stance (sp_item_get_analysis (SP_ITEM (self)),
                                 sp_item_get_index (SP_ITEM (self)));
}

/* Returns: (transfer none): the party whose stance it is. */
SpPartyItem *
sp_stance_item_get_holder (SpStanceItem *self)
{
  g_return_val_if_fail (SP_IS_STANCE_ITEM (self), NULL);

  return self->holder;
}

/* Returns: (transfer none) (nullable): the party it is toward. */
SpPartyItem *
sp_stance_item_get_target (SpStanceItem *self)
{
  g_return_val_if_fail (SP_IS_STANCE_ITEM (self), NULL);

  return self->target;
}

/* Returns: (transfer none) (nullable): the source of it; NULL for the article itself. */
SpPartyItem *
sp_stance_item_get_reported_by (SpStanceItem *self)
{
  g_return_val_if_fail (SP_IS_STANCE_ITEM (self), NULL);

  return self->reported_by;
}
