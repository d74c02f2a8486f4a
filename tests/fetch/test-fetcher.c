/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-error.h"
#include "sp-fetch-test.h"

/* ---- pages that behave ---- */

static void
add_packed (SoupServerMessage *message, const char *bytes, gsize n)
{
  g_autoptr (GConverter) gzip
      = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_data (bytes, (gssize)n, NULL);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, gzip);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  g_output_stream_splice (out, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  soup_message_headers_append (soup_server_message_get_response_headers (message),
                               "Content-Encoding",
                               "gzip");
  sp_loopback_answer (message,
                      "text/html",
                      g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (out)),
                      (gssize)g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (out)));
}

static void
redirect (SoupServerMessage *message, guint status, const char *to)
{
  soup_server_message_set_status (message, status, NULL);
  soup_message_headers_append (soup_server_message_get_response_headers (message), "Location", to);
}

/* Says what came with the request, so that a test can see what leaves the program. */
static void
answer_headers (SoupServerMessage *message)
{
  SoupMessageHeadersIter iter;
  const char *name, *value;
  g_autoptr (GString) all = g_string_new (NULL);

  soup_message_headers_append (soup_server_message_get_response_headers (message),
                               "Set-Cookie",
                               "id=1; Path=/");
  soup_message_headers_iter_init (&iter, soup_server_message_get_request_headers (message));
  while (soup_message_headers_iter_next (&iter, &name, &value))
    g_string_append_printf (all, "%s: %s\n", name, value);
  sp_loopback_answer (message, "text/plain", all->str, -1);
}

static void
answer_conditional (SoupServerMessage *message)
{
  SoupMessageHeaders *in = soup_server_message_get_request_headers (message);
  SoupMessageHeaders *out = soup_server_message_get_response_headers (message);

  soup_message_headers_append (out, "ETag", "\"v1\"");
  soup_message_headers_append (out, "Last-Modified", "Mon, 25 Mar 2024 08:00:00 GMT");
  if (g_strcmp0 (soup_message_headers_get_one (in, "If-None-Match"), "\"v1\"") == 0
      && soup_message_headers_get_one (in, "If-Modified-Since") != NULL)
    soup_server_message_set_status (message, 304, NULL);
  else
    sp_loopback_answer (message, "text/html", SP_FETCH_TEST_PAGE, -1);
}

static void
answer_long (SoupServerMessage *message, gsize n)
{
  g_autofree char *words = g_malloc (n);

  memset (words, 'a', n);
  sp_loopback_answer (message, "text/html", words, (gssize)n);
}

static void
handle (SoupServerMessage *message, const char *path, gpointer data)
{
  static char zeros[1 << 25];

  if (strcmp (path, "/page") == 0)
    sp_loopback_answer (message, "text/html; charset=\"Windows-1252\"", SP_FETCH_TEST_PAGE, -1);
  else if (strcmp (path, "/packed") == 0)
    add_packed (message, SP_FETCH_TEST_PAGE, strlen (SP_FETCH_TEST_PAGE));
  else if (strcmp (path, "/bomb") == 0)
    add_packed (message, zeros, sizeof zeros);
  else if (strcmp (path, "/no-type") == 0)
    sp_loopback_answer (message, NULL, SP_FETCH_TEST_PAGE, -1);
  else if (strcmp (path, "/headers") == 0)
    answer_headers (message);
  else if (strcmp (path, "/conditional") == 0)
    answer_conditional (message);
  else if (strcmp (path, "/long") == 0)
    answer_long (message, 1 << 20);
  else if (strcmp (path, "/too-long") == 0)
    answer_long (message, (1 << 20) + 1);
  else if (g_str_has_prefix (path, "/type/"))
    sp_loopback_answer (message, path + 6, "x", 1);
  else if (g_str_has_prefix (path, "/status/"))
    soup_server_message_set_status (message, (guint)g_ascii_strtoull (path + 8, NULL, 10), NULL);
  else if (strcmp (path, "/moved") == 0)
    redirect (message, 301, "page");
  else if (strcmp (path, "/found") == 0)
    redirect (message, 302, "/moved");
  else if (strcmp (path, "/circle") == 0)
    redirect (message, 302, "/circle-2");
  else if (strcmp (path, "/circle-2") == 0)
    redirect (message, 302, "/circle");
  else if (g_str_has_prefix (path, "/on/"))
    {
      g_autofree char *next = g_strdup_printf ("%sx", path);

      redirect (message, 302, next);
    }
  else if (strcmp (path, "/nowhere") == 0)
    soup_server_message_set_status (message, 302, NULL);
  else if (g_str_has_prefix (path, "/to/"))
    redirect (message, 302, path + 4);
  else
    soup_server_message_set_status (message, 404, NULL);
}

static void
test_page (void)
{
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new (handle, NULL);
  g_autofree char *link = sp_loopback_server_dup_link (server, "/page");
  g_autoptr (GError) error = NULL;
  SpFetchWait wait = { 0 };
  g_autoptr (SpFetched) fetched
      = sp_fetch_test (&wait, (SpFetchRequest){ .url = link, .typed = TRUE }, NULL, &error);

  g_assert_no_error (error);
  sp_fetch_test_assert_body (fetched, SP_FETCH_TEST_PAGE);
  g_assert_cmpstr (fetched->url, ==, link);
  g_assert_cmpstr (fetched->content_type, ==, "text/html");
  g_assert_cmpstr (fetched->charset, ==, "Windows-1252");
  g_assert_false (fetched->moved);
  g_assert_cmpuint (wait.n_progress, >=, 1);
  g_assert_cmpint (wait.received, ==, strlen (SP_FETCH_TEST_PAGE));
  g_assert_cmpint (wait.total, ==, strlen (SP_FETCH_TEST_PAGE));
  g_assert_cmpuint (sp_loopback_server_get_n_requests (server), ==, 1);
}

static void
test_packed (void)
{
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new (handle, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpFetched) fetched = sp_fetch_test_path (server, "/packed", &error);

  g_assert_no_error (error);
  sp_fetch_test_assert_body (fetched, SP_FETCH_TEST_PAGE);
}

/* 32 MiB of zeros in a few KiB: unpacked no further than the limit. */
static void
test_bomb (void)
{
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new (handle, NULL);
  g_autofree char *link = sp_loopback_server_dup_link (server, "/bomb");
  g_autoptr (GError) error = NULL;
  SpFetchWait wait = { 0 };
  g_autoptr (SpFetched) fetched
      = sp_fetch_test (&wait, (SpFetchRequest){ .url = link, .typed = TRUE }, NULL, &error);

  g_assert_null (fetched);
  g_assert_error (error, SP_ERROR, SP_ERROR_TOO_LARGE);
  g_assert_cmpint (wait.received, <=, 1 << 20);
}

static void
test_sizes (void)
{
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new (handle, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpFetched) most = sp_fetch_test_path (server, "/long", &error);
  g_autoptr (SpFetched) more = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (most->bytes), ==, 1 << 20);
  more = sp_fetch_test_path (server, "/too-long", &error);
  g_assert_null (more);
  g_assert_error (error, SP_ERROR, SP_ERROR_TOO_LARGE);
}

static void
test_types (void)
{
  static const char *const good[]
      = { "text/plain", "Application/XHTML+xml", "application/pdf", "application/octet-stream" };
  static const char *const bad[]
      = { "image/png", "video/mp4", "audio/ogg", "application/zip", "text/javascript" };
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new (handle, NULL);
  g_autoptr (SpFetched) untold = sp_fetch_test_path (server, "/no-type", NULL);

  sp_fetch_test_assert_body (untold, SP_FETCH_TEST_PAGE);
  g_assert_null (untold->content_type);
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *path = g_strconcat ("/type/", good[i], NULL);
      g_autofree char *small = g_ascii_strdown (good[i], -1);
      g_autoptr (SpFetched) fetched = sp_fetch_test_path (server, path, NULL);

      sp_fetch_test_assert_body (fetched, "x");
      g_assert_cmpstr (fetched->content_type, ==, small);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strconcat ("/type/", bad[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (SpFetched) fetched = sp_fetch_test_path (server, path, &error);

      g_assert_null (fetched);
      g_assert_error (error, SP_ERROR, SP_ERROR_UNSUPPORTED);
    }
}

static void
test_statuses (void)
{
  static const struct
  {
    const char *path;
    int code;
  } cases[] = {
    { "/status/404", SP_ERROR_NOT_FOUND },   { "/status/410", SP_ERROR_NOT_FOUND },
    { "/status/401", SP_ERROR_UNSUPPORTED }, { "/status/403", SP_ERROR_UNSUPPORTED },
    { "/status/451", SP_ERROR_UNSUPPORTED }, { "/status/429", SP_ERROR_NETWORK },
    { "/status/500", SP_ERROR_NETWORK },     { "/status/503", SP_ERROR_NETWORK },
    { "/status/400", SP_ERROR_INVALID },     { "/status/304", SP_ERROR_INVALID },
    { "/status/300", SP_ERROR_INVALID },     { "/nowhere", SP_ERROR_INVALID },
  };
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new (handle, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpFetched) fetched = sp_fetch_test_path (server, cases[i].path, &error);

      g_assert_null (fetched);
      g_test_message ("%s: %s", cases[i].path, error->message);
      g_assert_error (error, SP_ERROR, cases[i].code);
    }
}

static void
test_redirects (void)
{
  static const char *const wrong[] = { "/circle",
                                       "/on/",
                                       "/to/file:///etc/passwd",
                                       "/to/javascript:alert(1)",
                                       "/to/ftp://127.0.0.1/" };
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new (handle, NULL);
  g_autofree char *page = sp_loopback_server_dup_link (server, "/page");
  g_autoptr (SpFetched) moved = sp_fetch_test_path (server, "/moved", NULL);
  g_autoptr (SpFetched) found = sp_fetch_test_path (server, "/found", NULL);

  sp_fetch_test_assert_body (moved, SP_FETCH_TEST_PAGE);
  g_assert_cmpstr (moved->url, ==, page);
  g_assert_true (moved->moved);
  sp_fetch_test_assert_body (found, SP_FETCH_TEST_PAGE);
  g_assert_cmpstr (found->url, ==, page);
  g_assert_false (found->moved);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpFetched) fetched = sp_fetch_test_path (server, wrong[i], &error);

      g_assert_null (fetched);
      g_test_message ("%s: %s", wrong[i], error->message);
      g_assert_cmpuint (error->domain, ==, SP_ERROR);
    }
  g_assert_cmpuint (sp_loopback_server_get_n_requests (server), <, 20);
}

/* What the reader did not write may not lead to this machine: by number, by name, by a name that
 * resolves to it, by a redirect. */
static void
test_private (void)
{
  static const char *const hosts[]
      = { "127.0.0.1", "localhost", "127.1", "2130706433", "[::ffff:127.0.0.1]", "[::1]", "0" };
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new (handle, NULL);
  guint port = sp_loopback_server_get_port (server);

  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autofree char *link = g_strdup_printf ("http://%s:%u/page", hosts[i], port);
      g_autofree char *path = g_strconcat ("/to/", link, NULL);
      g_autoptr (GError) direct = NULL, redirected = NULL;
      SpFetchWait wait = { 0 };
      g_autoptr (SpFetched) first
          = sp_fetch_test (&wait, (SpFetchRequest){ .url = link }, NULL, &direct);

      g_test_message ("%s: %s", link, direct->message);
      g_assert_null (first);
      g_assert_cmpuint (direct->domain, ==, SP_ERROR); /* some are no address to some systems */
      if (i > 0) /* the first host is the one that was typed */
        {
          g_autoptr (SpFetched) second = sp_fetch_test_path (server, path, &redirected);

          g_assert_null (second);
          g_assert_cmpuint (redirected->domain, ==, SP_ERROR);
        }
    }
  g_assert_cmpuint (sp_loopback_server_get_n_requests (server), ==, G_N_ELEMENTS (hosts) - 1);
}

/* A resolver that knows two names: one that leads to this machine, and one that leads to the public
 * network when it is looked at and to this machine when it is connected to. */
typedef struct
{
  GResolver parent_instance;
} TestResolver;

typedef struct
{
  GResolverClass parent_class;
} TestResolverClass;

GType test_resolver_get_type (void);
G_DEFINE_TYPE (TestResolver, test_resolver, G_TYPE_RESOLVER)

static void
return_address (GResolver *self,
                const char *number,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_return_pointer (task,
                         g_list_prepend (NULL, g_inet_address_new_from_string (number)),
                         NULL);
}

static void
look_up_async (GResolver *self,
               const char *name,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  return_address (self,
                  strcmp (name, "turns.example") == 0 ? "93.184.216.34" : "127.0.0.1",
                  cancellable,
                  callback,
                  user_data);
}

static void
connect_async (GResolver *self,
               const char *name,
               GResolverNameLookupFlags flags,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  return_address (self, "127.0.0.1", cancellable, callback, user_data);
}

static GList *
look_up_finish (GResolver *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
test_resolver_class_init (TestResolverClass *klass)
{
  GResolverClass *resolver = G_RESOLVER_CLASS (klass);

  resolver->lookup_by_name_async = look_up_async;
  resolver->lookup_by_name_finish = look_up_finish;
  resolver->lookup_by_name_with_flags_async = connect_async;
  resolver->lookup_by_name_with_flags_finish = look_up_finish;
}

static void
test_resolver_init (TestResolver *self)
{
}

static void
test_names (void)
{
  static const struct
  {
    const char *host;
    gboolean typed;
    guint n_requests;
  } cases[] = { { "inside.example", FALSE, 0 },
                { "turns.example", FALSE, 0 },
                { "inside.example", TRUE, 1 } };
  g_autoptr (GResolver) before = g_resolver_get_default ();
  g_autoptr (GResolver) resolver = g_object_new (test_resolver_get_type (), NULL);

  g_resolver_set_default (resolver);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpLoopbackServer) server = sp_loopback_server_new (handle, NULL);
      g_autofree char *link = g_strdup_printf ("http://%s:%u/page",
                                               cases[i].host,
                                               sp_loopback_server_get_port (server));
      g_autoptr (GError) error = NULL;
      SpFetchWait wait = { 0 };
      g_autoptr (SpFetched) fetched
          = sp_fetch_test (&wait,
                           (SpFetchRequest){ .url = link, .typed = cases[i].typed },
                           NULL,
                           &error);

      g_assert_cmpuint (sp_loopback_server_get_n_requests (server), ==, cases[i].n_requests);
      if (cases[i].n_requests > 0)
        sp_fetch_test_assert_body (fetched, SP_FETCH_TEST_PAGE);
      else
        {
          g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
          g_assert_nonnull (strstr (error->message, "network"));
        }
    }
  g_resolver_set_default (before);
}

/* Nothing leaves but what the request needs. */
static void
test_headers (void)
{
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new (handle, NULL);

  for (guint i = 0; i < 2; i++) /* a cookie that the first answer sets would come with the second */
    {
      g_autoptr (SpFetched) fetched = sp_fetch_test_path (server, "/headers", NULL);
      g_autofree char *all = NULL;
      g_auto (GStrv) lines = NULL;

      g_assert_nonnull (fetched);
      all = g_strndup (g_bytes_get_data (fetched->bytes, NULL), g_bytes_get_size (fetched->bytes));
      lines = g_strsplit (all, "\n", -1);
      for (guint j = 0; *lines[j] != '\0'; j++)
        g_assert_true (g_str_has_prefix (lines[j], "Host: ")
                       || g_str_has_prefix (lines[j], "Accept: ")
                       || g_str_has_prefix (lines[j], "Accept-Encoding: ")
                       || g_str_has_prefix (lines[j], "User-Agent: Standpoint/")
                       || g_str_has_prefix (lines[j], "Connection: "));
    }
}

static void
test_conditional (void)
{
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new (handle, NULL);
  g_autofree char *link = sp_loopback_server_dup_link (server, "/conditional");
  g_autoptr (SpFetched) first = sp_fetch_test_path (server, "/conditional", NULL);
  g_autoptr (SpFetched) again = NULL, stale = NULL;
  g_autoptr (GError) error = NULL;
  SpFetchWait wait = { 0 };
  SpFetchRequest request = { .url = link, .typed = TRUE };

  sp_fetch_test_assert_body (first, SP_FETCH_TEST_PAGE);
  g_assert_cmpstr (first->etag, ==, "\"v1\"");
  request.etag = first->etag;
  request.last_modified = first->last_modified;
  again = sp_fetch_test (&wait, request, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (again->bytes);
  g_assert_cmpstr (again->etag, ==, "\"v1\"");
  request.etag = "\"v0\"";
  stale = sp_fetch_test (&wait, request, NULL, &error);
  g_assert_no_error (error);
  sp_fetch_test_assert_body (stale, SP_FETCH_TEST_PAGE);
}

/* Whoever asked lets go of the fetcher before the answer. */
static void
test_let_go (void)
{
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new (handle, NULL);
  g_autofree char *link = sp_loopback_server_dup_link (server, "/page");
  SpFetcher *fetcher = sp_fetcher_new (&sp_fetch_test_limits);
  SpFetchRequest request = { .url = link, .typed = TRUE };
  SpFetchWait wait = { 0 };
  g_autoptr (SpFetched) fetched = NULL;

  sp_fetcher_fetch_async (fetcher, &request, NULL, sp_fetch_test_keep_cb, &wait);
  wait.fetcher = fetcher;
  g_object_unref (fetcher);
  while (wait.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  fetched = sp_fetcher_fetch_finish (fetcher, wait.result, NULL);
  sp_fetch_test_assert_body (fetched, SP_FETCH_TEST_PAGE);
  g_clear_object (&wait.result);
}

static gpointer
fetch_in_thread (gpointer link)
{
  SpFetchRequest request = { .url = link, .typed = TRUE };

  return sp_fetch_sync (&request, NULL, NULL);
}

static void
test_threads (void)
{
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new (handle, NULL);
  g_autofree char *link = sp_loopback_server_dup_link (server, "/moved");
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("fetch", fetch_in_thread, link);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (SpFetched) fetched = g_thread_join (threads[i]);

      sp_fetch_test_assert_body (fetched, SP_FETCH_TEST_PAGE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fetch/fetcher/page", test_page);
  g_test_add_func ("/fetch/fetcher/packed", test_packed);
  g_test_add_func ("/fetch/fetcher/bomb", test_bomb);
  g_test_add_func ("/fetch/fetcher/sizes", test_sizes);
  g_test_add_func ("/fetch/fetcher/types", test_types);
  g_test_add_func ("/fetch/fetcher/statuses", test_statuses);
  g_test_add_func ("/fetch/fetcher/redirects", test_redirects);
  g_test_add_func ("/fetch/fetcher/private", test_private);
  g_test_add_func ("/fetch/fetcher/names", test_names);
  g_test_add_func ("/fetch/fetcher/headers", test_headers);
  g_test_add_func ("/fetch/fetcher/conditional", test_conditional);
  g_test_add_func ("/fetch/fetcher/let-go", test_let_go);
  g_test_add_func ("/fetch/fetcher/threads", test_threads);
  return g_test_run ();
}
