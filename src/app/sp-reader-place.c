/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-reader-view-private.h"

#include <math.h>

/* Where things stand on the page: the column, the lines, the title block. All measures are pixels
 * at a text size of 100 % on a screen of 96 dpi, and grow with the text. */
#define TEXT_LINE 27.5
#define PARAGRAPH_GAP 16
#define TOP_MARGIN 34
#define BOTTOM_MARGIN 90
#define TITLE_GAP 8
#define BLOCK_GAP 26
#define PLACE "place"              /* the mark that is kept at the top for a while */
#define STEADY_MICROSECONDS 600000 /* without a change of height: the text is measured */

/* The buffer's y where the title block begins. */
int
sp_reader_view_get_block_y (SpReaderView *self)
{
  GtkTextIter start;
  int y, height, below = 0;

  if (self->layout == NULL || !sp_reader_layout_has_title (self->layout))
    return TOP_MARGIN - gtk_text_view_get_top_margin (GTK_TEXT_VIEW (self));
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &start);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), &start, &y, &height);
  g_object_get (self->title_tag, "pixels-below-lines", &below, NULL);
  return y + height - below + TITLE_GAP;
}

/* Sets @property of the text view or tag, if it has another value: setting costs a new layout. */
static void
set_pixels (gpointer object, const char *property, int pixels)
{
  int now;

  g_object_get (object, property, &now, NULL);
  if (now != pixels)
    g_object_set (object, property, pixels, NULL);
}

/* The column: as wide as the setting asks, in the middle of what the gutters leave. */
void
sp_reader_view_place_column (SpReaderView *self, int width)
{
  double zoom = sp_reader_view_get_zoom (self);
  int near = self->narrow ? 50 : 84, far = self->narrow ? 18 : 46;
  int room = MAX (width - near - far, 60);
  int column = MIN (room, (int)(self->line_width * zoom));
  int spare = (room - column) / 2;

  self->column_width = column;
  self->column_x = spare + (self->rtl ? far : near);
  set_pixels (self, "left-margin", self->column_x);
  set_pixels (self, "right-margin", MAX (width - self->column_x - column, 0));
}

/* The lines: their height, the gaps, the room for the title block. */
void
sp_reader_view_place_lines (SpReaderView *self)
{
  double zoom = sp_reader_view_get_zoom (self);
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  double natural = pango_font_metrics_get_height (metrics) / (double)PANGO_SCALE;
  int between = MAX ((int)(TEXT_LINE * zoom - natural), 2);
  int gap = (int)(PARAGRAPH_GAP * zoom) + between;
  gboolean has_title = self->layout != NULL && sp_reader_layout_has_title (self->layout);
  int block = self->block_height + MAX (BLOCK_GAP - gap, 2);

  pango_font_metrics_unref (metrics);
  set_pixels (self, "pixels-inside-wrap", between);
  set_pixels (self, "pixels-above-lines", gap);
  set_pixels (self->title_tag, "pixels-below-lines", has_title ? TITLE_GAP + block : 0);
  set_pixels (self, "top-margin", TOP_MARGIN + (has_title ? 0 : block));
  set_pixels (self, "bottom-margin", BOTTOM_MARGIN);
}

/* The document offset at the top of what is in sight: 0 while the headline is. */
guint
sp_reader_view_get_position (SpReaderView *self)
{
  GdkRectangle visible;
  GtkTextIter at;
  guint offset = 0;

  g_return_val_if_fail (SP_IS_READER_VIEW (self), 0);

  if (self->layout == NULL || sp_reader_view_get_title_visible (self))
    return 0;
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &at, visible.x, visible.y);
  while (
      !sp_reader_layout_to_document (self->layout, (guint)gtk_text_iter_get_offset (&at), &offset)
      && gtk_text_iter_forward_char (&at))
    ;
  return offset;
}

/* The document offset at or after which the caret stands. */
guint
sp_reader_view_get_caret (SpReaderView *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter at;
  guint offset = 0;

  g_return_val_if_fail (SP_IS_READER_VIEW (self), 0);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  while (self->layout != NULL
         && !sp_reader_layout_to_document (self->layout,
                                           (guint)gtk_text_iter_get_offset (&at),
                                           &offset)
         && gtk_text_iter_forward_char (&at))
    ;
  return offset;
}

static void
scroll_to_position (SpReaderView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self),
                                gtk_text_buffer_get_mark (buffer, PLACE),
                                0,
                                TRUE,
                                0,
                                0);
}

/* The lines above are measured bit by bit, and each time the text moves: the place is kept until
 * its height has been the same for a while, or the reader scrolls. */
static gboolean
position_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  SpReaderView *self = SP_READER_VIEW (widget);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  double upper = adjustment != NULL ? gtk_adjustment_get_upper (adjustment) : 0;
  double value = adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  gboolean steady = fabs (upper - self->upper) < 0.5;

  if (!steady)
    self->upper_since = now;
  if (now - self->upper_since > STEADY_MICROSECONDS
      || (steady && now - self->upper_since > STEADY_MICROSECONDS / 4
          && fabs (value - self->value) > 0.5))
    {
      self->position_tick = 0;
      return G_SOURCE_REMOVE;
    }
  self->upper = upper;
  self->value = value;
  if (!steady)
    scroll_to_position (self);
  return G_SOURCE_CONTINUE;
}

/* Lets the text stay where it is. */
void
sp_reader_view_forget_position (SpReaderView *self)
{
  if (self->position_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->position_tick);
  self->position_tick = 0;
}

static void
place_caret (SpReaderView *self, const GtkTextIter *at)
{
  self->quiet++;
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), at);
  self->quiet--;
}

/* Scrolls so that the document offset @position is at the top, and puts the caret there. */
void
sp_reader_view_set_position (SpReaderView *self, guint position)
{
  GtkTextBuffer *buffer;
  GtkTextIter at;

  g_return_if_fail (SP_IS_READER_VIEW (self));

  sp_reader_view_forget_position (self);
  if (self->layout == NULL || position == 0)
    return;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_get_iter_at_offset (buffer,
                                      &at,
                                      (int)sp_reader_layout_to_buffer (self->layout, position));
  if (gtk_text_buffer_get_mark (buffer, PLACE) == NULL)
    gtk_text_buffer_create_mark (buffer, PLACE, &at, TRUE);
  gtk_text_buffer_move_mark_by_name (buffer, PLACE, &at);
  place_caret (self, &at);
  scroll_to_position (self);
  self->upper = -1;
  self->position_tick
      = gtk_widget_add_tick_callback (GTK_WIDGET (self), position_tick_cb, NULL, NULL);
}

/* Where the code point at @offset of @before is in @after, which differs from it in one stretch. */
static guint
carry (SpText *before, SpText *after, guint offset)
{
  const char *a = sp_text_get_utf8 (before), *b = sp_text_get_utf8 (after);
  gsize n_a = sp_text_get_n_bytes (before), n_b = sp_text_get_n_bytes (after), n = MIN (n_a, n_b),
        start = 0, end = 0, at = sp_text_byte_at (before, offset);

  while (start < n && a[start] == b[start])
    start++;
  while (end < n - start && a[n_a - end - 1] == b[n_b - end - 1])
    end++;
  if (at >= n_a - end)
    at = n_b - (n_a - at);
  else if (at > start)
    at = start;
  while (at > 0 && at < n_b && ((guchar)b[at] & 0xc0) == 0x80)
    at--;
  return sp_text_offset_at (after, at);
}

/* Puts the reader where they were in the text @before, which has been repaired since: @position at
 * the top and the caret at @caret (code points of it). */
void
sp_reader_view_carry_over (SpReaderView *self, SpText *before, guint position, guint caret)
{
  SpText *after;
  GtkTextIter at;

  g_return_if_fail (SP_IS_READER_VIEW (self) && before != NULL && self->layout != NULL);

  after = sp_article_get_text (self->article);
  sp_reader_view_set_position (self, carry (before, after, position));
  gtk_text_buffer_get_iter_at_offset (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)),
      &at,
      (int)sp_reader_layout_to_buffer (self->layout, carry (before, after, caret)));
  place_caret (self, &at);
}
