/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-print-text.h"

#include <glib/gi18n.h>

#include "sp-mark-style.h"
#include "sp-note-item.h"
#include "sp-quote-item.h"
#include "sp-reader-layout.h"
#include "sp-stance-item.h"
#include "sp-title-block.h"
#include "sp-words.h"

/* What is printed, paragraph by paragraph: the article with its highlights, which are numbered; the
 * notes by their numbers; and what was found. */

#define BODY 10.5
#define SMALL 9.0

typedef struct
{
  SpNoteItem *note;
  guint number;
  SpSpans spans; /* buffer offsets of the layout */
} Numbered;

static void
clear_numbered (gpointer data)
{
  g_object_unref (((Numbered *)data)->note);
  sp_spans_clear (&((Numbered *)data)->spans);
}

static void
free_piece (gpointer data)
{
  SpPrintPiece *piece = data;

  g_free (piece->text);
  pango_attr_list_unref (piece->attributes);
  g_array_unref (piece->highlights);
  g_free (piece);
}

static SpPrintPiece *
add_piece (GPtrArray *pieces, const char *text, double size, double above)
{
  SpPrintPiece *piece = g_new0 (SpPrintPiece, 1);

  piece->text = g_strdup (text);
  piece->attributes = pango_attr_list_new ();
  piece->highlights = g_array_new (FALSE, FALSE, sizeof (SpPrintHighlight));
  piece->size = size;
  piece->above = above;
  g_ptr_array_add (pieces, piece);
  return piece;
}

static void
add_heading (GPtrArray *pieces, const char *text)
{
  SpPrintPiece *piece = add_piece (pieces, text, 13, 20);

  piece->bold = TRUE;
  piece->joined = TRUE;
}

static void
set_bytes (SpPrintPiece *piece, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = (guint)start;
  attribute->end_index = (guint)end;
  pango_attr_list_insert (piece->attributes, attribute);
}

/* ---- the article ---- */

/* Returns: (transfer full): Numbered: the highlights that have a place, in order of the text. */
static GArray *
number_notes (SpDocument *document, const SpReaderLayout *layout)
{
  GListModel *notes = sp_document_get_notes (document);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Numbered));

  g_array_set_clear_func (list, clear_numbered);
  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      Numbered numbered = { g_list_model_get_item (notes, i), list->len + 1, { 0 } };

      if (sp_span_length (sp_note_item_get_span (numbered.note)) > 0)
        sp_reader_layout_map_span (layout, sp_note_item_get_span (numbered.note), &numbered.spans);
      if (numbered.spans.n > 0)
        g_array_append_val (list, numbered);
      else
        clear_numbered (&numbered);
    }
  return list;
}

/* Puts the numbers of the highlights that end at @offset behind what is written. */
static void
write_numbers (SpPrintPiece *piece, GString *out, const GArray *notes, guint offset)
{
  gboolean any = FALSE;

  for (guint i = 0; i < notes->len; i++)
    {
      const Numbered *numbered = &g_array_index (notes, Numbered, i);
      gsize start = out->len;

      if (numbered->spans.items[numbered->spans.n - 1].end != offset)
        continue;
      g_string_append_printf (out, "%s%u", any ? "," : "", numbered->number);
      any = TRUE;
      set_bytes (piece, pango_attr_scale_new (0.68), start, out->len);
      set_bytes (piece, pango_attr_rise_new ((int)(0.36 * BODY * PANGO_SCALE)), start, out->len);
    }
}

/* Writes the line with the numbers of the highlights, and remembers where these lie. */
static void
write_line (SpPrintPiece *piece, const char *utf8, const SpReaderLine *line, const GArray *notes)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint n = line->end - line->start;
  g_autofree guint *starts = g_new (guint, n + 1), *ends = g_new (guint, n + 1);
  const char *p = g_utf8_offset_to_pointer (utf8, line->start);

  for (guint i = 0; i <= n; i++)
    {
      ends[i] = (guint)out->len;
      if (i > 0)
        write_numbers (piece, out, notes, line->start + i);
      starts[i] = (guint)out->len;
      if (i < n)
        {
          g_string_append_unichar (out, g_utf8_get_char (p));
          p = g_utf8_next_char (p);
        }
    }
  for (guint i = 0; i < notes->len; i++)
    {
      const Numbered *numbered = &g_array_index (notes, Numbered, i);

      for (guint k = 0; k < numbered->spans.n; k++)
        {
          guint start = MAX (numbered->spans.items[k].start, line->start),
                end = MIN (numbered->spans.items[k].end, line->end);
          SpPrintHighlight highlight;

          if (start >= end)
            continue;
          highlight.start = starts[start - line->start];
          highlight.end = ends[end - line->start];
          highlight.colour = sp_note_item_get_mark (numbered->note)->colour;
          g_array_append_val (piece->highlights, highlight);
        }
    }
  g_free (piece->text);
  piece->text = g_strdup (out->str);
}

static void
style_line (SpPrintPiece *piece, const SpReaderLine *line)
{
  if (line->continued)
    piece->above = 0;
  switch (line->kind)
    {
    case SP_BLOCK_HEADING:
      piece->size = 12.5;
      piece->bold = TRUE;
      piece->joined = TRUE;
      piece->above = 14;
      break;
    case SP_BLOCK_QUOTE:
    case SP_BLOCK_LIST_ITEM:
      piece->indent = 18;
      break;
    case SP_BLOCK_CAPTION:
      piece->size = SMALL;
      piece->grey = TRUE;
      break;
    case SP_BLOCK_PREFORMATTED:
    case SP_BLOCK_TABLE:
      piece->above = line->continued ? 0 : 9;
      break;
    case SP_BLOCK_PARAGRAPH:
    case SP_BLOCK_METADATA:
    default:
      break;
    }
}

/* Where the article is from, who wrote it, when, and where it can be read. */
static void
add_facts (GPtrArray *pieces, SpArticle *article)
{
  g_autofree char *source = sp_title_block_dup_source (article);
  const char *const *byline = sp_article_get_byline (article);
  g_autofree char *authors = g_strjoinv (", ", (char **)byline);
  const char *url = sp_article_get_url (article);

  if (*authors != '\0')
    add_piece (pieces, authors, SMALL, 6);
  if (source != NULL)
    add_piece (pieces, source, SMALL, 3)->grey = TRUE;
  if (url != NULL)
    add_piece (pieces, url, SMALL, 3)->grey = TRUE;
}

static void
add_article (GPtrArray *pieces, SpArticle *article, const SpReaderLayout *layout, GArray *notes)
{
  const char *utf8 = sp_reader_layout_get_text (layout);
  guint n;
  const SpReaderLine *lines = sp_reader_layout_get_lines (layout, &n);

  for (guint i = 0; i < n; i++)
    {
      SpPrintPiece *piece = add_piece (pieces, "", BODY, 9);

      write_line (piece, utf8, &lines[i], notes);
      if (!lines[i].title)
        {
          style_line (piece, &lines[i]);
          continue;
        }
      piece->size = 19;
      piece->bold = TRUE;
      piece->joined = TRUE;
      piece->above = 0;
      add_facts (pieces, article);
    }
}

/* ---- the notes ---- */

static void
append_part (GString *out, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", part);
}

/* @number: 0 for a note without a place in the text. */
static void
add_note (GPtrArray *pieces, SpNoteItem *note, guint number)
{
  SpMark *mark = sp_note_item_get_mark (note);
  g_autofree char *label = number > 0 ? g_strdup_printf ("%u", number) : g_strdup ("–");
  const char *name
      = mark->on_text ? sp_mark_style_get_name (mark->colour) : _ ("About the Article");
  g_autofree char *words = mark->on_text ? sp_words_quote (mark->anchor.exact) : g_strdup ("");
  g_autofree char *line
      = g_strdup_printf ("%s  %s  %s", label, name, g_strdelimit (words, "\n", ' '));
  g_autofree char *tags = g_strjoinv (", ", mark->tags);
  g_autoptr (GString) more = g_string_new (NULL);
  SpPrintPiece *piece = add_piece (pieces, line, BODY - 0.5, 8);

  set_bytes (piece,
             pango_attr_weight_new (PANGO_WEIGHT_BOLD),
             0,
             strlen (label) + 2 + strlen (name));
  if (mark->note != NULL)
    {
      piece->joined = TRUE;
      piece = add_piece (pieces, mark->note, BODY - 0.5, 2);
      piece->indent = 18;
    }
  append_part (more, sp_note_item_get_party_name (note));
  append_part (more, tags);
  if (mark->on_text && number == 0)
    append_part (more, _ ("Without a place in the text"));
  if (more->len == 0)
    return;
  piece->joined = TRUE;
  piece = add_piece (pieces, more->str, SMALL, 2);
  piece->indent = 18;
  piece->grey = TRUE;
}

static void
add_notes (GPtrArray *pieces, SpDocument *document, const GArray *numbered)
{
  GListModel *notes = sp_document_get_notes (document);

  if (g_list_model_get_n_items (notes) == 0)
    return;
  add_heading (pieces, _ ("Notes"));
  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (SpNoteItem) note = g_list_model_get_item (notes, i);
      guint number = 0;

      for (guint k = 0; k < numbered->len; k++)
        if (g_array_index (numbered, Numbered, k).note == note)
          number = g_array_index (numbered, Numbered, k).number;
      add_note (pieces, note, number);
    }
}

/* ---- what was found ---- */

/* A line whose first @name is bold. */
static void
add_named (GPtrArray *pieces, const char *name, const char *rest)
{
  g_autofree char *line = g_strdup_printf ("%s  %s", name, rest);
  SpPrintPiece *piece = add_piece (pieces, line, BODY - 0.5, 5);

  set_bytes (piece, pango_attr_weight_new (PANGO_WEIGHT_BOLD), 0, strlen (name));
}

static void
add_parties (GPtrArray *pieces, GListModel *parties)
{
  if (g_list_model_get_n_items (parties) > 0)
    add_heading (pieces, _ ("Parties"));
  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    {
      g_autoptr (SpPartyItem) party = g_list_model_get_item (parties, i);
      g_autofree char *counts = sp_words_for_counts (party);

      add_named (pieces, sp_party_item_get_name (party), counts);
    }
}

static void
add_quotes (GPtrArray *pieces, GListModel *quotes)
{
  if (g_list_model_get_n_items (quotes) > 0)
    add_heading (pieces, _ ("Quotes"));
  for (guint i = 0; i < g_list_model_get_n_items (quotes); i++)
    {
      g_autoptr (SpQuoteItem) item = g_list_model_get_item (quotes, i);
      const SpQuote *quote = sp_quote_item_get_quote (item);
      SpPartyItem *speaker = sp_quote_item_get_speaker (item);
      g_autofree char *words = sp_words_quoted (sp_item_get_text (SP_ITEM (item)),
                                                &quote->content,
                                                quote->kind == SP_QUOTE_DIRECT);

      add_named (pieces,
                 speaker != NULL ? sp_party_item_get_name (speaker)
                                 : C_ ("said by", "Nobody Named"),
                 words);
    }
}

static void
add_stances (GPtrArray *pieces, GListModel *stances)
{
  if (g_list_model_get_n_items (stances) > 0)
    add_heading (pieces, _ ("Stances, as the article reports them"));
  for (guint i = 0; i < g_list_model_get_n_items (stances); i++)
    {
      g_autoptr (SpStanceItem) item = g_list_model_get_item (stances, i);
      const SpStance *stance = sp_stance_item_get_stance (item);
      SpPartyItem *target = sp_stance_item_get_target (item);
      const char *verb = sp_words_for_stance (stance->type, stance->negated);
      g_autofree char *words = sp_words_of_stance (item);
      g_autofree char *rest
          = target != NULL
                ? g_strdup_printf ("%s → %s: %s", verb, sp_party_item_get_name (target), words)
                : g_strdup_printf ("%s: %s", verb, words);

      add_named (pieces, sp_party_item_get_name (sp_stance_item_get_holder (item)), rest);
    }
}

/* Makes what is printed of @document, which has an article. Returns: (transfer full) (element-type
 * SpPrintPiece). */
GPtrArray *
sp_print_text_new (SpDocument *document, SpPrintParts parts)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (free_piece);
  SpArticle *article;
  g_autoptr (SpReaderLayout) layout = NULL;
  g_autoptr (GArray) notes = NULL;

  g_return_val_if_fail (SP_IS_DOCUMENT (document), pieces);

  article = sp_document_get_article (document);
  g_return_val_if_fail (article != NULL, pieces);
  layout = sp_reader_layout_new (article);
  notes = (parts & SP_PRINT_NOTES) != 0 ? number_notes (document, layout)
                                        : g_array_new (FALSE, FALSE, sizeof (Numbered));
  add_article (pieces, article, layout, notes);
  if ((parts & SP_PRINT_NOTES) != 0)
    add_notes (pieces, document, notes);
  if ((parts & SP_PRINT_FINDINGS) != 0)
    {
      add_parties (pieces, sp_document_get_parties (document));
      add_quotes (pieces, sp_document_get_quotes (document));
      add_stances (pieces, sp_document_get_stances (document));
    }
  return pieces;
}
