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

/* Makes an article of a file's bytes: a page if they look like one or @content_type (nullable) says
 * so, else plain text. Returns: (transfer full): NULL with SP_ERROR_ENCODING, SP_ERROR_INVALID
 * (empty) or SP_ERROR_TOO_LARGE. */
SpArticle *
sp_import_bytes (GBytes *bytes, const char *content_type, GError **error)
{
  g_autoptr (SpText) text = NULL;
  const char *data;
  gsize n;

  g_return_val_if_fail (bytes != NULL, NULL);

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
  if (n > 0
      && (looks_like_html (data, n)
          || (content_type != NULL && strstr (content_type, "html") != NULL)))
    return sp_import_html (bytes, NULL, NULL, error);
  text = sp_decode (bytes, NULL, error);
  return text == NULL ? NULL : sp_import_plain (text, error);
}
