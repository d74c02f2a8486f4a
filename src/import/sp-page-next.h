/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

char *sp_page_next_find (xmlNode *root, const char *base, const char *url);

G_END_DECLS
