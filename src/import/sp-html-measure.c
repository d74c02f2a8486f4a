/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-html-measure.h"

#include <string.h>
#include "sp-html-node.h"

static const char *const inline_elements[] = {
  "a",   "b",    "i",   "em",   "strong", "span", "u",    "small", "mark", "abbr",    "cite",
  "q",   "code", "sub", "sup",  "time",   "br",   "font", "s",     "del",  "ins",     "label",
  "dfn", "kbd",  "var", "samp", "wbr",    "big",  "tt",   "img",   "data", "acronym",
};

/* Does @node stand within a line of text? */
gboolean
sp_html_page_is_inline (const xmlNode *node)
{
  g_return_val_if_fail (node != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (inline_elements); i++)
    if (sp_html_is (node, inline_elements[i]))
      return TRUE;
  return FALSE;
}

/* Sets @self up for the tree below @root, not measured yet. To be
 * cleared with sp_html_page_clear(). */
void
sp_html_page_init (SpHtmlPage *self, xmlNode *root)
{
  g_return_if_fail (self != NULL && root != NULL);

  self->root = root;
  self->measures = g_array_new (FALSE, FALSE, sizeof (SpHtmlMeasure));
  self->prose = g_array_new (FALSE, FALSE, sizeof (SpHtmlProse));
  self->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->headline = NULL;
  self->is_over_headline = FALSE;
  self->foreign = NULL;
  self->hides_little = FALSE;
  self->host = self->author = NULL;
}

void
sp_html_page_clear (SpHtmlPage *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->measures);
  g_array_unref (self->prose);
  g_hash_table_unref (self->seen);
}

static SpHtmlMeasure *
measure_of (const SpHtmlPage *self, const xmlNode *node)
{
  return &g_array_index (self->measures, SpHtmlMeasure, GPOINTER_TO_UINT (node->_private));
}

/* Returns: (transfer none): what was measured of @node, an element of the page. */
const SpHtmlMeasure *
sp_html_page_get (const SpHtmlPage *self, const xmlNode *node)
{
  g_return_val_if_fail (self != NULL && node != NULL, NULL);

  return measure_of (self, node);
}

/* The hash of a text is a number whose digits are its characters, so that hashes can be joined. */
#define HASH_BASE G_GUINT64_CONSTANT (0x100000001b3)

static guint64
power (guint n)
{
  guint64 result = 1, base = HASH_BASE;

  for (; n > 0; n /= 2, base *= base)
    if (n % 2 == 1)
      result *= base;
  return result;
}

/* Counts the characters that are no white space, and adds them to @hash. */
static guint
count_characters (const xmlNode *text, guint64 *hash)
{
  guint n = 0;
  guint64 h = *hash;

  for (const guchar *p = text->content; p != NULL && *p != '\0'; p++)
    if (*p > ' ' && (*p & 0xc0) != 0x80)
      {
        n++;
        h = h * HASH_BASE + *p;
      }
  *hash = h;
  return n;
}

static const char *
get_class (const xmlNode *node)
{
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (strcmp ((const char *)attribute->name, "class") == 0 && attribute->children != NULL)
      return (const char *)attribute->children->content;
  return NULL;
}

/* Blocks of one article look alike: the same classes on them and on what they are in. */
static guint
look_of (const xmlNode *node)
{
  const char *own = get_class (node), *around = get_class (node->parent);

  if (own == NULL && around == NULL)
    return 0;
  return (g_str_hash (node->name) * 31 + (own != NULL ? g_str_hash (own) : 0)) * 31
         + (around != NULL ? g_str_hash (around) : 0);
}

/* Adds what was measured of @node to its parent. */
static void
leave (SpHtmlPage *self, xmlNode *node)
{
  SpHtmlMeasure *m = measure_of (self, node);
  gboolean is_inline = sp_html_page_is_inline (node);
  SpHtmlMeasure *parent;

  if (!is_inline && m->own >= SP_HTML_PROSE && m->owned_link * 3 < m->own)
    {
      SpHtmlProse prose = { node, m->own, look_of (node) };

      m->prose += m->own;
      g_array_append_val (self->prose, prose);
    }
  m->end_block = self->prose->len;
  if (node == self->root)
    return;
  parent = measure_of (self, node->parent);
  parent->hash = parent->hash * power (m->text) + m->hash;
  parent->text += m->text;
  parent->link += m->link;
  parent->prose += m->prose;
  parent->headlines += m->headlines + sp_html_is (node, "h1");
  parent->headings += m->headings + (node->name[0] == 'h' && g_ascii_isdigit (node->name[1]));
  if (is_inline)
    {
      parent->own += m->own;
      parent->owned_link += m->owned_link;
    }
}

static void
enter (SpHtmlPage *self, xmlNode *node)
{
  SpHtmlMeasure none = { .first_block = self->prose->len };

  node->_private = GUINT_TO_POINTER (self->measures->len);
  g_array_append_val (self->measures, none);
}

static void
add_text (SpHtmlPage *self, const xmlNode *node, gboolean in_link)
{
  SpHtmlMeasure *m = measure_of (self, node->parent);
  guint n = count_characters (node, &m->hash);

  m->text += n;
  m->own += n;
  if (in_link)
    {
      m->link += n;
      m->owned_link += n;
    }
}

/* Measures all elements. Linear time, no recursion. */
void
sp_html_page_measure (SpHtmlPage *self)
{
  xmlNode *node;
  guint links = 0;

  g_return_if_fail (self != NULL);

  g_array_set_size (self->measures, 0);
  g_array_set_size (self->prose, 0);
  for (node = self->root; node != NULL;)
    {
      if (node->type == XML_ELEMENT_NODE)
        {
          enter (self, node);
          links += sp_html_is (node, "a");
          if (node->children != NULL)
            {
              node = node->children;
              continue;
            }
          links -= sp_html_is (node, "a");
          leave (self, node);
        }
      else if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        add_text (self, node, links > 0);
      while (node != self->root && node->next == NULL)
        {
          node = node->parent;
          links -= sp_html_is (node, "a");
          leave (self, node);
        }
      node = node == self->root ? NULL : node->next;
    }
}

/* Is @node (nullable) @top (nullable) or below it? */
gboolean
sp_html_page_is_in (const xmlNode *node, const xmlNode *top)
{
  while (node != NULL && node != top)
    node = node->parent;
  return node != NULL;
}

/* Takes @node (transfer full) out of the tree, and what is below it. */
void
sp_html_page_remove (SpHtmlPage *self, xmlNode *node)
{
  g_return_if_fail (self != NULL && node != NULL);

  if (sp_html_page_is_in (self->headline, node))
    self->headline = NULL;
  xmlUnlinkNode (node);
  xmlFreeNode (node);
}

/* Takes all elements out of the page for which @is_wanted is FALSE, and what is below them. */
void
sp_html_page_drop (SpHtmlPage *self, SpHtmlWanted is_wanted)
{
  xmlNode *node;

  g_return_if_fail (self != NULL && is_wanted != NULL);

  for (node = self->root; node != NULL;)
    {
      xmlNode *gone = NULL, *next;

      if (node != self->root && node->type == XML_ELEMENT_NODE && !is_wanted (self, node))
        gone = node;
      if (gone == NULL && node->type == XML_ELEMENT_NODE && node->children != NULL)
        {
          node = node->children;
          continue;
        }
      for (next = node; next != self->root && next->next == NULL;)
        next = next->parent;
      node = next == self->root ? NULL : next->next;
      if (gone != NULL)
        sp_html_page_remove (self, gone);
    }
}
