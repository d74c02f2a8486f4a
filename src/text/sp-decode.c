/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-decode.h"

#include "sp-error.h"
#include "sp-limits.h"

/* Turns the bytes of a file into text: UTF-8, or UTF-16 by its byte-order mark. The mark is not
 * part of the text.
 * @charset: (nullable): what the input says of itself.
 * Returns: (transfer full): the text, or NULL with SP_ERROR_ENCODING, SP_ERROR_INVALID (empty) or
 * SP_ERROR_TOO_LARGE. */
SpText *
sp_decode (GBytes *bytes, const char *charset, GError **error)
{
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);

  if (n >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    return sp_text_new (data + 3, (gssize)n - 3, error);
  return sp_text_new (n > 0 ? data : "", (gssize)n, error);
}
