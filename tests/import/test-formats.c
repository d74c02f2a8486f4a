/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-error.h"
#include "sp-import-formats.h"
#include "sp-mime.h"

static SpArticle *
import (const char *words, const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (words, strlen (words));
  const SpImportHint hint = { .name = name };
  g_autoptr (GError) error = NULL;
  SpArticle *article = sp_import_bytes (bytes, &hint, &error);

  g_assert_no_error (error);
  g_assert_nonnull (article);
  return article;
}

static const char *
text_of (SpArticle *article)
{
  return sp_text_get_utf8 (sp_article_get_text (article));
}

#define NEWSLETTER                                                                                 \
  "Received: from mail.example by inbox.example; Mon, 25 Mar 2024 08:00:02 +0000\r\n"              \
  "From: =?utf-8?Q?Hafenblatt_M=C3=BCnde?= <news@example.org>\r\n"                                 \
  "To: reader@example.net\r\n"                                                                     \
  "Subject: =?utf-8?B?RGllIFfDpGNodGVy?=\r\n =?utf-8?Q?_des_Hafens?=\r\n"                          \
  "Date: Mon, 25 Mar 2024 09:00:00 +0100\r\n"                                                      \
  "MIME-Version: 1.0\r\n"                                                                          \
  "Content-Type: multipart/alternative;\r\n boundary=\"=_a b\"\r\n"                                \
  "\r\n"                                                                                           \
  "This part is for very old programs.\r\n"                                                        \
  "--=_a b\r\n"                                                                                    \
  "Content-Type: text/plain; charset=iso-8859-1\r\n"                                               \
  "Content-Transfer-Encoding: quoted-printable\r\n"                                                \
  "\r\n"                                                                                           \
  "The plain words, with M=FCnde.\r\n"                                                             \
  "--=_a b\r\n"                                                                                    \
  "Content-Type: text/html; charset=iso-8859-1\r\n"                                                \
  "Content-Transfer-Encoding: quoted-printable\r\n"                                                \
  "\r\n"                                                                                           \
  "<html><body><p>The harbour master of M=FCnde said that the gates would stay =\r\n"              \
  "open all night, and that nobody had asked him.</p></body></html>\r\n"                           \
  "--=_a b--\r\n"                                                                                  \
  "Behind the end.\r\n"

static void
test_newsletter (void)
{
  g_autoptr (SpArticle) article = import (NEWSLETTER, NULL);

  g_assert_cmpstr (sp_article_get_title (article), ==, "Die Wächter des Hafens");
  g_assert_cmpstr (sp_article_get_site (article), ==, "Hafenblatt Münde");
  g_assert_cmpstr (sp_article_get_published (article), ==, "2024-03-25");
  g_assert_nonnull (strstr (text_of (article),
                            "The harbour master of Münde said that the gates would stay open all"));
  g_assert_null (strstr (text_of (article), "plain words"));
  g_assert_null (strstr (text_of (article), "old programs"));
  g_assert_null (strstr (text_of (article), "Behind"));
}

#define SAVED_PAGE                                                                                 \
  "From: <Saved by a browser>\n"                                                                   \
  "Snapshot-Content-Location: https://gazette.example/quay\n"                                      \
  "Subject: Quay reopened\n"                                                                       \
  "Date: Tue, 26 Mar 2024 10:00:00 -0000\n"                                                        \
  "MIME-Version: 1.0\n"                                                                            \
  "Content-Type: multipart/related; type=\"text/html\"; boundary=\"b1\"\n"                         \
  "\n"                                                                                             \
  "--b1\n"                                                                                         \
  "Content-Type: text/html\n"                                                                      \
  "Content-Transfer-Encoding: base64\n"                                                            \
  "Content-Location: https://gazette.example/quay\n"                                               \
  "\n"                                                                                             \
  "PGh0bWw+PGhlYWQ+PHRpdGxlPlF1YXkgcmVvcGVuZWQgfCBHYXpldHRlPC90aXRsZT48L2hlYWQ+PGJv\n"             \
  "ZHk+PGFydGljbGU+PGgxPlF1YXkgcmVvcGVuZWQ8L2gxPjxwPlRoZSBtYXlvciBzYWlkIG9uIFR1ZXNk\n"             \
  "YXkgdGhhdCBpdCB3YXMgPGEgaHJlZj0nL29wZW4nPm9wZW48L2E+IGFnYWluIHRvIGFsbCBzaGlwcy48\n"             \
  "L3A+PC9hcnRpY2xlPjwvYm9keT48L2h0bWw+\n"                                                         \
  "--b1\n"                                                                                         \
  "Content-Type: image/png\n"                                                                      \
  "Content-Transfer-Encoding: base64\n"                                                            \
  "Content-Location: https://gazette.example/a.png\n"                                              \
  "\n"                                                                                             \
  "iVBORw0KGgo=\n"                                                                                 \
  "--b1--\n"

static void
test_saved_page (void)
{
  g_autoptr (SpArticle) article = import (SAVED_PAGE, NULL);
  const SpLink *links;
  guint n;

  g_assert_cmpstr (sp_article_get_title (article), ==, "Quay reopened");
  g_assert_cmpstr (sp_article_get_url (article), ==, "https://gazette.example/quay");
  g_assert_nonnull (strstr (text_of (article), "it was open again to all ships."));
  links = sp_article_get_links (article, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (links[0].href, ==, "https://gazette.example/open");
}

/* Every beginning of a message is read, or refused with an error. */
static void
test_broken_messages (void)
{
  static const char *const wholes[] = { NEWSLETTER, SAVED_PAGE };

  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    for (gsize n = 0; n < strlen (wholes[i]); n += 3)
      {
        g_autofree char *copy = g_strndup (wholes[i], n); /* its end is guarded by the sanitizer */
        g_autoptr (GBytes) bytes = g_bytes_new (copy, n);
        g_autoptr (GError) error = NULL;
        g_autoptr (SpArticle) article = sp_import_email (bytes, &error);

        g_assert_true ((article == NULL) == (error != NULL));
      }
}

/* Parts in parts in parts, and very many of them. */
static void
test_many_parts (void)
{
  g_autoptr (GString) deep = g_string_new (NULL), wide = g_string_new (NULL);
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (deep, "Content-Type: multipart/mixed; boundary=b%u\n\n--b%u\n", i, i);
  g_string_append (wide, "Content-Type: multipart/mixed; boundary=b\n\n");
  for (guint i = 0; i < 500000; i++)
    g_string_append (wide, "--b\n\nx\n");
  {
    g_autoptr (SpMimePart) one = sp_mime_parse (deep->str, deep->len);
    g_autoptr (SpMimePart) two = sp_mime_parse (wide->str, wide->len);

    g_assert_cmpuint (one->parts->len, ==, 1);
    g_assert_cmpuint (two->parts->len, <=, 2000);
  }
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
}

static void
test_words (void)
{
  static const char *const cases[][2] = {
    { "plain words", "plain words" },
    { "=?utf-8?q?a=C3=A4?=", "aä" },
    { "=?utf-8?q?a?= =?utf-8?q?b?= c", "ab c" },
    { "=?iso-8859-1?Q?=E4_b?=", "ä b" },
    { "=?windows-1252?B?gA==?=", "€" },
    { "=?nonsense?Q?a=C3=A4?=", "aä" },
    { "=?utf-8?X", "=?utf-8?X" },
    { "=?utf-8?q?never ends", "=?utf-8?q?never ends" },
    { "a =? b ?= c", "a =? b ?= c" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *message = g_strdup_printf ("Subject: %s\n\n", cases[i][0]);
      g_autoptr (SpMimePart) part = sp_mime_parse (message, strlen (message));
      g_autofree char *words = sp_mime_part_dup_words (part, "subject");

      g_assert_cmpstr (words, ==, cases[i][1]);
    }
}

static void
test_guess (void)
{
  static const struct
  {
    const char *bytes, *name, *type, *guess;
  } cases[] = {
    { "%PDF-1.7 …", "a.txt", NULL, "application/pdf" },
    { "PK\003\004rest", "a.epub", NULL, "application/epub+zip" },
    { NEWSLETTER, NULL, "text/plain", "message/rfc822" },
    { "<p>words", "a.md", NULL, "text/html" },
    { "# words", "a.md", NULL, "text/markdown" },
    { "# words", NULL, "text/markdown", "text/markdown" },
    { "# words", NULL, NULL, "text/plain" },
    { "words", "A.HTM", NULL, "text/html" },
    { "", "a.pdf", NULL, "text/plain" },
    { "Dear Sir: the content-type and mime-version are my own.\n", NULL, NULL, "text/plain" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, strlen (cases[i].bytes));
      const SpImportHint hint = { .name = cases[i].name, .content_type = cases[i].type };

      g_assert_cmpstr (sp_import_guess_type (bytes, &hint), ==, cases[i].guess);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/formats/newsletter", test_newsletter);
  g_test_add_func ("/import/formats/saved-page", test_saved_page);
  g_test_add_func ("/import/formats/broken-messages", test_broken_messages);
  g_test_add_func ("/import/formats/many-parts", test_many_parts);
  g_test_add_func ("/import/formats/words", test_words);
  g_test_add_func ("/import/formats/guess", test_guess);
  return g_test_run ();
}
