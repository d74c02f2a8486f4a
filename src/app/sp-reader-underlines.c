/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-reader-view-private.h"

/* The second sign of a party beside its colour: a pattern of lines under (and over) its mentions.
 * A text tag has three patterns; eight are needed, so they are painted, and only where in sight. */

typedef struct
{
  GtkSnapshot *snapshot;
  int slot;
  double zoom;
  float weight; /* of a line, in pixels */
  gboolean tinted;
  GdkRGBA edge;
  GdkRGBA tint;
} Pen;

static void
fill (const Pen *pen, float x, float y, float width, float height)
{
  gtk_snapshot_append_color (pen->snapshot, &pen->edge, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
draw_pieces (const Pen *pen, const GdkRectangle *box, float y, float on, float off)
{
  float right = (float)(box->x + box->width);

  for (float x = (float)box->x; x < right; x += on + off)
    fill (pen, x, y, MIN (on, right - x), pen->weight);
}

/* A wave: steps of one pixel along a triangle. */
static void
draw_wave (const Pen *pen, const GdkRectangle *box, float y)
{
  static const float rise[] = { 0.0f, 1.0f, 2.0f, 3.0f, 2.0f, 1.0f };

  for (int i = 0; i < box->width; i++)
    fill (pen, (float)(box->x + i), y + rise[i % 6] * 0.8f, 1.2f, pen->weight);
}

static void
draw_line (const Pen *pen, const GdkRectangle *box, float y)
{
  fill (pen, (float)box->x, y, (float)box->width, pen->weight);
}

/* Paints tint and pattern of one box of a mention. */
static void
paint_mention_box (const GdkRectangle *box, gpointer data)
{
  const Pen *pen = data;
  float w = pen->weight;
  float bottom = (float)(box->y + box->height);
  float top = (float)box->y;

  if (pen->tinted)
    gtk_snapshot_append_color (
        pen->snapshot,
        &pen->tint,
        &GRAPHENE_RECT_INIT ((float)box->x, top, (float)box->width, (float)box->height));
  switch (pen->slot)
    {
    case 1: /* double */
      draw_line (pen, box, bottom - w * 0.5f);
      draw_line (pen, box, bottom + w * 1.5f);
      break;
    case 2: /* dashed */
      draw_pieces (pen, box, bottom, 5.0f, 3.0f);
      break;
    case 3: /* dotted */
      draw_pieces (pen, box, bottom, w, w);
      break;
    case 4: /* wave */
      draw_wave (pen, box, bottom);
      break;
    case 5: /* thick */
      fill (pen, (float)box->x, bottom, (float)box->width, w * 1.5f + 1.0f);
      break;
    case 6: /* under and over */
      draw_line (pen, box, bottom);
      draw_line (pen, box, top - w);
      break;
    case 7: /* dots under and over */
      draw_pieces (pen, box, bottom, w, w);
      draw_pieces (pen, box, top - w, w, w);
      break;
    default: /* single */
      draw_line (pen, box, bottom);
      break;
    }
}

static guint
first_mark_after (const GArray *marks, guint offset)
{
  guint low = 0, high = marks->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (marks, SpReaderMark, middle).end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Paints tint and underline of all mentions in sight. The headline has underlines alone; while
 * something is looked at, no mention is tinted. */
void
sp_reader_view_paint_marks (SpReaderView *self, GtkSnapshot *snapshot)
{
  SpSpan seen = sp_reader_view_get_visible_span (self);
  gboolean veiled = sp_reader_view_is_veiled (self);
  Pen pen = { .snapshot = snapshot, .zoom = sp_reader_view_get_zoom (self) };

  pen.weight = sp_theme_is_contrast (self->theme) ? 2.0f : (float)MAX (1.5, 1.5 * pen.zoom);
  for (guint i = first_mark_after (self->marks, seen.start); i < self->marks->len; i++)
    {
      const SpReaderMark *mark = &g_array_index (self->marks, SpReaderMark, i);
      float weight = pen.weight;

      if (mark->start >= seen.end)
        break;
      pen.slot = mark->slot;
      pen.edge = sp_palette_get_edge (self->theme, mark->slot);
      pen.tint = sp_palette_get_tint (self->theme, mark->slot);
      pen.tinted = !mark->in_title && !veiled;
      if (mark->in_title)
        pen.weight = weight * 1.6f;
      sp_reader_view_foreach_box (self,
                                  (SpSpan){ mark->start, mark->end },
                                  paint_mention_box,
                                  &pen);
      pen.weight = weight;
    }
}
