/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-item-private.h"

struct _SpClaimItem
{
  SpItem parent_instance;

  SpPartyItem *about;   /* owned, nullable */
  GPtrArray *positions; /* SpPartyItem, owned: by index of the claim's positions */
};

G_DEFINE_FINAL_TYPE (SpClaimItem, sp_claim_item, SP_TYPE_ITEM)

/* Where it stands, then where each position is taken. */
static void
sp_claim_item_add_places (SpItem *item, SpSpans *places)
{
  const SpClaim *claim = sp_claim_item_get_claim (SP_CLAIM_ITEM (item));

  sp_spans_add_all (places, &claim->spans);
  for (guint i = 0; i < claim->positions->len; i++)
    sp_spans_add_all (places, &g_array_index (claim->positions, SpPosition, i).evidence);
  sp_spans_normalize (places);
}

/* The same words. */
static void
sp_claim_item_add_lit (SpItem *item, SpSpans *lit)
{
  sp_claim_item_add_places (item, lit);
}

static void
sp_claim_item_finalize (GObject *object)
{
  SpClaimItem *self = SP_CLAIM_ITEM (object);

  g_clear_object (&self->about);
  g_clear_pointer (&self->positions, g_ptr_array_unref);
  G_OBJECT_CLASS (sp_claim_item_parent_class)->finalize (object);
}

static void
sp_claim_item_class_init (SpClaimItemClass *klass)
{
  SpItemClass *item_class = SP_ITEM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_claim_item_finalize;
  item_class->kind = SP_ITEM_CLAIM;
  item_class->add_places = sp_claim_item_add_places;
  item_class->add_lit = sp_claim_item_add_lit;
}

static void
sp_claim_item_init (SpClaimItem *self)
{
}

/* Links the item to the parties of its finding. */
void
sp_claim_item_link (SpClaimItem *self, SpPartyItem *const *parties)
{
  const SpClaim *claim = sp_claim_item_get_claim (self);

  g_return_if_fail (claim != NULL);

  sp_item_set_party (&self->about, parties, claim->about);
  g_clear_pointer (&self->positions, g_ptr_array_unref);
  self->positions = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < claim->positions->len; i++)
    {
      int party = g_array_index (claim->positions, SpPosition, i).party;

      g_ptr_array_add (self->positions, g_object_ref (parties[party]));
    }
}

/* Returns: (transfer none): the claim, until the next "updated". */
const SpClaim *
sp_claim_item_get_claim (SpClaimItem *self)
{
  g_return_val_if_fail (SP_IS_CLAIM_ITEM (self), NULL);

  return sp_analysis_get_claim (sp_item_get_analysis (SP_ITEM (self)),
                                sp_item_get_index (SP_ITEM (self)));
}

/* Returns: (transfer none) (nullable): the party that the claim is about. */
SpPartyItem *
sp_claim_item_get_about (SpClaimItem *self)
{
  g_return_val_if_fail (SP_IS_CLAIM_ITEM (self), NULL);

  return self->about;
}

/* Returns: (transfer none): the party of position number @position. */
SpPartyItem *
sp_claim_item_get_position_party (SpClaimItem *self, guint position)
{
  g_return_val_if_fail (SP_IS_CLAIM_ITEM (self), NULL);
  g_return_val_if_fail (position < self->positions->len, NULL);

  return g_ptr_array_index (self->positions, position);
}

/* Returns: (transfer none) (nullable): the quote in which position number @position is taken. */
const SpQuote *
sp_claim_item_get_position_quote (SpClaimItem *self, guint position)
{
  const SpClaim *claim;
  int quote;

  g_return_val_if_fail (SP_IS_CLAIM_ITEM (self), NULL);

  claim = sp_claim_item_get_claim (self);
  g_return_val_if_fail (position < claim->positions->len, NULL);

  quote = g_array_index (claim->positions, SpPosition, position).quote;
  if (quote == SP_NONE)
    return NULL;
  return sp_analysis_get_quote (sp_item_get_analysis (SP_ITEM (self)), quote);
}
