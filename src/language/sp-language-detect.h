/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-tokens.h"

G_BEGIN_DECLS

const char *sp_language_detect (const SpTokens *tokens);

G_END_DECLS
