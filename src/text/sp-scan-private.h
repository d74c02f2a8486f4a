/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The state of the tokenizer on its way through a piece of text. All places are bytes. */
typedef struct
{
  const char *text;
  gsize start;
  gsize end;
  GArray *tokens;       /* SpToken */
  guint first;          /* number of tokens before the piece */
  gsize counted;        /* up to here code points are counted … */
  guint offset;         /* … and this is their number */
  gsize no_link_before; /* no address begins before this byte */
  gboolean single_open; /* a single quotation mark is open */
} SpScan;

G_END_DECLS
