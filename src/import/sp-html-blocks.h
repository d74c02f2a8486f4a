/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>
#include "sp-article.h"

G_BEGIN_DECLS

/* The text of a part of a page, cut into blocks: what an article is made of. Offsets are code
 * points of @text. */
typedef struct
{
  GString *text;
  guint length;     /* of @text in code points */
  GArray *blocks;   /* SpBlock */
  GArray *links;    /* SpLink */
  GArray *emphasis; /* SpEmphasis */
} SpHtmlBlocks;

SpHtmlBlocks *sp_html_blocks_new (xmlNode *root);
void sp_html_blocks_free (SpHtmlBlocks *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpHtmlBlocks, sp_html_blocks_free)

G_END_DECLS
