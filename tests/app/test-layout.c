/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-reader-layout.h"
#include "sp-shadow-list.h"

#include <string.h>

static SpArticle *
make_article (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpText) value = sp_text_new (text, -1, &error);

  g_assert_no_error (error);
  return sp_article_new (value);
}

/* The map holds: every character of the buffer that comes from the document is the document's, or
 * the space that stands for it; both ways agree; lines are in order. */
static void
check (SpArticle *article, const SpReaderLayout *layout)
{
  SpText *text = sp_article_get_text (article);
  g_autofree gunichar *document = g_utf8_to_ucs4_fast (sp_text_get_utf8 (text), -1, NULL);
  glong n_buffer;
  g_autofree gunichar *buffer
      = g_utf8_to_ucs4_fast (sp_reader_layout_get_text (layout), -1, &n_buffer);
  guint n_lines, last_end = 0;
  const SpReaderLine *lines = sp_reader_layout_get_lines (layout, &n_lines);

  g_assert_cmpint (n_buffer, ==, sp_reader_layout_get_length (layout));
  for (guint i = 0; i < (guint)n_buffer; i++)
    {
      guint offset;

      if (!sp_reader_layout_to_document (layout, i, &offset))
        continue;
      g_assert_cmpuint (offset, <, sp_text_get_length (text));
      g_assert_true (buffer[i] == document[offset] || buffer[i] == ' ' || buffer[i] == 0xFFFD);
      g_assert_cmpuint (sp_reader_layout_to_buffer (layout, offset), ==, i);
    }
  for (guint i = 0; i < n_lines; i++)
    {
      g_assert_cmpuint (lines[i].start, ==, i == 0 ? 0 : last_end + 1);
      g_assert_cmpuint (lines[i].end, >=, lines[i].start);
      g_assert_cmpuint (lines[i].end - lines[i].start, <=, 3001);
      last_end = lines[i].end;
    }
  g_assert_cmpuint (n_lines > 0 ? last_end : 0, ==, (guint)n_buffer);
}

static void
assert_shown (const char *text, const char *expected)
{
  g_autoptr (SpArticle) article = make_article (text);
  g_autoptr (SpReaderLayout) layout = sp_reader_layout_new (article);

  g_assert_cmpstr (sp_reader_layout_get_text (layout), ==, expected);
  check (article, layout);
}

static void
test_paragraphs (void)
{
  assert_shown ("", "");
  assert_shown (" \n\n ", "");
  assert_shown ("One.\n\nTwo.", "One.\nTwo.");
  assert_shown ("  One\nline.\r\n\r\nTwo. ", "One\nline.\nTwo.");
  assert_shown ("A\xEF\xBF\xBC"
                "B\x07"
                "C",
                "A\xEF\xBF\xBD"
                "B\xEF\xBF\xBD"
                "C");
}

/* In a block that is one paragraph line breaks are spaces. */
static void
test_wrapped_lines (void)
{
  g_autoptr (SpArticle) article = make_article ("One\r\nline\nof it.");
  g_autoptr (SpReaderLayout) layout = NULL;
  SpSpans spans = { 0 };

  sp_article_add_block (article, (SpBlock){ .span = { 0, 16 }, .kind = SP_BLOCK_PARAGRAPH });
  layout = sp_reader_layout_new (article);
  g_assert_cmpstr (sp_reader_layout_get_text (layout), ==, "One line of it.");
  check (article, layout);
  sp_reader_layout_map_span (layout, (SpSpan){ 0, 9 }, &spans);
  g_assert_cmpuint (spans.n, ==, 1);
  g_assert_true (sp_span_equal (spans.items[0], (SpSpan){ 0, 8 }));
  sp_spans_clear (&spans);
}

static void
test_title_and_metadata (void)
{
  g_autoptr (SpArticle) article = make_article ("By A. Writer\n\nThe Title\n\nText of it.");
  g_autoptr (SpReaderLayout) layout = NULL;
  SpSpans spans = { 0 };

  sp_article_set_title (article, "The Title", (SpSpan){ 14, 23 });
  sp_article_add_block (article, (SpBlock){ .span = { 0, 12 }, .kind = SP_BLOCK_METADATA });
  sp_article_add_block (article,
                        (SpBlock){ .span = { 14, 23 }, .kind = SP_BLOCK_HEADING, .level = 1 });
  sp_article_add_block (article, (SpBlock){ .span = { 25, 36 }, .kind = SP_BLOCK_PARAGRAPH });
  layout = sp_reader_layout_new (article);
  g_assert_cmpstr (sp_reader_layout_get_text (layout), ==, "The Title\nText of it.");
  g_assert_true (sp_reader_layout_has_title (layout));
  check (article, layout);

  /* a span over all of it leaves the metadata out */
  sp_reader_layout_map_span (layout, (SpSpan){ 0, 36 }, &spans);
  g_assert_cmpuint (spans.n, ==, 2);
  g_assert_true (sp_span_equal (spans.items[0], (SpSpan){ 0, 9 }));
  g_assert_true (sp_span_equal (spans.items[1], (SpSpan){ 10, 21 }));
  sp_spans_clear (&spans);
}

static void
test_foreign_title (void)
{
  g_autoptr (SpArticle) article = make_article ("Text.");
  g_autoptr (SpReaderLayout) layout = NULL;
  guint offset = 77;

  sp_article_set_title (article, "From elsewhere", (SpSpan){ 0, 0 });
  layout = sp_reader_layout_new (article);
  g_assert_cmpstr (sp_reader_layout_get_text (layout), ==, "From elsewhere\nText.");
  g_assert_false (sp_reader_layout_to_document (layout, 3, &offset));
  g_assert_cmpuint (offset, ==, 77);
  g_assert_true (sp_reader_layout_to_document (layout, 15, &offset));
  g_assert_cmpuint (offset, ==, 0);
  check (article, layout);
}

static void
test_only_metadata (void)
{
  g_autoptr (SpArticle) article = make_article ("By A. Writer");
  g_autoptr (SpReaderLayout) layout = NULL;

  sp_article_add_block (article, (SpBlock){ .span = { 0, 12 }, .kind = SP_BLOCK_METADATA });
  layout = sp_reader_layout_new (article);
  g_assert_cmpstr (sp_reader_layout_get_text (layout), ==, "By A. Writer");
}

static void
test_long_line (void)
{
  g_autofree char *unbroken = g_strnfill (20000, 'x');
  g_autoptr (GString) words = g_string_new (NULL);
  const char *texts[2];

  for (guint i = 0; i < 20000; i++)
    g_string_append (words, i % 6 == 5 ? " " : "y");
  texts[0] = unbroken;
  texts[1] = words->str;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SpArticle) article = make_article (texts[i]);
      g_autoptr (SpReaderLayout) layout = sp_reader_layout_new (article);
      guint n;
      const SpReaderLine *lines = sp_reader_layout_get_lines (layout, &n);
      SpSpans spans = { 0 };

      g_assert_cmpuint (n, >=, 6);
      g_assert_false (lines[0].continued);
      g_assert_true (lines[1].continued);
      check (article, layout);
      sp_reader_layout_map_span (layout, (SpSpan){ 0, 20000 }, &spans);
      g_assert_cmpuint (spans.n, ==, n);
      sp_spans_clear (&spans);
    }
}

static void
append_random (GString *text, GRand *random)
{
  static const char *const pieces[]
      = { "word",     " ",    "\n",           "\n\n",         "\r\n", "ä",  "中文", "\t",
          "“quoted”", "שלום", "\xE2\x80\xA8", "\xEF\xBF\xBC", "🙂", "\f", "." };

  g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
}

static void
add_random_blocks (SpArticle *article, GRand *random)
{
  guint n;
  const SpSpan *paragraphs = sp_text_get_paragraphs (sp_article_get_text (article), &n);
  guint title = n > 0 ? (guint)g_rand_int_range (random, 0, (gint32)n) : 0;

  for (guint i = 0; i < n; i++)
    {
      if (i == title)
        sp_article_set_title (article, "title", paragraphs[i]);
      sp_article_add_block (article,
                            (SpBlock){
                                .span = paragraphs[i],
                                .kind = (SpBlockKind)g_rand_int_range (random, 0, 8),
                            });
    }
}

/* The map of any text is a map: random texts, with and without blocks. */
static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (sp_test_seed ());

  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (SpArticle) article = NULL;
      g_autoptr (SpReaderLayout) layout = NULL;
      gint32 n = g_rand_int_range (random, 0, 200);

      for (gint32 i = 0; i < n; i++)
        append_random (text, random);
      article = make_article (text->str);
      if (round % 2 == 0)
        add_random_blocks (article, random);
      layout = sp_reader_layout_new (article);
      check (article, layout);
    }
}

static void
test_direction (void)
{
  g_autoptr (SpArticle) hebrew = make_article ("12 “שלום” and more");
  g_autoptr (SpArticle) english = make_article ("And שלום");
  g_autoptr (SpReaderLayout) a = sp_reader_layout_new (hebrew);
  g_autoptr (SpReaderLayout) b = sp_reader_layout_new (english);

  g_assert_true (sp_reader_layout_is_rtl (a));
  g_assert_false (sp_reader_layout_is_rtl (b));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/paragraphs", test_paragraphs);
  g_test_add_func ("/layout/wrapped-lines", test_wrapped_lines);
  g_test_add_func ("/layout/title-and-metadata", test_title_and_metadata);
  g_test_add_func ("/layout/foreign-title", test_foreign_title);
  g_test_add_func ("/layout/only-metadata", test_only_metadata);
  g_test_add_func ("/layout/long-line", test_long_line);
  g_test_add_func ("/layout/random", test_random);
  g_test_add_func ("/layout/direction", test_direction);
  return g_test_run ();
}
