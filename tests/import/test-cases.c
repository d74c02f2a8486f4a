/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-import.h"

/* Each file of cases/ is imported; what came of it, written a line a thing, must be what stands in
 * the file of the same name that ends in ".expect". Lines that begin with "#" are remarks. */

static const char *const kinds[] = { "paragraph", "heading",      "quote", "list-item",
                                     "caption",   "preformatted", "table", "metadata" };

static void
add_value (GString *out, const char *name, const char *value)
{
  if (value != NULL)
    g_string_append_printf (out, "%s: %s\n", name, value);
}

static void
add_span (GString *out, const char *name, SpText *text, SpSpan span)
{
  g_autofree char *words = sp_text_dup_span (text, span);
  g_auto (GStrv) lines = g_strsplit_set (words, "\r\n", -1);
  g_autofree char *line = g_strjoinv ("\\n", lines);

  add_value (out, name, line);
}

static void
add_spans (GString *out, SpArticle *article, SpText *text)
{
  guint n;
  const SpBlock *blocks = sp_article_get_blocks (article, &n);
  const SpLink *links;
  const SpEmphasis *emphasis;
  const SpSpan *datelines;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name
          = blocks[i].level > 0 ? g_strdup_printf ("%s %u", kinds[blocks[i].kind], blocks[i].level)
                                : g_strdup (kinds[blocks[i].kind]);

      add_span (out, name, text, blocks[i].span);
    }
  datelines = sp_article_get_datelines (article, &n);
  for (guint i = 0; i < n; i++)
    add_span (out, "dateline", text, datelines[i]);
  links = sp_article_get_links (article, &n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("link %s", links[i].href);

      add_span (out, name, text, links[i].span);
    }
  emphasis = sp_article_get_emphasis (article, &n);
  for (guint i = 0; i < n; i++)
    add_span (out,
              emphasis[i].kind == SP_EMPHASIS_BOLD ? "bold" : "italic",
              text,
              emphasis[i].span);
}

static char *
describe (SpArticle *article)
{
  GString *out = g_string_new (NULL);
  SpText *text = sp_article_get_text (article);
  SpSpan title = sp_article_get_title_span (article);

  add_value (out, "title", sp_article_get_title (article));
  if (title.end > title.start)
    add_span (out, "title in text", text, title);
  for (const char *const *name = sp_article_get_byline (article); *name != NULL; name++)
    add_value (out, "byline", *name);
  add_value (out, "site", sp_article_get_site (article));
  add_value (out, "published", sp_article_get_published (article));
  add_value (out, "modified", sp_article_get_modified (article));
  add_value (out, "language", sp_article_get_language (article));
  add_value (out, "lead image", sp_article_get_lead_image (article));
  add_spans (out, article, text);
  return g_string_free (out, FALSE);
}

static char *
read_expectation (const char *path)
{
  g_autofree char *name = g_strconcat (path, ".expect", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  GString *out = g_string_new (NULL);

  g_file_get_contents (name, &content, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '#' && *lines[i] != '\0')
      g_string_append_printf (out, "%s\n", lines[i]);
  return g_string_free (out, FALSE);
}

static void
test_case (gconstpointer data)
{
  const char *path = data;
  g_autofree char *content = NULL, *found = NULL, *expected = read_expectation (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SpArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  gsize n;

  g_file_get_contents (path, &content, &n, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&content), n);
  article = sp_import_bytes (bytes, NULL, &error);
  g_assert_no_error (error);
  found = describe (article);
  if (strcmp (found, expected) != 0)
    g_test_message ("%s gives\n%s", path, found);
  g_assert_cmpstr (found, ==, expected);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "import", "cases", NULL);
  dir = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *test = g_strconcat ("/import/cases/", name, NULL);

      if (!g_str_has_suffix (name, ".expect"))
        g_test_add_data_func_full (test, g_build_filename (folder, name, NULL), test_case, g_free);
    }
  return g_test_run ();
}
