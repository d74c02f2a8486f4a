/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "sp-document.h"
#include "sp-focus.h"

G_BEGIN_DECLS

/* SpTitleBlock: what stands between the headline and the article: where it is from, when, how long
 * it takes to read, how many quotes it has; and a strip for each of the parties that speak most. */
#define SP_TYPE_TITLE_BLOCK (sp_title_block_get_type ())
G_DECLARE_FINAL_TYPE (SpTitleBlock, sp_title_block, SP, TITLE_BLOCK, GtkWidget)

GtkWidget *sp_title_block_new (void) G_GNUC_WARN_UNUSED_RESULT;

void sp_title_block_update (SpTitleBlock *self, SpDocument *document, SpFocus *focus);

char *sp_title_block_dup_date (const char *iso_8601);
char *sp_title_block_dup_source (SpArticle *article);

G_END_DECLS
