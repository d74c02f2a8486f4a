/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* SpStyle: what of the look follows the settings: the article's font and size, light or dark. */
typedef struct _SpStyle SpStyle;

SpStyle *sp_style_new (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
void sp_style_free (SpStyle *self);

G_END_DECLS
