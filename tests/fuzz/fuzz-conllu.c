/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-conllu.h"
#include "sp-language-model.h"
#include "sp-name-model.h"

/* Sentences and words as somebody else's file gives them, and the models run over them. */

#define MANY_TOKENS                                                                                \
  400 /* more are not given to the models: the time is better spent on the reader */

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static char *
find_model (const char *name)
{
  return g_build_filename (g_getenv ("STANDPOINT_DATA"), "model", name, NULL);
}

static void
run_models (const SpTokens *tokens)
{
  static SpLanguageModel *language;
  static SpNameModel *names;
  g_autoptr (SpSyntax) syntax = NULL;
  g_autoptr (GArray) found = NULL;

  if (language == NULL)
    {
      g_autofree char *path = find_model ("english.bin"), *names_path = find_model ("names.bin");

      language = sp_language_model_new (path, NULL);
      names = sp_name_model_new (names_path, NULL);
    }
  syntax = sp_language_model_annotate (language, tokens, NULL, TRUE, NULL, NULL);
  g_assert_nonnull (syntax);
  found = sp_name_model_find (names, tokens);
  g_assert_nonnull (found);
}

static void
check_tokens (const SpTokens *tokens)
{
  SpText *text = sp_tokens_get_text (tokens);
  guint n, n_sentences, next = 0;
  const SpToken *token = sp_tokens_get (tokens, &n);
  const SpSentence *sentences = sp_tokens_get_sentences (tokens, &n_sentences);

  for (guint i = 0; i < n; i++)
    g_assert (token[i].byte_start < token[i].byte_end
              && token[i].byte_end <= sp_text_get_n_bytes (text)
              && token[i].span.end <= sp_text_get_length (text));
  for (guint i = 0; i < n_sentences; i++)
    {
      g_assert (sentences[i].first_token == next && sentences[i].n_tokens >= 1);
      next += sentences[i].n_tokens;
    }
  g_assert (next == n);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (SpTokens) tokens = sp_conllu_read ((const char *)data, size, NULL);
  guint n;

  if (tokens == NULL)
    return 0;
  check_tokens (tokens);
  sp_tokens_get (tokens, &n);
  if (n <= MANY_TOKENS)
    run_models (tokens);
  return 0;
}
