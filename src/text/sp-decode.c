/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-decode.h"

#include <string.h>
#include "sp-error.h"
#include "sp-limits.h"

/* Windows-1252 from 0x80 on; 0 where nothing is assigned. */
static const guint16 upper_1252[32] = {
  0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

static gunichar
from_1252 (guchar c)
{
  return c >= 0x80 && c < 0xa0 ? upper_1252[c - 0x80] : c;
}

/* The length of the valid UTF-8 sequence at @p, 0 if it is none. */
static gsize
sequence_length (const guchar *p, gsize left)
{
  gunichar c = g_utf8_get_char_validated ((const char *)p, (gssize)left);

  return c == (gunichar)-1 || c == (gunichar)-2 ? 0 : (gsize)g_unichar_to_utf8 (c, NULL);
}

static gboolean
is_valid_utf8 (const guchar *data, gsize n)
{
  const char *p = (const char *)data, *end = p + n;

  while (p < end)
    {
      if (g_utf8_validate_len (p, (gsize)(end - p), &p))
        return TRUE;
      if (*p != '\0')
        return FALSE;
      p++;
    }
  return TRUE;
}

/* Is the byte a letter of Windows-1252 beyond ASCII? */
static gboolean
is_upper_letter (guchar c)
{
  return c >= 0x80 && g_unichar_isalpha (from_1252 (c)) && c != 0xaa && c != 0xba && c != 0xb5
         && c != 0x83 && c != 0x88;
}

/* Could the byte at @i, which is no ASCII, stand there in a text of a western language? A letter
 * has a letter beside it, or is a word of one letter; the marks that prose uses may stand anywhere;
 * others stand apart from letters. */
static gboolean
fits_1252 (const guchar *data, gsize n, gsize i)
{
  guchar c = data[i], before = i > 0 ? data[i - 1] : ' ', behind = i + 1 < n ? data[i + 1] : ' ';
  gboolean letter_before = g_ascii_isalpha (before) || is_upper_letter (before);
  gboolean letter_behind = g_ascii_isalpha (behind) || is_upper_letter (behind);

  if (from_1252 (c) == 0)
    return FALSE;
  if (is_upper_letter (c))
    return letter_before || letter_behind
           || (strchr (
                   "\xe0\xc0\xe9\xc9\xf3\xd3\xf2\xe8\xc8\xed\xf8\xd8\xe5\xc5\xf6\xd6\xe6\xf4\xca",
                   c)
                   != NULL
               && !(behind >= 0x80));
  if (strchr ("\x82\x84\x85\x91\x92\x93\x94\x95\x96\x97\xa0\xab\xbb\xb7\xad\xb4\x8b\x9b", c)
      != NULL)
    return TRUE;
  if (strchr ("\xa9\xae\x99\xb0\xaa\xba\xb2\xb3", c) != NULL)
    return !letter_behind;
  return !letter_before && (!letter_behind || c == 0xa1 || c == 0xbf);
}

/* Tells a text in Latin-1 or Windows-1252 from damaged UTF-8 and from bytes that are no text at
 * all. */
static gboolean
is_plausible_1252 (const guchar *data, gsize n)
{
  gsize high = 0, sequences = 0, last_ascii = 0;

  for (gsize i = 0; i < n; i++)
    {
      guchar c = data[i];
      gsize length;

      if (c < 0x80)
        {
          if ((c < 0x20 && strchr ("\t\n\r\f", c) == NULL) || c == 0 || c == 0x7f)
            return FALSE;
          last_ascii = i;
          continue;
        }
      high++;
      length = sequence_length (data + i, n - i);
      sequences += length > 1;
      if (!fits_1252 (data, n, i))
        return FALSE;
      if (i + 1 < n
          && ((c == 0xff && data[i + 1] == 0xfe) || (c == 0xfe && data[i + 1] == 0xff)
              || ((c == 0xc0 || c == 0xc1) && data[i + 1] >= 0x80 && data[i + 1] < 0xc0)
              || (c == 0xed && i + 2 < n && data[i + 1] >= 0xa0 && data[i + 1] < 0xc0
                  && data[i + 2] >= 0x80 && data[i + 2] < 0xc0)))
        return FALSE; /* a mark of UTF-16, an overlong sequence, a surrogate */
    }
  if (high == n - last_ascii - 1 && data[last_ascii + 1] >= 0xc2)
    return FALSE; /* UTF-8 cut off inside its only long sequence */
  return high * 4 <= n + 4 && sequences * 8 <= high;
}

static SpText *
decode_1252 (const guchar *data, gsize n, GError **error)
{
  g_autoptr (GString) text = g_string_sized_new (n + n / 8 + 1);

  for (gsize i = 0; i < n; i++)
    {
      gunichar c = from_1252 (data[i]);

      g_string_append_unichar (text, c != 0 || data[i] < 0x80 ? c : data[i]);
    }
  return sp_text_new (text->str, (gssize)text->len, error);
}

static SpText *
decode_utf16 (const guchar *data, gsize n, gboolean big, GError **error)
{
  g_autoptr (GString) text = g_string_sized_new (n + 1);
  gsize i = 0;

  for (; i + 1 < n; i += 2)
    {
      gunichar c = (gunichar)(big ? data[i] << 8 | data[i + 1] : data[i + 1] << 8 | data[i]);

      if (c >= 0xd800 && c < 0xdc00 && i + 3 < n)
        {
          gunichar low
              = (gunichar)(big ? data[i + 2] << 8 | data[i + 3] : data[i + 3] << 8 | data[i + 2]);

          if (low >= 0xdc00 && low < 0xe000)
            {
              c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
              i += 2;
            }
        }
      if (c >= 0xd800 && c < 0xe000)
        break;
      g_string_append_unichar (text, c);
    }
  if (i != n)
    {
      g_set_error_literal (error, SP_ERROR, SP_ERROR_ENCODING, "the text is not valid UTF-16");
      return NULL;
    }
  return sp_text_new (text->str, (gssize)text->len, error);
}

/* Decodes what is no UTF-8 by the name that the input gives of its encoding. Latin-1 is read as
 * Windows-1252, which holds it. */
static SpText *
decode_named (const guchar *data, gsize n, const char *charset, GError **error)
{
  static const char *const western[]
      = { "iso-8859-1",   "iso8859-1", "iso_8859-1", "latin1", "latin-1",
          "windows-1252", "cp1252",    "us-ascii",   "ascii",  NULL };
  g_autofree char *small = g_ascii_strdown (charset, -1);
  g_autofree char *utf8 = NULL;
  gsize length;

  if (g_strv_contains (western, small))
    return decode_1252 (data, n, error);
  utf8 = g_convert ((const char *)data, (gssize)n, "UTF-8", charset, NULL, &length, NULL);
  if (utf8 == NULL)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_ENCODING, "the text cannot be read as “%s”", charset);
      return NULL;
    }
  return sp_text_new (utf8, (gssize)length, error);
}

static gboolean
names_utf8 (const char *charset)
{
  return g_ascii_strcasecmp (charset, "utf-8") == 0 || g_ascii_strcasecmp (charset, "utf8") == 0;
}

/* Turns the bytes of a file into text: UTF-16 by its byte-order mark, UTF-8, the encoding that the
 * input names, and Windows-1252 (with Latin-1) where the bytes are a plausible text in it. The
 * byte-order mark is not part of the text.
 * @charset: (nullable): what the input says of itself; valid UTF-8 is believed more.
 * Returns: (transfer full): the text, or NULL with SP_ERROR_ENCODING, SP_ERROR_INVALID (empty) or
 * SP_ERROR_TOO_LARGE. */
SpText *
sp_decode (GBytes *bytes, const char *charset, GError **error)
{
  gsize n;
  const guchar *data;

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
  if (n >= 2 && ((data[0] == 0xff && data[1] == 0xfe) || (data[0] == 0xfe && data[1] == 0xff)))
    return decode_utf16 (data + 2, n - 2, data[0] == 0xfe, error);
  if (n >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      n -= 3;
    }
  if (n == 0)
    {
      g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, "the file is empty");
      return NULL;
    }
  if (is_valid_utf8 (data, n))
    return sp_text_new ((const char *)data, (gssize)n, error);
  if (charset != NULL && !names_utf8 (charset))
    return decode_named (data, n, charset, error);
  if (is_plausible_1252 (data, n))
    return decode_1252 (data, n, error);
  g_set_error_literal (error,
                       SP_ERROR,
                       SP_ERROR_ENCODING,
                       "the bytes are not text in an encoding that can be read");
  return NULL;
}
