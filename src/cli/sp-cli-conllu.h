/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-name-model.h"
#include "sp-syntax.h"
#include "sp-tokens.h"

G_BEGIN_DECLS

/* What is known of the words. */
typedef struct
{
  const SpSyntax *syntax; /* nullable: words alone */
  const GArray *names;    /* SpFoundName in order; nullable */
} SpCliLayers;

void sp_cli_append_conllu (GString *out,
                           const SpTokens *tokens,
                           const SpCliLayers *layers,
                           const char *name);

G_END_DECLS
