/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-document.h"
#include "sp-filter-bar.h"
#include "sp-note-item.h"

G_BEGIN_DECLS

/* Which of the reader's notes are shown, and in what order. */
#define SP_NOTES_ALL "all"

typedef enum
{
  SP_NOTES_BY_TEXT,
  SP_NOTES_BY_TIME, /* newest first */
  SP_NOTES_BY_COLOUR,
} SpNotesOrder;

SpNotesOrder sp_notes_order_from_string (const char *word);
int sp_notes_choice_compare (SpNoteItem *a, SpNoteItem *b, SpNotesOrder order);

gboolean sp_notes_choice_passes (SpNoteItem *note, const char *choice); /* nullable: all */
gboolean sp_notes_choice_has (SpNoteItem *note, const char *wanted);    /* folded, nullable */
gboolean sp_notes_choice_offer (SpFilterBar *bar, SpDocument *document);
GMenuModel *sp_notes_choice_make_menu (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
