/* SPDX-License-Identifier: GPL-3.0-or-later */
/* train-attribution LEXICON CORPUS OUT [HELD-OUT]: from articles with sources, cues and contents
 * (polnear/train) to the model of the quotes stage. The models of language and names lie beside
 * OUT. The articles of HELD-OUT are only scored. */
#include "sp-cue-learner.h"
#include "sp-link-learner.h"
#include "sp-role-learner.h"

static gboolean
train (SpAttributionCorpus *corpus, const char *out, GError **error)
{
  SpRoleTraining training = { .epochs = 5,
                              .rate = 0.05f,
                              .decay = 1e-4f,
                              .drop = 0.5f,
                              .boldness = 0.6f,
                              .haste = 0.3f,
                              .rows = 340000,
                              .seed = 1 };
  g_autofree float *chances = g_new (float, corpus->roles->len + 1);
  SpRoleFeatureList features;
  SpModelWriter *writer = sp_model_writer_new ();

  sp_role_feature_list_init (&features);
  sp_attribution_corpus_read_cues (corpus, &features);
  sp_cue_learner_run (corpus, &features, training.seed, chances, writer);
  sp_role_feature_list_clear (&features);
  sp_role_feature_list_init (&features);
  sp_attribution_corpus_set_chances (corpus, chances);
  sp_link_learner_run (corpus, training.seed, writer);
  sp_attribution_corpus_read (corpus, &features);
  sp_role_learner_run (corpus, &features, &training, writer);
  sp_role_feature_list_clear (&features);
  return sp_model_writer_write (writer, out, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRoleSampler) sampler = NULL;
  g_autofree char *models = NULL;
  SpAttributionCorpus *corpus;

  if (argc < 4)
    {
      g_printerr ("train-attribution LEXICON CORPUS OUT [HELD-OUT]\n");
      return 2;
    }
  models = g_path_get_dirname (argv[3]);
  sampler = sp_role_sampler_new (argv[1], models, &error);
  corpus = sp_attribution_corpus_new ();
  if (sampler == NULL || !sp_attribution_corpus_add_folder (corpus, sampler, argv[2], &error))
    {
      g_printerr ("train-attribution: %s\n", error->message);
      return 1;
    }
  corpus->n_train = corpus->documents->len;
  g_print ("%u documents, %u tokens\n", corpus->documents->len, corpus->roles->len);
  if ((argc > 4 && !sp_attribution_corpus_add_folder (corpus, sampler, argv[4], &error))
      || !train (corpus, argv[3], &error))
    {
      g_printerr ("train-attribution: %s\n", error->message);
      return 1;
    }
  sp_attribution_corpus_free (corpus);
  return 0;
}
