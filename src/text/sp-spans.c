/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-spans.h"

/* Appends @span. Amortised constant time. */
void
sp_spans_add (SpSpans *self, SpSpan span)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (span.start <= span.end);

  if (self->n == self->capacity)
    {
      self->capacity = MAX (2, self->capacity * 2);
      self->items = g_renew (SpSpan, self->items, self->capacity);
    }
  self->items[self->n++] = span;
}

/* Appends all of @other to @self. */
void
sp_spans_add_all (SpSpans *self, const SpSpans *other)
{
  g_return_if_fail (self != NULL && other != NULL && self != other);

  for (guint i = 0; i < other->n; i++)
    sp_spans_add (self, other->items[i]);
}

static int
compare_spans (const void *a, const void *b)
{
  const SpSpan *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return (x->end > y->end) - (x->end < y->end);
}

/* Sorts by start and joins spans that overlap or touch. */
void
sp_spans_normalize (SpSpans *self)
{
  guint n = 0;

  g_return_if_fail (self != NULL);
  if (self->n < 2)
    return;

  qsort (self->items, self->n, sizeof (SpSpan), compare_spans);
  for (guint i = 1; i < self->n; i++)
    {
      if (self->items[i].start <= self->items[n].end)
        self->items[n].end = MAX (self->items[n].end, self->items[i].end);
      else
        self->items[++n] = self->items[i];
    }
  self->n = n + 1;
}

/* Empties the list and frees its memory. */
void
sp_spans_clear (SpSpans *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->items, g_free);
  self->n = self->capacity = 0;
}

/* Returns: TRUE if both lists hold the same spans in the same order. */
gboolean
sp_spans_equal (const SpSpans *a, const SpSpans *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->n != b->n)
    return FALSE;
  for (guint i = 0; i < a->n; i++)
    if (!sp_span_equal (a->items[i], b->items[i]))
      return FALSE;
  return TRUE;
}

/* Returns: the smallest span that holds all of them; [0, 0) for an empty list. */
SpSpan
sp_spans_extent (const SpSpans *self)
{
  SpSpan all = { 0, 0 };

  g_return_val_if_fail (self != NULL, all);
  for (guint i = 0; i < self->n; i++)
    {
      all.start = i == 0 ? self->items[i].start : MIN (all.start, self->items[i].start);
      all.end = MAX (all.end, self->items[i].end);
    }
  return all;
}
