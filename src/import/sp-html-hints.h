/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* What the class, id and role of an element say of it. */
typedef enum
{
  SP_HTML_HINT_NONE,
  SP_HTML_HINT_ARTICLE, /* the body of an article */
  SP_HTML_HINT_ABOUT,   /* says something of the article: byline, date */
  SP_HTML_HINT_APART,   /* of its own, however long: comments, related stories, a side bar */
  SP_HTML_HINT_AROUND,  /* navigation, shares, advertisements, comments, related stories… */
} SpHtmlHint;

SpHtmlHint sp_html_hint (xmlNode *node);
char *sp_html_dup_names (const xmlNode *node);
gboolean sp_html_names_match (const char *words, const char *const *hints, guint n);
gboolean sp_html_names (xmlNode *node, const char *word);

G_END_DECLS
