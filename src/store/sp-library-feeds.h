/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-feed.h"
#include "sp-library.h"

G_BEGIN_DECLS

/* The feeds that the reader follows, and what they told of. Of the articles themselves nothing is
 * here until the reader opens one. */
typedef struct
{
  gint64 id;
  char *url;
  char *title;  /* nullable */
  char *site;   /* nullable */
  char *folder; /* "" for none */
  char *etag;   /* nullable, both: for the next request */
  char *last_modified;
  gint64 checked; /* seconds since 1970, 0 for never */
  char *error;    /* nullable: why the last check failed */
  guint n_new;    /* items not seen */
} SpLibraryFeed;

typedef struct
{
  gint64 id;
  gint64 feed;
  char *url; /* nullable, as all to the summary */
  char *title;
  char *author;
  char *published; /* ISO 8601 */
  char *summary;
  gint64 found; /* seconds since 1970 */
  gboolean seen;
  gint64 article; /* in the library, or 0 */
} SpLibraryItem;

/* What came of asking a feed. */
typedef struct
{
  SpFeed *feed;    /* borrowed; NULL where nothing has changed, or with @error */
  const char *url; /* nullable: where it has moved for good */
  const char *etag;
  const char *last_modified;
  const char *error; /* nullable */
} SpFeedAnswer;

gboolean sp_library_add_feed (SpLibrary *self,
                              const char *url,
                              const char *title,
                              const char *folder,
                              gint64 *id,
                              GError **error);
gboolean sp_library_remove_feed (SpLibrary *self, gint64 id, GError **error);
GPtrArray *sp_library_list_feeds (SpLibrary *self, GError **error);
gboolean sp_library_update_feed (SpLibrary *self,
                                 gint64 id,
                                 const SpFeedAnswer *answer,
                                 gint64 now,
                                 guint *n_new,
                                 GError **error);
GPtrArray *sp_library_list_items (SpLibrary *self,
                                  gint64 feed,
                                  gboolean seen_too,
                                  guint limit,
                                  GError **error);
gboolean sp_library_see_item (SpLibrary *self, gint64 id, gint64 article, GError **error);

void sp_library_feed_free (SpLibraryFeed *feed);
void sp_library_item_free (SpLibraryItem *item);

G_END_DECLS
