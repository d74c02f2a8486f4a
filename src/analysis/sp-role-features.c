/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the trained part of the quotes stage sees of each token: words, their parts in the sentence,
 * cues, parties, quotation marks, and what the rules say. Training and run time share this file. */
#include "sp-role-features.h"

#include <string.h>

#define MAX_WORD_BYTES 40

typedef struct
{
  guint32 word;
  guint32 suffix;
  guint32 act; /* of the cue that begins here, or 0 */
  guint8 shape;
  guint8 tag;
  guint8 cue;   /* bits: verb, noun, adjective, phrase */
  guint8 party; /* 0, or 1 + 2 × kind + (the mention begins here) */
  guint8 quote; /* 0: outside; else bits */
  guint8 rule;
  guint8 inner;  /* what the rules say of it within another's words */
  guint8 clause; /* verb of the rule grammar: bits of SpWordClass that matter */
  guint32 sentence;
  guint32 left;  /* 1 + the nearest cue at or before it in the sentence, or 0 */
  guint32 right; /* 1 + the nearest cue behind it in the sentence, or 0 */
  guint8 commas; /* since the sentence began */
  guint8 verbs;
  guint8 thats;
} Cell;

struct _SpRoleReader
{
  const SpQuoteFinder *finder;
  Cell *cells;
  guint n;
  const SpSentence *sentences;
};

static const Cell nothing = { .word = 1, .shape = 99, .tag = 99 };

static guint32
hash (const char *bytes, gsize n, gboolean fold)
{
  guint32 h = 2166136261u;

  for (gsize i = 0; i < n; i++)
    h = (h ^ (guint8)(fold ? g_ascii_tolower (bytes[i]) : bytes[i])) * 16777619u;
  return h;
}

static guint8
shape_of (const SpToken *token, const char *word)
{
  if (token->kind == SP_TOKEN_PUNCTUATION)
    return (guint8)(10 + (guint8)word[0] % 64);
  if (token->kind != SP_TOKEN_WORD)
    return (guint8)(1 + token->kind);
  if (token->flags & SP_TOKEN_ALL_CAPITALS)
    return 6;
  return token->flags & SP_TOKEN_CAPITAL ? 7 : 8;
}

static void
read_cue (SpRoleReader *self, guint token, guint end)
{
  static const char parts[] = { 'v', 'n', 'a', 'p' };
  const SpQuoteFinder *finder = self->finder;
  Cell *cell = &self->cells[token];

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const SpCue *cue = sp_cues_find (finder->cues, finder->work->tokens, token, end, parts[i]);

      if (cue == NULL || (parts[i] == 'v' && cell->tag != SP_TAG_VERB)
          || (parts[i] == 'n' && cell->tag != SP_TAG_NOMINAL))
        continue;
      cell->cue |= (guint8)(1 << i);
      if (cell->act == 0)
        cell->act = hash (cue->act, strlen (cue->act), FALSE) ^ cue->takes;
    }
}

static guint8
party_of (const SpQuoteFinder *finder, guint token)
{
  int party = finder->work->party_at[token];
  gboolean begins;

  if (party == SP_NONE)
    return 0;
  begins = token == 0 || finder->work->party_at[token - 1] != party
           || finder->work->mention_at[token - 1] != finder->work->mention_at[token];
  return (guint8)(1
                  + 2
                        * ((const SpParty *)g_ptr_array_index (finder->work->analysis->parties,
                                                               (guint)party))
                              ->kind
                  + begins);
}

static guint8
quote_of (const SpQuoteFinder *finder, guint token)
{
  int mark = finder->mark_at[token];
  SpRun run;
  guint length;

  if (mark == SP_NONE)
    return 0;
  run = finder->mark_runs[mark];
  length = run.end - run.start;
  return (guint8)(1 + (token == run.start) + 2 * (token + 1 == run.end) + 4 * (length > 5)
                  + 8 * (length > 10));
}

static void
read_cell (SpRoleReader *self, guint token, guint sentence, guint end)
{
  const SpQuoteFinder *finder = self->finder;
  Cell *cell = &self->cells[token];
  gsize n;
  const char *word = sp_tokens_peek (finder->work->tokens, token, &n);

  n = MIN (n, MAX_WORD_BYTES);
  cell->word = hash (word, n, TRUE);
  cell->suffix = n > 4 ? hash (word + n - 3, 3, TRUE) : cell->word;
  cell->shape = shape_of (&finder->tokens[token], word);
  cell->tag = finder->phrases->words[token].tag;
  cell->clause
      = (guint8)((sp_phrases_has_class (finder->phrases, token, SP_WORD_PRONOUN) ? 1 : 0)
                 | (sp_phrases_has_class (finder->phrases, token, SP_WORD_GERUND) ? 2 : 0));
  cell->sentence = sentence;
  cell->quote = quote_of (finder, token);
  cell->party = party_of (finder, token);
  read_cue (self, token, end);
}

static void
read_sentence (SpRoleReader *self, guint index)
{
  const SpSentence *sentence = &self->sentences[index];
  guint start = sentence->first_token, end = start + sentence->n_tokens, near = 0;
  guint commas = 0, verbs = 0, thats = 0;

  for (guint i = start; i < end; i++)
    {
      Cell *cell = &self->cells[i];

      read_cell (self, i, index, end);
      if ((cell->cue & 9) != 0 && (cell->quote == 0 || near == 0))
        {
          near = i + 1;
          commas = verbs = thats = 0;
        }
      cell->left = near;
      cell->commas = (guint8)MIN (commas, 3);
      cell->verbs = (guint8)MIN (verbs, 3);
      cell->thats = (guint8)MIN (thats, 1);
      commas += cell->tag == SP_TAG_COMMA;
      verbs += cell->tag == SP_TAG_VERB && i + 1 != near;
      thats += sp_quote_finder_is (self->finder, i, "that");
    }
  near = 0;
  for (guint i = end; i > start; i--)
    {
      self->cells[i - 1].right = near;
      if ((self->cells[i - 1].cue & 9) != 0 && self->cells[i - 1].quote == 0)
        near = i;
    }
}

static void
mark_run (SpRoleReader *self, SpRun run, guint8 code, gboolean over)
{
  for (guint i = run.start; i < MIN (run.end, self->n); i++)
    {
      Cell *cell = &self->cells[i];
      guint8 own = (guint8)(code + (i == run.start));

      if (cell->rule == 0 || over)
        {
          cell->inner = cell->rule;
          cell->rule = own;
        }
      else
        cell->inner = own;
    }
}

/* What the rules found, the weak ones too: one of @all. */
static void
mark_rules (SpRoleReader *self, const GArray *all)
{
  for (guint i = 0; i < all->len; i++)
    {
      const SpAttribution *found = &g_array_index (all, SpAttribution, i);
      guint8 sure = (guint8)(found->confidence >= 0.8 ? 16 : found->confidence >= 0.5 ? 8 : 0);

      mark_run (self, found->source, (guint8)(sure + 2), FALSE);
      mark_run (self, found->cue_run, (guint8)(sure + 4), FALSE);
      for (guint j = 0; j < found->n_content; j++)
        mark_run (self, found->content[j], (guint8)(sure + 6), TRUE);
    }
}

/* Reads the article of @finder, of which the rules found @all. Returns: (transfer full): must not
 * outlive @finder. */
SpRoleReader *
sp_role_reader_new (const SpQuoteFinder *finder, const GArray *all)
{
  SpRoleReader *self;
  guint n_sentences;

  g_return_val_if_fail (finder != NULL && all != NULL, NULL);

  self = g_new0 (SpRoleReader, 1);
  self->finder = finder;
  self->n = finder->n_tokens;
  self->cells = g_new0 (Cell, self->n + 1);
  self->sentences = sp_tokens_get_sentences (finder->work->tokens, &n_sentences);
  for (guint i = 0; i < n_sentences; i++)
    read_sentence (self, i);
  mark_rules (self, all);
  return self;
}

void
sp_role_reader_free (SpRoleReader *self)
{
  g_free (self->cells);
  g_free (self);
}

static void
add (SpRoleFeatures *out, guint32 kind, guint64 a, guint64 b)
{
  guint64 x = (kind + 1) * 0x9e3779b97f4a7c15ULL ^ a * 0xbf58476d1ce4e5b9ULL
              ^ (b + 0x632be59bd9b4e019ULL) * 0x94d049bb133111ebULL;

  g_assert (out->n < SP_MAX_ROLE_FEATURES);
  x ^= x >> 31;
  x *= 0xd6e8feb86659fd93ULL;
  out->rows[out->n++] = (guint32)(x >> (64 - SP_ROLE_BITS));
}

static guint
bucket (guint distance)
{
  return distance < 5 ? distance : distance < 8 ? 5 : distance < 14 ? 6 : distance < 25 ? 7 : 8;
}

static const Cell *
cell_at (const SpRoleReader *self, guint token, int offset)
{
  gint64 at = (gint64)token + offset;

  return at >= 0 && at < self->n ? &self->cells[at] : &nothing;
}

static void
add_words (const SpRoleReader *self, guint token, SpRoleFeatures *out)
{
  const Cell *c = cell_at (self, token, 0), *b = cell_at (self, token, -1),
             *a = cell_at (self, token, -2), *d = cell_at (self, token, 1),
             *e = cell_at (self, token, 2);

  add (out, 0, 0, 0);
  for (int i = -3; i <= 3; i++)
    add (out, (guint32)(4 + i), cell_at (self, token, i)->word, 0);
  add (out, 10, b->word, c->word);
  add (out, 11, c->word, d->word);
  add (out, 12, c->suffix, b->shape);
  add (out, 13, (guint64)b->shape << 16 | (guint64)c->shape << 8 | d->shape, c->quote > 0);
  add (out, 14, (guint64)b->tag << 16 | (guint64)c->tag << 8 | d->tag, c->quote > 0);
  add (out,
       15,
       (guint64)a->tag << 32 | (guint64)b->tag << 24 | (guint64)c->tag << 16 | (guint64)d->tag << 8
           | e->tag,
       c->quote > 0);
  add (out, 16, c->word, b->tag);
  add (out, 17, c->word, d->tag);
  add (out, 18, b->word, d->word);
  add (out, 19, c->suffix, d->suffix);
}

static void
add_cues (const SpRoleReader *self, guint token, SpRoleFeatures *out)
{
  const Cell *c = cell_at (self, token, 0), *b = cell_at (self, token, -1),
             *d = cell_at (self, token, 1);
  const Cell *left = c->left > 0 ? &self->cells[c->left - 1] : &nothing,
             *right = c->right > 0 ? &self->cells[c->right - 1] : &nothing;
  guint since = c->left > 0 ? bucket (token + 1 - c->left) : 9;
  guint until = c->right > 0 ? bucket (c->right - 1 - token) : 9;
  guint64 between = (guint64)c->commas << 8 | (guint64)c->verbs << 4 | c->thats;

  add (out, 20, c->cue, c->act);
  add (out, 21, (guint64)b->cue << 8 | d->cue, c->tag);
  add (out, 22, d->cue, d->act);
  add (out, 23, b->cue, b->act);
  add (out, 24, left->word, since);
  add (out, 25, left->act, between << 4 | since);
  add (out, 26, right->act, until << 8 | c->tag);
  add (out, 27, right->word, until);
  add (out, 28, since << 8 | until, (guint64)c->tag << 8 | c->party);
  add (out, 29, left->word, (guint64)c->tag << 16 | between);
  add (out, 30, left->act, c->word);
  add (out, 31, between, (guint64)c->tag << 16 | (guint64)b->tag << 8 | d->tag);
  add (out, 32, since << 8 | c->quote, right->act);
  add (out, 33, left->act, right->act);
  add (out, 34, left->cue, since << 12 | until << 8 | (guint64)c->thats << 4 | (c->quote > 0));
}

static void
add_places (const SpRoleReader *self, guint token, SpRoleFeatures *out)
{
  const Cell *c = cell_at (self, token, 0), *b = cell_at (self, token, -1),
             *d = cell_at (self, token, 1), *e = cell_at (self, token, 2);
  const SpSentence *sentence = &self->sentences[c->sentence];
  guint from = token - sentence->first_token,
        to = sentence->first_token + sentence->n_tokens - 1 - token;
  guint64 place = MIN (from, 2) << 2 | MIN (to, 2);

  add (out, 40, c->party, c->tag);
  add (out, 41, (guint64)b->party << 8 | c->party, d->party);
  add (out, 42, c->party, d->cue > 0 ? d->act : e->act);
  add (out, 43, c->party, b->cue > 0 ? b->act : 1);
  add (out, 44, place, (guint64)sentence->kind << 16 | (guint64)c->quote << 8 | c->tag);
  add (out, 45, (guint64)b->quote << 16 | (guint64)c->quote << 8 | d->quote, c->tag);
  add (out, 46, c->quote, c->shape);
  add (out, 47, (guint64)c->quote << 8 | b->quote, d->word);
  add (out, 48, (guint64)c->quote << 8 | d->quote, b->word);
  add (out, 49, place, c->word);
  add (out, 50, c->clause, (guint64)d->clause << 16 | (guint64)d->tag << 8 | b->tag);
}

static void
add_rules (const SpRoleReader *self, guint token, SpRoleFeatures *out)
{
  const Cell *c = cell_at (self, token, 0), *b = cell_at (self, token, -1),
             *d = cell_at (self, token, 1), *a = cell_at (self, token, -2),
             *e = cell_at (self, token, 2);

  add (out, 60, c->rule, 0);
  add (out, 61, (guint64)b->rule << 16 | (guint64)c->rule << 8 | d->rule, 0);
  add (out, 62, c->rule, c->tag);
  add (out, 63, c->rule, c->word);
  add (out, 64, (guint64)c->rule << 8 | c->inner, c->quote);
  add (out,
       65,
       (guint64)a->rule << 32 | (guint64)b->rule << 24 | (guint64)c->rule << 16
           | (guint64)d->rule << 8 | e->rule,
       0);
  add (out,
       66,
       (guint64)b->rule << 16 | (guint64)c->rule << 8 | d->rule,
       (guint64)b->tag << 16 | (guint64)c->tag << 8 | d->tag);
  add (out, 67, c->rule, d->word);
  add (out, 68, c->rule, b->word);
  add (out, 69, c->rule, c->left > 0 ? self->cells[c->left - 1].word : 0);
}

/* Fills @out with what is seen of @token. */
void
sp_role_reader_read (const SpRoleReader *self, guint token, SpRoleFeatures *out)
{
  g_return_if_fail (self != NULL && token < self->n && out != NULL);

  out->n = 0;
  add_words (self, token, out);
  add_cues (self, token, out);
  add_places (self, token, out);
  add_rules (self, token, out);
}
