/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-article.h"
#include "sp-tokens.h"

G_BEGIN_DECLS

typedef enum
{
  SP_CLI_FROM_AUTO,
  SP_CLI_FROM_TEXT,
  SP_CLI_FROM_HTML,
  SP_CLI_FROM_CONLLU,
} SpCliFrom;

SpArticle *sp_cli_open_article (GBytes *bytes,
                                const char *input,
                                SpCliFrom from,
                                const char *date,
                                SpTokens **tokens,
                                GError **error);

G_END_DECLS
