/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-error.h"
#include "sp-import-formats.h"

typedef struct
{
  guint size; /* points */
  guint x, y; /* from the bottom, as PDF counts */
  const char *words;
} Line;

/* Page heads and numbers, a headline, two paragraphs of which the second begins after a short line,
 * a word cut at the end of a line, a sentence that goes on behind the page. */
static const Line first[] = {
  { 10, 60, 800, "Harbour Gazette" },
  { 20, 60, 760, "Quay reopened after the storm" },
  { 11,
    60,
    720,
    "The mayor said on Tuesday that the quay was open to ships again, and that the reop-" },
  { 11,
    60,
    706,
    "ening had cost less than was feared by all who had seen it on the morning after." },
  { 11, 60, 692, "Nobody was hurt." },
  { 11,
    60,
    678,
    "Fishermen said that they had waited for it for three weeks, and that they would go out" },
  { 10, 300, 30, "1" },
};
static const Line second[] = {
  { 10, 60, 800, "Harbour Gazette" },
  { 11,
    60,
    760,
    "before the week was over, whatever the weather would be like on the way to the banks." },
  { 11, 60, 732, "The insurers denied that they had delayed the work." },
  { 10, 300, 30, "2" },
};
static const Line third[] = {
  { 10, 60, 800, "Harbour Gazette" },
  { 11, 60, 760, "A hearing is set for May." },
  { 10, 300, 30, "3" },
};

static void
add_object (GString *pdf, GArray *offsets, const char *body)
{
  g_array_append_val (offsets, pdf->len);
  g_string_append_printf (pdf, "%u 0 obj\n%s\nendobj\n", offsets->len, body);
}

static void
add_page (GString *pdf, GArray *offsets, const Line *lines, guint n)
{
  g_autoptr (GString) stream = g_string_new ("BT\n");
  g_autofree char *page = NULL, *content = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (stream,
                            "/F1 %u Tf 1 0 0 1 %u %u Tm (%s) Tj\n",
                            lines[i].size,
                            lines[i].x,
                            lines[i].y,
                            lines[i].words);
  g_string_append (stream, "ET\n");
  page = g_strdup_printf ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %u 0 R "
                          "/Resources << /Font << /F1 3 0 R >> >> >>",
                          offsets->len + 2);
  content
      = g_strdup_printf ("<< /Length %u >>\nstream\n%sendstream", (guint)stream->len, stream->str);
  add_object (pdf, offsets, page);
  add_object (pdf, offsets, content);
}

static GBytes *
make_pdf (void)
{
  g_autoptr (GString) pdf = g_string_new ("%PDF-1.4\n");
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize table;

  add_object (pdf, offsets, "<< /Type /Catalog /Pages 2 0 R >>");
  add_object (pdf, offsets, "<< /Type /Pages /Kids [5 0 R 7 0 R 9 0 R] /Count 3 >>");
  add_object (pdf, offsets, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  add_object (
      pdf,
      offsets,
      "<< /Title (A title of the file) /Author (Ana Ruiz) /CreationDate (D:20240326080000Z) >>");
  add_page (pdf, offsets, first, G_N_ELEMENTS (first));
  add_page (pdf, offsets, second, G_N_ELEMENTS (second));
  add_page (pdf, offsets, third, G_N_ELEMENTS (third));
  table = pdf->len;
  g_string_append_printf (pdf, "xref\n0 %u\n0000000000 65535 f \n", offsets->len + 1);
  for (guint i = 0; i < offsets->len; i++)
    g_string_append_printf (pdf, "%010u 00000 n \n", (guint)g_array_index (offsets, gsize, i));
  g_string_append_printf (
      pdf,
      "trailer\n<< /Size %u /Root 1 0 R /Info 4 0 R >>\nstartxref\n%u\n%%%%EOF\n",
      offsets->len + 1,
      (guint)table);
  return g_bytes_new (pdf->str, pdf->len);
}

static void
test_pages (void)
{
  g_autoptr (GBytes) bytes = make_pdf ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SpArticle) article = sp_import_bytes (bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (
      sp_text_get_utf8 (sp_article_get_text (article)),
      ==,
      "Quay reopened after the storm\n\n"
      "The mayor said on Tuesday that the quay was open to ships again, and that the reopening had "
      "cost less than was feared by all who had seen it on the morning after. Nobody was hurt.\n\n"
      "Fishermen said that they had waited for it for three weeks, and that they would go out "
      "before the week was over, whatever the weather would be like on the way to the banks.\n\n"
      "The insurers denied that they had delayed the work.\n\n"
      "A hearing is set for May.");
  g_assert_cmpstr (sp_article_get_title (article), ==, "Quay reopened after the storm");
  g_assert_cmpstr (sp_article_get_byline (article)[0], ==, "Ana Ruiz");
  g_assert_cmpstr (sp_article_get_published (article), ==, "2024-03-26");
}

static void
test_broken (void)
{
  g_autoptr (GBytes) whole = make_pdf ();
  gsize n = g_bytes_get_size (whole);

  for (gsize i = 5; i < n; i += 97)
    {
      g_autoptr (GBytes) part = g_bytes_new (g_bytes_get_data (whole, NULL), i);
      g_autoptr (GError) error = NULL;
      g_autoptr (SpArticle) article = sp_import_pdf (part, &error);

      g_assert_true ((article == NULL) == (error != NULL));
      if (article == NULL)
        g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/pdf/pages", test_pages);
  g_test_add_func ("/import/pdf/broken", test_broken);
  return g_test_run ();
}
