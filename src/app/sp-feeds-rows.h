/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The rows of the window about feeds. A row knows its "id" (gint64) and "url" (nullable). */
GtkWidget *sp_feeds_row_new (const char *title, const char *subtitle, gint64 id, const char *url);
void sp_feeds_rows_clear (GtkWidget *list);
void sp_feeds_rows_add_nothing (GtkWidget *list, const char *sentence);

G_END_DECLS
