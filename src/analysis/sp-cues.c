/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-cues.h"

#include <string.h>

#define MAX_WORD_BYTES 48

struct _SpCues
{
  GPtrArray *cues;   /* SpCue */
  GHashTable *forms; /* form of the first word → GPtrArray of SpCue, the longest first */
};

typedef struct
{
  SpCues *self;
  SpCue *cue;
} Indexing;

static const struct
{
  const char *word;
  guint takes;
} takes_words[] = {
  { "quote", SP_CUE_QUOTE },
  { "that", SP_CUE_THAT },
  { "bare", SP_CUE_BARE },
  { "inf", SP_CUE_INF },
  { "objinf", SP_CUE_OBJECT_INF },
  { "gerund", SP_CUE_GERUND },
  { "whether", SP_CUE_WHETHER },
  { "np", SP_CUE_NP },
  { "as", SP_CUE_AS },
  { "of", SP_CUE_OF },
  { "about", SP_CUE_ABOUT },
  { "whole", SP_CUE_WHOLE },
  { "obj", SP_CUE_OBJECT },
};

static void
cue_free (SpCue *cue)
{
  g_strfreev (cue->rest);
  g_free (cue);
}

static void
cues_free (gpointer data)
{
  SpCues *self = data;

  g_hash_table_unref (self->forms);
  g_ptr_array_unref (self->cues);
  g_free (self);
}

static guint
parse_takes (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  guint takes = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (takes_words); j++)
      if (strcmp (parts[i], takes_words[j].word) == 0)
        takes |= takes_words[j].takes;
  return takes;
}

static void
index_form (const char *form, SpForm type, gpointer data)
{
  Indexing *indexing = data;
  GPtrArray *list = g_hash_table_lookup (indexing->self->forms, form);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (indexing->self->forms, g_strdup (form), list);
    }
  if (!g_ptr_array_find (list, indexing->cue, NULL))
    g_ptr_array_add (list, indexing->cue);
}

static void
add_row (SpCues *self, const SpKnowledge *knowledge, const SpRow *row)
{
  Indexing indexing = { self, g_new0 (SpCue, 1) };
  g_auto (GStrv) words = g_strsplit (row->columns[0], " ", -1);

  indexing.cue->part = row->columns[1][0];
  indexing.cue->act = row->columns[2];
  indexing.cue->takes = parse_takes (row->columns[3]);
  indexing.cue->rest = g_strdupv (words + 1);
  indexing.cue->n_words = g_strv_length (words);
  g_ptr_array_add (self->cues, indexing.cue);
  if (indexing.cue->part == 'v')
    sp_inflect_verb (knowledge, words[0], index_form, &indexing);
  else if (indexing.cue->part == 'n')
    sp_inflect_noun (knowledge, words[0], index_form, &indexing);
  else
    index_form (words[0], SP_FORM_BASE, &indexing);
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  const SpCue *x = *(SpCue *const *)a, *y = *(SpCue *const *)b;

  return (x->n_words < y->n_words) - (x->n_words > y->n_words);
}

static gpointer
build (const SpKnowledge *knowledge)
{
  SpCues *self = g_new0 (SpCues, 1);
  const GArray *rows = sp_knowledge_rows (knowledge, "cues");
  GHashTableIter iter;
  gpointer list;

  self->cues = g_ptr_array_new_with_free_func ((GDestroyNotify)cue_free);
  self->forms
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const SpRow *row = &g_array_index (rows, SpRow, i);

      if (row->n >= 4)
        add_row (self, knowledge, row);
    }
  g_hash_table_iter_init (&iter, self->forms);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    g_ptr_array_sort (list, compare_lengths);
  return self;
}

/* Gives the cues compiled from @knowledge, at the first call. Returns: (transfer none). */
const SpCues *
sp_cues_get (const SpKnowledge *knowledge)
{
  g_return_val_if_fail (knowledge != NULL, NULL);

  return sp_knowledge_derive (knowledge, "cues", build, cues_free);
}

static gboolean
fold (const SpTokens *tokens, guint token, char buffer[MAX_WORD_BYTES])
{
  gsize n;
  const char *word = sp_tokens_peek (tokens, token, &n);

  if (n >= MAX_WORD_BYTES)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    buffer[i] = g_ascii_tolower (word[i]);
  buffer[n] = '\0';
  return TRUE;
}

static gboolean
rest_follows (const SpCue *cue, const SpTokens *tokens, guint token, guint end)
{
  for (guint i = 0; cue->rest[i] != NULL; i++)
    {
      char word[MAX_WORD_BYTES];

      if (token + 1 + i >= end || !fold (tokens, token + 1 + i, word)
          || strcmp (word, cue->rest[i]) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Finds the longest cue of @part that begins at @token, before token @end. Returns: (nullable)
 * (transfer none). */
const SpCue *
sp_cues_find (const SpCues *self, const SpTokens *tokens, guint token, guint end, char part)
{
  char word[MAX_WORD_BYTES];
  const GPtrArray *list;

  g_return_val_if_fail (self != NULL && tokens != NULL, NULL);

  if (token >= end || !fold (tokens, token, word))
    return NULL;
  list = g_hash_table_lookup (self->forms, word);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const SpCue *cue = g_ptr_array_index (list, i);

      if (cue->part == part && rest_follows (cue, tokens, token, end))
        return cue;
    }
  return NULL;
}
