/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-phrases.h"

G_BEGIN_DECLS

/* What the letters of a word tell where no list has it. */

#define SP_MAX_SPELLING 64 /* bytes */

void sp_spelling_fold (const SpTokens *tokens, guint token, char buffer[SP_MAX_SPELLING]);
guint sp_spelling_guess (const char *word);
SpTag sp_spelling_tag_of_punctuation (const char *word);

G_END_DECLS
