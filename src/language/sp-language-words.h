/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What tells a language of Latin or Cyrillic script: its small words, and endings after a hyphen.
 */
typedef struct
{
  const char *code;  /* BCP 47 */
  const char *words; /* separated by blanks */
} SpLanguageWords;

extern const SpLanguageWords sp_language_words[];
extern const guint sp_n_language_words;

G_END_DECLS
