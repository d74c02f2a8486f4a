/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-import.h"

#include <libxml/HTMLparser.h>
#include <string.h>
#include "sp-decode.h"
#include "sp-error.h"
#include "sp-html-blocks.h"
#include "sp-html-guard.h"
#include "sp-limits.h"

/* An element that may hold the article: the one with most text in paragraphs of its own wins over
 * all around it. */

typedef struct
{
  xmlNode *article;
  xmlNode *body;
  xmlNode *headline;
  char *title; /* of <title> or the metadata, which goes before */
  gboolean title_from_meta;
} Page;

static xmlNode *
next_element (xmlNode *root, xmlNode *node)
{
  if (node->children != NULL && node->type == XML_ELEMENT_NODE)
    return node->children;
  while (node != root && node->next == NULL)
    node = node->parent;
  return node == root ? NULL : node->next;
}

static gsize
count_text (xmlNode *root)
{
  gsize n = 0;

  for (xmlNode *node = root; node != NULL; node = next_element (root, node))
    if (node->type == XML_TEXT_NODE && node->content != NULL && node->parent != NULL
        && xmlStrEqual (node->parent->name, BAD_CAST "p"))
      n += strlen ((const char *)node->content);
  return n;
}

static char *
dup_folded (const xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  GString *folded = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = (const char *)content; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == 0xa0)
        space = folded->len > 0;
      else
        {
          if (space)
            g_string_append_c (folded, ' ');
          space = FALSE;
          g_string_append_unichar (folded, c);
        }
    }
  xmlFree (content);
  return g_string_free (folded, FALSE);
}

static void
set_title (Page *page, char *title, gboolean from_meta)
{
  if (*title == '\0' || (page->title != NULL && page->title_from_meta >= from_meta))
    {
      g_free (title);
      return;
    }
  g_free (page->title);
  page->title = title;
  page->title_from_meta = from_meta;
}

static void
read_meta (Page *page, SpArticle *article, xmlNode *node)
{
  xmlChar *name = xmlGetProp (node, BAD_CAST "property");
  xmlChar *content = xmlGetProp (node, BAD_CAST "content");
  const char *what, *value = (const char *)content;

  if (name == NULL)
    name = xmlGetProp (node, BAD_CAST "name");
  what = (const char *)name;
  if (what != NULL && value != NULL && *value != '\0')
    {
      if (strcmp (what, "og:title") == 0)
        set_title (page, g_strstrip (g_strdup (value)), TRUE);
      else if (strcmp (what, "og:site_name") == 0)
        sp_article_set_site (article, value);
      else if (strcmp (what, "article:published_time") == 0)
        sp_article_set_published (article, value);
      else if (strcmp (what, "article:modified_time") == 0)
        sp_article_set_modified (article, value);
      else if (strcmp (what, "og:image") == 0)
        sp_article_set_lead_image (article, value);
      else if (strcmp (what, "author") == 0 && strstr (value, "://") == NULL)
        sp_article_add_byline (article, value);
    }
  xmlFree (name);
  xmlFree (content);
}

static void
read_attribute (xmlNode *node,
                const char *name,
                SpArticle *article,
                void (*set) (SpArticle *, const char *))
{
  xmlChar *value = xmlGetProp (node, BAD_CAST name);

  if (value != NULL && *value != '\0')
    set (article, (const char *)value);
  xmlFree (value);
}

static void
look_at (Page *page, SpArticle *article, xmlNode *node)
{
  const char *name = (const char *)node->name;

  if (strcmp (name, "html") == 0)
    read_attribute (node, "lang", article, sp_article_set_language);
  else if (strcmp (name, "meta") == 0)
    read_meta (page, article, node);
  else if (strcmp (name, "title") == 0)
    set_title (page, dup_folded (node), FALSE);
  else if (strcmp (name, "body") == 0)
    page->body = node;
  else if (strcmp (name, "h1") == 0 && page->headline == NULL)
    page->headline = node;
  else if (strcmp (name, "time") == 0 && sp_article_get_published (article) == NULL)
    read_attribute (node, "datetime", article, sp_article_set_published);
  else if ((strcmp (name, "article") == 0 || strcmp (name, "main") == 0)
           && (page->article == NULL || count_text (node) > 2 * count_text (page->article)))
    page->article = node;
}

/* An article element counts if it holds a good part of the page's paragraphs. */
static xmlNode *
choose_root (const Page *page)
{
  if (page->article != NULL && page->body != NULL
      && count_text (page->article) * 3 >= count_text (page->body))
    return page->article;
  return page->body;
}

static void
add_blocks (SpArticle *article, const SpHtmlBlocks *blocks)
{
  for (guint i = 0; i < blocks->blocks->len; i++)
    sp_article_add_block (article, g_array_index (blocks->blocks, SpBlock, i));
  for (guint i = 0; i < blocks->links->len; i++)
    sp_article_add_link (article,
                         g_array_index (blocks->links, SpLink, i).span,
                         g_array_index (blocks->links, SpLink, i).href);
  for (guint i = 0; i < blocks->emphasis->len; i++)
    sp_article_add_emphasis (article, g_array_index (blocks->emphasis, SpEmphasis, i));
}

static SpSpan
find_title (const SpHtmlBlocks *blocks, SpText *text, const char *title)
{
  for (guint i = 0; title != NULL && i < MIN (blocks->blocks->len, 5); i++)
    {
      const SpBlock *block = &g_array_index (blocks->blocks, SpBlock, i);
      g_autofree char *words = sp_text_dup_span (text, block->span);

      if (block->kind == SP_BLOCK_HEADING && strcmp (words, title) == 0)
        return block->span;
    }
  return (SpSpan){ 0, 0 };
}

static SpArticle *
finish (Page *page, SpArticle *known, GError **error)
{
  xmlNode *root = choose_root (page);
  g_autoptr (SpHtmlBlocks) blocks = root != NULL ? sp_html_blocks_new (root) : NULL;
  g_autoptr (SpText) text = NULL;
  g_autofree char *headline = page->headline != NULL ? dup_folded (page->headline) : NULL;
  const char *title = headline != NULL && *headline != '\0' ? headline : page->title;
  SpArticle *article;

  if (blocks == NULL || blocks->length == 0)
    {
      g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, "the page holds no text");
      return NULL;
    }
  text = sp_text_new (blocks->text->str, (gssize)blocks->text->len, error);
  if (text == NULL)
    return NULL;
  article = sp_article_new (text);
  add_blocks (article, blocks);
  sp_article_set_title (article, title, find_title (blocks, text, title));
  for (const char *const *name = sp_article_get_byline (known); *name != NULL; name++)
    sp_article_add_byline (article, *name);
  sp_article_set_site (article, sp_article_get_site (known));
  sp_article_set_published (article, sp_article_get_published (known));
  sp_article_set_modified (article, sp_article_get_modified (known));
  sp_article_set_language (article, sp_article_get_language (known));
  sp_article_set_lead_image (article, sp_article_get_lead_image (known));
  return article;
}

static SpArticle *
read_page (xmlDoc *doc, const char *url, GError **error)
{
  g_autoptr (SpText) nothing = sp_text_new ("", 0, NULL);
  g_autoptr (SpArticle) known = sp_article_new (nothing);
  xmlNode *root = xmlDocGetRootElement (doc);
  Page page = { 0 };
  SpArticle *article;

  for (xmlNode *node = root; node != NULL; node = next_element (root, node))
    if (node->type == XML_ELEMENT_NODE)
      look_at (&page, known, node);
  article = finish (&page, known, error);
  if (article != NULL)
    sp_article_set_url (article, url);
  g_free (page.title);
  return article;
}

static gboolean
is_utf8 (GBytes *bytes)
{
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);

  return g_utf8_validate_len (data, n, NULL);
}

/* Makes an article of a page. @charset: (nullable): what the server said; else a byte-order mark,
 * UTF-8 where the bytes are valid, then what the page says. @url: (nullable): where it came from.
 * Returns: (transfer full): NULL with SP_ERROR_INVALID (no text), SP_ERROR_ENCODING or
 * SP_ERROR_TOO_LARGE. */
SpArticle *
sp_import_html (GBytes *bytes, const char *charset, const char *url, GError **error)
{
  g_autoptr (GBytes) safe = NULL;
  SpArticle *article;
  xmlDoc *doc;
  const char *data;
  gsize n;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &n);
  if (n == 0 || n > SP_MAX_INPUT_BYTES)
    {
      g_set_error_literal (error,
                           SP_ERROR,
                           n == 0 ? SP_ERROR_INVALID : SP_ERROR_TOO_LARGE,
                           n == 0 ? "the page is empty" : "the page is too large");
      return NULL;
    }
  if (charset == NULL && is_utf8 (bytes))
    charset = "UTF-8";
  safe = sp_html_guard (bytes);
  data = g_bytes_get_data (safe, &n);
  doc = htmlReadMemory (data,
                        (int)n,
                        NULL,
                        charset,
                        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                            | HTML_PARSE_NONET | HTML_PARSE_COMPACT);
  if (doc == NULL)
    {
      g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, "the page cannot be read as HTML");
      return NULL;
    }
  article = read_page (doc, url, error);
  xmlFreeDoc (doc);
  return article;
}
