/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-html-blocks.h"

#include <string.h>

/* The tree is walked without recursion: down to the first child, on to the next sibling, up to the
 * parent. Entering and leaving an element opens and closes blocks; text is folded as a browser
 * folds it. */

/* A cell of figures is not parted; one with more parts holds prose. */
#define MAX_CELL_PARTS 3

typedef struct
{
  SpHtmlBlocks *out;
  SpBlock block; /* the open one, if @open */
  gboolean open;
  gboolean space; /* white space is owed before the next word */
  guint preformatted;
  guint link_start; /* where the open link or emphasis began */
  guint emphasis_start;
} Walk;

typedef struct
{
  const char *name;
  SpBlockKind kind;
  guint level;
} BlockElement;

static const BlockElement block_elements[] = {
  { "p", SP_BLOCK_PARAGRAPH, 0 },       { "h1", SP_BLOCK_HEADING, 1 },
  { "h2", SP_BLOCK_HEADING, 2 },        { "h3", SP_BLOCK_HEADING, 3 },
  { "h4", SP_BLOCK_HEADING, 4 },        { "h5", SP_BLOCK_HEADING, 5 },
  { "h6", SP_BLOCK_HEADING, 6 },        { "li", SP_BLOCK_LIST_ITEM, 1 },
  { "blockquote", SP_BLOCK_QUOTE, 0 },  { "dt", SP_BLOCK_LIST_ITEM, 1 },
  { "dd", SP_BLOCK_LIST_ITEM, 1 },      { "pre", SP_BLOCK_PREFORMATTED, 0 },
  { "tr", SP_BLOCK_TABLE, 0 },          { "figcaption", SP_BLOCK_CAPTION, 0 },
  { "caption", SP_BLOCK_CAPTION, 0 },   { "div", SP_BLOCK_PARAGRAPH, 0 },
  { "section", SP_BLOCK_PARAGRAPH, 0 }, { "article", SP_BLOCK_PARAGRAPH, 0 },
  { "ul", SP_BLOCK_PARAGRAPH, 0 },      { "ol", SP_BLOCK_PARAGRAPH, 0 },
  { "table", SP_BLOCK_PARAGRAPH, 0 },   { "body", SP_BLOCK_PARAGRAPH, 0 },
  { "main", SP_BLOCK_PARAGRAPH, 0 },    { "figure", SP_BLOCK_PARAGRAPH, 0 },
  { "dl", SP_BLOCK_PARAGRAPH, 0 },      { "header", SP_BLOCK_PARAGRAPH, 0 },
  { "hr", SP_BLOCK_PARAGRAPH, 0 },
};

static const BlockElement *
find_block_element (const xmlNode *node)
{
  for (guint i = 0; i < G_N_ELEMENTS (block_elements); i++)
    if (strcmp ((const char *)node->name, block_elements[i].name) == 0)
      return &block_elements[i];
  return NULL;
}

static const BlockElement caption = { "figcaption", SP_BLOCK_CAPTION, 0 };

/* Pages without <figcaption> name their captions so. */
static gboolean
is_named_caption (const xmlNode *node)
{
  const xmlAttr *attribute = node->properties;

  while (attribute != NULL && strcmp ((const char *)attribute->name, "class") != 0)
    attribute = attribute->next;
  return attribute != NULL && attribute->children != NULL && attribute->children->content != NULL
         && strstr ((const char *)attribute->children->content, "caption") != NULL;
}

/* "<div class="caption"><p>…</p></div>" */
static gboolean
is_alone_in_caption (const xmlNode *node)
{
  const xmlNode *above = node->parent;

  if (strcmp ((const char *)node->name, "p") != 0 || above == NULL
      || strcmp ((const char *)above->name, "div") != 0 || !is_named_caption (above))
    return FALSE;
  for (const xmlNode *other = above->children; other != NULL; other = other->next)
    if (other != node && other->type == XML_ELEMENT_NODE)
      return FALSE;
  return TRUE;
}

/* Pages that are laid out by a table hold their text in one cell of a row, or part it there. */
static gboolean
is_layout_row (const xmlNode *row, const xmlNode *cell)
{
  guint n_cells = 0, n_parts = 0;

  for (const xmlNode *node = row->children; node != NULL; node = node->next)
    n_cells += node->type == XML_ELEMENT_NODE;
  for (const xmlNode *node = cell->children; node != NULL && n_parts <= MAX_CELL_PARTS;
       node = node->next)
    n_parts
        += node->type == XML_ELEMENT_NODE
           && (find_block_element (node) != NULL || strcmp ((const char *)node->name, "br") == 0);
  return n_cells == 1 || n_parts > MAX_CELL_PARTS;
}

/* The kind of the block that text at @node belongs to: that of the nearest element with a kind of
 * its own. */
static const BlockElement *
find_kind (const xmlNode *node)
{
  const BlockElement *plain = NULL;
  const xmlNode *below = node;

  for (guint depth = 0; node != NULL && node->type == XML_ELEMENT_NODE && depth < 8;
       below = node, node = node->parent, depth++)
    {
      const BlockElement *element = find_block_element (node);

      if (element != NULL && element->kind == SP_BLOCK_TABLE && is_layout_row (node, below))
        continue;
      if (element != NULL && element->kind != SP_BLOCK_PARAGRAPH)
        return element;
      if (element != NULL && plain == NULL)
        {
          plain = element;
          if (is_named_caption (node) || is_alone_in_caption (node))
            return &caption;
        }
    }
  return plain;
}

static void
close_block (Walk *w)
{
  if (w->open)
    {
      w->block.span.end = w->out->length;
      g_array_append_val (w->out->blocks, w->block);
    }
  w->open = FALSE;
  w->space = FALSE;
}

static void
open_block (Walk *w, const xmlNode *text)
{
  const BlockElement *element = find_kind (text->parent);

  if (w->out->length > 0)
    {
      g_string_append (w->out->text, "\n\n");
      w->out->length += 2;
    }
  w->open = TRUE;
  w->block = (SpBlock){ { w->out->length, w->out->length },
                        element != NULL ? element->kind : SP_BLOCK_PARAGRAPH,
                        element != NULL ? element->level : 0 };
}

static void
add_character (Walk *w, const xmlNode *node, gunichar c)
{
  if (!w->open)
    open_block (w, node);
  if (w->space && w->out->length > w->block.span.start)
    {
      g_string_append_c (w->out->text, ' ');
      w->out->length++;
    }
  w->space = FALSE;
  g_string_append_unichar (w->out->text, c);
  w->out->length++;
}

static void
add_text (Walk *w, const xmlNode *node)
{
  for (const char *p = (const char *)node->content; p != NULL && *p != '\0';
       p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (w->preformatted > 0 && w->open && (c == '\n' || c == ' ' || c == '\t'))
        add_character (w, node, c);
      else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0xa0)
        w->space = TRUE;
      else if (c != 0xfeff && c != 0x200b && c != 0xad)
        add_character (w, node, c);
    }
}

static gboolean
is_named (const xmlNode *node, const char *a, const char *b)
{
  return strcmp ((const char *)node->name, a) == 0 || strcmp ((const char *)node->name, b) == 0;
}

/* Two line breaks with nothing between them part paragraphs. */
static gboolean
is_second_break (const xmlNode *node)
{
  const xmlNode *before = node->prev;

  if (!is_named (node, "br", "br"))
    return FALSE;
  if (before != NULL && before->type == XML_TEXT_NODE && xmlIsBlankNode (before))
    before = before->prev;
  return before != NULL && before->type == XML_ELEMENT_NODE && is_named (before, "br", "br");
}

static void
enter (Walk *w, const xmlNode *node)
{
  if (find_block_element (node) != NULL)
    close_block (w);
  else if (is_second_break (node))
    close_block (w);
  else if (is_named (node, "br", "td") || is_named (node, "th", "th"))
    w->space = TRUE;
  if (is_named (node, "pre", "listing"))
    w->preformatted++;
  if (is_named (node, "a", "a"))
    w->link_start = w->out->length + (w->space && w->open);
  if (is_named (node, "em", "i") || is_named (node, "strong", "b"))
    w->emphasis_start = w->out->length + (w->space && w->open);
}

static void
leave_link (Walk *w, xmlNode *node)
{
  xmlChar *href = xmlGetProp (node, BAD_CAST "href");

  if (href != NULL && w->open && w->link_start >= w->block.span.start
      && w->link_start < w->out->length)
    {
      SpLink link = { { w->link_start, w->out->length }, g_strdup ((const char *)href) };

      g_array_append_val (w->out->links, link);
    }
  xmlFree (href);
}

static void
leave (Walk *w, xmlNode *node)
{
  if (is_named (node, "a", "a"))
    leave_link (w, node);
  if ((is_named (node, "em", "i") || is_named (node, "strong", "b")) && w->open
      && w->emphasis_start >= w->block.span.start && w->emphasis_start < w->out->length)
    {
      SpEmphasis emphasis = { { w->emphasis_start, w->out->length },
                              is_named (node, "em", "i") ? SP_EMPHASIS_ITALIC : SP_EMPHASIS_BOLD };

      g_array_append_val (w->out->emphasis, emphasis);
    }
  if (is_named (node, "pre", "listing") && w->preformatted > 0)
    w->preformatted--;
  if (find_block_element (node) != NULL)
    close_block (w);
}

/* Walks from @node to the next one in document order that is not inside a skipped element. Leaves
 * what it comes out of. */
static xmlNode *
next_node (Walk *w, xmlNode *root, xmlNode *node, gboolean into)
{
  if (into && node->children != NULL)
    return node->children;
  while (node != root)
    {
      if (node->type == XML_ELEMENT_NODE)
        leave (w, node);
      if (node->next != NULL)
        return node->next;
      node = node->parent;
    }
  return NULL;
}

static void
clear_link (gpointer data)
{
  g_free (((SpLink *)data)->href);
}

/* Collects the text below @root. Linear time, no recursion. Returns: (transfer full). */
SpHtmlBlocks *
sp_html_blocks_new (xmlNode *root)
{
  SpHtmlBlocks *self;
  Walk w = { 0 };

  g_return_val_if_fail (root != NULL, NULL);

  self = g_new0 (SpHtmlBlocks, 1);
  self->text = g_string_new (NULL);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (SpBlock));
  self->links = g_array_new (FALSE, FALSE, sizeof (SpLink));
  g_array_set_clear_func (self->links, clear_link);
  self->emphasis = g_array_new (FALSE, FALSE, sizeof (SpEmphasis));
  w.out = self;
  for (xmlNode *node = root; node != NULL;)
    {
      gboolean into = node == root;

      if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        add_text (&w, node);
      else if (node->type == XML_ELEMENT_NODE)
        {
          into = TRUE;
          enter (&w, node);
        }
      node = next_node (&w, root, node, into);
    }
  close_block (&w);
  return self;
}

void
sp_html_blocks_free (SpHtmlBlocks *self)
{
  g_return_if_fail (self != NULL);

  g_string_free (self->text, TRUE);
  g_array_unref (self->blocks);
  g_array_unref (self->links);
  g_array_unref (self->emphasis);
  g_free (self);
}
