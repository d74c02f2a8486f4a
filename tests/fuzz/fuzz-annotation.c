/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-anchor.h"
#include "sp-web-annotation.h"

/* The annotation check on any bytes; and anchors: the bytes up to the first two line breaks are the
 * words and what is before them, the rest is the text. */

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static char *
take_line (const char **p, const char *end)
{
  const char *stop = memchr (*p, '\n', (gsize)(end - *p));
  char *line;

  stop = stop != NULL ? stop : end;
  line = g_utf8_make_valid (*p, stop - *p);
  *p = stop < end ? stop + 1 : end;
  return line;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const char *p = (const char *)data, *end = p + size;
  g_autofree char *exact = take_line (&p, end), *prefix = take_line (&p, end),
                  *utf8 = g_utf8_make_valid (p, end - p);
  g_autoptr (SpText) text = sp_text_new (utf8, -1, NULL);
  g_autoptr (SpAnchorFinder) finder = NULL;
  SpAnchor anchor = { exact,
                      prefix,
                      NULL,
                      { (guint)(size % 7), (guint)(size % 7 + size % 13) },
                      size % 2 == 0 };
  SpAnchorMatch match;

  sp_web_annotation_check ((const char *)data, size, NULL);
  if (text == NULL)
    return 0;
  finder = sp_anchor_finder_new (text);
  match = sp_anchor_finder_find (finder, &anchor);
  g_assert (match.span.start <= match.span.end && match.span.end <= sp_text_get_length (text));
  g_assert (match.score >= 0 && match.score <= 1);
  return 0;
}
