/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-error.h"
#include "sp-feed.h"

#define BASE "https://gazette.example/news/feed.xml"

static SpFeed *
parse (const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (words, strlen (words));
  g_autoptr (GError) error = NULL;
  SpFeed *feed = sp_feed_parse (bytes, BASE, &error);

  g_assert_no_error (error);
  return feed;
}

static void
assert_item (const SpFeed *feed,
             guint index,
             const char *key,
             const char *url,
             const char *title,
             const char *author,
             const char *published,
             const char *summary)
{
  const SpFeedItem *item;

  g_assert_cmpuint (index, <, feed->items->len);
  item = g_ptr_array_index (feed->items, index);
  g_assert_cmpstr (item->key, ==, key);
  g_assert_cmpstr (item->url, ==, url);
  g_assert_cmpstr (item->title, ==, title);
  g_assert_cmpstr (item->author, ==, author);
  g_assert_cmpstr (item->published, ==, published);
  g_assert_cmpstr (item->summary, ==, summary);
}

#define RSS                                                                                        \
  "\n<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\""                               \
  " xmlns:atom=\"http://www.w3.org/2005/Atom\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""      \
  " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>"                          \
  "<atom:link href=\"https://gazette.example/feed\" rel=\"self\"/>"                                \
  "<title>Harbour &amp; Quay</title><link>https://gazette.example/</link>"                         \
  "<item><title><![CDATA[Quay <b>reopened</b> &amp; paid]]></title>"                               \
  "<link>/quay</link><guid isPermaLink=\"false\">77</guid>"                                        \
  "<pubDate>Tue, 26 Mar 2024 08:00:00 GMT</pubDate><dc:creator>Ana Ruiz</dc:creator>"              \
  "<dc:creator>Bo Lind</dc:creator>"                                                               \
  "<description>&lt;p&gt;It is open.&lt;/p&gt;&lt;img src=x&gt;</description></item>"              \
  "<item><guid>https://gazette.example/gate</guid><title>Gate</title>"                             \
  "<author>desk@gazette.example</author><content:encoded>All of it.</content:encoded></item>"      \
  "<item><link>javascript:alert(1)</link></item>"                                                  \
  "<item><title>Only a title</title><link>ftp://gazette.example/</link></item>"                    \
  "</channel></rss>"

static void
test_rss (void)
{
  g_autoptr (SpFeed) feed = parse (RSS);

  g_assert_cmpstr (feed->title, ==, "Harbour & Quay");
  g_assert_cmpstr (feed->site, ==, "https://gazette.example/");
  g_assert_cmpuint (feed->items->len, ==, 3);
  assert_item (feed,
               0,
               "77",
               "https://gazette.example/quay",
               "Quay reopened & paid",
               "Ana Ruiz, Bo Lind",
               "2024-03-26",
               "It is open.");
  assert_item (feed,
               1,
               "https://gazette.example/gate",
               "https://gazette.example/gate",
               "Gate",
               NULL,
               NULL,
               "All of it.");
  assert_item (feed, 2, "Only a title", NULL, "Only a title", NULL, NULL, NULL);
}

#define ATOM                                                                                       \
  "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title type=\"html\">Harbour &amp;lt;3</title>"     \
  "<link rel=\"self\" href=\"feed.xml\"/><link href=\"/\"/>"                                       \
  "<entry><id>urn:x:1</id><title>Quay</title>"                                                     \
  "<link rel=\"enclosure\" href=\"/a.mp3\"/><link rel=\"alternate\" href=\"quay\"/>"               \
  "<author><name>Ana Ruiz</name><email>a@x.example</email></author>"                               \
  "<published>2024-03-26T08:00:00Z</published><updated>2024-03-27T08:00:00Z</updated>"             \
  "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>It <i>is</i> open.</p>"  \
  "</div></content></entry></feed>"

static void
test_atom (void)
{
  g_autoptr (SpFeed) feed = parse (ATOM);

  g_assert_cmpstr (feed->title, ==, "Harbour <3");
  g_assert_cmpstr (feed->site, ==, "https://gazette.example/");
  g_assert_cmpuint (feed->items->len, ==, 1);
  assert_item (feed,
               0,
               "urn:x:1",
               "https://gazette.example/news/quay",
               "Quay",
               "Ana Ruiz",
               "2024-03-26T08:00:00+00:00",
               "It is open.");
}

#define RDF                                                                                        \
  "<?xml version='1.0' encoding='iso-8859-1'?><rdf:RDF"                                            \
  " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'"      \
  " xmlns:dc='http://purl.org/dc/elements/1.1/'><channel rdf:about='x'><title>M\xfcnde</title>"    \
  "<link>https://gazette.example/</link></channel><item rdf:about='https://gazette.example/a'>"    \
  "<title>A</title><link>https://gazette.example/a</link><dc:date>2024-03-26</dc:date></item>"     \
  "</rdf:RDF>"

static void
test_rdf (void)
{
  g_autoptr (SpFeed) feed = parse (RDF);

  g_assert_cmpstr (feed->title, ==, "Münde");
  assert_item (feed,
               0,
               "https://gazette.example/a",
               "https://gazette.example/a",
               "A",
               NULL,
               "2024-03-26",
               NULL);
}

#define JSON                                                                                       \
  "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Harbour\","                    \
  " \"home_page_url\": \"https://gazette.example/\", \"items\": [{\"id\": 5, \"url\": \"/five\","  \
  " \"title\": \"Five\", \"content_html\": \"<p>Of <b>them</b></p>\","                             \
  " \"date_published\": \"2024-03-26T08:00:00Z\", \"authors\": [{\"name\": \"Ana Ruiz\"}, 7]},"    \
  " 8, {\"id\": \"x\"}, {\"id\": \"six\", \"title\": [\"no\"], \"url\": \"https://a.example/6\","  \
  " \"author\": {\"name\": \"Bo Lind\"}}]}"

static void
test_json (void)
{
  g_autoptr (SpFeed) feed = parse (JSON);

  g_assert_cmpstr (feed->title, ==, "Harbour");
  g_assert_cmpuint (feed->items->len, ==, 2);
  assert_item (feed,
               0,
               "5",
               "https://gazette.example/five",
               "Five",
               "Ana Ruiz",
               "2024-03-26T08:00:00+00:00",
               "Of them");
  assert_item (feed, 1, "six", "https://a.example/6", NULL, "Bo Lind", NULL, NULL);
}

/* What is none; and everything cut short is read or refused. */
static void
test_none (void)
{
  static const char *const none[]
      = { "",       "words", "<html><body><p>a page</p></body></html>", "{\"version\": 1}", "[1]",
          "<rss/>", "<" };
  static const char *const wholes[] = { RSS, ATOM, RDF, JSON };

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (none[i], strlen (none[i]));
      g_autoptr (GError) error = NULL;
      g_autoptr (SpFeed) feed = sp_feed_parse (bytes, BASE, &error);

      g_assert_null (feed);
      g_assert_cmpuint (error->domain, ==, SP_ERROR);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    for (gsize n = 0; n < strlen (wholes[i]); n += 2)
      {
        g_autoptr (GBytes) bytes = g_bytes_new (wholes[i], n);
        g_autoptr (GError) error = NULL;
        g_autoptr (SpFeed) feed = sp_feed_parse (bytes, BASE, &error);

        g_assert_true ((feed == NULL) == (error != NULL));
      }
}

/* A feed that would be gigabytes if its entities were put in; one nested without end; one of very
 * many items. */
static void
test_hostile (void)
{
  g_autoptr (GString) laughs = g_string_new ("<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\">");
  g_autoptr (GString) deep = g_string_new ("<rss><channel>");
  g_autoptr (GString) many = g_string_new ("<rss><channel>");
  gint64 start = g_get_monotonic_time ();

  for (char c = 'b'; c <= 'l'; c++)
    g_string_append_printf (laughs,
                            "<!ENTITY %c \"&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;\">",
                            c,
                            c - 1,
                            c - 1,
                            c - 1,
                            c - 1,
                            c - 1,
                            c - 1,
                            c - 1,
                            c - 1,
                            c - 1,
                            c - 1);
  g_string_append (laughs, "]><rss><channel><title a='&l;'>&l;</title></channel></rss>");
  for (guint i = 0; i < 100000; i++)
    {
      g_string_append (deep, "<item>");
      g_string_append (many, "<item><title>t</title></item>");
    }
  for (guint i = 0; i < 3; i++)
    {
      GString *words = i == 0 ? laughs : i == 1 ? deep : many;
      g_autoptr (GBytes) bytes = g_bytes_new (words->str, words->len);
      g_autoptr (SpFeed) feed = sp_feed_parse (bytes, BASE, NULL);

      g_assert_true (feed == NULL || feed->items->len <= 1000);
    }
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
}

static void
test_links (void)
{
  static const char page[]
      = "<html><head><link rel=stylesheet href=a.css><link rel=alternate hreflang=de href=/de>"
        "<link rel=alternate type='application/rss+xml' href='/rss'>"
        "<link rel=alternate type='application/feed+json' href='https://a.example/f.json'>"
        "<link rel=alternate type='application/atom+xml' href='file:///etc/passwd'></head></html>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, strlen (page));
  g_autoptr (GPtrArray) links = sp_feed_find_links (bytes, NULL, BASE);

  g_assert_cmpuint (links->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (links, 0), ==, "https://gazette.example/rss");
  g_assert_cmpstr (g_ptr_array_index (links, 1), ==, "https://a.example/f.json");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/feed/rss", test_rss);
  g_test_add_func ("/import/feed/atom", test_atom);
  g_test_add_func ("/import/feed/rdf", test_rdf);
  g_test_add_func ("/import/feed/json", test_json);
  g_test_add_func ("/import/feed/none", test_none);
  g_test_add_func ("/import/feed/hostile", test_hostile);
  g_test_add_func ("/import/feed/links", test_links);
  return g_test_run ();
}
