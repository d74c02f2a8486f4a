/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "sp-document.h"
#include "sp-focus.h"

G_BEGIN_DECLS

/* SpReaderView: the article: a read-only text view in a column of its own, with the title block,
 * the marks of the parties, the speaker bars in the gutter, and the veil over all that is not
 * looked at. It listens to the document and the focus and speaks to them alone. Put it into a
 * GtkScrolledWindow. */
#define SP_TYPE_READER_VIEW (sp_reader_view_get_type ())
G_DECLARE_FINAL_TYPE (SpReaderView, sp_reader_view, SP, READER_VIEW, GtkTextView)

GtkWidget *sp_reader_view_new (void);

void sp_reader_view_set_document (SpReaderView *self, SpDocument *document, SpFocus *focus);
void sp_reader_view_set_text_size (SpReaderView *self, guint percent);
void sp_reader_view_set_line_width (SpReaderView *self, guint pixels);
void sp_reader_view_set_show_marks (SpReaderView *self, gboolean show);
void sp_reader_view_set_narrow (SpReaderView *self, gboolean narrow);

/* property "title-visible": FALSE once the headline has scrolled away */
gboolean sp_reader_view_get_title_visible (SpReaderView *self);
char *sp_reader_view_dup_title (SpReaderView *self);
char *sp_reader_view_dup_caption (SpReaderView *self);

/* The document offset of the caret. */
guint sp_reader_view_get_caret (SpReaderView *self);

/* What the reader has selected. Signal "selected": words were selected with the pointer. */
gboolean sp_reader_view_get_selection (SpReaderView *self, SpSpan *span);
void sp_reader_view_get_caret_box (SpReaderView *self, GdkRectangle *box);
void sp_reader_view_point_at (SpReaderView *self, double x, double y);
gboolean sp_reader_view_get_selection_box (SpReaderView *self, GdkRectangle *box);
void sp_reader_view_unselect (SpReaderView *self);

/* The ends of the highlight in focus. Signal "adjusted" (id, start, end in document offsets): they
 * are others now. */
gboolean sp_reader_view_adjust (SpReaderView *self, int direction);
void sp_reader_view_choose_end (SpReaderView *self, gboolean start);
void sp_reader_view_end_adjustment (SpReaderView *self);

/* Where the reader is, in document offsets: what stands at the top. */
guint sp_reader_view_get_position (SpReaderView *self);
void sp_reader_view_set_position (SpReaderView *self, guint position);

/* Search in the article. Signal "find-changed": the number of matches or the current one changed.
 */
void sp_reader_view_find (SpReaderView *self, const char *words);
void sp_reader_view_find_step (SpReaderView *self, int direction);
guint sp_reader_view_get_n_found (SpReaderView *self);
int sp_reader_view_get_found (SpReaderView *self);

G_END_DECLS
