/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GUri *sp_fetch_link_parse (GUri *base, const char *link, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *sp_fetch_link_normalize (const char *words);
gboolean sp_fetch_link_is_one (const char *words);

G_END_DECLS
