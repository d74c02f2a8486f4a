/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-cli-article.h"
#include "sp-conllu.h"
#include "sp-decode.h"
#include "sp-import.h"

static SpArticle *
import_text (GBytes *bytes, GError **error)
{
  g_autoptr (SpText) text = sp_decode (bytes, NULL, error);

  return text == NULL ? NULL : sp_import_plain (text, error);
}

static SpArticle *
import_any (GBytes *bytes, const char *input, GError **error)
{
  const SpImportHint hint = { .name = input };

  return sp_import_bytes (bytes, &hint, error);
}

/* An article of the text that the given words make. */
static SpArticle *
import_conllu (GBytes *bytes, SpTokens **tokens, GError **error)
{
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);

  *tokens = sp_conllu_read (data, n, error);
  return *tokens == NULL ? NULL : sp_article_new (sp_tokens_get_text (*tokens));
}

/* Makes an article of what was read. @date: (nullable): its date where it does not say so.
 * @tokens: (out) (transfer full): the words where the input gives them, else NULL.
 * Returns: (transfer full): the article, or NULL with an error. */
SpArticle *
sp_cli_open_article (GBytes *bytes,
                     const char *input,
                     SpCliFrom from,
                     const char *date,
                     SpTokens **tokens,
                     GError **error)
{
  SpArticle *article, *dated;

  *tokens = NULL;
  switch (from)
    {
    case SP_CLI_FROM_CONLLU:
      article = import_conllu (bytes, tokens, error);
      break;
    case SP_CLI_FROM_TEXT:
      article = import_text (bytes, error);
      break;
    case SP_CLI_FROM_HTML:
      article = sp_import_html (bytes, NULL, NULL, error);
      break;
    case SP_CLI_FROM_AUTO:
    default:
      article = import_any (bytes, input, error);
      break;
    }
  if (article == NULL || date == NULL || sp_article_get_published (article) != NULL)
    return article;
  dated = sp_article_copy_with_published (article, date);
  sp_article_unref (article);
  return dated;
}
