/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean sp_web_annotation_check (const char *json, gsize n_bytes, GError **error);

G_END_DECLS
