/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-split-rules.h"

#include <math.h>
#include <string.h>
#include "sp-splitter-model.h"

#define EPOCHS 8
#define RATE 0.05f
#define EAGER 0.5f /* ends are rare: for the best F1 a gap needs less than even odds */
#define SIZE (1 << SP_SPLIT_BITS)

/* Logistic regression by AdaGrad (Duchi 2011) over every gap of every paragraph. */
typedef struct
{
  float w[SIZE], sum[SIZE];
  float bias;
  guint64 seed;
} Learning;

static void
learn_gap (Learning *l, const SpSplitWord *words, guint n, guint gap, guint since, gboolean end)
{
  guint32 features[SP_N_SPLIT_FEATURES];
  float score = l->bias, g;

  sp_split_features (words, n, gap, since, features);
  for (guint i = 0; i < SP_N_SPLIT_FEATURES; i++)
    score += l->w[features[i]];
  g = (float)end - 1 / (1 + expf (-score));
  l->bias += 0.002f * g;
  for (guint i = 0; i < SP_N_SPLIT_FEATURES; i++)
    {
      guint32 f = features[i];

      l->sum[f] += g * g;
      l->w[f] += RATE * g / sqrtf (l->sum[f] + 1e-3f);
    }
}

/* The sentences of one paragraph, @from to behind @to. */
static void
learn_paragraph (Learning *l, const SpCorpus *corpus, guint from, guint to)
{
  guint first = g_array_index (corpus->sentences, SpCorpusSentence, from).first, n = 0;
  g_autofree SpSplitWord *words = NULL;

  for (guint i = from; i < to; i++)
    n += g_array_index (corpus->sentences, SpCorpusSentence, i).n;
  words = g_new (SpSplitWord, n);
  for (guint i = 0; i < n; i++)
    {
      const SpCorpusWord *word = &g_array_index (corpus->words, SpCorpusWord, first + i);

      sp_split_word_init (&words[i], word->form, word->spaced);
    }
  for (guint i = from, at = 0; i < to; i++)
    {
      guint length = g_array_index (corpus->sentences, SpCorpusSentence, i).n;

      for (guint j = 0; j < length && at + j + 1 < n; j++)
        learn_gap (l, words, n, at + j, j, j + 1 == length);
      at += length;
    }
}

static void
add (const Learning *l, SpModelWriter *writer)
{
  g_autofree gint8 *cells = g_new (gint8, SIZE);
  float most = 1e-6f, bias;

  for (guint i = 0; i < SIZE; i++)
    most = MAX (most, fabsf (l->w[i]));
  most = MIN (most, 4.0f); /* the few larger ones are cut: the rest stays finer */
  for (guint i = 0; i < SIZE; i++)
    cells[i] = (gint8)CLAMP (lrintf (l->w[i] / most * 127), -127, 127);
  bias = (l->bias + EAGER) / most * 127;
  sp_model_writer_add (writer, "split", SP_SECTION_INT8, 1, SIZE, cells, SIZE);
  sp_model_writer_add (writer, "split.b", SP_SECTION_FLOAT, 1, 1, &bias, sizeof bias);
}

/* Learns where sentences end from @corpus and adds the weights to @writer. */
void
sp_split_rules_learn (const SpCorpus *corpus, SpModelWriter *writer)
{
  Learning *l = g_new0 (Learning, 1);
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  guint end = corpus->sentences->len;

  for (guint i = 0; i < end; i++)
    if (i == 0 || g_array_index (corpus->sentences, SpCorpusSentence, i).begins_paragraph)
      g_array_append_val (starts, i);
  l->seed = 1;
  l->bias = -3;
  for (guint epoch = 0; epoch < EPOCHS; epoch++)
    for (guint i = 0; i < starts->len; i++)
      {
        guint at;

        l->seed = l->seed * 6364136223846793005ULL + 1442695040888963407ULL;
        at = (guint)((l->seed >> 33) % starts->len);
        learn_paragraph (l,
                         corpus,
                         g_array_index (starts, guint, at),
                         at + 1 < starts->len ? g_array_index (starts, guint, at + 1) : end);
      }
  add (l, writer);
  g_free (l);
}
