/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-html-cards.h"

#include <string.h>
#include "sp-html-foreign.h"
#include "sp-html-node.h"
#include "sp-shown-date.h"

/* A card leads to another story: a heading that is a link, or a link and a date, with a line or
 * two. Pages lay them below an article and between its paragraphs. A page that is made of them is a
 * list, and they are what it says. */

#define MAX_CARD 420
#define MIN_HEADING 15
/* Cards are dropped if they hold no more of the prose. */
#define MAX_PERCENT 25
/* An article has so many characters of prose at least. */
#define MIN_ARTICLE 500
/* So many elements alike are a list. */
#define MIN_ITEMS 3
#define MAX_LINE 90
/* In an item so much is looked at. */
#define MAX_NODES 80

/* Does a link in or around @heading lead to another page of the site? */
static gboolean
leads_away (const SpHtmlPage *page, xmlNode *heading)
{
  xmlNode *link = NULL;
  g_autofree char *href = NULL;
  const char *host;

  for (xmlNode *node = heading; node != NULL && link == NULL; node = sp_html_next (heading, node))
    if (sp_html_is (node, "a"))
      link = node;
  for (xmlNode *up = heading->parent; up != NULL && up != page->root && link == NULL;
       up = up->parent)
    if (sp_html_is (up, "a"))
      link = up;
  href = link != NULL ? sp_html_dup_attribute (link, "href") : NULL;
  if (href == NULL || *href == '#')
    return FALSE;
  host = strstr (href, "//");
  return host == NULL || page->host == NULL
         || (g_str_has_prefix (host + 2, page->host)
             && strchr ("/?#", host[2 + strlen (page->host)]) != NULL);
}

/* Returns: (nullable): the card that @heading is the heading of. */
static xmlNode *
find_card (const SpHtmlPage *page, xmlNode *heading)
{
  const SpHtmlMeasure *m = sp_html_page_get (page, heading);
  xmlNode *card = NULL;

  if (m->text < MIN_HEADING || m->link * 10 < m->text * 9 || !leads_away (page, heading))
    return NULL;
  for (xmlNode *up = heading->parent; up != NULL && up != page->root; up = up->parent)
    {
      const SpHtmlMeasure *n = sp_html_page_get (page, up);

      if (n->text > MAX_CARD || n->headings > 1)
        break;
      card = up;
    }
  return card;
}

/* "5 hours ago", "3d": a line that says how long ago. */
static gboolean
is_ago (const char *words)
{
  gsize n = strlen (words);

  words += strspn (words, " \t\r\n");
  return g_ascii_isdigit (*words) && n < 40 && strstr (words, " ago") != NULL;
}

static gboolean
shows_date (xmlNode *item)
{
  guint n_nodes = 0;

  for (xmlNode *node = item; node != NULL && n_nodes++ < MAX_NODES;
       node = sp_html_next (item, node))
    if (node->type == XML_TEXT_NODE && strlen ((const char *)node->content) <= MAX_LINE
        && strpbrk ((const char *)node->content, "0123456789") != NULL)
      {
        gboolean is_update;
        guint n_others;
        g_autofree char *date
            = sp_shown_date_find ((const char *)node->content, NULL, FALSE, &is_update, &n_others);

        if ((date != NULL && n_others <= 4) || is_ago ((const char *)node->content))
          return TRUE;
      }
  return FALSE;
}

/* Is there a line in @item that lets readers answer? */
static gboolean
takes_answers (xmlNode *item)
{
  static const char *const words[] = { "reply", "report", "quote",     "like",     "permalink",
                                       "flag",  "upvote", "antworten", "répondre", "responder" };
  guint n_nodes = 0;

  for (xmlNode *node = item; node != NULL && n_nodes++ < MAX_NODES;
       node = sp_html_next (item, node))
    if (node->type == XML_TEXT_NODE && strlen ((const char *)node->content) < 40)
      {
        g_autofree char *small = g_ascii_strdown ((const char *)node->content, -1);

        g_strstrip (small);
        for (guint i = 0; i < G_N_ELEMENTS (words); i++)
          if (strcmp (small, words[i]) == 0)
            return TRUE;
      }
  return FALSE;
}

/* Is @list made of items that each have a link and a date, or of what readers say? */
static gboolean
is_dated_list (const SpHtmlPage *page, xmlNode *list)
{
  guint n_items = 0, n_dated = 0;

  for (xmlNode *item = list->children; item != NULL; item = item->next)
    if (item->type == XML_ELEMENT_NODE)
      {
        const SpHtmlMeasure *m = sp_html_page_get (page, item);

        if (m->text < MIN_HEADING)
          continue;
        n_items++;
        if (m->link > 0 || m->text > MAX_CARD)
          n_dated += (m->text <= MAX_CARD || takes_answers (item)) && shows_date (item);
      }
  return n_items >= MIN_ITEMS && n_dated * 3 >= n_items * 2;
}

/* Adds @card unless the one before holds it. */
static void
add_card (GPtrArray *cards, xmlNode *card)
{
  const xmlNode *last = cards->len > 0 ? g_ptr_array_index (cards, cards->len - 1) : NULL;
  const xmlNode *up = card;

  while (up != NULL && up != last)
    up = up->parent;
  if (up == NULL || last == NULL)
    g_ptr_array_add (cards, card);
}

static gboolean
may_be_list (const SpHtmlPage *page, const xmlNode *node)
{
  const SpHtmlMeasure *m = sp_html_page_get (page, node);

  return node != page->root && !sp_html_is (node, "ol") && !sp_html_is (node, "table")
         && !sp_html_is (node, "tbody") && m->text > m->own && m->link > 0 && m->headlines == 0
         && node->children != NULL && !sp_html_page_is_inline (node);
}

static guint64
count_prose (const SpHtmlPage *page, const GPtrArray *cards)
{
  guint64 n = 0;

  for (guint i = 0; i < cards->len; i++)
    n += sp_html_page_get (page, g_ptr_array_index (cards, i))->prose;
  return n;
}

static void
drop_all (SpHtmlPage *page, const GPtrArray *cards)
{
  for (guint i = 0; i < cards->len; i++)
    sp_html_page_remove (page, g_ptr_array_index (cards, i));
}

/* Takes the lists of other stories and of what readers say out of @page, which is measured, where
 * they leave an article. The measures do not hold afterwards. */
void
sp_html_cards_drop_lists (SpHtmlPage *page)
{
  g_autoptr (GPtrArray) lists = g_ptr_array_new ();

  g_return_if_fail (page != NULL);

  for (xmlNode *node = page->root; node != NULL; node = sp_html_next (page->root, node))
    if (node->type == XML_ELEMENT_NODE && may_be_list (page, node) && is_dated_list (page, node))
      add_card (lists, node);
  if (count_prose (page, lists) + MIN_ARTICLE <= sp_html_page_get (page, page->root)->prose)
    drop_all (page, lists);
}

/* Takes the cards out of @page, which is measured, unless they are much of it. The measures do not
 * hold afterwards. */
void
sp_html_cards_drop (SpHtmlPage *page)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();

  g_return_if_fail (page != NULL);

  for (xmlNode *node = page->root; node != NULL; node = sp_html_next (page->root, node))
    {
      xmlNode *card = sp_html_is_heading (node) ? find_card (page, node) : NULL;

      if (card != NULL)
        add_card (cards, card);
    }
  if (count_prose (page, cards) * 100
      <= (guint64)sp_html_page_get (page, page->root)->prose * MAX_PERCENT)
    drop_all (page, cards);
}
