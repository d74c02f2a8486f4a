/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-network-private.h"

#include <string.h>
#include "sp-word-shape.h"

#define NEVER (-1e9f)

/* What one sentence needs while it is parsed. */
typedef struct
{
  guint n;
  gint16 *quantized; /* n × the widest input */
  float *steps;
  gint32 *sums;
  float *layer[2]; /* n × LAYER */
  const SpUnit *units;
  guint n_units;
  SpUnits bound;
} Parse;

static gboolean
get_matrix (const SpModelFile *file,
            const char *name,
            guint rows,
            guint columns,
            const char *bias,
            SpMatrix *out,
            GError **error)
{
  g_autofree char *scales = g_strconcat (name, ".s", NULL);

  out->rows = rows;
  out->columns = columns;
  out->weights = sp_model_file_find (file, name, SP_SECTION_INT8, rows, columns, error);
  if (out->weights == NULL)
    return FALSE;
  out->scales = sp_model_file_find (file, scales, SP_SECTION_FLOAT, 1, rows, error);
  if (out->scales == NULL)
    return FALSE;
  if (bias == NULL)
    return TRUE;
  out->bias = sp_model_file_find (file, bias, SP_SECTION_FLOAT, 1, rows, error);
  return out->bias != NULL;
}

static gboolean
get_lstms (SpNetwork *self, const SpModelFile *file, GError **error)
{
  for (guint layer = 0; layer < 2; layer++)
    for (guint d = 0; d < 2; d++)
      {
        const char *direction = d == 0 ? "forward" : "backward";
        g_autofree char *x = g_strdup_printf ("lstm%u.%s.x", layer + 1, direction);
        g_autofree char *h = g_strdup_printf ("lstm%u.%s.h", layer + 1, direction);
        g_autofree char *b = g_strdup_printf ("lstm%u.%s.b", layer + 1, direction);
        guint width = layer == 0 ? SP_NET_INPUT : SP_NET_LAYER;

        if (!get_matrix (file, x, 4 * SP_NET_HIDDEN, width, b, &self->lstm[layer][d].x, error)
            || !get_matrix (file,
                            h,
                            4 * SP_NET_HIDDEN,
                            SP_NET_HIDDEN,
                            NULL,
                            &self->lstm[layer][d].h,
                            error))
          return FALSE;
      }
  return TRUE;
}

static const float *
get_floats (const SpModelFile *file, const char *name, guint n, GError **error)
{
  return sp_model_file_find (file, name, SP_SECTION_FLOAT, 1, n, error);
}

static gboolean
get_embeddings (SpNetwork *self, const SpModelFile *file, GError **error)
{
  self->n_words = sp_model_file_get_rows (file, "words.hash");
  self->n_hash_rows = sp_model_file_get_rows (file, "hashes");
  self->word_hashes
      = sp_model_file_find (file, "words.hash", SP_SECTION_UINT32, self->n_words, 1, error);
  if (self->word_hashes == NULL)
    return FALSE;
  self->word_vectors
      = sp_model_file_find (file, "words", SP_SECTION_INT8, self->n_words + 1, SP_NET_WORD, error);
  self->word_scales
      = self->word_vectors != NULL ? get_floats (file, "words.s", self->n_words + 1, error) : NULL;
  if (self->word_scales == NULL)
    return FALSE;
  self->hash_vectors
      = sp_model_file_find (file, "hashes", SP_SECTION_INT8, self->n_hash_rows, SP_NET_HASH, error);
  self->hash_scales
      = self->hash_vectors != NULL ? get_floats (file, "hashes.s", self->n_hash_rows, error) : NULL;
  return self->hash_scales != NULL && self->n_hash_rows > 0;
}

static gboolean
get_heads (SpNetwork *self, const SpModelFile *file, GError **error)
{
  return get_matrix (file, "tag", self->n_tags, SP_NET_LAYER, "tag.b", &self->tag, error)
         && get_matrix (file,
                        "tag.second",
                        self->n_tags,
                        SP_NET_LAYER,
                        NULL,
                        &self->tag_second,
                        error)
         && get_matrix (file, "dep", SP_NET_ARC, SP_NET_LAYER, "dep.b", &self->dep, error)
         && get_matrix (file, "head", SP_NET_ARC, SP_NET_LAYER, "head.b", &self->head, error)
         && get_matrix (file, "bilinear", SP_NET_ARC, SP_NET_ARC, NULL, &self->bilinear, error)
         && get_matrix (file,
                        "label.dep",
                        SP_NET_LABEL,
                        SP_NET_LAYER,
                        "label.b",
                        &self->label_dep,
                        error)
         && get_matrix (file,
                        "label.head",
                        SP_NET_LABEL,
                        SP_NET_LAYER,
                        NULL,
                        &self->label_head,
                        error)
         && get_matrix (file,
                        "label.out",
                        self->n_labels,
                        SP_NET_LABEL,
                        "label.out.b",
                        &self->label_out,
                        error)
         && (self->root = get_floats (file, "root", SP_NET_ARC, error)) != NULL
         && (self->head_score = get_floats (file, "head.score", SP_NET_ARC, error)) != NULL
         && (self->label_root = get_floats (file, "label.root", SP_NET_LABEL, error)) != NULL;
}

/* Finds the parts of the network in @file, which must outlive it. Returns: (transfer full): NULL
 * with SP_ERROR_CORRUPT. */
SpNetwork *
sp_network_new (const SpModelFile *file, GError **error)
{
  g_autoptr (SpNetwork) self = NULL;

  g_return_val_if_fail (file != NULL, NULL);

  self = g_new0 (SpNetwork, 1);
  self->kernels = sp_kernels_get ();
  self->n_tags = sp_model_file_get_rows (file, "tag");
  self->n_labels = sp_model_file_get_rows (file, "label.out");
  if (!get_embeddings (self, file, error) || !get_lstms (self, file, error)
      || !get_heads (self, file, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
sp_network_free (SpNetwork *self)
{
  g_return_if_fail (self != NULL);

  g_free (self);
}

/* For tests: uses @kernels in place of the fastest implementation. */
void
sp_network_use_kernels (SpNetwork *self, const SpKernels *kernels)
{
  g_return_if_fail (self != NULL && kernels != NULL);

  self->kernels = kernels;
}

/* Says which label the words of a unit have, so that two units are not joined by it. */
void
sp_network_set_unit_label (SpNetwork *self, guint label)
{
  g_return_if_fail (self != NULL && label < self->n_labels);

  self->unit_label = label;
}

guint
sp_network_get_n_tags (const SpNetwork *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_tags;
}

guint
sp_network_get_n_labels (const SpNetwork *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_labels;
}

/* Returns: the row of @word, that of unknown words if there is none. @seen: (out): whether the
 * treebanks have it. */
static guint
find_word (const SpNetwork *self, const char *word, gboolean *seen)
{
  g_autofree char *norm = sp_word_norm (word);
  guint32 hash = sp_net_word_hash (sp_word_hash (norm));
  guint low = 0, high = self->n_words;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if ((self->word_hashes[middle] & ~SP_NET_SEEN) < hash)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == self->n_words || (self->word_hashes[low] & ~SP_NET_SEEN) != hash)
    low = self->n_words;
  *seen = low < self->n_words && (self->word_hashes[low] & SP_NET_SEEN) != 0;
  return low;
}

static void
add_hashed (const SpNetwork *self, guint64 feature, float *x)
{
  guint at = (guint)((feature >> 20) % self->n_hash_rows);

  self->kernels->add_row (self->hash_vectors + (gsize)at * SP_NET_HASH,
                          self->hash_scales[at],
                          SP_NET_HASH,
                          x);
}

static void
embed (const SpNetwork *self, const char *word, float *x)
{
  gboolean seen;
  guint row = find_word (self, word, &seen), n;
  guint64 features[SP_MAX_WORD_FEATURES];

  memset (x, 0, SP_NET_INPUT * sizeof (float));
  self->kernels->add_row (self->word_vectors + (gsize)row * SP_NET_WORD,
                          self->word_scales[row],
                          SP_NET_WORD,
                          x);
  x += SP_NET_WORD;
  n = sp_word_features (word, features);
  for (guint k = 0; k < n; k++)
    add_hashed (self, features[k], x);
  if (seen)
    add_hashed (self, sp_word_form_feature (word), x);
}

static void
quantize_rows (const SpNetwork *self, Parse *p, const float *values, guint width)
{
  for (guint i = 0; i < p->n; i++)
    p->steps[i] = self->kernels->quantize (values + (gsize)i * width,
                                           width,
                                           p->quantized + (gsize)i * width);
}

static void
run_layer (const SpNetwork *self, Parse *p, guint layer)
{
  for (guint d = 0; d < 2; d++)
    sp_lstm_run (&self->lstm[layer][d],
                 self->kernels,
                 p->quantized,
                 p->steps,
                 p->n,
                 d == 1,
                 p->layer[layer] + d * SP_NET_HIDDEN,
                 SP_NET_LAYER);
  quantize_rows (self, p, p->layer[layer], SP_NET_LAYER);
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

/* What the first layer (@second: the second, added) says of the tags: n × n_tags. */
static void
score_tags (const SpNetwork *self, Parse *p, gboolean second, float *scores)
{
  gsize size = (gsize)p->n * self->n_tags;
  g_autofree float *more = NULL;

  if (!second)
    {
      sp_matrix_apply (&self->tag, self->kernels, p->quantized, p->steps, p->n, p->sums, scores);
      return;
    }
  more = g_new (float, size);
  sp_matrix_apply (&self->tag_second, self->kernels, p->quantized, p->steps, p->n, p->sums, more);
  for (gsize i = 0; i < size; i++)
    scores[i] += more[i];
}

static void
find_tags (const SpNetwork *self, const Parse *p, const float *scores, SpParsedWord *out)
{
  for (guint i = 0; i < p->n; i++)
    out[i].tag = (guint16)best_of (scores + (gsize)i * self->n_tags, self->n_tags);
}

static void
rectify (float *values, gsize n)
{
  for (gsize i = 0; i < n; i++)
    values[i] = values[i] > 0 ? values[i] : 0;
}

static float
product (const float *a, const float *b, guint n)
{
  float sum[4] = { 0 };

  for (guint i = 0; i < n; i += 4)
    for (guint k = 0; k < 4; k++)
      sum[k] += a[i + k] * b[i + k];
  return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

/* The heads: score[i][j] = dep[i] · B · head[j] + s · head[j]. The quantised second layer stands in
 * @p. */
static void
find_heads (const SpNetwork *self, Parse *p, SpParsedWord *out)
{
  guint n = p->n, w = n + 1;
  g_autofree float *dep = g_new (float, (gsize)n *SP_NET_ARC),
                   *head = g_new (float, (gsize)w *SP_NET_ARC);
  g_autofree float *moved = g_new (float, (gsize)w *SP_NET_ARC),
                   *scores = g_new (float, (gsize)n *w);
  g_autofree gint16 *kept = g_memdup2 (p->quantized, (gsize)n * SP_NET_LAYER * sizeof (gint16));
  g_autofree float *kept_steps = g_memdup2 (p->steps, n * sizeof (float));
  g_autofree guint16 *heads = g_new0 (guint16, n);

  sp_matrix_apply (&self->dep, self->kernels, p->quantized, p->steps, n, p->sums, dep);
  sp_matrix_apply (&self->head,
                   self->kernels,
                   p->quantized,
                   p->steps,
                   n,
                   p->sums,
                   head + SP_NET_ARC);
  memcpy (head, self->root, SP_NET_ARC * sizeof (float));
  rectify (dep, (gsize)n * SP_NET_ARC);
  rectify (head + SP_NET_ARC, (gsize)n * SP_NET_ARC);
  /* B · head[j], for the root too */
  p->n = w;
  quantize_rows (self, p, head, SP_NET_ARC);
  sp_matrix_apply (&self->bilinear, self->kernels, p->quantized, p->steps, w, p->sums, moved);
  p->n = n;
  for (guint j = 0; j < w; j++)
    for (guint k = 0; k < SP_NET_ARC; k++)
      head[(gsize)j * SP_NET_ARC + k] *= self->head_score[k];
  for (guint j = 0; j < w; j++)
    {
      float bias = 0;

      for (guint k = 0; k < SP_NET_ARC; k++)
        bias += head[(gsize)j * SP_NET_ARC + k];
      for (guint i = 0; i < n; i++)
        scores[(gsize)i * w + j]
            = product (dep + (gsize)i * SP_NET_ARC, moved + (gsize)j * SP_NET_ARC, SP_NET_ARC)
              + bias;
    }
  for (guint i = 0; i < n; i++)
    scores[(gsize)i * w + i + 1] = NEVER;
  if (p->n_units > 0)
    sp_units_bind (&p->bound, p->units, p->n_units, scores, n);
  sp_best_tree (scores, n, heads);
  for (guint i = 0; i < n; i++)
    out[i].head = heads[i];
  memcpy (p->quantized, kept, (gsize)n * SP_NET_LAYER * sizeof (gint16));
  memcpy (p->steps, kept_steps, n * sizeof (float));
}

static void
find_labels (const SpNetwork *self, Parse *p, SpParsedWord *out)
{
  guint n = p->n;
  g_autofree float *dep = g_new (float, (gsize)n *SP_NET_LABEL),
                   *head = g_new (float, (gsize)n *SP_NET_LABEL),
                   *both = g_new (float, (gsize)n *SP_NET_LABEL);
  g_autofree float *scores = g_new (float, (gsize)n * self->n_labels);

  sp_matrix_apply (&self->label_dep, self->kernels, p->quantized, p->steps, n, p->sums, dep);
  sp_matrix_apply (&self->label_head, self->kernels, p->quantized, p->steps, n, p->sums, head);
  for (guint i = 0; i < n; i++)
    {
      guint word = sp_units_find_dependent (&p->bound, i, out[i].head);
      const float *of = dep + (gsize)word * SP_NET_LABEL, *from = self->label_root;

      if (out[i].head > 0)
        from = head + (gsize)sp_units_find_head (&p->bound, i, out[i].head - 1U) * SP_NET_LABEL;
      for (guint k = 0; k < SP_NET_LABEL; k++)
        both[(gsize)i * SP_NET_LABEL + k] = of[k] + from[k];
    }
  rectify (both, (gsize)n * SP_NET_LABEL);
  quantize_rows (self, p, both, SP_NET_LABEL);
  sp_matrix_apply (&self->label_out, self->kernels, p->quantized, p->steps, n, p->sums, scores);
  for (guint i = 0; i < n; i++)
    {
      float *own = scores + (gsize)i * self->n_labels;

      if (sp_units_are_apart (&p->bound, i, out[i].head))
        own[self->unit_label] = NEVER;
      out[i].label = (guint16)best_of (own, self->n_labels);
    }
}

/* Tags @words (at most SP_NET_MAX_WORDS) and, if @tree, finds heads and labels. The words of each
 * of
 * @units (in order, of more than one word) then hang on its first. Any thread. */
void
sp_network_parse (const SpNetwork *self,
                  const char *const *words,
                  guint n,
                  const SpUnit *units,
                  guint n_units,
                  gboolean tree,
                  SpParsedWord *out)
{
  Parse p = { .n = n, .units = units, .n_units = n_units };
  g_autofree float *x = NULL, *first = NULL, *second = NULL, *steps = NULL, *tags = NULL;
  g_autofree gint16 *quantized = NULL;
  g_autofree gint32 *sums = NULL;

  g_return_if_fail (self != NULL && words != NULL && out != NULL && n <= SP_NET_MAX_WORDS);

  if (n == 0)
    return;
  memset (out, 0, n * sizeof *out);
  x = g_new (float, (gsize)n *SP_NET_INPUT);
  p.layer[0] = first = g_new (float, (gsize)n *SP_NET_LAYER);
  p.layer[1] = second = g_new (float, (gsize)n *SP_NET_LAYER);
  p.steps = steps = g_new (float, n + 1);
  p.quantized = quantized = g_new (gint16, (gsize)(n + 1) * SP_NET_LAYER);
  p.sums = sums
      = g_new (gint32, (gsize)(n + 1) * MAX (SP_NET_LAYER, MAX (self->n_tags, self->n_labels)));
  for (guint i = 0; i < n; i++)
    embed (self, words[i], x + (gsize)i * SP_NET_INPUT);
  quantize_rows (self, &p, x, SP_NET_INPUT);
  run_layer (self, &p, 0);
  tags = g_new (float, (gsize)n * self->n_tags);
  score_tags (self, &p, FALSE, tags);
  run_layer (self, &p, 1);
  score_tags (self, &p, TRUE, tags);
  find_tags (self, &p, tags, out);
  if (!tree)
    return;
  find_heads (self, &p, out);
  find_labels (self, &p, out);
  sp_units_clear (&p.bound);
}
