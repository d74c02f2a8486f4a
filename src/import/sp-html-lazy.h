/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

void sp_html_lazy_unfold (xmlNode *body);
char *sp_html_lazy_find_image (xmlNode *root);

G_END_DECLS
