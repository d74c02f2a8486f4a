/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-import.h"

/* Any bytes as a page; what comes out must lie in the text and in order. */

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (SpArticle) article = sp_import_html (bytes, NULL, NULL, NULL);
  const SpBlock *blocks;
  const SpLink *links;
  guint n, last = 0, length;

  if (article == NULL)
    return 0;
  length = sp_text_get_length (sp_article_get_text (article));
  blocks = sp_article_get_blocks (article, &n);
  g_assert (n > 0);
  for (guint i = 0; i < n; i++)
    {
      g_assert (blocks[i].span.start >= last && blocks[i].span.start < blocks[i].span.end);
      last = blocks[i].span.end;
    }
  g_assert (last <= length);
  links = sp_article_get_links (article, &n);
  for (guint i = 0; i < n; i++)
    g_assert (links[i].span.start < links[i].span.end && links[i].span.end <= length);
  return 0;
}
