/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>
#include "sp-corrections.h"
#include "sp-spans.h"
#include "sp-text.h"

G_BEGIN_DECLS

/* SpItem: one finding as the window sees it. It keeps its identity over re-analysis: the document
 * finds the item by its key and updates it in place ("updated" is emitted), so selection and
 * scrolling survive. */
typedef enum
{
  SP_ITEM_PARTY,
  SP_ITEM_QUOTE,
  SP_ITEM_STANCE,
  SP_ITEM_CLAIM,
  SP_ITEM_HAPPENING,
  SP_ITEM_NOTE,
} SpItemKind;

#define SP_TYPE_ITEM (sp_item_get_type ())
G_DECLARE_DERIVABLE_TYPE (SpItem, sp_item, SP, ITEM, GObject)

struct _SpItemClass
{
  GObjectClass parent_class;

  SpItemKind kind;
  /* Adds the places a walk visits, in order of the text: mentions of a party, the evidence of a
   * stance … */
  void (*add_places) (SpItem *self, SpSpans *places);
  /* Adds all words to light up when the item is chosen. */
  void (*add_lit) (SpItem *self, SpSpans *lit);
  /* Adds the words by which the item can be pointed at in the text: its own mentions … */
  void (*add_handles) (SpItem *self, SpSpans *handles);
};

SpItemKind sp_item_get_kind (SpItem *self);
const char *sp_item_get_key (SpItem *self); /* unique in its list */
guint sp_item_get_index (SpItem *self); /* in sp_document_get_analysis, until the next "updated" */
SpReaderFlags sp_item_get_reader_flags (SpItem *self); /* 0 for a note */
/* What was found, before the reader's corrections: nullable, borrowed. Sets @index to which finding
 * of it the item is, SP_NONE where it is none. */
SpAnalysis *sp_item_get_machine (SpItem *self, int *index);
SpText *sp_item_get_text (SpItem *self); /* borrowed: what its places count in */
SpSpan sp_item_find_sentence (SpItem *self, guint offset);
void sp_item_add_places (SpItem *self, SpSpans *places);
void sp_item_add_lit (SpItem *self, SpSpans *lit);
/* signal "updated": the item's content changed in place */

G_END_DECLS
