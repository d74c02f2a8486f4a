/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-import-formats.h"

/* Any bytes as Markdown: an article, its parts inside its text, or an error. */

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check (SpArticle *article)
{
  const SpBlock *blocks;
  const SpLink *links;
  guint n, length = sp_text_get_length (sp_article_get_text (article));

  blocks = sp_article_get_blocks (article, &n);
  for (guint i = 0; i < n; i++)
    g_assert (blocks[i].span.start < blocks[i].span.end && blocks[i].span.end <= length);
  links = sp_article_get_links (article, &n);
  for (guint i = 0; i < n; i++)
    g_assert (links[i].span.end <= length);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpArticle) article = sp_import_markdown (bytes, NULL, NULL, &error);

  g_assert ((article == NULL) == (error != NULL));
  if (article != NULL)
    check (article);
  return 0;
}
