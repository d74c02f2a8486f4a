/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-library.h"

G_BEGIN_DECLS

/* Looking through the library a screenful at a time: first which articles there are and in which
 * order, then the entries of those that come into sight. */
typedef struct
{
  gint64 id;
  gint64 added; /* seconds since 1970; 0 where the order is that of the search */
} SpLibraryPlace;

typedef struct
{
  char *name;
  guint n_articles;
} SpLibraryTag;

GArray *sp_library_list_places (SpLibrary *self, const char *query, GError **error);
GPtrArray *sp_library_get_entries (SpLibrary *self, const char *query, GArray *ids, GError **error);
GPtrArray *sp_library_list_tags (SpLibrary *self, GError **error);
char **sp_library_get_tags (SpLibrary *self, gint64 id, GError **error);
gboolean sp_library_get_position (SpLibrary *self, gint64 id, guint *position, GError **error);

void sp_library_tag_free (SpLibraryTag *tag);

G_END_DECLS
