/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-conllu.h"
#include "sp-decode.h"
#include "sp-json-guard.h"
#include "sp-limits.h"
#include "sp-quotemarks.h"
#include "sp-segmenter.h"

/* Decoding, sentences, words and quotation marks of any bytes; what must hold of them is checked.
 */

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_tokens (const SpTokens *tokens)
{
  SpText *text = sp_tokens_get_text (tokens);
  guint n, n_sentences, next = 0;
  const SpToken *token = sp_tokens_get (tokens, &n);
  const SpSentence *sentences = sp_tokens_get_sentences (tokens, &n_sentences);

  for (guint i = 0; i < n; i++)
    {
      g_assert (token[i].byte_start < token[i].byte_end
                && token[i].byte_end <= sp_text_get_n_bytes (text));
      g_assert (i == 0 || token[i - 1].byte_end <= token[i].byte_start);
      g_assert (sp_text_byte_at (text, token[i].span.start) == token[i].byte_start);
    }
  for (guint i = 0; i < n_sentences; i++)
    {
      g_assert (sentences[i].first_token == next && sentences[i].n_tokens >= 1);
      g_assert (sentences[i].n_tokens <= SP_MAX_SENTENCE_TOKENS);
      next += sentences[i].n_tokens;
    }
  g_assert (next == n);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (SpText) text = sp_decode (bytes, NULL, NULL);
  g_autoptr (SpArticle) article = NULL;
  g_autoptr (SpTokens) tokens = NULL, given = NULL;
  g_autoptr (GArray) marks = NULL;

  sp_json_guard_check ((const char *)data, size, NULL);
  given = sp_conllu_read ((const char *)data, size, NULL);
  if (given != NULL)
    check_tokens (given);
  if (text == NULL)
    return 0;
  article = sp_article_new (text);
  tokens = sp_segmenter_run (article);
  check_tokens (tokens);
  marks = sp_quote_marks_find (tokens);
  for (guint i = 0; i < marks->len; i++)
    {
      const SpQuoteMark *mark = &g_array_index (marks, SpQuoteMark, i);

      g_assert (mark->open.end <= mark->close.start
                && mark->close.end <= sp_text_get_length (text));
    }
  return 0;
}
