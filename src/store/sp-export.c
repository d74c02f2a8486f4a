/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-export.h"

#include <string.h>
#include "sp-export-private.h"

static char *
words_at (const SpAnalysis *analysis, const SpSpans *spans)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < spans->n; i++)
    {
      g_autofree char *part = sp_text_dup_span (sp_analysis_get_text (analysis), spans->items[i]);

      g_string_append (words, i > 0 ? " … " : "");
      g_string_append (words, part);
    }
  return g_string_free (words, FALSE);
}

static const char *
name_of (const SpAnalysis *analysis, int party)
{
  return party == SP_NONE ? "" : sp_analysis_get_party (analysis, (guint)party)->name;
}

static const char *
target_of (const SpAnalysis *analysis, const SpStance *stance)
{
  if (stance->target_party != SP_NONE)
    return name_of (analysis, stance->target_party);
  return stance->target_claim == SP_NONE
             ? ""
             : sp_analysis_get_claim (analysis, (guint)stance->target_claim)->label;
}

/* ---- Markdown ---- */

/* Appends words as one line, with a backslash before what Markdown would take for its own. */
void
sp_export_escape_markdown (GString *out, const char *words)
{
  gboolean start = TRUE;

  for (const char *p = words; *p != '\0'; p++)
    {
      if (*p == '\n' || *p == '\r' || *p == '\t')
        {
          g_string_append_c (out, ' ');
          continue;
        }
      if (strchr ("\\`*_[]<>|#", *p) != NULL || (start && strchr ("+-=~", *p) != NULL))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
      start = FALSE;
    }
}

static void
append_block (GString *out, SpArticle *article, const SpBlock *block)
{
  g_autofree char *words = sp_text_dup_span (sp_article_get_text (article), block->span);

  switch (block->kind)
    {
    case SP_BLOCK_HEADING:
      g_string_append (out, block->level <= 1 ? "## " : "### ");
      break;
    case SP_BLOCK_QUOTE:
      g_string_append (out, "> ");
      break;
    case SP_BLOCK_LIST_ITEM:
      g_string_append (out, "- ");
      break;
    case SP_BLOCK_PARAGRAPH:
    case SP_BLOCK_CAPTION:
    case SP_BLOCK_PREFORMATTED:
    case SP_BLOCK_TABLE:
    case SP_BLOCK_METADATA:
    default:
      break;
    }
  sp_export_escape_markdown (out, words);
  g_string_append (out, "\n\n");
}

static void
append_text (GString *out, SpArticle *article)
{
  guint n;
  const SpBlock *blocks = sp_article_get_blocks (article, &n);
  const SpSpan *lines;
  SpSpan title = sp_article_get_title_span (article); /* it stands above already */

  for (guint i = 0; i < n; i++)
    if (!sp_span_equal (blocks[i].span, title))
      append_block (out, article, &blocks[i]);
  if (n > 0)
    return;
  lines = sp_text_get_paragraphs (sp_article_get_text (article), &n);
  for (guint i = 0; i < n; i++)
    append_block (out, article, &(SpBlock){ lines[i], SP_BLOCK_PARAGRAPH, 0 });
}

static void
append_about (GString *out, const char *label, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (out, "- %s: ", label);
  sp_export_escape_markdown (out, value);
  g_string_append_c (out, '\n');
}

/* Appends the article and what was found in it as Markdown. */
void
sp_export_append_markdown (GString *out, SpArticle *article, const SpAnalysis *analysis)
{
  const char *title = sp_article_get_title (article);
  g_autofree char *byline = g_strjoinv (", ", (char **)sp_article_get_byline (article));

  g_string_append (out, "# ");
  sp_export_escape_markdown (out, title != NULL ? title : "(no title)");
  g_string_append (out, "\n\n");
  append_about (out, "Site", sp_article_get_site (article));
  append_about (out, "Published", sp_article_get_published (article));
  append_about (out, "By", *byline != '\0' ? byline : NULL);
  append_about (out, "Address", sp_article_get_url (article));
  g_string_append_c (out, '\n');
  append_text (out, article);
  if (sp_analysis_get_n_quotes (analysis) > 0)
    g_string_append (out, "## Quotes found\n\n");
  for (guint i = 0; i < sp_analysis_get_n_quotes (analysis); i++)
    {
      const SpQuote *quote = sp_analysis_get_quote (analysis, i);
      g_autofree char *words = words_at (analysis, &quote->content),
                      *source = words_at (analysis, &quote->source);

      g_string_append (out, "- **");
      sp_export_escape_markdown (out,
                                 quote->speaker != SP_NONE ? name_of (analysis, quote->speaker)
                                 : *source != '\0'         ? source
                                                           : "(not named)");
      g_string_append (out, "**: ");
      sp_export_escape_markdown (out, words);
      g_string_append_printf (out, " (%s)\n", sp_quote_kind_to_string (quote->kind));
    }
  if (sp_analysis_get_n_stances (analysis) > 0)
    g_string_append (out, "\n## Stances found\n\n");
  for (guint i = 0; i < sp_analysis_get_n_stances (analysis); i++)
    {
      const SpStance *stance = sp_analysis_get_stance (analysis, i);

      g_string_append (out, "- **");
      sp_export_escape_markdown (out, name_of (analysis, stance->holder));
      g_string_append_printf (out, "** %s: ", sp_stance_type_to_string (stance->type));
      sp_export_escape_markdown (out, target_of (analysis, stance));
      g_string_append_c (out, '\n');
    }
  g_string_append_c (out, '\n');
}

/* ---- CSV (RFC 4180) ---- */

/* Appends a cell; what a spreadsheet would take for a formula is quoted. @value: (nullable). */
void
sp_export_append_cell (GString *out, const char *value, gboolean last)
{
  gboolean formula;

  value = value != NULL ? value : "";
  formula
      = *value != '\0' && strchr ("=+-@", *value) != NULL; /* a spreadsheet would take it for one */
  g_string_append_c (out, '"');
  if (formula)
    g_string_append_c (out, '\'');
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append (out, last ? "\"\r\n" : "\",");
}

/* Appends the line that names the columns. */
void
sp_export_append_csv_head (GString *out)
{
  g_string_append (
      out,
      "finding,article,site,published,party,what,toward,words,confidence,note,tags\r\n");
}

static void
append_row (GString *out,
            SpArticle *article,
            const char *finding,
            const char *party,
            const char *what,
            const char *toward,
            const char *words,
            double confidence)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  sp_export_append_cell (out, finding, FALSE);
  sp_export_append_cell (out, sp_article_get_title (article), FALSE);
  sp_export_append_cell (out, sp_article_get_site (article), FALSE);
  sp_export_append_cell (out, sp_article_get_published (article), FALSE);
  sp_export_append_cell (out, party, FALSE);
  sp_export_append_cell (out, what, FALSE);
  sp_export_append_cell (out, toward, FALSE);
  sp_export_append_cell (out, words, FALSE);
  sp_export_append_cell (out, g_ascii_formatd (number, sizeof number, "%.2f", confidence), FALSE);
  sp_export_append_cell (out, NULL, FALSE);
  sp_export_append_cell (out, NULL, TRUE);
}

/* Appends a line for each quote and each stance. */
void
sp_export_append_csv (GString *out, SpArticle *article, const SpAnalysis *analysis)
{
  for (guint i = 0; i < sp_analysis_get_n_quotes (analysis); i++)
    {
      const SpQuote *quote = sp_analysis_get_quote (analysis, i);
      g_autofree char *words = words_at (analysis, &quote->content);

      append_row (out,
                  article,
                  "quote",
                  name_of (analysis, quote->speaker),
                  sp_quote_kind_to_string (quote->kind),
                  "",
                  words,
                  quote->confidence);
    }
  for (guint i = 0; i < sp_analysis_get_n_stances (analysis); i++)
    {
      const SpStance *stance = sp_analysis_get_stance (analysis, i);
      g_autofree char *words = words_at (analysis, &stance->evidence);

      append_row (out,
                  article,
                  "stance",
                  name_of (analysis, stance->holder),
                  sp_stance_type_to_string (stance->type),
                  target_of (analysis, stance),
                  words,
                  stance->confidence);
    }
}
