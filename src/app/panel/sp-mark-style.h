/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-palette.h"

G_BEGIN_DECLS

/* SpMarkStyle: the colours of the reader's highlights, 1 to SP_MARK_STYLES, each with a digit, a
 * pattern of lines and a name that the reader may give it. Colour 0 is that of a note without one.
 */
#define SP_MARK_STYLES 5

GdkRGBA sp_mark_style_get_dot (guint colour);
GdkRGBA sp_mark_style_get_fill (SpTheme theme, guint colour);
int sp_mark_style_get_pattern (guint colour); /* of sp-pattern */
const char *sp_mark_style_get_name (guint colour);
const char *sp_mark_style_get_own_name (guint colour);
void sp_mark_style_set_names (const char *const *names);

G_END_DECLS
