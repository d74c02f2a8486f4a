/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-splitter.h"

#include <string.h>
#include "sp-abbreviations.h"
#include "sp-chars.h"
#include "sp-limits.h"
#include "sp-tokens.h"

/* Finds where a sentence ends among the tokens of one block. A stop ends it unless what follows
 * says otherwise: a small letter, a name behind an initial or a title, the verb of speech behind a
 * quotation ("…?" Lin said). */

typedef struct
{
  const char *text;
  const SpToken *tokens;
  guint end;
} Tokens;

static gunichar
first_char (const Tokens *self, guint i)
{
  return i < self->end ? g_utf8_get_char (self->text + self->tokens[i].byte_start) : 0;
}

static gsize
length_of (const Tokens *self, guint i)
{
  return self->tokens[i].byte_end - self->tokens[i].byte_start;
}

static const char *
word_of (const Tokens *self, guint i)
{
  return self->text + self->tokens[i].byte_start;
}

static gboolean
space_after (const Tokens *self, guint i)
{
  return (self->tokens[i].flags & SP_TOKEN_SPACE_AFTER) != 0;
}

static gboolean
is_word (const Tokens *self, guint i)
{
  return i < self->end
         && (self->tokens[i].kind == SP_TOKEN_WORD || self->tokens[i].kind == SP_TOKEN_LINK);
}

static gboolean
is_abbreviation (const Tokens *self, guint i)
{
  return is_word (self, i) && length_of (self, i) > 1
         && word_of (self, i)[length_of (self, i) - 1] == '.';
}

/* A mark that ends sentences, or an abbreviation with its stop. */
static gboolean
can_end (const Tokens *self, guint i)
{
  return (self->tokens[i].kind == SP_TOKEN_PUNCTUATION && sp_char_is_stop (first_char (self, i)))
         || is_abbreviation (self, i);
}

/* An emoticon. */
static gboolean
is_face (const Tokens *self, guint i)
{
  return self->tokens[i].kind == SP_TOKEN_SYMBOL && length_of (self, i) > 1
         && strchr (":;=(", *word_of (self, i)) != NULL;
}

/* What stands behind the number of a note that clings to the stop: "[17]", "4". */
static guint
behind_reference (const Tokens *self, guint i)
{
  gboolean bracket
      = i + 2 < self->end && first_char (self, i) == '[' && first_char (self, i + 2) == ']';
  guint number = bracket ? i + 1 : i, last = bracket ? i + 2 : i;

  if (last >= self->end || (!bracket && space_after (self, i - 1))
      || self->tokens[number].kind != SP_TOKEN_NUMBER || length_of (self, number) > 3
      || !space_after (self, last))
    return i;
  return last + 1;
}

/* What stands behind the closing marks that belong to the stop at @i: more stops, quotation marks,
 * brackets. */
static guint
behind_closers (const Tokens *self, guint i, gboolean *quote)
{
  guint next = i + 1;

  *quote = FALSE;
  while (next < self->end && !space_after (self, next - 1))
    {
      gunichar c = first_char (self, next);

      if (self->tokens[next].kind != SP_TOKEN_PUNCTUATION
          || !(sp_char_is_closer (c) || sp_char_is_stop (c)))
        break;
      *quote |= sp_char_is_quote (c);
      next++;
    }
  next = behind_reference (self, next);
  if (next < self->end && is_face (self, next)) /* "I love it. :)" */
    next++;
  return next;
}

/* The first word at or behind @i, past opening marks. */
static guint
skip_openers (const Tokens *self, guint i)
{
  for (guint n = 0; n < 4 && i < self->end && self->tokens[i].kind == SP_TOKEN_PUNCTUATION;
       n++, i++)
    {
      gunichar c = first_char (self, i);

      if (!sp_char_is_opener (c) && !sp_char_is_quote (c))
        break;
    }
  return i;
}

/* Does "Lin said", "Anna Berg asked" or "Mr. Lin, …" follow? At most four capitalised words, then a
 * verb of speech. */
static gboolean
speaker_follows (const Tokens *self, guint i)
{
  if (!is_word (self, i) || !(self->tokens[i].flags & SP_TOKEN_CAPITAL)
      || sp_word_starts_sentences (word_of (self, i), length_of (self, i)))
    return FALSE;
  for (guint n = 0; n < 4 && is_word (self, i) && (self->tokens[i].flags & SP_TOKEN_CAPITAL); n++)
    i++;
  return is_word (self, i) && sp_word_reports_speech (word_of (self, i), length_of (self, i));
}

static gboolean
abbreviation_ends (const Tokens *self, guint i, guint next)
{
  const char *word = word_of (self, i);
  gsize n = length_of (self, i) - 1;
  guint start = skip_openers (self, next);
  gunichar c = first_char (self, start);

  if (start >= self->end)
    return TRUE;
  if (!(g_unichar_isupper (c) || g_unichar_istitle (c)))
    return FALSE;
  if (n == 1) /* an initial */
    return FALSE;
  switch (sp_abbreviation_find (word, n))
    {
    case SP_ABBREVIATION_TITLE:
    case SP_ABBREVIATION_NUMBER:
    case SP_ABBREVIATION_DATE:
      return FALSE;
    case SP_ABBREVIATION_NONE:
    case SP_ABBREVIATION_PLACE:
    case SP_ABBREVIATION_EITHER:
    default:
      break;
    }
  if (n == 3 && strncmp (word, "etc", 3) == 0)
    return TRUE;
  if (n == 3
      && (strncmp (word, "P.S", 3) == 0 || strncmp (word, "e.g", 3) == 0
          || strncmp (word, "i.e", 3) == 0))
    return FALSE;
  return (start > next && sp_char_is_quote (first_char (self, next)))
         || sp_word_starts_sentences (word_of (self, start), length_of (self, start));
}

/* Does a sentence begin although its letter is small? So write the hasty, and addresses are small.
 * Behind a quotation, a name with a mark ("Yahoo!") or what may be an unknown abbreviation the
 * sentence goes on. */
static gboolean
small_letter_starts (const Tokens *self, guint first, guint i, guint next, guint start)
{
  const char *word;
  gsize n;

  if (next > i + 1 || i == first || self->tokens[i - 1].kind != SP_TOKEN_WORD
      || first_char (self, i) == 0x2026 || length_of (self, i) > 1)
    return FALSE;
  if (self->tokens[start].kind == SP_TOKEN_LINK)
    return TRUE;
  word = word_of (self, i - 1);
  n = length_of (self, i - 1);
  return n >= 3 && g_ascii_islower (word[0]) && !space_after (self, i - 1);
}

static gboolean
mark_ends (const Tokens *self, guint first, guint i, guint next, gboolean quote)
{
  gunichar stop = first_char (self, i);
  guint start = skip_openers (self, next);
  gunichar c = first_char (self, start);
  gboolean small = g_unichar_islower (c), strong = stop != '.' && stop != 0x2026;

  if (start >= self->end)
    return next >= self->end;
  if (sp_char_is_wide_stop (stop))
    return !quote || !sp_char_is_stop (first_char (self, next));
  if (i == first + 1 && self->tokens[first].kind == SP_TOKEN_NUMBER && length_of (self, first) <= 3)
    return FALSE; /* "2. The second point" */
  if (!space_after (self, next - 1))
    return stop == '.' && next == i + 1 && length_of (self, i) == 1
           && is_word (self, i - (i > first)) && (self->tokens[start].flags & SP_TOKEN_CAPITAL)
           && is_word (self, start) && start == next;
  if (small)
    return small_letter_starts (self, first, i, next, start);
  if ((stop == 0x2026 || (stop == '.' && length_of (self, i) > 1)) && c == 'I'
      && length_of (self, start) == 1)
    return FALSE; /* "Well... I do not know": its capital says nothing */
  if (quote && strong && speaker_follows (self, start))
    return FALSE;
  if (start == next && self->tokens[start].kind == SP_TOKEN_PUNCTUATION && !sp_char_is_quote (c)
      && !sp_char_is_dash (c) && c != '*')
    return FALSE;
  return TRUE;
}

/* Is token @i one of the words of @list, which stand between blanks? */
static gboolean
is_one_of (const Tokens *self, guint i, const char *list)
{
  g_autofree char *key = NULL;

  if (!is_word (self, i) || length_of (self, i) > 12)
    return FALSE;
  key = g_strdup_printf (" %.*s ", (int)length_of (self, i), word_of (self, i));
  return strstr (list, key) != NULL;
}

static gboolean
is_number (const Tokens *self, guint i, gsize longest)
{
  return i < self->end && self->tokens[i].kind == SP_TOKEN_NUMBER && length_of (self, i) <= longest
         && g_ascii_isdigit (*word_of (self, i));
}

/* "Photo: Anna Berg" behind the words of a caption that have no stop. */
static gboolean
credit_begins (const Tokens *self, guint i)
{
  static const char credits[] = " Image Images Photo Photos Photograph Picture Pictures "
                                "Illustration Graphic Credit Source Courtesy ";

  return i > 0 && i + 2 < self->end && space_after (self, i - 1)
         && self->tokens[i - 1].kind != SP_TOKEN_PUNCTUATION && first_char (self, i + 1) == ':'
         && (self->tokens[i].flags & SP_TOKEN_CAPITAL) && is_one_of (self, i, credits);
}

/* "Thursday, May 9, 2024" before the first sentence of a text. Returns: what stands behind it, or
 * @first. */
static guint
behind_date_line (const Tokens *self, guint first)
{
  static const char days[] = " Monday Tuesday Wednesday Thursday Friday Saturday Sunday ";
  static const char months[] = " January February March April May June July August September "
                               "October November December ";
  guint i = first;

  if (is_one_of (self, i, days))
    i += i + 1 < self->end && first_char (self, i + 1) == ',' ? 2 : 1;
  if (is_one_of (self, i, months) && is_number (self, i + 1, 2))
    i += i + 2 < self->end && first_char (self, i + 2) == ',' ? 3 : 2;
  else if (is_number (self, i, 2) && is_one_of (self, i + 1, months))
    i += 2;
  else
    return first;
  return is_number (self, i, 4) && length_of (self, i) == 4 && i + 1 < self->end
                 && is_word (self, i + 1) && (self->tokens[i + 1].flags & SP_TOKEN_CAPITAL)
             ? i + 1
             : first;
}

/* Returns: the token behind the last one of the sentence that begins at @first; at most @end.
 * @tokens: SpToken. At most SP_MAX_SENTENCE_TOKENS tokens are taken. */
guint
sp_splitter_next (const char *text, const GArray *tokens, guint first, guint end)
{
  Tokens self = { text, (const SpToken *)tokens->data, end };
  guint limit = MIN (end, first + SP_MAX_SENTENCE_TOKENS), date;

  g_return_val_if_fail (text != NULL && tokens != NULL && first < end && end <= tokens->len, end);

  date = behind_date_line (&self, first);
  if (date > first)
    return MIN (date, limit);
  for (guint i = first; i < limit; i++)
    {
      gboolean quote;
      guint next;

      if (i > first && credit_begins (&self, i))
        return i;
      if (!can_end (&self, i))
        continue;
      next = behind_closers (&self, i, &quote);
      if (next > limit)
        break;
      if (next == end)
        return end;
      if (is_abbreviation (&self, i) && next == i + 1 ? abbreviation_ends (&self, i, next)
                                                      : mark_ends (&self, first, i, next, quote))
        return next;
      i = next - 1;
    }
  return limit;
}
