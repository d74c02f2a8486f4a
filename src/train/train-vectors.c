/* SPDX-License-Identifier: GPL-3.0-or-later */
/* train-vectors OUT TEXT…: word vectors by skip-gram with negative sampling and a matrix of output
 * vectors for each position of the window (Mikolov 2013; Ling 2015), from plain text.
 * Deterministic. Writes "word<TAB>count<TAB>floats" lines. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include "sp-segmenter.h"
#include "sp-word-shape.h"

#define DIM 64
#define WINDOW 2
#define NEGATIVE 5
#define EPOCHS 8
#define MIN_COUNT 3
#define TABLE (1 << 20)
#define START_RATE 0.05f

typedef struct
{
  GHashTable *index; /* norm → id + 1 */
  GPtrArray *words;  /* char * */
  GArray *counts;    /* guint */
  GArray *stream;    /* guint id; G_MAXUINT ends a sentence */
} Vocabulary;

static guint64 seed = 88172645463325252ULL;

static guint64
next_random (void)
{
  seed ^= seed << 13;
  seed ^= seed >> 7;
  seed ^= seed << 17;
  return seed;
}

static float
uniform (void)
{
  return (float)(next_random () >> 40) / (float)(1 << 24);
}

static void
add_token (Vocabulary *v, const char *word)
{
  g_autofree char *norm = sp_word_norm (word);
  guint id = GPOINTER_TO_UINT (g_hash_table_lookup (v->index, norm));

  if (id == 0)
    {
      guint zero = 0;

      g_ptr_array_add (v->words, g_strdup (norm));
      g_array_append_val (v->counts, zero);
      id = v->words->len;
      g_hash_table_insert (v->index, g_ptr_array_index (v->words, id - 1), GUINT_TO_POINTER (id));
    }
  id--;
  g_array_index (v->counts, guint, id)++;
  g_array_append_val (v->stream, id);
}

static void
add_text (Vocabulary *v, const char *path)
{
  g_autofree char *bytes = NULL;
  gsize n;
  g_autoptr (SpText) text = NULL;
  g_autoptr (SpArticle) article = NULL;
  g_autoptr (SpTokens) tokens = NULL;
  const SpSentence *sentences;
  guint n_sentences, stop = G_MAXUINT;

  if (!g_file_get_contents (path, &bytes, &n, NULL)
      || (text = sp_text_new (bytes, (gssize)n, NULL)) == NULL)
    return;
  article = sp_article_new (text);
  tokens = sp_segmenter_run (article);
  sentences = sp_tokens_get_sentences (tokens, &n_sentences);
  for (guint i = 0; i < n_sentences; i++)
    {
      for (guint j = 0; j < sentences[i].n_tokens; j++)
        {
          g_autofree char *word = sp_tokens_dup (tokens, sentences[i].first_token + j);

          add_token (v, word);
        }
      g_array_append_val (v->stream, stop);
    }
}

static guint *
build_table (const Vocabulary *v)
{
  guint *table = g_new (guint, TABLE);
  double total = 0, sum = 0;
  guint id = 0;

  for (guint i = 0; i < v->counts->len; i++)
    total += pow (g_array_index (v->counts, guint, i), 0.75);
  for (guint i = 0; i < TABLE; i++)
    {
      while (id + 1 < v->counts->len
             && (sum + pow (g_array_index (v->counts, guint, id), 0.75)) / total
                    < (double)i / TABLE)
        sum += pow (g_array_index (v->counts, guint, id++), 0.75);
      table[i] = id;
    }
  return table;
}

static void
train_pair (float *in, float *out, guint target, const guint *table, float rate)
{
  float change[DIM] = { 0 };

  for (guint k = 0; k <= NEGATIVE; k++)
    {
      guint word = k == 0 ? target : table[next_random () % TABLE];
      float *o = out + (gsize)word * DIM, dot = 0, g;

      if (k > 0 && word == target)
        continue;
      for (guint d = 0; d < DIM; d++)
        dot += in[d] * o[d];
      g = rate * ((k == 0) - 1.0f / (1.0f + expf (-dot)));
      for (guint d = 0; d < DIM; d++)
        {
          change[d] += g * o[d];
          o[d] += g * in[d];
        }
    }
  for (guint d = 0; d < DIM; d++)
    in[d] += change[d];
}

static gboolean
keep (const Vocabulary *v, guint id)
{
  double f = (double)g_array_index (v->counts, guint, id) / (double)v->stream->len;

  return f < 1e-3 || uniform () < sqrt (1e-3 / f);
}

static float *
train (const Vocabulary *v)
{
  gsize n = v->words->len;
  float *in = g_new (float, n *DIM), *out = g_new0 (float, n *DIM * 2 * WINDOW);
  g_autofree guint *table = build_table (v);
  const guint *stream = (const guint *)v->stream->data;
  gsize total = (gsize)v->stream->len * EPOCHS, done = 0;

  for (gsize i = 0; i < n * DIM; i++)
    in[i] = (uniform () - 0.5f) / DIM;
  for (guint epoch = 0; epoch < EPOCHS; epoch++)
    for (gint64 i = 0; i < v->stream->len; i++, done++)
      {
        float rate = START_RATE * MAX (0.01f, 1.0f - (float)done / (float)total);

        if (stream[i] == G_MAXUINT || !keep (v, stream[i]))
          continue;
        for (int offset = -WINDOW; offset <= WINDOW; offset++)
          {
            gint64 j = i + offset;
            guint place = (guint)(offset < 0 ? offset + WINDOW : offset + WINDOW - 1);

            if (offset == 0 || j < 0 || j >= v->stream->len || stream[j] == G_MAXUINT)
              continue;
            if ((offset == 2 && stream[i + 1] == G_MAXUINT)
                || (offset == -2 && stream[i - 1] == G_MAXUINT))
              continue;
            train_pair (in + (gsize)stream[i] * DIM, out + place * n * DIM, stream[j], table, rate);
          }
      }
  g_free (out);
  return in;
}

static void
write_vectors (const Vocabulary *v, const float *vectors, FILE *file)
{
  for (guint i = 0; i < v->words->len; i++)
    {
      if (g_array_index (v->counts, guint, i) < MIN_COUNT
          || strpbrk (g_ptr_array_index (v->words, i), "\t\n ") != NULL)
        continue;
      fprintf (file,
               "%s\t%u",
               (const char *)g_ptr_array_index (v->words, i),
               g_array_index (v->counts, guint, i));
      for (guint d = 0; d < DIM; d++)
        fprintf (file, "%c%.5f", d == 0 ? '\t' : ' ', (double)vectors[(gsize)i * DIM + d]);
      fputc ('\n', file);
    }
}

int
main (int argc, char **argv)
{
  Vocabulary v = { g_hash_table_new (g_str_hash, g_str_equal),
                   g_ptr_array_new (),
                   g_array_new (FALSE, FALSE, sizeof (guint)),
                   g_array_new (FALSE, FALSE, sizeof (guint)) };
  FILE *file;
  float *vectors;

  if (argc < 3 || (file = fopen (argv[1], "w")) == NULL)
    {
      fprintf (stderr, "usage: train-vectors OUT TEXT…\n");
      return 2;
    }
  for (int i = 2; i < argc; i++)
    add_text (&v, argv[i]);
  fprintf (stderr, "%u tokens, %u words\n", v.stream->len, v.words->len);
  vectors = train (&v);
  write_vectors (&v, vectors, file);
  g_free (vectors);
  return fclose (file) == 0 ? 0 : 1;
}
