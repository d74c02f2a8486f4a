/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-tokenizer.h"

#include <string.h>
#include "sp-abbreviations.h"
#include "sp-chars.h"
#include "sp-scan-private.h"
#include "sp-tokens.h"

/* Cuts text into words as the English UD treebanks do, left to right, one token at a time. Each
 * step looks back at no more than the last token and ahead at no more than a fixed number of bytes
 * (or at what it then takes), so that time is linear whatever the text is. Whether a full stop
 * belongs to an abbreviation is decided here; whether the sentence ends there is decided by the
 * splitter. */

/* ---- words ---- */

/* Splits the ending off "don't", "UK's", "I'd've". Writes where the parts begin into @cuts, last
 * first. */
static guint
find_joins (const SpScan *scan, gsize start, gsize end, gsize cuts[4])
{
  guint n = 0;

  while (n < 4)
    {
      gsize quote = end;
      const char *tail;
      gsize length;

      while (quote > start && g_ascii_isalpha (scan->text[quote - 1]) && end - quote < 3)
        quote--;
      tail = scan->text + quote;
      length = end - quote;
      if (quote <= start || !sp_char_is_apostrophe (sp_scan_char_before (scan, quote)))
        break;
      quote = (gsize)(g_utf8_prev_char (scan->text + quote) - scan->text);
      if (quote <= start)
        break;
      if (length == 1 && (*tail | 0x20) == 't' && (scan->text[quote - 1] | 0x20) == 'n'
          && quote - 1 > start)
        cuts[n++] = quote - 1;
      else if ((length == 1 && strchr ("smdSMD", *tail) != NULL)
               || (length == 2
                   && (g_ascii_strncasecmp (tail, "ll", 2) == 0
                       || g_ascii_strncasecmp (tail, "re", 2) == 0
                       || g_ascii_strncasecmp (tail, "ve", 2) == 0)))
        cuts[n++] = quote;
      else
        break;
      end = cuts[n - 1];
    }
  if (n == 0)
    {
      gsize split = sp_word_split_joined (scan->text + start, end - start);

      if (split > 0)
        cuts[n++] = start + split;
    }
  return n;
}

static void
emit_word (SpScan *scan, gsize start, gsize end)
{
  gsize cuts[4];
  guint n = find_joins (scan, start, end, cuts);
  guint8 joined = 0;

  for (guint i = n; i > 0; i--)
    {
      sp_scan_emit (scan, start, cuts[i - 1], -1, joined);
      start = cuts[i - 1];
      joined = SP_TOKEN_JOINED;
    }
  sp_scan_emit (scan, start, end, n > 0 ? SP_TOKEN_WORD : -1, joined);
}

/* "U.S", "p.m", "Ph.D": single letters between the stops. */
static gboolean
is_dotted (const SpScan *scan, gsize start, gsize end)
{
  const char *w = scan->text + start;
  gsize n = end - start;

  if (n >= 4 && g_ascii_strncasecmp (w, "Ph.D", 4) == 0)
    return TRUE;
  if (n < 3 || n % 2 == 0)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (i % 2 == 0 ? !g_ascii_isalpha (w[i]) : w[i] != '.')
      return FALSE;
  return TRUE;
}

/* May the word from @start go on over the mark at @byte (which @next follows)? */
static gboolean
word_goes_on (const SpScan *scan, gsize start, gsize byte, gunichar c, gsize next)
{
  gsize n = byte - start;

  if (sp_char_is_apostrophe (c))
    return sp_scan_letter_at (scan, next) && g_unichar_isalpha (sp_scan_char_before (scan, byte));
  if (c == '.')
    return sp_scan_letter_at (scan, next) && n < 16
           && ((n == 2 && g_ascii_strncasecmp (scan->text + start, "ph", 2) == 0)
               || ((n == 1 || is_dotted (scan, start, byte))
                   && !sp_scan_letter_at (scan, sp_scan_after (scan, next))));
  if (c == '&')
    return n <= 3 && g_ascii_isupper (scan->text[byte - 1]) && next < scan->end
           && g_ascii_isupper (scan->text[next])
           && !(n == 1 && sp_scan_letter_at (scan, next + 1) && sp_scan_letter_at (scan, next + 2));
  if (c == '/')
    return n == 1 && sp_scan_letter_at (scan, next)
           && !sp_char_is_word (sp_scan_char_at (scan, next + 1));
  if (c == '*')
    return sp_scan_letter_at (scan, next) || (n < 3 && next < scan->end && scan->text[next] == '*');
  if (c == '-')
    return sp_char_is_word (sp_scan_char_at (scan, next))
           && sp_word_is_free_prefix (scan->text + start, n);
  return FALSE;
}

static gsize
word_end (const SpScan *scan, gsize start)
{
  gsize end = start;

  while (end < scan->end)
    {
      gunichar c = sp_scan_char_at (scan, end);
      gsize next = sp_scan_after (scan, end);

      if (sp_char_is_ideograph (c))
        return end == start ? next : end;
      if (!sp_char_is_word (c) && !(end > start && word_goes_on (scan, start, end, c, next)))
        break;
      end = next;
    }
  return end;
}

/* ---- numbers ---- */

static gsize
digits_end (const SpScan *scan, gsize byte)
{
  while (byte < scan->end
         && (sp_scan_digit_at (scan, byte)
             || (strchr (",.:/", scan->text[byte]) != NULL && scan->text[byte] != 0
                 && sp_scan_digit_at (scan, byte + 1))))
    byte++;
  return byte;
}

/* "713-555-0100", "2024-03-28" are one word, "1999-2000" is three. Returns: the end, or @byte where
 * it is no such number. */
static gsize
hyphenated_number_end (const SpScan *scan, gsize byte)
{
  gsize end = byte, first = 0, last = 0;
  guint groups = 1;

  while (sp_scan_digit_at (scan, end))
    end++;
  first = end - byte;
  while (groups < 6 && end < scan->end && scan->text[end] == '-'
         && sp_scan_digit_at (scan, end + 1))
    {
      gsize start = ++end;

      while (sp_scan_digit_at (scan, end))
        end++;
      last = end - start;
      groups++;
    }
  if (end < scan->end && (scan->text[end] == '-' || sp_scan_letter_at (scan, end)))
    return byte;
  return groups >= 3 || (groups == 2 && (first == 3 || first == 1) && last == 4) ? end : byte;
}

static gboolean
is_ordinal (const char *word, gsize n)
{
  return n == 2
         && (g_ascii_strncasecmp (word, "st", 2) == 0 || g_ascii_strncasecmp (word, "nd", 2) == 0
             || g_ascii_strncasecmp (word, "rd", 2) == 0
             || g_ascii_strncasecmp (word, "th", 2) == 0);
}

static gsize
take_number (SpScan *scan, gsize byte)
{
  gsize end = hyphenated_number_end (scan, byte + (scan->text[byte] == '+')), letters;

  if (end <= byte + (scan->text[byte] == '+'))
    end = digits_end (scan, byte + (sp_scan_digit_at (scan, byte) ? 0 : 1));
  if (sp_char_is_apostrophe (sp_scan_char_at (scan, end)) && scan->text[end - 1] == '0')
    {
      gsize s = sp_scan_after (scan, end);

      if (s < scan->end && scan->text[s] == 's'
          && !sp_scan_letter_at (scan, s + 1)) /* the 1990's */
        {
          sp_scan_emit (scan, byte, s + 1, SP_TOKEN_WORD, 0);
          return s + 1;
        }
    }
  letters = sp_scan_ascii_word_end (scan, end);
  if (letters == end || !sp_scan_letter_at (scan, end)
      || sp_char_is_word (sp_scan_char_at (scan, letters)))
    {
      if (sp_scan_letter_at (scan, end) && !sp_char_is_ideograph (sp_scan_char_at (scan, end)))
        end = word_end (scan, end);
      sp_scan_emit (scan, byte, end, -1, 0);
      return end;
    }
  if (!is_ordinal (scan->text + end, letters - end)
      && sp_word_is_unit (scan->text + end, letters - end))
    {
      sp_scan_emit (scan, byte, end, -1, 0);
      return end;
    }
  if (letters + 2 < scan->end && scan->text[letters] == '.'
      && (scan->text[letters + 1] | 0x20) == 'm' && letters - end == 1
      && strchr ("apAP", scan->text[end]) != NULL) /* 5p.m. */
    {
      sp_scan_emit (scan, byte, end, -1, 0);
      return end;
    }
  sp_scan_emit (scan, byte, letters, -1, 0);
  return letters;
}

/* ---- full stops ---- */

/* Is the single capital before the stop at @dot an initial ("George W. Bush"), and no end ("vitamin
 * C. It …")? */
static gboolean
is_initial (const SpScan *scan, gsize start, gsize dot)
{
  gsize next = sp_scan_skip_spaces (scan, dot + 1), end;
  gunichar before = sp_scan_char_before (scan, start);

  if (sp_scan_letter_at (scan, dot + 1))
    return TRUE;
  if (next >= scan->end || next == dot + 1)
    return next < scan->end && (scan->text[next] == ',' || scan->text[next] == '-');
  if (!g_unichar_isupper (sp_scan_char_at (scan, next)))
    return FALSE;
  end = sp_scan_ascii_word_end (scan, next);
  if (sp_word_starts_sentences (scan->text + next, end - next)
      && !(end == next + 1 && scan->text[end] == '.'))
    return FALSE;
  if (scan->text[start] == 'I' && scan->tokens->len > scan->first)
    return (g_array_index (scan->tokens, SpToken, scan->tokens->len - 1).flags & SP_TOKEN_CAPITAL)
           != 0;
  return sp_char_is_space (before) || sp_char_is_opener (before) || sp_char_is_quote (before)
         || before == '.';
}

static gboolean
previous_is (const SpScan *scan, const char *mark)
{
  const SpToken *last;

  if (scan->tokens->len <= scan->first)
    return FALSE;
  last = &g_array_index (scan->tokens, SpToken, scan->tokens->len - 1);
  return last->byte_end - last->byte_start == strlen (mark)
         && memcmp (scan->text + last->byte_start, mark, strlen (mark)) == 0;
}

/* Does the full stop at @end belong to the word [start, end)? */
static gboolean
stop_belongs (const SpScan *scan, gsize start, gsize end)
{
  gsize next = sp_scan_skip_spaces (scan, end + 1), n = end - start;
  const char *word = scan->text + start;

  if (end + 1 < scan->end && (scan->text[end + 1] == '.' || scan->text[end + 1] == '?'))
    return FALSE;
  if (is_dotted (scan, start, end))
    return TRUE;
  if (n == 1 && g_ascii_isupper (*word))
    return is_initial (scan, start, end);
  switch (sp_abbreviation_find (word, n))
    {
    case SP_ABBREVIATION_TITLE:
      return next < scan->end && !sp_char_is_closer (sp_scan_char_at (scan, end + 1));
    case SP_ABBREVIATION_NUMBER:
      return sp_scan_digit_at (scan, next) || sp_scan_char_at (scan, next) == '#';
    case SP_ABBREVIATION_PLACE:
      return previous_is (scan, ",");
    case SP_ABBREVIATION_DATE:
      return sp_scan_digit_at (scan, next) || sp_scan_char_at (scan, next) == ',';
    case SP_ABBREVIATION_EITHER:
      return TRUE;
    case SP_ABBREVIATION_NONE:
    default:
      return FALSE;
    }
}

static gboolean
is_capitals (const SpScan *scan, gsize start, gsize end)
{
  while (start < end && g_ascii_isupper (scan->text[start]))
    start++;
  return start == end;
}

static gsize
take_word (SpScan *scan, gsize byte)
{
  gsize end = word_end (scan, byte);

  if (end - byte <= 3 && end < scan->end && scan->text[end] == '$'
      && is_capitals (scan, byte, end)) /* US$ */
    {
      sp_scan_emit (scan, byte, end + 1, SP_TOKEN_SYMBOL, 0);
      return end + 1;
    }
  if (end < scan->end && scan->text[end] == '.' && stop_belongs (scan, byte, end))
    {
      sp_scan_emit (scan, byte, end + 1, -1, 0);
      return end + 1;
    }
  emit_word (scan, byte, end);
  return end;
}

/* ---- marks ---- */

/* 's behind a mark or number, 'em, '90s, and the mark of "the workers' rights". Returns: the end, 0
 * if a plain mark. */
static gsize
take_apostrophe (SpScan *scan, gsize byte)
{
  gunichar before = sp_scan_char_before (scan, byte);
  gsize next = sp_scan_after (scan, byte), end;
  gsize letters = sp_scan_ascii_word_end (scan, next);
  gboolean tight = byte > scan->start && !sp_char_is_space (before) && !sp_char_is_opener (before)
                   && !sp_char_is_dash (before);

  if (tight && letters > next && letters - next <= 2
      && !sp_char_is_word (sp_scan_char_at (scan, letters))
      && (g_ascii_strncasecmp (scan->text + next, "s", letters - next) == 0
          || g_ascii_strncasecmp (scan->text + next, "ll", letters - next) == 0
          || g_ascii_strncasecmp (scan->text + next, "re", letters - next) == 0
          || g_ascii_strncasecmp (scan->text + next, "d", letters - next) == 0))
    {
      sp_scan_emit (scan, byte, letters, SP_TOKEN_WORD, SP_TOKEN_JOINED);
      return letters;
    }
  if (tight && (before == 's' || before == 'S' || before == 'x' || before == 'z')
      && !scan->single_open && sp_char_is_space (sp_scan_char_at (scan, next)) && next < scan->end)
    {
      sp_scan_emit (scan, byte, next, SP_TOKEN_WORD, SP_TOKEN_JOINED);
      return next;
    }
  if (tight)
    return 0;
  if (sp_scan_digit_at (scan, next) && sp_scan_digit_at (scan, next + 1)
      && !sp_scan_digit_at (scan, next + 2)) /* the '90s */
    {
      end = next + 2;
      end += end < scan->end && scan->text[end] == 's';
      if (!sp_char_is_word (sp_scan_char_at (scan, end)))
        {
          sp_scan_emit (scan, byte, end, SP_TOKEN_WORD, 0);
          return end;
        }
    }
  if (letters == next + 1 && scan->text[next] == 'n'
      && sp_char_is_apostrophe (sp_scan_char_at (scan, letters)))
    {
      end = sp_scan_after (scan, letters); /* rock 'n' roll */
      sp_scan_emit (scan, byte, end, SP_TOKEN_WORD, 0);
      return end;
    }
  for (guint i = 0; i < 4; i++)
    {
      static const char *const short_words[] = { "em", "til", "cause", "tis" };

      if (letters - next == strlen (short_words[i])
          && g_ascii_strncasecmp (scan->text + next, short_words[i], letters - next) == 0)
        {
          sp_scan_emit (scan, byte, letters, SP_TOKEN_WORD, 0);
          return letters;
        }
    }
  return 0;
}

static gsize
emoticon_end (const SpScan *scan, gsize byte)
{
  static const char *const faces[]
      = { ":-)", ":-(", ";-)", ":-D", ":-P", ":-/", ":)", ":(",  ";)", ":D",
          ":P",  ":p",  ":/",  "=)",  "=(",  "(:",  "<3", "^_^", "XD", NULL };

  if (!sp_char_is_space (sp_scan_char_before (scan, byte)))
    return 0;
  for (guint i = 0; faces[i] != NULL; i++)
    {
      gsize n = strlen (faces[i]);

      if (byte + n <= scan->end && memcmp (scan->text + byte, faces[i], n) == 0
          && (sp_scan_space_at (scan, byte + n) || strchr (".,!", scan->text[byte + n]) != NULL))
        return byte + n;
    }
  return 0;
}

/* Marks that stand as one token when repeated: "...", "?!", ".?", "--", "''", "====", "$$$". */
static gsize
run_end (const SpScan *scan, gsize byte, gunichar first)
{
  gsize end = sp_scan_after (scan, byte);
  gunichar next = sp_scan_char_at (scan, end);
  gboolean strong = next == '?' || next == '!';

  for (gunichar c; end < scan->end; end = sp_scan_after (scan, end))
    {
      gboolean same;

      c = sp_scan_char_at (scan, end);
      if (first == '.' && strong)
        same = c == '?' || c == '!';
      else if (first == '.' || first == 0x2026)
        same = c == '.' || c == 0x2026;
      else if (first == '?' || first == '!')
        same = c == '?' || c == '!' || c == '.';
      else
        same = c == first && first < 0x80 && strchr ("-*=_~#<>+|`$", (int)first) != NULL;
      if (first == '\'' && c == '\'')
        return sp_scan_after (scan, end);
      if (!same)
        break;
    }
  return end;
}

/* One sign with what clings to it: marks, joiners and the sign behind a joiner, the second half of
 * a flag. */
static gsize
sign_end (const SpScan *scan, gsize byte)
{
  gunichar first = sp_scan_char_at (scan, byte), last = first;
  gsize end = sp_scan_after (scan, byte);

  if (first >= 0x1f1e6 && first <= 0x1f1ff && sp_scan_char_at (scan, end) >= 0x1f1e6
      && sp_scan_char_at (scan, end) <= 0x1f1ff)
    end = sp_scan_after (scan, end);
  while (end < scan->end)
    {
      gunichar c = sp_scan_char_at (scan, end);

      if (!sp_char_is_mark (c) && !(last == 0x200d && c >= 0x2190 && !sp_char_is_space (c)))
        break;
      last = c;
      end = sp_scan_after (scan, end);
    }
  return end;
}

static gsize
take_mark (SpScan *scan, gsize byte)
{
  gunichar c = sp_scan_char_at (scan, byte);
  gsize end = emoticon_end (scan, byte);

  if (end > 0)
    {
      sp_scan_emit (scan, byte, end, SP_TOKEN_SYMBOL, 0);
      return end;
    }
  if (sp_char_is_apostrophe (c))
    {
      end = take_apostrophe (scan, byte);
      if (end > 0)
        return end;
    }
  if (c == 0x2018
      || (c == '\'' && !sp_char_is_word (sp_scan_char_before (scan, byte))
          && !sp_scan_space_at (scan, byte + 1)))
    scan->single_open = TRUE;
  else if (sp_char_is_apostrophe (c))
    scan->single_open = FALSE;
  end = c < 0x80 || c == 0x2026 ? run_end (scan, byte, c) : sign_end (scan, byte);
  sp_scan_emit (scan, byte, end, -1, 0);
  return end;
}

/* Appends the tokens (SpToken) of the bytes [byte_start, byte_end) of @text, which begin and end at
 * characters. Linear time. */
void
sp_tokenizer_run (const SpText *text, gsize byte_start, gsize byte_end, GArray *tokens)
{
  SpScan scan
      = { .text = sp_text_get_utf8 (text), .start = byte_start, .end = byte_end, .tokens = tokens };
  gsize byte;

  g_return_if_fail (text != NULL && tokens != NULL);
  g_return_if_fail (byte_start <= byte_end && byte_end <= sp_text_get_n_bytes (text));

  scan.first = tokens->len;
  scan.counted = byte_start;
  scan.offset = sp_text_offset_at (text, byte_start);
  for (byte = sp_scan_skip_spaces (&scan, byte_start); byte < byte_end;
       byte = sp_scan_skip_spaces (&scan, byte))
    {
      gsize link = sp_scan_link_end (&scan, byte);
      gunichar c = sp_scan_char_at (&scan, byte);

      if (link > byte)
        {
          sp_scan_emit (&scan, byte, link, SP_TOKEN_LINK, 0);
          byte = link;
        }
      else if (sp_scan_digit_at (&scan, byte)
               || ((c == '+' || c == '.') && sp_scan_digit_at (&scan, byte + 1)
                   && sp_char_is_space (sp_scan_char_before (&scan, byte))))
        byte = take_number (&scan, byte);
      else if (sp_char_is_word (c) && c != '_')
        byte = take_word (&scan, byte);
      else
        byte = take_mark (&scan, byte);
    }
}
