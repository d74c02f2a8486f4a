/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the trained part of the quotes stage knows of each token before it is asked: words, cues,
 * quotation marks, what the rules say, and the nearest cues. */
#include "sp-role-cells-private.h"

#include <string.h>

#define MAX_WORD_BYTES 40

static const SpRoleCell no_cell = { .word = 1, .shape = 99, .tag = 99 };
static const SpRoleNode no_node = { .lemma = 1, .head = SP_ROOT, .up = SP_ROOT, .side = SP_ROOT };

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
  SpRoleCell *cell = &self->cells[token];

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const SpCue *cue = sp_cues_find (finder->cues, finder->work->tokens, token, end, parts[i]);

      if (cue == NULL || (parts[i] == 'v' && cell->tag != SP_TAG_VERB)
          || (parts[i] == 'n' && cell->tag != SP_TAG_NOMINAL))
        continue;
      cell->cue |= (guint8)(1 << i);
      if (cell->act == 0)
        cell->act = sp_role_hash (cue->act, strlen (cue->act), FALSE) ^ cue->takes;
    }
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
  return (guint8)(16 + (token == run.start) + 2 * (token + 1 == run.end) + 4 * (length > 5)
                  + 8 * (length > 10));
}

static void
read_cell (SpRoleReader *self, guint token, guint sentence, guint end)
{
  const SpQuoteFinder *finder = self->finder;
  SpRoleCell *cell = &self->cells[token];
  gsize n;
  const char *word = sp_tokens_peek (finder->work->tokens, token, &n);

  n = MIN (n, MAX_WORD_BYTES);
  cell->word = sp_role_hash (word, n, TRUE);
  cell->suffix = n > 4 ? sp_role_hash (word + n - 3, 3, TRUE) : cell->word;
  cell->shape = shape_of (&finder->tokens[token], word);
  cell->tag = finder->phrases->words[token].tag;
  cell->clause
      = (guint8)((sp_phrases_has_class (finder->phrases, token, SP_WORD_PRONOUN) ? 1 : 0)
                 | (sp_phrases_has_class (finder->phrases, token, SP_WORD_GERUND) ? 2 : 0));
  cell->sentence = sentence;
  cell->quote = quote_of (finder, token);
  read_cue (self, token, end);
}

static void
mark_run (SpRoleReader *self, SpRun run, guint8 code, gboolean over)
{
  for (guint i = run.start; i < MIN (run.end, self->n); i++)
    {
      SpRoleCell *cell = &self->cells[i];
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

/* Reads the article of @finder, of which the rules found @all and which has trees. Returns:
 * (transfer full): must not outlive @finder. */
SpRoleReader *
sp_role_reader_new (const SpQuoteFinder *finder, const GArray *all)
{
  SpRoleReader *self;

  g_return_val_if_fail (finder != NULL && all != NULL && finder->work->syntax != NULL, NULL);

  self = g_new0 (SpRoleReader, 1);
  self->finder = finder;
  self->n = finder->n_tokens;
  self->cells = g_new0 (SpRoleCell, self->n + 1);
  self->trees = sp_role_trees_new (finder->work);
  self->sentences = sp_tokens_get_sentences (finder->work->tokens, &self->n_sentences);
  for (guint i = 0; i < self->n_sentences; i++)
    for (guint j = 0; j < self->sentences[i].n_tokens; j++)
      read_cell (self,
                 self->sentences[i].first_token + j,
                 i,
                 self->sentences[i].first_token + self->sentences[i].n_tokens);
  mark_rules (self, all);
  return self;
}

void
sp_role_reader_free (SpRoleReader *self)
{
  if (self == NULL)
    return;
  g_free (self->cells);
  sp_role_trees_free (self->trees);
  g_free (self);
}

static gboolean
is_anchor (const SpRoleReader *self, guint token)
{
  return self->trees->nodes[token].level >= SP_ANCHOR_LEVEL;
}

/* How a sentence is said, for the one behind it: all in quotation marks, in part, with a cue. */
static guint8
manner_of (const SpRoleReader *self, const SpSentence *sentence)
{
  guint start = sentence->first_token, end = start + sentence->n_tokens, quoted = 0;
  guint8 cues = 0;

  for (guint i = start; i < end; i++)
    {
      quoted += self->cells[i].quote != 0;
      cues |= (guint8)(is_anchor (self, i) && self->cells[i].quote == 0);
    }
  return (guint8)(1 + cues
                  + 2
                        * (quoted == 0                       ? 0
                           : quoted < sentence->n_tokens - 1 ? 1
                                                             : 2)
                  + 6 * (self->cells[end - 1].quote != 0));
}

static void
find_nearest (SpRoleReader *self, const SpSentence *sentence, guint8 before)
{
  guint start = sentence->first_token, end = start + sentence->n_tokens, near = 0;
  guint commas = 0, verbs = 0, thats = 0;

  for (guint i = start; i < end; i++)
    {
      SpRoleCell *cell = &self->cells[i];

      if (is_anchor (self, i) && (cell->quote == 0 || near == 0))
        {
          near = i + 1;
          commas = verbs = thats = 0;
        }
      cell->before = before;
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
      if (is_anchor (self, i - 1) && self->cells[i - 1].quote == 0)
        near = i;
    }
}

/* Tells the reader how likely each token heads a cue, before sp_role_reader_read. */
void
sp_role_reader_set_chances (SpRoleReader *self, const float *chances)
{
  g_return_if_fail (self != NULL && chances != NULL);

  sp_role_trees_set_anchors (self->trees, chances);
  for (guint i = 0; i < self->n_sentences; i++)
    {
      const SpSentence *sentence = &self->sentences[i];
      gboolean first = i == 0 || self->sentences[i - 1].paragraph != sentence->paragraph;

      find_nearest (self,
                    sentence,
                    i == 0 ? 0 : (guint8)(manner_of (self, &self->sentences[i - 1]) + 16 * first));
    }
}

/* Tells whether nothing goes on over the start of @token: it begins a sentence, and no quotation
 * reaches over its start. */
gboolean
sp_role_reader_must_begin (const SpRoleReader *self, guint token)
{
  g_return_val_if_fail (self != NULL && token < self->n, FALSE);

  return self->sentences[self->cells[token].sentence].first_token == token
         && (self->cells[token].quote == 0 || (self->cells[token].quote & 1) != 0);
}

/* The word of @run that the others hang on. */
guint
sp_role_reader_find_head (const SpRoleReader *self, SpRun run)
{
  g_return_val_if_fail (self != NULL && run.start < run.end && run.end <= self->n, run.start);

  for (guint i = run.start; i < run.end; i++)
    {
      guint head = self->trees->nodes[i].head;

      if ((head == SP_ROOT || head < run.start || head >= run.end)
          && self->finder->tokens[i].kind != SP_TOKEN_PUNCTUATION)
        return i;
    }
  return run.start;
}

/* Behind the last token that hangs on the head of @run, without a comma at the end. */
guint
sp_role_reader_find_end (const SpRoleReader *self, SpRun run)
{
  guint end = self->trees->nodes[sp_role_reader_find_head (self, run)].right + 1;

  while (end > run.end && self->finder->tokens[end - 1].kind == SP_TOKEN_PUNCTUATION)
    end--;
  return end;
}

/* Behind the clause that the first token of @run ("that") begins, without a stop at the end; the
 * end of @run where the clause does not reach over it. */
guint
sp_role_reader_find_clause_end (const SpRoleReader *self, SpRun run)
{
  const SpRoleNode *first = &self->trees->nodes[run.start];
  guint end;

  if (first->deprel != sp_role_hash ("mark", 4, TRUE) || first->head == SP_ROOT
      || first->head < run.end)
    return run.end;
  end = self->trees->nodes[first->head].right + 1;
  while (end > run.end && self->finder->tokens[end - 1].kind == SP_TOKEN_PUNCTUATION)
    end--;
  return end;
}

/* Behind the apposition to a word of @noun that @run begins with, or 0. */
guint
sp_role_reader_find_apposition (const SpRoleReader *self, SpRun run, SpRun noun)
{
  guint32 appos = sp_role_hash ("appos", 5, TRUE);

  for (guint i = run.start; i < run.end; i++)
    {
      const SpRoleNode *node = &self->trees->nodes[i];

      if (node->deprel == appos && node->left == run.start && node->head >= noun.start
          && node->head < noun.end && node->right < run.end)
        return node->right + 1;
    }
  return 0;
}

const SpRoleCell *
sp_role_cell_of (const SpRoleReader *self, guint token)
{
  return token < self->n ? &self->cells[token] : &no_cell;
}

const SpRoleNode *
sp_role_node_of (const SpRoleReader *self, guint token)
{
  return token < self->n ? &self->trees->nodes[token] : &no_node;
}

const SpRoleCell *
sp_role_cell_at (const SpRoleReader *self, guint token, int offset)
{
  gint64 at = (gint64)token + offset;

  return at >= 0 && at < self->n ? &self->cells[at] : &no_cell;
}

const SpRoleNode *
sp_role_node_at (const SpRoleReader *self, guint token, int offset)
{
  gint64 at = (gint64)token + offset;

  return at >= 0 && at < self->n ? &self->trees->nodes[at] : &no_node;
}

guint
sp_role_bucket (guint distance)
{
  return distance < 5 ? distance : distance < 8 ? 5 : distance < 14 ? 6 : distance < 25 ? 7 : 8;
}
