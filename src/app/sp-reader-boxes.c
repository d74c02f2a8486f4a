/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-reader-view-private.h"

/* Ranges of the buffer as boxes on the page. One range has a box on each display line that it
 * touches. In a line of mixed directions the box reaches from the leftmost to the rightmost end. */

static void
join_character (SpReaderView *self, const GtkTextIter *at, GdkRectangle *box)
{
  GdkRectangle r;

  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), at, &r);
  if (r.width < 0)
    {
      r.x += r.width;
      r.width = -r.width;
    }
  if (box->height == 0)
    *box = r;
  else
    gdk_rectangle_union (box, &r, box);
}

/* Calls @func with each box of @buffer_span, in buffer coordinates, from the top down. */
void
sp_reader_view_foreach_box (SpReaderView *self,
                            SpSpan buffer_span,
                            SpReaderBoxFunc func,
                            gpointer data)
{
  GtkTextBuffer *buffer;
  GtkTextIter at, end;

  g_return_if_fail (SP_IS_READER_VIEW (self) && func != NULL);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_get_iter_at_offset (buffer, &at, (int)buffer_span.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int)buffer_span.end);
  while (gtk_text_iter_compare (&at, &end) < 0)
    {
      GtkTextIter stop = at;
      GdkRectangle box = { 0 };

      if (!gtk_text_view_forward_display_line_end (GTK_TEXT_VIEW (self), &stop)
          || gtk_text_iter_compare (&stop, &end) > 0 || gtk_text_iter_compare (&stop, &at) <= 0)
        stop = end;
      join_character (self, &at, &box);
      if (gtk_text_iter_backward_char (&stop) && gtk_text_iter_compare (&stop, &at) > 0)
        join_character (self, &stop, &box);
      func (&box, data);
      gtk_text_iter_forward_char (&stop);
      while (gtk_text_iter_compare (&stop, &end) < 0
             && (gtk_text_iter_get_char (&stop) == ' ' || gtk_text_iter_ends_line (&stop)))
        gtk_text_iter_forward_char (&stop);
      at = stop;
    }
}

typedef struct
{
  GtkSnapshot *snapshot;
  const GdkRGBA *color;
} Paint;

static void
paint_box (const GdkRectangle *box, gpointer data)
{
  const Paint *paint = data;

  gtk_snapshot_append_color (
      paint->snapshot,
      paint->color,
      &GRAPHENE_RECT_INIT ((float)box->x, (float)box->y, (float)box->width, (float)box->height));
}

/* Fills the boxes of those of @buffer_spans that are in sight. The list is sorted. */
void
sp_reader_view_paint_boxes (SpReaderView *self,
                            GtkSnapshot *snapshot,
                            const SpSpans *buffer_spans,
                            const GdkRGBA *color)
{
  Paint paint = { snapshot, color };
  SpSpan seen;

  g_return_if_fail (SP_IS_READER_VIEW (self));

  seen = sp_reader_view_get_visible_span (self);
  for (guint i = 0; i < buffer_spans->n && buffer_spans->items[i].start < seen.end; i++)
    if (buffer_spans->items[i].end > seen.start)
      {
        SpSpan part = { MAX (buffer_spans->items[i].start, seen.start),
                        MIN (buffer_spans->items[i].end, seen.end) };

        sp_reader_view_foreach_box (self, part, paint_box, &paint);
      }
}
