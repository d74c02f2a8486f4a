/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-scan-private.h"

#include <string.h>
#include "sp-chars.h"
#include "sp-tokens.h"

/* Returns: the character at @byte, 0 at the end. */
gunichar
sp_scan_char_at (const SpScan *scan, gsize byte)
{
  return byte < scan->end ? g_utf8_get_char (scan->text + byte) : 0;
}

/* Returns: the byte behind the character at @byte. */
gsize
sp_scan_after (const SpScan *scan, gsize byte)
{
  return byte < scan->end ? (gsize)(g_utf8_next_char (scan->text + byte) - scan->text) : scan->end;
}

/* Returns: the character before @byte, a blank at the start. */
gunichar
sp_scan_char_before (const SpScan *scan, gsize byte)
{
  return byte > scan->start ? g_utf8_get_char (g_utf8_prev_char (scan->text + byte)) : ' ';
}

/* Returns: TRUE if a letter of any script stands at @byte. */
gboolean
sp_scan_letter_at (const SpScan *scan, gsize byte)
{
  return byte < scan->end && g_unichar_isalpha (sp_scan_char_at (scan, byte));
}

/* Returns: TRUE if a digit of ASCII stands at @byte. */
gboolean
sp_scan_digit_at (const SpScan *scan, gsize byte)
{
  return byte < scan->end && g_ascii_isdigit (scan->text[byte]);
}

/* Returns: TRUE if a space or the end is at @byte. */
gboolean
sp_scan_space_at (const SpScan *scan, gsize byte)
{
  return byte >= scan->end || sp_char_is_space (sp_scan_char_at (scan, byte));
}

/* Returns: the first byte from @byte on that is no space. */
gsize
sp_scan_skip_spaces (const SpScan *scan, gsize byte)
{
  while (byte < scan->end && sp_char_is_space (sp_scan_char_at (scan, byte)))
    byte = sp_scan_after (scan, byte);
  return byte;
}

/* Returns: the end of the ASCII letters, digits and low lines from @byte on, at most SP_SCAN_LOOK
 * of them. */
gsize
sp_scan_ascii_word_end (const SpScan *scan, gsize byte)
{
  gsize limit = MIN (scan->end, byte + SP_SCAN_LOOK);

  while (byte < limit && (g_ascii_isalnum (scan->text[byte]) || scan->text[byte] == '_'))
    byte++;
  return byte;
}

static guint8
flags_of (const char *text, gsize n)
{
  guint small = 0, capital = 0;
  guint8 flags = 0;

  for (const char *p = text, *end = text + n; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80 && !g_ascii_isupper ((char)c))
        small += g_ascii_islower ((char)c);
      else if (g_unichar_isupper (c) || g_unichar_istitle (c))
        {
          capital++;
          flags |= p == text ? SP_TOKEN_CAPITAL : 0;
        }
      else if (g_unichar_islower (c))
        small++;
    }
  return flags | (capital >= 2 && small == 0 ? SP_TOKEN_ALL_CAPITALS : 0);
}

static SpTokenKind
kind_of (const char *text, gsize n)
{
  gunichar c = g_utf8_get_char (text);

  if (g_ascii_isdigit (*text)
      || (n > 1 && strchr ("+-.", *text) != NULL && g_ascii_isdigit (text[1])))
    {
      for (gsize i = 1; i < n; i++)
        if (g_ascii_isalpha (text[i]))
          return SP_TOKEN_WORD;
      return SP_TOKEN_NUMBER;
    }
  if (g_unichar_isdigit (c))
    return SP_TOKEN_NUMBER;
  if (g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_')
    return SP_TOKEN_WORD;
  if (sp_char_is_apostrophe (c) && n > 1
      && (g_ascii_isalpha (text[n - 1]) || g_ascii_isdigit (text[n - 1])))
    return SP_TOKEN_WORD;
  if (c == '%' || c == '#' || c == '@' || c == '&' || c == '*' || c == 0x2030)
    return SP_TOKEN_SYMBOL;
  switch ((int)g_unichar_type (c))
    {
    case G_UNICODE_CURRENCY_SYMBOL:
    case G_UNICODE_MODIFIER_SYMBOL:
    case G_UNICODE_MATH_SYMBOL:
    case G_UNICODE_OTHER_SYMBOL:
      return c == '`' ? SP_TOKEN_PUNCTUATION : SP_TOKEN_SYMBOL;
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_UNASSIGNED:
      return SP_TOKEN_SYMBOL;
    default:
      return SP_TOKEN_PUNCTUATION;
    }
}

/* Appends the token from the end of the last one (or from @start) up to @end. Code points are
 * counted once. */
void
sp_scan_emit (SpScan *scan, gsize start, gsize end, int kind, guint8 flags)
{
  SpToken token = { .byte_start = (guint)start, .byte_end = (guint)end };

  g_assert (scan->counted <= start && start < end && end <= scan->end);

  for (; scan->counted < start; scan->counted++)
    scan->offset += (scan->text[scan->counted] & 0xc0) != 0x80;
  token.span.start = scan->offset;
  for (; scan->counted < end; scan->counted++)
    scan->offset += (scan->text[scan->counted] & 0xc0) != 0x80;
  token.span.end = scan->offset;
  token.kind = (guint8)(kind >= 0 ? kind : (int)kind_of (scan->text + start, end - start));
  token.flags = flags | flags_of (scan->text + start, end - start);
  if (sp_char_is_space (g_utf8_get_char (scan->text + end))) /* the text ends with a NUL byte */
    token.flags |= SP_TOKEN_SPACE_AFTER;
  g_array_append_val (scan->tokens, token);
}
