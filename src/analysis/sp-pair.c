/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-pair-private.h"

#include "sp-analyzer-private.h"
#include "sp-error.h"
#include "sp-segmenter.h"

void
sp_pair_free (SpPair *self)
{
  g_return_if_fail (self != NULL);

  sp_frames_clear (&self->frames);
  g_clear_pointer (&self->phrases, sp_phrases_free);
  g_clear_pointer (&self->work.quote_marks, g_array_unref);
  g_clear_pointer (&self->work.syntax, sp_syntax_unref);
  g_clear_pointer (&self->work.names, g_array_unref);
  g_free (self->work.party_at);
  g_free (self->work.mention_at);
  g_clear_pointer (&self->analysis, sp_analysis_unref);
  g_clear_pointer (&self->tokens, sp_tokens_unref);
  g_clear_pointer (&self->article, sp_article_unref);
  g_free (self);
}

/* The party that the stages found for most of the mention's last words. */
static int
find_known_party (const SpPair *self, guint which)
{
  for (guint i = self->last[which]; i > self->first[which]; i--)
    if (self->work.party_at[i - 1] != SP_NONE)
      return self->work.party_at[i - 1];
  return SP_NONE;
}

/* Makes the mention a party of its own; other mentions of the party that was found there, if it is
 * not the other mention's too, become its mentions. */
static void
lay_over (SpPair *self, guint which, SpSpan span, int known, gboolean take_others, guint n_tokens)
{
  SpParty *party = sp_party_new ("", SP_PARTY_OTHER);
  SpMention mention = { span, span, SP_MENTION_NAME, 1 };
  int index = (int)self->analysis->parties->len;

  if (known != SP_NONE)
    {
      const SpParty *found = g_ptr_array_index (self->analysis->parties, known);

      party->kind = found->kind == SP_PARTY_PLACE ? SP_PARTY_COUNTRY : found->kind;
      party->speaks_for = found->speaks_for;
    }
  g_array_append_val (party->mentions, mention);
  g_ptr_array_add (self->analysis->parties, party);
  self->parties[which] = index;
  for (guint i = 0; known != SP_NONE && take_others && i < n_tokens; i++)
    if (self->work.party_at[i] == known)
      {
        self->work.party_at[i] = index;
        self->work.mention_at[i] = 0;
      }
}

static gboolean
find_tokens (SpPair *self, guint which, SpSpan span, GError **error)
{
  guint n, n_tokens;
  const SpToken *tokens = sp_tokens_get (self->tokens, &n_tokens);

  n = sp_text_get_length (sp_analysis_get_text (self->analysis));
  if (span.start >= span.end || span.end > n)
    {
      g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, "a mention lies outside the text");
      return FALSE;
    }
  self->first[which] = sp_tokens_find (self->tokens, span.start);
  while (self->first[which] < n_tokens && tokens[self->first[which]].span.end <= span.start)
    self->first[which]++;
  self->last[which] = self->first[which];
  while (self->last[which] < n_tokens && tokens[self->last[which]].span.start < span.end)
    self->last[which]++;
  return TRUE;
}

static void
lay_both_over (SpPair *self, SpSpan a, SpSpan b)
{
  guint n_tokens;
  int known[2];

  sp_tokens_get (self->tokens, &n_tokens);
  known[0] = find_known_party (self, 0);
  known[1] = find_known_party (self, 1);
  lay_over (self, 0, a, known[0], known[0] != known[1], n_tokens);
  lay_over (self, 1, b, known[1], known[0] != known[1], n_tokens);
  for (guint which = 0; which < 2; which++)
    for (guint i = self->first[which]; i < self->last[which]; i++)
      {
        self->work.party_at[i] = self->parties[which];
        self->work.mention_at[i] = 0;
      }
}

static void
prepare_work (SpPair *self, const SpAnalyzer *analyzer)
{
  guint n_tokens;

  sp_tokens_get (self->tokens, &n_tokens);
  self->work.article = self->article;
  self->work.tokens = self->tokens;
  self->work.knowledge = sp_analyzer_get_knowledge (analyzer);
  self->work.language_model = sp_analyzer_get_language_model (analyzer);
  self->work.name_model = sp_analyzer_get_name_model (analyzer);
  self->work.analysis = self->analysis;
  self->work.party_at = g_new (int, n_tokens + 1);
  self->work.mention_at = g_new (int, n_tokens + 1);
  for (guint i = 0; i <= n_tokens; i++)
    self->work.party_at[i] = self->work.mention_at[i] = SP_NONE;
}

/* Reads @text for what it says of the mentions @a and @b, code points. Returns: (transfer full):
 * NULL with SP_ERROR where the text is no text or a mention lies outside it. */
SpPair *
sp_pair_new (const SpAnalyzer *analyzer, const char *text, SpSpan a, SpSpan b, GError **error)
{
  g_autoptr (SpPair) self = NULL;
  g_autoptr (SpText) whole = NULL;

  g_return_val_if_fail (analyzer != NULL && text != NULL, NULL);

  whole = sp_text_new (text, -1, error);
  if (whole == NULL)
    return NULL;
  self = g_new0 (SpPair, 1);
  self->article = sp_article_new (whole);
  self->tokens = sp_segmenter_run (self->article);
  self->analysis = sp_analysis_new (whole);
  if (!find_tokens (self, 0, a, error) || !find_tokens (self, 1, b, error))
    return NULL;
  prepare_work (self, analyzer);
  sp_tokens_get (self->tokens, &self->end);
  sp_tokens_get_sentences (self->tokens, &self->n_sentences);
  self->work.names = sp_name_model_find (self->work.name_model, self->tokens);
  self->work.syntax = sp_language_model_annotate (self->work.language_model,
                                                  self->tokens,
                                                  self->work.names,
                                                  TRUE,
                                                  NULL,
                                                  error);
  if (self->work.syntax == NULL)
    return NULL;
  sp_find_parties (&self->work);
  sp_find_quotes (&self->work);
  lay_both_over (self, a, b);
  self->phrases = sp_phrases_new (&self->work);
  sp_phrases_take_speakers (self->phrases);
  sp_phrases_take_trees (self->phrases);
  sp_frames_init (&self->frames, self->phrases);
  sp_frames_run (&self->frames);
  return g_steal_pointer (&self);
}
