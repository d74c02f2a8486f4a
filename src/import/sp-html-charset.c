/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-html-charset.h"

#include <string.h>

/* A page names its encoding near its top or nowhere. */
#define TOP_BYTES 4096

/* Windows-1252 from 0x80 to 0x9f; what is not assigned stays as it is. */
static const guint16 upper_1252[32] = {
  0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0x8d,   0x017d, 0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178,
};

/* The length of the UTF-8 sequence of two bytes or more at @p, 0 if it is none. */
static gsize
sequence_length (const char *p, const char *end)
{
  gunichar c = g_utf8_get_char_validated (p, end - p);

  return c == (gunichar)-1 || c == (gunichar)-2 || c < 0x80 ? 0
                                                            : (gsize)g_unichar_to_utf8 (c, NULL);
}

/* Are the bytes UTF-8, but for NULs and a few accidents (a cut sequence, a stray byte)? */
static gboolean
is_mostly_utf8 (const char *data, gsize n)
{
  gsize sequences = 0, accidents = 0;

  for (const char *p = data, *end = data + n; p < end;)
    {
      gsize length = *p & 0x80 ? sequence_length (p, end) : 1;

      sequences += length > 1;
      accidents += length == 0;
      p += MAX (length, 1);
    }
  return accidents == 0 || accidents * 10 <= sequences;
}

/* Copies UTF-8; an accident becomes the replacement character, a NUL nothing. */
static GBytes *
repair_utf8 (const char *data, gsize n)
{
  GString *fixed = g_string_sized_new (n + 1);
  const char *kept = data;

  for (const char *p = data, *end = data + n; p < end;)
    {
      gsize length = *p & 0x80 ? sequence_length (p, end) : 1;

      if (length == 0 || *p == '\0')
        {
          g_string_append_len (fixed, kept, p - kept);
          if (length == 0)
            g_string_append (fixed, "\xef\xbf\xbd");
          kept = p + 1;
        }
      p += MAX (length, 1);
    }
  g_string_append_len (fixed, kept, data + n - kept);
  return g_string_free_to_bytes (fixed);
}

static GBytes *
from_1252 (const char *data, gsize n)
{
  GString *utf8 = g_string_sized_new (n + n / 16 + 1);

  for (gsize i = 0; i < n; i++)
    {
      guchar c = (guchar)data[i];

      if (c >= 0x80)
        g_string_append_unichar (utf8, c < 0xa0 ? upper_1252[c - 0x80] : c);
      else if (c != 0)
        g_string_append_c (utf8, (char)c);
    }
  return g_string_free_to_bytes (utf8);
}

/* Latin-1 and ASCII are read as Windows-1252, which holds them and is what such pages are in. */
static gboolean
is_western (const char *charset)
{
  static const char *const names[]
      = { "iso-8859-1",   "iso8859-1", "iso_8859-1", "latin1", "latin-1",
          "windows-1252", "cp1252",    "us-ascii",   "ascii" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (charset, names[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Returns: (transfer full) (nullable): NULL if there is no such encoding or the bytes are not in
 * it. */
static GBytes *
from_named (const char *data, gsize n, const char *charset)
{
  g_autofree char *utf8 = NULL;
  gsize length = 0;

  if (is_western (charset))
    return from_1252 (data, n);
  utf8 = g_convert (data, (gssize)n, "UTF-8", charset, NULL, &length, NULL);
  return utf8 != NULL ? repair_utf8 (utf8, length) : NULL;
}

/* Returns: (transfer full) (nullable): what stands behind "charset=" near the top of the page. */
static char *
find_declared (const char *data, gsize n)
{
  g_autofree char *top = g_ascii_strdown (data, (gssize)MIN (n, TOP_BYTES));
  char *p = strstr (top, "<meta"), *end;

  p = p != NULL ? strstr (p, "charset=") : NULL;
  if (p == NULL)
    return NULL;
  p += strlen ("charset=");
  p += strspn (p, " \"'");
  end = p;
  while (g_ascii_isalnum (*end) || strchr ("-_:.", *end) != NULL)
    if (*end++ == '\0')
      break;
  return end > p ? g_strndup (p, (gsize)(end - p)) : NULL;
}

static GBytes *
from_utf16 (const char *data, gsize n, const char *charset)
{
  g_autoptr (GBytes) utf8 = from_named (data, n & ~(gsize)1, charset);

  return utf8 != NULL ? g_steal_pointer (&utf8) : from_1252 (data, n);
}

/* Turns the bytes of a page into UTF-8 without NULs: by a byte-order mark, as UTF-8 where they are
 * that but for a few accidents, by what the server said (@charset, nullable), by what the page
 * says, else as Windows-1252. Never fails: a page that lies is read as well as can be. Returns:
 * (transfer full). */
GBytes *
sp_html_to_utf8 (GBytes *page, const char *charset)
{
  g_autofree char *declared = NULL;
  GBytes *utf8 = NULL;
  const char *data;
  gsize n;

  g_return_val_if_fail (page != NULL, NULL);

  data = g_bytes_get_data (page, &n);
  if (n >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    return repair_utf8 (data + 3, n - 3);
  if (n >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0))
    return from_utf16 (data + 2, n - 2, data[0] == '\xff' ? "UTF-16LE" : "UTF-16BE");
  declared = find_declared (data, n);
  if (declared != NULL && g_str_has_prefix (declared, "iso-2022-"))
    utf8 = from_named (data, n, declared);
  if (utf8 == NULL && is_mostly_utf8 (data, n))
    return repair_utf8 (data, n);
  if (utf8 == NULL && charset != NULL)
    utf8 = from_named (data, n, charset);
  if (utf8 == NULL && declared != NULL)
    utf8 = from_named (data, n, declared);
  return utf8 != NULL ? utf8 : from_1252 (data, n);
}
