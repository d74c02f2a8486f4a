/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-html-article.h"

#include <string.h>
#include "sp-html-cards.h"
#include "sp-html-deck.h"
#include "sp-html-foreign.h"
#include "sp-html-hints.h"
#include "sp-html-lazy.h"
#include "sp-html-measure.h"
#include "sp-html-node.h"
#include "sp-html-told.h"
#include "sp-html-way.h"
#include "sp-page-address.h"

/* What is never prose goes; each element is measured, and what its names call something else than
 * the article goes, unless much of the page's prose is in it; then the way down from the body
 * follows the prose until it parts, and what lies there and is mostly links goes. */

/* What holds more than this share of the prose is not dropped for its name. */
#define MAX_DROPPED_PERCENT 35
/* Nor what holds more than this for a name of what is never an article. */
#define MAX_APART_PERCENT 60
/* The body of the article has so much of the prose. */
#define MIN_BODY_PERCENT 25
/* Pages that hide more than this share of the prose hide the article. */
#define MAX_HIDDEN_PERCENT 15
/* An article has so many characters of prose at least. */
#define MIN_ARTICLE 500
/* What is said twice has so many. */
#define MIN_TWICE 60
/* What is said of the author stands in the last blocks. */
#define MAX_LAST_BLOCKS 6

static const char *const never[] = {
  "script",   "style",  "template", "svg",   "iframe", "object",   "select",
  "textarea", "canvas", "video",    "audio", "input",  "noscript",
};

/* Nor what AMP pages put beside it, or in it until a script runs. */
static const char *const never_amp[] = {
  "amp-ad",           "amp-sticky-ad", "amp-embed",
  "amp-social-share", "amp-consent",   "amp-sidebar",
  "amp-lightbox",     "amp-list",      "amp-user-notification",
  "amp-next-page",    "amp-analytics", "amp-pixel",
  "amp-auto-ads",     "amp-iframe",    "amp-video",
  "amp-youtube",      "amp-form",      "amp-video-iframe",
  "amp-brightcove",   "amp-jwplayer",
};

/* Not the article, unless an element left open has swallowed it. */
static const char *const seldom[] = { "nav", "footer", "button", "dialog", "aside", "form" };

static gboolean
is_one_of (const xmlNode *node, const char *const *names, guint n)
{
  for (guint i = 0; i < n; i++)
    if (sp_html_is (node, names[i]))
      return TRUE;
  return FALSE;
}

static gboolean
may_be_text (SpHtmlPage *page, xmlNode *node)
{
  if (node->type == XML_ELEMENT_NODE && g_str_has_prefix ((const char *)node->name, "amp-")
      && is_one_of (node, never_amp, G_N_ELEMENTS (never_amp)))
    return FALSE;
  return !is_one_of (node, never, G_N_ELEMENTS (never)) && !sp_html_is_hidden (node);
}

static gboolean
holds_much (const SpHtmlPage *page, xmlNode *node)
{
  guint64 all = sp_html_page_get (page, page->root)->prose;
  guint64 here = sp_html_page_get (page, node)->prose;

  return here * 100 > all * MAX_DROPPED_PERCENT;
}

/* Would there be an article left without @node, and is it not the article by its length? */
static gboolean
leaves_enough (const SpHtmlPage *page, xmlNode *node)
{
  guint64 all = sp_html_page_get (page, page->root)->prose;
  guint64 here = sp_html_page_get (page, node)->prose;

  return all >= here + MIN_ARTICLE
         && (here * 100 <= all * MAX_APART_PERCENT || sp_html_names (node, "comments"));
}

/* Is a long part of the prose below @node in an element that is named the body of an article? */
static gboolean
holds_body (const SpHtmlPage *page, xmlNode *node)
{
  guint64 all = sp_html_page_get (page, page->root)->prose;

  for (xmlNode *p = node; p != NULL; p = sp_html_next (node, p))
    if (p->type == XML_ELEMENT_NODE && p != node
        && (guint64)sp_html_page_get (page, p)->prose * 100 >= all * MIN_BODY_PERCENT
        && (sp_html_is (p, "main") || sp_html_hint (p) == SP_HTML_HINT_ARTICLE))
      return TRUE;
  return FALSE;
}

/* Do the names of @node, or its element, say that it is something beside the article? */
static gboolean
is_not_beside (SpHtmlPage *page, xmlNode *node)
{
  SpHtmlHint hint;
  gboolean much;

  if (sp_html_is (node, "h1") || sp_html_is (node, "article") || sp_html_is (node, "main")
      || sp_html_page_get (page, node)->headlines > 0)
    return TRUE;
  much = holds_much (page, node);
  if (is_one_of (node, seldom, G_N_ELEMENTS (seldom)))
    return much && !(sp_html_is (node, "aside") && leaves_enough (page, node));
  if (sp_html_page_is_inline (node) && sp_html_is_heading (node->parent))
    return TRUE;
  if (page->hides_little && !much && sp_html_is_not_shown (node))
    return FALSE;
  hint = sp_html_hint (node);
  if (hint == SP_HTML_HINT_APART)
    return much && (!leaves_enough (page, node) || holds_body (page, node));
  return much || hint == SP_HTML_HINT_NONE || hint == SP_HTML_HINT_ARTICLE
         || (hint == SP_HTML_HINT_ABOUT && sp_html_page_get (page, node)->text > 300);
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
is_list_in_prose (const SpHtmlPage *page, const xmlNode *node)
{
  const xmlNode *before = next_sibling_element (node, FALSE);
  const xmlNode *after = next_sibling_element (node, TRUE);

  return (sp_html_is (node, "ul") || sp_html_is (node, "ol")) && before != NULL && after != NULL
         && (sp_html_is (before, "p") || sp_html_is_heading (before))
         && (sp_html_is (after, "p") || sp_html_is_heading (after));
}

/* Pages hold parts twice, for small and large screens. */
static gboolean
is_said_again (const SpHtmlPage *page, xmlNode *node)
{
  const SpHtmlMeasure *m = sp_html_page_get (page, node);
  const xmlNode *first, *up = node;

  if (sp_html_is_heading (node) && page->headline != NULL && node != page->headline
      && sp_html_page_is_in (page->headline, page->root)
      && sp_html_page_get (page, page->headline)->hash == m->hash)
    return TRUE;
  if (m->text < MIN_TWICE || sp_html_page_is_inline (node) || sp_html_is (node, "p")
      || sp_html_is (node, "li"))
    return FALSE;
  first = g_hash_table_lookup (page->seen, &m->hash);
  if (first == NULL)
    {
      g_hash_table_insert (page->seen, g_memdup2 (&m->hash, sizeof m->hash), node);
      return FALSE;
    }
  while (up != first && up != page->root && sp_html_page_get (page, up->parent)->hash == m->hash)
    up = up->parent;
  return up != first;
}

/* Over the headline stand the section, the kind of the article, its date. */
static gboolean
is_kicker (const SpHtmlPage *page, const xmlNode *node)
{
  const SpHtmlMeasure *m = sp_html_page_get (page, node);

  return m->own == m->text && m->text < SP_HTML_PROSE && !sp_html_is_heading (node)
         && !sp_html_is (node, "figcaption")
         && (!sp_html_page_is_inline (node)
             || sp_html_page_get (page, node->parent)->headlines > 0);
}

/* "pic.twitter.com/…": stands for a picture that a post shows. */
static gboolean
is_picture_link (const SpHtmlPage *page, xmlNode *node)
{
  g_autofree char *words = NULL;

  if (!sp_html_is (node, "a") || sp_html_page_get (page, node)->text > 40)
    return FALSE;
  words = sp_html_dup_text (node, 40);
  return g_str_has_prefix (words, "pic.twitter.com/") || g_str_has_prefix (words, "pic.x.com/");
}

/* Lists and boxes of links, and lines that only lead elsewhere, are no part of the article. */
static gboolean
is_not_links (SpHtmlPage *page, xmlNode *node)
{
  const SpHtmlMeasure *m = sp_html_page_get (page, node);

  if (node == page->headline)
    page->is_over_headline = FALSE;
  if (m->text == 0 || node == page->root)
    return TRUE;
  if (page->is_over_headline && is_kicker (page, node))
    return FALSE;
  if (is_said_again (page, node))
    return FALSE;
  if (sp_html_is (node, "time"))
    return sp_html_page_get (page, node->parent)->own >= SP_HTML_PROSE;
  if (sp_html_page_is_inline (node))
    return !is_picture_link (page, node);
  if (m->text < SP_HTML_PROSE && page->foreign == NULL)
    page->foreign = sp_html_foreign_find_list (node);
  if (node == page->foreign)
    {
      page->foreign = NULL;
      return FALSE;
    }
  if (sp_html_foreign_is_line (page, node))
    return FALSE;
  if (sp_html_is (node, "p") || sp_html_is (node, "li") || sp_html_is_heading (node))
    return TRUE;
  if (sp_html_foreign_is_box (page, node))
    return FALSE;
  return m->link * 10 < m->text * 6 || m->prose * 2 > m->text || is_list_in_prose (page, node);
}

/* Takes what is said of the author out of the end of the article. */
static void
drop_about_author (SpHtmlPage *page, const SpPageFacts *facts)
{
  const SpHtmlMeasure *m = sp_html_page_get (page, page->root);

  for (guint i = m->end_block; i > m->first_block && i + MAX_LAST_BLOCKS > m->end_block; i--)
    {
      xmlNode *node = g_array_index (page->prose, SpHtmlProse, i - 1).node;
      g_autofree char *words = sp_html_dup_text (node, 1000);

      if (node != page->root && m->end_block - m->first_block > 4
          && sp_html_page_get (page, node)->own == sp_html_page_get (page, node)->text
          && sp_html_foreign_is_about_author (words, facts->byline))
        sp_html_page_remove (page, node);
    }
}

/* A page that hides much of its prose hides the article, until a script shows it to those who may
 * read it. */
static gboolean
hides_little (const SpHtmlPage *page)
{
  guint64 hidden = 0, all = sp_html_page_get (page, page->root)->prose;
  const xmlNode *last = NULL;

  for (xmlNode *node = page->root; node != NULL; node = sp_html_next (page->root, node))
    if (node->type == XML_ELEMENT_NODE && node != page->root && sp_html_is_not_shown (node)
        && (last == NULL || !sp_html_page_is_in (node, last)))
      {
        hidden += sp_html_page_get (page, node)->prose;
        last = node;
      }
  return hidden * 100 <= all * MAX_HIDDEN_PERCENT;
}

/* Finds the part of the page that holds the article, and takes out of the page what is not of it.
 * @url: (nullable). Linear time, no recursion. Returns: (transfer none): @body itself where in
 * doubt. */
xmlNode *
sp_html_article_find (xmlNode *body, const SpPageFacts *facts, const char *url)
{
  SpHtmlPage page;
  g_autofree char *host = sp_page_address_dup_host (url);
  xmlNode *deck;

  g_return_val_if_fail (body != NULL && facts != NULL, NULL);

  sp_html_lazy_unfold (body);
  sp_html_page_init (&page, body);
  page.host = host;
  page.author = facts->byline->len > 0 ? g_ptr_array_index (facts->byline, 0) : NULL;
  sp_html_page_drop (&page, may_be_text);
  sp_html_page_measure (&page);
  page.headline = sp_html_deck_find_headline (body, facts);
  deck = sp_html_deck_take (&page, facts);
  page.hides_little = hides_little (&page);
  sp_html_page_drop (&page, is_not_beside);
  sp_html_page_measure (&page);
  sp_html_cards_drop_lists (&page);
  sp_html_page_measure (&page);
  sp_html_way_go (&page);
  sp_html_page_measure (&page);
  if (facts->body != NULL)
    {
      sp_html_told_use (&page, facts->body, deck);
      sp_html_page_measure (&page);
    }
  drop_about_author (&page, facts);
  sp_html_page_measure (&page);
  sp_html_cards_drop (&page);
  sp_html_page_measure (&page);
  if (deck != NULL)
    sp_html_deck_put (&page, deck);
  sp_html_page_measure (&page);
  page.is_over_headline = sp_html_page_is_in (page.headline, page.root);
  sp_html_page_drop (&page, is_not_links);
  sp_html_page_clear (&page);
  return page.root;
}
