/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-cli-article.h"

#include "sp-decode.h"

/* Makes an article of what was read. @date: (nullable): its date where it does not say so.
 * Returns: (transfer full): the article, or NULL with an error. */
SpArticle *
sp_cli_open_article (GBytes *bytes,
                     const char *input,
                     SpCliFrom from,
                     const char *date,
                     GError **error)
{
  g_autoptr (SpText) text = sp_decode (bytes, NULL, error);
  SpArticle *article;

  if (text == NULL)
    return NULL;
  article = sp_article_new (text);
  sp_article_set_plain (article, TRUE);
  sp_article_set_published (article, date);
  return article;
}
