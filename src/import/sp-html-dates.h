/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>
#include "sp-page-facts.h"

G_BEGIN_DECLS

void sp_html_dates_use_shown (SpPageFacts *facts, xmlNode *root);

G_END_DECLS
