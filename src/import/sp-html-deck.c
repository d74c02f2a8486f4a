/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-html-deck.h"

#include <string.h>
#include "sp-html-foreign.h"
#include "sp-html-hints.h"
#include "sp-html-node.h"

/* The deck stands under the headline and says in a sentence or two what the story is. Pages keep it
 * apart from the article's text, among dates, shares and pictures. */

#define MIN_DECK 25
#define MAX_DECK 400
/* It is one of the first lines under the headline. */
#define MAX_LINES 8
#define MAX_NODES 2000
/* Of a description so much is compared. */
#define MAX_COMPARED 60
#define MAX_BYTES 2000
/* An element of this name keeps its place. */
#define PLACE "sp-deck"

/* Returns: (transfer full): letters and digits alone, in small, cut. */
static char *
dup_bare (const char *words)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);
  GString *bare = g_string_new (NULL);

  for (const char *p = folded; *p != '\0' && bare->len < MAX_COMPARED; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (bare, g_utf8_get_char (p));
  return g_string_free (bare, FALSE);
}

static gboolean
begin_alike (const char *a, const char *b)
{
  g_autofree char *bare_a = dup_bare (a), *bare_b = dup_bare (b);
  gsize n = MIN (strlen (bare_a), strlen (bare_b));

  return n >= 20 && strncmp (bare_a, bare_b, n) == 0;
}

static guint
count_words (const char *words)
{
  guint n = 0;

  for (const char *p = words; *p != '\0'; p++)
    n += *p != ' ' && (p == words || p[-1] == ' ');
  return n;
}

/* Finds the first h1 that says what the title says. Returns: (nullable): the first h1 where none
 * does, or the first of four words and more. */
xmlNode *
sp_html_deck_find_headline (xmlNode *root, const SpPageFacts *facts)
{
  g_autofree char *title = NULL;
  xmlNode *first = NULL;
  guint n_words = 0;

  g_return_val_if_fail (root != NULL && facts != NULL, NULL);

  title = facts->title != NULL ? dup_bare (facts->title) : g_strdup ("");
  for (xmlNode *node = root; node != NULL; node = sp_html_next (root, node))
    if (sp_html_is (node, "h1"))
      {
        g_autofree char *words = sp_html_dup_text (node, 400);
        g_autofree char *bare = dup_bare (words);

        if (first == NULL || (n_words < 4 && count_words (words) > n_words))
          {
            first = node;
            n_words = count_words (words);
          }
        if (*bare != '\0' && (strstr (bare, title) != NULL || strstr (title, bare) != NULL))
          return node;
      }
  return first;
}

static gboolean
is_named_deck (xmlNode *node)
{
  static const char *const names[]
      = { "dek",     "deck",        "subtitle*", "sub+title", "subhead*", "sub+head*", "standfirst",
          "summary", "description", "lede",      "strapline", "excerpt",  "synopsis" };

  g_autofree char *own = sp_html_dup_names (node), *around = sp_html_dup_names (node->parent);

  return sp_html_names_match (own, names, G_N_ELEMENTS (names))
         || sp_html_names_match (around, names, G_N_ELEMENTS (names));
}

/* Is @node, the @n-th line under the headline, the deck? */
static gboolean
is_deck (const SpHtmlPage *page, xmlNode *node, guint n, const SpPageFacts *facts)
{
  const SpHtmlMeasure *m = sp_html_page_get (page, node);
  g_autofree char *words = NULL;

  if (m->own < MIN_DECK || m->own > MAX_DECK || m->own != m->text || m->owned_link * 2 > m->own
      || sp_html_is (node, "li") || sp_html_foreign_is_line (page, node))
    return FALSE;
  words = sp_html_dup_text (node, MAX_BYTES);
  if (g_ascii_strncasecmp (words, "by ", 3) == 0 || count_words (words) < 5)
    return FALSE;
  return (facts->description != NULL && begin_alike (words, facts->description))
         || is_named_deck (node)
         || (n == 1 && (sp_html_is (node, "p") || sp_html_is_heading (node)) && m->owned_link == 0);
}

/* Takes the deck under the headline out of its place in the page, which is measured.
 * Returns: (transfer full) (nullable): to be put back with sp_html_deck_put(). */
xmlNode *
sp_html_deck_take (const SpHtmlPage *page, const SpPageFacts *facts)
{
  xmlNode *headline = page != NULL ? page->headline : NULL, *node = headline;
  guint n_lines = 0, n_nodes = 0;

  g_return_val_if_fail (page != NULL && facts != NULL, NULL);

  while (node != NULL && n_lines < MAX_LINES && n_nodes++ < MAX_NODES)
    {

      node = sp_html_next (page->root, node);
      if (node == NULL || sp_html_page_is_in (node, headline) || node->type != XML_ELEMENT_NODE
          || sp_html_page_is_inline (node) || sp_html_page_get (page, node)->own == 0)
        continue;
      n_lines++;
      if (is_deck (page, node, n_lines, facts))
        {
          xmlReplaceNode (node, xmlNewNode (NULL, BAD_CAST PLACE));
          return node;
        }
    }
  return NULL;
}

static xmlNode *
find_place (xmlNode *root)
{
  for (xmlNode *node = root; node != NULL; node = sp_html_next (root, node))
    if (sp_html_is (node, PLACE))
      return node;
  return NULL;
}

/* Does the article begin with the words of the deck? */
static gboolean
is_said_again (const SpHtmlPage *page, xmlNode *deck)
{
  const SpHtmlMeasure *m = sp_html_page_get (page, page->root);
  g_autofree char *words = sp_html_dup_text (deck, MAX_BYTES);

  for (guint i = m->first_block; i < MIN (m->end_block, m->first_block + 4); i++)
    {
      g_autofree char *block
          = sp_html_dup_text (g_array_index (page->prose, SpHtmlProse, i).node, MAX_BYTES);

      if (begin_alike (block, words))
        return TRUE;
    }
  return FALSE;
}

/* Puts @deck (transfer full) back: in its place if that is in the page's root, else under the
 * headline or before all of the article; away with it if the article begins with the
 * same words. The page is measured. */
void
sp_html_deck_put (const SpHtmlPage *page, xmlNode *deck)
{
  xmlNode *place;

  g_return_if_fail (page != NULL && deck != NULL);

  place = find_place (page->root);
  if (place != NULL)
    {
      xmlReplaceNode (place, deck);
      xmlFreeNode (place);
    }
  else if (is_said_again (page, deck))
    xmlFreeNode (deck);
  else if (page->headline != page->root && sp_html_page_is_in (page->headline, page->root))
    xmlAddNextSibling (page->headline, deck);
  else if (page->root->children != NULL)
    xmlAddPrevSibling (page->root->children, deck);
  else
    xmlAddChild (page->root, deck);
}
