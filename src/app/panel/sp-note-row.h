/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-row.h"

G_BEGIN_DECLS

/* SpNoteRow: a highlight or note of the reader. While it is chosen it unfolds what edits it: words,
 * tags, colour. What is typed is kept a moment later, and when the row is left (actions "note.*").
 */
#define SP_TYPE_NOTE_ROW (sp_note_row_get_type ())
G_DECLARE_FINAL_TYPE (SpNoteRow, sp_note_row, SP, NOTE_ROW, SpRow)

G_END_DECLS
