/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *sp_html_to_utf8 (GBytes *page, const char *charset) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
