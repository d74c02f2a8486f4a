/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "sp-reader-view.h"

G_BEGIN_DECLS

/* SpFindBar: search in the article: words, "n of m", next, previous. property "revealed" */
#define SP_TYPE_FIND_BAR (sp_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (SpFindBar, sp_find_bar, SP, FIND_BAR, GtkWidget)

void sp_find_bar_set_reader (SpFindBar *self, SpReaderView *reader);
void sp_find_bar_set_revealed (SpFindBar *self, gboolean revealed);
gboolean sp_find_bar_get_revealed (SpFindBar *self);
void sp_find_bar_set_words (SpFindBar *self, const char *words);
void sp_find_bar_step (SpFindBar *self, int direction);
const char *sp_find_bar_get_count_text (SpFindBar *self);

G_END_DECLS
