/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* SpPlainText: words without what a new version of a page changes and no reader sees: white space
 * is dropped, quotation marks, dashes and dots have one form each. Each sign knows the code point
 * it comes from. */
typedef struct
{
  gunichar *signs;
  guint *origins; /* NULL unless asked for */
  guint n;
} SpPlainText;

void sp_plain_text_init (SpPlainText *self, const char *utf8, gsize n_bytes, gboolean with_origins);
void sp_plain_text_clear (SpPlainText *self);

/* How a passage with what is around it lies on a text. */
typedef struct
{
  guint start;     /* the passage, in signs of the text … */
  guint end;       /* … half-open */
  guint errors[3]; /* signs put in, left out or changed: before it, in it, behind it */
  guint missing;   /* of those in it: left out or changed */
} SpAlignment;

gsize sp_align (const gunichar *pattern,
                const guint lengths[3],
                const gunichar *text,
                guint n_text,
                gint64 diagonal,
                SpAlignment *found);

G_END_DECLS
