/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-html-way.h"

#include <string.h>
#include "sp-html-hints.h"
#include "sp-html-node.h"

/* The way down from the body follows the prose until it parts. What lies beside the way, but looks
 * like what is on it, is of the article too: pages cut an article into pieces, with other things
 * between them. */

/* The way goes on into a child that has so much of the prose. */
#define MIN_PERCENT 90
#define MIN_NAMED_PERCENT 50
/* And no way leads to less of the page's. */
#define MIN_TOTAL_PERCENT 75
#define MIN_NAMED_TOTAL_PERCENT 40
/* So much of the prose must look alike to tell a piece of the article by its look. */
#define MIN_LOOK_PERCENT 25
/* Of a very long page so many blocks are looked at. */
#define MAX_LOOKS 1000
/* An article has so many characters of prose at least. */
#define MIN_ARTICLE 300

/* Returns: the child with most of the prose, if that is enough to leave out the others; or NULL. */
static xmlNode *
find_way_down (const SpHtmlPage *page, const xmlNode *node, guint64 total)
{
  xmlNode *best = NULL;
  guint64 here = sp_html_page_get (page, node)->prose, there;
  gboolean named;

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE
        && (best == NULL
            || sp_html_page_get (page, child)->prose > sp_html_page_get (page, best)->prose))
      best = child;
  if (best == NULL || here == 0)
    return NULL;
  there = sp_html_page_get (page, best)->prose;
  named = sp_html_is (best, "article") || sp_html_is (best, "main")
          || sp_html_hint (best) == SP_HTML_HINT_ARTICLE;
  return there * 100 >= here * (named ? MIN_NAMED_PERCENT : MIN_PERCENT)
                 && there * 100 >= total * (named ? MIN_NAMED_TOTAL_PERCENT : MIN_TOTAL_PERCENT)
             ? best
             : NULL;
}

/* Returns: (transfer full): the looks that much of the prose below @node has. */
static GHashTable *
collect_looks (const SpHtmlPage *page, const xmlNode *node)
{
  const SpHtmlMeasure *m = sp_html_page_get (page, node);
  GHashTable *looks = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer text;
  guint64 all = 0;

  for (guint i = m->first_block; i < MIN (m->end_block, m->first_block + MAX_LOOKS); i++)
    {
      const SpHtmlProse *prose = &g_array_index (page->prose, SpHtmlProse, i);
      gpointer look = GUINT_TO_POINTER (prose->look);

      all += prose->text;
      if (prose->look != 0)
        g_hash_table_insert (
            looks,
            look,
            GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (looks, look)) + prose->text));
    }
  g_hash_table_iter_init (&iter, looks);
  while (g_hash_table_iter_next (&iter, NULL, &text))
    if ((guint64)GPOINTER_TO_UINT (text) * 100 < all * MIN_LOOK_PERCENT)
      g_hash_table_iter_remove (&iter);
  return looks;
}

static gboolean
has_look (const SpHtmlPage *page, const xmlNode *node, GHashTable *looks)
{
  const SpHtmlMeasure *m = sp_html_page_get (page, node);

  for (guint i = m->first_block; i < m->end_block; i++)
    if (g_hash_table_contains (looks,
                               GUINT_TO_POINTER (g_array_index (page->prose, SpHtmlProse, i).look)))
      return TRUE;
  return FALSE;
}

static void
drop_between (SpHtmlPage *page, xmlNode *first, xmlNode *end)
{
  for (xmlNode *node = first, *next; node != NULL && node != end; node = next)
    {
      next = node->next;
      sp_html_page_remove (page, node);
    }
}

/* Is there prose below @node that is not the caption of a picture? */
static gboolean
has_paragraph (const SpHtmlPage *page, const xmlNode *node)
{
  const SpHtmlMeasure *m = sp_html_page_get (page, node);

  for (guint i = m->first_block; i < m->end_block; i++)
    {
      xmlNode *block = g_array_index (page->prose, SpHtmlProse, i).node, *up = block;
      gboolean in_figure = FALSE;

      for (; up != NULL && up != node->parent && !in_figure; up = up->parent)
        in_figure = sp_html_is (up, "figure") || sp_html_is (up, "figcaption")
                    || sp_html_names (up, "caption*");
      if (!in_figure)
        return TRUE;
    }
  return FALSE;
}

/* Returns: the first child of @node, up to @best, that is a piece of the article: it looks like
 * @best, or it is prose between the headline and @best; @is_behind: the headline is before @node.
 */
static xmlNode *
find_first_piece (const SpHtmlPage *page,
                  const xmlNode *node,
                  xmlNode *best,
                  GHashTable *looks,
                  gboolean is_behind)
{
  for (xmlNode *child = node->children; child != NULL && child != best; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      {
        if (has_look (page, child, looks) || (is_behind && has_paragraph (page, child)))
          return child;
        is_behind = is_behind || sp_html_page_is_in (page->headline, child);
      }
  return best;
}

/* Keeps of the children of @node those from the first to the last piece of the article: @best and
 * what looks like it. Returns: is there another piece than @best? */
static gboolean
trim (SpHtmlPage *page, xmlNode *node, xmlNode *best, gboolean is_behind, gboolean always)
{
  g_autoptr (GHashTable) looks = collect_looks (page, best);
  xmlNode *first = find_first_piece (page, node, best, looks, is_behind), *last = best;

  for (xmlNode *child = best->next; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && has_look (page, child, looks))
      last = child;
  if (first == last && !always)
    return FALSE;
  drop_between (page, node->children, first);
  drop_between (page, last->next, NULL);
  return first != last;
}

/* An article of its own: <article> with the page's headline and prose in it, where there are
 * others. Returns: (nullable). */
static xmlNode *
find_own_article (const SpHtmlPage *page)
{
  xmlNode *own = NULL;

  for (xmlNode *node = page->headline != NULL ? page->headline->parent : NULL;
       node != NULL && own == NULL;
       node = node == page->root ? NULL : node->parent)
    if (sp_html_is (node, "article") && sp_html_page_get (page, node)->prose >= MIN_ARTICLE)
      own = node;
  /* an element lies in another or in the document. NOLINTNEXTLINE(clang-analyzer-core.*) */
  for (xmlNode *node = own != NULL ? own->parent->children : NULL; node != NULL; node = node->next)
    if (node != own && sp_html_is (node, "article")
        && sp_html_page_get (page, node)->prose >= MIN_ARTICLE)
      return own;
  return NULL;
}

/* Sets the root of @page, which is measured, to the part that holds the article: its body where in
 * doubt. What is told to lie around the article on the way is taken out. The measures do not hold
 * afterwards. */
void
sp_html_way_go (SpHtmlPage *page)
{
  xmlNode *body, *own, *top = NULL;
  guint64 total;
  gboolean has_headline;

  g_return_if_fail (page != NULL);

  body = page->root;
  has_headline = page->headline != NULL;
  own = find_own_article (page);
  page->root = own != NULL ? own : page->root;
  total = sp_html_page_get (page, page->root)->prose;
  for (xmlNode *next = page->root; next != NULL;)
    {
      gboolean is_behind = has_headline && !sp_html_page_is_in (page->headline, next);

      page->root = next;
      next = find_way_down (page, page->root, total);
      if (next != NULL && trim (page, page->root, next, is_behind, top != NULL) && top == NULL)
        top = page->root;
    }
  page->root = top != NULL ? top : page->root;
  while (page->root != body
         && (sp_html_page_is_inline (page->root) || sp_html_is (page->root, "p")))
    page->root = page->root->parent;
}
