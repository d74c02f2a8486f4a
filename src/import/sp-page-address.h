/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

char *sp_page_address_dup_host (const char *address);
char *sp_page_address_find_base (xmlNode *root, const char *url);
char *sp_page_address_resolve (const char *base, const char *href);
char *sp_page_address_find_canonical (xmlNode *root, const char *url);

G_END_DECLS
