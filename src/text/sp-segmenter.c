/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-segmenter.h"

#include "sp-limits.h"
#include "sp-splitter.h"
#include "sp-tokenizer.h"

typedef struct
{
  SpArticle *article;
  SpText *text;
  GArray *tokens;
  GArray *sentences;
  const SpSpan *paragraphs;
  guint n_paragraphs;
  guint paragraph; /* the one that the block at hand begins in */
  guint done;      /* code points of the text that are cut */
} Segmenter;

static void
add_sentence (Segmenter *self, guint first, guint end, SpSentenceKind kind)
{
  const SpToken *tokens = (const SpToken *)self->tokens->data;
  SpSentence sentence = { .first_token = first, .n_tokens = end - first, .kind = (guint8)kind };

  sentence.span.start = tokens[first].span.start;
  sentence.span.end = tokens[end - 1].span.end;
  sentence.paragraph = self->paragraph;
  g_array_append_val (self->sentences, sentence);
}

/* Cuts [start, end) of the text; headings and metadata stay whole, but for the limit of length. */
static void
cut_piece (Segmenter *self, guint start, guint end, SpSentenceKind kind, gboolean whole)
{
  guint first = self->tokens->len;

  start = MAX (start, self->done);
  if (start >= end)
    return;
  self->done = end;
  sp_tokenizer_run (self->text,
                    sp_text_byte_at (self->text, start),
                    sp_text_byte_at (self->text, end),
                    self->tokens);
  while (first < self->tokens->len)
    {
      guint next = whole ? MIN (self->tokens->len, first + SP_MAX_SENTENCE_TOKENS)
                         : sp_splitter_next (sp_text_get_utf8 (self->text),
                                             self->tokens,
                                             first,
                                             self->tokens->len);

      add_sentence (self, first, next, kind);
      first = next;
    }
}

/* Sentences from here on stand in the line that ends behind @offset. */
static void
seek_paragraph (Segmenter *self, guint offset)
{
  while (self->paragraph + 1 < self->n_paragraphs
         && self->paragraphs[self->paragraph].end <= offset)
    self->paragraph++;
}

/* Cuts a block whose lines are apart from each other. */
static void
cut_lines (Segmenter *self, SpSpan span, SpSentenceKind kind, gboolean whole)
{
  for (guint offset = span.start; self->n_paragraphs > 0 && offset < span.end;)
    {
      SpSpan line;

      seek_paragraph (self, offset);
      line = self->paragraphs[self->paragraph];
      if (line.end <= offset)
        break;
      cut_piece (self, MAX (offset, line.start), MIN (span.end, line.end), kind, whole);
      offset = line.end;
    }
}

/* Cuts a block of prose around the datelines in it. */
static void
cut_prose (Segmenter *self, SpSpan span, guint *dateline)
{
  guint n;
  const SpSpan *datelines = sp_article_get_datelines (self->article, &n);

  while (*dateline < n && datelines[*dateline].end <= span.start)
    (*dateline)++;
  for (; *dateline < n && datelines[*dateline].start < span.end; (*dateline)++)
    {
      cut_piece (self, span.start, datelines[*dateline].start, SP_SENTENCE_PROSE, FALSE);
      cut_piece (self,
                 MAX (span.start, datelines[*dateline].start),
                 MIN (span.end, datelines[*dateline].end),
                 SP_SENTENCE_METADATA,
                 TRUE);
    }
  cut_piece (self, span.start, span.end, SP_SENTENCE_PROSE, FALSE);
}

static void
cut_blocks (Segmenter *self, const SpBlock *blocks, guint n)
{
  guint dateline = 0;

  for (guint i = 0; i < n; i++)
    {
      SpSpan span = { MIN (blocks[i].span.start, sp_text_get_length (self->text)),
                      MIN (blocks[i].span.end, sp_text_get_length (self->text)) };

      seek_paragraph (self, span.start);
      switch (blocks[i].kind)
        {
        case SP_BLOCK_HEADING:
          cut_piece (self, span.start, span.end, SP_SENTENCE_HEADING, TRUE);
          break;
        case SP_BLOCK_CAPTION:
          cut_piece (self, span.start, span.end, SP_SENTENCE_HEADING, FALSE);
          break;
        case SP_BLOCK_METADATA:
          cut_lines (self, span, SP_SENTENCE_METADATA, TRUE);
          break;
        case SP_BLOCK_PREFORMATTED:
        case SP_BLOCK_TABLE:
          cut_lines (self, span, SP_SENTENCE_PROSE, FALSE);
          break;
        case SP_BLOCK_PARAGRAPH:
        case SP_BLOCK_QUOTE:
        case SP_BLOCK_LIST_ITEM:
        default:
          cut_prose (self, span, &dateline);
          break;
        }
    }
}

static void
cut_paragraphs (Segmenter *self)
{
  SpSpan title = sp_article_get_title_span (self->article);
  guint dateline = 0;

  for (guint i = 0; i < self->n_paragraphs; i++)
    {
      self->paragraph = i;
      if (title.end > title.start && sp_span_equal (title, self->paragraphs[i]))
        cut_piece (self, title.start, title.end, SP_SENTENCE_HEADING, TRUE);
      else
        cut_prose (self, self->paragraphs[i], &dateline);
    }
}

/* Cuts the text of @article into sentences and tokens. Blocks keep apart what is no prose; where
 * there are none, each line is one. Never fails; linear time. Returns: (transfer full). */
SpTokens *
sp_segmenter_run (SpArticle *article)
{
  Segmenter self = { .article = article };
  const SpBlock *blocks;
  guint n;

  g_return_val_if_fail (article != NULL, NULL);

  self.text = sp_article_get_text (article);
  self.tokens = g_array_new (FALSE, FALSE, sizeof (SpToken));
  self.sentences = g_array_new (FALSE, FALSE, sizeof (SpSentence));
  self.paragraphs = sp_text_get_paragraphs (self.text, &self.n_paragraphs);
  blocks = sp_article_get_blocks (article, &n);
  if (n > 0)
    cut_blocks (&self, blocks, n);
  else
    cut_paragraphs (&self);
  return sp_tokens_new (self.text, self.tokens, self.sentences);
}
