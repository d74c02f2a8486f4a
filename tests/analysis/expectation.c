/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "expectation.h"

#include <string.h>
#include "sp-decode.h"
#include "sp-error.h"
#include "sp-import.h"

static void
line_free (gpointer data)
{
  ExpectationLine *line = data;

  g_free (line->section);
  g_free (line->line);
  g_free (line);
}

void
expectation_free (Expectation *self)
{
  g_free (self->file);
  g_free (self->name);
  g_free (self->date);
  g_free (self->title);
  g_free (self->dateline);
  g_free (self->sha256);
  g_free (self->sample);
  g_string_free (self->text, TRUE);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static Expectation *
expectation_new (const char *file, const char *name)
{
  Expectation *self = g_new0 (Expectation, 1);

  self->file = g_strdup (file);
  self->name = g_strstrip (g_strdup (name));
  self->text = g_string_new (NULL);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  return self;
}

static void
add_text (Expectation *self, const char *line)
{
  if (*line == '\0')
    {
      if (self->text->len > 0 && !g_str_has_suffix (self->text->str, "\n\n"))
        g_string_append (self->text, "\n\n");
      return;
    }
  if (self->text->len > 0 && !g_str_has_suffix (self->text->str, "\n\n"))
    g_string_append_c (self->text, ' ');
  g_string_append (self->text, line);
}

static void
add_line (Expectation *self, char **section, char *line)
{
  gsize n = strlen (line);

  if (line[0] == '[' && line[n - 1] == ']')
    {
      g_free (*section);
      *section = g_strndup (line + 1, n - 2);
    }
  else if (*section == NULL && self->text->len == 0 && g_str_has_prefix (line, "date:"))
    self->date = g_strstrip (g_strdup (line + strlen ("date:")));
  else if (*section == NULL && self->text->len == 0 && g_str_has_prefix (line, "title:"))
    self->title = g_strstrip (g_strdup (line + strlen ("title:")));
  else if (*section == NULL && self->text->len == 0 && g_str_has_prefix (line, "dateline:"))
    self->dateline = g_strstrip (g_strdup (line + strlen ("dateline:")));
  else if (*section == NULL && self->text->len == 0 && g_str_has_prefix (line, "sha256:"))
    self->sha256 = g_strstrip (g_strdup (line + strlen ("sha256:")));
  else if (*section == NULL && self->text->len == 0 && g_str_has_prefix (line, "sample:"))
    self->sample = g_strstrip (g_strdup (line + strlen ("sample:")));
  else if (*section == NULL)
    add_text (self, line);
  else if (*line != '\0')
    {
      ExpectationLine *expected = g_new0 (ExpectationLine, 1);

      expected->section = g_strdup (*section);
      expected->line = g_strdup (line);
      g_ptr_array_add (self->lines, expected);
    }
}

/* Reads the cases of the file at @path. Returns: (transfer full) (element-type Expectation). */
GPtrArray *
expectation_read (const char *path, const char *file, GError **error)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify)expectation_free);
  g_autofree char *contents = NULL;
  g_autofree char *section = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &contents, NULL, error))
    return NULL;
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (lines[i][0] == '#')
        continue;
      g_strstrip (lines[i]);
      if (g_str_has_prefix (lines[i], "==="))
        {
          g_clear_pointer (&section, g_free);
          g_ptr_array_add (cases, expectation_new (file, lines[i] + strlen ("===")));
        }
      else if (cases->len > 0)
        add_line (g_ptr_array_index (cases, cases->len - 1), &section, lines[i]);
      else if (*lines[i] != '\0')
        {
          g_set_error (error,
                       SP_ERROR,
                       SP_ERROR_INVALID,
                       "%s: no case begins before line %u",
                       file,
                       i + 1);
          return NULL;
        }
    }
  return g_steal_pointer (&cases);
}

/* The title is a heading, each paragraph a block of its own, as importers give them. */
static void
add_blocks (SpArticle *article, const char *title)
{
  guint n;
  const SpSpan *paragraphs = sp_text_get_paragraphs (sp_article_get_text (article), &n);

  sp_article_set_title (article, title, paragraphs[0]);
  for (guint i = 0; i < n; i++)
    sp_article_add_block (
        article,
        (SpBlock){ paragraphs[i], i == 0 ? SP_BLOCK_HEADING : SP_BLOCK_PARAGRAPH, i == 0 ? 1 : 0 });
}

/* Reads the plain text at @path if it is the one that is looked for. */
static SpArticle *
read_if_wanted (const char *path, const char *sha256)
{
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SpText) text = NULL;
  gsize n = 0;

  if (!g_file_get_contents (path, &contents, &n, NULL))
    return NULL;
  bytes = g_bytes_new_take (g_steal_pointer (&contents), n);
  text = sp_decode (bytes, NULL, NULL);
  if (text == NULL || strcmp (sp_text_get_sha256 (text), sha256) != 0)
    return NULL;
  return sp_import_plain (text, NULL);
}

/* Looks for the article of a case that does not hold its text in the shared folder:
 * $STANDPOINT_SHARED, or "shared" beside the source tree. Returns: (transfer full) (nullable): NULL
 * if it is not there. */
SpArticle *
expectation_find_article (const Expectation *self)
{
  g_autofree char *beside = g_test_build_filename (G_TEST_DIST, "..", "..", "shared", NULL);
  const char *shared = g_getenv ("STANDPOINT_SHARED");
  g_autofree char *folder = g_build_filename (shared != NULL ? shared : beside, "articles", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  SpArticle *article = NULL;
  const char *name;

  while (dir != NULL && article == NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      article = read_if_wanted (path, self->sha256);
    }
  return article;
}

/* Imports the shipped sample article that the case names. Returns: (transfer full). */
SpArticle *
expectation_open_sample (const Expectation *self)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "..", "data", "samples", self->sample, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SpText) text = NULL;
  g_autoptr (GError) error = NULL;
  gsize n = 0;

  g_file_get_contents (path, &contents, &n, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&contents), n);
  text = sp_decode (bytes, NULL, &error);
  g_assert_no_error (error);
  return sp_import_plain (text, NULL);
}

/* Makes the article that the case describes. Returns: (transfer full). */
SpArticle *
expectation_make_article (const Expectation *self)
{
  g_autoptr (SpText) text = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *body = g_strconcat (self->dateline != NULL ? self->dateline : "",
                                       self->dateline != NULL ? " " : "",
                                       self->text->str,
                                       NULL);
  g_autofree char *whole = NULL;
  SpArticle *article;

  g_strchomp (body);
  whole = self->title != NULL ? g_strconcat (self->title, "\n\n", body, NULL) : g_strdup (body);
  text = sp_text_new (whole, -1, &error);
  g_assert_no_error (error);
  article = sp_article_new (text);
  if (self->title != NULL)
    add_blocks (article, self->title);
  if (self->dateline != NULL)
    {
      guint start = self->title != NULL ? (guint)g_utf8_strlen (self->title, -1) + 2 : 0;
      guint length = (guint)g_utf8_strlen (self->dateline, -1);

      sp_article_add_dateline (article, (SpSpan){ start, start + length });
    }
  if (self->date != NULL)
    sp_article_set_published (article, self->date);
  return article;
}
