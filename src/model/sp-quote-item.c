/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-item-private.h"

struct _SpQuoteItem
{
  SpItem parent_instance;

  SpPartyItem *speaker;  /* owned, nullable */
  SpPartyItem *reporter; /* owned, nullable */
};

G_DEFINE_FINAL_TYPE (SpQuoteItem, sp_quote_item, SP_TYPE_ITEM)

/* The words said. */
static void
sp_quote_item_add_places (SpItem *item, SpSpans *places)
{
  const SpQuote *quote = sp_quote_item_get_quote (SP_QUOTE_ITEM (item));

  sp_spans_add_all (places, &quote->content);
}

/* The words said, who says them and that they are said. */
static void
sp_quote_item_add_lit (SpItem *item, SpSpans *lit)
{
  const SpQuote *quote = sp_quote_item_get_quote (SP_QUOTE_ITEM (item));

  sp_spans_add_all (lit, &quote->content);
  sp_spans_add_all (lit, &quote->cue);
  sp_spans_add_all (lit, &quote->source);
}

static void
sp_quote_item_finalize (GObject *object)
{
  SpQuoteItem *self = SP_QUOTE_ITEM (object);

  g_clear_object (&self->speaker);
  g_clear_object (&self->reporter);
  G_OBJECT_CLASS (sp_quote_item_parent_class)->finalize (object);
}

static void
sp_quote_item_class_init (SpQuoteItemClass *klass)
{
  SpItemClass *item_class = SP_ITEM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_quote_item_finalize;
  item_class->kind = SP_ITEM_QUOTE;
  item_class->add_places = sp_quote_item_add_places;
  item_class->add_lit = sp_quote_item_add_lit;
}

static void
sp_quote_item_init (SpQuoteItem *self)
{
}

/* Links the item to the parties of its finding. */
void
sp_quote_item_link (SpQuoteItem *self, SpPartyItem *const *parties)
{
  const SpQuote *quote = sp_quote_item_get_quote (self);
  const SpQuote *via = NULL;

  g_return_if_fail (quote != NULL);

  sp_item_set_party (&self->speaker, parties, quote->speaker);
  if (quote->via != SP_NONE)
    via = sp_analysis_get_quote (sp_item_get_analysis (SP_ITEM (self)), quote->via);
  sp_item_set_party (&self->reporter, parties, via == NULL ? SP_NONE : via->speaker);
}

/* Returns: (transfer none): the quote, until the next "updated". */
const SpQuote *
sp_quote_item_get_quote (SpQuoteItem *self)
{
  g_return_val_if_fail (SP_IS_QUOTE_ITEM (self), NULL);

  return sp_analysis_get_quote (sp_item_get_analysis (SP_ITEM (self)),
                                sp_item_get_index (SP_ITEM (self)));
}

/* Returns: (transfer none) (nullable): the party that speaks. */
SpPartyItem *
sp_quote_item_get_speaker (SpQuoteItem *self)
{
  g_return_val_if_fail (SP_IS_QUOTE_ITEM (self), NULL);

  return self->speaker;
}

/* Returns: (transfer none) (nullable): the speaker of the quote inside which this one is reported.
 */
SpPartyItem *
sp_quote_item_get_reporter (SpQuoteItem *self)
{
  g_return_val_if_fail (SP_IS_QUOTE_ITEM (self), NULL);

  return self->reporter;
}
