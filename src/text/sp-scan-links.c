/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-scan-private.h"

#include <string.h>
#include "sp-abbreviations.h"
#include "sp-chars.h"

static gboolean
has_scheme (const SpScan *scan, gsize byte)
{
  static const char *const schemes[] = { "http://", "https://", "ftp://", "mailto:", "www.", NULL };

  for (guint i = 0; schemes[i] != NULL; i++)
    {
      gsize n = strlen (schemes[i]);

      if (byte + n < scan->end && g_ascii_strncasecmp (scan->text + byte, schemes[i], n) == 0)
        return !sp_scan_space_at (scan, byte + n);
    }
  return FALSE;
}

static gsize
scheme_end (const SpScan *scan, gsize byte)
{
  gsize end = byte, kept = byte;
  int open[2] = { 0, 0 }; /* round and square brackets */

  for (gunichar c; end < scan->end && !sp_char_is_space (c = sp_scan_char_at (scan, end));
       end = sp_scan_after (scan, end))
    {
      if (c == '<' || c == '>' || c == '"'
          || (c >= 0x80 && (sp_char_is_opener (c) || sp_char_is_closer (c))))
        break;
      open[0] += c == '(' ? 1 : c == ')' ? -1 : 0;
      open[1] += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (open[0] < 0 || open[1] < 0)
        break;
      if (strchr (".,;:!?'*", (int)MIN (c, 0x7f)) == NULL || c > 0x7f)
        kept = sp_scan_after (scan, end);
    }
  return kept;
}

/* "anna.berg@example.org", "Berg@OFFICE": the local part from @byte, at most SP_SCAN_LOOK bytes
 * each side. */
static gsize
mail_end (const SpScan *scan, gsize byte)
{
  gsize limit = MIN (scan->end, byte + SP_SCAN_LOOK), i = byte, at, dot = 0;

  while (i < limit && (g_ascii_isalnum (scan->text[i]) || strchr ("._%+-", scan->text[i]) != NULL)
         && scan->text[i] != 0)
    i++;
  if (i == byte || i >= limit || scan->text[i] != '@' || !g_ascii_isalnum (scan->text[byte]))
    return 0;
  limit = MIN (scan->end, i + SP_SCAN_LOOK);
  at = i;
  for (i++; i < limit
            && (g_ascii_isalnum (scan->text[i])
                || ((scan->text[i] == '.' || scan->text[i] == '-') && i + 1 < limit
                    && g_ascii_isalnum (scan->text[i + 1])));
       i++)
    dot = scan->text[i] == '.' ? i : dot;
  return dot > 0 || (i > at + 3 && at > byte + 1) ? i : 0;
}

/* "comp.lang.misc": three small words or more. */
static gboolean
is_group (const SpScan *scan, gsize byte, gsize end)
{
  guint dots = 0;
  gsize label = byte;

  for (gsize i = byte; i < end; i++)
    if (scan->text[i] == '.')
      {
        if (i < label + 2)
          return FALSE;
        label = i + 1;
        dots++;
      }
    else if (!g_ascii_islower (scan->text[i]) && scan->text[i] != '-')
      return FALSE;
  return dots >= 2 && end > label;
}

/* "example.org", "news.example.co.uk/page": ASCII labels, the last one a known ending. */
static gsize
domain_end (const SpScan *scan, gsize byte)
{
  gsize limit = MIN (scan->end, byte + SP_SCAN_LOOK), i = byte, dot = 0;

  while (i < limit
         && (g_ascii_isalnum (scan->text[i])
             || ((scan->text[i] == '.' || scan->text[i] == '-' || scan->text[i] == '_')
                 && i + 1 < limit && g_ascii_isalnum (scan->text[i + 1]))))
    {
      dot = scan->text[i] == '.' ? i : dot;
      i++;
    }
  if (dot == 0 || dot == byte || i >= byte + SP_SCAN_LOOK)
    return 0;
  if (!sp_word_is_domain (scan->text + dot + 1, i - dot - 1))
    return is_group (scan, byte, i) ? i : 0;
  if (g_ascii_isupper (scan->text[dot + 1]) && g_ascii_islower (scan->text[i - 1])
      && strncmp (scan->text + dot + 1, "Com", 3) != 0
      && strncmp (scan->text + dot + 1, "Org", 3) != 0) /* "the end.In" */
    return 0;
  if (i + 1 < scan->end && scan->text[i] == '/' && !sp_scan_space_at (scan, i + 1))
    return scheme_end (scan, byte);
  return i;
}

static gsize
tag_end (const SpScan *scan, gsize byte)
{
  gsize i = byte + 1;

  if (!sp_scan_letter_at (scan, i) || sp_char_is_word (sp_scan_char_before (scan, byte)))
    return 0;
  while (i < scan->end && sp_char_is_word (sp_scan_char_at (scan, i)))
    i = sp_scan_after (scan, i);
  if (scan->text[byte] == '@' && i + 1 < scan->end && scan->text[i] == '.')
    {
      gsize end = sp_scan_ascii_word_end (scan, i + 1);

      if (sp_word_is_domain (scan->text + i + 1, end - i - 1)) /* @example.org */
        return end;
    }
  return i;
}

/* Returns: the end of the address that begins at @byte, 0 if there is none. An address is looked
 * for once in each run of its characters, not again behind every hyphen in it. */
gsize
sp_scan_link_end (SpScan *scan, gsize byte)
{
  char c = scan->text[byte];
  gsize end;

  if (c == '@' || c == '#')
    return tag_end (scan, byte);
  if (!g_ascii_isalnum (c) || byte < scan->no_link_before)
    return 0;
  if (has_scheme (scan, byte))
    return scheme_end (scan, byte);
  end = mail_end (scan, byte);
  if (end == 0)
    end = domain_end (scan, byte);
  if (end == 0)
    {
      gsize i = byte, limit = MIN (scan->end, byte + SP_SCAN_LOOK);

      while (i < limit
             && (g_ascii_isalnum (scan->text[i]) || strchr ("._-%+@", scan->text[i]) != NULL)
             && scan->text[i] != 0)
        i++;
      scan->no_link_before = i;
    }
  return end;
}
