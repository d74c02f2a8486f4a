/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* SpSpan: a half-open range [start, end). The unit is code points of the document text unless the
 * name says byte. */
typedef struct
{
  guint start;
  guint end;
} SpSpan;

static inline gboolean
sp_span_contains (SpSpan outer, SpSpan inner)
{
  return outer.start <= inner.start && inner.end <= outer.end;
}

static inline gboolean
sp_span_overlaps (SpSpan a, SpSpan b)
{
  return a.start < b.end && b.start < a.end;
}

static inline gboolean
sp_span_equal (SpSpan a, SpSpan b)
{
  return a.start == b.start && a.end == b.end;
}

static inline guint
sp_span_length (SpSpan s)
{
  return s.end - s.start;
}

/* SpSpans: a small growing list of spans, embedded by value in other structs. All zero is an empty
 * list. */
typedef struct
{
  SpSpan *items;
  guint n;
  guint capacity;
} SpSpans;

void sp_spans_add (SpSpans *self, SpSpan span);
void sp_spans_add_all (SpSpans *self, const SpSpans *other);
void sp_spans_normalize (SpSpans *self);
void sp_spans_clear (SpSpans *self);
gboolean sp_spans_equal (const SpSpans *a, const SpSpans *b);
SpSpan sp_spans_extent (const SpSpans *self);

G_END_DECLS
