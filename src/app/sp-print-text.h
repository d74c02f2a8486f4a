/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "sp-document.h"

G_BEGIN_DECLS

/* SpPrintPiece: one paragraph of what is printed: its words, how they are set, and where highlights
 * lie in it. Measures are points. */
typedef struct
{
  char *text;
  PangoAttrList *attributes; /* bold words, numbers of notes */
  GArray *highlights;        /* SpPrintHighlight */
  double size;               /* of the letters */
  gboolean bold;
  gboolean grey;
  double indent;
  double above;    /* the gap before it */
  gboolean joined; /* stands with what comes next: a heading */
} SpPrintPiece;

typedef struct
{
  guint start; /* bytes of text */
  guint end;
  guint colour;
} SpPrintHighlight;

typedef enum
{
  SP_PRINT_NOTES = 1 << 0,
  SP_PRINT_FINDINGS = 1 << 1,
} SpPrintParts;

GPtrArray *sp_print_text_new (SpDocument *document, SpPrintParts parts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
