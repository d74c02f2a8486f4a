/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-item-private.h"

struct _SpNoteItem
{
  SpItem parent_instance;

  SpMark *mark;       /* owned */
  SpPartyItem *party; /* owned, nullable */
  SpAnchorStatus status;
  SpSpan span;
};

G_DEFINE_FINAL_TYPE (SpNoteItem, sp_note_item, SP_TYPE_ITEM)

static void
sp_note_item_add_places (SpItem *item, SpSpans *places)
{
  SpNoteItem *self = SP_NOTE_ITEM (item);

  if (sp_span_length (self->span) > 0)
    sp_spans_add (places, self->span);
}

static void
sp_note_item_finalize (GObject *object)
{
  SpNoteItem *self = SP_NOTE_ITEM (object);

  g_clear_pointer (&self->mark, sp_mark_unref);
  g_clear_object (&self->party);
  G_OBJECT_CLASS (sp_note_item_parent_class)->finalize (object);
}

static void
sp_note_item_class_init (SpNoteItemClass *klass)
{
  SpItemClass *item_class = SP_ITEM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_note_item_finalize;
  item_class->kind = SP_ITEM_NOTE;
  item_class->add_places = sp_note_item_add_places;
  item_class->add_lit = sp_note_item_add_places;
}

static void
sp_note_item_init (SpNoteItem *self)
{
}

/* Shows @place, which is linked to @party (nullable). Silent. Returns: TRUE if that is anything
 * new.
 */
gboolean
sp_note_item_set_place (SpNoteItem *self, const SpMarkPlace *place, SpPartyItem *party)
{
  gboolean changed;

  g_return_val_if_fail (SP_IS_NOTE_ITEM (self) && place != NULL, FALSE);

  changed = self->mark != place->mark || self->status != place->status
            || !sp_span_equal (self->span, place->span) || self->party != party;
  g_set_object (&self->party, party);
  sp_mark_ref (place->mark);
  g_clear_pointer (&self->mark, sp_mark_unref);
  self->mark = place->mark;
  self->status = place->status;
  self->span = place->span;
  return changed;
}

/* Returns: (transfer none): the mark, until the next "updated". */
SpMark *
sp_note_item_get_mark (SpNoteItem *self)
{
  g_return_val_if_fail (SP_IS_NOTE_ITEM (self), NULL);

  return self->mark;
}

/* Returns: how its words fared; SP_ANCHOR_EXACT for a note on the article. */
SpAnchorStatus
sp_note_item_get_status (SpNoteItem *self)
{
  g_return_val_if_fail (SP_IS_NOTE_ITEM (self), SP_ANCHOR_LOST);

  return self->status;
}

/* Returns: where it stands (code points), empty where it is lost, ambiguous or on the article. */
SpSpan
sp_note_item_get_span (SpNoteItem *self)
{
  g_return_val_if_fail (SP_IS_NOTE_ITEM (self), ((SpSpan){ 0, 0 }));

  return self->span;
}

/* Returns: (transfer none) (nullable): the party that it is linked to, if that is found. */
SpPartyItem *
sp_note_item_get_party (SpNoteItem *self)
{
  g_return_val_if_fail (SP_IS_NOTE_ITEM (self), NULL);

  return self->party;
}

/* Returns: (transfer none) (nullable): the name of the party that it is linked to. */
const char *
sp_note_item_get_party_name (SpNoteItem *self)
{
  g_return_val_if_fail (SP_IS_NOTE_ITEM (self), NULL);

  if (self->party != NULL)
    return sp_party_item_get_name (self->party);
  return self->mark->party != NULL ? self->mark->party->name : NULL;
}
