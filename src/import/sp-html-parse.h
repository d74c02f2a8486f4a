/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

xmlDoc *sp_html_parse (GBytes *utf8, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
