/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SP_SCAN_LOOK 256 /* bytes looked ahead, at most */

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

gunichar sp_scan_char_at (const SpScan *scan, gsize byte);
gunichar sp_scan_char_before (const SpScan *scan, gsize byte);
gsize sp_scan_after (const SpScan *scan, gsize byte);
gboolean sp_scan_letter_at (const SpScan *scan, gsize byte);
gboolean sp_scan_digit_at (const SpScan *scan, gsize byte);
gboolean sp_scan_space_at (const SpScan *scan, gsize byte);
gsize sp_scan_skip_spaces (const SpScan *scan, gsize byte);
gsize sp_scan_ascii_word_end (const SpScan *scan, gsize byte);
gsize sp_scan_link_end (SpScan *scan, gsize byte);
void sp_scan_emit (SpScan *scan, gsize start, gsize end, int kind, guint8 flags);

G_END_DECLS
