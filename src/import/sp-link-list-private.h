/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-link-list.h"

G_BEGIN_DECLS

#define SP_LINK_LIST_MAX 100000

SpListedLink *sp_link_list_add (GPtrArray *links, const char *url, const char *title);
void sp_listed_link_set_tags (SpListedLink *self, const char *const *tags);
void sp_listed_link_set_time (SpListedLink *self, const char *words);

void sp_link_list_read_table (GPtrArray *links, const char *text);
gboolean sp_link_list_read_json (GPtrArray *links, GBytes *bytes, GError **error);
void sp_link_list_read_opml (GPtrArray *links, GBytes *bytes);
void sp_link_list_read_page (GPtrArray *links, GBytes *bytes);

G_END_DECLS
