/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint sp_splitter_next (const char *text, const GArray *tokens, guint first, guint end);

G_END_DECLS
