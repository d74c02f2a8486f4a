/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-import.h"

#include <string.h>
#include "sp-decode.h"
#include "sp-error.h"
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
is_html (const char *data, gsize n, const SpImportHint *hint)
{
  static const char *const endings[] = { ".html", ".htm", ".xhtml", NULL };
  g_autofree char *small = hint->name != NULL ? g_ascii_strdown (hint->name, -1) : NULL;

  if (n == 0)
    return FALSE;
  if (looks_like_html (data, n)
      || (hint->content_type != NULL && strstr (hint->content_type, "html") != NULL))
    return TRUE;
  for (guint i = 0; small != NULL && endings[i] != NULL; i++)
    if (g_str_has_suffix (small, endings[i]))
      return TRUE;
  return FALSE;
}

/* Makes an article of bytes, in the format that they look like or that @hint (nullable) tells; else
 * they are plain text. Returns: (transfer full): NULL with SP_ERROR_ENCODING, SP_ERROR_INVALID
 * (empty) or SP_ERROR_TOO_LARGE. */
SpArticle *
sp_import_bytes (GBytes *bytes, const SpImportHint *hint, GError **error)
{
  static const SpImportHint nothing = { 0 };
  g_autoptr (SpText) text = NULL;
  SpArticle *article;
  const char *data;
  gsize n;

  g_return_val_if_fail (bytes != NULL, NULL);

  hint = hint != NULL ? hint : &nothing;
  data = g_bytes_get_data (bytes, &n);
  if (n > SP_MAX_INPUT_BYTES)
    {
      g_set_error (error,
                   SP_ERROR,
                   SP_ERROR_TOO_LARGE,
                   "the file is larger than %d MiB",
                   SP_MAX_INPUT_BYTES >> 20);
      return NULL;
    }
  if (is_html (data, n, hint))
    return sp_import_html (bytes, hint->charset, hint->url, error);
  text = sp_decode (bytes, hint->charset, NULL);
  if (text == NULL) /* what servers say is not always so */
    text = sp_decode (bytes, NULL, error);
  article = text == NULL ? NULL : sp_import_plain (text, error);
  if (article != NULL && hint->url != NULL)
    sp_article_set_url (article, hint->url);
  return article;
}
