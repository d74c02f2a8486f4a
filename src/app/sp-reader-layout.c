/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-reader-layout.h"

/* A paragraph longer than this is cut at the next space. */
#define MAX_LINE 2500
/* … and cut anywhere where no space comes for this long. */
#define MAX_LINE_HARD 3000

/* A run of code points that stand in the buffer as they stand in the document, one for one. Runs
 * are sorted by both offsets (the title comes first in the buffer; where it does not come first in
 * the document, its runs alone are out of order, and they are kept in a list of their own). */
typedef struct
{
  guint document;
  guint buffer;
  guint length;
} Run;

struct _SpReaderLayout
{
  GString *text;
  guint length;  /* of text, in code points */
  GArray *lines; /* SpReaderLine */
  GArray *title; /* Run: those of the headline */
  GArray *prose; /* Run: all others, sorted by both offsets */
};

typedef struct
{
  SpReaderLayout *layout;
  GArray *runs; /* where runs go: layout->title or layout->prose */
  guint document;
  gboolean keep_breaks; /* line breaks stay line breaks: preformatted text */
  gboolean at_start;    /* nothing of the line was written yet */
  SpReaderLine line;
} Writer;

static void
append_run (GArray *runs, guint document, guint buffer)
{
  Run *last = runs->len > 0 ? &g_array_index (runs, Run, runs->len - 1) : NULL;

  if (last != NULL && last->document + last->length == document
      && last->buffer + last->length == buffer)
    last->length++;
  else
    g_array_append_vals (runs, &(Run){ document, buffer, 1 }, 1);
}

/* What stands in the buffer for a character of the text: one for one, and nothing that the buffer
 * would take for a line break or a widget. */
static gunichar
shown_character (gunichar c)
{
  if (c == 0xFFFC)
    return 0xFFFD;
  if (c == '\n' || c == 0x2028 || c == 0x2029 || c == 0x85 || c == '\v' || c == '\f')
    return ' ';
  if (c < 0x20 && c != '\t')
    return 0xFFFD;
  return c;
}

static void
begin_line (Writer *w)
{
  SpReaderLayout *self = w->layout;

  if (self->lines->len > 0)
    {
      g_string_append_c (self->text, '\n');
      self->length++;
    }
  w->line.start = self->length;
  w->at_start = TRUE;
}

static void
end_line (Writer *w)
{
  w->line.end = w->layout->length;
  g_array_append_val (w->layout->lines, w->line);
}

/* TRUE if the line must be broken before @c. */
static gboolean
must_cut (const Writer *w, gunichar c)
{
  guint length = w->layout->length - w->line.start;

  return length >= MAX_LINE_HARD || (length >= MAX_LINE && c == ' ');
}

static void
write_character (Writer *w, gunichar c)
{
  SpReaderLayout *self = w->layout;
  gboolean is_break = c == '\n' && w->keep_breaks;
  gunichar shown = shown_character (c);

  if (!w->at_start && (is_break || must_cut (w, shown)))
    {
      end_line (w);
      begin_line (w);
      w->line.continued = TRUE;
      if (shown == ' ')
        {
          w->document++;
          return;
        }
    }
  if (c != '\r' && !(w->at_start && shown == ' '))
    {
      append_run (w->runs, w->document, self->length);
      g_string_append_unichar (self->text, shown);
      self->length++;
      w->at_start = FALSE;
    }
  w->document++;
}

/* Writes the characters of @block to the end of the buffer. A block of nothing but spaces leaves
 * no trace. */
static void
write_block (SpReaderLayout *self, SpText *text, const SpBlock *block, gboolean is_title)
{
  Writer w = { .layout = self, .runs = is_title ? self->title : self->prose };
  g_autofree char *piece = sp_text_dup_span (text, block->span);

  g_strchomp (piece);
  if (*piece == '\0')
    return;
  w.document = block->span.start;
  w.keep_breaks = block->kind == SP_BLOCK_PREFORMATTED || block->kind == SP_BLOCK_TABLE;
  w.line = (SpReaderLine){ .kind = block->kind, .level = block->level, .title = is_title };
  begin_line (&w);
  for (const char *p = piece; *p != '\0'; p = g_utf8_next_char (p))
    write_character (&w, g_utf8_get_char (p));
  end_line (&w);
}

/* Writes a title that stands nowhere in the text. */
static void
write_foreign_title (SpReaderLayout *self, const char *title)
{
  Writer w = { .layout = self };

  w.line = (SpReaderLine){ .kind = SP_BLOCK_HEADING, .level = 1, .title = TRUE };
  begin_line (&w);
  for (const char *p = title; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_string_append_unichar (self->text, shown_character (g_utf8_get_char (p)));
      self->length++;
    }
  end_line (&w);
}

static void
write_title (SpReaderLayout *self, SpArticle *article)
{
  SpSpan span = sp_article_get_title_span (article);
  const char *title = sp_article_get_title (article);

  if (span.start < span.end)
    write_block (self,
                 sp_article_get_text (article),
                 &(SpBlock){ .span = span, .kind = SP_BLOCK_HEADING, .level = 1 },
                 TRUE);
  else if (title != NULL && *title != '\0')
    write_foreign_title (self, title);
}

static void
write_blocks (SpReaderLayout *self, SpArticle *article, gboolean with_metadata)
{
  SpText *text = sp_article_get_text (article);
  SpSpan title = sp_article_get_title_span (article);
  guint n;
  const SpBlock *blocks = sp_article_get_blocks (article, &n);

  for (guint i = 0; i < n; i++)
    {
      gboolean is_title = title.start < title.end && sp_span_contains (title, blocks[i].span);

      if (!is_title && (with_metadata || blocks[i].kind != SP_BLOCK_METADATA))
        write_block (self, text, &blocks[i], FALSE);
    }
}

/* An article without blocks is shown by its paragraphs. */
static void
write_paragraphs (SpReaderLayout *self, SpArticle *article)
{
  SpText *text = sp_article_get_text (article);
  SpSpan title = sp_article_get_title_span (article);
  guint n;
  const SpSpan *paragraphs = sp_text_get_paragraphs (text, &n);

  for (guint i = 0; i < n; i++)
    if (!(title.start < title.end && sp_span_contains (title, paragraphs[i])))
      write_block (self,
                   text,
                   &(SpBlock){ .span = paragraphs[i], .kind = SP_BLOCK_PARAGRAPH },
                   FALSE);
}

/* Lays @article out. Nothing of the article is kept. Any thread. */
SpReaderLayout *
sp_reader_layout_new (SpArticle *article)
{
  SpReaderLayout *self;
  guint n_blocks, before;

  g_return_val_if_fail (article != NULL, NULL);

  self = g_new0 (SpReaderLayout, 1);
  self->text = g_string_new (NULL);
  self->lines = g_array_new (FALSE, FALSE, sizeof (SpReaderLine));
  self->title = g_array_new (FALSE, FALSE, sizeof (Run));
  self->prose = g_array_new (FALSE, FALSE, sizeof (Run));
  write_title (self, article);
  before = self->lines->len;
  sp_article_get_blocks (article, &n_blocks);
  if (n_blocks > 0)
    write_blocks (self, article, FALSE);
  else
    write_paragraphs (self, article);
  if (self->lines->len == before && n_blocks > 0)
    write_blocks (self, article, TRUE);
  return self;
}

/* Frees @self; NULL is allowed. */
void
sp_reader_layout_free (SpReaderLayout *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->lines);
  g_array_unref (self->title);
  g_array_unref (self->prose);
  g_free (self);
}

/* The text for the buffer; owned by @self. */
const char *
sp_reader_layout_get_text (const SpReaderLayout *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->text->str;
}

/* Length of the buffer's text in code points. */
guint
sp_reader_layout_get_length (const SpReaderLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->length;
}

/* The lines of the buffer in order, @n of them; owned by @self. */
const SpReaderLine *
sp_reader_layout_get_lines (const SpReaderLayout *self, guint *n)
{
  g_return_val_if_fail (self != NULL && n != NULL, NULL);
  *n = self->lines->len;
  return (const SpReaderLine *)(gconstpointer)self->lines->data;
}

/* TRUE if the first line is the headline. */
gboolean
sp_reader_layout_has_title (const SpReaderLayout *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->lines->len > 0 && g_array_index (self->lines, SpReaderLine, 0).title;
}

/* Index of the last run that begins at or before @offset of the document, or -1. */
static int
find_by_document (const GArray *runs, guint offset)
{
  guint low = 0, high = runs->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (runs, Run, middle).document <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return (int)low - 1;
}

/* Index of the last run that begins at or before @offset of the buffer, or -1. */
static int
find_by_buffer (const GArray *runs, guint offset)
{
  guint low = 0, high = runs->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (runs, Run, middle).buffer <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return (int)low - 1;
}

static gboolean
run_to_buffer (const GArray *runs, guint offset, guint *buffer)
{
  int i = find_by_document (runs, offset);
  const Run *run;

  if (i < 0)
    return FALSE;
  run = &g_array_index (runs, Run, i);
  if (offset >= run->document + run->length)
    return FALSE;
  *buffer = run->buffer + (offset - run->document);
  return TRUE;
}

/* The buffer offset at which the document's @offset stands; what is left out of the buffer counts
 * as the end of what stands before it. */
guint
sp_reader_layout_to_buffer (const SpReaderLayout *self, guint offset)
{
  guint buffer;
  int i;

  g_return_val_if_fail (self != NULL, 0);

  if (run_to_buffer (self->title, offset, &buffer) || run_to_buffer (self->prose, offset, &buffer))
    return buffer;
  i = find_by_document (self->prose, offset);
  if (i >= 0)
    {
      const Run *run = &g_array_index (self->prose, Run, i);

      return run->buffer + run->length;
    }
  if (self->prose->len > 0)
    return g_array_index (self->prose, Run, 0).buffer;
  return 0;
}

/* Sets @offset to the document offset of @buffer_offset. FALSE, and @offset untouched, where no
 * character of the document stands: a line break, a title from elsewhere, the end. */
gboolean
sp_reader_layout_to_document (const SpReaderLayout *self, guint buffer_offset, guint *offset)
{
  const GArray *lists[2];

  g_return_val_if_fail (self != NULL && offset != NULL, FALSE);

  lists[0] = self->title;
  lists[1] = self->prose;
  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    {
      int i = find_by_buffer (lists[l], buffer_offset);
      const Run *run = i >= 0 ? &g_array_index (lists[l], Run, i) : NULL;

      if (run != NULL && buffer_offset < run->buffer + run->length)
        {
          *offset = run->document + (buffer_offset - run->buffer);
          return TRUE;
        }
    }
  return FALSE;
}

/* Adds @part, joined to the last span where only a line break or nothing lies between. */
static void
add_joined (SpSpans *spans, guint first, SpSpan part)
{
  if (spans->n > first && spans->items[spans->n - 1].end == part.start)
    spans->items[spans->n - 1].end = part.end;
  else
    sp_spans_add (spans, part);
}

static void
map_runs (const GArray *runs, SpSpan span, SpSpans *buffer_spans)
{
  guint first = buffer_spans->n;
  int i = MAX (find_by_document (runs, span.start), 0);

  for (; i < (int)runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);
      guint start = MAX (span.start, run->document);
      guint end = MIN (span.end, run->document + run->length);

      if (run->document >= span.end)
        break;
      if (start < end)
        add_joined (
            buffer_spans,
            first,
            (SpSpan){ run->buffer + start - run->document, run->buffer + end - run->document });
    }
}

/* Adds to @buffer_spans the parts of the buffer that show the document's @span. */
void
sp_reader_layout_map_span (const SpReaderLayout *self, SpSpan span, SpSpans *buffer_spans)
{
  g_return_if_fail (self != NULL && buffer_spans != NULL);

  map_runs (self->title, span, buffer_spans);
  map_runs (self->prose, span, buffer_spans);
}

/* Adds to @buffer_spans the parts of the buffer that show @spans of the document. */
void
sp_reader_layout_map_spans (const SpReaderLayout *self, const SpSpans *spans, SpSpans *buffer_spans)
{
  g_return_if_fail (self != NULL && spans != NULL && buffer_spans != NULL);

  for (guint i = 0; i < spans->n; i++)
    sp_reader_layout_map_span (self, spans->items[i], buffer_spans);
}

static gboolean
is_rtl_letter (gunichar c)
{
  switch ((int)g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_MANDAIC:
    case G_UNICODE_SCRIPT_ADLAM:
    case G_UNICODE_SCRIPT_HANIFI_ROHINGYA:
      return TRUE;
    default:
      return FALSE;
    }
}

/* TRUE if the text begins with a letter that is written from right to left. */
gboolean
sp_reader_layout_is_rtl (const SpReaderLayout *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (const char *p = self->text->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c))
        return is_rtl_letter (c);
    }
  return FALSE;
}
