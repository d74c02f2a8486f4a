/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-stub-engine.h"

G_BEGIN_DECLS

/* An invented article whose findings are made by hand, for looking at and for tests. */
SpArticle *sp_panel_story_new (SpStubEngine *engine);
SpArticle *sp_panel_story_new_foreign (SpStubEngine *engine);
SpArticle *sp_panel_story_new_bare (SpStubEngine *engine);
SpArticle *sp_panel_story_new_long (SpStubEngine *engine, guint n_words);

G_END_DECLS
