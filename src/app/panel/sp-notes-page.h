/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-list-page.h"

G_BEGIN_DECLS

/* SpNotesPage: the reader's highlights and notes, with a search over words, notes and tags. */
#define SP_TYPE_NOTES_PAGE (sp_notes_page_get_type ())
G_DECLARE_FINAL_TYPE (SpNotesPage, sp_notes_page, SP, NOTES_PAGE, SpListPage)

void sp_notes_page_edit_chosen (SpNotesPage *self);
void sp_notes_page_update_names (SpNotesPage *self);

G_END_DECLS
