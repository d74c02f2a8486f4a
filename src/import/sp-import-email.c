/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-import-formats.h"

#include <string.h>
#include "sp-decode.h"
#include "sp-error.h"
#include "sp-mime.h"
#include "sp-page-facts.h"

/* Newsletters saved from a mail program, and pages that a browser saved as one file (MHTML): the
 * same format, but what the one says of itself in its headers, the other says in its page. */

#define SNIFF_BYTES (16 * 1024)

/* Does it begin with headers, and among them the two of every message of several parts? */
gboolean
sp_import_looks_like_email (const char *data, gsize n)
{
  g_autofree char *head = NULL;
  const char *stop;
  gsize name;

  g_return_val_if_fail (data != NULL || n == 0, FALSE);

  for (name = 0; name < MIN (n, 64); name++)
    if (!g_ascii_isalnum (data[name]) && data[name] != '-')
      break;
  if (name == 0 || name >= n || (data[name] != ':' && !g_str_has_prefix (data, "From ")))
    return FALSE;
  head = g_ascii_strdown (data, (gssize)MIN (n, SNIFF_BYTES));
  stop = strstr (head, "\n\n");
  if (stop == NULL)
    stop = strstr (head, "\r\n\r\n");
  if (stop != NULL)
    head[stop - head] = '\0';
  return (strstr (head, "\nmime-version:") != NULL || g_str_has_prefix (head, "mime-version:"))
         && strstr (head, "content-type:") != NULL && strstr (head, "\nsubject:") != NULL;
}

/* How good a part is as the article: pages before text, the first before the others. */
static const SpMimePart *
find_body (const SpMimePart *part)
{
  const SpMimePart *text = NULL;
  const char *disposition = sp_mime_part_get_header (part, "content-disposition");

  if (disposition != NULL && g_ascii_strncasecmp (disposition, "attachment", 10) == 0)
    return NULL;
  if (part->parts->len == 0)
    return strcmp (part->type, "text/html") == 0 || strcmp (part->type, "text/plain") == 0
                   || strcmp (part->type, "application/xhtml+xml") == 0
               ? part
               : NULL;
  for (guint i = 0; i < part->parts->len; i++)
    {
      const SpMimePart *found = find_body (g_ptr_array_index (part->parts, i));

      if (found != NULL && strcmp (found->type, "text/plain") != 0)
        return found;
      text = text != NULL ? text : found;
    }
  return text;
}

/* The name of "Harbour Gazette <news@example.org>", else what stands before the "@". */
static char *
dup_sender (const SpMimePart *message)
{
  g_autofree char *words = sp_mime_part_dup_words (message, "from");
  g_auto (GStrv) halves = words != NULL ? g_strsplit (words, "<", 2) : NULL;
  char *name;

  if (halves == NULL || halves[0] == NULL)
    return NULL;
  name = g_strdup (halves[0]);
  g_strdelimit (name, "\"\r\n\t", ' ');
  g_strstrip (name);
  if (*name == '\0' || strchr (name, '@') != NULL)
    g_clear_pointer (&name, g_free);
  return name;
}

/* What the headers of a newsletter say goes before what its page says. */
static void
set_facts (SpArticle *article, const SpMimePart *message)
{
  g_autofree char *subject = sp_mime_part_dup_words (message, "subject");
  g_autofree char *sender = dup_sender (message);
  g_autofree char *date = NULL;
  const char *sent = sp_mime_part_get_header (message, "date");

  date = sent != NULL ? sp_page_date (sent) : NULL;
  if (subject != NULL && *g_strstrip (subject) != '\0')
    sp_article_set_title (article, subject, (SpSpan){ 0, 0 });
  if (sender != NULL && sp_article_get_site (article) == NULL)
    sp_article_set_site (article, sender);
  if (date != NULL && sp_article_get_published (article) == NULL)
    sp_article_set_published (article, date);
}

/* Makes an article of a message or of a page saved as MHTML. Returns: (transfer full): NULL with
 * SP_ERROR_INVALID where there is no text in it. */
SpArticle *
sp_import_email (GBytes *bytes, GError **error)
{
  gsize n;
  const char *data, *charset, *url;
  g_autoptr (SpMimePart) message = NULL;
  const SpMimePart *part;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (SpText) text = NULL;
  SpArticle *article;
  gboolean page;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &n);
  message = sp_mime_parse (data, n);
  part = find_body (message);
  if (part == NULL)
    {
      g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, "there is no text in this message");
      return NULL;
    }
  charset = sp_mime_part_get_term (part, "charset");
  body = sp_mime_part_decode (part);
  url = sp_mime_part_get_header (message, "snapshot-content-location");
  page = strcmp (message->type, "multipart/related") == 0
         && (url != NULL || (url = sp_mime_part_get_header (part, "content-location")) != NULL);
  if (strcmp (part->type, "text/plain") != 0)
    article = sp_import_html (body, charset, page ? url : NULL, error);
  else
    {
      text = sp_decode (body, charset, NULL);
      if (text == NULL)
        text = sp_decode (body, NULL, error);
      article = text != NULL ? sp_import_plain (text, error) : NULL;
    }
  if (article != NULL && !page)
    set_facts (article, message);
  return article;
}
