/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-document.h"

G_BEGIN_DECLS

/* SpStory: an invented article with findings made by hand, and documents whose engine knows it. Any
 * other text has no findings. */
SpArticle *sp_story_get_article (void);
SpArticle *sp_story_make_rtl_article (void);
SpArticle *sp_story_make_long_article (guint words);
SpDocument *sp_story_open (void);

G_END_DECLS
