/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sp_html_title_strip (const char *title, const char *site, const char *url);
char *sp_html_title_choose (const GPtrArray *headlines, const char *told, const char *title);

G_END_DECLS
