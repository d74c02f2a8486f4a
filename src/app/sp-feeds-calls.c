/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-feeds-calls.h"

#include "sp-error.h"
#include "sp-feed.h"
#include "sp-link-list.h"

#define MAX_ROWS 300 /* of each list in the window */
#define MAX_LINKS 100000

/* What a call takes along to the thread of the library. */
typedef struct
{
  gint64 id;
  char *url, *etag, *last_modified, *error, *charset;
  char **urls;
  gboolean moved;
  GBytes *bytes;
} Parcel;

static void
parcel_free (gpointer data)
{
  Parcel *parcel = data;

  g_free (parcel->url);
  g_free (parcel->etag);
  g_free (parcel->last_modified);
  g_free (parcel->error);
  g_free (parcel->charset);
  g_strfreev (parcel->urls);
  g_clear_pointer (&parcel->bytes, g_bytes_unref);
  g_free (parcel);
}

static Parcel *
pack (const SpFetched *fetched)
{
  Parcel *parcel = g_new0 (Parcel, 1);

  if (fetched == NULL)
    return parcel;
  parcel->url = g_strdup (fetched->url);
  parcel->etag = g_strdup (fetched->etag);
  parcel->last_modified = g_strdup (fetched->last_modified);
  parcel->charset = g_strdup (fetched->charset);
  parcel->moved = fetched->moved;
  parcel->bytes = fetched->bytes != NULL ? g_bytes_ref (fetched->bytes) : NULL;
  return parcel;
}

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

void
sp_feeds_snapshot_free (SpFeedsSnapshot *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->feeds, g_ptr_array_unref);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_free (self);
}

static gpointer
run_load (SpLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpFeedsSnapshot) snapshot = g_new0 (SpFeedsSnapshot, 1);

  snapshot->items = sp_library_list_items (library, 0, FALSE, MAX_ROWS, error);
  if (snapshot->items != NULL)
    snapshot->feeds = sp_library_list_feeds (library, error);
  if (snapshot->feeds != NULL)
    snapshot->links = sp_library_list_links (library, MAX_ROWS, error);
  return snapshot->links != NULL ? g_steal_pointer (&snapshot) : NULL;
}

/* Lists what there is; the result is a SpFeedsSnapshot. */
void
sp_feeds_load (SpLibraryStore *store,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  const SpLibraryCall call
      = { .func = run_load, .free_result = (GDestroyNotify)sp_feeds_snapshot_free };

  sp_library_store_call (store, &call, cancellable, callback, user_data);
}

/* Keeps the answer of a feed. Returns: FALSE with an error also where the answer was none. */
static gboolean
update (SpLibrary *library, gint64 id, Parcel *parcel, GError **error)
{
  g_autoptr (SpFeed) feed = NULL;
  g_autoptr (GError) wrong = NULL;
  SpFeedAnswer answer = { .error = parcel->error };
  guint n_new;

  if (parcel->bytes != NULL)
    feed = sp_feed_parse (parcel->bytes, parcel->url, &wrong);
  if (wrong != NULL)
    answer.error = wrong->message;
  else if (parcel->error == NULL)
    answer = (SpFeedAnswer){ .feed = feed,
                             .url = parcel->moved ? parcel->url : NULL,
                             .etag = parcel->etag,
                             .last_modified = parcel->last_modified };
  return sp_library_update_feed (library, id, &answer, now (), &n_new, error);
}

static gpointer
run_answer (SpLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Parcel *parcel = data;

  update (library, parcel->id, parcel, error);
  return NULL;
}

/* Keeps what came of asking @feed: @fetched, or @error. */
void
sp_feeds_answer (SpLibraryStore *store,
                 gint64 feed,
                 const SpFetched *fetched,
                 const GError *error,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  Parcel *parcel = pack (fetched);
  const SpLibraryCall call
      = { .func = run_answer, .data = parcel, .free_data = parcel_free, .changes = TRUE };

  parcel->id = feed;
  parcel->error = error != NULL ? g_strdup (error->message) : NULL;
  sp_library_store_call (store, &call, NULL, callback, user_data);
}

static gpointer
run_follow (SpLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Parcel *parcel = data;
  g_autoptr (SpFeed) feed = sp_feed_parse (parcel->bytes, parcel->url, NULL);
  g_autoptr (GPtrArray) links = NULL;
  gint64 id;

  if (feed != NULL)
    {
      if (sp_library_add_feed (library, parcel->url, NULL, NULL, &id, error))
        update (library, id, parcel, error);
      return NULL;
    }
  links = sp_feed_find_links (parcel->bytes, parcel->charset, parcel->url);
  if (links->len > 0)
    return g_strdup (g_ptr_array_index (links, 0));
  g_set_error_literal (error,
                       SP_ERROR,
                       SP_ERROR_NOT_FOUND,
                       "there is no feed, and the page names none");
  return NULL;
}

/* Follows the feed that was fetched. The result is NULL, or where it is a page, the link of the
 * feed that it names. */
void
sp_feeds_follow (SpLibraryStore *store,
                 const char *url,
                 const SpFetched *fetched,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  Parcel *parcel = pack (fetched);
  const SpLibraryCall call = { .func = run_follow,
                               .data = parcel,
                               .free_data = parcel_free,
                               .free_result = g_free,
                               .changes = TRUE };

  if (!fetched->moved) /* what leads on for now may lead elsewhere next time */
    {
      g_free (parcel->url);
      parcel->url = g_strdup (url);
    }
  sp_library_store_call (store, &call, NULL, callback, user_data);
}

static gpointer
run_import (SpLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Parcel *parcel = data;
  g_autoptr (GPtrArray) links = sp_link_list_parse (parcel->bytes, error);
  gboolean done = links != NULL;
  gint64 id;

  for (guint i = 0; done && i < links->len; i++)
    {
      const SpListedLink *link = g_ptr_array_index (links, i);

      done = link->feed
                 ? sp_library_add_feed (library, link->url, link->title, link->tags, &id, error)
                 : sp_library_keep_link (library, link, now (), error);
    }
  return NULL;
}

/* Follows the feeds and keeps the links of a list that another program wrote. */
void
sp_feeds_import (SpLibraryStore *store,
                 GBytes *list,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  Parcel *parcel = g_new0 (Parcel, 1);
  const SpLibraryCall call
      = { .func = run_import, .data = parcel, .free_data = parcel_free, .changes = TRUE };

  parcel->bytes = g_bytes_ref (list);
  sp_library_store_call (store, &call, NULL, callback, user_data);
}

static gpointer
run_see (SpLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  sp_library_see_item (library, ((Parcel *)data)->id, 0, error);
  return NULL;
}

static gpointer
run_remove (SpLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  sp_library_remove_feed (library, ((Parcel *)data)->id, error);
  return NULL;
}

static gpointer
run_keep_link (SpLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const SpListedLink link = { .url = ((Parcel *)data)->url };

  sp_library_keep_link (library, &link, now (), error);
  return NULL;
}

static gpointer
run_forget_link (SpLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  sp_library_forget_link (library, ((Parcel *)data)->url, error);
  return NULL;
}

static void
call_simply (SpLibraryStore *store, SpLibraryFunc func, gint64 id, const char *url)
{
  Parcel *parcel = g_new0 (Parcel, 1);
  const SpLibraryCall call
      = { .func = func, .data = parcel, .free_data = parcel_free, .changes = TRUE };

  parcel->id = id;
  parcel->url = g_strdup (url);
  sp_library_store_call (store, &call, NULL, NULL, NULL);
}

/* Marks @item as seen. */
void
sp_feeds_see (SpLibraryStore *store, gint64 item)
{
  call_simply (store, run_see, item, NULL);
}

/* Follows @feed no longer. */
void
sp_feeds_remove (SpLibraryStore *store, gint64 feed)
{
  call_simply (store, run_remove, feed, NULL);
}

/* Keeps @url to be fetched later. */
void
sp_feeds_keep_link (SpLibraryStore *store, const char *url)
{
  call_simply (store, run_keep_link, 0, url);
}

/* @url waits no longer, if it did. */
void
sp_feeds_forget_link (SpLibraryStore *store, const char *url)
{
  call_simply (store, run_forget_link, 0, url);
}

/* ---- many links ---- */

static gpointer
run_list_links (SpLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return sp_library_list_links (library, MAX_LINKS, error);
}

/* Lists all the links that wait; the result is a GPtrArray of SpLibraryLink. */
void
sp_feeds_list_links (SpLibraryStore *store,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  const SpLibraryCall call
      = { .func = run_list_links, .free_result = (GDestroyNotify)g_ptr_array_unref };

  sp_library_store_call (store, &call, cancellable, callback, user_data);
}

static gpointer
run_keep_links (SpLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const Parcel *parcel = data;
  gboolean done = sp_library_begin (library, error);

  if (!done)
    return NULL;
  for (guint i = 0; done && parcel->urls[i] != NULL; i++)
    {
      const SpListedLink link = { .url = parcel->urls[i] };

      done = sp_library_keep_link (library, &link, now (), error);
    }
  sp_library_end (library, done, done ? error : NULL);
  return NULL;
}

/* Keeps @urls until they are fetched. */
void
sp_feeds_keep_links (SpLibraryStore *store, const char *const *urls)
{
  Parcel *parcel = g_new0 (Parcel, 1);
  const SpLibraryCall call
      = { .func = run_keep_links, .data = parcel, .free_data = parcel_free, .changes = TRUE };

  parcel->urls = g_strdupv ((char **)urls);
  sp_library_store_call (store, &call, NULL, NULL, NULL);
}

static gpointer
run_link_arrived (SpLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const Parcel *parcel = data;
  g_autoptr (SpLibraryLink) link = sp_library_find_link (library, parcel->url, NULL);
  g_auto (GStrv) tags = link != NULL ? g_strsplit (link->tags, ", ", -1) : NULL;
  gboolean done = link != NULL;

  for (guint i = 0; done && tags[i] != NULL; i++)
    if (*tags[i] != '\0')
      done = sp_library_set_tag (library, parcel->id, tags[i], TRUE, error);
  if (done)
    sp_library_remove_link (library, link->id, error);
  return NULL;
}

/* What @url leads to is article @id of the library now: it has the tags of the link, which waits no
 * longer, if it did. */
void
sp_feeds_link_arrived (SpLibraryStore *store, const char *url, gint64 id)
{
  call_simply (store, run_link_arrived, id, url);
}

static gpointer
run_link_failed (SpLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  const Parcel *parcel = data;
  g_autoptr (SpLibraryLink) link = sp_library_find_link (library, parcel->url, error);

  if (link != NULL)
    sp_library_fail_link (library, link->id, parcel->error, now (), error);
  return NULL;
}

/* @url waits on, and remembers the @reason. */
void
sp_feeds_link_failed (SpLibraryStore *store, const char *url, const char *reason)
{
  Parcel *parcel = g_new0 (Parcel, 1);
  const SpLibraryCall call
      = { .func = run_link_failed, .data = parcel, .free_data = parcel_free, .changes = TRUE };

  parcel->url = g_strdup (url);
  parcel->error = g_strdup (reason);
  sp_library_store_call (store, &call, NULL, NULL, NULL);
}
