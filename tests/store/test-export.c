/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>
#include "sp-analysis-private.h"
#include "sp-export-html.h"
#include "sp-export.h"

static const char words[] = "A *title* <b>\n- \"one\", & _two_\n=SUM(1)";

static SpArticle *
make_article (void)
{
  g_autoptr (SpText) text = sp_text_new (words, -1, NULL);
  SpArticle *article = sp_article_new (text);

  sp_article_set_title (article, "A *title* <b>", (SpSpan){ 0, 13 });
  sp_article_set_site (article, "=HYPERLINK(\"x\")");
  sp_article_set_published (article, "2024-03-28");
  sp_article_set_language (article, "en\"><script>");
  sp_article_add_block (article, (SpBlock){ { 0, 13 }, SP_BLOCK_HEADING, 1 });
  sp_article_add_block (article, (SpBlock){ { 14, 30 }, SP_BLOCK_PARAGRAPH, 0 });
  sp_article_add_block (article, (SpBlock){ { 31, 38 }, SP_BLOCK_QUOTE, 0 });
  return article;
}

static SpAnalysis *
make_analysis (SpArticle *article)
{
  SpAnalysis *analysis = sp_analysis_new (sp_article_get_text (article));
  SpQuote *quote = sp_quote_new (SP_QUOTE_DIRECT);
  SpStance *stance = sp_stance_new (0, SP_STANCE_DENIES);

  g_ptr_array_add (analysis->parties, sp_party_new ("+A <Party>", SP_PARTY_GROUP));
  sp_spans_add (&quote->content, (SpSpan){ 16, 21 });
  sp_spans_add (&quote->content, (SpSpan){ 25, 30 });
  quote->speaker = 0;
  quote->confidence = 0.5;
  g_ptr_array_add (analysis->quotes, quote);
  stance->target_party = 0;
  sp_spans_add (&stance->evidence, (SpSpan){ 31, 38 });
  g_ptr_array_add (analysis->stances, stance);
  return analysis;
}

static void
test_markdown (void)
{
  g_autoptr (SpArticle) article = make_article ();
  g_autoptr (SpAnalysis) analysis = make_analysis (article);
  g_autoptr (GString) out = g_string_new (NULL);

  sp_export_append_markdown (out, article, analysis);
  g_assert_cmpstr (
      out->str,
      ==,
      "# A \\*title\\* \\<b\\>\n\n- Site: \\=HYPERLINK(\"x\")\n- Published: 2024-03-28\n\n"
      "\\- \"one\", & \\_two\\_\n\n> \\=SUM(1)\n\n"
      "## Quotes found\n\n- **\\+A \\<Party\\>**: \"one\" … \\_two\\_ (direct)\n"
      "\n## Stances found\n\n- **\\+A \\<Party\\>** denies: \\+A \\<Party\\>\n\n");
}

static void
test_html (void)
{
  g_autoptr (SpArticle) article = make_article ();
  g_autoptr (SpAnalysis) analysis = make_analysis (article);
  g_autoptr (GString) out = g_string_new (NULL);

  sp_export_append_html_head (out, "<x>");
  sp_export_append_html (out, article, analysis, NULL, NULL);
  sp_export_append_html_foot (out);
  g_assert_nonnull (strstr (out->str, "<title>&lt;x&gt;</title>"));
  g_assert_nonnull (strstr (out->str, "<article lang=\"en&quot;&gt;&lt;script&gt;\">"));
  g_assert_nonnull (strstr (out->str, "<h1>A *title* &lt;b&gt;</h1>"));
  g_assert_nonnull (strstr (out->str, "<p>- &quot;one&quot;, &amp; _two_</p>"));
  g_assert_nonnull (strstr (out->str, "<blockquote>=SUM(1)</blockquote>"));
  g_assert_nonnull (
      strstr (out->str,
              "<li><b>+A &lt;Party&gt;</b>: &quot;one&quot; … _two_ <small>direct</small></li>"));
  g_assert_null (strstr (out->str, "<script"));
  g_assert_null (strstr (out->str, "<h2>"));
  g_assert_true (g_str_has_suffix (out->str, "</body>\n</html>\n"));
}

static void
test_csv (void)
{
  g_autoptr (SpArticle) article = make_article ();
  g_autoptr (SpAnalysis) analysis = make_analysis (article);
  g_autoptr (GString) out = g_string_new (NULL);

  sp_export_append_csv_head (out);
  sp_export_append_csv (out, article, analysis);
  g_assert_cmpstr (out->str,
                   ==,
                   "finding,article,site,published,party,what,toward,words,confidence,note,tags\r\n"
                   "\"quote\",\"A *title* <b>\",\"'=HYPERLINK(\"\"x\"\")\",\"2024-03-28\",\"'+A "
                   "<Party>\",\"direct\",\"\",\"\"\"one\"\" … "
                   "_two_\",\"0.50\",\"\",\"\"\r\n"
                   "\"stance\",\"A *title* <b>\",\"'=HYPERLINK(\"\"x\"\")\",\"2024-03-28\",\"'+A "
                   "<Party>\",\"denies\",\"'+A <Party>\","
                   "\"'=SUM(1)\",\"0.00\",\"\",\"\"\r\n");
}

static SpCorrections *
make_notes (SpArticle *article)
{
  g_autoptr (SpAnalysis) analysis = sp_analysis_new (sp_article_get_text (article));
  g_autoptr (GPtrArray) operations
      = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_operation_unref);
  g_autoptr (SpMark) mark = sp_mark_new (sp_article_get_text (article), (SpSpan){ 2, 9 }, 3);
  g_autoptr (SpMark) lost = sp_mark_new_on_article ("<i> & \"so\"");
  const char *tags[] = { "a_b", NULL };

  sp_mark_set_tags (mark, tags);
  lost->on_text = TRUE;
  lost->anchor.exact = g_strdup ("words that nobody wrote here");
  g_ptr_array_add (operations, sp_operation_new_add_mark (mark));
  g_ptr_array_add (operations, sp_operation_new_add_mark (lost));
  g_ptr_array_add (operations, sp_operation_new_tag ("port", TRUE));
  return sp_corrections_apply (analysis, operations);
}

static void
test_notes (void)
{
  g_autoptr (SpArticle) article = make_article ();
  g_autoptr (SpCorrections) notes = make_notes (article);
  g_autoptr (GString) out = g_string_new (NULL);
  const char *const colours[] = { "", "", "To <do>", NULL };

  sp_export_append_markdown_notes (out, notes, NULL);
  g_assert_cmpstr (out->str,
                   ==,
                   "## Notes\n\nTags: port\n\n- “\\*title\\*” (colour 3) — tags: a\\_b\n"
                   "- “words that nobody wrote here” *(the words are no longer in the article)*: "
                   "\\<i\\> & \"so\"\n\n");
  g_string_truncate (out, 0);
  sp_export_append_html_notes (out, notes, NULL);
  g_assert_nonnull (strstr (out->str, "<mark class=\"colour-3\">*title*</mark>"));
  g_assert_nonnull (strstr (out->str, "<p>&lt;i&gt; &amp; &quot;so&quot;</p>"));
  g_string_truncate (out, 0);
  g_assert_null (strstr (out->str, "To &lt;do&gt;"));
  sp_export_append_html_notes (out, notes, colours);
  g_assert_nonnull (strstr (out->str, "<small>To &lt;do&gt;</small>"));
  g_string_truncate (out, 0);
  sp_export_append_csv_notes (out, article, notes, NULL);
  g_assert_nonnull (strstr (out->str, "\"colour 3\",\"\",\"*title*\",\"\",\"\",\"a_b\"\r\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/markdown", test_markdown);
  g_test_add_func ("/export/html", test_html);
  g_test_add_func ("/export/csv", test_csv);
  g_test_add_func ("/export/notes", test_notes);
  return g_test_run ();
}
