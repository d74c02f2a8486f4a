/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-article.h"

G_BEGIN_DECLS

/* SpReaderLayout: how an article lies in the text buffer of the window. The buffer shows the title
 * first, then the prose; bylines and datelines that stand alone are left out, line breaks inside a
 * paragraph become spaces, and an overlong paragraph is cut, because a text view grows slow in one
 * line. So document offsets and buffer offsets differ; both are code points, and this map goes both
 * ways. Immutable, needs no display. */
typedef struct _SpReaderLayout SpReaderLayout;

/* One line (paragraph) of the buffer. */
typedef struct
{
  guint start; /* buffer offset */
  guint end;   /* without the line break */
  SpBlockKind kind;
  guint level;        /* of a heading or list */
  gboolean title;     /* the headline, at most one and the first */
  gboolean continued; /* the rest of a paragraph that was cut */
} SpReaderLine;

SpReaderLayout *sp_reader_layout_new (SpArticle *article) G_GNUC_WARN_UNUSED_RESULT;
void sp_reader_layout_free (SpReaderLayout *self);

const char *sp_reader_layout_get_text (const SpReaderLayout *self);
guint sp_reader_layout_get_length (const SpReaderLayout *self);
const SpReaderLine *sp_reader_layout_get_lines (const SpReaderLayout *self, guint *n);
gboolean sp_reader_layout_has_title (const SpReaderLayout *self);
gboolean sp_reader_layout_is_rtl (const SpReaderLayout *self);

guint sp_reader_layout_to_buffer (const SpReaderLayout *self, guint offset);
gboolean
sp_reader_layout_to_document (const SpReaderLayout *self, guint buffer_offset, guint *offset);
void sp_reader_layout_map_span (const SpReaderLayout *self, SpSpan span, SpSpans *buffer_spans);
void sp_reader_layout_map_spans (const SpReaderLayout *self,
                                 const SpSpans *spans,
                                 SpSpans *buffer_spans);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpReaderLayout, sp_reader_layout_free)

G_END_DECLS
