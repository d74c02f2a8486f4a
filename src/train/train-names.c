/* SPDX-License-Identifier: GPL-3.0-or-later */
/* train-names VECTORS OUT EPOCHS SEED FOLDER…: clusters of the word vectors and a linear-chain CRF
 * from the folders of tokens/NAME.tsv and text/NAME.txt. A folder may be given as FOLDER:K:N,
 * without the K-th of N parts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "sp-name-corpus.h"
#include "sp-name-learner.h"
#include "sp-word-clusters.h"

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  SpModelWriter *writer = sp_model_writer_new ();
  SpWordClusters *clusters;
  SpNameCorpus *corpus = sp_name_corpus_new ();

  if (argc < 6)
    {
      fprintf (stderr, "usage: train-names VECTORS OUT EPOCHS SEED FOLDER[:K:N]...\n");
      return 2;
    }
  clusters = sp_word_clusters_new (argv[1], &error);
  for (int i = 5; i < argc && error == NULL; i++)
    sp_name_corpus_add (corpus, argv[i], clusters, &error);
  if (error == NULL)
    {
      sp_word_clusters_write (clusters, writer);
      sp_name_learner_run (corpus, (guint)atoi (argv[3]), (guint)atoi (argv[4]), writer);
      sp_model_writer_write (writer, argv[2], &error);
    }
  if (error != NULL)
    fprintf (stderr, "train-names: %s\n", error->message);
  return error == NULL ? 0 : 1;
}
