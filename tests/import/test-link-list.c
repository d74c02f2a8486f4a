/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-error.h"
#include "sp-link-list.h"

typedef struct
{
  const char *url, *title, *tags;
  gint64 added;
  gboolean read, favourite, feed;
} Expected;

static GPtrArray *
parse (const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (words, strlen (words));
  g_autoptr (GError) error = NULL;
  GPtrArray *links = sp_link_list_parse (bytes, &error);

  g_assert_no_error (error);
  return links;
}

static void
assert_links (const GPtrArray *links, const Expected *expected, guint n)
{
  for (guint i = 0; i < MIN (n, links->len); i++)
    {
      const SpListedLink *link = g_ptr_array_index (links, i);

      g_assert_cmpstr (link->url, ==, expected[i].url);
      g_assert_cmpstr (link->title, ==, expected[i].title);
      g_assert_cmpstr (link->tags, ==, expected[i].tags);
      g_assert_cmpint (link->added, ==, expected[i].added);
      g_assert_cmpint (link->read, ==, expected[i].read);
      g_assert_cmpint (link->favourite, ==, expected[i].favourite);
      g_assert_cmpint (link->feed, ==, expected[i].feed);
    }
  g_assert_cmpuint (links->len, ==, n);
}

#define BOOKMARKS                                                                                  \
  "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; "   \
  "charset=UTF-8\">\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n"                      \
  "<DT><H3 ADD_DATE=\"1\">Harbours</H3>\n<DL><p>\n"                                                \
  "<DT><A HREF=\"https://a.example/1\" ADD_DATE=\"1711440000\">One &amp; only</A>\n"               \
  "<DT><A HREF=\"javascript:void(0)\">No</A>\n</DL><p>\n"                                          \
  "<DT><A HREF=\"https://a.example/2\" TAGS=\"x,y z\">Two</A>\n</DL>"

#define POCKET_PAGE                                                                                \
  "<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>"        \
  "<li><a href=\"https://a.example/1\" time_added=\"1711440000\" tags=\"sea\">One</a></li></ul>"   \
  "<h1>Read Archive</h1><ul>"                                                                      \
  "<li><a href=\"https://a.example/2\" time_added=\"1711440001\" tags=\"\">Two</a></li></ul>"

#define POCKET_TABLE                                                                               \
  "title,url,time_added,tags,status\r\n"                                                           \
  "\"One, \"\"first\"\"\",https://a.example/1,1711440000,sea|ships,unread\r\n"                     \
  "Two,https://a.example/2,1711440001,,archive\r\n"                                                \
  "Bad,about:blank,1,,unread\r\n"

#define WALLABAG                                                                                   \
  "[{\"is_archived\": 1, \"is_starred\": 0, \"tags\": [\"sea\", \"ships\"],"                       \
  " \"title\": \"One\", \"url\": \"https://a.example/1\", \"content\": \"<p>…</p>\","            \
  " \"created_at\": \"2024-03-26T08:00:00+00:00\"},"                                               \
  " {\"is_archived\": 0, \"is_starred\": 1, \"url\": \"https://a.example/2\"}]"

#define OMNIVORE                                                                                   \
  "[{\"id\": \"1\", \"slug\": \"one\", \"title\": \"One\", \"url\": \"https://a.example/1\","      \
  " \"state\": \"Archived\", \"labels\": [\"sea\"], \"savedAt\": \"2024-03-26T08:00:00.000Z\"}]"

#define KARAKEEP                                                                                   \
  "{\"bookmarks\": [{\"createdAt\": 1711440000, \"title\": null, \"tags\": [{\"name\": \"sea\"}]," \
  " \"content\": {\"type\": \"link\", \"url\": \"https://a.example/1\"}, \"archived\": true},"     \
  " {\"content\": {\"type\": \"text\", \"text\": \"a note\"}}, 7]}"

#define OPML                                                                                       \
  "<?xml version=\"1.0\"?><opml version=\"2.0\"><head><title>x</title></head><body>"               \
  "<outline text=\"Ports\"><outline text=\"One\" title=\"The one\" type=\"rss\" "                  \
  "xmlUrl=\"https://a.example/1\" htmlUrl=\"https://a.example/\"/></outline>"                      \
  "<outline text=\"Two\" type=\"link\" url=\"https://a.example/2\"/></body></opml>"

static void
test_kinds (void)
{
  static const Expected bookmarks[]
      = { { "https://a.example/1", "One & only", "Harbours", 1711440000, FALSE, FALSE, FALSE },
          { "https://a.example/2", "Two", "x, y z", 0, FALSE, FALSE, FALSE } };
  static const Expected pocket_page[]
      = { { "https://a.example/1", "One", "sea", 1711440000, FALSE, FALSE, FALSE },
          { "https://a.example/2", "Two", "", 1711440001, TRUE, FALSE, FALSE } };
  static const Expected pocket_table[] = {
    { "https://a.example/1", "One, \"first\"", "sea, ships", 1711440000, FALSE, FALSE, FALSE },
    { "https://a.example/2", "Two", "", 1711440001, TRUE, FALSE, FALSE }
  };
  static const Expected wallabag[]
      = { { "https://a.example/1", "One", "sea, ships", 1711440000, TRUE, FALSE, FALSE },
          { "https://a.example/2", NULL, "", 0, FALSE, TRUE, FALSE } };
  static const Expected omnivore[]
      = { { "https://a.example/1", "One", "sea", 1711440000, TRUE, FALSE, FALSE } };
  static const Expected karakeep[]
      = { { "https://a.example/1", NULL, "sea", 1711440000, TRUE, FALSE, FALSE } };
  static const Expected opml[]
      = { { "https://a.example/1", "The one", "Ports", 0, FALSE, FALSE, TRUE },
          { "https://a.example/2", "Two", "", 0, FALSE, FALSE, FALSE } };
  static const Expected text[] = { { "https://a.example/1", NULL, "", 0, FALSE, FALSE, FALSE },
                                   { "http://a.example/2", NULL, "", 0, FALSE, FALSE, FALSE } };
  static const struct
  {
    const char *words;
    const Expected *expected;
    guint n;
  } cases[] = {
    { BOOKMARKS, bookmarks, 2 },
    { POCKET_PAGE, pocket_page, 2 },
    { POCKET_TABLE, pocket_table, 2 },
    { WALLABAG, wallabag, 2 },
    { OMNIVORE, omnivore, 1 },
    { KARAKEEP, karakeep, 1 },
    { OPML, opml, 2 },
    { "# my links\n  https://a.example/1  \r\nhttp://a.example/2\nwords https://a.example/3\n",
      text,
      2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) links = parse (cases[i].words);

      g_test_message ("case %u", i);
      assert_links (links, cases[i].expected, cases[i].n);
    }
}

/* What is written is read again as it was. */
static void
test_write (void)
{
  g_autoptr (GPtrArray) links = parse (OPML);
  g_autofree char *written = sp_link_list_write_opml (links, "My <feeds>");
  g_autoptr (GPtrArray) again = parse (written);
  static const Expected expected[]
      = { { "https://a.example/1", "The one", "Ports", 0, FALSE, FALSE, TRUE },
          { "https://a.example/2", "Two", "", 0, FALSE, FALSE, FALSE } };

  assert_links (again, expected, 2);
  g_assert_nonnull (strstr (written, "<title>My &lt;feeds&gt;</title>"));
}

static void
test_none (void)
{
  static const char *const none[]
      = { "", "words", "[]", "{}", "[1, {\"url\": 7}]", "<p>no link</p>", "url\n", "\"", "{" };
  static const char *const wholes[]
      = { BOOKMARKS, POCKET_PAGE, POCKET_TABLE, WALLABAG, KARAKEEP, OPML };

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (none[i], strlen (none[i]));
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) links = sp_link_list_parse (bytes, &error);

      g_assert_null (links);
      g_assert_cmpuint (error->domain, ==, SP_ERROR);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    for (gsize n = 0; n < strlen (wholes[i]); n++)
      {
        g_autoptr (GBytes) bytes = g_bytes_new (wholes[i], n);
        g_autoptr (GError) error = NULL;
        g_autoptr (GPtrArray) links = sp_link_list_parse (bytes, &error);

        g_assert_true ((links == NULL) == (error != NULL));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/link-list/kinds", test_kinds);
  g_test_add_func ("/import/link-list/write", test_write);
  g_test_add_func ("/import/link-list/none", test_none);
  return g_test_run ();
}
