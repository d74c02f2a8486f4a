/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-corpus.h"

#include <string.h>

SpCorpus *
sp_corpus_new (void)
{
  SpCorpus *self = g_new0 (SpCorpus, 1);

  self->words = g_array_new (FALSE, FALSE, sizeof (SpCorpusWord));
  self->sentences = g_array_new (FALSE, FALSE, sizeof (SpCorpusSentence));
  self->strings = g_string_chunk_new (1 << 16);
  return self;
}

void
sp_corpus_free (SpCorpus *self)
{
  g_array_unref (self->words);
  g_array_unref (self->sentences);
  g_string_chunk_free (self->strings);
  g_free (self);
}

static void
add_word (SpCorpus *self, char **columns)
{
  g_autofree char *tag = g_strconcat (columns[3], " ", columns[4], NULL);
  SpCorpusWord word = { 0 };

  word.form = g_string_chunk_insert_const (self->strings, columns[1]);
  word.tag = g_string_chunk_insert_const (self->strings, tag);
  word.lemma = g_string_chunk_insert_const (self->strings, columns[2]);
  word.deprel = g_string_chunk_insert_const (self->strings, columns[7]);
  word.spaced = strstr (columns[9], "SpaceAfter=No") == NULL;
  word.head = strcmp (columns[6], "_") == 0 ? SP_CORPUS_NO_HEAD
                                            : (int)g_ascii_strtoll (columns[6], NULL, 10);
  g_array_append_val (self->words, word);
}

static void
end_sentence (SpCorpus *self, guint *first, gboolean *paragraph)
{
  SpCorpusSentence sentence = { *first, self->words->len - *first, *paragraph };

  if (sentence.n == 0)
    return;
  g_array_append_val (self->sentences, sentence);
  *first = self->words->len;
  *paragraph = FALSE;
}

/* Adds all sentences of a CoNLL-U file; multiword tokens and empty nodes are passed over. */
gboolean
sp_corpus_add_file (SpCorpus *self, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  guint first = self->words->len, inside = 0; /* a multiword token goes to this word */
  gboolean paragraph = TRUE, last_spaced = TRUE;

  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  for (char *line = text; line != NULL;)
    {
      char *next = strchr (line, '\n');

      if (next != NULL)
        *next++ = '\0';
      if (*line == '\0')
        end_sentence (self, &first, &paragraph);
      else if (g_str_has_prefix (line, "# newpar") || g_str_has_prefix (line, "# newdoc"))
        paragraph = TRUE;
      else if (*line != '#')
        {
          g_auto (GStrv) columns = g_strsplit (line, "\t", 10);

          if (g_strv_length (columns) == 10 && strchr (columns[0], '-') != NULL)
            {
              inside = (guint)g_ascii_strtoull (strchr (columns[0], '-') + 1, NULL, 10);
              last_spaced = strstr (columns[9], "SpaceAfter=No") == NULL;
            }
          else if (g_strv_length (columns) == 10 && strchr (columns[0], '.') == NULL)
            {
              guint id = (guint)g_ascii_strtoull (columns[0], NULL, 10);

              add_word (self, columns);
              if (id <= inside)
                g_array_index (self->words, SpCorpusWord, self->words->len - 1).spaced
                    = id == inside && last_spaced;
              inside = id >= inside ? 0 : inside;
            }
        }
      line = next;
    }
  end_sentence (self, &first, &paragraph);
  return TRUE;
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

/* Adds all files *.conllu of @folder in the order of their names. */
gboolean
sp_corpus_add_folder (SpCorpus *self, const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".conllu"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_strings);
  for (guint i = 0; i < paths->len; i++)
    if (!sp_corpus_add_file (self, g_ptr_array_index (paths, i), error))
      return FALSE;
  return TRUE;
}
