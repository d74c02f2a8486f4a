/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>
#include <glib.h>

G_BEGIN_DECLS

/* A block counts as prose from so many characters on. */
#define SP_HTML_PROSE 60

/* What is below an element, in characters that are no white space. */
typedef struct
{
  guint text;
  guint link;       /* of them, in links */
  guint own;        /* outside of the blocks in it */
  guint owned_link; /* of them, in links */
  guint prose;      /* in blocks of prose */
  guint headlines;
  guint headings;    /* of any level */
  guint first_block; /* its blocks of prose are these of the page's */
  guint end_block;
  guint64 hash; /* of the text */
} SpHtmlMeasure;

/* A block of prose. */
typedef struct
{
  xmlNode *node;
  guint text;
  guint look; /* 0 where neither it nor what it is in has a class */
} SpHtmlProse;

/* The measures of all elements below @root, and its blocks of prose in their order. */
typedef struct
{
  xmlNode *root;
  GArray *measures;          /* SpHtmlMeasure; that of a node is at its _private */
  GArray *prose;             /* SpHtmlProse */
  GHashTable *seen;          /* hash of a text: (transfer none) the element that has it first */
  xmlNode *headline;         /* nullable: the h1 of the article, while it is in the tree */
  gboolean is_over_headline; /* it comes yet */
  const xmlNode *foreign;    /* nullable: a list behind, to be dropped */
  gboolean hides_little;     /* what is not shown is no article */
  const char *host;          /* nullable */
  const char *author;        /* nullable: the first name of the byline */
} SpHtmlPage;

typedef gboolean (*SpHtmlWanted) (SpHtmlPage *page, xmlNode *node);

void sp_html_page_init (SpHtmlPage *self, xmlNode *root);
void sp_html_page_clear (SpHtmlPage *self);
void sp_html_page_measure (SpHtmlPage *self);
void sp_html_page_remove (SpHtmlPage *self, xmlNode *node);
void sp_html_page_drop (SpHtmlPage *self, SpHtmlWanted is_wanted);
const SpHtmlMeasure *sp_html_page_get (const SpHtmlPage *self, const xmlNode *node);
gboolean sp_html_page_is_inline (const xmlNode *node);
gboolean sp_html_page_is_in (const xmlNode *node, const xmlNode *top);

G_END_DECLS
