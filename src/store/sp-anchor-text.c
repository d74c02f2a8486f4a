/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-anchor-text-private.h"

#include "sp-chars.h"

/* The form in which a sign is compared; 0: it is not compared. */
static gunichar
plain (gunichar c)
{
  if (c < 0x80 && c > ' ')
    return c == '`' ? '\'' : c;
  if (sp_char_is_space (c) || c == 0xad)
    return 0;
  switch (c)
    {
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x201b:
    case 0x2032:
    case 0x2bc:
      return '\'';
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0x2033:
    case 0xab:
    case 0xbb:
      return '"';
    default:
      return sp_char_is_dash (c) ? '-' : c;
    }
}

/* Makes the plain form of the words. @with_origins: keep where each sign comes from. */
void
sp_plain_text_init (SpPlainText *self, const char *utf8, gsize n_bytes, gboolean with_origins)
{
  guint offset = 0;
  gsize capacity = 0;

  self->n = 0;
  for (const char *p = utf8, *end = utf8 + n_bytes; p < end; p = g_utf8_next_char (p))
    capacity += g_utf8_get_char (p) == 0x2026 ? 3 : 1;
  self->signs = g_new (gunichar, capacity + 1);
  self->origins = with_origins ? g_new (guint, capacity + 1) : NULL;
  for (const char *p = utf8, *end = utf8 + n_bytes; p < end; p = g_utf8_next_char (p), offset++)
    {
      gunichar c = g_utf8_get_char (p);
      guint times = c == 0x2026 ? 3 : 1;

      c = c == 0x2026 ? '.' : plain (c);
      for (; c != 0 && times > 0; times--)
        {
          if (with_origins)
            self->origins[self->n] = offset;
          self->signs[self->n++] = c;
        }
    }
}

void
sp_plain_text_clear (SpPlainText *self)
{
  g_clear_pointer (&self->signs, g_free);
  g_clear_pointer (&self->origins, g_free);
}

/* The cheapest way to lay @pattern on the text along a diagonal, by dynamic programming in a band
 * around it: cell (i, k) stands before sign i of the pattern and sign (first + i + k) of the text.
 * Both ends of the text are free. */
typedef struct
{
  const gunichar *pattern;
  const gunichar *text;
  guint m;
  guint n_text;
  gint64 first; /* the sign of the text at i = 0, k = 0; may be negative */
  guint width;
  guint8 *steps; /* how a cell was reached, (m + 1) × width */
} Band;

enum
{
  STEP_NONE,
  STEP_BOTH,    /* a sign of each */
  STEP_PATTERN, /* a sign of the pattern that the text lacks */
  STEP_TEXT,    /* a sign of the text that the pattern lacks */
};

#define FAR 0x3fffffffu

static gboolean
in_text (const Band *self, gint64 place)
{
  return place >= 0 && place < self->n_text;
}

/* Fills row @i from row @i - 1. */
static void
fill_row (const Band *self, guint i, const guint *above, guint *row)
{
  for (guint k = 0; k < self->width; k++)
    {
      gint64 place = self->first + i + k; /* the cell stands before this sign of the text */
      guint8 step = STEP_BOTH;
      guint best
          = above[k]
            + (in_text (self, place - 1) && self->text[place - 1] == self->pattern[i - 1] ? 0 : 1);

      if (!in_text (self, place - 1))
        best = FAR;
      if (k + 1 < self->width && above[k + 1] + 1 < best)
        {
          best = above[k + 1] + 1;
          step = STEP_PATTERN;
        }
      if (k > 0 && in_text (self, place - 1) && row[k - 1] + 1 < best)
        {
          best = row[k - 1] + 1;
          step = STEP_TEXT;
        }
      row[k] = best;
      self->steps[(gsize)i * self->width + k] = step;
    }
}

static guint
part_of (guint i, const guint lengths[3])
{
  return i < lengths[0] ? 0 : i < lengths[0] + lengths[1] ? 1 : 2;
}

/* Where words were put in behind the first signs of the passage, these may have found partners
 * inside them, as good in number: "a really campaign". The passage then begins where what stands
 * before it ends. */
static void
take_in_first_word (const Band *self, const guint lengths[3], guint before_end, SpAlignment *found)
{
  if (lengths[0] == 0 || lengths[1] == 0 || found->errors[1] == 0 || before_end >= found->start
      || self->text[before_end] != self->pattern[lengths[0]])
    return;
  found->errors[1] += found->start - before_end;
  found->errors[0] -= MIN (found->errors[0], found->start - before_end);
  found->start = before_end;
}

/* Walks back from (m, k) and counts what differs in each of the three parts. */
static void
walk_back (const Band *self, guint k, const guint lengths[3], SpAlignment *found)
{
  guint i = self->m, passage_end = lengths[0] + lengths[1], before_end;
  gint64 place = self->first + i + k;

  found->start = found->end = before_end = 0;
  if (i == passage_end)
    found->end = (guint)MAX (place, 0);
  while (i > 0)
    {
      guint8 step = self->steps[(gsize)i * self->width + k];

      if (step == STEP_TEXT)
        {
          /* between two signs of the pattern: inside the passage only if both are */
          found->errors[i >= passage_end ? 2 : i <= lengths[0] ? 0 : 1]++;
          k--;
          place--;
          if (i == lengths[0])
            before_end = (guint)MAX (place, 0);
          if (i == passage_end)
            found->end = (guint)MAX (place, 0);
          continue;
        }
      i--;
      if (step == STEP_PATTERN)
        k++;
      else
        place--;
      if (step == STEP_PATTERN || self->text[place] != self->pattern[i])
        {
          found->errors[part_of (i, lengths)]++;
          found->missing += part_of (i, lengths) == 1;
        }
      if (i == passage_end)
        found->end = (guint)MAX (place, 0);
      if (i == lengths[0])
        found->start = before_end = (guint)MAX (place, 0);
    }
  take_in_first_word (self, lengths, before_end, found);
}

/* Lays @pattern, whose three parts have the given lengths, on @text near the place where sign 0 of
 * the one stands on sign
 * @diagonal of the other. Memory and time are proportional to the length of the pattern times the
 * width of the band. Returns: that product, as a measure of the work. */
gsize
sp_align (const gunichar *pattern,
          const guint lengths[3],
          const gunichar *text,
          guint n_text,
          gint64 diagonal,
          SpAlignment *found)
{
  guint m = lengths[0] + lengths[1] + lengths[2];
  guint reach = MIN (24 + m / 8, 200);
  Band band = { pattern, text, m, n_text, diagonal - reach, 2 * reach + 1, NULL };
  g_autofree guint *rows = g_new0 (guint, 2 * (gsize)band.width);
  guint *above = rows, *row = rows + band.width;
  guint best = reach;

  *found = (SpAlignment){ 0 };
  band.steps = g_malloc0 ((gsize)(m + 1) * band.width);
  for (guint k = 0; k < band.width; k++)
    above[k] = band.first + k >= 0 && band.first + k <= n_text ? 0 : FAR;
  for (guint i = 1; i <= m; i++)
    {
      guint *swap = above;

      fill_row (&band, i, above, row);
      above = row;
      row = swap;
    }
  for (guint d = 1; d <= reach; d++) /* the nearest to the diagonal of equals */
    {
      best = above[reach - d] < above[best] ? reach - d : best;
      best = above[reach + d] < above[best] ? reach + d : best;
    }
  if (above[best] < FAR)
    walk_back (&band, best, lengths, found);
  g_free (band.steps);
  return (gsize)m * band.width;
}
