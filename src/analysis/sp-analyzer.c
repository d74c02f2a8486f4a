/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-analyzer-private.h"

#include "config.h"
#include "sp-language-detect.h"
#include "sp-segmenter.h"
#include "sp-work-private.h"

struct _SpAnalyzer
{
  gatomicrefcount ref_count;
  SpKnowledge *knowledge;
  SpLanguageModel *language_model;
  SpNameModel *name_model;
  SpAttributionModel *attribution_model;
  SpRelationModel *relations;
  char *version;
};

typedef struct
{
  const char *name;
  void (*run) (SpWork *work);
  gboolean
      any_language; /* of use in texts that are not English: quotation marks, dates in figures */
} Stage;

static void
find_names (SpWork *work)
{
  work->names = sp_name_model_find (work->name_model, work->tokens);
}

/* Tags, lemmas and trees; none where the run is cancelled. */
static void
annotate (SpWork *work)
{
  work->syntax = sp_language_model_annotate (work->language_model,
                                             work->tokens,
                                             work->names,
                                             TRUE,
                                             work->cancellable,
                                             NULL);
}

static const Stage stages[] = {
  { "names", find_names, FALSE },         { "tree", annotate, FALSE },
  { "parties", sp_find_parties, FALSE },  { "quotes", sp_find_quotes, TRUE },
  { "stances", sp_find_stances, FALSE },  { "claims", sp_find_claims, FALSE },
  { "events", sp_find_happenings, TRUE }, { "voices", sp_measure_voices, TRUE },
};

/* Opens the trained models, the part of the engine that is not words. */
static gboolean
open_models (SpAnalyzer *self, const char *folder, GError **error)
{
  g_autofree char *language = g_build_filename (folder, "english.bin", NULL);
  g_autofree char *names = g_build_filename (folder, "names.bin", NULL);
  g_autofree char *attribution = g_build_filename (folder, "attribution.bin", NULL);
  g_autofree char *relations = g_build_filename (folder, "relations.bin", NULL);

  return (self->language_model = sp_language_model_new (language, error)) != NULL
         && (self->name_model = sp_name_model_new (names, error)) != NULL
         && (self->attribution_model = sp_attribution_model_new (attribution, error)) != NULL
         && (self->relations = sp_relation_model_new (relations, error)) != NULL;
}

/* The same program with other models or word lists finds other things. Returns: (transfer full). */
static char *
dup_version (const SpAnalyzer *self)
{
  guint64 lists = sp_knowledge_get_checksum (self->knowledge);

  return g_strdup_printf ("%s/%08x-%08x-%08x-%08x-%016" G_GINT64_MODIFIER "x",
                          SP_VERSION,
                          sp_language_model_get_checksum (self->language_model),
                          sp_name_model_get_checksum (self->name_model),
                          sp_attribution_model_get_checksum (self->attribution_model),
                          sp_relation_model_get_checksum (self->relations),
                          lists);
}

/* Opens the engine with the files below @data_folder (lexicon/, model/). Returns: (transfer full):
 * NULL with SP_ERROR_NOT_FOUND where a word list is missing, or with an error of a file. */
SpAnalyzer *
sp_analyzer_new (const char *data_folder, GError **error)
{
  g_autofree char *lexicon = NULL, *models = NULL;
  g_autoptr (SpAnalyzer) self = NULL;

  g_return_val_if_fail (data_folder != NULL, NULL);

  self = g_new0 (SpAnalyzer, 1);
  g_atomic_ref_count_init (&self->ref_count);
  lexicon = g_build_filename (data_folder, "lexicon", NULL);
  models = g_build_filename (data_folder, "model", NULL);
  self->knowledge = sp_knowledge_new (lexicon, error);
  if (self->knowledge == NULL || !sp_knowledge_check (self->knowledge, error)
      || !open_models (self, models, error))
    return NULL;
  self->version = dup_version (self);
  return g_steal_pointer (&self);
}

SpAnalyzer *
sp_analyzer_ref (SpAnalyzer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_analyzer_unref (SpAnalyzer *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->relations, sp_relation_model_free);
  g_clear_pointer (&self->attribution_model, sp_attribution_model_free);
  g_clear_pointer (&self->name_model, sp_name_model_unref);
  g_clear_pointer (&self->language_model, sp_language_model_unref);
  g_clear_pointer (&self->knowledge, sp_knowledge_free);
  g_free (self->version);
  g_free (self);
}

/* Returns: the version of the engine, its models and its word lists, by which stored analyses are
 * told apart. */
const char *
sp_analyzer_get_version (const SpAnalyzer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->version;
}

/* Returns: (transfer none): the model of relations. */
const SpRelationModel *
sp_analyzer_get_relations (const SpAnalyzer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->relations;
}

/* Returns: (transfer none): the model of tags and trees. */
const SpLanguageModel *
sp_analyzer_get_language_model (const SpAnalyzer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->language_model;
}

/* Returns: (transfer none): the model of names. */
const SpNameModel *
sp_analyzer_get_name_model (const SpAnalyzer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name_model;
}

/* Returns: (transfer none): the word lists. */
const SpKnowledge *
sp_analyzer_get_knowledge (const SpAnalyzer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->knowledge;
}

#define MANY_WORDS 2000 /* that many tokens of a language show which it is */

/* What the words do not tell, the page may. Where neither does, a short text is taken for English:
 * a headline has few words. A long one is in no language then. */
static void
find_language (SpWork *work, guint n_tokens)
{
  SpCoverage *coverage = &work->analysis->coverage;
  const char *told = sp_language_detect (work->tokens);
  const char *language = told != NULL ? told : sp_article_get_language (work->article);

  coverage->language = g_strdup (language);
  coverage->language_supported
      = language == NULL || g_str_equal (language, "en") || g_str_has_prefix (language, "en-");
  if (told == NULL && n_tokens > MANY_WORDS)
    coverage->language_supported = FALSE;
}

static void
copy_sentences (SpWork *work)
{
  guint n;
  const SpSentence *sentences = sp_tokens_get_sentences (work->tokens, &n);

  for (guint i = 0; i < n; i++)
    g_array_append_val (work->analysis->sentences, sentences[i].span);
}

/* Analyses @article: text and date in, findings out; nothing else is read. Any thread.
 * Returns: (transfer full): the analysis, or NULL with G_IO_ERROR_CANCELLED. */
SpAnalysis *
sp_analyzer_run (SpAnalyzer *self, SpArticle *article, GCancellable *cancellable, GError **error)
{
  return sp_analyzer_run_stages (self, article, NULL, NULL, cancellable, error);
}

/* Analyses @article as sp_analyzer_run does, telling @behind_stage (nullable) where it has come to:
 * "tokens", "names", "tree", "parties", "quotes", "stances", "claims", "events", "voices". Returns:
 * (transfer full): the analysis, or NULL with G_IO_ERROR_CANCELLED. */
SpAnalysis *
sp_analyzer_run_stages (SpAnalyzer *self,
                        SpArticle *article,
                        SpStageFunc behind_stage,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (SpTokens) tokens = NULL;
  g_autoptr (SpAnalysis) analysis = NULL;
  SpWork work = { 0 };
  guint n_tokens;
  gboolean go_on = TRUE;

  g_return_val_if_fail (self != NULL && article != NULL, NULL);

  tokens = sp_segmenter_run (article);
  analysis = sp_analysis_new (sp_article_get_text (article));
  sp_tokens_get (tokens, &n_tokens);
  work.article = article;
  work.tokens = tokens;
  work.knowledge = self->knowledge;
  work.language_model = self->language_model;
  work.name_model = self->name_model;
  work.attribution_model = self->attribution_model;
  work.relations = self->relations;
  work.cancellable = cancellable;
  work.analysis = analysis;
  work.party_at = g_new (int, n_tokens + 1);
  work.mention_at = g_new (int, n_tokens + 1);
  for (guint i = 0; i <= n_tokens; i++)
    work.party_at[i] = work.mention_at[i] = SP_NONE;
  copy_sentences (&work);
  find_language (&work, n_tokens);

  if (behind_stage != NULL)
    go_on = behind_stage ("tokens", n_tokens, data);
  for (guint i = 0; i < G_N_ELEMENTS (stages) && go_on; i++)
    {
      if (analysis->coverage.language_supported || stages[i].any_language)
        stages[i].run (&work);
      if (behind_stage != NULL)
        go_on = behind_stage (stages[i].name, n_tokens, data);
      go_on = go_on && !g_cancellable_is_cancelled (cancellable);
    }
  g_clear_pointer (&work.quote_marks, g_array_unref);
  g_clear_pointer (&work.syntax, sp_syntax_unref);
  g_clear_pointer (&work.names, g_array_unref);
  g_free (work.party_at);
  g_free (work.mention_at);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&analysis);
}
