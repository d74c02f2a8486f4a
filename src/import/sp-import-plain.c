/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-import.h"

#include <string.h>
#include "sp-dateline.h"
#include "sp-error.h"

/* A headline has no more characters than this, and the lines that name authors or dates no more
 * than MAX_META. */
#define MAX_HEADLINE 200
#define MAX_META 120
/* Metadata stand among the first and the last lines. */
#define EDGE 6

typedef struct
{
  SpArticle *article;
  SpText *text;
  GArray *blocks; /* SpBlock, first all of them paragraphs */
} Import;

static char *
dup_block (const Import *in, guint index)
{
  return sp_text_dup_span (in->text, g_array_index (in->blocks, SpBlock, index).span);
}

/* Counts the line breaks in [start, end): a blank line between two lines has at least two. */
static guint
count_breaks (const Import *in, guint start, guint end)
{
  const char *p = sp_text_get_utf8 (in->text) + sp_text_byte_at (in->text, start);
  const char *stop = sp_text_get_utf8 (in->text) + sp_text_byte_at (in->text, end);
  guint n = 0;

  for (; p < stop; p++)
    n += *p == '\n' || (*p == '\r' && (p + 1 == stop || p[1] != '\n'));
  return n;
}

/* Was the text wrapped at a column, as e-mail and old archives are? Then blank lines part the
 * paragraphs, and most lines that another one follows directly are of about the same length, none
 * of them long. */
static gboolean
is_wrapped (const Import *in, const SpSpan *lines, guint n)
{
  guint inner = 0, even = 0, parted = 0;

  for (guint i = 0; i + 1 < n; i++)
    {
      guint length = sp_span_length (lines[i]);

      if (count_breaks (in, lines[i].end, lines[i + 1].start) > 1)
        {
          parted++;
          continue;
        }
      inner++;
      even += length >= 50 && length <= 90;
    }
  return inner >= 4 && parted >= 1 && even * 10 >= inner * 8;
}

static void
find_blocks (Import *in)
{
  guint n;
  const SpSpan *lines = sp_text_get_paragraphs (in->text, &n);
  gboolean wrapped = is_wrapped (in, lines, n);

  for (guint i = 0; i < n; i++)
    {
      SpBlock block = { lines[i], SP_BLOCK_PARAGRAPH, 0 };
      SpBlock *last
          = in->blocks->len > 0 ? &g_array_index (in->blocks, SpBlock, in->blocks->len - 1) : NULL;

      if (wrapped && last != NULL && count_breaks (in, last->span.end, block.span.start) == 1)
        last->span.end = block.span.end;
      else
        g_array_append_val (in->blocks, block);
    }
}

static gboolean
ends_sentence (const char *words)
{
  gunichar last = g_utf8_get_char (g_utf8_prev_char (words + strlen (words)));

  return last == '.' || last == ':' || last == ';' || last == ',' || last == 0x2026
         || last == 0x3002;
}

static void
find_headline (Import *in)
{
  SpBlock *first = in->blocks->len > 1 ? &g_array_index (in->blocks, SpBlock, 0) : NULL;
  g_autofree char *words = first != NULL ? dup_block (in, 0) : NULL;
  SpDateline dateline = { 0 };

  if (first == NULL || sp_span_length (first->span) > MAX_HEADLINE || ends_sentence (words))
    return;
  dateline = sp_dateline_find (words, strlen (words));
  if (dateline.n_bytes == 0)
    {
      first->kind = SP_BLOCK_HEADING;
      first->level = 1;
      sp_article_set_title (in->article, words, first->span);
    }
  sp_dateline_clear (&dateline);
}

/* "By Ana Ruiz and Bo Lind, Harbour Gazette": names in capitals, no sentence. */
static gboolean
read_byline (Import *in, const char *words)
{
  g_auto (GStrv) names = NULL;
  g_autoptr (GString) list = NULL;

  if (g_ascii_strncasecmp (words, "by ", 3) != 0 || !g_unichar_isupper (g_utf8_get_char (words + 3))
      || ends_sentence (words))
    return FALSE;
  list = g_string_new (words + 3);
  g_string_replace (list, " and ", ",", 0);
  g_string_replace (list, " & ", ",", 0);
  names = g_strsplit (list->str, ",", 8);
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *name = g_strstrip (names[i]);
      guint capitals = 0, spaces = 0;

      for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
        {
          capitals += g_unichar_isupper (g_utf8_get_char (p));
          spaces += *p == ' ';
        }
      if (spaces >= 1 && spaces <= 4 && capitals > spaces / 2 + 1 - (capitals == 1))
        sp_article_add_byline (in->article, name);
    }
  return *sp_article_get_byline (in->article) != NULL;
}

static gboolean
read_metadata (Import *in, const char *words)
{
  g_autofree char *date = NULL;

  if (g_utf8_strlen (words, -1) > MAX_META)
    return FALSE;
  if (!sp_agency_code_parse (words, &date) && !sp_written_date_parse (words, &date))
    return read_byline (in, words);
  if (date != NULL && sp_article_get_published (in->article) == NULL)
    sp_article_set_published (in->article, date);
  return TRUE;
}

static void
find_metadata (Import *in)
{
  guint n = in->blocks->len;

  for (guint i = 0; i < n; i++)
    {
      SpBlock *block = &g_array_index (in->blocks, SpBlock, i);

      if (block->kind == SP_BLOCK_PARAGRAPH && (i < EDGE || i + EDGE >= n) && n > 1)
        {
          g_autofree char *words = dup_block (in, i);

          if (read_metadata (in, words))
            block->kind = SP_BLOCK_METADATA;
        }
    }
}

/* Makes an article of plain text: its blocks, and what it says of itself: headline, authors, date,
 * agency. The text stays as it is, to the code point. Returns: (transfer full): NULL with
 * SP_ERROR_INVALID where there is nothing in it that could be read. */
SpArticle *
sp_import_plain (SpText *text, GError **error)
{
  Import in = { 0 };
  guint n_lines;

  g_return_val_if_fail (text != NULL, NULL);

  sp_text_get_paragraphs (text, &n_lines);
  if (n_lines == 0)
    {
      g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, "there is no text in it");
      return NULL;
    }
  in.article = sp_article_new (text);
  in.text = text;
  in.blocks = g_array_new (FALSE, FALSE, sizeof (SpBlock));
  sp_article_set_plain (in.article, TRUE);
  find_blocks (&in);
  find_headline (&in);
  find_metadata (&in);
  for (guint i = 0; i < in.blocks->len; i++)
    sp_article_add_block (in.article, g_array_index (in.blocks, SpBlock, i));
  sp_dateline_add_all (in.article);
  g_array_unref (in.blocks);
  return in.article;
}
