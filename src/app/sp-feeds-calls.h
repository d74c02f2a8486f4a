/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-fetcher.h"
#include "sp-library-feeds.h"
#include "sp-library-links.h"
#include "sp-library-store.h"

G_BEGIN_DECLS

/* What the window asks of the library about feeds and links that wait. What was fetched is parsed
 * in the thread of the library, too. */
typedef struct
{
  GPtrArray *items; /* SpLibraryItem that are new */
  GPtrArray *feeds; /* SpLibraryFeed */
  GPtrArray *links; /* SpLibraryLink */
} SpFeedsSnapshot;

void sp_feeds_snapshot_free (SpFeedsSnapshot *self);

void sp_feeds_load (SpLibraryStore *store,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data);
void sp_feeds_answer (SpLibraryStore *store,
                      gint64 feed,
                      const SpFetched *fetched,
                      const GError *error,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
void sp_feeds_follow (SpLibraryStore *store,
                      const char *url,
                      const SpFetched *fetched,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
void sp_feeds_import (SpLibraryStore *store,
                      GBytes *list,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
void sp_feeds_see (SpLibraryStore *store, gint64 item);
void sp_feeds_remove (SpLibraryStore *store, gint64 feed);
void sp_feeds_keep_link (SpLibraryStore *store, const char *url);
void sp_feeds_forget_link (SpLibraryStore *store, const char *url);

void sp_feeds_list_links (SpLibraryStore *store,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
void sp_feeds_keep_links (SpLibraryStore *store, const char *const *urls);
void sp_feeds_link_arrived (SpLibraryStore *store, const char *url, gint64 id);
void sp_feeds_link_failed (SpLibraryStore *store, const char *url, const char *reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpFeedsSnapshot, sp_feeds_snapshot_free)

G_END_DECLS
