/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words as one line of Markdown, as text of HTML, as one cell of CSV. */
void sp_export_escape_markdown (GString *out, const char *words);
void sp_export_escape_html (GString *out, const char *words);
void sp_export_append_cell (GString *out, const char *value, gboolean last);

G_END_DECLS
