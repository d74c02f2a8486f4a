/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-role-sampler.h"

#include "sp-role-features.h"

struct _SpRoleSampler
{
  SpKnowledge *knowledge;
  SpLanguageModel *language_model;
  SpNameModel *name_model;
};

struct _SpRoleSample
{
  SpArticle *article;
  SpTokens *tokens;
  SpAnalysis *analysis;
  SpWork work;
  SpQuoteFinder finder;
  SpRoleReader *reader;
};

/* Opens the word lists in the folder @lexicon, and the models of language and names in @models.
 * Returns: (transfer full): NULL with an error. */
SpRoleSampler *
sp_role_sampler_new (const char *lexicon, const char *models, GError **error)
{
  g_autoptr (SpRoleSampler) self = NULL;
  g_autofree char *language = NULL, *names = NULL;

  g_return_val_if_fail (lexicon != NULL && models != NULL, NULL);

  language = g_build_filename (models, "english.bin", NULL);
  names = g_build_filename (models, "names.bin", NULL);
  self = g_new0 (SpRoleSampler, 1);
  self->knowledge = sp_knowledge_new (lexicon, error);
  self->language_model = self->knowledge != NULL && sp_knowledge_check (self->knowledge, error)
                             ? sp_language_model_new (language, error)
                             : NULL;
  self->name_model = self->language_model != NULL ? sp_name_model_new (names, error) : NULL;
  return self->name_model != NULL ? g_steal_pointer (&self) : NULL;
}

void
sp_role_sampler_free (SpRoleSampler *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->name_model, sp_name_model_unref);
  g_clear_pointer (&self->language_model, sp_language_model_unref);
  g_clear_pointer (&self->knowledge, sp_knowledge_free);
  g_free (self);
}

/* Runs the engine on @article with its @tokens as far as the rules for quotes. Returns: (transfer
 * full). */
SpRoleSample *
sp_role_sample_new (const SpRoleSampler *sampler, SpArticle *article, SpTokens *tokens)
{
  SpRoleSample *self;
  guint n;

  g_return_val_if_fail (sampler != NULL && article != NULL && tokens != NULL, NULL);

  self = g_new0 (SpRoleSample, 1);
  self->article = sp_article_ref (article);
  self->tokens = sp_tokens_ref (tokens);
  self->analysis = sp_analysis_new (sp_article_get_text (article));
  self->analysis->coverage.language_supported = TRUE;
  sp_tokens_get (tokens, &n);
  self->work.article = article;
  self->work.tokens = tokens;
  self->work.knowledge = sampler->knowledge;
  self->work.analysis = self->analysis;
  self->work.names = sp_name_model_find (sampler->name_model, tokens);
  self->work.syntax = sp_language_model_annotate (sampler->language_model,
                                                  tokens,
                                                  self->work.names,
                                                  TRUE,
                                                  NULL,
                                                  NULL);
  self->work.party_at = g_new (int, n + 1);
  self->work.mention_at = g_new (int, n + 1);
  for (guint i = 0; i <= n; i++)
    self->work.party_at[i] = self->work.mention_at[i] = SP_NONE;
  sp_find_parties (&self->work);
  sp_quote_finder_open (&self->finder, &self->work);
  self->reader = sp_role_reader_new (&self->finder, self->finder.all);
  return self;
}

void
sp_role_sample_free (SpRoleSample *self)
{
  if (self == NULL)
    return;
  sp_role_reader_free (self->reader);
  sp_quote_finder_close (&self->finder);
  g_clear_pointer (&self->work.quote_marks, g_array_unref);
  g_clear_pointer (&self->work.syntax, sp_syntax_unref);
  g_clear_pointer (&self->work.names, g_array_unref);
  g_free (self->work.party_at);
  g_free (self->work.mention_at);
  sp_analysis_unref (self->analysis);
  sp_tokens_unref (self->tokens);
  sp_article_unref (self->article);
  g_free (self);
}

/* Returns: (transfer none). */
SpRoleReader *
sp_role_sample_get_reader (const SpRoleSample *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->reader;
}
