/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-html-measure.h"

G_BEGIN_DECLS

void sp_html_way_go (SpHtmlPage *page);

G_END_DECLS
