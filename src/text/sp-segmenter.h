/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-article.h"
#include "sp-tokens.h"

G_BEGIN_DECLS

SpTokens *sp_segmenter_run (SpArticle *article);

G_END_DECLS
