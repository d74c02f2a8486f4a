/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-import.h"

#include <string.h>
#include "sp-decode.h"
#include "sp-error.h"
#include "sp-import-formats.h"
#include "sp-limits.h"

/* A page says what it is within its first bytes. */
#define SNIFF_BYTES 1024

static gboolean
looks_like_html (const char *data, gsize n)
{
  static const char *const signs[]
      = { "<!doctype html", "<html", "<head", "<body", "<article", "<meta ", "<p>", "<div" };
  g_autofree char *head = g_ascii_strdown (data, (gssize)MIN (n, SNIFF_BYTES));
  const char *p = head;

  if (g_str_has_prefix (p, "\xef\xbb\xbf"))
    p += 3;
  p += strspn (p, " \t\r\n");
  if (*p != '<')
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strstr (p, signs[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
looks_like_pdf (const char *data, gsize n)
{
  return g_strstr_len (data, (gssize)MIN (n, SNIFF_BYTES), "%PDF-") != NULL;
}

/* The first file of the archive says what it is, and stands there as it is. */
static gboolean
looks_like_epub (const char *data, gsize n)
{
  static const char sign[] = "mimetypeapplication/epub+zip";

  return n > 30 + strlen (sign) && memcmp (data, "PK\003\004", 4) == 0
         && memcmp (data + 30, sign, strlen (sign)) == 0;
}

/* The formats in the order in which they are tried. What the bytes show goes before what is told of
 * them; text and Markdown show nothing. */
static const struct
{
  const char *type;
  gboolean (*looks) (const char *data, gsize n); /* nullable */
  const char *told[6];
  const char *endings[5];
} formats[] = {
  { "application/pdf", looks_like_pdf, { "application/pdf" }, { ".pdf" } },
  { "application/epub+zip", looks_like_epub, { "application/epub+zip" }, { ".epub" } },
  { "message/rfc822",
    sp_import_looks_like_email,
    { "message/rfc822", "multipart/related", "application/x-mimearchive" },
    { ".eml", ".mht", ".mhtml" } },
  { "text/html",
    looks_like_html,
    { "text/html", "application/xhtml+xml" },
    { ".html", ".htm", ".xhtml" } },
  { "text/markdown", NULL, { "text/markdown", "text/x-markdown" }, { ".md", ".markdown" } },
};

static gboolean
is_told (guint format, const SpImportHint *hint)
{
  g_autofree char *small = hint->name != NULL ? g_ascii_strdown (hint->name, -1) : NULL;

  if (hint->content_type != NULL && g_strv_contains (formats[format].told, hint->content_type))
    return TRUE;
  for (guint i = 0; small != NULL && formats[format].endings[i] != NULL; i++)
    if (g_str_has_suffix (small, formats[format].endings[i]))
      return TRUE;
  return FALSE;
}

/* What @bytes are, by themselves or by @hint (nullable). Returns: a media type, for good; what
 * looks like nothing else is text/plain. */
const char *
sp_import_guess_type (GBytes *bytes, const SpImportHint *hint)
{
  const char *data;
  gsize n;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &n);
  for (guint i = 0; n > 0 && i < G_N_ELEMENTS (formats); i++)
    if (formats[i].looks != NULL && formats[i].looks (data, n))
      return formats[i].type;
  for (guint i = 0; n > 0 && hint != NULL && i < G_N_ELEMENTS (formats); i++)
    if (is_told (i, hint))
      return formats[i].type;
  return "text/plain";
}

static SpArticle *
import_text (GBytes *bytes, const SpImportHint *hint, GError **error)
{
  g_autoptr (SpText) text = sp_decode (bytes, hint->charset, NULL);
  SpArticle *article;

  if (text == NULL) /* what servers say is not always so */
    text = sp_decode (bytes, NULL, error);
  article = text == NULL ? NULL : sp_import_plain (text, error);
  if (article != NULL && hint->url != NULL)
    sp_article_set_url (article, hint->url);
  return article;
}

static SpArticle *
import_more (GBytes *bytes, const char *type, const SpImportHint *hint, GError **error)
{
  if (strcmp (type, "message/rfc822") == 0)
    return sp_import_email (bytes, error);
  if (strcmp (type, "application/pdf") == 0)
    return sp_import_pdf (bytes, error);
  if (strcmp (type, "application/epub+zip") == 0)
    return sp_import_epub (bytes, error);
#ifdef SP_WITH_MARKDOWN
  if (strcmp (type, "text/markdown") == 0)
    return sp_import_markdown (bytes, hint->charset, hint->url, error);
#endif
  return import_text (bytes, hint, error);
}

/* Makes an article of bytes, in the format that they look like or that @hint (nullable) tells; else
 * they are plain text. Returns: (transfer full): NULL with SP_ERROR_ENCODING, SP_ERROR_INVALID
 * (empty), SP_ERROR_TOO_LARGE or SP_ERROR_UNSUPPORTED. */
SpArticle *
sp_import_bytes (GBytes *bytes, const SpImportHint *hint, GError **error)
{
  static const SpImportHint nothing = { 0 };
  const char *type;
  SpArticle *article;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) > SP_MAX_INPUT_BYTES)
    {
      g_set_error (error,
                   SP_ERROR,
                   SP_ERROR_TOO_LARGE,
                   "the file is larger than %d MiB",
                   SP_MAX_INPUT_BYTES >> 20);
      return NULL;
    }
  hint = hint != NULL ? hint : &nothing;
  type = sp_import_guess_type (bytes, hint);
  if (strcmp (type, "text/html") == 0)
    return sp_import_html (bytes, hint->charset, hint->url, error);
  article = import_more (bytes, type, hint, error);
  if (article != NULL && sp_article_get_url (article) == NULL && hint->url != NULL)
    sp_article_set_url (article, hint->url);
  return article;
}
