/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-name-model.h"

#include <string.h>
#include "sp-model-file.h"
#include "sp-limits.h"
#include "sp-name-features.h"

#define STATES SP_NAME_N_STATES
#define NEVER (G_MININT / 4)
#define MAX_MOVE 1000000
#define MAX_SEQUENCE 4096 /* words after which a paragraph is cut at the next end of a sentence */

struct _SpNameModel
{
  gatomicrefcount ref_count;
  SpModelFile *file;
  const gint8 *weights;
  gint32 moves[STATES][STATES]; /* from, to */
  const guint32 *hashes;        /* sorted: the words that have clusters */
  const guint8 *clusters;       /* little endian pairs of bytes, a row for each of them */
  guint n_words;
};

/* A damaged file may hold anything, not-a-number too. */
static gint32
whole (float value)
{
  return value >= -MAX_MOVE && value <= MAX_MOVE ? (gint32)value : 0;
}

static gboolean
load (SpNameModel *self, GError **error)
{
  const float *moves;

  self->n_words = sp_model_file_get_rows (self->file, "names.words");
  self->weights
      = sp_model_file_find (self->file, "names", SP_SECTION_INT8, 1, SP_NAME_SIZE + STATES, error);
  moves = self->weights != NULL
              ? sp_model_file_find (self->file, "names.m", SP_SECTION_FLOAT, STATES, STATES, error)
              : NULL;
  self->hashes = moves != NULL ? sp_model_file_find (self->file,
                                                     "names.words",
                                                     SP_SECTION_UINT32,
                                                     self->n_words,
                                                     1,
                                                     error)
                               : NULL;
  self->clusters = self->hashes != NULL ? sp_model_file_find (self->file,
                                                              "names.clusters",
                                                              SP_SECTION_INT8,
                                                              self->n_words,
                                                              2 * SP_NAME_CLUSTERINGS,
                                                              error)
                                        : NULL;
  for (guint a = 0; self->clusters != NULL && a < STATES; a++)
    for (guint b = 0; b < STATES; b++)
      self->moves[a][b] = sp_name_may_follow (a, b) ? whole (moves[a * STATES + b]) : NEVER;
  return self->clusters != NULL;
}

/* Opens the model at @path. Returns: (transfer full): NULL with SP_ERROR_CORRUPT,
 * SP_ERROR_UNSUPPORTED or a file error. */
SpNameModel *
sp_name_model_new (const char *path, GError **error)
{
  g_autoptr (SpNameModel) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (SpNameModel, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->file = sp_model_file_open (path, error);
  return self->file != NULL && load (self, error) ? g_steal_pointer (&self) : NULL;
}

SpNameModel *
sp_name_model_ref (SpNameModel *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_name_model_unref (SpNameModel *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->file, sp_model_file_close);
  g_free (self);
}

/* Returns: the checksum of the file. */
guint32
sp_name_model_get_checksum (const SpNameModel *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return sp_model_file_get_checksum (self->file);
}

static void
find_clusters (const SpNameModel *self, SpNameWord *word)
{
  guint32 hash = sp_name_word_hash (word);
  guint low = 0, high = self->n_words;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->hashes[middle] < hash)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == self->n_words || self->hashes[low] != hash)
    return;
  for (guint i = 0; i < SP_NAME_CLUSTERINGS; i++)
    {
      const guint8 *cell = self->clusters + (gsize)low * 2 * SP_NAME_CLUSTERINGS + 2 * i;

      word->clusters[i] = (guint16)(cell[0] | cell[1] << 8);
    }
}

static SpNameWord *
read_words (const SpNameModel *self, const SpTokens *tokens, guint n)
{
  SpNameWord *words = g_new (SpNameWord, n + 1);
  g_autofree guint8 *begins = g_new0 (guint8, n + 1);
  guint n_sentences;
  const SpSentence *sentences = sp_tokens_get_sentences (tokens, &n_sentences);

  for (guint i = 0; i < n_sentences; i++)
    begins[sentences[i].first_token] = 1;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *word = sp_tokens_dup (tokens, i);

      sp_name_word_init (&words[i], word);
      find_clusters (self, &words[i]);
    }
  sp_name_words_compare (words, n, begins);
  return words;
}

static void
add_rows (const SpNameModel *self, const guint32 *features, guint n, gint16 *scores)
{
  for (guint i = 0; i < n; i++)
    {
      const gint8 *row = self->weights + features[i];

      for (guint s = 0; s < STATES; s++)
        scores[s] = (gint16)(scores[s] + row[s]);
    }
}

/* What each word alone says of its states: @n rows. Sums of so few bytes fit. */
static void
score_words (const SpNameModel *self, const SpNameWord *words, guint n, gint16 *scores)
{
  guint32 features[SP_NAME_MAX_FEATURES];

  memset (scores, 0, (gsize)n * STATES * sizeof *scores);
  for (guint i = 0; i < n; i++)
    add_rows (self, features, sp_name_features (words, n, i, features), scores + (gsize)i * STATES);
}

/* Adds what the first reading says. */
static void
score_votes (const SpNameModel *self, const SpNameWord *words, guint n, gint16 *scores)
{
  guint32 features[SP_NAME_MAX_VOTE_FEATURES];

  for (guint i = 0; i < n; i++)
    add_rows (self,
              features,
              sp_name_vote_features (words, n, i, features),
              scores + (gsize)i * STATES);
}

/* Viterbi: the best states of one sequence. */
static void
find_states (const SpNameModel *self, const gint16 *scores, guint n, guint8 *states)
{
  g_autofree guint8 *from = g_new (guint8, (gsize)n * STATES);
  gint64 best[STATES], next[STATES];
  guint last = 0;

  for (guint s = 0; s < STATES; s++)
    best[s] = s == 0 ? 0 : NEVER;
  for (guint i = 0; i < n; i++)
    {
      for (guint s = 0; s < STATES; s++)
        {
          guint arg = 0;

          for (guint p = 1; p < STATES; p++)
            if (best[p] + self->moves[p][s] > best[arg] + self->moves[arg][s])
              arg = p;
          from[(gsize)i * STATES + s] = (guint8)arg;
          next[s] = best[arg] + self->moves[arg][s] + scores[(gsize)i * STATES + s];
        }
      memcpy (best, next, sizeof best);
    }
  for (guint s = 1; s < STATES; s++)
    if (sp_name_may_follow (s, 0) && best[s] > best[last])
      last = s;
  for (guint i = n; i-- > 0;)
    {
      states[i] = (guint8)last;
      last = from[(gsize)i * STATES + last];
    }
}

static SpFoundType
type_of (guint8 state)
{
  guint type = (state - 1) / 4;

  return type == SP_NAME_FACILITY ? SP_FOUND_PLACE : (SpFoundType)type;
}

static void
add_names (GArray *names, const guint8 *states, guint first, guint n)
{
  for (guint i = 0; i < n; i++)
    if (states[i] > 0)
      {
        SpFoundName name = { first + i, 1, type_of (states[i]) };

        while ((states[i] - 1) % 4 < 2 && i + 1 < n && states[i + 1] > 0)
          {
            i++;
            name.n_tokens++;
          }
        if (name.n_tokens <= SP_MAX_NAME_TOKENS)
          g_array_append_val (names, name);
      }
}

/* The sentences of a paragraph from sentence @i on. Returns: the one behind the last. */
static guint
find_sequence (const SpSentence *sentences, guint n, guint i, guint *first, guint *n_words)
{
  guint j = i;

  *first = sentences[i].first_token;
  *n_words = 0;
  for (; j < n && sentences[j].paragraph == sentences[i].paragraph
         && sentences[j].kind == sentences[i].kind && *n_words < MAX_SEQUENCE;
       j++)
    *n_words += sentences[j].n_tokens;
  return j;
}

/* Finds the names, paragraph by paragraph, in two readings: the second knows what the first found
 * at the other places of a word. Linear time. Any thread. Returns: (transfer full): (element-type
 * SpFoundName): in order of the text. */
GArray *
sp_name_model_find (const SpNameModel *self, const SpTokens *tokens)
{
  GArray *names = g_array_new (FALSE, FALSE, sizeof (SpFoundName));
  g_autofree SpNameWord *words = NULL;
  g_autofree gint16 *scores = NULL;
  g_autofree guint8 *states = NULL;
  guint n, n_sentences;
  const SpSentence *sentences;

  g_return_val_if_fail (self != NULL && tokens != NULL, NULL);

  sp_tokens_get (tokens, &n);
  sentences = sp_tokens_get_sentences (tokens, &n_sentences);
  words = read_words (self, tokens, n);
  scores = g_new (gint16, (gsize)n * STATES + 1);
  states = g_new0 (guint8, n + 1);
  for (guint reading = 0; reading < 2; reading++)
    {
      for (guint i = 0, first, count; i < n_sentences;)
        {
          i = find_sequence (sentences, n_sentences, i, &first, &count);
          if (reading == 0)
            score_words (self, words + first, count, scores + (gsize)first * STATES);
          else
            score_votes (self, words + first, count, scores + (gsize)first * STATES);
          find_states (self, scores + (gsize)first * STATES, count, states + first);
          if (reading == 1)
            add_names (names, states + first, first, count);
        }
      if (reading == 0)
        sp_name_words_vote (words, n, states);
    }
  return names;
}

/* Returns: the name of the type in CoNLL-U. */
const char *
sp_found_type_to_string (SpFoundType type)
{
  static const char *const strings[] = { "PER", "ORG", "PLACE", "NORP", "MISC" };

  g_return_val_if_fail (type < G_N_ELEMENTS (strings), NULL);

  return strings[type];
}
