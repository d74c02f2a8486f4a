/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-dateline.h"

#include <string.h>

/* No dateline is longer than this. */
#define MAX_BYTES 120

static const char *const months[]
    = { "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december" };

/* Returns: 1 to 12 if @word is a month, perhaps cut to three letters or more ("Sept."); else 0. */
static guint
month_of (const char *word)
{
  g_autofree char *folded = g_ascii_strdown (word, -1);
  gsize n = strlen (folded);

  if (n > 0 && folded[n - 1] == '.')
    folded[--n] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (n >= 3 && strncmp (months[i], folded, n) == 0)
      return i + 1;
  return 0;
}

static gboolean
is_number (const char *word, guint64 *number)
{
  char *end;

  if (!g_ascii_isdigit (*word))
    return FALSE;
  *number = g_ascii_strtoull (word, &end, 10);
  return *end == '\0'
         || (end > word
             && (strcmp (end, "st") == 0 || strcmp (end, "nd") == 0 || strcmp (end, "rd") == 0
                 || strcmp (end, "th") == 0));
}

static gboolean
write_date (guint64 year, guint64 month, guint64 day, char **iso_8601)
{
  if (year < 1600 || year > 2200 || month > 12 || day > 31
      || !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return FALSE;
  *iso_8601 = g_strdup_printf ("%04u-%02u-%02u", (guint)year, (guint)month, (guint)day);
  return TRUE;
}

static gboolean
parse_iso (const char *word, char **iso_8601)
{
  guint64 part[3] = { 0 };
  char *end = (char *)word;

  for (guint i = 0; i < 3; i++)
    {
      if (!g_ascii_isdigit (*end))
        return FALSE;
      part[i] = g_ascii_strtoull (end, &end, 10);
      if (i < 2 && *end++ != '-')
        return FALSE;
    }
  return (*end == '\0' || *end == 'T') && write_date (part[0], part[1], part[2], iso_8601);
}

/* Reads a line that is a date and nothing else but for a weekday, a time and words like
 * "Published": "25 August 2023", "Published: Mon, March 4th, 2024", "2024-03-28". Numbers alone
 * ("4/3/2024") are no date: the order is not known. Returns: TRUE with @iso_8601 (transfer full)
 * set. */
gboolean
sp_written_date_parse (const char *words, char **iso_8601)
{
  g_auto (GStrv) parts = NULL;
  guint64 year = 0, day = 0, number;
  guint month = 0, others = 0;

  g_return_val_if_fail (words != NULL && iso_8601 != NULL, FALSE);

  if (strlen (words) > MAX_BYTES)
    return FALSE;
  parts = g_strsplit_set (words, " ,:|\t", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0')
        continue;
      if (parse_iso (parts[i], iso_8601))
        return TRUE;
      if (is_number (parts[i], &number))
        {
          if (number >= 1600 && number <= 2200 && year == 0)
            year = number;
          else if (number >= 1 && number <= 31 && day == 0)
            day = number;
        }
      else if (month == 0 && month_of (parts[i]) > 0)
        month = month_of (parts[i]);
      else
        others++;
    }
  return others <= 4 && year > 0 && month > 0 && day > 0 && write_date (year, month, day, iso_8601);
}

/* Reads an agency's code for a story: one word of capitals and many digits,
 * "ABCDE28032024000045015687ID1108031946". Where the digits begin with a date as day, month, year,
 * @iso_8601 (transfer full) is set, else NULL. Returns: TRUE if @word is such a code. */
gboolean
sp_agency_code_parse (const char *word, char **iso_8601)
{
  guint n_digits = 0, n_capitals = 0, first = 0;

  g_return_val_if_fail (word != NULL && iso_8601 != NULL, FALSE);

  *iso_8601 = NULL;
  for (const char *p = word; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p) && n_digits++ == 0)
        first = (guint)(p - word);
      n_capitals += g_ascii_isupper (*p);
      if (!g_ascii_isdigit (*p) && !g_ascii_isupper (*p))
        return FALSE;
    }
  if (n_digits < 8 || n_capitals < 2)
    return FALSE;
  if (strspn (word + first, "0123456789") >= 8)
    {
      guint64 digits = 0;

      for (guint i = 0; i < 8; i++)
        digits = digits * 10 + (guint64)(word[first + i] - '0');
      write_date (digits % 10000, digits / 10000 % 100, digits / 1000000, iso_8601);
    }
  return TRUE;
}

static const char *
skip_spaces (const char *p, const char *end)
{
  while (p < end && (*p == ' ' || *p == '\t'))
    p++;
  return p;
}

/* "(Reuters)", "(AP)": one to four words in brackets. Returns: behind the bracket, or NULL. */
static const char *
read_agency (const char *p, const char *end, char **agency)
{
  const char *close = p < end && *p == '(' ? memchr (p, ')', (gsize)(end - p)) : NULL;
  gsize n = close != NULL ? (gsize)(close - p - 1) : 0;

  if (n < 2 || n > 40 || !g_ascii_isupper (p[1]))
    return NULL;
  for (const char *q = p + 1; q < close; q++)
    if (*q == '.' && q + 1 < close)
      return NULL;
  *agency = g_strndup (p + 1, n);
  return close + 1;
}

/* "LONDON", "NEW YORK", "WASHINGTON, D.C.", "BEIJING, June 4": capitals, then perhaps a region or a
 * date, no word of which begins small. Returns: behind them, or NULL. */
static const char *
read_place (const char *p, const char *end)
{
  const char *start = p;
  guint n_capitals = 0, n_small = 0;
  gboolean in_word = FALSE;

  while (p < end && *p != '(' && *p != '-' && *p != ':' && (gsize)(p - start) < MAX_BYTES)
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x2013 || c == 0x2014)
        break;
      if (!g_unichar_isalnum (c) && strchr (" ,.'/", (int)(c < 128 ? c : '!')) == NULL)
        return NULL;
      if (g_unichar_isupper (c) && n_small == 0)
        n_capitals++;
      n_small += g_unichar_islower (c) && (n_capitals < 3 || !in_word);
      in_word = g_unichar_isalnum (c);
      p = g_utf8_next_char (p);
    }
  return n_capitals >= 3 && n_small == 0 ? p : NULL;
}

static const char *
read_dash (const char *p, const char *end)
{
  static const char *const dashes[] = { "\xe2\x80\x94", "\xe2\x80\x93", "--", "-" };

  p = skip_spaces (p, end);
  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    {
      gsize n = strlen (dashes[i]);

      if ((gsize)(end - p) > n && memcmp (p, dashes[i], n) == 0)
        return p + n;
    }
  return NULL;
}

/* "date 2024-03-28" before the agency. Returns: behind it, or @p. */
static const char *
read_date_word (const char *p, const char *end, char **date)
{
  g_autofree char *word = NULL;

  if (end - p < 16 || g_ascii_strncasecmp (p, "date ", 5) != 0)
    return p;
  word = g_strndup (p + 5, 10);
  return parse_iso (word, date) ? skip_spaces (p + 15, end) : p;
}

/* Looks for a dateline at the head of @paragraph (UTF-8, @n_bytes). A place in capitals counts if a
 * dash or an agency in brackets follows it; an agency alone if a dash follows or a date stands
 * before it. Returns: to be cleared with sp_dateline_clear. */
SpDateline
sp_dateline_find (const char *paragraph, gsize n_bytes)
{
  SpDateline found = { 0 };
  const char *end = paragraph + n_bytes, *p, *next;
  gboolean place = FALSE;

  g_return_val_if_fail (paragraph != NULL, found);

  p = read_date_word (paragraph, end, &found.date);
  next = read_place (p, end);
  if (next != NULL)
    {
      place = TRUE;
      p = next;
    }
  p = skip_spaces (p, end);
  next = read_agency (p, end, &found.agency);
  if (next != NULL)
    p = next;
  next = read_dash (p, end);
  if (next != NULL ? place || found.agency != NULL
                   : found.agency != NULL && (place || found.date != NULL))
    {
      p = skip_spaces (next != NULL ? next : p, end);
      found.n_bytes = (gsize)(p - paragraph);
    }
  if (found.n_bytes == 0 || found.n_bytes >= n_bytes)
    sp_dateline_clear (&found);
  return found;
}

void
sp_dateline_clear (SpDateline *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->agency, g_free);
  g_clear_pointer (&self->date, g_free);
  self->n_bytes = 0;
}

/* Finds the datelines of @article, whose blocks are there, and what they say of it where nothing
 * else did. One stands before the first paragraph; stories put together of several have more of
 * them. */
void
sp_dateline_add_all (SpArticle *article)
{
  SpText *text;
  const SpBlock *blocks;
  guint n;

  g_return_if_fail (article != NULL);

  text = sp_article_get_text (article);
  blocks = sp_article_get_blocks (article, &n);
  for (guint i = 0; i < n; i++)
    {
      gsize start = sp_text_byte_at (text, blocks[i].span.start);
      gsize end = sp_text_byte_at (text, blocks[i].span.end);
      SpDateline found = { 0 };

      if (blocks[i].kind != SP_BLOCK_PARAGRAPH)
        continue;
      found = sp_dateline_find (sp_text_get_utf8 (text) + start, end - start);
      if (found.n_bytes > 0)
        sp_article_add_dateline (
            article,
            (SpSpan){ blocks[i].span.start, sp_text_offset_at (text, start + found.n_bytes) });
      if (found.agency != NULL && sp_article_get_site (article) == NULL)
        sp_article_set_site (article, found.agency);
      if (found.date != NULL && sp_article_get_published (article) == NULL)
        sp_article_set_published (article, found.date);
      sp_dateline_clear (&found);
    }
}
