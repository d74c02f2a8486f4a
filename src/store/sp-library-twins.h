/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-library.h"

G_BEGIN_DECLS

/* The same article twice. */
gboolean
sp_library_is_kept (SpLibrary *self, SpArticle *article, gboolean *is_kept, GError **error);

G_END_DECLS
