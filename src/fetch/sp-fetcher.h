/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* SpFetcher: gets one page or feed that the reader asked for, and nothing else: no cookies, no
 * scripts, no pictures, nothing of third parties. For the thread whose main context was the default
 * when it was made. */
#define SP_TYPE_FETCHER (sp_fetcher_get_type ())
G_DECLARE_FINAL_TYPE (SpFetcher, sp_fetcher, SP, FETCHER, GObject)

typedef struct
{
  gsize max_bytes; /* of the page, unpacked */
  guint idle_seconds;
  guint total_seconds;
  guint max_redirects;
} SpFetchLimits;

/* Called in the fetcher's thread. @total: -1 where it is not known. */
typedef void (*SpFetchProgress) (goffset received, goffset total, gpointer user_data);

typedef struct
{
  const char *url;
  gboolean typed;   /* the reader wrote it, so its host may be one of the own network */
  gboolean feed;    /* rather a feed than a page */
  const char *etag; /* nullable, both: what came with the copy that is here already */
  const char *last_modified;
  SpFetchProgress progress; /* nullable */
  gpointer progress_data;
} SpFetchRequest;

typedef struct
{
  GBytes *bytes;       /* NULL where nothing has changed */
  char *url;           /* where it came from in the end */
  gboolean moved;      /* for good: the next request should go to @url */
  char *content_type;  /* lower case, without parameters; nullable */
  char *charset;       /* nullable, as the server says */
  char *etag;          /* nullable */
  char *last_modified; /* nullable */
} SpFetched;

SpFetcher *sp_fetcher_new (const SpFetchLimits *limits) G_GNUC_WARN_UNUSED_RESULT;
void sp_fetcher_fetch_async (SpFetcher *self,
                             const SpFetchRequest *request,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
SpFetched *sp_fetcher_fetch_finish (SpFetcher *self,
                                    GAsyncResult *result,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
SpFetched *sp_fetch_sync (const SpFetchRequest *request,
                          GCancellable *cancellable,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sp_fetched_free (SpFetched *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpFetched, sp_fetched_free)

G_END_DECLS
