/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-quotemarks.h"

#include <string.h>
#include "sp-chars.h"

/* A stack machine over the marks of one paragraph at a time, so that one lost mark never turns the
 * rest of the document inside out. What a mark can do (open, close) is read from its sign and its
 * neighbours; where a sign can do both, the stack decides. The single signs are apostrophes too:
 * the tokenizer has taken those inside words and in front of cut words; of the rest a sign is an
 * apostrophe unless a partner is there.
 *
 * Every mark is pushed and popped at most once, and what lies ahead is counted beforehand, so that
 * time is linear. */

enum
{
  CAN_OPEN = 1 << 0,
  CAN_CLOSE = 1 << 1,
  CUT = 1 << 4,    /* ‘ before what may be a cut word or year: meant for an apostrophe */
  ALONE = 1 << 3,  /* between blanks */
  JOINED = 1 << 2, /* behind an s: perhaps a possessive */
};

typedef struct
{
  SpSpan span;
  guint8 style;
  guint8 can;
  gboolean first;   /* the paragraph begins with it */
  guint closers;    /* of the marks behind it in the paragraph that only close, of its style */
  guint openers;    /* of those that only open */
  gboolean partner; /* the next mark of its style behind it can close */
} Mark;

typedef struct
{
  const SpTokens *tokens;
  const char *text;
  guint n_tokens;
  GArray *found; /* SpQuoteMark */
  GArray *marks; /* Mark: of the paragraph at hand */
  GArray *stack; /* guint: indices of those of @found that are open */
  guint n_open[SP_N_QUOTE_STYLES];
  int next_style;        /* of the mark that the next paragraph begins with, -1 */
  int carried;           /* of @found: the one left open by the last paragraph, -1 */
  gboolean reversed;     /* » « */
  gboolean only_closing; /* ” ” */
  gboolean single_first; /* the document quotes in single marks */
} Machine;

static const SpToken *
token_at (const Machine *self, guint i)
{
  guint n;

  return sp_tokens_get (self->tokens, &n) + i;
}

static gunichar
sign_of (const Machine *self, const SpToken *token)
{
  return g_utf8_get_char (self->text + token->byte_start);
}

/* Returns: the style of the sign, -1 if it is no quotation mark. */
static int
style_of (gunichar c, gsize n_bytes, const char *text)
{
  switch (c)
    {
    case '"':
    case 0xff02:
      return SP_QUOTE_STYLE_STRAIGHT;
    case '\'':
      return n_bytes == 2 && text[1] == '\'' ? SP_QUOTE_STYLE_TYPEWRITER
                                             : SP_QUOTE_STYLE_STRAIGHT_SINGLE;
    case '`':
      return n_bytes == 2 && text[1] == '`' ? SP_QUOTE_STYLE_TYPEWRITER : -1;
    case 0x201c:
    case 0x201d:
    case 0x201f:
      return SP_QUOTE_STYLE_DOUBLE;
    case 0x2018:
    case 0x2019:
    case 0x201b:
      return SP_QUOTE_STYLE_SINGLE;
    case 0x201e:
      return SP_QUOTE_STYLE_LOW;
    case 0x201a:
      return SP_QUOTE_STYLE_LOW_SINGLE;
    case 0xab:
    case 0xbb:
      return SP_QUOTE_STYLE_GUILLEMETS;
    case 0x2039:
    case 0x203a:
      return SP_QUOTE_STYLE_ANGLES;
    case 0x300c:
    case 0x300d:
      return SP_QUOTE_STYLE_CORNERS;
    case 0x300e:
    case 0x300f:
      return SP_QUOTE_STYLE_WHITE_CORNERS;
    default:
      return -1;
    }
}

static gboolean
is_single (guint8 style)
{
  return style == SP_QUOTE_STYLE_SINGLE || style == SP_QUOTE_STYLE_STRAIGHT_SINGLE;
}

/* What a sign without direction can do, by its neighbours. */
static guint8
straight_can (gboolean space_before,
              gboolean space_behind,
              gboolean bound_before,
              gboolean bound_behind)
{
  gboolean open = (space_before || bound_before) && !space_behind;
  gboolean close = !space_before && (space_behind || bound_behind);

  if (open && close)
    return CAN_OPEN | CAN_CLOSE;
  if (open || close)
    return open ? CAN_OPEN : CAN_CLOSE;
  return CAN_OPEN | CAN_CLOSE | (space_before && space_behind ? ALONE : 0);
}

static guint8
can_of (const Machine *self, gunichar c, guint8 style, guint8 by_place)
{
  switch (style)
    {
    case SP_QUOTE_STYLE_DOUBLE:
      if (c == 0x201d)
        return self->only_closing ? by_place : CAN_CLOSE;
      return by_place == CAN_CLOSE ? CAN_OPEN | CAN_CLOSE : CAN_OPEN | (by_place & ALONE);
    case SP_QUOTE_STYLE_SINGLE:
      if (c == 0x2019)
        return CAN_CLOSE;
      return CAN_OPEN;
    case SP_QUOTE_STYLE_GUILLEMETS:
      return (c == 0xab) != self->reversed ? CAN_OPEN : CAN_CLOSE;
    case SP_QUOTE_STYLE_ANGLES:
      return (c == 0x2039) != self->reversed ? CAN_OPEN : CAN_CLOSE;
    case SP_QUOTE_STYLE_CORNERS:
      return c == 0x300c ? CAN_OPEN : CAN_CLOSE;
    case SP_QUOTE_STYLE_WHITE_CORNERS:
      return c == 0x300e ? CAN_OPEN : CAN_CLOSE;
    case SP_QUOTE_STYLE_TYPEWRITER:
      return c == '`' ? CAN_OPEN : by_place;
    case SP_QUOTE_STYLE_LOW:
    case SP_QUOTE_STYLE_LOW_SINGLE:
      return CAN_OPEN;
    case SP_QUOTE_STYLE_STRAIGHT:
    case SP_QUOTE_STYLE_STRAIGHT_SINGLE:
    default:
      return by_place;
    }
}

/* Does "16", "90s" or a lone "s" stand at @byte, as behind an apostrophe? */
static gboolean
is_cut_word (const Machine *self, gsize byte)
{
  const char *p = self->text + byte; /* NUL-terminated */

  if (g_ascii_isdigit (p[0]) && g_ascii_isdigit (p[1]))
    return !sp_char_is_word (g_utf8_get_char (p + 2))
           || (p[2] == 's' && !sp_char_is_word (g_utf8_get_char (p + 3)));
  return p[0] == 's' && !sp_char_is_word (g_utf8_get_char (p + 1));
}

/* Reads token @i, which lies in the paragraph of the tokens [first, end). Returns: TRUE if it is a
 * mark. */
static gboolean
read_mark (const Machine *self, guint i, guint first, guint end, Mark *mark)
{
  const SpToken *token = token_at (self, i);
  gunichar c = sign_of (self, token), before = ' ', behind = ' ';
  gboolean space_before, space_behind, joined = (token->flags & SP_TOKEN_JOINED) != 0;
  int style;

  if (!sp_char_is_quote (c)
      || (token->kind != SP_TOKEN_PUNCTUATION && !(joined && sp_span_length (token->span) == 1)))
    return FALSE;
  style = style_of (c, token->byte_end - token->byte_start, self->text + token->byte_start);
  if (style < 0)
    return FALSE;
  space_before = i == first || (token[-1].flags & SP_TOKEN_SPACE_AFTER);
  space_behind = i + 1 == end || (token->flags & SP_TOKEN_SPACE_AFTER);
  if (!space_before)
    before = g_utf8_get_char (g_utf8_prev_char (self->text + token->byte_start));
  if (!space_behind)
    behind = g_utf8_get_char (self->text + token->byte_end);
  if (g_unichar_isdigit (before) && g_unichar_isdigit (behind)) /* 6'2" */
    return FALSE;
  *mark = (Mark){ .span = token->span, .style = (guint8)style, .first = i == first };
  mark->can = can_of (
      self,
      c,
      (guint8)style,
      straight_can (space_before,
                    space_behind,
                    sp_char_is_opener (before) || sp_char_is_dash (before) || before == '/'
                        || before == '='
                        || (sp_char_is_quote (before)
                            && (i == first + 1
                                || (i > first + 1 && (token[-2].flags & SP_TOKEN_SPACE_AFTER)))),
                    !sp_char_is_word (behind) && !sp_char_is_opener (behind)));
  if (joined
      || (is_single (mark->style) && space_behind && i + 1 < end
          && strchr ("sSxz", (int)MIN (before, 127)) != NULL
          && g_unichar_islower (g_utf8_get_char (self->text + token[1].byte_start))))
    mark->can = CAN_CLOSE | JOINED;
  if (c == 0x2018 && is_cut_word (self, token->byte_end))
    mark->can |= CUT;
  return TRUE;
}

/* Counts for each mark of the paragraph what lies behind it. */
static void
look_ahead (Machine *self)
{
  guint closers[SP_N_QUOTE_STYLES] = { 0 }, openers[SP_N_QUOTE_STYLES] = { 0 };
  gboolean next_closes[SP_N_QUOTE_STYLES] = { FALSE };

  for (guint i = self->marks->len; i > 0; i--)
    {
      Mark *mark = &g_array_index (self->marks, Mark, i - 1);
      guint8 able = mark->can & (CAN_OPEN | CAN_CLOSE);

      mark->closers = closers[mark->style];
      mark->openers = openers[mark->style];
      mark->partner = next_closes[mark->style];
      closers[mark->style] += able == CAN_CLOSE;
      openers[mark->style] += able == CAN_OPEN;
      next_closes[mark->style] = (able & CAN_CLOSE) != 0;
    }
}

static void
push (Machine *self, const Mark *mark)
{
  SpQuoteMark found = { .open = mark->span, .style = mark->style, .level = self->stack->len };
  guint index = self->found->len;

  found.close.start = found.close.end = mark->span.end;
  if (mark->first && self->carried >= 0)
    {
      SpQuoteMark *before = &g_array_index (self->found, SpQuoteMark, self->carried);

      if (before->style == mark->style)
        before->continues = found.continued = TRUE;
    }
  g_array_append_val (self->found, found);
  g_array_append_val (self->stack, index);
  self->n_open[mark->style]++;
}

/* Takes the innermost open passage off the stack: closed by @close, or ended there without a mark.
 */
static void
pop (Machine *self, SpSpan close, gboolean closed)
{
  SpQuoteMark *top = &g_array_index (self->found,
                                     SpQuoteMark,
                                     g_array_index (self->stack, guint, self->stack->len - 1));

  top->close = close;
  top->closed = closed;
  self->n_open[top->style]--;
  g_array_set_size (self->stack, self->stack->len - 1);
}

/* Closes the innermost passage of @style, and what is left open inside it. */
static void
close_style (Machine *self, guint8 style, SpSpan span)
{
  SpSpan place = { span.start, span.start };

  for (;;)
    {
      guint index = g_array_index (self->stack, guint, self->stack->len - 1);
      gboolean mine = g_array_index (self->found, SpQuoteMark, index).style == style;

      pop (self, mine ? span : place, mine);
      if (mine)
        break;
    }
}

/* The style that the sign of @mark closes at this moment; -1 if none is open. */
static int
closes (const Machine *self, const Mark *mark)
{
  if (mark->style == SP_QUOTE_STYLE_DOUBLE && self->n_open[SP_QUOTE_STYLE_LOW] > 0)
    return SP_QUOTE_STYLE_LOW;
  if (mark->style == SP_QUOTE_STYLE_SINGLE && self->n_open[SP_QUOTE_STYLE_LOW_SINGLE] > 0)
    return SP_QUOTE_STYLE_LOW_SINGLE;
  if (mark->style == SP_QUOTE_STYLE_STRAIGHT && self->n_open[SP_QUOTE_STYLE_STRAIGHT] == 0
      && (mark->can & CAN_OPEN) == 0)
    {
      if (self->n_open[SP_QUOTE_STYLE_DOUBLE] > 0) /* “ closed by a straight mark */
        return SP_QUOTE_STYLE_DOUBLE;
      if (self->n_open[SP_QUOTE_STYLE_TYPEWRITER] > 0)
        return SP_QUOTE_STYLE_TYPEWRITER;
    }
  if (mark->style == SP_QUOTE_STYLE_STRAIGHT_SINGLE
      && self->n_open[SP_QUOTE_STYLE_STRAIGHT_SINGLE] == 0
      && self->n_open[SP_QUOTE_STYLE_SINGLE] > 0)
    return SP_QUOTE_STYLE_SINGLE;
  if (mark->style == SP_QUOTE_STYLE_DOUBLE && self->n_open[SP_QUOTE_STYLE_DOUBLE] == 0
      && (mark->can & CAN_OPEN) == 0
      && self->n_open[SP_QUOTE_STYLE_STRAIGHT] > 0) /* a straight mark closed by ” */
    return SP_QUOTE_STYLE_STRAIGHT;
  return self->n_open[mark->style] > 0 ? mark->style : -1;
}

static void
take (Machine *self, const Mark *mark)
{
  int style = closes (self, mark);
  gboolean low = style == SP_QUOTE_STYLE_LOW || style == SP_QUOTE_STYLE_LOW_SINGLE;

  if ((mark->can & JOINED) != 0 && mark->partner)
    return; /* "‘The workers’ rights are ours,’" */
  if (low
      || (style >= 0 && (mark->can & CAN_CLOSE) != 0
          && ((mark->can & CAN_OPEN) == 0 || self->n_open[style] > 0)))
    {
      close_style (self, (guint8)style, mark->span);
      return;
    }
  if ((mark->can & CAN_OPEN) == 0)
    return; /* it closes nothing: an apostrophe, or its partner is lost */
  if (mark->style == SP_QUOTE_STYLE_STRAIGHT_SINGLE && mark->closers == 0 && !mark->partner
      && !(self->single_first && mark->first && self->next_style == mark->style))
    return; /* 'twas */
  if ((mark->can & ALONE) != 0 && !mark->partner)
    {
      if (style == mark->style) /* "They see that. “" */
        close_style (self, mark->style, mark->span);
      return;
    }
  if ((mark->can & CUT) != 0 && !mark->partner)
    return; /* "in ‘16" */
  if (style >= 0 && !is_single (mark->style) && mark->style == style
      && mark->closers < mark->openers + self->n_open[style] + 1)
    {
      SpSpan place = { mark->span.start, mark->span.start };

      while (self->n_open[style] > 0) /* the closing mark of the one before is lost */
        pop (self, place, FALSE);
    }
  push (self, mark);
}

/* The end of the paragraph that begins with sentence @i. */
static guint
paragraph_end (const SpSentence *sentences, guint n, guint i)
{
  guint next = i + 1;

  while (next < n && sentences[next].paragraph == sentences[i].paragraph)
    next++;
  return next;
}

/* Works through the tokens [first, end) of one paragraph. */
static void
run_paragraph (Machine *self, guint first, guint end)
{
  SpSpan place = { token_at (self, end - 1)->span.end, token_at (self, end - 1)->span.end };
  Mark mark;

  g_array_set_size (self->marks, 0);
  for (guint i = first; i < end; i++)
    if (read_mark (self, i, first, end, &mark))
      g_array_append_val (self->marks, mark);
  look_ahead (self);
  for (guint i = 0; i < self->marks->len; i++)
    take (self, &g_array_index (self->marks, Mark, i));
  self->carried = self->stack->len > 0 ? (int)g_array_index (self->stack, guint, 0) : -1;
  while (self->stack->len > 0)
    pop (self, place, FALSE);
}

/* Counts the signs of the whole document, which settle its manner of quoting. */
static void
learn_manner (Machine *self)
{
  guint left = 0, right = 0, opening = 0, closing = 0, double_signs = 0, single_signs = 0;

  for (guint i = 0; i < self->n_tokens; i++)
    {
      const SpToken *token = token_at (self, i);
      gboolean begins = i == 0 || (token[-1].flags & SP_TOKEN_SPACE_AFTER);
      gboolean opens = begins && !(token->flags & SP_TOKEN_SPACE_AFTER);
      gunichar c;

      if (token->kind != SP_TOKEN_PUNCTUATION)
        continue;
      c = sign_of (self, token);
      left += opens && (c == 0xab || c == 0x2039);
      right += opens && (c == 0xbb || c == 0x203a);
      opening += c == 0x201c;
      closing += c == 0x201d;
      double_signs += opens && (c == '"' || c == 0x201c || c == 0x201e);
      single_signs += opens && (c == '\'' || c == 0x2018 || c == 0x201a);
    }
  self->reversed = right > left;
  self->only_closing = opening == 0 && closing > 0;
  self->single_first = single_signs > double_signs;
}

/* Finds the passages in quotation marks, paragraph by paragraph: a passage left open ends with its
 * paragraph, and goes on where the next paragraph begins with the same mark. Never fails on odd
 * counts. Linear time. Any thread. Returns: (transfer full): SpQuoteMark in the order of the
 * opening marks; offsets are code points. */
GArray *
sp_quote_marks_find (const SpTokens *tokens)
{
  Machine self = { .tokens = tokens, .carried = -1 };
  const SpSentence *sentences;
  guint n;

  g_return_val_if_fail (tokens != NULL, NULL);

  self.text = sp_text_get_utf8 (sp_tokens_get_text (tokens));
  sp_tokens_get (tokens, &self.n_tokens);
  self.found = g_array_new (FALSE, FALSE, sizeof (SpQuoteMark));
  self.marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  self.stack = g_array_new (FALSE, FALSE, sizeof (guint));
  learn_manner (&self);
  sentences = sp_tokens_get_sentences (tokens, &n);
  for (guint i = 0, next; i < n; i = next)
    {
      guint first = sentences[i].first_token, end;
      Mark mark;

      next = paragraph_end (sentences, n, i);
      end = sentences[next - 1].first_token + sentences[next - 1].n_tokens;
      self.next_style = next < n
                                && read_mark (&self,
                                              end,
                                              end,
                                              end + 2 <= self.n_tokens ? end + 2 : end + 1,
                                              &mark)
                            ? mark.style
                            : -1;
      run_paragraph (&self, first, end);
    }
  g_array_unref (self.marks);
  g_array_unref (self.stack);
  return self.found;
}
