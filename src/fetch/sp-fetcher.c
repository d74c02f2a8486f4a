/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-fetcher.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>
#include "sp-error.h"
#include "sp-fetch-errors.h"
#include "sp-fetch-link.h"
#include "sp-limits.h"
#include "sp-network-address.h"

/* A fetch is a walk along redirects. At each step the link is looked at (only http and https), its
 * host is resolved and looked at (none of the own network, but for the host that the reader wrote),
 * and only then asked; once connected, the address at the other end is looked at again before
 * anything is sent, for a name may lead elsewhere from one moment to the next. Where a proxy stands
 * between, it does the resolving, and names alone can be judged. The body is counted as it comes
 * out of the unpacking. Nothing of this is left to the HTTP library's own redirects. */

#define CHUNK (64 * 1024)

static const SpFetchLimits default_limits = { SP_MAX_INPUT_BYTES, 20, 90, 10 };

struct _SpFetcher
{
  GObject parent_instance;

  /* owned references */
  SoupSession *session;
  GProxyResolver *proxies;

  /* state */
  SpFetchLimits limits;
};

G_DEFINE_FINAL_TYPE (SpFetcher, sp_fetcher, G_TYPE_OBJECT)

/* One fetch under way. */
typedef struct
{
  SpFetcher *fetcher; /* the task holds it */
  char *typed_host;   /* nullable */
  gboolean feed;
  char *etag, *last_modified;
  SpFetchProgress progress;
  gpointer progress_data;

  GCancellable *stop; /* of the steps; the caller's cancels it, the deadline too */
  gulong stop_handler;
  GCancellable *cancellable; /* nullable: the caller's */
  GSource *deadline;
  GError *error; /* why the steps were stopped, if we stopped them */

  GUri *uri;
  GHashTable *seen; /* links asked so far */
  gboolean moved, through_proxy;
  SoupMessage *message;
  GInputStream *stream;
  GByteArray *body;
} Walk;

static void visit (GTask *task);

static void
walk_free (gpointer data)
{
  Walk *walk = data;

  if (walk->cancellable != NULL)
    g_cancellable_disconnect (walk->cancellable, walk->stop_handler);
  g_clear_object (&walk->cancellable);
  if (walk->deadline != NULL)
    g_source_destroy (walk->deadline);
  g_clear_pointer (&walk->deadline, g_source_unref);
  g_clear_object (&walk->stop);
  g_clear_error (&walk->error);
  g_clear_pointer (&walk->uri, g_uri_unref);
  g_clear_pointer (&walk->seen, g_hash_table_unref);
  if (walk->message != NULL)
    g_signal_handlers_disconnect_by_data (walk->message, walk);
  g_clear_object (&walk->message);
  g_clear_object (&walk->stream);
  g_clear_pointer (&walk->body, g_byte_array_unref);
  g_free (walk->typed_host);
  g_free (walk->etag);
  g_free (walk->last_modified);
  g_free (walk);
}

/* Ends the fetch with @error, which it takes over, or with why it was stopped. */
static void
fail (GTask *task, GError *error)
{
  Walk *walk = g_task_get_task_data (task);
  GError *told = NULL;

  if (walk->error != NULL)
    {
      told = g_steal_pointer (&walk->error);
      g_error_free (error);
    }
  else if (error->domain == SP_ERROR || g_cancellable_is_cancelled (walk->cancellable))
    told = error;
  else
    {
      sp_fetch_set_network_error (&told, error, g_uri_get_host (walk->uri));
      g_error_free (error);
    }
  g_task_return_error (task, told);
  g_object_unref (task);
}

/* Stops the step that is under way; fail() then tells of @error. */
static void
stop (Walk *walk, GError *error)
{
  if (walk->error == NULL)
    walk->error = error;
  else
    g_error_free (error);
  g_cancellable_cancel (walk->stop);
}

static gboolean
deadline_cb (gpointer data)
{
  Walk *walk = data;

  stop (walk,
        g_error_new (SP_ERROR,
                     SP_ERROR_NETWORK,
                     _ ("%s did not send the page in time"),
                     g_uri_get_host (walk->uri)));
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  g_cancellable_cancel (G_CANCELLABLE (data));
}

static gboolean
is_typed (const Walk *walk)
{
  return walk->typed_host != NULL && strcmp (walk->typed_host, g_uri_get_host (walk->uri)) == 0;
}

static GError *
private_error (const Walk *walk)
{
  return g_error_new (
      SP_ERROR,
      SP_ERROR_INVALID,
      _ ("the link leads to %s, a machine of your own network, so it is not followed"),
      g_uri_get_host (walk->uri));
}

/* ---- the answer ---- */

static char *
dup_header (SoupMessage *message, const char *name)
{
  return g_strdup (
      soup_message_headers_get_one (soup_message_get_response_headers (message), name));
}

static void
finish (GTask *task, gboolean changed)
{
  Walk *walk = g_task_get_task_data (task);
  SpFetched *fetched = g_new0 (SpFetched, 1);
  g_autoptr (GHashTable) parameters = NULL;
  const char *type
      = soup_message_headers_get_content_type (soup_message_get_response_headers (walk->message),
                                               &parameters);

  if (changed)
    fetched->bytes = g_byte_array_free_to_bytes (g_steal_pointer (&walk->body));
  fetched->url = g_uri_to_string (walk->uri);
  fetched->moved = walk->moved && g_hash_table_size (walk->seen) > 1;
  fetched->content_type = type != NULL ? g_ascii_strdown (type, -1) : NULL;
  if (parameters != NULL)
    fetched->charset = g_strdup (g_hash_table_lookup (parameters, "charset"));
  fetched->etag = dup_header (walk->message, "ETag");
  fetched->last_modified = dup_header (walk->message, "Last-Modified");
  g_task_return_pointer (task, fetched, (GDestroyNotify)sp_fetched_free);
  g_object_unref (task);
}

static void read_more (GTask *task);

static GError *
too_large_error (const Walk *walk)
{
  return g_error_new (SP_ERROR,
                      SP_ERROR_TOO_LARGE,
                      _ ("the page is larger than %u MiB"),
                      (guint)(walk->fetcher->limits.max_bytes >> 20));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Walk *walk = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) part
      = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  goffset total;

  if (part == NULL)
    {
      fail (task, error);
      return;
    }
  if (g_bytes_get_size (part) == 0)
    {
      finish (task, TRUE);
      return;
    }
  if (g_bytes_get_size (part) > walk->fetcher->limits.max_bytes - walk->body->len)
    {
      fail (task, too_large_error (walk));
      return;
    }
  g_byte_array_append (walk->body, g_bytes_get_data (part, NULL), (guint)g_bytes_get_size (part));
  total
      = soup_message_headers_get_content_length (soup_message_get_response_headers (walk->message));
  if (walk->progress != NULL) /* a packed page is longer than what is announced */
    walk->progress (walk->body->len, total >= walk->body->len ? total : -1, walk->progress_data);
  read_more (task);
}

static void
read_more (GTask *task)
{
  Walk *walk = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (walk->stream,
                                   CHUNK,
                                   G_PRIORITY_DEFAULT,
                                   walk->stop,
                                   read_cb,
                                   task);
}

static gboolean
accept_answer (Walk *walk, GError **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (walk->message);
  const char *told = soup_message_headers_get_content_type (headers, NULL);
  g_autofree char *type = told != NULL ? g_ascii_strdown (told, -1) : NULL;
  guint status = soup_message_get_status (walk->message);

  if (status < 200 || status > 299)
    {
      sp_fetch_set_status_error (error, status, g_uri_get_host (walk->uri));
      return FALSE;
    }
  if (!sp_fetch_check_type (type, error))
    return FALSE;
  if (soup_message_headers_get_content_length (headers) > (goffset)walk->fetcher->limits.max_bytes)
    {
      g_propagate_error (error, too_large_error (walk));
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_redirect (guint status)
{
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/* ---- the steps ---- */

static gboolean
set_uri (Walk *walk, const char *link, GError **error)
{
  GUri *uri = sp_fetch_link_parse (walk->uri, link, error);

  if (uri == NULL)
    return FALSE;
  g_clear_pointer (&walk->uri, g_uri_unref);
  walk->uri = uri;
  return TRUE;
}

static void
follow (GTask *task)
{
  Walk *walk = g_task_get_task_data (task);
  guint status = soup_message_get_status (walk->message);
  g_autofree char *link = dup_header (walk->message, "Location");
  GError *error = NULL;

  walk->moved = walk->moved && (status == 301 || status == 308);
  g_signal_handlers_disconnect_by_data (walk->message, walk);
  g_clear_object (&walk->message);
  g_clear_object (&walk->stream);
  if (link == NULL)
    sp_fetch_set_status_error (&error, status, g_uri_get_host (walk->uri));
  else if (g_hash_table_size (walk->seen) > walk->fetcher->limits.max_redirects)
    g_set_error_literal (&error,
                         SP_ERROR,
                         SP_ERROR_INVALID,
                         _ ("the link leads on and on to other links"));
  else
    set_uri (walk, link, &error);
  if (error != NULL)
    fail (task, error);
  else
    visit (task);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Walk *walk = g_task_get_task_data (task);
  GError *error = NULL;
  guint status;

  walk->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (walk->stream == NULL)
    {
      if (g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
        {
          g_clear_error (&error);
          sp_fetch_set_certificate_error (
              &error,
              soup_message_get_tls_peer_certificate_errors (walk->message),
              g_uri_get_host (walk->uri));
        }
      fail (task, error);
      return;
    }
  status = soup_message_get_status (walk->message);
  if (is_redirect (status))
    follow (task);
  else if (status == 304 && (walk->etag != NULL || walk->last_modified != NULL))
    finish (task, FALSE);
  else if (!accept_answer (walk, &error))
    fail (task, error);
  else
    {
      walk->body = g_byte_array_new ();
      read_more (task);
    }
}

/* Connected, and nothing sent yet: is it the public network that answers? */
static void
starting_cb (SoupMessage *message, gpointer data)
{
  Walk *walk = data;
  GSocketAddress *remote = soup_message_get_remote_address (message);

  if (walk->through_proxy || is_typed (walk))
    return;
  if (remote == NULL || !G_IS_INET_SOCKET_ADDRESS (remote)
      || !sp_network_address_is_public (
          g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (remote))))
    stop (walk, private_error (walk));
}

static void
ask (GTask *task)
{
  Walk *walk = g_task_get_task_data (task);
  SoupMessageHeaders *headers;

  walk->message = soup_message_new_from_uri (SOUP_METHOD_GET, walk->uri);
  soup_message_add_flags (walk->message,
                          SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  headers = soup_message_get_request_headers (walk->message);
  soup_message_headers_replace (
      headers,
      "Accept",
      walk->feed ? "application/atom+xml, application/rss+xml, application/feed+json, "
                   "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5"
                 : "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5");
  if (walk->etag != NULL)
    soup_message_headers_replace (headers, "If-None-Match", walk->etag);
  if (walk->last_modified != NULL)
    soup_message_headers_replace (headers, "If-Modified-Since", walk->last_modified);
  g_signal_connect (walk->message, "starting", G_CALLBACK (starting_cb), walk);
  soup_session_send_async (walk->fetcher->session,
                           walk->message,
                           G_PRIORITY_DEFAULT,
                           walk->stop,
                           sent_cb,
                           task);
}

static void
resolved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Walk *walk = g_task_get_task_data (task);
  GError *error = NULL;
  GList *addresses = g_resolver_lookup_by_name_finish (G_RESOLVER (source), result, &error);

  for (GList *l = addresses; l != NULL && error == NULL; l = l->next)
    if (!sp_network_address_is_public (G_INET_ADDRESS (l->data)))
      error = private_error (walk);
  g_resolver_free_addresses (addresses);
  if (error != NULL)
    fail (task, error);
  else
    ask (task);
}

static void
proxy_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Walk *walk = g_task_get_task_data (task);
  g_auto (GStrv) proxies = g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (source), result, NULL);

  walk->through_proxy
      = proxies != NULL && proxies[0] != NULL && !g_str_has_prefix (proxies[0], "direct:");
  if (walk->through_proxy || is_typed (walk))
    ask (task);
  else
    g_resolver_lookup_by_name_async (g_resolver_get_default (),
                                     g_uri_get_host (walk->uri),
                                     walk->stop,
                                     resolved_cb,
                                     task);
}

/* Goes to the link that is next. */
static void
visit (GTask *task)
{
  Walk *walk = g_task_get_task_data (task);
  g_autofree char *link = g_uri_to_string (walk->uri);

  if (!is_typed (walk) && sp_network_name_is_local (g_uri_get_host (walk->uri)))
    {
      fail (task, private_error (walk));
      return;
    }
  if (!g_hash_table_add (walk->seen, g_strdup (link)))
    {
      fail (task,
            g_error_new_literal (SP_ERROR, SP_ERROR_INVALID, _ ("the link leads in a circle")));
      return;
    }
  g_proxy_resolver_lookup_async (walk->fetcher->proxies, link, walk->stop, proxy_cb, task);
}

/* ---- the object ---- */

static void
sp_fetcher_finalize (GObject *object)
{
  SpFetcher *self = SP_FETCHER (object);

  soup_session_abort (self->session);
  g_clear_object (&self->session);
  g_clear_object (&self->proxies);
  G_OBJECT_CLASS (sp_fetcher_parent_class)->finalize (object);
}

static void
sp_fetcher_class_init (SpFetcherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_fetcher_finalize;
}

static void
sp_fetcher_init (SpFetcher *self)
{
}

/* @limits: (nullable): others than those that hold for readers.
 * Returns: (transfer full): a fetcher for the thread whose main context is the default now. */
SpFetcher *
sp_fetcher_new (const SpFetchLimits *limits)
{
  SpFetcher *self = g_object_new (SP_TYPE_FETCHER, NULL);

  self->limits = limits != NULL ? *limits : default_limits;
  self->proxies = g_object_ref (g_proxy_resolver_get_default ());
  self->session = soup_session_new_with_options ("timeout",
                                                 self->limits.idle_seconds,
                                                 "idle-timeout",
                                                 10,
                                                 "user-agent",
                                                 "Standpoint/" SP_VERSION,
                                                 "proxy-resolver",
                                                 self->proxies,
                                                 NULL);
  return self;
}

static void
begin (GTask *task, Walk *walk)
{
  if (walk->cancellable != NULL)
    walk->stop_handler
        = g_cancellable_connect (walk->cancellable, G_CALLBACK (cancelled_cb), walk->stop, NULL);
  walk->deadline = g_timeout_source_new_seconds (walk->fetcher->limits.total_seconds);
  g_source_set_callback (walk->deadline, deadline_cb, walk, NULL);
  g_source_attach (walk->deadline, g_main_context_get_thread_default ());
  visit (task);
}

/* Fetches what @request asks for. Errors: SP_ERROR_NETWORK (may go better later), INVALID,
 * UNSUPPORTED, NOT_FOUND, TOO_LARGE, or G_IO_ERROR_CANCELLED; their messages are for readers. */
void
sp_fetcher_fetch_async (SpFetcher *self,
                        const SpFetchRequest *request,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task;
  Walk *walk;
  GError *error = NULL;

  g_return_if_fail (SP_IS_FETCHER (self) && request != NULL && request->url != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_fetcher_fetch_async);
  walk = g_new0 (Walk, 1);
  walk->fetcher = self;
  walk->feed = request->feed;
  walk->etag = g_strdup (request->etag);
  walk->last_modified = g_strdup (request->last_modified);
  walk->progress = request->progress;
  walk->progress_data = request->progress_data;
  walk->stop = g_cancellable_new ();
  walk->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  walk->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  walk->moved = TRUE;
  g_task_set_task_data (task, walk, walk_free);
  if (!set_uri (walk, request->url, &error))
    {
      fail (task, error);
      return;
    }
  if (request->typed)
    walk->typed_host = g_strdup (g_uri_get_host (walk->uri));
  begin (task, walk);
}

/* Returns: (transfer full): what was fetched; NULL with an error. */
SpFetched *
sp_fetcher_fetch_finish (SpFetcher *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (SP_IS_FETCHER (self) && g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
