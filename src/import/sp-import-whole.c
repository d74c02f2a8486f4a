/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-import-whole.h"

#include <string.h>
#include "sp-error.h"
#include "sp-html-blocks.h"
#include "sp-html-charset.h"
#include "sp-html-node.h"
#include "sp-html-parse.h"
#include "sp-limits.h"
#include "sp-page-address.h"

struct _SpWhole
{
  GPtrArray *pages; /* SpHtmlBlocks */
  gsize n_bytes;
};

SpWhole *
sp_whole_new (void)
{
  SpWhole *self = g_new0 (SpWhole, 1);

  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_html_blocks_free);
  return self;
}

void
sp_whole_free (SpWhole *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->pages);
  g_free (self);
}

static xmlNode *
find_body (xmlNode *root)
{
  for (xmlNode *node = root; node != NULL; node = sp_html_next (root, node))
    if (sp_html_is (node, "body"))
      return node;
  return root;
}

/* Adds a page, of which the body counts. One without text adds nothing. */
gboolean
sp_whole_add (SpWhole *self, GBytes *page, GError **error)
{
  g_autoptr (GBytes) utf8 = NULL;
  g_autoptr (SpHtmlBlocks) blocks = NULL;
  xmlNode *root;
  xmlDoc *doc;

  g_return_val_if_fail (self != NULL && page != NULL, FALSE);

  if (g_bytes_get_size (page) == 0)
    return TRUE;
  utf8 = sp_html_to_utf8 (page, NULL);
  doc = sp_html_parse (utf8, error);
  if (doc == NULL)
    return FALSE;
  root = xmlDocGetRootElement (doc);
  if (root != NULL)
    blocks = sp_html_blocks_new (find_body (root));
  xmlFreeDoc (doc);
  if (blocks == NULL || blocks->length == 0)
    return TRUE;
  self->n_bytes += blocks->text->len + 2;
  if (self->n_bytes > SP_MAX_TEXT_BYTES)
    {
      g_set_error (error,
                   SP_ERROR,
                   SP_ERROR_TOO_LARGE,
                   "the text is larger than %d MiB",
                   SP_MAX_TEXT_BYTES >> 20);
      return FALSE;
    }
  g_ptr_array_add (self->pages, g_steal_pointer (&blocks));
  return TRUE;
}

static SpSpan
shift (SpSpan span, guint by)
{
  return (SpSpan){ span.start + by, span.end + by };
}

static void
add_page (SpArticle *article, const SpHtmlBlocks *page, guint offset, const char *url)
{
  for (guint i = 0; i < page->blocks->len; i++)
    {
      SpBlock block = g_array_index (page->blocks, SpBlock, i);

      block.span = shift (block.span, offset);
      sp_article_add_block (article, block);
    }
  for (guint i = 0; i < page->links->len; i++)
    {
      const SpLink *link = &g_array_index (page->links, SpLink, i);
      g_autofree char *href = sp_page_address_resolve (url, link->href);

      if (href != NULL)
        sp_article_add_link (article, shift (link->span, offset), href);
    }
  for (guint i = 0; i < page->emphasis->len; i++)
    {
      SpEmphasis emphasis = g_array_index (page->emphasis, SpEmphasis, i);

      emphasis.span = shift (emphasis.span, offset);
      sp_article_add_emphasis (article, emphasis);
    }
}

/* The first heading is the title where none is told; where it says what is told, it is marked. */
static void
set_title (SpArticle *article, const char *title)
{
  guint n;
  const SpBlock *blocks = sp_article_get_blocks (article, &n);

  for (guint i = 0; i < MIN (n, 3); i++)
    if (blocks[i].kind == SP_BLOCK_HEADING)
      {
        g_autofree char *words = sp_text_dup_span (sp_article_get_text (article), blocks[i].span);

        if (title == NULL || strcmp (words, title) == 0)
          {
            sp_article_set_title (article, words, blocks[i].span);
            return;
          }
      }
  if (title != NULL)
    sp_article_set_title (article, title, (SpSpan){ 0, 0 });
}

/* Puts the pages together. @title: (nullable): as told elsewhere. @url: (nullable): where the pages
 * are from. Returns: (transfer full): NULL with SP_ERROR_INVALID where there is no text. */
SpArticle *
sp_whole_finish (SpWhole *self, const char *title, const char *url, GError **error)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (SpText) text = NULL;
  SpArticle *article;
  guint offset = 0, n_lines;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->pages->len; i++)
    {
      const SpHtmlBlocks *page = g_ptr_array_index (self->pages, i);

      if (i > 0)
        g_string_append (words, "\n\n");
      g_string_append_len (words, page->text->str, (gssize)page->text->len);
    }
  text = sp_text_new (words->str, (gssize)words->len, error);
  if (text == NULL)
    return NULL;
  sp_text_get_paragraphs (text, &n_lines);
  if (n_lines == 0)
    {
      g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, "there is no text in it");
      return NULL;
    }
  article = sp_article_new (text);
  for (guint i = 0; i < self->pages->len; i++)
    {
      const SpHtmlBlocks *page = g_ptr_array_index (self->pages, i);

      add_page (article, page, offset, url);
      offset += page->length + 2;
    }
  set_title (article, title);
  sp_article_set_url (article, url);
  return article;
}
