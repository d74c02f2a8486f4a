/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-cli-runner.h"
#include "sp-loopback-server.h"

/* What the program fetches, and what it keeps to be fetched. */

#define PAGE                                                                                       \
  "<html><head><title>Quay reopened</title></head><body><article><h1>Quay reopened</h1>"           \
  "<p>The mayor said on Tuesday that the quay was open to ships again after the storm.</p>"        \
  "<p>Fishermen said that they had waited for it for three weeks and were glad.</p>"               \
  "</article></body></html>"

static void
serve (SoupServerMessage *message, const char *path, gpointer data)
{
  if (strcmp (path, "/quay") == 0)
    sp_loopback_answer (message, "text/html", PAGE, -1);
  else
    soup_server_message_set_status (message, 404, NULL);
}

/* Links are fetched into the library; what is not there is said and does not keep the others away.
 */
static void
test_links (SpCliFixture *fixture, gconstpointer unused)
{
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new (serve, NULL);
  g_autofree char *quay = sp_loopback_server_dup_link (server, "/quay");
  g_autofree char *gone = sp_loopback_server_dup_link (server, "/gone");
  g_autofree char *line = g_strdup_printf ("library --library=%%t/l import %s %s", gone, quay);
  g_auto (SpCliAnswer) import = sp_cli_run (fixture, line);
  g_auto (SpCliAnswer) show = sp_cli_run (fixture, "library --library=%t/l show 1");

  g_assert_cmpint (import.status, ==, 1);
  g_assert_nonnull (strstr (import.out, "\"id\": 1, \"title\": \"Quay reopened\""));
  g_assert_nonnull (strstr (import.err, "127.0.0.1 has no such page"));
  g_assert_nonnull (strstr (show.out, quay));
  g_assert_nonnull (strstr (show.out, "glad."));
  g_assert_cmpuint (sp_loopback_server_get_n_requests (server), ==, 2);
}

/* A site with a page that names its feed, a feed that changes once, and an article. */
typedef struct
{
  gint version;
  gint n_pages;
  gint n_unchanged;
} Site;

static void
serve_site (SoupServerMessage *message, const char *path, gpointer data)
{
  Site *site = data;
  SoupMessageHeaders *in = soup_server_message_get_request_headers (message);
  g_autofree char *etag = g_strdup_printf ("\"v%d\"", g_atomic_int_get (&site->version));

  if (strcmp (path, "/") == 0)
    sp_loopback_answer (message,
                        "text/html",
                        "<html><head><link rel=alternate type='application/rss+xml' href='/rss'>"
                        "</head><body><p>Welcome to the harbour.</p></body></html>",
                        -1);
  else if (strcmp (path, "/rss") == 0
           && g_strcmp0 (soup_message_headers_get_one (in, "If-None-Match"), etag) == 0)
    {
      g_atomic_int_inc (&site->n_unchanged);
      soup_server_message_set_status (message, 304, NULL);
    }
  else if (strcmp (path, "/rss") == 0)
    {
      g_autofree char *feed
          = g_strdup_printf ("<rss><channel><title>Harbour</title>%s"
                             "<item><title>First</title><link>/first</link></item></channel></rss>",
                             g_atomic_int_get (&site->version) == 2
                                 ? "<item><title>Second</title><link>/second</link></item>"
                                 : "");

      soup_message_headers_append (soup_server_message_get_response_headers (message),
                                   "ETag",
                                   etag);
      sp_loopback_answer (message, "application/rss+xml", feed, -1);
    }
  else
    {
      g_atomic_int_inc (&site->n_pages);
      sp_loopback_answer (message, "text/html", PAGE, -1);
    }
}

static SpCliAnswer
run_library (SpCliFixture *fixture, const char *words)
{
  g_autofree char *line = g_strconcat ("library --library=%t/l ", words, NULL);

  return sp_cli_run (fixture, line);
}

/* A feed is found from its site, asked again only for what is new, and its articles are not
 * fetched.
 */
static void
test_feeds (SpCliFixture *fixture, gconstpointer unused)
{
  Site site = { 1, 0, 0 };
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new (serve_site, &site);
  g_autofree char *home = sp_loopback_server_dup_link (server, "/");
  g_autofree char *line = g_strconcat ("feeds add ", home, NULL);
  g_auto (SpCliAnswer) add = run_library (fixture, line);
  g_auto (SpCliAnswer) same = run_library (fixture, "feeds update");
  g_auto (SpCliAnswer) list = run_library (fixture, "feeds");

  g_assert_cmpint (add.status, ==, 0);
  g_assert_nonnull (strstr (same.out, "\"new\": 0"));
  g_assert_cmpint (g_atomic_int_get (&site.n_unchanged), ==, 1);
  g_assert_nonnull (strstr (list.out, "\"title\": \"Harbour\""));
  g_assert_nonnull (strstr (list.out, "\"new\": 1"));
  g_atomic_int_set (&site.version, 2);
  {
    g_auto (SpCliAnswer) update = run_library (fixture, "feeds update");
    g_auto (SpCliAnswer) items = run_library (fixture, "feeds items");
    g_auto (SpCliAnswer) opml = run_library (fixture, "feeds export");
    g_auto (SpCliAnswer) open = run_library (fixture, "feeds open 3");
    g_auto (SpCliAnswer) removed = run_library (fixture, "feeds remove 1");
    g_auto (SpCliAnswer) none = run_library (fixture, "feeds remove 1");
    g_auto (SpCliAnswer) empty = run_library (fixture, "feeds");

    g_assert_nonnull (strstr (update.out, "\"new\": 1"));
    g_assert_nonnull (strstr (items.out, "Second"));
    g_assert_true (strstr (items.out, "Second") < strstr (items.out, "First"));
    g_assert_nonnull (strstr (opml.out, "xmlUrl=\"http://127.0.0.1:"));
    /* an item leads into the own network, where the reader sent only the feed */
    g_assert_cmpint (open.status, ==, 1);
    g_assert_nonnull (strstr (open.err, "your own network"));
    g_assert_cmpint (removed.status, ==, 0);
    g_assert_cmpint (none.status, ==, 1);
    g_assert_cmpstr (empty.out, ==, "");
  }
  g_assert_cmpint (g_atomic_int_get (&site.n_pages), ==, 0);
}

/* Links of a list wait; what cannot be fetched goes on waiting and says why. */
static void
test_kept_links (SpCliFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "links.csv", NULL);
  g_auto (SpCliAnswer) offline = run_library (fixture, "import http://127.0.0.1:9/a");

  g_assert_true (g_file_set_contents (path,
                                      "title,url,time_added,tags,status\n"
                                      "One,http://127.0.0.1:9/b,1711440000,sea|ships,unread\n",
                                      -1,
                                      NULL));
  g_assert_cmpint (offline.status, ==, 1);
  g_assert_nonnull (strstr (offline.err, "cannot be reached (the link is kept"));
  {
    g_auto (SpCliAnswer) import = run_library (fixture, "links import %t/links.csv");
    g_auto (SpCliAnswer) add = run_library (fixture, "links add example.org/c nonsense");
    g_auto (SpCliAnswer) list = run_library (fixture, "links");
    g_auto (SpCliAnswer) removed = run_library (fixture, "links remove 3");
    g_auto (SpCliAnswer) fetch = run_library (fixture, "links fetch");
    g_auto (SpCliAnswer) after = run_library (fixture, "links list");

    g_assert_cmpint (import.status, ==, 0);
    g_assert_cmpint (add.status, ==, 1);
    g_assert_nonnull (strstr (add.err, "nonsense: this is no link"));
    g_assert_nonnull (strstr (list.out, "\"tags\": \"sea, ships\", \"added\": 1711440000"));
    g_assert_nonnull (strstr (list.out, "https://example.org/c"));
    g_assert_cmpint (removed.status, ==, 0);
    g_assert_cmpint (fetch.status, ==, 1);
    g_assert_nonnull (strstr (after.out, "your own network"));
    g_assert_null (strstr (after.out, "example.org"));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, SpCliFixture, NULL, sp_cli_set_up, function, sp_cli_tear_down)
  ADD ("/cli/links/import", test_links);
  ADD ("/cli/links/feeds", test_feeds);
  ADD ("/cli/links/kept", test_kept_links);
  return g_test_run ();
}
