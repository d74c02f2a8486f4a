/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The article with its notes on paper: what is on it, and that it is a PDF file. */
#include "config.h"
#include "sp-app-test.h"

#include <glib/gstdio.h>
#include <string.h>

#include "sp-print.h"
#include "sp-story.h"
#include "sp-window-private.h"

/* A document with highlights that nest, notes on words and on the article. */
static SpWindow *
open_story (void)
{
  SpWindow *window = sp_app_test_open_window (1180, 900);
  const char *const words[] = { "two trade agreements", "announced that it would end two trade" };
  g_autoptr (SpMark) mark = NULL, about = NULL;
  const char *tags[] = { "dates", NULL };
  SpText *text;

  sp_app_test_show_story (window);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      sp_app_test_select (window, words[i]);
      g_action_group_activate_action (G_ACTION_GROUP (window),
                                      "highlight",
                                      g_variant_new_uint32 (2 + i));
    }
  text = sp_article_get_text (sp_document_get_article (window->document));
  mark = sp_mark_new (text, (SpSpan){ 600, 640 }, 5);
  sp_mark_set_note (mark, "Who measured that, and when? Compare the reports of the commission.");
  sp_mark_set_tags (mark, tags);
  about = sp_mark_new_on_article ("Both sides have a say; the commission has none.");
  sp_operation_log_take (sp_document_get_log (window->document), sp_operation_new_add_mark (mark));
  sp_operation_log_take (sp_document_get_log (window->document), sp_operation_new_add_mark (about));
  return window;
}

static const SpPrintPiece *
find_piece (GPtrArray *pieces, const char *words)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      const SpPrintPiece *piece = g_ptr_array_index (pieces, i);

      if (strstr (piece->text, words) != NULL)
        return piece;
    }
  return NULL;
}

/* The numbers stand behind the words, and the highlights lie on the words without them. */
static void
test_text (void)
{
  SpWindow *window = open_story ();
  g_autoptr (GPtrArray) pieces
      = sp_print_text_new (window->document, SP_PRINT_NOTES | SP_PRINT_FINDINGS);
  g_autoptr (GPtrArray) bare = sp_print_text_new (window->document, 0);
  const SpPrintPiece *piece = g_ptr_array_index (pieces, 0);
  const SpPrintHighlight *highlight;
  g_autofree char *lit = NULL;

  g_assert_cmpstr (piece->text, ==, "Norland rejects Sudria’s claims over the Aren dam");
  g_assert_true (piece->bold && piece->joined);
  piece = find_piece (pieces, "flatly turned down");
  g_assert_nonnull (strstr (piece->text, "end two trade1 agreements2"));
  g_assert_cmpuint (piece->highlights->len, ==, 2);
  highlight = &g_array_index (piece->highlights, SpPrintHighlight, 1);
  lit = g_strndup (piece->text + highlight->start, highlight->end - highlight->start);
  g_assert_cmpstr (lit, ==, "two trade1 agreements");
  g_assert_cmpuint (highlight->colour, ==, 2);
  g_assert_nonnull (find_piece (pieces, "1  Well put  “announced that it would end two trade”"));
  g_assert_nonnull (find_piece (pieces, "–  About the Article"));
  g_assert_nonnull (find_piece (pieces, "Who measured that, and when?"));
  g_assert_nonnull (find_piece (pieces, "Tomas Reyl  accuses → Norland: "));
  /* what is left out is left out */
  g_assert_null (find_piece (bare, "Who measured that"));
  g_assert_null (find_piece (bare, "accuses →"));
  g_assert_null (find_piece (pieces, "Meridian Post\n"));
  sp_app_test_close_window (window);
}

static gsize export(SpDocument *document, const char *name, SpPrintParts parts, gboolean serif)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_BUILT, "screens", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL), *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize n;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_unlink (path);
  g_assert_true (sp_print_export (document, parts, serif, NULL, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, &n, &error));
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
  g_assert_cmpuint (n, >, 1000);
  g_assert_true (g_str_has_prefix (content + n - 6, "%%EOF"));
  return n;
}

static void
test_pdf (void)
{
  SpWindow *window = open_story ();
  gsize all = export(window->document, "print.pdf", SP_PRINT_NOTES | SP_PRINT_FINDINGS, FALSE);
  gsize bare = export(window->document, "print-bare.pdf", 0, TRUE);

  g_assert_cmpuint (all, >, bare);
  sp_app_test_close_window (window);
}

/* Many pages, words that run from right to left, a place that cannot be written. */
static void
test_others (void)
{
  SpWindow *window = sp_app_test_open_window (1180, 900);
  g_autoptr (SpArticle) rtl = sp_story_make_rtl_article (),
                        longer = sp_story_make_long_article (9000);
  g_autoptr (GError) error = NULL;

  sp_app_test_show_article (window, rtl);
  sp_app_test_select (window, "حكومة نورلند");
  g_action_group_activate_action (G_ACTION_GROUP (window), "highlight", g_variant_new_uint32 (4));
  export(window->document, "print-rtl.pdf", SP_PRINT_NOTES, FALSE);
  sp_app_test_show_article (window, longer);
  g_assert_cmpuint (export(window->document, "print-long.pdf", SP_PRINT_NOTES, TRUE), >, 20000);
  g_assert_false (
      sp_print_export (window->document, 0, FALSE, NULL, "/nowhere/at/all.pdf", &error));
  g_assert_nonnull (error);
  sp_window_export_pdf (window, "/nowhere/at/all.pdf"); /* which is said */
  sp_app_test_close_window (window);
}

int
main (int argc, char **argv)
{
  sp_app_test_init (&argc, &argv);
  g_test_add_func ("/print/text", test_text);
  g_test_add_func ("/print/pdf", test_pdf);
  g_test_add_func ("/print/others", test_others);
  return g_test_run ();
}
