/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-library.h"

G_BEGIN_DECLS

/* The same article twice: nothing is ever taken away for it, the reader is told. */
gboolean
sp_library_is_kept (SpLibrary *self, SpArticle *article, gboolean *is_kept, GError **error);
gboolean sp_library_find_twin (SpLibrary *self, gint64 id, gint64 *twin, GError **error);

G_END_DECLS
