/* SPDX-License-Identifier: GPL-3.0-or-later */
/* train-attribution LEXICON CORPUS OUT [EPOCHS [HELD-OUT]]: from articles with sources, cues and
 * contents (polnear/train) to the model of the quotes stage. */
#include <stdlib.h>

#include "sp-role-learner.h"

int
main (int argc, char **argv)
{
  SpRoleTraining training
      = { .epochs = 4, .rate = 0.05f, .decay = 1e-4f, .boldness = 0.25f, .seed = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRoleSampler) sampler = NULL;
  SpAttributionCorpus *corpus;
  SpModelWriter *writer;

  if (argc < 4)
    {
      g_printerr ("train-attribution LEXICON CORPUS OUT [EPOCHS [HELD-OUT]]\n");
      return 2;
    }
  if (argc > 4)
    training.epochs = (guint)atoi (argv[4]);
  if (argc > 5)
    training.held_out = (guint)atoi (argv[5]);
  if (argc > 6)
    training.boldness = (float)atof (argv[6]);
  sampler = sp_role_sampler_new (argv[1], &error);
  corpus = sp_attribution_corpus_new ();
  writer = sp_model_writer_new ();
  if (sampler == NULL || !sp_attribution_corpus_add_folder (corpus, sampler, argv[2], &error))
    {
      g_printerr ("train-attribution: %s\n", error->message);
      return 1;
    }
  g_print ("%u documents, %u tokens\n", corpus->n_documents, corpus->tokens->len);
  sp_role_learner_run (corpus, &training, writer);
  if (!sp_model_writer_write (writer, argv[3], &error))
    {
      g_printerr ("train-attribution: %s\n", error->message);
      return 1;
    }
  sp_attribution_corpus_free (corpus);
  return 0;
}
