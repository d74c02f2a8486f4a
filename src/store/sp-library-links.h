/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-library.h"
#include "sp-link-list.h"

G_BEGIN_DECLS

/* Links that wait to be fetched: those that could not be, and those of lists. */
typedef struct
{
  gint64 id;
  char *url;
  char *title;  /* nullable */
  char *tags;   /* names joined by ", " */
  gint64 added; /* seconds since 1970 */
  gint64 tried; /* 0 for never */
  char *error;  /* nullable: why the last try failed */
} SpLibraryLink;

gboolean
sp_library_keep_link (SpLibrary *self, const SpListedLink *link, gint64 now, GError **error);
SpLibraryLink *
sp_library_find_link (SpLibrary *self, const char *url, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *sp_library_list_links (SpLibrary *self, guint limit, GError **error);
gboolean
sp_library_fail_link (SpLibrary *self, gint64 id, const char *reason, gint64 now, GError **error);
gboolean sp_library_forget_link (SpLibrary *self, const char *url, GError **error);
gboolean sp_library_remove_link (SpLibrary *self, gint64 id, GError **error);

void sp_library_link_free (SpLibraryLink *link);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpLibraryLink, sp_library_link_free)

G_END_DECLS
