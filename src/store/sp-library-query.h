/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* SpLibraryQuery: what the reader typed into the search, taken apart:
 *   words          all of them, as beginnings of words; a letter alone is a word
 *   "exact words"  in this order
 *   tag:cyber  party:china  site:courier  title:word       -word  -tag:x   without
 *   after:2024-03  before:2024-03-28                       is:unread read favourite archived trash
 * noted Whatever is no such thing is looked for as words: a query is never wrong. */
typedef struct
{
  char *match;       /* nullable: an FTS5 expression */
  GString *where;    /* " AND …": conditions with ? for each of @values */
  GPtrArray *values; /* char * */
  GPtrArray *words;  /* char *: what is looked for in the text, as it was typed */
  gboolean trash;    /* TRUE: only what is in the trash; else only what is not */
  gboolean archived; /* TRUE: also what is archived */
} SpLibraryQuery;

SpLibraryQuery *sp_library_query_parse (const char *query);
void sp_library_query_free (SpLibraryQuery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpLibraryQuery, sp_library_query_free)

G_END_DECLS
