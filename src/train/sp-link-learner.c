/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trains the choice of the cue of each content and of the source of each cue: a softmax over the
 * candidates, by AdaGrad. */
#include "sp-link-learner.h"

#include <math.h>
#include <string.h>

#define EPOCHS 8
#define RATE 0.1f
#define DECAY 1e-5f
/* One in so many sources is taken away, so that the one that the tree tells takes its place. */
#define HIDDEN 4

/* A choice: the features of each candidate. */
typedef struct
{
  guint first; /* into the options */
  guint n;
  guint document;
  guint8 kind;
} Choice;

typedef struct
{
  guint first; /* into the hashes */
  guint n;
  gboolean right;
} Option;

typedef struct
{
  GArray *choices;
  GArray *options;
  GArray *hashes;
  float w[SP_LINK_PLACES];
  float g[SP_LINK_PLACES];
  float mean[SP_LINK_PLACES];
} Learner;

static GArray *
cut_pieces (const SpRoleReader *reader, const guint8 *roles, guint n)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (SpRolePiece));

  for (guint i = 0, j; i < n; i = j)
    {
      SpRolePiece piece;

      j = i + 1;
      if (roles[i] == SP_ROLE_NONE || roles[i] % 2 == 0)
        continue;
      while (j < n && roles[j] == roles[i] + 1)
        j++;
      piece = sp_role_piece_new (reader, (SpRun){ i, j }, (SpPieceKind)((roles[i] - 1) / 2));
      g_array_append_val (pieces, piece);
    }
  return pieces;
}

static gboolean
are_tied (const GArray *ties, const SpRolePiece *own, const SpRolePiece *partner, GArray *hidden)
{
  for (guint i = 0; i < ties->len; i++)
    {
      const SpRoleTie *tie = &g_array_index (ties, SpRoleTie, i);

      if (tie->own != own->run.start)
        continue;
      if (tie->partner == partner->run.start)
        return TRUE;
      for (guint j = 0; partner->made && j < hidden->len; j++)
        {
          const SpRolePiece *lost = &g_array_index (hidden, SpRolePiece, j);

          if (tie->partner == lost->run.start && partner->head >= lost->run.start
              && partner->head < lost->run.end)
            return TRUE;
        }
    }
  return FALSE;
}

static void
add_option (Learner *l,
            const SpRoleReader *reader,
            const GArray *pieces,
            guint index,
            int partner,
            gboolean right)
{
  SpRoleFeatures features;
  Option option = { .first = l->hashes->len, .right = right };

  sp_role_link_read (reader, pieces, index, partner, &features);
  option.n = features.n;
  g_array_append_vals (l->hashes, features.hashes, features.n);
  g_array_append_val (l->options, option);
}

static void
add_choices (Learner *l,
             const SpRoleDocument *document,
             guint number,
             const GArray *pieces,
             GArray *hidden)
{
  const SpRoleReader *reader = sp_role_sample_get_reader (document->sample);

  for (guint i = 0; i < pieces->len; i++)
    {
      const SpRolePiece *own = &g_array_index (pieces, SpRolePiece, i);
      Choice choice = { .first = l->options->len, .document = number, .kind = own->kind };
      SpRoleCandidates candidates;
      gboolean any = FALSE;

      if (own->kind == SP_PIECE_SOURCE)
        continue;
      sp_role_candidates_find (reader, pieces, i, &candidates);
      for (guint j = 0; j < candidates.n; j++)
        {
          gboolean right = are_tied (document->ties,
                                     own,
                                     &g_array_index (pieces, SpRolePiece, candidates.pieces[j]),
                                     hidden);

          add_option (l, reader, pieces, i, candidates.pieces[j], right);
          any |= right;
        }
      add_option (l, reader, pieces, i, SP_NONE, !any);
      choice.n = l->options->len - choice.first;
      g_array_append_val (l->choices, choice);
    }
}

static void
read_document (Learner *l, const SpAttributionCorpus *corpus, guint number, GRand *rand)
{
  const SpRoleDocument *document = &g_array_index (corpus->documents, SpRoleDocument, number);
  const SpRoleReader *reader = sp_role_sample_get_reader (document->sample);
  g_autoptr (GArray) pieces
      = cut_pieces (reader, (const guint8 *)corpus->roles->data + document->first, document->n);
  g_autoptr (GArray) hidden = g_array_new (FALSE, FALSE, sizeof (SpRolePiece));

  for (guint i = pieces->len; i > 0; i--)
    if (g_array_index (pieces, SpRolePiece, i - 1).kind == SP_PIECE_SOURCE
        && g_rand_int_range (rand, 0, HIDDEN) == 0)
      {
        g_array_append_val (hidden, g_array_index (pieces, SpRolePiece, i - 1));
        g_array_remove_index (pieces, i - 1);
      }
  sp_role_pieces_add_subjects (reader, pieces);
  add_choices (l, document, number, pieces, hidden);
}

static float
score (const Learner *l, const float *w, const Option *option)
{
  const guint32 *hashes = (const guint32 *)l->hashes->data + option->first;
  float sum = 0;

  for (guint i = 0; i < option->n; i++)
    sum += w[sp_link_place (hashes[i])];
  return sum;
}

static void
learn (Learner *l, const Choice *choice)
{
  const Option *options = (const Option *)l->options->data + choice->first;
  float chances[32], most = -1e9f, all = 0, right = 0;

  g_assert (choice->n <= G_N_ELEMENTS (chances));
  for (guint i = 0; i < choice->n; i++)
    {
      chances[i] = score (l, l->w, &options[i]);
      most = MAX (most, chances[i]);
    }
  for (guint i = 0; i < choice->n; i++)
    {
      chances[i] = expf (chances[i] - most);
      all += chances[i];
      right += options[i].right ? chances[i] : 0;
    }
  for (guint i = 0; i < choice->n; i++)
    {
      const guint32 *hashes = (const guint32 *)l->hashes->data + options[i].first;
      float gradient = chances[i] / all - (options[i].right ? chances[i] / MAX (right, 1e-9f) : 0);

      for (guint k = 0; k < options[i].n; k++)
        {
          float *w = &l->w[sp_link_place (hashes[k])], *g = &l->g[sp_link_place (hashes[k])];
          float step = gradient + DECAY * *w;

          *g += step * step;
          *w -= RATE * step / (sqrtf (*g) + 1e-3f);
        }
    }
}

static void
learn_all (Learner *l, guint n_train, GRand *rand)
{
  g_autofree guint *order = g_new (guint, l->choices->len + 1);
  guint n = 0;

  for (guint i = 0; i < l->choices->len; i++)
    if (g_array_index (l->choices, Choice, i).document < n_train)
      order[n++] = i;
  for (guint epoch = 0; epoch < EPOCHS; epoch++)
    {
      for (guint i = n; i > 1; i--)
        {
          guint other = (guint)g_rand_int_range (rand, 0, (gint32)i), kept = order[i - 1];

          order[i - 1] = order[other];
          order[other] = kept;
        }
      for (guint i = 0; i < n; i++)
        learn (l, &g_array_index (l->choices, Choice, order[i]));
      for (guint i = 0; 2 * epoch >= EPOCHS && i < SP_LINK_PLACES; i++)
        l->mean[i] += l->w[i] / (EPOCHS / 2);
    }
}

/* The share of right choices in the documents that are held out. */
static void
report (const Learner *l, guint n_train)
{
  guint right[3] = { 0 }, all[3] = { 0 };

  for (guint i = 0; i < l->choices->len; i++)
    {
      const Choice *choice = &g_array_index (l->choices, Choice, i);
      const Option *options = (const Option *)l->options->data + choice->first;
      guint best = 0;

      if (choice->document < n_train)
        continue;
      for (guint j = 1; j < choice->n; j++)
        if (score (l, l->mean, &options[j]) > score (l, l->mean, &options[best]))
          best = j;
      all[choice->kind]++;
      right[choice->kind] += options[best].right;
    }
  if (all[SP_PIECE_CUE] > 0)
    g_print ("links: contents %.4f of %u, cues %.4f of %u\n",
             (double)right[SP_PIECE_CONTENT] / MAX (1, all[SP_PIECE_CONTENT]),
             all[SP_PIECE_CONTENT],
             (double)right[SP_PIECE_CUE] / all[SP_PIECE_CUE],
             all[SP_PIECE_CUE]);
}

static void
write_weights (const Learner *l, SpModelWriter *writer)
{
  g_autofree gint8 *cells = g_new (gint8, SP_LINK_PLACES);
  float most = 1e-6f, step;

  for (guint i = 0; i < SP_LINK_PLACES; i++)
    most = MAX (most, fabsf (l->mean[i]));
  step = MIN (most, 4.0f) / 127;
  for (guint i = 0; i < SP_LINK_PLACES; i++)
    cells[i] = (gint8)CLAMP (lrintf (l->mean[i] / step), -127, 127);
  sp_model_writer_add (writer, "links", SP_SECTION_INT8, SP_LINK_PLACES, 1, cells, SP_LINK_PLACES);
  sp_model_writer_add (writer, "links.step", SP_SECTION_FLOAT, 1, 1, &step, sizeof step);
}

/* Trains on @corpus, of which the chances of cues are set, and adds the weights to @writer. */
void
sp_link_learner_run (const SpAttributionCorpus *corpus, guint32 seed, SpModelWriter *writer)
{
  Learner *l = g_new0 (Learner, 1);
  GRand *rand = g_rand_new_with_seed (seed);

  l->choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  l->options = g_array_new (FALSE, FALSE, sizeof (Option));
  l->hashes = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < corpus->documents->len; i++)
    read_document (l, corpus, i, rand);
  g_rand_set_seed (rand, seed);
  learn_all (l, corpus->n_train, rand);
  report (l, corpus->n_train);
  write_weights (l, writer);
  g_array_unref (l->choices);
  g_array_unref (l->options);
  g_array_unref (l->hashes);
  g_rand_free (rand);
  g_free (l);
}
