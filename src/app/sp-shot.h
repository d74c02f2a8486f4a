/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-window.h"

G_BEGIN_DECLS

/* Looking at a window from outside: a picture of it, and how soon it was there. */
gboolean
sp_shot_save (GdkPaintable *paintable, GtkNative *window, const char *path, GError **error);
void sp_shot_when_ready (SpWindow *window, const char *path);
void sp_shot_time_first_frame (SpWindow *window);

G_END_DECLS
