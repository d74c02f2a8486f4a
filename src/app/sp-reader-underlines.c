/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-pattern.h"
#include "sp-reader-view-private.h"

/* The second sign of a party beside its colour: a pattern of lines under (and over) its mentions,
 * painted only where in sight. */

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
  SpPattern pen = { .snapshot = snapshot };
  double zoom = sp_reader_view_get_zoom (self);

  pen.weight = sp_theme_is_contrast (self->theme) ? 2.0f : (float)MAX (1.5, 1.5 * zoom);
  for (guint i = first_mark_after (self->marks, seen.start); i < self->marks->len; i++)
    {
      const SpReaderMark *mark = &g_array_index (self->marks, SpReaderMark, i);
      float weight = pen.weight;

      if (mark->start >= seen.end)
        break;
      pen.lines = mark->slot;
      pen.edge = sp_palette_get_edge (self->theme, mark->slot);
      pen.tint = sp_palette_get_tint (self->theme, mark->slot);
      pen.tinted = !mark->in_title && !veiled;
      if (mark->in_title)
        pen.weight = weight * 1.6f;
      sp_reader_view_foreach_box (self, (SpSpan){ mark->start, mark->end }, sp_pattern_paint, &pen);
      pen.weight = weight;
    }
}
