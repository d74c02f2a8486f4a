/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

xmlDoc *sp_xml_parse (GBytes *bytes);
xmlNode *sp_xml_find (xmlNode *root, const char *name);
gboolean sp_xml_is (const xmlNode *node, const char *name);
char *sp_xml_dup_words (xmlNode *node, gsize max_bytes);

G_END_DECLS
