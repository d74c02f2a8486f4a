/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-parser-net.h"

#include <cblas.h>
#include <math.h>
#include <string.h>
#include "sp-word-shape.h"

/* The shares that are left out in learning: first, and in the last epochs, where the net settles.
 */
static const struct
{
  float input, layer, recurrent, mlp;
} drops[2] = { { 0.25f, 0.35f, 0.2f, 0.33f }, { 0.2f, 0.2f, 0.05f, 0.25f } };

#define HIDE_WORD 0.25f /* over itself and the count of the word: the chance to hide it */
#define HIDE_FORM 1.0f

enum
{
  HIDDEN_WORD = 1,
  HIDDEN_FORM = 2
};

/* All that one batch needs on the way forward and back. Rows are tokens, sentence after sentence.
 */
typedef struct
{
  SpExample **batch;
  guint n_sentences, n; /* tokens */
  guint *first;         /* of each sentence */
  gboolean learning;
  SpPacking packing;
  guint *at[2];   /* packed place → token, forward and backward in time */
  guint8 *hidden; /* of each token: HIDDEN_WORD, HIDDEN_FORM */
  float *x, *layer[2], *mask_x, *mask[2];
  float *packed_in[2][2];
  SpLstmState state[2][2];
  float *tags;
  float *dep, *head, *label_dep, *label_head, *mask_dep, *mask_head;
} Pass;

SpNet *
sp_net_new (guint64 seed, guint n_words, guint n_tags, guint n_labels)
{
  SpNet *s = g_new0 (SpNet, 1);
  SpParams *p = s->params = sp_params_new (seed);
  float wide = sqrtf (3.0f / SP_NET_LAYER);

  s->n_words = n_words;
  s->n_tags = n_tags;
  s->n_labels = n_labels;
  s->words = sp_params_add (p, "words", n_words, SP_NET_WORD, 0.05f, TRUE);
  s->hashes = sp_params_add (p, "hashes", SP_NET_HASH_ROWS, SP_NET_HASH, 0.05f, TRUE);
  s->lstm[0][0] = sp_lstm_new (p, "lstm1.forward", SP_NET_INPUT, SP_NET_HIDDEN);
  s->lstm[0][1] = sp_lstm_new (p, "lstm1.backward", SP_NET_INPUT, SP_NET_HIDDEN);
  s->lstm[1][0] = sp_lstm_new (p, "lstm2.forward", SP_NET_LAYER, SP_NET_HIDDEN);
  s->lstm[1][1] = sp_lstm_new (p, "lstm2.backward", SP_NET_LAYER, SP_NET_HIDDEN);
  s->tag = sp_params_add (p, "tag", n_tags, SP_NET_LAYER, wide, FALSE);
  s->tag_second = sp_params_add (p, "tag.second", n_tags, SP_NET_LAYER, wide, FALSE);
  s->tag_bias = sp_params_add (p, "tag.b", 1, n_tags, 0, FALSE);
  s->dep = sp_params_add (p, "dep", SP_NET_ARC, SP_NET_LAYER, wide, FALSE);
  s->dep_bias = sp_params_add (p, "dep.b", 1, SP_NET_ARC, 0, FALSE);
  s->head = sp_params_add (p, "head", SP_NET_ARC, SP_NET_LAYER, wide, FALSE);
  s->head_bias = sp_params_add (p, "head.b", 1, SP_NET_ARC, 0, FALSE);
  s->root = sp_params_add (p, "root", 1, SP_NET_ARC, 0.5f, FALSE);
  s->bilinear = sp_params_add (p, "bilinear", SP_NET_ARC, SP_NET_ARC, 0.1f, FALSE);
  s->head_score = sp_params_add (p, "head.score", 1, SP_NET_ARC, 0.1f, FALSE);
  s->label_dep = sp_params_add (p, "label.dep", SP_NET_LABEL, SP_NET_LAYER, wide, FALSE);
  s->label_head = sp_params_add (p, "label.head", SP_NET_LABEL, SP_NET_LAYER, wide, FALSE);
  s->label_bias = sp_params_add (p, "label.b", 1, SP_NET_LABEL, 0, FALSE);
  s->label_root = sp_params_add (p, "label.root", 1, SP_NET_LABEL, 0.5f, FALSE);
  s->label_out
      = sp_params_add (p, "label.out", n_labels, SP_NET_LABEL, sqrtf (3.0f / SP_NET_LABEL), FALSE);
  s->label_out_bias = sp_params_add (p, "label.out.b", 1, n_labels, 0, FALSE);
  return s;
}

static float *
make_mask (SpNet *s, gsize n, float drop, gboolean learning)
{
  float *mask;

  if (!learning)
    return NULL;
  mask = g_new (float, n);
  for (gsize i = 0; i < n; i++)
    mask[i] = sp_params_uniform (s->params) < drop ? 0 : 1 / (1 - drop);
  return mask;
}

/* One mask for all tokens of a sentence. */
static float *
make_sentence_mask (SpNet *s, const Pass *p, guint width, float drop)
{
  float *mask;

  if (!p->learning)
    return NULL;
  mask = g_new (float, (gsize)p->n *width);
  for (guint b = 0; b < p->n_sentences; b++)
    {
      float *first = mask + (gsize)p->first[b] * width;

      for (guint i = 0; i < width; i++)
        first[i] = sp_params_uniform (s->params) < drop ? 0 : 1 / (1 - drop);
      for (guint i = 1; i < p->batch[b]->n; i++)
        memcpy (first + (gsize)i * width, first, width * sizeof (float));
    }
  return mask;
}

static void
apply_mask (float *values, const float *mask, gsize n)
{
  for (gsize i = 0; mask != NULL && i < n; i++)
    values[i] *= mask[i];
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  const SpExample *x = *(SpExample *const *)a, *y = *(SpExample *const *)b;

  return (x->n < y->n) - (x->n > y->n);
}

static void
pack (Pass *p)
{
  guint place = 0;

  qsort (p->batch, p->n_sentences, sizeof (SpExample *), compare_lengths);
  p->first = g_new (guint, p->n_sentences);
  for (guint b = 0; b < p->n_sentences; b++)
    {
      p->first[b] = p->n;
      p->n += p->batch[b]->n;
    }
  p->packing.n = p->n;
  p->packing.steps = p->batch[0]->n;
  p->packing.start = g_new (guint, p->packing.steps);
  p->packing.active = g_new (guint, p->packing.steps);
  p->at[0] = g_new (guint, p->n);
  p->at[1] = g_new (guint, p->n);
  for (guint t = 0; t < p->packing.steps; t++)
    {
      p->packing.start[t] = place;
      for (guint b = 0; b < p->n_sentences && p->batch[b]->n > t; b++, place++)
        {
          p->at[0][place] = p->first[b] + t;
          p->at[1][place] = p->first[b] + p->batch[b]->n - 1 - t;
        }
      p->packing.active[t] = place - p->packing.start[t];
    }
}

/* Which of the word and its exact form are hidden this time: a rare one seldom is what it seems. */
static guint8
draw_hidden (SpNet *s, guint count)
{
  float draw = sp_params_uniform (s->params);

  return draw < HIDE_WORD / (HIDE_WORD + (float)count)   ? HIDDEN_WORD | HIDDEN_FORM
         : draw < HIDE_FORM / (HIDE_FORM + (float)count) ? HIDDEN_FORM
                                                         : 0;
}

static void
embed (SpNet *s, Pass *p)
{
  p->x = g_new0 (float, (gsize)p->n *SP_NET_INPUT);
  p->hidden = g_new0 (guint8, p->n);
  for (guint b = 0; b < p->n_sentences; b++)
    for (guint i = 0; i < p->batch[b]->n; i++)
      {
        const SpExample *e = p->batch[b];
        guint token = p->first[b] + i, word;
        float *x = p->x + (gsize)token * SP_NET_INPUT;

        if (e->count[i] == 0)
          p->hidden[token] = HIDDEN_FORM;
        else if (p->learning)
          p->hidden[token] = draw_hidden (s, e->count[i]);
        word = (p->hidden[token] & HIDDEN_WORD) != 0 ? 0 : e->word[i];
        memcpy (x, sp_param_row (s->words, word), SP_NET_WORD * sizeof (float));
        x += SP_NET_WORD;
        for (guint k = e->first_hash[i]; k < e->first_hash[i + 1]; k++)
          cblas_saxpy (SP_NET_HASH, 1, sp_param_row (s->hashes, e->hash[k]), 1, x, 1);
        if ((p->hidden[token] & HIDDEN_FORM) == 0)
          cblas_saxpy (SP_NET_HASH, 1, sp_param_row (s->hashes, e->form[i]), 1, x, 1);
      }
  p->mask_x = make_mask (s, (gsize)p->n * SP_NET_INPUT, drops[s->settling].input, p->learning);
  apply_mask (p->x, p->mask_x, (gsize)p->n * SP_NET_INPUT);
}

static void
run_layer (SpNet *s, Pass *p, guint layer, const float *in, guint width)
{
  p->layer[layer] = g_new (float, (gsize)p->n *SP_NET_LAYER);
  for (guint d = 0; d < 2; d++)
    {
      float *packed = p->packed_in[layer][d] = g_new (float, (gsize)p->n *width);

      for (guint i = 0; i < p->n; i++)
        memcpy (packed + (gsize)i * width, in + (gsize)p->at[d][i] * width, width * sizeof (float));
      p->state[layer][d].mask = make_mask (s,
                                           (gsize)p->n_sentences * SP_NET_HIDDEN,
                                           drops[s->settling].recurrent,
                                           p->learning);
      sp_lstm_forward (&s->lstm[layer][d], &p->packing, packed, &p->state[layer][d]);
      for (guint i = 0; i < p->n; i++)
        memcpy (p->layer[layer] + (gsize)p->at[d][i] * SP_NET_LAYER + d * SP_NET_HIDDEN,
                p->state[layer][d].hidden + (gsize)i * SP_NET_HIDDEN,
                SP_NET_HIDDEN * sizeof (float));
    }
  p->mask[layer] = make_sentence_mask (s, p, SP_NET_LAYER, drops[s->settling].layer);
  apply_mask (p->layer[layer], p->mask[layer], (gsize)p->n * SP_NET_LAYER);
}

static void
rectify (float *values, gsize n)
{
  for (gsize i = 0; i < n; i++)
    values[i] = MAX (values[i], 0);
}

static void
forward (SpNet *s, Pass *p)
{
  pack (p);
  embed (s, p);
  run_layer (s, p, 0, p->x, SP_NET_INPUT);
  run_layer (s, p, 1, p->layer[0], SP_NET_LAYER);
  p->tags = g_new (float, (gsize)p->n * s->n_tags);
  p->dep = g_new (float, (gsize)p->n *SP_NET_ARC);
  p->head = g_new (float, (gsize)p->n *SP_NET_ARC);
  p->label_dep = g_new (float, (gsize)p->n *SP_NET_LABEL);
  p->label_head = g_new (float, (gsize)p->n *SP_NET_LABEL);
  sp_linear (s->tag, s->tag_bias, p->layer[0], p->n, p->tags);
  sp_linear_add (s->tag_second, p->layer[1], p->n, p->tags);
  sp_linear (s->dep, s->dep_bias, p->layer[1], p->n, p->dep);
  sp_linear (s->head, s->head_bias, p->layer[1], p->n, p->head);
  sp_linear (s->label_dep, s->label_bias, p->layer[1], p->n, p->label_dep);
  sp_linear (s->label_head, NULL, p->layer[1], p->n, p->label_head);
  rectify (p->dep, (gsize)p->n * SP_NET_ARC);
  rectify (p->head, (gsize)p->n * SP_NET_ARC);
  p->mask_dep = make_mask (s, (gsize)p->n * SP_NET_ARC, drops[s->settling].mlp, p->learning);
  p->mask_head = make_mask (s, (gsize)p->n * SP_NET_ARC, drops[s->settling].mlp, p->learning);
  apply_mask (p->dep, p->mask_dep, (gsize)p->n * SP_NET_ARC);
  apply_mask (p->head, p->mask_head, (gsize)p->n * SP_NET_ARC);
}

/* Scores of all heads for the words of sentence @b: n × (n + 1), the root first. @heads: (n + 1) ×
 * ARC, @middle: n × ARC. */
static float *
score_arcs (SpNet *s, const Pass *p, guint b, float **heads, float **middle)
{
  guint n = p->batch[b]->n, w = n + 1;
  const float *dep = p->dep + (gsize)p->first[b] * SP_NET_ARC;
  float *scores = g_new (float, (gsize)n *w);
  g_autofree float *bias = g_new (float, w);

  *heads = g_new (float, (gsize)w *SP_NET_ARC);
  *middle = g_new (float, (gsize)n *SP_NET_ARC);
  memcpy (*heads, s->root->w, SP_NET_ARC * sizeof (float));
  memcpy (*heads + SP_NET_ARC,
          p->head + (gsize)p->first[b] * SP_NET_ARC,
          (gsize)n * SP_NET_ARC * sizeof (float));
  sp_multiply (FALSE, FALSE, n, SP_NET_ARC, SP_NET_ARC, dep, s->bilinear->w, 0, *middle);
  cblas_sgemv (CblasRowMajor,
               CblasNoTrans,
               (int)w,
               SP_NET_ARC,
               1,
               *heads,
               SP_NET_ARC,
               s->head_score->w,
               1,
               0,
               bias,
               1);
  for (guint i = 0; i < n; i++)
    memcpy (scores + (gsize)i * w, bias, w * sizeof (float));
  sp_multiply (FALSE, TRUE, n, w, SP_NET_ARC, *middle, *heads, 1, scores);
  for (guint i = 0; i < n; i++)
    scores[(gsize)i * w + i + 1] = -1e9f;
  return scores;
}

/* Turns scores into their gradient under cross-entropy with @gold, which may be SP_NET_UNKNOWN.
 * Returns: the loss. */
static double
softmax_back (float *scores, guint n, guint gold)
{
  float most = scores[0], sum = 0;
  double loss;

  if (gold == SP_NET_UNKNOWN)
    {
      memset (scores, 0, n * sizeof (float));
      return 0;
    }

  for (guint i = 1; i < n; i++)
    most = MAX (most, scores[i]);
  for (guint i = 0; i < n; i++)
    sum += scores[i] = expf (scores[i] - most);
  for (guint i = 0; i < n; i++)
    scores[i] /= sum;
  loss = -(double)logf (MAX (scores[gold], 1e-9f));
  scores[gold] -= 1;
  return loss;
}

typedef struct
{
  float *layer[2], *dep, *head, *label_dep, *label_head;
} Back;

static double
learn_arcs (SpNet *s, Pass *p, Back *d, guint b)
{
  guint n = p->batch[b]->n, w = n + 1;
  g_autofree float *heads = NULL, *middle = NULL;
  g_autofree float *scores = score_arcs (s, p, b, &heads, &middle);
  g_autofree float *d_heads = g_new0 (float, (gsize)w *SP_NET_ARC),
                   *d_middle = g_new (float, (gsize)n *SP_NET_ARC);
  const float *dep = p->dep + (gsize)p->first[b] * SP_NET_ARC;
  double loss = 0;

  for (guint i = 0; i < n; i++)
    loss += softmax_back (scores + (gsize)i * w, w, (guint)p->batch[b]->head[i]);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < w; j++)
      {
        float g = scores[(gsize)i * w + j];

        if (g != 0)
          {
            cblas_saxpy (SP_NET_ARC, g, heads + (gsize)j * SP_NET_ARC, 1, s->head_score->g, 1);
            cblas_saxpy (SP_NET_ARC, g, s->head_score->w, 1, d_heads + (gsize)j * SP_NET_ARC, 1);
          }
      }
  sp_multiply (FALSE, FALSE, n, SP_NET_ARC, w, scores, heads, 0, d_middle);
  sp_multiply (TRUE, FALSE, w, SP_NET_ARC, n, scores, middle, 1, d_heads);
  sp_multiply (TRUE, FALSE, SP_NET_ARC, SP_NET_ARC, n, dep, d_middle, 1, s->bilinear->g);
  sp_multiply (FALSE,
               TRUE,
               n,
               SP_NET_ARC,
               SP_NET_ARC,
               d_middle,
               s->bilinear->w,
               1,
               d->dep + (gsize)p->first[b] * SP_NET_ARC);
  for (guint k = 0; k < SP_NET_ARC; k++)
    s->root->g[k] += d_heads[k];
  for (gsize k = 0; k < (gsize)n * SP_NET_ARC; k++)
    d->head[(gsize)p->first[b] * SP_NET_ARC + k] += d_heads[SP_NET_ARC + k];
  return loss;
}

/* The hidden layer of the labels for words of sentence @b with @heads: n × LABEL. */
static float *
label_hidden (SpNet *s, const Pass *p, guint b, const int *heads)
{
  guint n = p->batch[b]->n;
  float *z = g_new (float, (gsize)n *SP_NET_LABEL);

  for (guint i = 0; i < n; i++)
    {
      const float *dep = p->label_dep + (gsize)(p->first[b] + i) * SP_NET_LABEL;
      const float *head
          = heads[i] <= 0
                ? s->label_root->w
                : p->label_head + (gsize)(p->first[b] + (guint)heads[i] - 1) * SP_NET_LABEL;

      for (guint k = 0; k < SP_NET_LABEL; k++)
        z[(gsize)i * SP_NET_LABEL + k] = MAX (dep[k] + head[k], 0);
    }
  return z;
}

static double
learn_labels (SpNet *s, Pass *p, Back *d, guint b)
{
  guint n = p->batch[b]->n;
  const SpExample *e = p->batch[b];
  g_autofree float *z = label_hidden (s, p, b, e->head),
                   *out = g_new (float, (gsize)n * s->n_labels);
  g_autofree float *d_z = g_new0 (float, (gsize)n *SP_NET_LABEL);
  double loss = 0;

  sp_linear (s->label_out, s->label_out_bias, z, n, out);
  for (guint i = 0; i < n; i++)
    loss += softmax_back (out + (gsize)i * s->n_labels, s->n_labels, e->label[i]);
  sp_linear_back (s->label_out, s->label_out_bias, z, out, n, d_z);
  for (guint i = 0; i < n; i++)
    {
      float *dep = d->label_dep + (gsize)(p->first[b] + i) * SP_NET_LABEL;
      float *head
          = e->head[i] <= 0
                ? s->label_root->g
                : d->label_head + (gsize)(p->first[b] + (guint)e->head[i] - 1) * SP_NET_LABEL;

      for (guint k = 0; k < SP_NET_LABEL; k++)
        if (z[(gsize)i * SP_NET_LABEL + k] > 0)
          {
            dep[k] += d_z[(gsize)i * SP_NET_LABEL + k];
            head[k] += d_z[(gsize)i * SP_NET_LABEL + k];
          }
    }
  return loss;
}

static void
back_layer (SpNet *s, Pass *p, guint layer, float *d_layer, float *d_in, guint width)
{
  apply_mask (d_layer, p->mask[layer], (gsize)p->n * SP_NET_LAYER);
  for (guint d = 0; d < 2; d++)
    {
      g_autofree float *d_hidden = g_new (float, (gsize)p->n *SP_NET_HIDDEN);
      g_autofree float *d_packed = g_new0 (float, (gsize)p->n *width);

      for (guint i = 0; i < p->n; i++)
        memcpy (d_hidden + (gsize)i * SP_NET_HIDDEN,
                d_layer + (gsize)p->at[d][i] * SP_NET_LAYER + d * SP_NET_HIDDEN,
                SP_NET_HIDDEN * sizeof (float));
      sp_lstm_backward (&s->lstm[layer][d], &p->packing, &p->state[layer][d], d_hidden, d_packed);
      for (guint i = 0; i < p->n; i++)
        for (guint k = 0; k < width; k++)
          d_in[(gsize)p->at[d][i] * width + k] += d_packed[(gsize)i * width + k];
    }
}

static void
back_hash (SpNet *s, guint row, const float *d)
{
  cblas_saxpy (SP_NET_HASH, 1, d, 1, sp_param_touch (s->hashes, row), 1);
}

static void
back_embed (SpNet *s, Pass *p, float *d_x)
{
  apply_mask (d_x, p->mask_x, (gsize)p->n * SP_NET_INPUT);
  for (guint b = 0; b < p->n_sentences; b++)
    for (guint i = 0; i < p->batch[b]->n; i++)
      {
        const SpExample *e = p->batch[b];
        guint8 hidden = p->hidden[p->first[b] + i];
        guint word = (hidden & HIDDEN_WORD) != 0 ? 0 : e->word[i];
        const float *d = d_x + (gsize)(p->first[b] + i) * SP_NET_INPUT;

        cblas_saxpy (SP_NET_WORD, 1, d, 1, sp_param_touch (s->words, word), 1);
        for (guint k = e->first_hash[i]; k < e->first_hash[i + 1]; k++)
          back_hash (s, e->hash[k], d + SP_NET_WORD);
        if ((hidden & HIDDEN_FORM) == 0)
          back_hash (s, e->form[i], d + SP_NET_WORD);
      }
}

static void
back_mlp (Pass *p, Back *d)
{
  apply_mask (d->dep, p->mask_dep, (gsize)p->n * SP_NET_ARC);
  apply_mask (d->head, p->mask_head, (gsize)p->n * SP_NET_ARC);
  for (gsize i = 0; i < (gsize)p->n * SP_NET_ARC; i++)
    {
      d->dep[i] = p->dep[i] > 0 ? d->dep[i] : 0;
      d->head[i] = p->head[i] > 0 ? d->head[i] : 0;
    }
}

static void
pass_clear (Pass *p)
{
  float *all[] = { p->x,
                   p->layer[0],
                   p->layer[1],
                   p->mask_x,
                   p->mask[0],
                   p->mask[1],
                   p->packed_in[0][0],
                   p->packed_in[0][1],
                   p->packed_in[1][0],
                   p->packed_in[1][1],
                   p->tags,
                   p->dep,
                   p->head,
                   p->label_dep,
                   p->label_head,
                   p->mask_dep,
                   p->mask_head };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_free (all[i]);
  for (guint i = 0; i < 4; i++)
    sp_lstm_state_clear (&p->state[i / 2][i % 2]);
  g_free (p->first);
  g_free (p->packing.start);
  g_free (p->packing.active);
  g_free (p->at[0]);
  g_free (p->at[1]);
  g_free (p->hidden);
}

/* Adds the gradients of one batch, which is sorted by length. Returns: the summed loss. */
double
sp_net_learn (SpNet *s, SpExample **batch, guint n)
{
  Pass p = { .batch = batch, .n_sentences = n, .learning = TRUE };
  Back d;
  g_autofree float *d_x = NULL;
  double loss = 0;

  forward (s, &p);
  d.layer[0] = g_new0 (float, (gsize)p.n *SP_NET_LAYER);
  d.layer[1] = g_new0 (float, (gsize)p.n *SP_NET_LAYER);
  d.dep = g_new0 (float, (gsize)p.n *SP_NET_ARC);
  d.head = g_new0 (float, (gsize)p.n *SP_NET_ARC);
  d.label_dep = g_new0 (float, (gsize)p.n *SP_NET_LABEL);
  d.label_head = g_new0 (float, (gsize)p.n *SP_NET_LABEL);
  d_x = g_new0 (float, (gsize)p.n *SP_NET_INPUT);
  for (guint b = 0; b < n; b++)
    {
      loss += learn_arcs (s, &p, &d, b) + learn_labels (s, &p, &d, b);
      for (guint i = 0; i < batch[b]->n; i++)
        loss += softmax_back (p.tags + (gsize)(p.first[b] + i) * s->n_tags,
                              s->n_tags,
                              batch[b]->tag[i]);
    }
  back_mlp (&p, &d);
  sp_linear_back (s->tag, s->tag_bias, p.layer[0], p.tags, p.n, d.layer[0]);
  sp_linear_back (s->tag_second, NULL, p.layer[1], p.tags, p.n, d.layer[1]);
  sp_linear_back (s->dep, s->dep_bias, p.layer[1], d.dep, p.n, d.layer[1]);
  sp_linear_back (s->head, s->head_bias, p.layer[1], d.head, p.n, d.layer[1]);
  sp_linear_back (s->label_dep, s->label_bias, p.layer[1], d.label_dep, p.n, d.layer[1]);
  sp_linear_back (s->label_head, NULL, p.layer[1], d.label_head, p.n, d.layer[1]);
  back_layer (s, &p, 1, d.layer[1], d.layer[0], SP_NET_LAYER);
  back_layer (s, &p, 0, d.layer[0], d_x, SP_NET_INPUT);
  back_embed (s, &p, d_x);
  g_free (d.layer[0]);
  g_free (d.layer[1]);
  g_free (d.dep);
  g_free (d.head);
  g_free (d.label_dep);
  g_free (d.label_head);
  pass_clear (&p);
  return loss;
}

static guint
best_of (const float *scores, guint n)
{
  guint best = 0;

  for (guint i = 1; i < n; i++)
    if (scores[i] > scores[best])
      best = i;
  return best;
}

/* Tags and parses @batch, which is sorted by length; @answers are in the new order and to be freed.
 */
void
sp_net_predict (SpNet *s, SpExample **batch, guint n, SpAnswer *answers)
{
  Pass p = { .batch = batch, .n_sentences = n };

  forward (s, &p);
  for (guint b = 0; b < n; b++)
    {
      guint length = batch[b]->n;
      g_autofree float *heads = NULL, *middle = NULL, *z = NULL;
      g_autofree float *scores = score_arcs (s, &p, b, &heads, &middle),
                       *out = g_new (float, (gsize)length * s->n_labels);

      answers[b].tag = g_new (guint, length);
      answers[b].label = g_new (guint, length);
      answers[b].head = g_new0 (int, length);
      sp_eisner (scores, length, answers[b].head);
      z = label_hidden (s, &p, b, answers[b].head);
      sp_linear (s->label_out, s->label_out_bias, z, length, out);
      for (guint i = 0; i < length; i++)
        {
          answers[b].tag[i] = best_of (p.tags + (gsize)(p.first[b] + i) * s->n_tags, s->n_tags);
          answers[b].label[i] = best_of (out + (gsize)i * s->n_labels, s->n_labels);
        }
    }
  pass_clear (&p);
}
