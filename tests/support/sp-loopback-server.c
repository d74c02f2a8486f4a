/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-loopback-server.h"

#include <string.h>

struct _SpLoopbackServer
{
  SpLoopbackHandler handler;
  gpointer data;
  GTlsCertificate *certificate; /* nullable */
  SpLoopbackScript script;
  gboolean raw;

  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  GMutex mutex;
  GCond started;
  guint port; /* 0 until it listens */
  gint n_requests;
};

static void
handle_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  SpLoopbackServer *self = user_data;

  g_atomic_int_inc (&self->n_requests);
  self->handler (message, path, self->data);
}

/* Sends the script; whoever asked may have gone long before its end. */
static gboolean
speak_cb (GThreadedSocketService *service,
          GSocketConnection *connection,
          GObject *source,
          gpointer user_data)
{
  SpLoopbackServer *self = user_data;
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  gsize n = strlen (self->script.bytes);
  gsize at_once = self->script.pause_after != 0 ? self->script.pause_after : n;
  char request[4096];

  g_atomic_int_inc (&self->n_requests);
  if (g_input_stream_read (in, request, sizeof request, NULL, NULL) <= 0)
    return TRUE;
  if (!g_output_stream_write_all (out, self->script.bytes, MIN (at_once, n), NULL, NULL, NULL))
    return TRUE;
  for (gsize i = at_once; i < n; i++)
    {
      g_usleep (50000);
      if (g_output_stream_write (out, self->script.bytes + i, 1, NULL, NULL) != 1)
        return TRUE;
    }
  if (self->script.hang) /* until the other side has had enough */
    g_input_stream_read (in, request, sizeof request, NULL, NULL);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  return TRUE;
}

static void
tell_port (SpLoopbackServer *self, guint port)
{
  g_mutex_lock (&self->mutex);
  self->port = port;
  g_cond_broadcast (&self->started);
  g_mutex_unlock (&self->mutex);
}

static void
clear (gpointer data)
{
  SpLoopbackServer *self = data;

  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_clear_object (&self->certificate);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->started);
}

static void
release_cb (gpointer data, GClosure *closure)
{
  g_atomic_rc_box_release_full (data, clear);
}

static void
serve_raw (SpLoopbackServer *self)
{
  g_autoptr (GSocketService) service = g_threaded_socket_service_new (8);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) got = NULL;

  g_socket_listener_add_address (G_SOCKET_LISTENER (service),
                                 any,
                                 G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP,
                                 NULL,
                                 &got,
                                 NULL);
  /* a connection may outlive the server */
  g_signal_connect_data (service,
                         "run",
                         G_CALLBACK (speak_cb),
                         g_atomic_rc_box_acquire (self),
                         release_cb,
                         0);
  g_socket_service_start (service);
  tell_port (self, g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (got)));
  g_main_loop_run (self->loop);
  g_socket_service_stop (service);
  g_socket_listener_close (G_SOCKET_LISTENER (service));
}

static void
serve (SpLoopbackServer *self)
{
  g_autoptr (SoupServer) server = soup_server_new ("server-header", "loopback", NULL);
  GSList *uris;

  if (self->certificate != NULL)
    soup_server_set_tls_certificate (server, self->certificate);
  soup_server_add_handler (server, NULL, handle_cb, self, NULL);
  soup_server_listen_local (server,
                            0,
                            SOUP_SERVER_LISTEN_IPV4_ONLY
                                | (self->certificate != NULL ? SOUP_SERVER_LISTEN_HTTPS : 0),
                            NULL);
  uris = soup_server_get_uris (server);
  tell_port (self, (guint)g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify)g_uri_unref);
  g_main_loop_run (self->loop);
  soup_server_disconnect (server);
}

static gpointer
run (gpointer data)
{
  SpLoopbackServer *self = data;

  g_main_context_push_thread_default (self->context);
  if (self->raw)
    serve_raw (self);
  else
    serve (self);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

static SpLoopbackServer *
start (SpLoopbackServer *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->started);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->thread = g_thread_new ("loopback", run, self);
  g_mutex_lock (&self->mutex);
  while (self->port == 0)
    g_cond_wait (&self->started, &self->mutex);
  g_mutex_unlock (&self->mutex);
  return self;
}

/* A server whose @handler answers. */
SpLoopbackServer *
sp_loopback_server_new (SpLoopbackHandler handler, gpointer data)
{
  SpLoopbackServer *self = g_atomic_rc_box_new0 (SpLoopbackServer);

  self->handler = handler;
  self->data = data;
  return start (self);
}

/* The same with TLS. @certificate: a PEM file of certificate and key. */
SpLoopbackServer *
sp_loopback_server_new_tls (const char *certificate, SpLoopbackHandler handler, gpointer data)
{
  SpLoopbackServer *self = g_atomic_rc_box_new0 (SpLoopbackServer);
  g_autoptr (GError) error = NULL;

  self->handler = handler;
  self->data = data;
  self->certificate = g_tls_certificate_new_from_file (certificate, &error);
  g_assert_no_error (error);
  return start (self);
}

/* A server that says what @script says; its words must live as long as the server. */
SpLoopbackServer *
sp_loopback_server_new_raw (const SpLoopbackScript *script)
{
  SpLoopbackServer *self = g_atomic_rc_box_new0 (SpLoopbackServer);

  self->script = *script;
  self->raw = TRUE;
  return start (self);
}

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

void
sp_loopback_server_free (SpLoopbackServer *self)
{
  g_main_context_invoke (self->context, quit_cb, self->loop);
  g_thread_join (self->thread);
  g_atomic_rc_box_release_full (self, clear);
}

/* The link of @path ("/page") on this server. */
char *
sp_loopback_server_dup_link (SpLoopbackServer *self, const char *path)
{
  return g_strdup_printf ("%s://127.0.0.1:%u%s",
                          self->certificate != NULL ? "https" : "http",
                          self->port,
                          path);
}

guint
sp_loopback_server_get_port (SpLoopbackServer *self)
{
  return self->port;
}

/* How often it was asked, or for one of bare bytes: connected to. */
guint
sp_loopback_server_get_n_requests (SpLoopbackServer *self)
{
  return (guint)g_atomic_int_get (&self->n_requests);
}

/* Answers with status 200 and @body. @type: nullable. */
void
sp_loopback_answer (SoupServerMessage *message, const char *type, const char *body, gssize n_bytes)
{
  soup_server_message_set_status (message, 200, NULL);
  if (type != NULL)
    soup_server_message_set_response (message,
                                      type,
                                      SOUP_MEMORY_COPY,
                                      body,
                                      n_bytes < 0 ? strlen (body) : (gsize)n_bytes);
  else
    soup_message_body_append (soup_server_message_get_response_body (message),
                              SOUP_MEMORY_COPY,
                              body,
                              n_bytes < 0 ? strlen (body) : (gsize)n_bytes);
}
