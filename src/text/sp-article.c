/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-article.h"

struct _SpArticle
{
  gatomicrefcount ref_count;
  SpText *text;
  gboolean plain;
  char *title;
  SpSpan title_span;
  GPtrArray *byline; /* NULL-terminated */
  char *site;
  char *published;
  char *modified;
  char *language;
  char *url;
  char *lead_image;
  char *next_page;
  GArray *blocks;
  GArray *links;
  GArray *emphasis;
  GArray *datelines;
};

static void
clear_link (gpointer data)
{
  g_free (((SpLink *)data)->href);
}

/* Makes an article of @text with nothing else known. Returns: (transfer full). */
SpArticle *
sp_article_new (SpText *text)
{
  SpArticle *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (SpArticle, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->text = sp_text_ref (text);
  self->byline = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->byline, NULL);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (SpBlock));
  self->links = g_array_new (FALSE, FALSE, sizeof (SpLink));
  g_array_set_clear_func (self->links, clear_link);
  self->emphasis = g_array_new (FALSE, FALSE, sizeof (SpEmphasis));
  self->datelines = g_array_new (FALSE, FALSE, sizeof (SpSpan));
  return self;
}

SpArticle *
sp_article_ref (SpArticle *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_article_unref (SpArticle *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  sp_text_unref (self->text);
  g_free (self->title);
  g_ptr_array_unref (self->byline);
  g_free (self->site);
  g_free (self->published);
  g_free (self->modified);
  g_free (self->language);
  g_free (self->url);
  g_free (self->lead_image);
  g_free (self->next_page);
  g_array_unref (self->blocks);
  g_array_unref (self->links);
  g_array_unref (self->emphasis);
  g_array_unref (self->datelines);
  g_free (self);
}

/* Copies the article with another date of publication (nullable).
 * Returns: (transfer full): a new article; the text is shared. */
SpArticle *
sp_article_copy_with_published (SpArticle *self, const char *published)
{
  SpArticle *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = sp_article_new (self->text);
  copy->plain = self->plain;
  sp_article_set_title (copy, self->title, self->title_span);
  for (guint i = 0; i + 1 < self->byline->len; i++)
    sp_article_add_byline (copy, g_ptr_array_index (self->byline, i));
  sp_article_set_site (copy, self->site);
  sp_article_set_published (copy, published);
  sp_article_set_modified (copy, self->modified);
  sp_article_set_language (copy, self->language);
  sp_article_set_url (copy, self->url);
  sp_article_set_lead_image (copy, self->lead_image);
  sp_article_set_next_page (copy, self->next_page);
  g_array_append_vals (copy->blocks, self->blocks->data, self->blocks->len);
  for (guint i = 0; i < self->links->len; i++)
    {
      const SpLink *link = &g_array_index (self->links, SpLink, i);

      sp_article_add_link (copy, link->span, link->href);
    }
  g_array_append_vals (copy->emphasis, self->emphasis->data, self->emphasis->len);
  g_array_append_vals (copy->datelines, self->datelines->data, self->datelines->len);
  return copy;
}

/* Returns: (transfer none): the document text. */
SpText *
sp_article_get_text (const SpArticle *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/* Returns: TRUE if the text is the input exactly as decoded, FALSE if an importer made it from
 * marked-up input. */
gboolean
sp_article_is_plain (const SpArticle *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->plain;
}

void
sp_article_set_plain (SpArticle *self, gboolean plain)
{
  g_return_if_fail (self != NULL);

  self->plain = plain;
}

/* Returns: (nullable): the headline. */
const char *
sp_article_get_title (const SpArticle *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/* Returns: where the headline stands in the text; empty where it is known from metadata alone. */
SpSpan
sp_article_get_title_span (const SpArticle *self)
{
  SpSpan none = { 0, 0 };

  g_return_val_if_fail (self != NULL, none);

  return self->title_span;
}

/* @title: (nullable). @in_text: where it stands in the text, empty where it does not. */
void
sp_article_set_title (SpArticle *self, const char *title, SpSpan in_text)
{
  g_return_if_fail (self != NULL);

  g_free (self->title);
  self->title = g_strdup (title);
  self->title_span = in_text;
}

/* Returns: (transfer none): the authors' names, NULL-terminated. */
const char *const *
sp_article_get_byline (const SpArticle *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *)self->byline->pdata;
}

void
sp_article_add_byline (SpArticle *self, const char *name)
{
  g_return_if_fail (self != NULL && name != NULL);

  g_ptr_array_insert (self->byline, (int)self->byline->len - 1, g_strdup (name));
}

/* Returns: (nullable): the outlet. */
const char *
sp_article_get_site (const SpArticle *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->site;
}

void
sp_article_set_site (SpArticle *self, const char *value)
{
  g_return_if_fail (self != NULL);

  g_free (self->site);
  self->site = g_strdup (value);
}

/* Returns: (nullable): ISO 8601 date or date-time. */
const char *
sp_article_get_published (const SpArticle *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->published;
}

void
sp_article_set_published (SpArticle *self, const char *value)
{
  g_return_if_fail (self != NULL);

  g_free (self->published);
  self->published = g_strdup (value);
}

/* Returns: (nullable): ISO 8601 date or date-time. */
const char *
sp_article_get_modified (const SpArticle *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->modified;
}

void
sp_article_set_modified (SpArticle *self, const char *value)
{
  g_return_if_fail (self != NULL);

  g_free (self->modified);
  self->modified = g_strdup (value);
}

/* Returns: (nullable): BCP 47. */
const char *
sp_article_get_language (const SpArticle *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->language;
}

void
sp_article_set_language (SpArticle *self, const char *value)
{
  g_return_if_fail (self != NULL);

  g_free (self->language);
  self->language = g_strdup (value);
}

/* Returns: (nullable): the canonical address. */
const char *
sp_article_get_url (const SpArticle *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->url;
}

void
sp_article_set_url (SpArticle *self, const char *value)
{
  g_return_if_fail (self != NULL);

  g_free (self->url);
  self->url = g_strdup (value);
}

/* Returns: (nullable): address of the lead image. */
const char *
sp_article_get_lead_image (const SpArticle *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->lead_image;
}

void
sp_article_set_lead_image (SpArticle *self, const char *value)
{
  g_return_if_fail (self != NULL);

  g_free (self->lead_image);
  self->lead_image = g_strdup (value);
}

/* Returns: (nullable): the address at which the article goes on, where the page says that it does.
 */
const char *
sp_article_get_next_page (const SpArticle *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->next_page;
}

void
sp_article_set_next_page (SpArticle *self, const char *value)
{
  g_return_if_fail (self != NULL);

  g_free (self->next_page);
  self->next_page = g_strdup (value);
}

/* Returns: (transfer none): @n of the blocks in order of the text, apart from each other. */
const SpBlock *
sp_article_get_blocks (const SpArticle *self, guint *n)
{
  g_return_val_if_fail (self != NULL && n != NULL, NULL);

  *n = self->blocks->len;
  return (const SpBlock *)self->blocks->data;
}

void
sp_article_add_block (SpArticle *self, SpBlock block)
{
  g_return_if_fail (self != NULL);

  g_array_append_val (self->blocks, block);
}

/* Returns: (transfer none): @n of the links. */
const SpLink *
sp_article_get_links (const SpArticle *self, guint *n)
{
  g_return_val_if_fail (self != NULL && n != NULL, NULL);

  *n = self->links->len;
  return (const SpLink *)self->links->data;
}

/* @href: (transfer none): the absolute address, or as it stands where the page's own is not known.
 */
void
sp_article_add_link (SpArticle *self, SpSpan span, const char *href)
{
  SpLink link = { span, g_strdup (href) };

  g_return_if_fail (self != NULL && href != NULL);

  g_array_append_val (self->links, link);
}

/* Returns: (transfer none): @n of words set in italics or bold. */
const SpEmphasis *
sp_article_get_emphasis (const SpArticle *self, guint *n)
{
  g_return_val_if_fail (self != NULL && n != NULL, NULL);

  *n = self->emphasis->len;
  return (const SpEmphasis *)self->emphasis->data;
}

void
sp_article_add_emphasis (SpArticle *self, SpEmphasis emphasis)
{
  g_return_if_fail (self != NULL);

  g_array_append_val (self->emphasis, emphasis);
}

/* Returns: (transfer none): @n of "LONDON (Reuters) -" and the like at the head of a paragraph:
 * text, but not prose. */
const SpSpan *
sp_article_get_datelines (const SpArticle *self, guint *n)
{
  g_return_val_if_fail (self != NULL && n != NULL, NULL);

  *n = self->datelines->len;
  return (const SpSpan *)self->datelines->data;
}

void
sp_article_add_dateline (SpArticle *self, SpSpan span)
{
  g_return_if_fail (self != NULL);

  g_array_append_val (self->datelines, span);
}
