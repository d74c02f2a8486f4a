/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-chars.h"

/* Returns: TRUE for what stands between words and shows no ink: white space, controls, zero-width
 * space, byte-order mark. */
gboolean
sp_char_is_space (gunichar c)
{
  if (c < 0x80)
    return c <= 0x20 || c == 0x7f;
  return (c >= 0x80 && c <= 0xa0) || c == 0x200b || c == 0x2060 || c == 0xfeff
         || (c >= 0x200e && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e)
         || (c >= 0x2066 && c <= 0x2069) || g_unichar_isspace (c);
}

/* Returns: TRUE for what belongs to the character before it: combining marks, joiners, variation
 * selectors, skin tones. */
gboolean
sp_char_is_mark (gunichar c)
{
  if (c < 0x300)
    return c == 0xad;
  return g_unichar_ismark (c) || c == 0x200c || c == 0x200d || (c >= 0x1f3fb && c <= 0x1f3ff)
         || (c >= 0xe0020 && c <= 0xe007f);
}

/* Returns: TRUE for letters and digits of any script, and for marks. */
gboolean
sp_char_is_word (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char)c) || c == '_';
  return g_unichar_isalnum (c) || sp_char_is_mark (c);
}

/* Returns: TRUE for the characters of scripts written without spaces whose every sign can stand as
 * a word. */
gboolean
sp_char_is_ideograph (gunichar c)
{
  return (c >= 0x3400 && c <= 0x4dbf) || (c >= 0x4e00 && c <= 0x9fff)
         || (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3134f);
}

/* Returns: TRUE for the straight and the curly apostrophe and the modifier letter. */
gboolean
sp_char_is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x02bc;
}

/* Returns: TRUE for an opening bracket or a quotation mark that can only open. */
gboolean
sp_char_is_opener (gunichar c)
{
  GUnicodeType type;

  if (c < 0x80)
    return c == '(' || c == '[' || c == '{';
  type = g_unichar_type (c);
  return type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_INITIAL_PUNCTUATION || c == 0xbf
         || c == 0xa1;
}

/* Returns: TRUE for a closing bracket or a quotation mark that can close. */
gboolean
sp_char_is_closer (gunichar c)
{
  GUnicodeType type;

  if (c < 0x80)
    return c == ')' || c == ']' || c == '}' || c == '"' || c == '\'';
  type = g_unichar_type (c);
  return type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION;
}

/* Returns: TRUE for every quotation mark, the apostrophe among them. */
gboolean
sp_char_is_quote (gunichar c)
{
  return c == '"' || c == '\'' || c == '`' || c == 0xab || c == 0xbb || (c >= 0x2018 && c <= 0x201f)
         || c == 0x2039 || c == 0x203a || (c >= 0x300c && c <= 0x300f)
         || (c >= 0x301d && c <= 0x301f) || c == 0xff02;
}

/* Returns: TRUE for hyphens and dashes. */
gboolean
sp_char_is_dash (gunichar c)
{
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

/* Returns: TRUE for marks that can end a sentence when white space follows. */
gboolean
sp_char_is_stop (gunichar c)
{
  return c == '.' || c == '?' || c == '!' || c == 0x2026 || c == 0x203c
         || (c >= 0x2047 && c <= 0x2049) || c == 0x061f || c == 0x06d4 || c == 0x0964 || c == 0x0965
         || c == 0x0589 || c == 0x1362 || c == 0x1367 || c == 0x203d || sp_char_is_wide_stop (c);
}

/* Returns: TRUE for full stops that end a sentence with no white space behind them (Chinese,
 * Japanese). */
gboolean
sp_char_is_wide_stop (gunichar c)
{
  return c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0xff61 || c == 0xff0e;
}
