/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-error.h"
#include "sp-html-guard.h"
#include "sp-import.h"

static SpArticle *
import (const char *page, gssize n, const char *charset, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (page, n < 0 ? strlen (page) : (gsize)n);

  return sp_import_html (bytes, charset, "https://example.org/story", error);
}

static void
check_text (const char *page, gssize n, const char *charset, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpArticle) article = import (page, n, charset, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (sp_text_get_utf8 (sp_article_get_text (article)), ==, words);
}

static void
test_charsets (void)
{
  static const char utf16[] = "\xff\xfe<\0p\0>\0c\0a\0f\0\xe9\0<\0/\0p\0>\0";

  check_text ("\xef\xbb\xbf<p>caf\xc3\xa9</p>", -1, NULL, "caf\xc3\xa9");
  check_text ("<p>caf\xc3\xa9</p>", -1, NULL, "caf\xc3\xa9");
  check_text ("<p>caf\xe9</p>", -1, "ISO-8859-1", "caf\xc3\xa9");
  check_text ("<meta charset=iso-8859-1><p>caf\xe9</p>", -1, NULL, "caf\xc3\xa9");
  check_text ("<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-2'><p>\xb1</p>",
              -1,
              NULL,
              "\xc4\x85");
  check_text (utf16, sizeof utf16 - 1, NULL, "caf\xc3\xa9");
}

static void
test_windows_1252 (void)
{
  static const char utf16_odd[] = "\xff\xfe<\0p\0>\0a\0b\0<";

  check_text ("<p>\x93no\x94 \x96 caf\xe9</p>", -1, NULL, "\u201cno\u201d \u2013 caf\u00e9");
  check_text ("<meta charset=latin1><p>it\x92s caf\xe9</p>", -1, NULL, "it\u2019s caf\u00e9");
  check_text ("<meta charset=utf-8><p>it\x92s caf\xe9</p>", -1, "utf-8", "it\u2019s caf\u00e9");
  check_text (utf16_odd, sizeof utf16_odd - 1, NULL, "ab");
}

/* A stray byte in a page of UTF-8 does not turn the rest into Windows-1252. */
static void
test_accidents (void)
{
  g_autoptr (GString) page = g_string_new ("<p>caf\xc3 ");
  g_autoptr (GString) words = g_string_new ("caf\ufffd ");

  for (guint i = 0; i < 20; i++)
    {
      g_string_append (page, "\u00e9");
      g_string_append (words, "\u00e9");
    }
  check_text (page->str, -1, NULL, words->str);
}

/* Neither the words deep inside nor those behind are lost. */
static void
test_deep (void)
{
  g_autoptr (GString) page = g_string_new ("<p>First words.</p>");
  g_autoptr (SpArticle) article = NULL;
  const char *text;

  for (guint i = 0; i < 5000; i++)
    g_string_append (page, i % 2 ? "<div>" : "<b>");
  g_string_append (page, "<p>Inner words.</p>");
  for (guint i = 5000; i-- > 0;)
    g_string_append (page, i % 2 ? "</div>" : "</b>");
  g_string_append (page, "<p>Last words.</p>");
  article = import (page->str, (gssize)page->len, NULL, NULL);
  g_assert_nonnull (article);
  text = sp_text_get_utf8 (sp_article_get_text (article));
  g_assert_nonnull (strstr (text, "Inner words."));
  g_assert_nonnull (strstr (text, "Last words."));
}

static void
check_limit (const char *open, guint n_open, const char *part, guint n, int code)
{
  g_autoptr (GString) page = g_string_new ("<p>First words.</p>");
  g_autoptr (GError) error = NULL;
  g_autoptr (SpArticle) article = NULL;

  for (guint i = 0; i < n_open; i++)
    g_string_append (page, open);
  for (guint i = 0; i < n; i++)
    g_string_append (page, part);
  article = import (page->str, (gssize)page->len, NULL, &error);
  g_assert_error (error, SP_ERROR, code);
  g_assert_null (article);
}

static void
test_limits (void)
{
  check_limit ("<b>", 50000, "</i>", 50000, SP_ERROR_TOO_DEEP);
  check_limit ("", 0, "<br>", 1000100, SP_ERROR_TOO_LARGE);
}

/* A page with a wrong charset, bytes that are none, or NULs still gives its text. */
static void
test_broken_bytes (void)
{
  static const char nul[] = "<p>before</p>\0<p>after</p>";
  g_autoptr (GError) error = NULL;
  g_autoptr (SpArticle) article = import (nul, sizeof nul - 1, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (sp_text_get_utf8 (sp_article_get_text (article)), "before"));
  check_text ("<p>plain words</p>", -1, "no-such-charset", "plain words");
}

static void
check_refused (const char *page)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpArticle) article = import (page, -1, NULL, &error);

  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
  g_assert_null (article);
}

static void
test_nothing (void)
{
  check_refused ("");
  check_refused ("<html><body></body></html>");
  check_refused ("<script>var words = 'none of them';</script>");
  check_refused ("<p> \n&nbsp;</p>");
  check_refused ("<!-- a remark -->");
}

static void
check_binary (const char *bytes, gsize n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpArticle) article = import (bytes, (gssize)n, NULL, &error);

  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
  g_assert_null (article);
}

/* Files that are no text are refused, by their first bytes or by what they are full of. */
static void
test_binary (void)
{
  static const char pdf[] = "%PDF-1.7 and then some words in a file";
  static const char image[] = "\x89PNG\r\n\x1a\n some words";
  static const char noise[] = "ab\1\2c<p>d\3\0e\4f\5</p>";

  check_binary (pdf, sizeof pdf - 1);
  check_binary (image, sizeof image - 1);
  check_binary (noise, sizeof noise - 1);
}

static void
test_guard (void)
{
  g_autoptr (GString) page = g_string_new ("<p class=a>one</p><p");
  g_autoptr (GBytes) bytes = NULL, safe = NULL, few = NULL, same = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (page, " a%u='%u>'", i, i);
  g_string_append (page, ">two</p>");
  bytes = g_bytes_new (page->str, page->len);
  safe = sp_html_guard (bytes);
  g_assert_cmpmem (g_bytes_get_data (safe, NULL),
                   g_bytes_get_size (safe),
                   "<p class=a>one</p><p>two</p>",
                   strlen ("<p class=a>one</p><p>two</p>"));
  few = g_bytes_new_static ("<p a=1 b='>'>x</p> 5 < 6 <", strlen ("<p a=1 b='>'>x</p> 5 < 6 <"));
  same = sp_html_guard (few);
  g_assert_true (same == few);
}

/* 100,000 of anything: no recursion, no second pass for each. */
static void
test_large (void)
{
  static const char *const parts[]
      = { "<div>",       "<p>word ",         "<b>",  "<ul><li>x", "<br>", "</p>",
          "<a href=x>x", "<table><tr><td>x", "<!--", "<article>" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) page = g_string_new ("<p>First words.</p>");
      g_autoptr (SpArticle) article = NULL;

      for (guint k = 0; k < 100000; k++)
        g_string_append (page, parts[i]);
      article = import (page->str, (gssize)page->len, NULL, NULL);
      g_assert_nonnull (article);
    }
}

static void
check_address (const char *head, const char *url, const char *published)
{
  g_autofree char *page = g_strconcat (head, "<p>Words of a story.</p>", NULL);
  g_autoptr (SpArticle) article = import (page, -1, NULL, NULL);

  g_assert_cmpstr (sp_article_get_url (article), ==, url);
  g_assert_cmpstr (sp_article_get_published (article), ==, published);
}

static void
test_url (void)
{
  check_address ("", "https://example.org/story", NULL);
  check_address ("<link rel=canonical href=/true>", "https://example.org/true", NULL);
  check_address ("<meta property=og:url content='https://www.example.org/og'>",
                 "https://www.example.org/og",
                 NULL);
  check_address ("<link rel=canonical href='https://example.org/'>",
                 "https://example.org/story",
                 NULL);
  check_address ("<link rel=canonical href='https://other.example/x'>",
                 "https://example.org/story",
                 NULL);
  check_address ("<link rel=canonical href='javascript:x'>", "https://example.org/story", NULL);
}

static void
check_next (const char *url, const char *head, const char *next)
{
  g_autofree char *page = g_strconcat (head, "<p>Words of a story.</p>", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (page, strlen (page));
  g_autoptr (SpArticle) article = sp_import_html (bytes, NULL, url, NULL);

  g_test_message ("%s: %s", url != NULL ? url : "no address", head);
  g_assert_cmpstr (sp_article_get_next_page (article), ==, next);
}

/* The next page of an article has its address with a number more; the next story has another. */
static void
test_next_page (void)
{
  check_next ("https://example.org/story",
              "<link rel=next href='/story?page=2'>",
              "https://example.org/story?page=2");
  check_next ("https://example.org/story/2/",
              "<a rel='nofollow next' href='/story/3/'>3</a>",
              "https://example.org/story/3/");
  check_next ("https://www.example.org/a/story.html",
              "<a href='story-2.html'>Next page</a>",
              "https://www.example.org/a/story-2.html");
  check_next ("https://example.org/top-10",
              "<a href='/top-10/page/2'>Next</a>",
              "https://example.org/top-10/page/2");
  check_next ("https://example.org/story", "<link rel=next href='/another-story'>", NULL);
  check_next ("https://example.org/story",
              "<link rel=next href='https://b.example/story/2'>",
              NULL);
  check_next ("https://example.org/story", "<a href='/story/2'>2 comments</a>", NULL);
  check_next ("https://example.org/story", "<a href='/story/3'>Next</a>", NULL);
  check_next ("https://example.org/story/2", "<a rel=next href='/story/2#top'>Next</a>", NULL);
  check_next ("https://example.org/2023/05/story",
              "<a rel=next href='/2023/06/story'>Next</a>",
              NULL);
  check_next (NULL, "<link rel=next href='/story?page=2'>", NULL);
}

static void
check_date_in_url (const char *url, const char *published)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<p>Words.</p>", strlen ("<p>Words.</p>"));
  g_autoptr (SpArticle) article = sp_import_html (bytes, NULL, url, NULL);

  g_assert_cmpstr (sp_article_get_published (article), ==, published);
}

static void
test_date_in_url (void)
{
  check_date_in_url ("https://example.org/2023/12/22/story", "2023-12-22");
  check_date_in_url ("https://example.org/news/2023-12-22", "2023-12-22");
  check_date_in_url ("https://example.org/20231222/story", "2023-12-22");
  check_date_in_url ("https://example.org/2023/12/231213112457.htm", NULL);
  check_date_in_url ("https://example.org/202312221530/story", NULL);
}

/* Links are whole addresses; what cannot be followed is no link. */
static void
test_links (void)
{
  g_autoptr (SpArticle) article = import (
      "<base href='/deep/'><p>One <a href=x>two</a> <a href='#y'>three</a> <a "
      "href='javascript:z'>four</a> <a href='//other.example/q?a=1&amp;b=2'>five</a> words.</p>",
      -1,
      NULL,
      NULL);
  const SpLink *links;
  guint n;

  links = sp_article_get_links (article, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (links[0].href, ==, "https://example.org/deep/x");
  g_assert_cmpstr (links[1].href, ==, "https://other.example/q?a=1&b=2");
}

/* The day of a story may stand in its address alone; the names of a byline are parted. */
static void
test_facts (void)
{
  static const char page[]
      = "<meta name=author content='By Ana Ruiz, Bo Lind and Cy Moe | Gazette'>"
        "<title>The pier stays open | Gazette</title><p>Words.</p>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, sizeof page - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpArticle) article
      = sp_import_html (bytes, NULL, "https://gazette.example/2019/07/04/pier", &error);
  const char *const *byline;

  g_assert_no_error (error);
  byline = sp_article_get_byline (article);
  g_assert_cmpstr (sp_article_get_published (article), ==, "2019-07-04");
  g_assert_cmpstr (sp_article_get_title (article), ==, "The pier stays open");
  g_assert_cmpuint (g_strv_length ((char **)byline), ==, 3);
  g_assert_cmpstr (byline[0], ==, "Ana Ruiz");
  g_assert_cmpstr (byline[2], ==, "Cy Moe");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/html/charsets", test_charsets);
  g_test_add_func ("/import/html/windows-1252", test_windows_1252);
  g_test_add_func ("/import/html/accidents", test_accidents);
  g_test_add_func ("/import/html/deep", test_deep);
  g_test_add_func ("/import/html/limits", test_limits);
  g_test_add_func ("/import/html/broken-bytes", test_broken_bytes);
  g_test_add_func ("/import/html/nothing", test_nothing);
  g_test_add_func ("/import/html/binary", test_binary);
  g_test_add_func ("/import/html/guard", test_guard);
  g_test_add_func ("/import/html/large", test_large);
  g_test_add_func ("/import/html/url", test_url);
  g_test_add_func ("/import/html/next-page", test_next_page);
  g_test_add_func ("/import/html/date-in-url", test_date_in_url);
  g_test_add_func ("/import/html/links", test_links);
  g_test_add_func ("/import/html/facts", test_facts);
  return g_test_run ();
}
