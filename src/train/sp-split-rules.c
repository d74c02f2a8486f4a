/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-split-rules.h"

#include <math.h>
#include <string.h>
#include "sp-segmenter.h"
#include "sp-splitter-model.h"

#define EPOCHS 12
#define RATE 0.1f
#define LEFT_OUT 0.3f    /* the share of features that a gap is learned without */
#define EAGER 0.8f       /* ends are rare: for the best F1 a gap needs less than even odds */
#define EAGER_RULED 3.0f /* the rules are seldom wrong about an end */
#define JOINED 20        /* so many of a hundred paragraphs are joined to the next one */
#define SIZE (1 << SP_SPLIT_BITS)

/* Logistic regression by AdaGrad (Duchi 2011) over every gap of every paragraph; the mean of the
 * weights after the later epochs is kept. */
typedef struct
{
  float w[SIZE], sum[SIZE], mean[SIZE];
  float bias;
  guint64 seed;
  GArray *blocks; /* Block */
} Learning;

/* The words of some prose of one paragraph. */
typedef struct
{
  SpSplitWord *words;
  guint8 *ends; /* of each word: a sentence ends behind it */
  guint n;
} Block;

static guint64
next_random (Learning *l)
{
  l->seed = l->seed * 6364136223846793005ULL + 1442695040888963407ULL;
  return l->seed >> 33;
}

static void
add_block (Learning *l,
           const SpTokens *tokens,
           const SpSentence *from,
           const SpSentence *to,
           GHashTable *ends)
{
  guint n_all, first = from->first_token;
  const SpToken *all = sp_tokens_get (tokens, &n_all);
  Block block
      = { sp_split_words_new (tokens, from, to), NULL, to->first_token + to->n_tokens - first };

  block.ends = g_new0 (guint8, block.n);
  for (guint i = 0; i < block.n; i++)
    block.ends[i] = g_hash_table_contains (ends, GUINT_TO_POINTER (all[first + i].span.end));
  g_array_append_val (l->blocks, block);
}

/* Writes sentences [from, to) as a text, cuts it as the program does, and marks where the sentences
 * of the corpus end. */
static void
add_paragraph (Learning *l, const SpCorpus *corpus, guint from, guint to)
{
  g_autoptr (GString) written = g_string_new (NULL);
  g_autoptr (GHashTable) ends = g_hash_table_new (NULL, NULL);
  g_autoptr (SpText) text = NULL;
  g_autoptr (SpArticle) article = NULL;
  g_autoptr (SpTokens) tokens = NULL;
  const SpSentence *sentences;
  guint n;

  for (guint i = from; i < to; i++)
    {
      SpCorpusSentence s = g_array_index (corpus->sentences, SpCorpusSentence, i);

      for (guint j = s.first; j < s.first + s.n; j++)
        {
          const SpCorpusWord *word = &g_array_index (corpus->words, SpCorpusWord, j);

          g_string_append (written, word->form);
          if (j + 1 == s.first + s.n)
            g_hash_table_add (ends, GUINT_TO_POINTER (g_utf8_strlen (written->str, -1)));
          if (word->spaced)
            g_string_append_c (written, ' ');
        }
    }
  text = sp_text_new (written->str, (gssize)written->len, NULL);
  if (text == NULL)
    return;
  article = sp_article_new (text);
  tokens = sp_segmenter_run (article);
  sentences = sp_tokens_get_sentences (tokens, &n);
  for (guint i = 0, j; i < n; i = j + 1)
    {
      j = sp_split_run_end (sentences, n, i);
      add_block (l, tokens, &sentences[i], &sentences[j], ends);
    }
}

/* Adds all paragraphs. Some are run into the next one, as captions and headings are in texts that
 * lost their marks. */
static void
add_paragraphs (Learning *l, const SpCorpus *corpus)
{
  guint n = corpus->sentences->len, from = 0;

  for (guint i = 1; i <= n; i++)
    if (i == n
        || (g_array_index (corpus->sentences, SpCorpusSentence, i).begins_paragraph
            && next_random (l) % 100 >= JOINED))
      {
        add_paragraph (l, corpus, from, i);
        from = i;
      }
}

static void
learn_gap (Learning *l, const SpSplitWord *words, guint n, guint gap, guint since, gboolean end)
{
  guint32 features[SP_N_SPLIT_FEATURES];
  guint kept = 0;
  float score = 0, g;

  sp_split_features (words, n, gap, since, features);
  for (guint i = 0; i < SP_N_SPLIT_FEATURES; i++)
    if ((float)(next_random (l) % 1000) >= LEFT_OUT * 1000)
      features[kept++] = features[i];
  for (guint i = 0; i < kept; i++)
    score += l->w[features[i]];
  g = (float)end - 1 / (1 + expf (-l->bias - score / (1 - LEFT_OUT)));
  l->bias += 0.002f * g;
  for (guint i = 0; i < kept; i++)
    {
      guint32 f = features[i];

      l->sum[f] += g * g;
      l->w[f] += RATE * g / sqrtf (l->sum[f] + 1e-3f);
    }
}

static void
learn_block (Learning *l, const Block *block)
{
  for (guint i = 0, begin = 0; i + 1 < block->n; i++)
    {
      if (!block->words[i].tight)
        learn_gap (l, block->words, block->n, i, i - begin, block->ends[i]);
      if (block->ends[i])
        begin = i + 1;
    }
}

static void
add_to_mean (Learning *l, guint n)
{
  for (guint i = 0; i < SIZE; i++)
    l->mean[i] += (l->w[i] - l->mean[i]) / (float)n;
}

static void
add (const Learning *l, SpModelWriter *writer)
{
  g_autofree gint8 *cells = g_new (gint8, SIZE);
  float most = 1e-6f, bias[2];

  for (guint i = 0; i < SIZE; i++)
    most = MAX (most, fabsf (l->mean[i]));
  most = MIN (most, 4.0f); /* the few larger ones are cut: the rest stays finer */
  for (guint i = 0; i < SIZE; i++)
    cells[i] = (gint8)CLAMP (lrintf (l->mean[i] / most * 127), -127, 127);
  bias[0] = (l->bias + EAGER) / most * 127;
  bias[1] = (l->bias + EAGER_RULED) / most * 127;
  sp_model_writer_add (writer, "split", SP_SECTION_INT8, 1, SIZE, cells, SIZE);
  sp_model_writer_add (writer, "split.b", SP_SECTION_FLOAT, 1, 2, bias, sizeof bias);
}

static void
clear_block (gpointer data)
{
  Block *block = data;

  g_free (block->words);
  g_free (block->ends);
}

/* Learns where sentences end from @corpus and adds the weights to @writer. */
void
sp_split_rules_learn (const SpCorpus *corpus, SpModelWriter *writer)
{
  Learning *l = g_new0 (Learning, 1);

  l->seed = 1;
  l->bias = -3;
  l->blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  g_array_set_clear_func (l->blocks, clear_block);
  add_paragraphs (l, corpus);
  for (guint epoch = 0; epoch < EPOCHS; epoch++)
    {
      for (guint i = 0; i < l->blocks->len; i++)
        learn_block (l,
                     &g_array_index (l->blocks, Block, (guint)(next_random (l) % l->blocks->len)));
      if (epoch >= EPOCHS / 3)
        add_to_mean (l, epoch - EPOCHS / 3 + 1);
    }
  add (l, writer);
  g_array_unref (l->blocks);
  g_free (l);
}
