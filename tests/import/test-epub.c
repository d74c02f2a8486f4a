/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-error.h"
#include "sp-import-formats.h"
#include "sp-zip-maker.h"

#define CONTAINER                                                                                  \
  "<?xml version='1.0'?><container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'>"       \
  "<rootfiles><rootfile full-path='OEBPS/book.opf' "                                               \
  "media-type='application/oebps-package+xml'/></rootfiles></container>"
#define PACKAGE                                                                                    \
  "<?xml version='1.0'?><package xmlns='http://www.idpf.org/2007/opf'><metadata "                  \
  "xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>A week at the quay</dc:title>"            \
  "<dc:creator>Ana Ruiz</dc:creator><dc:creator>Bo Lind</dc:creator><dc:language>en</dc:language>" \
  "<dc:publisher>Harbour Gazette</dc:publisher><dc:date>2024-03-26</dc:date></metadata><manifest>" \
  "<item id='n' href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/>"            \
  "<item id='b' href='text/two.xhtml' media-type='application/xhtml+xml'/>"                        \
  "<item id='a' href='text/one%20.xhtml' media-type='application/xhtml+xml'/>"                     \
  "<item id='p' href='a.png' media-type='image/png'/></manifest>"                                  \
  "<spine><itemref idref='n'/><itemref idref='a'/><itemref idref='b'/><itemref idref='a'/>"        \
  "<itemref idref='gone'/></spine></package>"
#define PAGE(heading, words)                                                                       \
  "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><body>"    \
  "<h1>" heading "</h1><p>" words "</p></body></html>"

static const char *const files[][2] = {
  { "mimetype", "application/epub+zip" },
  { "META-INF/container.xml", CONTAINER },
  { "OEBPS/book.opf", PACKAGE },
  { "OEBPS/nav.xhtml", PAGE ("Contents", "one, two") },
  { "OEBPS/text/two.xhtml", PAGE ("Tuesday", "It was open again.") },
  { "OEBPS/text/one .xhtml", PAGE ("Monday", "It was <em>closed</em>, the mayor said.") },
};

static GBytes *
pack (guint n)
{
  g_autoptr (SpZipMaker) maker = sp_zip_maker_new ();

  for (guint i = 0; i < n; i++)
    sp_zip_maker_add (maker, files[i][0], files[i][1], strlen (files[i][1]), i % 2 == 0);
  return sp_zip_maker_finish (maker);
}

static void
test_book (void)
{
  g_autoptr (GBytes) book = pack (G_N_ELEMENTS (files));
  const SpImportHint hint = { .name = "week.epub" };
  g_autoptr (GError) error = NULL;
  g_autoptr (SpArticle) article = sp_import_bytes (book, &hint, &error);
  const SpEmphasis *emphasis;
  guint n;

  g_assert_no_error (error);
  g_assert_cmpstr (sp_text_get_utf8 (sp_article_get_text (article)),
                   ==,
                   "Monday\n\nIt was closed, the mayor said.\n\nTuesday\n\nIt was open again.");
  g_assert_cmpstr (sp_article_get_title (article), ==, "A week at the quay");
  g_assert_cmpstr (sp_article_get_byline (article)[0], ==, "Ana Ruiz");
  g_assert_cmpstr (sp_article_get_byline (article)[1], ==, "Bo Lind");
  g_assert_cmpstr (sp_article_get_language (article), ==, "en");
  g_assert_cmpstr (sp_article_get_site (article), ==, "Harbour Gazette");
  g_assert_cmpstr (sp_article_get_published (article), ==, "2024-03-26");
  emphasis = sp_article_get_emphasis (article, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (emphasis[0].span.start, ==, 15);
}

static void
test_broken (void)
{
  g_autoptr (GBytes) whole = pack (G_N_ELEMENTS (files));
  g_autoptr (GBytes) other = pack (2);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpArticle) empty = sp_import_epub (other, &error);

  g_assert_null (empty);
  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
  for (gsize n = 0; n < g_bytes_get_size (whole); n += 7)
    {
      g_autoptr (GBytes) part = g_bytes_new (g_bytes_get_data (whole, NULL), n);
      g_autoptr (GError) wrong = NULL;
      g_autoptr (SpArticle) article = sp_import_epub (part, &wrong);

      g_assert_true ((article == NULL) == (wrong != NULL));
    }
}

/* Pages of 100 MiB together in a few hundred KiB; and one that stands in the directory many times.
 */
static void
test_bomb (void)
{
  g_autofree char *zeros = g_malloc0 (10 << 20);
  g_autoptr (SpZipMaker) maker = sp_zip_maker_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpArticle) article = NULL;

  for (guint i = 0; i < 10; i++)
    sp_zip_maker_add (maker, "page.xhtml", zeros, 10 << 20, FALSE);
  bytes = sp_zip_maker_finish (maker);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, 1 << 20);
  article = sp_import_epub (bytes, &error);
  g_assert_null (article);
  g_assert_error (error, SP_ERROR, SP_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/epub/book", test_book);
  g_test_add_func ("/import/epub/broken", test_broken);
  g_test_add_func ("/import/epub/bomb", test_bomb);
  return g_test_run ();
}
