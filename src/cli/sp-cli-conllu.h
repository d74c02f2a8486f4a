/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-syntax.h"
#include "sp-tokens.h"

G_BEGIN_DECLS

void sp_cli_append_conllu (GString *out,
                           const SpTokens *tokens,
                           const SpSyntax *syntax,
                           const char *name);

G_END_DECLS
