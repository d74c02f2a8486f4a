/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-error.h"
#include "sp-import.h"

static SpArticle *
import (const char *data, gssize n)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, n < 0 ? strlen (data) : (gsize)n);
  g_autoptr (GError) error = NULL;
  SpArticle *article = sp_import_bytes (bytes, NULL, &error);

  g_assert_no_error (error);
  return article;
}

/* The text of an article is the file's, to the code point; the blocks lie in it in order. */
static void
check_kept (const char *words)
{
  g_autoptr (SpArticle) article = import (words, -1);
  SpText *text = sp_article_get_text (article);
  guint n, last = 0;
  const SpBlock *blocks = sp_article_get_blocks (article, &n);

  g_assert_cmpstr (sp_text_get_utf8 (text), ==, words);
  g_assert_true (sp_article_is_plain (article));
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (blocks[i].span.start, >=, last);
      g_assert_cmpuint (blocks[i].span.end, >, blocks[i].span.start);
      last = blocks[i].span.end;
    }
  g_assert_cmpuint (last, <=, sp_text_get_length (text));
}

static void
test_kept (void)
{
  check_kept ("One line");
  check_kept ("A head\r\n\r\nThe first.\r\nThe second.\r\n");
  check_kept ("A head\r\rThe first.\rThe second.");
  check_kept ("  \n\n \t indented \n\n\n\xe2\x80\x9cquoted\xe2\x80\x9d\n");
  check_kept ("5 < 6 and <b>not a page</b>");
}

static void
test_crlf (void)
{
  g_autoptr (SpArticle) article = import ("Ice in the harbour\r\n\r\nBoats wait.\r\nMen wait.", -1);
  guint n;

  sp_article_get_blocks (article, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpstr (sp_article_get_title (article), ==, "Ice in the harbour");
}

/* What holds nothing to read is refused, as a text or as anything else. */
static void
test_nothing (void)
{
  static const char nuls[4096] = { 0 };
  static const struct
  {
    const char *data;
    gsize n;
  } cases[] = {
    { "", 0 },
    { " \n\t\r\n ", 6 },
    { "\xef\xbb\xbf\n", 4 },
    { "\xe2\x80\x8b\xe2\x80\xa8\xc2\xa0", 8 },
    { nuls, sizeof nuls },
  };
  static const char *const names[] = { NULL, "a.txt", "a.md", "a.html", "a.eml" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint k = 0; k < G_N_ELEMENTS (names); k++)
      {
        g_autoptr (GBytes) bytes = g_bytes_new (cases[i].data, cases[i].n);
        g_autoptr (GError) error = NULL;
        const SpImportHint hint = { .name = names[k] };

        g_test_message ("case %u as %s", i, names[k] != NULL ? names[k] : "anything");
        g_assert_null (sp_import_bytes (bytes, &hint, &error));
        g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
      }
}

static void
test_utf16 (void)
{
  static const char data[] = "\xff\xfeI\0c\0e\0\xe9\0";
  g_autoptr (SpArticle) article = import (data, sizeof data - 1);

  g_assert_cmpstr (sp_text_get_utf8 (sp_article_get_text (article)), ==, "Ice\xc3\xa9");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/plain/text-is-kept", test_kept);
  g_test_add_func ("/import/plain/crlf", test_crlf);
  g_test_add_func ("/import/plain/nothing", test_nothing);
  g_test_add_func ("/import/plain/utf16", test_utf16);
  return g_test_run ();
}
