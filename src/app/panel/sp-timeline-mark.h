/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* SpTimelineMark: a dot on the line of time. The line begins at the first dot and ends at the last.
 */
#define SP_TYPE_TIMELINE_MARK (sp_timeline_mark_get_type ())
G_DECLARE_FINAL_TYPE (SpTimelineMark, sp_timeline_mark, SP, TIMELINE_MARK, GtkWidget)

GtkWidget *sp_timeline_mark_new (void);
void sp_timeline_mark_set_ends (SpTimelineMark *self, gboolean first, gboolean last);

G_END_DECLS
