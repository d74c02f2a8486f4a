/* SPDX-License-Identifier: GPL-3.0-or-later */
/* train-parser CORPORA VECTORS OUT SEED EPOCHS [AGREED]: trains the joint tagger and parser on the
 * training parts of EWT and GUM, says after each epoch how it does on their development parts, and
 * writes the averaged network to OUT. It goes on from OUT.part where that exists. AGREED: a folder
 * with what agree-trees.py made, to be learned from too. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "sp-net-file.h"
#include "sp-parser-net.h"
#include "sp-word-shape.h"

#define BATCH_TOKENS 500
#define MAX_LENGTH 110
#define RATE 0.0035f
#define FLAT 0.4f /* of the training at the full rate, then down to 0 in a line */

#define SETTLING 4  /* the last epochs, in which less is left out */
#define AGREED 8000 /* sentences with trees by other parsers that an epoch sees, about */
#define ODD 0.12f   /* the share of sentences that are seen in another manner */

/* How a text is written: as it is, all capitals, all small, with the capitals of a headline. */
typedef enum
{
  MANNER_PLAIN,
  MANNER_CAPITALS,
  MANNER_SMALL,
  MANNER_TITLE,
  N_MANNERS
} Manner;

typedef struct
{
  SpVocabulary vocabulary;
  GHashTable *counts; /* folded word → how often in the training part */
  SpNet *net;
  GPtrArray *train[N_MANNERS]; /* SpExample, the same sentences in each */
  GPtrArray *agreed;           /* SpExample: trees by other parsers; nullable */
} Training;

static guint
look_up (GHashTable *table, const char *key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (table, key));
}

/* Returns: (transfer full): @form as a text in that manner has it. */
static char *
dup_manner (const char *form, Manner manner)
{
  GString *text;

  if (manner == MANNER_CAPITALS)
    return g_utf8_strup (form, -1);
  if (manner == MANNER_SMALL)
    return g_utf8_strdown (form, -1);
  if (manner == MANNER_PLAIN || strlen (form) < 4)
    return g_strdup (form);
  text = g_string_new (NULL);
  g_string_append_unichar (text, g_unichar_toupper (g_utf8_get_char (form)));
  g_string_append (text, g_utf8_next_char (form));
  return g_string_free (text, FALSE);
}

static SpExample *
make_example (Training *t, const SpCorpus *corpus, const SpCorpusSentence *sentence, Manner manner)
{
  SpExample *e = g_new0 (SpExample, 1);
  g_autoptr (GArray) hashes = g_array_new (FALSE, FALSE, sizeof (guint));

  e->n = sentence->n;
  e->word = g_new (guint, e->n);
  e->count = g_new (guint, e->n);
  e->first_hash = g_new (guint, e->n + 1);
  e->form = g_new (guint, e->n);
  e->tag = g_new (guint, e->n);
  e->label = g_new (guint, e->n);
  e->head = g_new (int, e->n);
  for (guint i = 0; i < e->n; i++)
    {
      const SpCorpusWord *w = &g_array_index (corpus->words, SpCorpusWord, sentence->first + i);
      g_autofree char *form = dup_manner (w->form, manner), *norm = sp_word_norm (form);
      guint64 features[SP_MAX_WORD_FEATURES];
      guint n = sp_word_features (form, features);

      e->first_hash[i] = hashes->len;
      for (guint k = 0; k < n; k++)
        {
          guint row = (guint)((features[k] >> 20) % SP_NET_HASH_ROWS);

          g_array_append_val (hashes, row);
        }
      e->form[i] = (guint)((sp_word_form_feature (form) >> 20) % SP_NET_HASH_ROWS);
      e->word[i] = look_up (t->vocabulary.word_index, norm);
      e->count[i] = e->word[i] != 0 ? look_up (t->counts, norm) : 0;
      e->tag[i] = strcmp (w->tag, SP_CORPUS_NO_TAG) != 0 ? look_up (t->vocabulary.tag_index, w->tag)
                                                         : SP_NET_UNKNOWN;
      e->label[i] = w->head != SP_CORPUS_NO_HEAD ? look_up (t->vocabulary.label_index, w->deprel)
                                                 : SP_NET_UNKNOWN;
      e->head[i] = w->head;
    }
  e->first_hash[e->n] = hashes->len;
  e->hash = (guint *)(gpointer)g_array_steal (hashes, NULL);
  return e;
}

static GPtrArray *
make_examples (Training *t, const SpCorpus *corpus, guint longest, Manner manner)
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < corpus->sentences->len; i++)
    {
      const SpCorpusSentence *sentence = &g_array_index (corpus->sentences, SpCorpusSentence, i);

      if (sentence->n <= longest)
        g_ptr_array_add (all, make_example (t, corpus, sentence, manner));
    }
  return all;
}

static GHashTable *
count_words (const SpCorpus *corpus)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < corpus->words->len; i++)
    {
      char *norm = sp_word_norm (g_array_index (corpus->words, SpCorpusWord, i).form);
      guint n = look_up (counts, norm);

      g_hash_table_replace (counts, norm, GUINT_TO_POINTER (n + 1));
    }
  return counts;
}

static void
shuffle (GPtrArray *list, SpParams *random)
{
  for (guint i = list->len; i > 1; i--)
    {
      guint j = (guint)(sp_params_uniform (random) * (float)i);
      gpointer swap = list->pdata[i - 1];

      list->pdata[i - 1] = list->pdata[MIN (j, i - 1)];
      list->pdata[MIN (j, i - 1)] = swap;
    }
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  const SpExample *x = *(SpExample *const *)a, *y = *(SpExample *const *)b;

  return (x->n > y->n) - (x->n < y->n);
}

/* Batches of sentences of about the same length, in random order. */
static GPtrArray *
make_batches (GPtrArray *examples)
{
  GPtrArray *batches = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  GPtrArray *batch = NULL;
  guint tokens = BATCH_TOKENS;

  for (guint i = 0; i < examples->len; i++)
    {
      SpExample *e = g_ptr_array_index (examples, i);

      if (tokens + e->n > BATCH_TOKENS)
        {
          batch = g_ptr_array_new ();
          g_ptr_array_add (batches, batch);
          tokens = 0;
        }
      g_ptr_array_add (batch, e);
      tokens += e->n;
    }
  return batches;
}

static void
evaluate (Training *t, const char *name, GPtrArray *examples)
{
  GPtrArray *sorted = g_ptr_array_copy (examples, NULL, NULL);
  g_autoptr (GPtrArray) batches = NULL;
  guint n = 0, tags = 0, heads = 0, both = 0;

  g_ptr_array_sort (sorted, compare_lengths);
  batches = make_batches (sorted);
  for (guint i = 0; i < batches->len; i++)
    {
      GPtrArray *batch = g_ptr_array_index (batches, i);
      g_autofree SpAnswer *answers = g_new0 (SpAnswer, batch->len);

      sp_net_predict (t->net, (SpExample **)batch->pdata, batch->len, answers);
      for (guint b = 0; b < batch->len; b++)
        {
          const SpExample *e = g_ptr_array_index (batch, b);

          for (guint j = 0; j < e->n; j++)
            {
              gboolean head = answers[b].head[j] == e->head[j];

              n++;
              tags += answers[b].tag[j] == e->tag[j];
              heads += head;
              both += head && answers[b].label[j] == e->label[j];
            }
          g_free (answers[b].tag);
          g_free (answers[b].label);
          g_free (answers[b].head);
        }
    }
  printf ("  %s: tags %.2f UAS %.2f LAS %.2f (%u words)",
          name,
          100.0 * tags / n,
          100.0 * heads / n,
          100.0 * both / n,
          n);
  g_ptr_array_unref (sorted);
}

/* All sentences, some of them in another manner, and some of those that parsers agreed on. */
static GPtrArray *
draw_manners (Training *t)
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < t->train[0]->len; i++)
    {
      float draw = sp_params_uniform (t->net->params) / ODD * (N_MANNERS - 1);
      guint manner = draw < N_MANNERS - 1 ? 1 + (guint)draw : MANNER_PLAIN;

      g_ptr_array_add (all, g_ptr_array_index (t->train[manner], i));
    }
  for (guint i = 0; t->agreed != NULL && i < t->agreed->len; i++)
    if (sp_params_uniform (t->net->params) * (float)t->agreed->len < AGREED)
      g_ptr_array_add (all, g_ptr_array_index (t->agreed, i));
  return all;
}

static void
learn (Training *t, guint epoch, guint epochs)
{
  g_autoptr (GPtrArray) order = draw_manners (t);
  g_autoptr (GPtrArray) batches = NULL;
  double loss = 0;

  t->net->settling = epoch + SETTLING >= epochs;
  shuffle (order, t->net->params);
  g_ptr_array_sort (order, compare_lengths);
  batches = make_batches (order);
  shuffle (batches, t->net->params);
  for (guint i = 0; i < batches->len; i++)
    {
      GPtrArray *batch = g_ptr_array_index (batches, i);
      float done = ((float)epoch + (float)i / (float)batches->len) / (float)epochs;

      loss += sp_net_learn (t->net, (SpExample **)batch->pdata, batch->len);
      sp_params_step (t->net->params, done < FLAT ? RATE : RATE * (1 - done) / (1 - FLAT));
    }
  printf ("epoch %u: loss %.0f", epoch + 1, loss);
}

static SpCorpus *
read_part (const char *corpora, const char *part)
{
  SpCorpus *corpus = sp_corpus_new ();
  g_auto (GStrv) folders = g_strsplit (part, ",", -1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autofree char *folder = g_build_filename (corpora, folders[i], NULL);

      if (!sp_corpus_add_folder (corpus, folder, &error))
        {
          fprintf (stderr, "%s\n", error->message);
          exit (1);
        }
    }
  return corpus;
}

int
main (int argc, char **argv)
{
  Training t = { 0 };
  SpCorpus *train, *ewt, *gum;
  GPtrArray *ewt_dev, *gum_dev;
  g_autofree char *part = NULL;
  guint epochs;

  if (argc != 6 && argc != 7)
    {
      fprintf (stderr, "usage: train-parser CORPORA VECTORS OUT SEED EPOCHS [AGREED]\n");
      return 2;
    }
  epochs = (guint)atoi (argv[5]);
  train = read_part (argv[1], "ewt/train,gum/train/conllu");
  ewt = read_part (argv[1], "ewt/dev");
  gum = read_part (argv[1], "gum/dev/conllu");
  t.counts = count_words (train);
  sp_vocabulary_init (&t.vocabulary, train);
  if (!sp_vocabulary_read_vectors (&t.vocabulary, argv[2]))
    return 1;
  t.net = sp_net_new ((guint64)atoi (argv[4]),
                      t.vocabulary.words->len,
                      t.vocabulary.tags->len,
                      t.vocabulary.labels->len);
  sp_vocabulary_copy_vectors (&t.vocabulary, t.net->words);
  for (guint manner = 0; manner < N_MANNERS; manner++)
    t.train[manner] = make_examples (&t, train, MAX_LENGTH, manner);
  if (argc == 7)
    t.agreed = make_examples (&t, read_part (argv[6], "."), MAX_LENGTH, MANNER_PLAIN);
  ewt_dev = make_examples (&t, ewt, G_MAXUINT, MANNER_PLAIN);
  gum_dev = make_examples (&t, gum, G_MAXUINT, MANNER_PLAIN);
  part = g_strconcat (argv[3], ".part", NULL);
  printf ("%u sentences (and %u), %u words, %u tags, %u labels\n",
          t.train[0]->len,
          t.agreed != NULL ? t.agreed->len : 0,
          t.vocabulary.words->len,
          t.vocabulary.tags->len,
          t.vocabulary.labels->len);
  for (guint epoch = sp_net_file_resume (t.net, part); epoch < epochs; epoch++)
    {
      learn (&t, epoch, epochs);
      sp_params_swap_mean (t.net->params);
      evaluate (&t, "EWT", ewt_dev);
      evaluate (&t, "GUM", gum_dev);
      if (!sp_net_file_write (t.net, &t.vocabulary, argv[3]))
        return 1;
      sp_params_swap_mean (t.net->params);
      if (!sp_net_file_keep (t.net, part, epoch + 1))
        return 1;
      printf ("\n");
      fflush (stdout);
    }
  return 0;
}
