/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-name-corpus.h"

#include <stdlib.h>
#include <string.h>
#include "sp-name-model.h"

/* Returns: (transfer full): an empty one. */
SpNameCorpus *
sp_name_corpus_new (void)
{
  SpNameCorpus *self = g_new0 (SpNameCorpus, 1);

  self->words = g_array_new (FALSE, TRUE, sizeof (SpNameWord));
  self->small = g_array_new (FALSE, TRUE, sizeof (SpNameWord));
  self->states = g_array_new (FALSE, TRUE, sizeof (guint8));
  self->blocks = g_array_new (FALSE, TRUE, sizeof (SpNameBlock));
  self->texts = g_array_new (FALSE, TRUE, sizeof (SpNameText));
  return self;
}

/* The number of the type of a "B-PER" or "I-ORG" tag, or -1: dates and sums of money are no names.
 */
static int
type_of (const char *tag)
{
  static const char *const names[]
      = { "PER", "ORG", "PLACE", "NORP", "MISC", "FACILITY", "PRODUCT" };
  static const int types[]
      = { SP_FOUND_PERSON, SP_FOUND_ORGANIZATION, SP_FOUND_PLACE, SP_FOUND_GROUP,
          SP_FOUND_MISC,   SP_NAME_FACILITY,      SP_FOUND_MISC };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (tag) > 2 && strcmp (tag + 2, names[i]) == 0)
      return types[i];
  return -1;
}

/* Turns the BIO tags of a block into states. */
static void
add_block (SpNameCorpus *self, GPtrArray *tags)
{
  SpNameBlock block = { self->words->len - tags->len, tags->len };

  for (guint i = 0; i < tags->len; i++)
    {
      const char *tag = g_ptr_array_index (tags, i);
      const char *next = i + 1 < tags->len ? g_ptr_array_index (tags, i + 1) : "O";
      const char *last = i > 0 ? g_ptr_array_index (tags, i - 1) : "O";
      int type = type_of (tag);
      gboolean begins = tag[0] == 'B' || type_of (last) != type;
      gboolean ends = next[0] != 'I' || type_of (next) != type;
      guint8 state = 0;

      if (type >= 0)
        state = (guint8)(1 + 4 * type + (begins ? (ends ? 3 : 0) : ends ? 2 : 1));
      g_array_append_val (self->states, state);
    }
  if (block.n > 0)
    g_array_append_val (self->blocks, block);
  g_ptr_array_set_size (tags, 0);
}

static gboolean
ends_sentence (const char *word)
{
  return strcmp (word, ".") == 0 || strcmp (word, "!") == 0 || strcmp (word, "?") == 0;
}

/* Adds one document: rows of start, end and tag over the characters of @text. */
static void
add_document (SpNameCorpus *self,
              const char *rows,
              const char *text,
              const SpWordClusters *clusters)
{
  g_auto (GStrv) lines = g_strsplit (rows, "\n", -1);
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GByteArray) begins = g_byte_array_new ();
  SpNameText whole = { .first = self->words->len, .first_block = self->blocks->len };
  guint first = whole.first, at = 0;
  const char *p = text;
  guint8 begin = 1;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", 3);
      g_autofree char *form = NULL, *small = NULL;
      SpNameWord word;
      guint start;
      const char *end;

      if (g_strv_length (cells) < 3)
        {
          add_block (self, tags);
          begin = 1;
          continue;
        }
      start = (guint)atoi (cells[0]);
      p = g_utf8_offset_to_pointer (p, (glong)start - (glong)at);
      at = start;
      end = g_utf8_offset_to_pointer (p, atoi (cells[1]) - (glong)start);
      form = g_strndup (p, (gsize)(end - p));
      sp_name_word_init (&word, form);
      sp_word_clusters_look_up (clusters, &word);
      g_array_append_val (self->words, word);
      small = g_utf8_strdown (form, -1);
      sp_name_word_init (&word, small);
      sp_word_clusters_look_up (clusters, &word);
      g_array_append_val (self->small, word);
      g_ptr_array_add (tags, g_strdup (cells[2]));
      g_byte_array_append (begins, &begin, 1);
      begin = ends_sentence (form);
    }
  add_block (self, tags);
  whole.n = self->words->len - first;
  whole.n_blocks = self->blocks->len - whole.first_block;
  g_array_append_val (self->texts, whole);
  sp_name_words_compare (&g_array_index (self->words, SpNameWord, first), whole.n, begins->data);
  sp_name_words_compare (&g_array_index (self->small, SpNameWord, first), whole.n, begins->data);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

static GPtrArray *
list_names (const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  GPtrArray *names;
  const char *name;

  if (dir == NULL)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".tsv"))
      g_ptr_array_add (names, g_strndup (name, strlen (name) - 4));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* A corpus that marks no groups leaves open whether a word is in the name of one. */
static void
mark_partial (SpNameCorpus *self, guint first)
{
  for (guint i = first; i < self->states->len; i++)
    {
      guint8 state = g_array_index (self->states, guint8, i);

      if (state > 0 && (state - 1) / 4 == SP_FOUND_GROUP)
        return;
    }
  for (guint i = first; i < self->states->len; i++)
    g_array_index (self->states, guint8, i) |= SP_NAME_PARTIAL;
}

/* Adds the documents of @folder, or of "FOLDER:K:N" all but every N-th from the K-th on. */
gboolean
sp_name_corpus_add (SpNameCorpus *self,
                    const char *folder,
                    const SpWordClusters *clusters,
                    GError **error)
{
  g_auto (GStrv) parts = g_strsplit (folder, ":", 3);
  guint left_out = g_strv_length (parts) == 3 ? (guint)atoi (parts[1]) : G_MAXUINT;
  guint n_parts = left_out != G_MAXUINT ? (guint)MAX (1, atoi (parts[2])) : 1;
  g_autofree char *tokens = g_build_filename (parts[0], "tokens", NULL);
  g_autoptr (GPtrArray) names = list_names (tokens, error);
  guint first = self->states->len;

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *row_name = g_strconcat (name, ".tsv", NULL);
      g_autofree char *text_name = g_strconcat (name, ".txt", NULL);
      g_autofree char *row_path = g_build_filename (tokens, row_name, NULL);
      g_autofree char *text_path = g_build_filename (parts[0], "text", text_name, NULL);
      g_autofree char *rows = NULL, *text = NULL;

      if (i % n_parts == left_out)
        continue;
      if (!g_file_get_contents (row_path, &rows, NULL, error)
          || !g_file_get_contents (text_path, &text, NULL, error))
        return FALSE;
      add_document (self, rows, text, clusters);
    }
  mark_partial (self, first);
  return names != NULL;
}
