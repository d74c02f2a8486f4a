/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

xmlNode *sp_html_next (xmlNode *root, xmlNode *node);
gboolean sp_html_is (const xmlNode *node, const char *name);
gboolean sp_html_is_hidden (xmlNode *node);
gboolean sp_html_is_not_shown (xmlNode *node);
char *sp_html_dup_attribute (xmlNode *node, const char *name);
char *sp_html_dup_text (xmlNode *node, gsize max_bytes);

G_END_DECLS
