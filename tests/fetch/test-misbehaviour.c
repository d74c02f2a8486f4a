/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-error.h"
#include "sp-fetch-test.h"

/* Servers that do not behave, and those that are not there. */

static void
handle (SoupServerMessage *message, const char *path, gpointer data)
{
  sp_loopback_answer (message, "text/html", SP_FETCH_TEST_PAGE, -1);
}

static void
test_raw (void)
{
  static const struct
  {
    SpLoopbackScript script;
    int code; /* -1: the page comes */
    const char *body;
  } cases[] = {
    /* breaks off */
    { { "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\n<p>Half",
        0,
        FALSE },
      SP_ERROR_NETWORK,
      NULL },
    { { "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n64\r\n<p>",
        0,
        FALSE },
      SP_ERROR_NETWORK,
      NULL },
    { { "HTTP/1.1 200 OK\r\nContent-Ty", 0, FALSE }, SP_ERROR_NETWORK, NULL },
    { { "", 0, FALSE }, SP_ERROR_NETWORK, NULL },
    /* says that it is shorter than it is; or gives no length at all */
    { { "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\n<p>Whole",
        0,
        FALSE },
      -1,
      "<p>W" },
    { { "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Whole", 0, FALSE }, -1, "<p>Whole" },
    /* is no HTTP */
    { { "220 mail.example ESMTP\r\n", 0, FALSE }, SP_ERROR_NETWORK, NULL },
    /* claims to be packed */
    { { "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n<p>Plain",
        0,
        FALSE },
      -2,
      NULL },
    /* announces more than there may be */
    { { "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99999999999\r\n\r\nx",
        0,
        TRUE },
      SP_ERROR_TOO_LARGE,
      NULL },
    /* goes silent; drips */
    { { "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 50\r\n\r\nx", 0, TRUE },
      SP_ERROR_NETWORK,
      NULL },
    { { "", 0, TRUE }, SP_ERROR_NETWORK, NULL },
    { { "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\n"
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        80,
        TRUE },
      SP_ERROR_NETWORK,
      NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpLoopbackServer) server = sp_loopback_server_new_raw (&cases[i].script);
      g_autoptr (GError) error = NULL;
      gint64 before = g_get_monotonic_time ();
      g_autoptr (SpFetched) fetched = sp_fetch_test_path (server, "/", &error);

      g_test_message ("case %u: %s", i, error != NULL ? error->message : "came");
      g_assert_cmpint (g_get_monotonic_time () - before, <, 10 * G_USEC_PER_SEC);
      if (cases[i].body != NULL)
        {
          g_assert_no_error (error);
          sp_fetch_test_assert_body (fetched, cases[i].body);
        }
      else if (cases[i].code >= 0)
        {
          g_assert_null (fetched);
          g_assert_error (error, SP_ERROR, cases[i].code);
        }
      else /* either is good, as long as it ends */
        g_assert_true ((fetched == NULL) == (error != NULL));
    }
}

static void
test_certificate (void)
{
  g_autofree char *pem
      = g_test_build_filename (G_TEST_DIST, "fetch", "data", "self-signed.pem", NULL);
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new_tls (pem, handle, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpFetched) fetched = sp_fetch_test_path (server, "/page", &error);

  g_assert_null (fetched);
  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "certificate"));
  g_assert_cmpuint (sp_loopback_server_get_n_requests (server), ==, 0);
}

static void
test_no_tls (void)
{
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new (handle, NULL);
  g_autofree char *link
      = g_strdup_printf ("https://127.0.0.1:%u/", sp_loopback_server_get_port (server));
  g_autoptr (GError) error = NULL;
  SpFetchWait wait = { 0 };
  g_autoptr (SpFetched) fetched
      = sp_fetch_test (&wait, (SpFetchRequest){ .url = link, .typed = TRUE }, NULL, &error);

  g_assert_null (fetched);
  g_assert_cmpuint (error->domain, ==, SP_ERROR);
}

static void
test_unreachable (void)
{
  g_autoptr (GError) refused = NULL, unknown = NULL;
  g_autofree char *link = NULL;
  SpFetchWait wait = { 0 };
  SpFetched *fetched;

  {
    g_autoptr (SpLoopbackServer) server = sp_loopback_server_new (handle, NULL);

    link = sp_loopback_server_dup_link (server, "/page");
  }
  fetched = sp_fetch_test (&wait, (SpFetchRequest){ .url = link, .typed = TRUE }, NULL, &refused);
  g_assert_null (fetched);
  g_assert_error (refused, SP_ERROR, SP_ERROR_NETWORK);
  fetched = sp_fetch_test (&wait,
                           (SpFetchRequest){ .url = "https://no-such-site.invalid/" },
                           NULL,
                           &unknown);
  g_assert_null (fetched);
  g_assert_error (unknown, SP_ERROR, SP_ERROR_NETWORK);
}

static gboolean
cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

static void
test_cancel (void)
{
  static const SpLoopbackScript silent
      = { "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 50\r\n\r\nx", 0, TRUE };
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new_raw (&silent);
  g_autofree char *link = sp_loopback_server_dup_link (server, "/");
  SpFetchRequest request = { .url = link, .typed = TRUE };

  for (guint i = 0; i < 2; i++) /* before it began, and in the middle */
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (SpFetched) fetched = NULL;
      SpFetchWait wait = { 0 };

      if (i == 0)
        g_cancellable_cancel (cancellable);
      else
        g_timeout_add (100, cancel_cb, cancellable);
      fetched = sp_fetch_test (&wait, request, cancellable, &error);
      g_assert_null (fetched);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fetch/misbehaviour/raw", test_raw);
  g_test_add_func ("/fetch/misbehaviour/certificate", test_certificate);
  g_test_add_func ("/fetch/misbehaviour/no-tls", test_no_tls);
  g_test_add_func ("/fetch/misbehaviour/unreachable", test_unreachable);
  g_test_add_func ("/fetch/misbehaviour/cancel", test_cancel);
  return g_test_run ();
}
