/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-splitter-model.h"

#include <string.h>
#include "sp-abbreviations.h"
#include "sp-word-shape.h"

struct _SpSplitterModel
{
  const gint8 *weights; /* 1 << SP_SPLIT_BITS */
  const float *bias;    /* in units of the weights: where the rules see no end, and where they do */
};

enum
{
  SHAPE_SMALL = 1,
  SHAPE_CAPITAL,
  SHAPE_ALL_CAPITALS,
  SHAPE_INITIAL,
  SHAPE_NUMBER,
  SHAPE_ABBREVIATION,
  SHAPE_STOP,
  SHAPE_QUESTION,
  SHAPE_ELLIPSIS,
  SHAPE_COLON,
  SHAPE_COMMA,
  SHAPE_CLOSING,
  SHAPE_OPENING,
  SHAPE_QUOTE,
  SHAPE_DASH,
  SHAPE_OTHER,
};

static guint32
punctuation_shape (const char *word, gunichar c)
{
  if (strcmp (word, ".") == 0 || c == 0x3002)
    return SHAPE_STOP;
  if (c == '?' || c == '!')
    return SHAPE_QUESTION;
  if (c == '.' || c == 0x2026)
    return SHAPE_ELLIPSIS;
  if (c == ':' || c == ';')
    return SHAPE_COLON;
  if (c == ',')
    return SHAPE_COMMA;
  if (c == ')' || c == ']' || c == '}' || c == 0x201d || c == 0x2019)
    return SHAPE_CLOSING;
  if (c == '(' || c == '[' || c == '{' || c == 0x201c || c == 0x2018)
    return SHAPE_OPENING;
  if (c == '"' || c == '\'' || c == '`')
    return SHAPE_QUOTE;
  return c == '-' || c == 0x2013 || c == 0x2014 || c == '*' ? SHAPE_DASH : SHAPE_OTHER;
}

static guint32
shape_of (const char *word)
{
  gunichar c = g_utf8_get_char (word);
  guint n = 0, capitals = 0, letters = 0;
  gsize bytes = strlen (word);

  if (!g_unichar_isalnum (c))
    return punctuation_shape (word, c);
  if (g_unichar_isdigit (c))
    return SHAPE_NUMBER;
  for (const char *p = word; *p != '\0' && n < 32; p = g_utf8_next_char (p), n++)
    {
      capitals += g_unichar_isupper (g_utf8_get_char (p));
      letters += g_unichar_isalpha (g_utf8_get_char (p));
    }
  if (word[bytes - 1] == '.')
    return n <= 2 && capitals > 0 ? SHAPE_INITIAL : SHAPE_ABBREVIATION;
  if (capitals == letters && letters > 1)
    return SHAPE_ALL_CAPITALS;
  return capitals > 0 && g_unichar_isupper (c) ? SHAPE_CAPITAL : SHAPE_SMALL;
}

/* A word or number, without a stop. */
static gboolean
is_plain (const SpSplitWord *word)
{
  return word->shape >= SHAPE_SMALL && word->shape <= SHAPE_NUMBER;
}

/* May a sentence begin with token @next though the rules see no end before it, behind @last? Not
 * with a small letter, where the model errs more than it helps ("Rep. Moore (D-Wis.) said"); and
 * straight behind a word only with a word that is small inside sentences: two capitals may be one
 * name. */
static gboolean
may_begin (const SpTokens *tokens, guint next, const SpSplitWord *last)
{
  gsize n;
  const char *word = sp_tokens_peek (tokens, next, &n);
  gunichar c = g_utf8_get_char (word);

  if (g_unichar_islower (c))
    return FALSE;
  return !g_unichar_isupper (c) || !is_plain (last) || sp_word_starts_sentences (word, n);
}

/* Reads the tokens of sentences @from to @to, of one paragraph, as the rules cut them. Returns:
 * (transfer full): a word for each token. */
SpSplitWord *
sp_split_words_new (const SpTokens *tokens, const SpSentence *from, const SpSentence *to)
{
  guint n_all, first, n;
  const SpToken *all;
  SpSplitWord *words;

  g_return_val_if_fail (tokens != NULL && from != NULL && to != NULL, NULL);

  all = sp_tokens_get (tokens, &n_all);
  first = from->first_token;
  n = to->first_token + to->n_tokens - first;
  words = g_new0 (SpSplitWord, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *word = sp_tokens_dup (tokens, first + i), *norm = sp_word_norm (word);

      words[i].norm = sp_word_hash (norm);
      words[i].shape = *word != '\0' ? shape_of (word) : 0;
      words[i].spaced = (all[first + i].flags & SP_TOKEN_SPACE_AFTER) != 0;
    }
  for (const SpSentence *s = from; s < to; s++)
    words[s->first_token + s->n_tokens - 1 - first].ruled = 1;
  for (guint i = 0; i + 1 < n; i++)
    words[i].tight = (all[first + i + 1].flags & SP_TOKEN_JOINED) != 0
                     || (!words[i].ruled && !may_begin (tokens, first + i + 1, &words[i]));
  return words;
}

static guint32
mix (guint64 kind, guint64 a, guint64 b)
{
  guint64 x = (kind + 1) * 0x9e3779b97f4a7c15ULL ^ a * 0xbf58476d1ce4e5b9ULL
              ^ (b + 0x632be59bd9b4e019ULL) * 0x94d049bb133111ebULL;

  x ^= x >> 31;
  x *= 0xd6e8feb86659fd93ULL;
  return (guint32)(x >> (64 - SP_SPLIT_BITS));
}

/* The features of the gap behind word @gap of a paragraph's @n words. @since: words since the
 * sentence began. */
void
sp_split_features (const SpSplitWord *words,
                   guint n,
                   guint gap,
                   guint since,
                   guint32 f[SP_N_SPLIT_FEATURES])
{
  static const SpSplitWord none = { 7, 0, 1, 0, 0 };
  const SpSplitWord *b = gap > 0 ? &words[gap - 1] : &none, *a = gap > 1 ? &words[gap - 2] : &none;
  const SpSplitWord *c = &words[gap], *d = gap + 1 < n ? &words[gap + 1] : &none,
                    *e = gap + 2 < n ? &words[gap + 2] : &none;
  guint64 shapes
      = (guint64)b->shape << 24 | (guint64)c->shape << 16 | (guint64)d->shape << 8 | e->shape;
  guint64 spaces = (guint64)b->spaced << 2 | (guint64)c->spaced << 1 | d->spaced;
  guint64 length = since < 2    ? since
                   : since < 4  ? 2
                   : since < 8  ? 3
                   : since < 16 ? 4
                   : since < 32 ? 5
                                : 6;

  f[0] = mix (0, c->norm, 0);
  f[1] = mix (1, d->norm, 0);
  f[2] = mix (2, b->norm, 0);
  f[3] = mix (3, e->norm, 0);
  f[4] = mix (4, shapes >> 16, spaces);
  f[5] = mix (5, shapes >> 8, spaces);
  f[6] = mix (6, shapes, spaces);
  f[7] = mix (7, c->norm, d->shape);
  f[8] = mix (8, c->norm, d->norm);
  f[9] = mix (9, b->norm, c->norm);
  f[10] = mix (10, b->shape, c->norm ^ d->shape);
  f[11] = mix (11, c->shape, d->norm);
  f[12] = mix (12, b->norm, (guint64)c->shape << 8 | d->shape);
  f[13] = mix (13, c->norm, length << 8 | d->shape);
  f[14] = mix (14, length, spaces << 16 | (guint64)c->shape << 8 | d->shape);
  f[15] = mix (15, c->shape, spaces);
  f[16] = mix (16, d->shape, spaces);
  f[17] = mix (17, (guint64)c->shape << 8 | d->shape, e->norm);
  f[18] = mix (18, c->spaced, c->norm);
  f[19] = mix (19, (guint64)a->shape << 32 | shapes >> 8, spaces);
  f[20] = mix (20, a->norm, (guint64)b->shape << 16 | (guint64)c->shape << 8 | d->shape);
  f[21] = mix (21, (guint64)c->shape << 8 | d->shape, e->shape);
  f[22] = mix (22, c->spaced, (guint64)c->shape << 8 | d->shape);
  f[24] = mix (24, d->norm, (guint64)c->shape << 8 | e->shape);
  f[25] = mix (25, d->norm, e->norm);
  f[26] = mix (26, c->norm, (guint64)d->shape << 8 | e->shape);
  f[27] = mix (27, d->norm ^ (guint64)c->shape << 8, length);
  f[28] = mix (28, c->ruled, (guint64)c->shape << 8 | d->shape);
  f[29] = mix (29, c->ruled, c->norm);
  f[30] = mix (30, c->ruled, d->norm);
  f[31] = mix (31, c->ruled, shapes);
  f[32] = mix (32, c->ruled, length << 3 | spaces);
  f[33] = mix (33, c->ruled, b->norm);
  f[34] = mix (34, c->ruled, spaces << 8 | d->shape);
  f[23] = mix (23, n - gap < 5 ? n - gap : 5, (guint64)c->shape << 8 | d->shape);
}

/* Returns: the last of the sentences from @from on that are prose of the same paragraph, @from
 * itself where it is no prose. */
guint
sp_split_run_end (const SpSentence *sentences, guint n, guint from)
{
  guint i = from;

  g_return_val_if_fail (sentences != NULL && from < n, from);

  while (sentences[from].kind == SP_SENTENCE_PROSE && i + 1 < n
         && sentences[i + 1].kind == SP_SENTENCE_PROSE
         && sentences[i + 1].paragraph == sentences[from].paragraph)
    i++;
  return i;
}

/* Returns: (transfer full): NULL with SP_ERROR_CORRUPT. @file must outlive it. */
SpSplitterModel *
sp_splitter_model_new (const SpModelFile *file, GError **error)
{
  g_autoptr (SpSplitterModel) self = NULL;

  g_return_val_if_fail (file != NULL, NULL);

  self = g_new0 (SpSplitterModel, 1);
  self->weights = sp_model_file_find (file, "split", SP_SECTION_INT8, 1, 1 << SP_SPLIT_BITS, error);
  if (self->weights != NULL)
    self->bias = sp_model_file_find (file, "split.b", SP_SECTION_FLOAT, 1, 2, error);
  return self->bias != NULL ? g_steal_pointer (&self) : NULL;
}

void
sp_splitter_model_free (SpSplitterModel *self)
{
  g_free (self);
}

/* The rules end a sentence behind a plain word for a good reason ("Photo: …" begins there). */
static gboolean
must_end (const SpSplitWord *word)
{
  return word->ruled && is_plain (word);
}

static gboolean
ends_here (const SpSplitterModel *self, const SpSplitWord *words, guint n, guint gap, guint since)
{
  guint32 features[SP_N_SPLIT_FEATURES];
  int sum = 0;

  if (must_end (&words[gap]))
    return TRUE;
  sp_split_features (words, n, gap, since, features);
  for (guint i = 0; i < SP_N_SPLIT_FEATURES; i++)
    sum += self->weights[features[i]];
  return (float)sum + self->bias[words[gap].ruled] > 0;
}

static void
add_sentence (GArray *sentences, const SpToken *all, SpSentence like, guint first, guint end)
{
  like.first_token = first;
  like.n_tokens = end - first;
  like.span = (SpSpan){ all[first].span.start, all[end - 1].span.end };
  g_array_append_val (sentences, like);
}

/* Splits the tokens of sentences @from to @to, which are prose of one paragraph, anew. */
static void
split_paragraph (const SpSplitterModel *self,
                 const SpTokens *tokens,
                 const SpSentence *from,
                 const SpSentence *to,
                 GArray *sentences)
{
  guint n_all, first = from->first_token, n = to->first_token + to->n_tokens - first, begin = 0;
  const SpToken *all = sp_tokens_get (tokens, &n_all);
  g_autofree SpSplitWord *words = sp_split_words_new (tokens, from, to);

  for (guint i = 0; i + 1 < n; i++)
    if (i + 1 - begin >= SP_SPLIT_MAX_TOKENS
        || (!words[i].tight && ends_here (self, words, n, i, i - begin)))
      {
        add_sentence (sentences, all, *from, first + begin, first + i + 1);
        begin = i + 1;
      }
  add_sentence (sentences, all, *from, first + begin, first + n);
}

/* Finds the sentences of @tokens anew within each paragraph of prose. Linear time. Returns:
 * (transfer full). */
SpTokens *
sp_splitter_model_run (const SpSplitterModel *self, const SpTokens *tokens)
{
  guint n, n_tokens;
  const SpSentence *old;
  const SpToken *all;
  GArray *sentences, *copy;

  g_return_val_if_fail (self != NULL && tokens != NULL, NULL);

  old = sp_tokens_get_sentences (tokens, &n);
  all = sp_tokens_get (tokens, &n_tokens);
  sentences = g_array_new (FALSE, FALSE, sizeof (SpSentence));
  for (guint i = 0; i < n;)
    {
      guint j = sp_split_run_end (old, n, i);

      if (old[i].kind == SP_SENTENCE_PROSE)
        split_paragraph (self, tokens, &old[i], &old[j], sentences);
      else
        g_array_append_val (sentences, old[i]);
      i = j + 1;
    }
  copy = g_array_new (FALSE, FALSE, sizeof (SpToken));
  g_array_append_vals (copy, all, n_tokens);
  return sp_tokens_new (sp_tokens_get_text (tokens), copy, sentences);
}
