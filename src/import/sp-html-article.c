/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-html-article.h"

#include <string.h>
#include "sp-dateline.h"
#include "sp-html-hints.h"
#include "sp-html-node.h"

/* Three passes: what is never prose goes; each element is measured, and what its names call
 * something else than the article goes, unless much of the page's prose is in it; then the way down
 * from the body follows the prose until it parts, and what lies there and is mostly links goes. */

/* A block counts as prose from so many characters on. */
#define PROSE 60
/* Boxes beside the article hold no more of its prose. */
#define MAX_BOX_PERCENT 25
/* What holds more than this share of the prose is not dropped for its name. */
#define MAX_DROPPED_PERCENT 35
/* The way goes on into a child that has so much of the prose. */
#define MIN_PERCENT 90
#define MIN_NAMED_PERCENT 50
/* And no way leads to less of the page's. */
#define MIN_TOTAL_PERCENT 75
#define MIN_NAMED_TOTAL_PERCENT 40

typedef struct
{
  guint text; /* characters that are no white space */
  guint link; /* of them, in links */
  guint own;  /* outside of the blocks in it */
  guint owned_link;
  guint prose; /* characters in blocks of prose */
  guint headlines;
} Measure;

typedef struct
{
  xmlNode *root;
  GArray *measures; /* Measure; that of a node is at its _private */
} Page;

static const char *const never[] = {
  "script",   "style",  "template", "svg",   "iframe", "object",   "select",
  "textarea", "canvas", "video",    "audio", "input",  "noscript",
};

/* Not the article, unless an element left open has swallowed it. */
static const char *const seldom[] = { "nav", "footer", "button", "dialog", "aside", "form" };

static const char *const inline_elements[] = {
  "a",   "b",    "i",   "em",   "strong", "span", "u",    "small", "mark", "abbr",    "cite",
  "q",   "code", "sub", "sup",  "time",   "br",   "font", "s",     "del",  "ins",     "label",
  "dfn", "kbd",  "var", "samp", "wbr",    "big",  "tt",   "img",   "data", "acronym",
};

static gboolean
is_one_of (const xmlNode *node, const char *const *names, guint n)
{
  for (guint i = 0; i < n; i++)
    if (sp_html_is (node, names[i]))
      return TRUE;
  return FALSE;
}

static Measure *
measure_of (const Page *page, const xmlNode *node)
{
  return &g_array_index (page->measures, Measure, GPOINTER_TO_UINT (node->_private));
}

static guint
count_characters (const xmlNode *text)
{
  guint n = 0;

  for (const guchar *p = text->content; p != NULL && *p != '\0'; p++)
    n += *p > ' ' && (*p & 0xc0) != 0x80;
  return n;
}

/* Adds what was measured of @node to its parent. */
static void
leave (Page *page, xmlNode *node)
{
  Measure *m = measure_of (page, node);
  gboolean is_inline = is_one_of (node, inline_elements, G_N_ELEMENTS (inline_elements));
  Measure *parent;

  if (sp_html_is (node, "a"))
    {
      m->link = m->text;
      m->owned_link = m->own;
    }
  if (!is_inline && m->own >= PROSE && m->owned_link * 3 < m->own)
    m->prose += m->own;
  if (node == page->root)
    return;
  parent = measure_of (page, node->parent);
  parent->text += m->text;
  parent->link += m->link;
  parent->prose += m->prose;
  parent->headlines += m->headlines + sp_html_is (node, "h1");
  if (is_inline)
    {
      parent->own += m->own;
      parent->owned_link += m->owned_link;
    }
}

static void
enter (Page *page, xmlNode *node)
{
  Measure none = { 0 };

  node->_private = GUINT_TO_POINTER (page->measures->len);
  g_array_append_val (page->measures, none);
}

static void
measure (Page *page)
{
  xmlNode *node = page->root;

  g_array_set_size (page->measures, 0);
  while (node != NULL)
    {
      if (node->type == XML_ELEMENT_NODE)
        {
          enter (page, node);
          if (node->children != NULL)
            {
              node = node->children;
              continue;
            }
          leave (page, node);
        }
      else if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        {
          Measure *m = measure_of (page, node->parent);
          guint n = count_characters (node);

          m->text += n;
          m->own += n;
        }
      while (node != page->root && node->next == NULL)
        {
          node = node->parent;
          leave (page, node);
        }
      node = node == page->root ? NULL : node->next;
    }
}

/* Takes all nodes out of the page for which @is_wanted is FALSE, and what is below them. */
static void
drop (Page *page, gboolean (*is_wanted) (const Page *page, xmlNode *node))
{
  xmlNode *node = page->root;

  while (node != NULL)
    {
      xmlNode *gone = NULL, *next;

      if (node != page->root && node->type == XML_ELEMENT_NODE && !is_wanted (page, node))
        gone = node;
      if (gone == NULL && node->type == XML_ELEMENT_NODE && node->children != NULL)
        {
          node = node->children;
          continue;
        }
      for (next = node; next != page->root && next->next == NULL;)
        next = next->parent;
      node = next == page->root ? NULL : next->next;
      if (gone != NULL)
        {
          xmlUnlinkNode (gone);
          xmlFreeNode (gone);
        }
    }
}

static gboolean
may_be_text (const Page *page, xmlNode *node)
{
  return !is_one_of (node, never, G_N_ELEMENTS (never)) && !sp_html_is_hidden (node);
}

static gboolean
holds_much (const Page *page, xmlNode *node)
{
  guint64 all = measure_of (page, page->root)->prose, here = measure_of (page, node)->prose;

  return here * 100 > all * MAX_DROPPED_PERCENT;
}

/* Do the names of @node, or its element, say that it is something beside the article? */
static gboolean
is_not_beside (const Page *page, xmlNode *node)
{
  SpHtmlHint hint;

  if (sp_html_is (node, "h1") || sp_html_is (node, "article") || sp_html_is (node, "main")
      || measure_of (page, node)->headlines > 0 || holds_much (page, node))
    return TRUE;
  if (is_one_of (node, seldom, G_N_ELEMENTS (seldom)))
    return FALSE;
  hint = sp_html_hint (node);
  return hint == SP_HTML_HINT_NONE || hint == SP_HTML_HINT_ARTICLE
         || (hint == SP_HTML_HINT_ABOUT && measure_of (page, node)->text > 300);
}

static gboolean
is_heading (const xmlNode *node)
{
  return node->type == XML_ELEMENT_NODE && node->name[0] == 'h' && g_ascii_isdigit (node->name[1]);
}

/* Lines that lead elsewhere if there is a link in them. */
static const char *const link_heads[] = {
  "read more",    "related",     "also read",    "read also",  "see also",
  "more:",        "more from",   "sign up",      "subscribe",  "click here",
  "download the", "read:",       "read next",    "watch:",     "follow ",
  "more on ",     "recommended", "you may also", "don't miss", "don\xe2\x80\x99t miss",
  "tagged in",
};

/* Lines that no article says. */
static const char *const foreign_heads[] = {
  "advertisement",
  "article continues below",
  "story continues below",
  "this website uses cookies",
  "we use cookies",
  "by signing up",
  "sign up for our",
  "sign up to our",
  "sign up for the",
  "subscribe to our",
  "follow us on",
  "thanks for signing up",
  "click to unmute",
  "you might like",
  "if you purchase a product",
  "our journalism needs your support",
  "copyright \xc2\xa9",
  "\xc2\xa9 20",
  "\xc2\xa9"
  "20",
  "all rights reserved",
  "this newsletter may contain",
  "your subscription has been confirmed",
  "enter your email",
  "scroll to continue",
  "continue reading below",
  "check out what's clicking",
  "share this article",
};

static gboolean
begins_with_any (const char *words, const char *const *heads, guint n)
{
  for (guint i = 0; i < n; i++)
    if (g_str_has_prefix (words, heads[i]))
      return TRUE;
  return FALSE;
}

/* What a box of other stories begins with. */
static const char *const box_heads[] = {
  "more from",       "more stories",     "more in ",     "more on ",
  "related",         "recommended",      "you may also", "you might also",
  "you might like",  "read next",        "up next",      "trending",
  "most popular",    "most read",        "latest news",  "latest stories",
  "top stories",     "popular stories",  "also on ",     "editors' picks",
  "editor's picks",  "sign up",          "subscribe",    "newsletter",
  "leave a comment", "leave a reply",    "comments",     "join the conversation",
  "share this",      "about the author", "tagged in",    "filed under",
  "read more",       "see more",         "follow us",    "keep reading",
};

/* Is @node a box, with a heading of its own, that lies beside the article's prose? */
static gboolean
is_foreign_box (const Page *page, xmlNode *node)
{
  const Measure *m = measure_of (page, node), *all = measure_of (page, page->root);
  g_autofree char *words = NULL, *small = NULL;

  if (node == page->root || m->headlines > 0 || sp_html_is (node, "article")
      || (guint64)m->prose * 100 > (guint64)all->prose * MAX_BOX_PERCENT)
    return FALSE;
  words = sp_html_dup_text (node, 60);
  small = g_ascii_strdown (words, -1);
  return begins_with_any (small, box_heads, G_N_ELEMENTS (box_heads));
}

/* Is @node a line that is no part of an article: it leads elsewhere, asks for something, or is a
 * date alone? */
static gboolean
is_foreign_line (const Measure *m, xmlNode *node)
{
  g_autofree char *words = NULL, *small = NULL, *date = NULL;

  if (m->text > 400 || m->headlines > 0)
    return FALSE;
  words = sp_html_dup_text (node, 120);
  small = g_ascii_strdown (words, -1);
  if (begins_with_any (small, foreign_heads, G_N_ELEMENTS (foreign_heads)))
    return TRUE;
  if (m->text <= 200 && m->link * 2 >= m->text
      && begins_with_any (small, link_heads, G_N_ELEMENTS (link_heads)))
    return TRUE;
  return m->text <= 60 && !sp_html_is (node, "li") && !is_heading (node)
         && sp_written_date_parse (words, &date);
}

static const xmlNode *
next_sibling_element (const xmlNode *node, gboolean forward)
{
  do
    node = forward ? node->next : node->prev;
  while (node != NULL && node->type != XML_ELEMENT_NODE);
  return node;
}

/* A list between paragraphs belongs to them. */
static gboolean
is_list_in_prose (const Page *page, const xmlNode *node)
{
  const xmlNode *before = next_sibling_element (node, FALSE);
  const xmlNode *after = next_sibling_element (node, TRUE);

  return (sp_html_is (node, "ul") || sp_html_is (node, "ol")) && before != NULL && after != NULL
         && (sp_html_is (before, "p") || is_heading (before))
         && (sp_html_is (after, "p") || is_heading (after));
}

/* Lists and boxes of links, and lines that only lead elsewhere, are no part of the article. */
static gboolean
is_not_links (const Page *page, xmlNode *node)
{
  const Measure *m = measure_of (page, node);

  if (m->text == 0 || node == page->root)
    return TRUE;
  if (sp_html_is (node, "time"))
    return measure_of (page, node->parent)->own >= PROSE;
  if (is_one_of (node, inline_elements, G_N_ELEMENTS (inline_elements)))
    return TRUE;
  if (is_foreign_line (m, node))
    return FALSE;
  if (sp_html_is (node, "p") || sp_html_is (node, "li") || is_heading (node))
    return TRUE;
  if (is_foreign_box (page, node))
    return FALSE;
  return m->link * 10 < m->text * 6 || m->prose * 2 > m->text || is_list_in_prose (page, node);
}

/* Returns: the child with most of the prose, if that is enough to leave out the others; or NULL. */
static xmlNode *
find_way_down (const Page *page, const xmlNode *node, guint64 total)
{
  xmlNode *best = NULL;
  guint64 here = measure_of (page, node)->prose, there;
  gboolean named;

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE
        && (best == NULL || measure_of (page, child)->prose > measure_of (page, best)->prose))
      best = child;
  if (best == NULL || here == 0)
    return NULL;
  there = measure_of (page, best)->prose;
  named = sp_html_is (best, "article") || sp_html_is (best, "main")
          || sp_html_hint (best) == SP_HTML_HINT_ARTICLE;
  return there * 100 >= here * (named ? MIN_NAMED_PERCENT : MIN_PERCENT)
                 && there * 100 >= total * (named ? MIN_NAMED_TOTAL_PERCENT : MIN_TOTAL_PERCENT)
             ? best
             : NULL;
}

static void
go_down (Page *page)
{
  guint64 total = measure_of (page, page->root)->prose;
  xmlNode *body = page->root;

  for (xmlNode *next = body; next != NULL; next = find_way_down (page, page->root, total))
    page->root = next;
  while (page->root != body
         && (is_one_of (page->root, inline_elements, G_N_ELEMENTS (inline_elements))
             || sp_html_is (page->root, "p")))
    page->root = page->root->parent;
}

/* Finds the part of the page that holds the article, and takes out of the page what is not of it.
 * Linear time, no recursion. Returns: (transfer none): @body itself where in doubt. */
xmlNode *
sp_html_article_find (xmlNode *body)
{
  Page page = { body, NULL };

  g_return_val_if_fail (body != NULL, NULL);

  page.measures = g_array_new (FALSE, FALSE, sizeof (Measure));
  drop (&page, may_be_text);
  measure (&page);
  drop (&page, is_not_beside);
  measure (&page);
  go_down (&page);
  drop (&page, is_not_links);
  g_array_unref (page.measures);
  return page.root;
}
