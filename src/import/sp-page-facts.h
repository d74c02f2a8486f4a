/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a page says of its article. Where it says a thing twice, the first word holds, so the best
 * source is read first. */
typedef struct
{
  char *title;
  char *site;
  char *published; /* ISO 8601 */
  char *modified;
  char *language;
  char *lead_image;
  char *description;
  char *body;        /* the words of the article, as told to machines */
  GPtrArray *byline; /* names */
} SpPageFacts;

SpPageFacts *sp_page_facts_new (void);
void sp_page_facts_free (SpPageFacts *self);

void sp_page_facts_set (char **fact, const char *value);
void sp_page_facts_set_date (char **fact, const char *words);
void sp_page_facts_add_names (SpPageFacts *self, const char *words);
char *sp_page_date (const char *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPageFacts, sp_page_facts_free)

G_END_DECLS
