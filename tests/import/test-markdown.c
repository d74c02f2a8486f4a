/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-import-formats.h"

static SpArticle *
import (const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (words, strlen (words));
  g_autoptr (GError) error = NULL;
  SpArticle *article = sp_import_markdown (bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  return article;
}

static void
test_article (void)
{
  g_autoptr (SpArticle) article = import ("---\n"
                                          "title: \"Quay reopened\"\n"
                                          "authors:\n"
                                          "  - Ana Ruiz\n"
                                          "  - Bo Lind\n"
                                          "date: 2024-03-26\n"
                                          "source: https://gazette.example/quay\n"
                                          "publisher: Harbour Gazette\n"
                                          "lang: en\n"
                                          "---\n"
                                          "\n"
                                          "# Quay reopened\n"
                                          "\n"
                                          "The mayor said *gladly* that it was [open](/open).\n"
                                          "\n"
                                          "> We had waited\n"
                                          "> for it.\n"
                                          "\n"
                                          "- one\n"
                                          "- two\n"
                                          "\n"
                                          "<script>never</script>\n");
  static const SpBlockKind kinds[] = { SP_BLOCK_HEADING,
                                       SP_BLOCK_PARAGRAPH,
                                       SP_BLOCK_QUOTE,
                                       SP_BLOCK_LIST_ITEM,
                                       SP_BLOCK_LIST_ITEM };
  const SpBlock *blocks;
  const SpLink *links;
  const SpEmphasis *emphasis;
  guint n;

  g_assert_cmpstr (sp_text_get_utf8 (sp_article_get_text (article)),
                   ==,
                   "Quay reopened\n\nThe mayor said gladly that it was open.\n\nWe had waited for "
                   "it.\n\none\n\ntwo");
  blocks = sp_article_get_blocks (article, &n);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (blocks[i].kind, ==, kinds[i]);
  g_assert_cmpstr (sp_article_get_title (article), ==, "Quay reopened");
  g_assert_cmpuint (sp_article_get_title_span (article).end, ==, 13);
  g_assert_cmpstr (sp_article_get_byline (article)[0], ==, "Ana Ruiz");
  g_assert_cmpstr (sp_article_get_byline (article)[1], ==, "Bo Lind");
  g_assert_cmpstr (sp_article_get_published (article), ==, "2024-03-26");
  g_assert_cmpstr (sp_article_get_site (article), ==, "Harbour Gazette");
  g_assert_cmpstr (sp_article_get_url (article), ==, "https://gazette.example/quay");
  g_assert_cmpstr (sp_article_get_language (article), ==, "en");
  links = sp_article_get_links (article, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (links[0].href, ==, "https://gazette.example/open");
  emphasis = sp_article_get_emphasis (article, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (emphasis[0].span.start, ==, 30);
}

/* Front matter is only what has an end; names also stand in one line. */
static void
test_front (void)
{
  g_autoptr (SpArticle) rule = import ("---\ntitle: never ends\n\nWords.\n");
  g_autoptr (SpArticle) names = import ("---\nauthor: [Ana Ruiz, \"Bo Lind\"]\n...\nWords.\n");
  g_autoptr (SpArticle) none = import ("Words, and *more*.\n");

  g_assert_cmpstr (sp_article_get_title (rule), !=, "never ends");
  g_assert_nonnull (strstr (sp_text_get_utf8 (sp_article_get_text (rule)), "never ends"));
  g_assert_cmpstr (sp_article_get_byline (names)[1], ==, "Bo Lind");
  g_assert_cmpstr (sp_text_get_utf8 (sp_article_get_text (names)), ==, "Words.");
  g_assert_null (sp_article_get_title (none));
}

static void
test_hostile (void)
{
  static const char *const signs[] = { "> ", "- ", "[", "*a ", "`", "_", "![" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      g_autoptr (GString) many = g_string_new (NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (SpArticle) article = NULL;
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();

      for (guint j = 0; j < 50000; j++)
        g_string_append (many, signs[i]);
      g_string_append (many, "x\n");
      bytes = g_bytes_new (many->str, many->len);
      article = sp_import_markdown (bytes, NULL, NULL, &error);
      g_assert_true ((article == NULL) == (error != NULL));
      g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/markdown/article", test_article);
  g_test_add_func ("/import/markdown/front", test_front);
  g_test_add_func ("/import/markdown/hostile", test_hostile);
  return g_test_run ();
}
