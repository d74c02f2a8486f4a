/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-document-private.h"

#include "sp-item-list-private.h"
#include "sp-item-private.h"

/* The lists of a document, and what stands where in its text. */

/* Returns: (transfer none): SpPartyItem, most prominent first. */
GListModel *
sp_document_get_parties (SpDocument *self)
{
  return sp_document_get_list (self, SP_ITEM_PARTY);
}

/* Returns: (transfer none): SpQuoteItem, in order of the text. */
GListModel *
sp_document_get_quotes (SpDocument *self)
{
  return sp_document_get_list (self, SP_ITEM_QUOTE);
}

/* Returns: (transfer none): SpStanceItem, in order of the text. */
GListModel *
sp_document_get_stances (SpDocument *self)
{
  return sp_document_get_list (self, SP_ITEM_STANCE);
}

/* Returns: (transfer none): SpClaimItem, most positions first. */
GListModel *
sp_document_get_claims (SpDocument *self)
{
  return sp_document_get_list (self, SP_ITEM_CLAIM);
}

/* Returns: (transfer none): SpHappeningItem, earliest first. */
GListModel *
sp_document_get_happenings (SpDocument *self)
{
  return sp_document_get_list (self, SP_ITEM_HAPPENING);
}

/* Returns: (transfer none): the reader's notes. */
GListModel *
sp_document_get_notes (SpDocument *self)
{
  return sp_document_get_list (self, SP_ITEM_NOTE);
}

/* Finds the item of @kind that stands at @offset (code points): the one with the narrowest words
 * there. Returns: (transfer none) (nullable): NULL also while the lists are about another text. */
SpItem *
sp_document_find_item (SpDocument *self, guint offset, SpItemKind kind)
{
  SpItem *best = NULL;
  guint best_length = G_MAXUINT;
  GListModel *list;

  g_return_val_if_fail (SP_IS_DOCUMENT (self) && kind < SP_N_ITEM_KINDS, NULL);

  if (!sp_document_is_current (self))
    return NULL;
  list = sp_document_get_list (self, kind);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (SpItem) item = g_list_model_get_item (list, i);
      guint length = sp_item_measure_at (item, offset);

      if (length >= best_length)
        continue;
      best = item;
      best_length = length;
    }
  return best;
}
