/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-note-item.h"
#include "sp-palette.h"
#include "sp-quote-item.h"
#include "sp-reader-layout.h"
#include "sp-reader-view.h"
#include "sp-title-block.h"

G_BEGIN_DECLS

/* A mention that is drawn: tinted and underlined. Buffer offsets. */
typedef struct
{
  guint start;
  guint end;
  int slot;
  gboolean in_title;
} SpReaderMark;

/* A speaker bar: one stretch of one quote's content. Buffer offsets. */
typedef struct
{
  guint start;
  guint end;
  int slot;
  guint lane;
  gboolean solid;       /* words in quotation marks are in it */
  gboolean chip;        /* the speaker changes here */
  SpQuoteItem *quote;   /* owned by the list of the document, which outlives the bar */
  SpPartyItem *speaker; /* nullable */
} SpReaderBar;

/* A stretch of one of the reader's highlights. Buffer offsets. */
typedef struct
{
  guint start;
  guint end;
  guint reach; /* the furthest end of all up to this one */
  guint colour;
  gboolean first; /* the stretch that has the dot */
  gboolean has_note;
  SpNoteItem *item; /* owned by the list of the document */
} SpReaderHighlight;

struct _SpReaderView
{
  GtkTextView parent_instance;

  /* children */
  SpTitleBlock *title_block;

  /* owned references */
  SpDocument *document;
  SpFocus *focus;
  SpReaderLayout *layout;
  SpArticle *article;  /* the one that layout shows */
  SpArticle *original; /* the one that it was before repairs, or NULL */
  GSignalGroup *document_signals;
  GSignalGroup *focus_signals;
  GSignalGroup *scroll_signals;
  GtkTextTag *title_tag;
  char *find_words;

  /* state */
  GArray *marks;      /* SpReaderMark, sorted, without overlap */
  GArray *bars;       /* SpReaderBar, sorted by start */
  GArray *highlights; /* SpReaderHighlight, sorted by start; they may overlap */
  SpSpans lit;        /* buffer offsets, normalised */
  SpSpans found;      /* buffer offsets */
  int found_at;       /* index in found, or -1 */
  SpTheme theme;
  guint percent;
  guint line_width;
  int column_x; /* the column of text, in widget pixels */
  int column_width;
  int block_height;
  guint title_idle;
  guint position_tick;  /* while a remembered place is being found */
  gint64 upper_since;   /* the height has been the same since then, in microseconds */
  double upper;         /* the height at the last frame */
  double value;         /* where the text was then */
  guint quiet;          /* > 0: the caret is moved by us, not by the reader */
  SpNoteItem *adjusted; /* owned; the highlight whose end is being moved, or NULL */
  SpSpan adjusted_to;   /* code points of the document */
  guint adjust_source;
  gboolean adjust_start; /* it is its start that keys move */
  double press_x;
  double press_y;
  gboolean pressed;
  gboolean show_marks;
  gboolean narrow;
  gboolean rtl;
  gboolean title_visible;
};

/* sp-reader-view.c */
SpSpan sp_reader_view_get_visible_span (SpReaderView *self);
double sp_reader_view_get_zoom (SpReaderView *self);
void sp_reader_view_scroll_to_span (SpReaderView *self, SpSpan buffer_span);

/* sp-reader-article.c */
gboolean sp_reader_view_has_findings (SpReaderView *self);
void sp_reader_view_update_label (SpReaderView *self);
void sp_reader_view_update_findings (SpReaderView *self);
void sp_reader_view_update_article (SpReaderView *self);

/* sp-reader-place.c */
int sp_reader_view_get_block_y (SpReaderView *self);
void sp_reader_view_place_column (SpReaderView *self, int width);
void sp_reader_view_place_lines (SpReaderView *self);
void sp_reader_view_forget_position (SpReaderView *self);
void sp_reader_view_carry_over (SpReaderView *self, SpText *before, guint position, guint caret);

/* sp-reader-boxes.c */
typedef void (*SpReaderBoxFunc) (const GdkRectangle *box, gpointer data);
void sp_reader_view_foreach_box (SpReaderView *self,
                                 SpSpan buffer_span,
                                 SpReaderBoxFunc func,
                                 gpointer data);
void sp_reader_view_paint_boxes (SpReaderView *self,
                                 GtkSnapshot *snapshot,
                                 const SpSpans *buffer_spans,
                                 const GdkRGBA *color);

/* sp-reader-marks.c */
void sp_reader_view_update_marks (SpReaderView *self);
const SpReaderMark *sp_reader_view_get_mark_at (SpReaderView *self, guint buffer_offset);
void sp_reader_view_make_tags (SpReaderView *self);
void sp_reader_view_tag_lines (SpReaderView *self);

/* sp-reader-underlines.c */
void sp_reader_view_paint_marks (SpReaderView *self, GtkSnapshot *snapshot);

/* sp-reader-highlights.c */
void sp_reader_view_update_highlights (SpReaderView *self);
void sp_reader_view_paint_highlights (SpReaderView *self, GtkSnapshot *snapshot);
const SpReaderHighlight *sp_reader_view_get_highlight_at (SpReaderView *self, guint buffer_offset);
const SpReaderHighlight *sp_reader_view_get_dot_at (SpReaderView *self, double x, double y);

/* sp-reader-handles.c */
SpSpan sp_reader_view_get_note_span (SpReaderView *self, SpNoteItem *note);
void sp_reader_view_paint_handles (SpReaderView *self, GtkSnapshot *snapshot);
gboolean sp_reader_view_get_handle_at (SpReaderView *self, double x, double y, gboolean *start);
void sp_reader_view_drag_end_to (SpReaderView *self, double x, double y);
void sp_reader_view_init_handles (SpReaderView *self);

/* sp-reader-gutter.c */
void sp_reader_view_update_bars (SpReaderView *self);
void sp_reader_view_paint_gutter (SpReaderView *self, GtkSnapshot *snapshot);
const SpReaderBar *sp_reader_view_get_bar_at (SpReaderView *self, double x, double y);

/* sp-reader-veil.c */
void sp_reader_view_update_lit (SpReaderView *self);
void sp_reader_view_paint_lit (SpReaderView *self, GtkSnapshot *snapshot);
void sp_reader_view_paint_veil (SpReaderView *self, GtkSnapshot *snapshot);
gboolean sp_reader_view_is_veiled (SpReaderView *self);
int sp_reader_view_get_lit_slot (SpReaderView *self);

/* sp-reader-view.c: tells that words were selected, that a highlight has other ends */
void sp_reader_view_tell_selected (SpReaderView *self);
void sp_reader_view_tell_adjusted (SpReaderView *self, const char *id, SpSpan span);

/* sp-reader-pointer.c */
void sp_reader_view_init_pointer (SpReaderView *self);

/* sp-reader-find.c */
void sp_reader_view_find_again (SpReaderView *self);
void sp_reader_view_paint_found (SpReaderView *self, GtkSnapshot *snapshot);

G_END_DECLS
