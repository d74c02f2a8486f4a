/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-export-html.h"

#include "sp-export-private.h"

/* One file that needs nothing else: no script, no image, no address is fetched. */

/* Appends words as text of an element or an attribute. */
void
sp_export_escape_html (GString *out, const char *words)
{
  for (const char *p = words; *p != '\0'; p++)
    switch (*p)
      {
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '"':
        g_string_append (out, "&quot;");
        break;
      default:
        if ((guchar)*p >= 0x20 || *p == '\n' || *p == '\t')
          g_string_append_c (out, *p);
        break;
      }
}

static void
append_element (GString *out, const char *tag, const char *words)
{
  g_string_append_printf (out, "<%s>", tag);
  sp_export_escape_html (out, words);
  g_string_append_printf (out, "</%s>\n", tag);
}

static const char *
tag_of (const SpBlock *block)
{
  switch (block->kind)
    {
    case SP_BLOCK_HEADING:
      return block->level <= 1 ? "h2" : "h3";
    case SP_BLOCK_QUOTE:
      return "blockquote";
    case SP_BLOCK_PREFORMATTED:
    case SP_BLOCK_TABLE:
      return "pre";
    case SP_BLOCK_CAPTION:
    case SP_BLOCK_METADATA:
      return "small";
    case SP_BLOCK_LIST_ITEM:
    case SP_BLOCK_PARAGRAPH:
    default:
      return "p";
    }
}

static void
append_text (GString *out, SpArticle *article)
{
  SpText *text = sp_article_get_text (article);
  guint n;
  const SpBlock *blocks = sp_article_get_blocks (article, &n);
  const SpSpan *lines;
  SpSpan title = sp_article_get_title_span (article); /* it stands above already */

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = sp_text_dup_span (text, blocks[i].span);

      if (!sp_span_equal (blocks[i].span, title))
        append_element (out, tag_of (&blocks[i]), words);
    }
  if (n > 0)
    return;
  lines = sp_text_get_paragraphs (text, &n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = sp_text_dup_span (text, lines[i]);

      append_element (out, "p", words);
    }
}

static void
append_quotes (GString *out, const SpAnalysis *analysis)
{
  if (sp_analysis_get_n_quotes (analysis) == 0)
    return;
  g_string_append (out, "<h3>Quotes found</h3>\n<ul>\n");
  for (guint i = 0; i < sp_analysis_get_n_quotes (analysis); i++)
    {
      const SpQuote *quote = sp_analysis_get_quote (analysis, i);

      g_string_append (out, "<li><b>");
      sp_export_escape_html (out,
                             quote->speaker == SP_NONE
                                 ? "(no party)"
                                 : sp_analysis_get_party (analysis, (guint)quote->speaker)->name);
      g_string_append (out, "</b>: ");
      for (guint j = 0; j < quote->content.n; j++)
        {
          g_autofree char *words
              = sp_text_dup_span (sp_analysis_get_text (analysis), quote->content.items[j]);

          g_string_append (out, j > 0 ? " … " : "");
          sp_export_escape_html (out, words);
        }
      g_string_append_printf (out,
                              " <small>%s</small></li>\n",
                              sp_quote_kind_to_string (quote->kind));
    }
  g_string_append (out, "</ul>\n");
}

static void
append_stances (GString *out, const SpAnalysis *analysis)
{
  if (sp_analysis_get_n_stances (analysis) == 0)
    return;
  g_string_append (out, "<h3>Stances found</h3>\n<ul>\n");
  for (guint i = 0; i < sp_analysis_get_n_stances (analysis); i++)
    {
      const SpStance *stance = sp_analysis_get_stance (analysis, i);

      g_string_append (out, "<li><b>");
      sp_export_escape_html (out, sp_analysis_get_party (analysis, (guint)stance->holder)->name);
      g_string_append_printf (out, "</b> %s: ", sp_stance_type_to_string (stance->type));
      if (stance->target_party != SP_NONE)
        sp_export_escape_html (out,
                               sp_analysis_get_party (analysis, (guint)stance->target_party)->name);
      else if (stance->target_claim != SP_NONE)
        sp_export_escape_html (
            out,
            sp_analysis_get_claim (analysis, (guint)stance->target_claim)->label);
      if (stance->because != NULL)
        {
          g_string_append (out, " <small>");
          sp_export_escape_html (out, stance->because);
          g_string_append (out, "</small>");
        }
      g_string_append (out, "</li>\n");
    }
  g_string_append (out, "</ul>\n");
}

/* Begins the file. */
void
sp_export_append_html_head (GString *out, const char *title)
{
  g_string_append (
      out,
      "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
      "content=\"width=device-width\">\n<title>");
  sp_export_escape_html (out, title);
  g_string_append (
      out,
      "</title>\n<style>\nbody { max-width: 42em; margin: 2em auto; padding: 0 1em; font: "
      "1.1em/1.5 serif; }\n"
      "small { color: #555; }\npre { white-space: pre-wrap; }\n</style>\n</head>\n<body>\n");
}

/* Appends the article, what was found in it, and the reader's notes. @corrections: (nullable). */
void
sp_export_append_html (GString *out,
                       SpArticle *article,
                       const SpAnalysis *analysis,
                       const SpCorrections *corrections,
                       const char *const *colours)
{
  const char *title = sp_article_get_title (article), *language = sp_article_get_language (article);
  const char *facts[] = { sp_article_get_site (article),
                          sp_article_get_published (article),
                          sp_article_get_url (article) };

  g_string_append (out, "<article");
  if (language != NULL)
    {
      g_string_append (out, " lang=\"");
      sp_export_escape_html (out, language);
      g_string_append_c (out, '"');
    }
  g_string_append (out, ">\n");
  append_element (out, "h1", title != NULL ? title : "(no title)");
  g_string_append (out, "<p><small>");
  for (guint i = 0, n = 0; i < G_N_ELEMENTS (facts); i++)
    if (facts[i] != NULL)
      {
        g_string_append (out, n++ > 0 ? " · " : "");
        sp_export_escape_html (out, facts[i]);
      }
  g_string_append (out, "</small></p>\n");
  append_text (out, article);
  append_quotes (out, analysis);
  append_stances (out, analysis);
  if (corrections != NULL)
    sp_export_append_html_notes (out, corrections, colours);
  g_string_append (out, "</article>\n");
}

/* Ends the file. */
void
sp_export_append_html_foot (GString *out)
{
  g_string_append (out, "</body>\n</html>\n");
}
