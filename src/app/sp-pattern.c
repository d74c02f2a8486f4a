/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-pattern.h"

/* A text tag has three patterns of underlines; eight are needed, so they are painted. */

static void
fill (const SpPattern *pen, float x, float y, float width, float height)
{
  gtk_snapshot_append_color (pen->snapshot, &pen->edge, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
draw_pieces (const SpPattern *pen, const GdkRectangle *box, float y, float on, float off)
{
  float right = (float)(box->x + box->width);

  for (float x = (float)box->x; x < right; x += on + off)
    fill (pen, x, y, MIN (on, right - x), pen->weight);
}

/* A wave: steps of one pixel along a triangle. */
static void
draw_wave (const SpPattern *pen, const GdkRectangle *box, float y)
{
  static const float rise[] = { 0.0f, 1.0f, 2.0f, 3.0f, 2.0f, 1.0f };

  for (int i = 0; i < box->width; i++)
    fill (pen, (float)(box->x + i), y + rise[i % 6] * 0.8f, 1.2f, pen->weight);
}

static void
draw_line (const SpPattern *pen, const GdkRectangle *box, float y)
{
  fill (pen, (float)box->x, y, (float)box->width, pen->weight);
}

/* Paints tint and lines of one box; @pattern: an SpPattern. */
void
sp_pattern_paint (const GdkRectangle *box, gpointer pattern)
{
  const SpPattern *pen = pattern;
  float w = pen->weight;
  float bottom = (float)(box->y + box->height);
  float top = (float)box->y;

  if (pen->tinted)
    gtk_snapshot_append_color (
        pen->snapshot,
        &pen->tint,
        &GRAPHENE_RECT_INIT ((float)box->x, top, (float)box->width, (float)box->height));
  switch (pen->lines)
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
