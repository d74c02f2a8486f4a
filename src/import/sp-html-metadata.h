/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>
#include "sp-page-facts.h"

G_BEGIN_DECLS

SpPageFacts *sp_html_metadata_read (xmlNode *root, const char *url);

G_END_DECLS
