/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-reader-view-private.h"

/* Which mentions are drawn, and the tags of the buffer. Mentions are painted, not tagged: tags cost
 * at every change of colour or focus, painting costs only what is in sight. Tags carry the shape of
 * the lines alone, and none sets a foreground: GTK 4.8 crashes under a screen reader that asks. */

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const SpReaderMark *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return (x->end < y->end) - (x->end > y->end);
}

static void
add_mention (SpReaderView *self, const SpMention *mention, int slot, guint title_end)
{
  SpSpans spans = { 0 };

  sp_reader_layout_map_span (self->layout, mention->span, &spans);
  for (guint i = 0; i < spans.n; i++)
    {
      SpReaderMark mark
          = { spans.items[i].start, spans.items[i].end, slot, spans.items[i].start < title_end };

      g_array_append_val (self->marks, mark);
    }
  sp_spans_clear (&spans);
}

static void
add_party (SpReaderView *self, SpPartyItem *item, guint title_end)
{
  const SpParty *party = sp_party_item_get_party (item);
  int slot = sp_party_item_get_slot (item);

  if (slot < 0 || !sp_party_item_get_main (item))
    return;
  for (guint i = 0; i < party->mentions->len; i++)
    {
      const SpMention *mention = &g_array_index (party->mentions, SpMention, i);

      if (mention->how == SP_MENTION_NAME || mention->how == SP_MENTION_ALIAS
          || mention->how == SP_MENTION_METONYM)
        add_mention (self, mention, slot, title_end);
    }
}

/* Of marks that overlap the first and longest stays. */
static void
drop_overlaps (GArray *marks)
{
  guint n = 0;

  g_array_sort (marks, compare_marks);
  for (guint i = 0; i < marks->len; i++)
    {
      SpReaderMark mark = g_array_index (marks, SpReaderMark, i);

      if (n == 0 || g_array_index (marks, SpReaderMark, n - 1).end <= mark.start)
        g_array_index (marks, SpReaderMark, n++) = mark;
    }
  g_array_set_size (marks, n);
}

/* Finds anew which mentions are drawn: names of the main parties and of those who speak for them.
 */
void
sp_reader_view_update_marks (SpReaderView *self)
{
  GListModel *parties;
  guint n_lines, title_end = 0;

  g_return_if_fail (SP_IS_READER_VIEW (self));

  g_array_set_size (self->marks, 0);
  if (self->show_marks && sp_reader_view_has_findings (self))
    {
      const SpReaderLine *lines = sp_reader_layout_get_lines (self->layout, &n_lines);

      if (sp_reader_layout_has_title (self->layout))
        title_end = lines[0].end;
      parties = sp_document_get_parties (self->document);
      for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
        {
          g_autoptr (SpPartyItem) item = g_list_model_get_item (parties, i);

          add_party (self, item, title_end);
        }
      drop_overlaps (self->marks);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The drawn mention at @buffer_offset, or NULL. */
const SpReaderMark *
sp_reader_view_get_mark_at (SpReaderView *self, guint buffer_offset)
{
  guint low = 0, high;

  g_return_val_if_fail (SP_IS_READER_VIEW (self), NULL);

  high = self->marks->len;
  while (low < high)
    {
      guint middle = (low + high) / 2;
      const SpReaderMark *mark = &g_array_index (self->marks, SpReaderMark, middle);

      if (buffer_offset < mark->start)
        high = middle;
      else if (buffer_offset >= mark->end)
        low = middle + 1;
      else
        return mark;
    }
  return NULL;
}

/* Makes the tags of the lines; once for each buffer. */
void
sp_reader_view_make_tags (SpReaderView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  self->title_tag = g_object_ref (gtk_text_buffer_create_tag (buffer,
                                                              "title",
                                                              "weight",
                                                              800,
                                                              "scale",
                                                              27.0 / 17.0,
                                                              "pixels-above-lines",
                                                              0,
                                                              "pixels-inside-wrap",
                                                              1,
                                                              NULL));
  gtk_text_buffer_create_tag (buffer, "heading", "weight", 700, "scale", 1.18, NULL);
  gtk_text_buffer_create_tag (buffer, "quote", "indent", 24, "style", PANGO_STYLE_ITALIC, NULL);
  gtk_text_buffer_create_tag (buffer, "list-item", "indent", 24, NULL);
  gtk_text_buffer_create_tag (buffer, "caption", "scale", 0.85, NULL);
  gtk_text_buffer_create_tag (buffer, "fixed", "family", "monospace", "scale", 0.9, NULL);
  gtk_text_buffer_create_tag (buffer, "continued", "pixels-above-lines", 0, NULL);
}

static const char *
tag_of_line (const SpReaderLine *line)
{
  if (line->title)
    return "title";
  switch (line->kind)
    {
    case SP_BLOCK_HEADING:
      return "heading";
    case SP_BLOCK_QUOTE:
      return "quote";
    case SP_BLOCK_LIST_ITEM:
      return "list-item";
    case SP_BLOCK_CAPTION:
      return "caption";
    case SP_BLOCK_PREFORMATTED:
    case SP_BLOCK_TABLE:
      return "fixed";
    case SP_BLOCK_PARAGRAPH:
    case SP_BLOCK_METADATA:
    default:
      return NULL;
    }
}

/* Gives each line of the buffer the tag of its kind. */
void
sp_reader_view_tag_lines (SpReaderView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  guint n;
  const SpReaderLine *lines = sp_reader_layout_get_lines (self->layout, &n);

  for (guint i = 0; i < n; i++)
    {
      const char *tag = tag_of_line (&lines[i]);
      GtkTextIter start, end;

      if (tag == NULL && !lines[i].continued)
        continue;
      gtk_text_buffer_get_iter_at_offset (buffer, &start, (int)lines[i].start);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, (int)lines[i].end);
      gtk_text_iter_forward_char (&end);
      if (tag != NULL)
        gtk_text_buffer_apply_tag_by_name (buffer, tag, &start, &end);
      if (lines[i].continued)
        gtk_text_buffer_apply_tag_by_name (buffer, "continued", &start, &end);
    }
}
