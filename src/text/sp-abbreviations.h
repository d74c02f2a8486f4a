/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SP_ABBREVIATION_NONE,
  SP_ABBREVIATION_TITLE,  /* a name follows: never the end of a sentence */
  SP_ABBREVIATION_NUMBER, /* an abbreviation only where a number follows */
  SP_ABBREVIATION_PLACE,  /* of a state: only behind a comma; can end a sentence */
  SP_ABBREVIATION_DATE,   /* of a month or day that is a word too: only before a number or comma */
  SP_ABBREVIATION_EITHER, /* can end a sentence or stand inside one */
} SpAbbreviation;

SpAbbreviation sp_abbreviation_find (const char *word, gsize n_bytes);
gboolean sp_word_starts_sentences (const char *word, gsize n_bytes);
gboolean sp_word_reports_speech (const char *word, gsize n_bytes);
gboolean sp_word_is_free_prefix (const char *word, gsize n_bytes);
gboolean sp_word_is_unit (const char *word, gsize n_bytes);
gboolean sp_word_is_domain (const char *word, gsize n_bytes);
gsize sp_word_split_joined (const char *word, gsize n_bytes);

G_END_DECLS
