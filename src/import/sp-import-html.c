/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-import.h"

#include <string.h>
#include "sp-error.h"
#include "sp-html-article.h"
#include "sp-html-blocks.h"
#include "sp-html-charset.h"
#include "sp-html-lazy.h"
#include "sp-html-metadata.h"
#include "sp-dateline.h"
#include "sp-html-node.h"
#include "sp-html-parse.h"
#include "sp-limits.h"
#include "sp-page-address.h"
#include "sp-page-next.h"

/* So much of a file says whether it is text: a twentieth of it may be control characters. */
#define BINARY_BYTES 8192
#define MAX_CONTROL_SHARE 20

static void
add_blocks (SpArticle *article, const SpHtmlBlocks *blocks, const char *base)
{
  for (guint i = 0; i < blocks->blocks->len; i++)
    sp_article_add_block (article, g_array_index (blocks->blocks, SpBlock, i));
  for (guint i = 0; i < blocks->links->len; i++)
    {
      const SpLink *link = &g_array_index (blocks->links, SpLink, i);
      g_autofree char *href = sp_page_address_resolve (base, link->href);

      if (href != NULL)
        sp_article_add_link (article, link->span, href);
    }
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

static void
set_facts (SpArticle *article, const SpPageFacts *facts, SpSpan title, const char *base)
{
  g_autofree char *image
      = facts->lead_image != NULL ? sp_page_address_resolve (base, facts->lead_image) : NULL;

  sp_article_set_title (article, facts->title, title);
  for (guint i = 0; i < facts->byline->len; i++)
    sp_article_add_byline (article, g_ptr_array_index (facts->byline, i));
  sp_article_set_site (article, facts->site);
  sp_article_set_published (article, facts->published);
  sp_article_set_modified (article, facts->modified);
  sp_article_set_language (article, facts->language);
  sp_article_set_lead_image (article, image);
}

static xmlNode *
find_body (xmlNode *root)
{
  for (xmlNode *node = root; node != NULL; node = sp_html_next (root, node))
    if (sp_html_is (node, "body"))
      return node;
  return root;
}

static SpArticle *
read_page (xmlDoc *doc, const char *url, GError **error)
{
  xmlNode *root = xmlDocGetRootElement (doc);
  g_autoptr (SpPageFacts) facts = NULL;
  g_autoptr (SpHtmlBlocks) blocks = NULL;
  g_autoptr (SpText) text = NULL;
  g_autofree char *base = NULL, *canonical = NULL, *next = NULL;
  SpArticle *article;
  guint n_lines = 0;

  if (root != NULL)
    {
      xmlNode *body = find_body (root), *part;

      facts = sp_html_metadata_read (root, url);
      base = sp_page_address_find_base (root, url);
      canonical = sp_page_address_find_canonical (root, url);
      next = sp_page_next_find (root, base, url != NULL ? url : canonical);
      part = sp_html_article_find (body, facts, url);
      if (facts->lead_image == NULL)
        facts->lead_image = sp_html_lazy_find_image (part);
      blocks = sp_html_blocks_new (part);
      text = sp_text_new (blocks->text->str, (gssize)blocks->text->len, error);
      if (text == NULL)
        return NULL;
      sp_text_get_paragraphs (text, &n_lines);
    }
  if (n_lines == 0)
    {
      g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, "the page holds no text");
      return NULL;
    }
  article = sp_article_new (text);
  add_blocks (article, blocks, base);
  set_facts (article, facts, find_title (blocks, text, facts->title), base);
  sp_article_set_url (article, canonical);
  sp_article_set_next_page (article, next);
  sp_dateline_add_all (article);
  return article;
}

/* Files that are no text begin like this, or are full of control characters. */
static gboolean
is_binary (const char *data, gsize n)
{
  static const char *const signs[]
      = { "%PDF-",        "PK\003\004", "\x89PNG",  "GIF8",
          "\xff\xd8\xff", "\177ELF",    "\x1f\x8b", "SQLite format 3" };
  gsize n_controls = 0, n_seen = MIN (n, BINARY_BYTES);

  if (n >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (n > strlen (signs[i]) && memcmp (data, signs[i], strlen (signs[i])) == 0
        && memchr (data, '<', MIN (n, 16)) == NULL)
      return TRUE;
  for (gsize i = 0; i < n_seen; i++)
    n_controls
        += data[i] == '\0' || ((guchar)data[i] < ' ' && strchr ("\t\n\r\f\033", data[i]) == NULL);
  return n_controls * MAX_CONTROL_SHARE > n_seen;
}

/* Makes an article of a page. @charset: (nullable): what the server said; a byte-order mark
 * and bytes that are UTF-8 are believed more, what the page says less. @url: (nullable): where it
 * came from. Returns: (transfer full): NULL with SP_ERROR_INVALID (no text), SP_ERROR_TOO_LARGE or
 * SP_ERROR_TOO_DEEP. */
SpArticle *
sp_import_html (GBytes *bytes, const char *charset, const char *url, GError **error)
{
  g_autoptr (GBytes) utf8 = NULL;
  SpArticle *article;
  xmlDoc *doc;
  gsize n;

  g_return_val_if_fail (bytes != NULL, NULL);

  n = g_bytes_get_size (bytes);
  if (n == 0 || n > SP_MAX_INPUT_BYTES)
    {
      g_set_error_literal (error,
                           SP_ERROR,
                           n == 0 ? SP_ERROR_INVALID : SP_ERROR_TOO_LARGE,
                           n == 0 ? "the page is empty" : "the page is too large");
      return NULL;
    }
  if (is_binary (g_bytes_get_data (bytes, NULL), n))
    {
      g_set_error_literal (error,
                           SP_ERROR,
                           SP_ERROR_INVALID,
                           "the file is no page: it is not text");
      return NULL;
    }
  utf8 = sp_html_to_utf8 (bytes, charset);
  doc = sp_html_parse (utf8, error);
  if (doc == NULL)
    return NULL;
  article = read_page (doc, url, error);
  xmlFreeDoc (doc);
  return article;
}
