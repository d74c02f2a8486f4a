/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-article.h"

G_BEGIN_DECLS

/* What stands at the head of a story before its first sentence: "LONDON (Reuters) -", "date
 * 2024-03-28 (AGENCY)". */
typedef struct
{
  gsize n_bytes; /* of the dateline, with the white space behind it; 0: there is none */
  char *agency;  /* nullable */
  char *date;    /* nullable: ISO 8601 */
} SpDateline;

SpDateline sp_dateline_find (const char *paragraph, gsize n_bytes);
void sp_dateline_clear (SpDateline *self);
void sp_dateline_add_all (SpArticle *article);

gboolean sp_written_date_parse (const char *words, char **iso_8601);
gboolean sp_agency_code_parse (const char *word, char **iso_8601);

G_END_DECLS
