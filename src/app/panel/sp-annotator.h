/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "sp-document.h"
#include "sp-focus.h"

G_BEGIN_DECLS

/* SpAnnotator: what the reader does with highlights and notes: the actions "note.*" of the panel,
 * each of which is an act in the log of the document. Offsets are code points of the article.
 *
 *   note.add (start, end, colour)     note.write (start, end): adds a note and turns to it
 *   note.edit (id, words)  note.tags (id, "a, b")  note.colour (id, colour)
 *   note.place (id, start, end)       note.delete (id)      note.about (words): on the article
 *   note.adjust (id, start, end)      as note.place, without a word
 *   note.party (id, party or -1)      note.delete-all (ids) note.colour-all (ids, colour)
 *
 * Signal "acted" (string): an act was done that the reader may want to take back. */
#define SP_TYPE_ANNOTATOR (sp_annotator_get_type ())
G_DECLARE_FINAL_TYPE (SpAnnotator, sp_annotator, SP, ANNOTATOR, GObject)

SpAnnotator *sp_annotator_new (GtkWidget *panel) G_GNUC_WARN_UNUSED_RESULT;
void sp_annotator_set_document (SpAnnotator *self, SpDocument *document, SpFocus *focus);

G_END_DECLS
