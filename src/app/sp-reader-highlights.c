/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-mark-style.h"
#include "sp-pattern.h"
#include "sp-reader-view-private.h"

#include <math.h>

/* The reader's highlights: behind the words, and as a dot in the far margin, where the parties are
 * not. They may overlap and nest; each is painted by itself, and only where in sight. */

#define DOT 16.0f
#define DOT_GAP 14.0f
#define PEN 12.0f

static int
compare (gconstpointer a, gconstpointer b)
{
  const SpReaderHighlight *x = a, *y = b;

  return (x->start > y->start) - (x->start < y->start);
}

static void
add_note (SpReaderView *self, SpNoteItem *item)
{
  SpMark *mark = sp_note_item_get_mark (item);
  SpSpans spans = { 0 };

  if (sp_span_length (sp_note_item_get_span (item)) == 0)
    return;
  sp_reader_layout_map_span (self->layout, sp_reader_view_get_note_span (self, item), &spans);
  for (guint i = 0; i < spans.n; i++)
    {
      SpReaderHighlight highlight = { .start = spans.items[i].start,
                                      .end = spans.items[i].end,
                                      .colour = mark->colour,
                                      .first = i == 0,
                                      .has_note = mark->note != NULL && *mark->note != '\0',
                                      .item = item };

      g_array_append_val (self->highlights, highlight);
    }
  sp_spans_clear (&spans);
}

/* Finds anew where the reader's highlights stand. */
void
sp_reader_view_update_highlights (SpReaderView *self)
{
  GListModel *notes;
  guint reach = 0;

  g_return_if_fail (SP_IS_READER_VIEW (self));

  g_array_set_size (self->highlights, 0);
  if (self->document != NULL && self->layout != NULL)
    {
      notes = sp_document_get_notes (self->document);
      for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
        {
          g_autoptr (SpNoteItem) item = g_list_model_get_item (notes, i);

          add_note (self, item);
        }
      g_array_sort (self->highlights, compare);
    }
  for (guint i = 0; i < self->highlights->len; i++)
    {
      SpReaderHighlight *highlight = &g_array_index (self->highlights, SpReaderHighlight, i);

      reach = MAX (reach, highlight->end);
      highlight->reach = reach;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The first highlight that may touch what lies behind @offset: all before end earlier. */
static guint
first_reaching (SpReaderView *self, guint offset)
{
  guint low = 0, high = self->highlights->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->highlights, SpReaderHighlight, middle).reach <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
paint_digit (SpReaderView *self, GtkSnapshot *snapshot, guint colour, float x, float y)
{
  char digit[2] = { (char)('0' + colour), '\0' };
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), digit);
  PangoFontDescription *font = pango_font_description_from_string ("Sans Bold");
  PangoRectangle ink;

  pango_font_description_set_absolute_size (font, 10.0 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT (x + (DOT - (float)ink.width) / 2.0f - (float)ink.x,
                            y + (DOT - (float)ink.height) / 2.0f - (float)ink.y));
  gtk_snapshot_append_layout (snapshot, layout, &(GdkRGBA){ 0, 0, 0, 0.85f });
  gtk_snapshot_restore (snapshot);
}

/* A pen: a short thick stroke with a point, for a highlight that has a note. */
static void
paint_pen (SpReaderView *self, GtkSnapshot *snapshot, float x, float y)
{
  GdkRGBA colour = sp_palette_get_caption (self->theme);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y + PEN));
  gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (0, 0, PEN, 1.5f));
  gtk_snapshot_rotate (snapshot, -45);
  gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (2.0f, -3.0f, PEN, 3.5f));
  gtk_snapshot_restore (snapshot);
}

/* Where the dot of a highlight stands, in buffer coordinates: beside its first line, behind those
 * of the highlights in @n_before that begin in the same line. */
static graphene_rect_t
get_dot (SpReaderView *self, const SpReaderHighlight *highlight, guint n_before)
{
  GtkTextIter at;
  GdkRectangle box;
  float step = (DOT + 2.0f) * (float)n_before;
  float x = self->rtl ? (float)self->column_x - DOT_GAP - DOT - step
                      : (float)(self->column_x + self->column_width) + DOT_GAP + step;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)),
                                      &at,
                                      (int)highlight->start);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &at, &box);
  return GRAPHENE_RECT_INIT (x, (float)box.y + ((float)box.height - DOT) / 2.0f, DOT, DOT);
}

static void
paint_dot (SpReaderView *self,
           GtkSnapshot *snapshot,
           const SpReaderHighlight *highlight,
           const graphene_rect_t *dot)
{
  GdkRGBA colour = sp_mark_style_get_dot (highlight->colour);
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, dot, DOT / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, &colour, dot);
  gtk_snapshot_pop (snapshot);
  if (highlight->colour > 0)
    paint_digit (self, snapshot, highlight->colour, dot->origin.x, dot->origin.y);
  if (highlight->has_note)
    paint_pen (self,
               snapshot,
               self->rtl ? dot->origin.x - PEN - 4.0f : dot->origin.x + DOT + 4.0f,
               dot->origin.y + 1.0f);
}

typedef struct
{
  float y;
  guint n;
} DotLine;

/* Returns: how many dots stand in the line at @y already. */
static guint
count_in_line (DotLine *line, float y)
{
  if (fabsf (line->y - y) > 2.0f)
    *line = (DotLine){ y, 0 };
  return line->n++;
}

/* Paints the highlights in sight, and their dots. */
void
sp_reader_view_paint_highlights (SpReaderView *self, GtkSnapshot *snapshot)
{
  SpSpan seen = sp_reader_view_get_visible_span (self);
  SpPattern pen = { .snapshot = snapshot, .tinted = TRUE, .weight = 2.0f };
  DotLine line = { -1000.0f, 0 };

  pen.edge = sp_palette_get_text (self->theme);
  for (guint i = first_reaching (self, seen.start); i < self->highlights->len; i++)
    {
      const SpReaderHighlight *highlight = &g_array_index (self->highlights, SpReaderHighlight, i);
      SpSpan part = { MAX (highlight->start, seen.start), MIN (highlight->end, seen.end) };

      if (highlight->start >= seen.end)
        break;
      if (part.start >= part.end)
        continue;
      pen.tint = sp_mark_style_get_fill (self->theme, highlight->colour);
      pen.lines = sp_mark_style_get_pattern (highlight->colour);
      sp_reader_view_foreach_box (self, part, sp_pattern_paint, &pen);
      if (highlight->first && highlight->start >= seen.start)
        {
          graphene_rect_t dot = get_dot (self, highlight, 0);

          dot = get_dot (self, highlight, count_in_line (&line, dot.origin.y));
          paint_dot (self, snapshot, highlight, &dot);
        }
    }
}

/* The innermost highlight at @buffer_offset, or NULL. */
const SpReaderHighlight *
sp_reader_view_get_highlight_at (SpReaderView *self, guint buffer_offset)
{
  const SpReaderHighlight *found = NULL;

  g_return_val_if_fail (SP_IS_READER_VIEW (self), NULL);

  for (guint i = first_reaching (self, buffer_offset); i < self->highlights->len; i++)
    {
      const SpReaderHighlight *highlight = &g_array_index (self->highlights, SpReaderHighlight, i);

      if (highlight->start > buffer_offset)
        break;
      if (buffer_offset < highlight->end
          && (found == NULL || highlight->end - highlight->start < found->end - found->start))
        found = highlight;
    }
  return found;
}

/* The highlight whose dot is at widget coordinates @x, @y, or NULL. */
const SpReaderHighlight *
sp_reader_view_get_dot_at (SpReaderView *self, double x, double y)
{
  SpSpan seen = sp_reader_view_get_visible_span (self);
  DotLine line = { -1000.0f, 0 };
  int buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self),
                                         GTK_TEXT_WINDOW_WIDGET,
                                         (int)x,
                                         (int)y,
                                         &buffer_x,
                                         &buffer_y);
  for (guint i = first_reaching (self, seen.start); i < self->highlights->len; i++)
    {
      const SpReaderHighlight *highlight = &g_array_index (self->highlights, SpReaderHighlight, i);
      graphene_rect_t dot;

      if (highlight->start >= seen.end)
        break;
      if (!highlight->first || highlight->start < seen.start)
        continue;
      dot = get_dot (self, highlight, 0);
      dot = get_dot (self, highlight, count_in_line (&line, dot.origin.y));
      if (graphene_rect_contains_point (&dot,
                                        &GRAPHENE_POINT_INIT ((float)buffer_x, (float)buffer_y)))
        return highlight;
    }
  return NULL;
}

/* Sets @span (code points of the document) to what is selected. Returns: FALSE where nothing is. */
gboolean
sp_reader_view_get_selection (SpReaderView *self, SpSpan *span)
{
  GtkTextIter start, end;
  guint first, last;

  g_return_val_if_fail (SP_IS_READER_VIEW (self) && span != NULL, FALSE);

  if (self->layout == NULL
      || !gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)),
                                                &start,
                                                &end))
    return FALSE;
  while (gtk_text_iter_compare (&start, &end) < 0
         && g_unichar_isspace (gtk_text_iter_get_char (&start)))
    gtk_text_iter_forward_char (&start);
  while (gtk_text_iter_compare (&start, &end) < 0)
    {
      GtkTextIter before = end;

      gtk_text_iter_backward_char (&before);
      if (!g_unichar_isspace (gtk_text_iter_get_char (&before)))
        break;
      end = before;
    }
  if (gtk_text_iter_compare (&start, &end) >= 0
      || !sp_reader_layout_to_document (self->layout,
                                        (guint)gtk_text_iter_get_offset (&start),
                                        &first)
      || !sp_reader_layout_to_document (self->layout,
                                        (guint)gtk_text_iter_get_offset (&end) - 1,
                                        &last))
    return FALSE;
  *span = (SpSpan){ first, last + 1 };
  return first <= last;
}

/* Sets @box to where the selection ends, in widget coordinates. Returns: FALSE where nothing is
 * selected. */
gboolean
sp_reader_view_get_selection_box (SpReaderView *self, GdkRectangle *box)
{
  GtkTextIter start, end;

  g_return_val_if_fail (SP_IS_READER_VIEW (self) && box != NULL, FALSE);

  if (!gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)),
                                             &start,
                                             &end))
    return FALSE;
  gtk_text_iter_backward_char (&end);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &end, box);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self),
                                         GTK_TEXT_WINDOW_WIDGET,
                                         box->x,
                                         box->y,
                                         &box->x,
                                         &box->y);
  return TRUE;
}

/* Lets go of the selection. */
void
sp_reader_view_unselect (SpReaderView *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter at;

  g_return_if_fail (SP_IS_READER_VIEW (self));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  self->quiet++;
  gtk_text_buffer_place_cursor (buffer, &at);
  self->quiet--;
}
