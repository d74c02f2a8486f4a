/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef gboolean (*SpZipFilter) (const char *path);

GHashTable *sp_zip_read (GBytes *archive, SpZipFilter filter, gsize max_bytes, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
