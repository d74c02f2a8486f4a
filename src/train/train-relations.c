/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trains the relation model: train-relations DATA PLV.ndjson DSE-TRAIN.ndjson DSE-VALID.ndjson OUT.
 * Two multinomial logistic regressions over hashed features, by AdaGrad in a fixed order: the event
 * roots of directed pairs (with "none" for the other direction), and the sign. Prints the figures
 * of a tenfold cross-validation of the first and of the second on the validation rows. */
#include <json-glib/json-glib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include "sp-analyzer.h"
#include "sp-model-writer.h"
#include "sp-relation-features.h"

#define MAX_CLASSES 16
#define FOLDS 10
#define ROOT_EPOCHS 12
#define ROOT_DECAY 0.08
#define SIGN_EPOCHS 8
#define SIGN_DECAY 0.064

typedef struct
{
  GArray *features; /* guint32 hashes, then indices into the table */
  guint label;
  guint row;
} Example;

typedef struct
{
  guint n_classes;
  guint n_features;
  float *weights; /* [feature][class] */
  float *squares;
} Model;

static void
clear_example (gpointer data)
{
  g_array_unref (((Example *)data)->features);
}

static guint
root_index (const char *name)
{
  SpEventRoot root = SP_EVENT_NONE;

  return sp_event_root_from_string (name, &root) ? (guint)root : 0;
}

/* The classes of the sign: 0 none, 1 positive, 2 negative. */
static guint
sign_of_label (gint64 label, gboolean backward)
{
  if (label == (backward ? 2 : 1))
    return 1;
  return label == (backward ? 4 : 3) ? 2 : 0;
}

static SpSpan
read_span (JsonObject *row, const char *name)
{
  JsonArray *array = json_object_get_array_member (row, name);
  SpSpan span = { (guint)json_array_get_int_element (array, 0),
                  (guint)json_array_get_int_element (array, 1) };

  return span;
}

static void
add_row (SpAnalyzer *analyzer, JsonObject *row, guint number, GArray *examples)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRelationFeatures) features
      = sp_relation_features_new (analyzer,
                                  json_object_get_string_member (row, "text"),
                                  read_span (row, "a"),
                                  read_span (row, "b"),
                                  &error);
  gboolean roots = json_object_has_member (row, "root");

  if (features == NULL)
    return;
  for (guint i = 0; i < 2; i++)
    {
      Example example
          = { g_array_ref (i == 0 ? features->forward : features->backward), 0, number };

      if (roots)
        example.label = i == 0 ? root_index (json_object_get_string_member (row, "root")) : 0;
      else
        example.label = sign_of_label (json_object_get_int_member (row, "label"), i == 1);
      g_array_append_val (examples, example);
    }
}

static GArray *
read_examples (SpAnalyzer *analyzer, const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  GArray *examples = g_array_new (FALSE, FALSE, sizeof (Example));

  g_array_set_clear_func (examples, clear_example);
  if (!g_file_get_contents (path, &text, NULL, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      return examples;
    }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();

      if (*lines[i] != '\0' && json_parser_load_from_data (parser, lines[i], -1, NULL))
        add_row (analyzer, json_node_get_object (json_parser_get_root (parser)), i, examples);
    }
  return examples;
}

/* Numbers the features that at least @least examples of @examples have, by ascending hash. */
static GArray *
choose_features (GArray *examples, guint least)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (guint32));
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 *hashes;

  for (guint i = 0; i < examples->len; i++)
    {
      GArray *features = g_array_index (examples, Example, i).features;

      g_array_append_vals (all, features->data, features->len);
    }
  hashes = (guint32 *)all->data;
  {
    /* radix sort, so that millions stay quick and in a fixed order */
    guint32 *other = g_new (guint32, all->len + 1);

    for (guint shift = 0; shift < 32; shift += 8)
      {
        guint counts[257] = { 0 };

        for (guint i = 0; i < all->len; i++)
          counts[((hashes[i] >> shift) & 255) + 1]++;
        for (guint i = 0; i < 256; i++)
          counts[i + 1] += counts[i];
        for (guint i = 0; i < all->len; i++)
          other[counts[(hashes[i] >> shift) & 255]++] = hashes[i];
        memcpy (hashes, other, sizeof (guint32) * all->len);
      }
    g_free (other);
  }
  for (guint i = 0; i < all->len;)
    {
      guint j = i;

      while (j < all->len && hashes[j] == hashes[i])
        j++;
      if (j - i >= least)
        g_array_append_val (chosen, hashes[i]);
      i = j;
    }
  g_array_unref (all);
  return chosen;
}

/* Replaces hashes by numbers; what is not in @chosen is dropped. */
static void
number_features (GArray *examples, const GArray *chosen)
{
  for (guint i = 0; i < examples->len; i++)
    {
      GArray *features = g_array_index (examples, Example, i).features;
      guint kept = 0, at = 0;

      for (guint j = 0; j < features->len; j++)
        {
          guint32 hash = g_array_index (features, guint32, j);

          while (at < chosen->len && g_array_index (chosen, guint32, at) < hash)
            at++;
          if (at < chosen->len && g_array_index (chosen, guint32, at) == hash)
            g_array_index (features, guint32, kept++) = at;
        }
      g_array_set_size (features, kept);
    }
}

static Model *
model_new (guint n_features, guint n_classes)
{
  Model *self = g_new0 (Model, 1);

  self->n_classes = n_classes;
  self->n_features = n_features;
  self->weights = g_new0 (float, (gsize)n_features *n_classes);
  self->squares = g_new0 (float, (gsize)n_features *n_classes);
  return self;
}

static void
model_free (Model *self)
{
  g_free (self->weights);
  g_free (self->squares);
  g_free (self);
}

static void
predict (const Model *self, const GArray *features, double *p)
{
  double most = -1e9, sum = 0;

  for (guint c = 0; c < self->n_classes; c++)
    p[c] = 0;
  for (guint j = 0; j < features->len; j++)
    {
      const float *w
          = self->weights + (gsize)g_array_index (features, guint32, j) * self->n_classes;

      for (guint c = 0; c < self->n_classes; c++)
        p[c] += w[c];
    }
  for (guint c = 0; c < self->n_classes; c++)
    most = MAX (most, p[c]);
  for (guint c = 0; c < self->n_classes; c++)
    sum += p[c] = exp (p[c] - most);
  for (guint c = 0; c < self->n_classes; c++)
    p[c] /= sum;
}

static void
learn (Model *self, const Example *example, double rate, double decay)
{
  double p[MAX_CLASSES];

  predict (self, example->features, p);
  for (guint j = 0; j < example->features->len; j++)
    {
      gsize at = (gsize)g_array_index (example->features, guint32, j) * self->n_classes;

      for (guint c = 0; c < self->n_classes; c++)
        {
          double gradient = p[c] - (c == example->label ? 1 : 0) + decay * self->weights[at + c];

          self->squares[at + c] += (float)(gradient * gradient);
          self->weights[at + c] -= (float)(rate * gradient / (sqrt (self->squares[at + c]) + 1e-3));
        }
    }
}

/* Trains on the rows that are not in @fold (FOLDS: on all). */
static Model *
train (const GArray *examples,
       guint n_features,
       guint n_classes,
       guint fold,
       guint epochs,
       double decay)
{
  Model *self = model_new (n_features, n_classes);
  g_autofree guint *order = g_new (guint, examples->len);
  guint32 seed = 1;

  for (guint i = 0; i < examples->len; i++)
    order[i] = i;
  for (guint epoch = 0; epoch < epochs; epoch++)
    {
      for (guint i = examples->len; i > 1; i--)
        {
          guint other, swap;

          seed = seed * 1664525u + 1013904223u;
          other = (seed >> 8) % i;
          swap = order[i - 1];
          order[i - 1] = order[other];
          order[other] = swap;
        }
      for (guint i = 0; i < examples->len; i++)
        {
          const Example *example = &g_array_index (examples, Example, order[i]);

          if (example->row % FOLDS != fold)
            learn (self, example, 0.1, decay);
        }
    }
  return self;
}

static guint
quad_of (guint root)
{
  static const guint quads[] = { 4, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3 };

  return quads[root];
}

/* Mean F1 of the classes @first to @n - 1 of a table [right][given]. */
static double
macro_f1 (const guint *table, guint width, guint first, guint n)
{
  double sum = 0;

  for (guint c = first; c < n; c++)
    {
      guint right = table[c * width + c], given = 0, gold = 0;

      for (guint d = 0; d < width; d++)
        {
          given += table[d * width + c];
          gold += table[c * width + d];
        }
      sum += given + gold > 0 ? 2.0 * right / (given + gold) : 0;
    }
  return sum / (n - first);
}

static void
cross_validate (const GArray *examples, guint n_features, guint epochs, double decay)
{
  guint roots[MAX_CLASSES * MAX_CLASSES] = { 0 }, quads[25] = { 0 };
  guint directed = 0, n = 0;

  for (guint fold = 0; fold < FOLDS; fold++)
    {
      Model *model = train (examples, n_features, MAX_CLASSES, fold, epochs, decay);

      for (guint i = 0; i + 1 < examples->len; i += 2)
        {
          const Example *forward = &g_array_index (examples, Example, i);
          double p[MAX_CLASSES], q[MAX_CLASSES];
          guint best = 1;

          if (forward->row % FOLDS != fold)
            continue;
          predict (model, forward->features, p);
          predict (model, g_array_index (examples, Example, i + 1).features, q);
          for (guint c = 2; c < MAX_CLASSES; c++)
            if (p[c] > p[best])
              best = c;
          roots[forward->label * MAX_CLASSES + best]++;
          quads[quad_of (forward->label) * 5 + quad_of (best)]++;
          directed += p[0] < q[0];
          n++;
        }
      model_free (model);
    }
  printf ("roots: epochs %u decay %g macro-F1 %.3f quads %.3f direction %.3f (%u rows)\n",
          epochs,
          decay,
          macro_f1 (roots, MAX_CLASSES, 1, MAX_CLASSES),
          macro_f1 (quads, 5, 0, 4),
          (double)directed / n,
          n);
}

/* Micro-F1 of the four classes that are not neutral, for several thresholds. */
static void
validate_signs (const Model *model, const GArray *examples)
{
  for (double threshold = 0.3; threshold < 0.75; threshold += 0.05)
    {
      guint right = 0, given = 0, gold = 0;

      for (guint i = 0; i + 1 < examples->len; i += 2)
        {
          guint want = 0, got = 0;
          double best = threshold;

          for (guint d = 0; d < 2; d++)
            {
              const Example *example = &g_array_index (examples, Example, i + d);
              double p[MAX_CLASSES];

              if (example->label != 0)
                want = d * 2 + example->label;
              predict (model, example->features, p);
              for (guint c = 1; c < 3; c++)
                if (p[c] > best)
                  {
                    best = p[c];
                    got = d * 2 + c;
                  }
            }
          right += got != 0 && got == want;
          given += got != 0;
          gold += want != 0;
        }
      printf ("signs: threshold %.2f P %.3f R %.3f micro-F1 %.3f\n",
              threshold,
              given > 0 ? (double)right / given : 0,
              (double)right / gold,
              2.0 * right / (given + gold));
    }
}

/* What class @c of @feature has beyond the first class: only that counts. */
static float
beyond_first (const Model *model, guint feature, guint c)
{
  const float *row = model->weights + (gsize)feature * model->n_classes;

  return row[c] - row[0];
}

static void
write_model (SpModelWriter *writer, const char *name, const Model *model, const GArray *hashes)
{
  g_autofree char *hash_name = g_strconcat (name, "-hashes", NULL);
  g_autofree char *weight_name = g_strconcat (name, "-weights", NULL);
  g_autofree char *scale_name = g_strconcat (name, "-scale", NULL);
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GByteArray) cells = g_byte_array_new ();
  float most = 1e-9f, scale;

  for (guint i = 0; i < model->n_features; i++)
    for (guint c = 1; c < model->n_classes; c++)
      most = MAX (most, fabsf (beyond_first (model, i, c)));
  scale = most / 127;
  for (guint i = 0; i < model->n_features; i++)
    {
      guint32 hash = g_array_index (hashes, guint32, i);
      gint8 row[MAX_CLASSES];
      gboolean any = FALSE;

      for (guint c = 1; c < model->n_classes; c++)
        {
          row[c - 1] = (gint8)lrintf (beyond_first (model, i, c) / scale);
          any |= row[c - 1] != 0;
        }
      if (!any)
        continue;
      g_array_append_val (kept, hash);
      g_byte_array_append (cells, (const guint8 *)row, model->n_classes - 1);
    }
  sp_model_writer_add (writer,
                       hash_name,
                       SP_SECTION_UINT32,
                       kept->len,
                       1,
                       kept->data,
                       kept->len * sizeof (guint32));
  sp_model_writer_add (writer,
                       weight_name,
                       SP_SECTION_INT8,
                       kept->len,
                       model->n_classes - 1,
                       cells->data,
                       cells->len);
  sp_model_writer_add (writer, scale_name, SP_SECTION_FLOAT, 1, 1, &scale, sizeof scale);
  printf ("%s: %u of %u features kept\n", name, kept->len, model->n_features);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpAnalyzer) analyzer = NULL;
  g_autoptr (GArray) plv = NULL, dse = NULL, valid = NULL;
  GArray *root_hashes, *sign_hashes;
  Model *roots, *signs;
  SpModelWriter *writer;

  if (argc != 6)
    {
      fprintf (stderr, "train-relations DATA PLV DSE-TRAIN DSE-VALID OUT\n");
      return 2;
    }
  analyzer = sp_analyzer_new (argv[1], &error);
  if (analyzer == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  plv = read_examples (analyzer, argv[2]);
  dse = read_examples (analyzer, argv[3]);
  valid = read_examples (analyzer, argv[4]);
  root_hashes = choose_features (plv, 2);
  number_features (plv, root_hashes);
  sign_hashes = choose_features (dse, 3);
  number_features (dse, sign_hashes);
  number_features (valid, sign_hashes);
  printf ("%u root features, %u sign features\n", root_hashes->len, sign_hashes->len);
  cross_validate (plv, root_hashes->len, ROOT_EPOCHS, ROOT_DECAY);
  roots = train (plv, root_hashes->len, MAX_CLASSES, FOLDS, ROOT_EPOCHS, ROOT_DECAY);
  signs = train (dse, sign_hashes->len, 3, FOLDS, SIGN_EPOCHS, SIGN_DECAY);
  validate_signs (signs, valid);
  writer = sp_model_writer_new ();
  write_model (writer, "root", roots, root_hashes);
  write_model (writer, "sign", signs, sign_hashes);
  if (!sp_model_writer_write (writer, argv[5], &error))
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  model_free (roots);
  model_free (signs);
  g_array_unref (root_hashes);
  g_array_unref (sign_hashes);
  return 0;
}
