/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* SpPattern: how words are marked beside by colour: lines under (and over) them. */
typedef struct
{
  GtkSnapshot *snapshot;
  int lines;    /* 0 single, 1 double, 2 dashed, 3 dotted, 4 wave, 5 thick, 6 under and over, 7 dots
                   under and over */
  float weight; /* of a line, in pixels */
  gboolean tinted;
  GdkRGBA edge;
  GdkRGBA tint;
} SpPattern;

void sp_pattern_paint (const GdkRectangle *box, gpointer pattern);

G_END_DECLS
