/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-import-formats.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>
#include "sp-decode.h"
#include "sp-import-whole.h"
#include "sp-page-facts.h"

#define MAX_FACTS 64 /* lines between the "---" */

typedef struct
{
  char *title, *url, *site, *published, *language;
  GPtrArray *names;
} Front;

static void
front_clear (Front *front)
{
  g_free (front->title);
  g_free (front->url);
  g_free (front->site);
  g_free (front->published);
  g_free (front->language);
  g_clear_pointer (&front->names, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Front, front_clear)

static char *
dup_unquoted (const char *value)
{
  char *copy = g_strstrip (g_strdup (value));
  gsize n = strlen (copy);

  if (n >= 2 && (*copy == '"' || *copy == '\'') && copy[n - 1] == *copy)
    {
      copy[n - 1] = '\0';
      memmove (copy, copy + 1, n - 1);
    }
  return copy;
}

/* "Ana Ruiz", "[Ana Ruiz, Bo Lind]", or "- Ana Ruiz" on a line of its own. */
static void
add_names (Front *front, const char *value)
{
  g_autofree char *list = g_strdup (value);
  g_auto (GStrv) names = NULL;

  g_strdelimit (list, "[]", ' ');
  names = g_strsplit (list, ",", 16);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = dup_unquoted (names[i]);

      if (*name != '\0')
        g_ptr_array_add (front->names, g_steal_pointer (&name));
    }
}

static void
set_fact (Front *front, const char *key, const char *value)
{
  static const struct
  {
    const char *key;
    gsize offset;
  } facts[] = {
    { "title", G_STRUCT_OFFSET (Front, title) },
    { "url", G_STRUCT_OFFSET (Front, url) },
    { "source", G_STRUCT_OFFSET (Front, url) },
    { "link", G_STRUCT_OFFSET (Front, url) },
    { "site", G_STRUCT_OFFSET (Front, site) },
    { "publisher", G_STRUCT_OFFSET (Front, site) },
    { "date", G_STRUCT_OFFSET (Front, published) },
    { "published", G_STRUCT_OFFSET (Front, published) },
    { "lang", G_STRUCT_OFFSET (Front, language) },
    { "language", G_STRUCT_OFFSET (Front, language) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    if (strcmp (facts[i].key, key) == 0)
      {
        char **fact = G_STRUCT_MEMBER_P (front, facts[i].offset);

        if (*fact == NULL)
          *fact = dup_unquoted (value);
      }
}

/* Reads what many programs write before the text: lines "key: value" between two lines "---".
 * Returns: where the text begins. */
static const char *
read_front (const char *text, Front *front)
{
  g_autofree char *last = g_strdup ("");
  const char *p = text, *next;

  if (!g_str_has_prefix (p, "---\n") && !g_str_has_prefix (p, "---\r\n"))
    return text;
  p = strchr (p, '\n') + 1;
  for (guint i = 0; i < MAX_FACTS && *p != '\0'; i++, p = next)
    {
      gsize n = strcspn (p, "\n");
      g_autofree char *line = g_strndup (p, n);
      char *colon = strchr (line, ':');

      next = p + n + (p[n] == '\n');
      g_strchomp (line);
      if (strcmp (line, "---") == 0 || strcmp (line, "...") == 0)
        return next;
      if ((*line == '-' || *line == ' ') && g_str_has_prefix (last, "author"))
        add_names (front, line + strspn (line, "- "));
      if (colon == NULL || *line == ' ' || *line == '-')
        continue;
      *colon = '\0';
      g_free (last);
      last = g_ascii_strdown (line, -1);
      if (g_str_has_prefix (last, "author") || strcmp (last, "byline") == 0)
        add_names (front, colon + 1);
      else
        set_fact (front, last, colon + 1);
    }
  front_clear (front); /* it has no end: a rule, and text behind it */
  *front = (Front){ .names = g_ptr_array_new_with_free_func (g_free) };
  return text;
}

static void
set_facts (SpArticle *article, const Front *front)
{
  g_autofree char *date = front->published != NULL ? sp_page_date (front->published) : NULL;

  for (guint i = 0; i < front->names->len; i++)
    sp_article_add_byline (article, g_ptr_array_index (front->names, i));
  if (front->site != NULL)
    sp_article_set_site (article, front->site);
  if (date != NULL)
    sp_article_set_published (article, date);
  if (front->language != NULL && *front->language != '\0')
    sp_article_set_language (article, front->language);
}

static gboolean
is_web_link (const char *url)
{
  return url != NULL && (g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://"));
}

/* Makes an article of Markdown, with what its front matter says. HTML in it is left out.
 * @charset, @url: nullable. Returns: (transfer full): NULL with SP_ERROR_INVALID where there is no
 * text, or with SP_ERROR_ENCODING. */
SpArticle *
sp_import_markdown (GBytes *bytes, const char *charset, const char *url, GError **error)
{
  g_autoptr (SpText) text = NULL;
  g_autoptr (SpWhole) whole = sp_whole_new ();
  g_autoptr (GBytes) page = NULL;
  g_auto (Front) front = { 0 };
  const char *words;
  SpArticle *article;
  char *html;

  g_return_val_if_fail (bytes != NULL, NULL);

  text = sp_decode (bytes, charset, NULL);
  if (text == NULL)
    text = sp_decode (bytes, NULL, error);
  if (text == NULL)
    return NULL;
  front.names = g_ptr_array_new_with_free_func (g_free);
  words = read_front (sp_text_get_utf8 (text), &front);
  html = cmark_markdown_to_html (words, strlen (words), CMARK_OPT_DEFAULT);
  page = g_bytes_new_with_free_func (html, strlen (html), free, html);
  if (!sp_whole_add (whole, page, error))
    return NULL;
  if (url == NULL && is_web_link (front.url))
    url = front.url;
  article = sp_whole_finish (whole, front.title, url, error);
  if (article != NULL)
    set_facts (article, &front);
  return article;
}
