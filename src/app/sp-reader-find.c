/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-reader-view-private.h"

/* Search in the article, without regard to case. All matches are painted, the current one stronger.
 */

#define MAX_NEEDLE 200

static gunichar *
fold (const char *text, glong *n)
{
  gunichar *folded = g_utf8_to_ucs4_fast (text, -1, n);

  for (glong i = 0; i < *n; i++)
    folded[i] = g_unichar_tolower (folded[i]);
  return folded;
}

static void
collect (SpSpans *found, const char *text, const char *words)
{
  glong n, m;
  g_autofree gunichar *hay = fold (text, &n);
  g_autofree gunichar *needle = fold (words, &m);

  if (m == 0 || m > MAX_NEEDLE)
    return;
  for (glong i = 0; i + m <= n; i++)
    if (hay[i] == needle[0] && memcmp (hay + i, needle, (gsize)m * sizeof (gunichar)) == 0)
      {
        sp_spans_add (found, (SpSpan){ (guint)i, (guint)(i + m) });
        i += m - 1;
      }
}

static void
show_found (SpReaderView *self)
{
  if (self->found_at >= 0)
    sp_reader_view_scroll_to_span (self, self->found.items[self->found_at]);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "find-changed");
}

/* Searches once more for the same words, because the text is another. */
void
sp_reader_view_find_again (SpReaderView *self)
{
  g_return_if_fail (SP_IS_READER_VIEW (self));

  self->found.n = 0;
  self->found_at = -1;
  if (self->find_words != NULL && self->layout != NULL)
    collect (&self->found, sp_reader_layout_get_text (self->layout), self->find_words);
}

/* Lights all places where @words stand and goes to the first one from the caret on. NULL or an
 * empty string ends the search. */
void
sp_reader_view_find (SpReaderView *self, const char *words)
{
  GtkTextBuffer *buffer;
  GtkTextIter caret;
  guint from;

  g_return_if_fail (SP_IS_READER_VIEW (self));

  g_free (self->find_words);
  self->find_words = words != NULL && *words != '\0' ? g_strdup (words) : NULL;
  sp_reader_view_find_again (self);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  from = (guint)gtk_text_iter_get_offset (&caret);
  for (guint i = 0; i < self->found.n && self->found_at < 0; i++)
    if (self->found.items[i].start >= from)
      self->found_at = (int)i;
  if (self->found_at < 0 && self->found.n > 0)
    self->found_at = 0;
  show_found (self);
}

/* Goes to the next (+1) or previous (-1) match; wraps around. */
void
sp_reader_view_find_step (SpReaderView *self, int direction)
{
  g_return_if_fail (SP_IS_READER_VIEW (self));

  if (self->found.n == 0)
    return;
  self->found_at = (self->found_at + direction + (int)self->found.n) % (int)self->found.n;
  show_found (self);
}

/* How many places were found. */
guint
sp_reader_view_get_n_found (SpReaderView *self)
{
  g_return_val_if_fail (SP_IS_READER_VIEW (self), 0);
  return self->found.n;
}

/* Index of the current match, or -1. */
int
sp_reader_view_get_found (SpReaderView *self)
{
  g_return_val_if_fail (SP_IS_READER_VIEW (self), -1);
  return self->found_at;
}

/* Paints all matches in sight. */
void
sp_reader_view_paint_found (SpReaderView *self, GtkSnapshot *snapshot)
{
  static const GdkRGBA all = { 0.96f, 0.76f, 0.07f, 0.35f };
  static const GdkRGBA current = { 1.0f, 0.56f, 0.0f, 0.75f };

  if (self->found.n == 0)
    return;
  sp_reader_view_paint_boxes (self, snapshot, &self->found, &all);
  if (self->found_at >= 0)
    {
      SpSpans one = { &self->found.items[self->found_at], 1, 1 };

      sp_reader_view_paint_boxes (self, snapshot, &one, &current);
    }
}
