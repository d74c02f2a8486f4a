/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-item-private.h"

#include <stdlib.h>

struct _SpPartyItem
{
  SpItem parent_instance;

  SpRoster *roster;       /* owned */
  SpPartyItem *principal; /* owned, nullable; chains have no circle */
  guint n_notes;
};

G_DEFINE_FINAL_TYPE (SpPartyItem, sp_party_item, SP_TYPE_ITEM)

static int
compare_starts (const void *a, const void *b)
{
  const SpSpan *x = a, *y = b;

  return (x->start > y->start) - (x->start < y->start);
}

/* Mentions of the party and of those who speak for it. */
static void
sp_party_item_add_places (SpItem *item, SpSpans *places)
{
  SpPartyItem *self = SP_PARTY_ITEM (item);
  SpAnalysis *analysis = sp_item_get_analysis (item);
  guint first = places->n;

  for (guint i = 0; i < self->roster->n; i++)
    {
      const SpParty *party = sp_analysis_get_party (analysis, i);

      if (!sp_roster_speaks_for (self->roster, i, sp_item_get_index (item)))
        continue;
      for (guint k = 0; k < party->mentions->len; k++)
        sp_spans_add (places, g_array_index (party->mentions, SpMention, k).span);
    }
  if (places->n > first)
    qsort (places->items + first, places->n - first, sizeof (SpSpan), compare_starts);
}

/* Its mentions and its words. */
static void
sp_party_item_add_lit (SpItem *item, SpSpans *lit)
{
  SpPartyItem *self = SP_PARTY_ITEM (item);
  SpAnalysis *analysis = sp_item_get_analysis (item);
  guint index = sp_item_get_index (item);

  sp_party_item_add_places (item, lit);
  for (guint i = 0; i < sp_analysis_get_n_quotes (analysis); i++)
    {
      const SpQuote *quote = sp_analysis_get_quote (analysis, i);

      if (quote->speaker != SP_NONE && sp_roster_speaks_for (self->roster, quote->speaker, index))
        sp_spans_add_all (lit, &quote->content);
    }
}

/* Its own mentions; those of its voices point at the voices. */
static void
sp_party_item_add_handles (SpItem *item, SpSpans *handles)
{
  const SpParty *party = sp_party_item_get_party (SP_PARTY_ITEM (item));

  for (guint i = 0; i < party->mentions->len; i++)
    sp_spans_add (handles, g_array_index (party->mentions, SpMention, i).span);
}

static void
sp_party_item_finalize (GObject *object)
{
  SpPartyItem *self = SP_PARTY_ITEM (object);

  g_clear_pointer (&self->roster, sp_roster_unref);
  g_clear_object (&self->principal);
  G_OBJECT_CLASS (sp_party_item_parent_class)->finalize (object);
}

static void
sp_party_item_class_init (SpPartyItemClass *klass)
{
  SpItemClass *item_class = SP_ITEM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_party_item_finalize;
  item_class->kind = SP_ITEM_PARTY;
  item_class->add_places = sp_party_item_add_places;
  item_class->add_lit = sp_party_item_add_lit;
  item_class->add_handles = sp_party_item_add_handles;
}

static void
sp_party_item_init (SpPartyItem *self)
{
}

static const SpRosterEntry *
get_entry (SpPartyItem *self)
{
  return &self->roster->entries[sp_item_get_index (SP_ITEM (self))];
}

/* Links the item to @roster and to the party it speaks for. */
void
sp_party_item_link (SpPartyItem *self, SpRoster *roster, SpPartyItem *const *parties)
{
  int principal;

  g_return_if_fail (SP_IS_PARTY_ITEM (self) && roster != NULL);

  sp_roster_ref (roster);
  g_clear_pointer (&self->roster, sp_roster_unref);
  self->roster = roster;
  principal = get_entry (self)->principal;
  sp_item_set_party (&self->principal, parties, principal);
}

/* Sets how many notes are linked to it. Silent. */
void
sp_party_item_set_n_notes (SpPartyItem *self, guint n_notes)
{
  g_return_if_fail (SP_IS_PARTY_ITEM (self));

  self->n_notes = n_notes;
}

/* Returns: how many of the reader's notes are linked to it. */
guint
sp_party_item_get_n_notes (SpPartyItem *self)
{
  g_return_val_if_fail (SP_IS_PARTY_ITEM (self), 0);

  return self->n_notes;
}

/* Returns: (transfer none): the party, until the next "updated". */
const SpParty *
sp_party_item_get_party (SpPartyItem *self)
{
  g_return_val_if_fail (SP_IS_PARTY_ITEM (self), NULL);

  return sp_analysis_get_party (sp_item_get_analysis (SP_ITEM (self)),
                                sp_item_get_index (SP_ITEM (self)));
}

/* Returns: (transfer none): the canonical name. */
const char *
sp_party_item_get_name (SpPartyItem *self)
{
  g_return_val_if_fail (SP_IS_PARTY_ITEM (self), NULL);

  return sp_party_item_get_party (self)->name;
}

/* Returns: the colour, 0 to 7: its own, or that of the party it speaks for; -1 for none. */
int
sp_party_item_get_slot (SpPartyItem *self)
{
  g_return_val_if_fail (SP_IS_PARTY_ITEM (self), -1);

  return get_entry (self)->slot;
}

/* Returns: how its chip is drawn. */
SpChipStyle
sp_party_item_get_chip_style (SpPartyItem *self)
{
  g_return_val_if_fail (SP_IS_PARTY_ITEM (self), SP_CHIP_GREY);

  return get_entry (self)->style;
}

/* Returns: (transfer none): the letters of its chip, unique in the article. */
const char *
sp_party_item_get_letters (SpPartyItem *self)
{
  g_return_val_if_fail (SP_IS_PARTY_ITEM (self), NULL);

  return get_entry (self)->letters;
}

/* Returns: (transfer none) (nullable): the party it speaks for. */
SpPartyItem *
sp_party_item_get_principal (SpPartyItem *self)
{
  g_return_val_if_fail (SP_IS_PARTY_ITEM (self), NULL);

  return self->principal;
}

/* Returns: its share of all attributed words, 0 to 1, with those who speak for it. */
double
sp_party_item_get_share (SpPartyItem *self)
{
  g_return_val_if_fail (SP_IS_PARTY_ITEM (self), 0);

  return get_entry (self)->share;
}

/* Returns: the number of its mentions, with those of its voices: the length of its walk. */
guint
sp_party_item_get_n_mentions (SpPartyItem *self)
{
  g_return_val_if_fail (SP_IS_PARTY_ITEM (self), 0);

  return get_entry (self)->n_mentions;
}

/* Returns: the number of its quotes, with those of its voices. */
guint
sp_party_item_get_n_quotes (SpPartyItem *self)
{
  g_return_val_if_fail (SP_IS_PARTY_ITEM (self), 0);

  return get_entry (self)->n_quotes;
}

/* Returns: TRUE for a main party and for those who speak for one: the text shows its mentions. */
gboolean
sp_party_item_get_main (SpPartyItem *self)
{
  g_return_val_if_fail (SP_IS_PARTY_ITEM (self), FALSE);

  return get_entry (self)->slot >= 0;
}

/* Returns: TRUE if @self is @party or speaks for it, at any distance. */
gboolean
sp_party_item_speaks_for (SpPartyItem *self, SpPartyItem *party)
{
  g_return_val_if_fail (SP_IS_PARTY_ITEM (self) && SP_IS_PARTY_ITEM (party), FALSE);

  while (self != NULL && self != party)
    self = self->principal;
  return self != NULL;
}
