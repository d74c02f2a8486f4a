/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-text.h"

G_BEGIN_DECLS

void sp_tokenizer_run (const SpText *text, gsize byte_start, gsize byte_end, GArray *tokens);

G_END_DECLS
