/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The network between training programs: text lines for words, tags and labels, then each parameter
 * as "name rows cols" and raw floats. The format that is shipped is made from it by make-model. */
#include "sp-net-file.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

static guint
add_name (GPtrArray *list, GHashTable *index, const char *name)
{
  char *copy;

  if (g_hash_table_contains (index, name))
    return GPOINTER_TO_UINT (g_hash_table_lookup (index, name));
  copy = g_strdup (name);
  g_ptr_array_add (list, copy);
  g_hash_table_insert (index, copy, GUINT_TO_POINTER (list->len - 1));
  return list->len - 1;
}

/* Numbers the tags and labels of @corpus in the order in which they come. */
void
sp_vocabulary_init (SpVocabulary *self, const SpCorpus *corpus)
{
  self->words = g_ptr_array_new ();
  self->tags = g_ptr_array_new ();
  self->labels = g_ptr_array_new ();
  self->word_index = g_hash_table_new (g_str_hash, g_str_equal);
  self->tag_index = g_hash_table_new (g_str_hash, g_str_equal);
  self->label_index = g_hash_table_new (g_str_hash, g_str_equal);
  self->vectors = g_array_new (FALSE, TRUE, sizeof (float));
  add_name (self->words, self->word_index, "*unknown*");
  add_name (self->tags, self->tag_index, "X FW");
  add_name (self->labels, self->label_index, "dep");
  for (guint i = 0; i < corpus->words->len; i++)
    {
      const SpCorpusWord *word = &g_array_index (corpus->words, SpCorpusWord, i);

      add_name (self->tags, self->tag_index, word->tag);
      add_name (self->labels, self->label_index, word->deprel);
    }
  g_array_set_size (self->vectors, SP_NET_WORD);
}

/* Reads what train-vectors wrote. */
gboolean
sp_vocabulary_read_vectors (SpVocabulary *self, const char *path)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;
  for (char *line = text; line != NULL && *line != '\0';)
    {
      char *next = strchr (line, '\n'), *tab = strchr (line, '\t'),
           *numbers = tab != NULL ? strchr (tab + 1, '\t') : NULL;

      if (next == NULL || numbers == NULL)
        return FALSE;
      *tab = *next = '\0';
      add_name (self->words, self->word_index, line);
      for (guint d = 0; d < SP_NET_WORD; d++)
        {
          float x = (float)g_ascii_strtod (numbers + 1, &numbers);

          g_array_append_val (self->vectors, x);
        }
      line = next + 1;
    }
  return self->vectors->len == self->words->len * SP_NET_WORD;
}

void
sp_vocabulary_copy_vectors (const SpVocabulary *self, SpParam *words)
{
  memcpy (words->w, self->vectors->data, self->vectors->len * sizeof (float));
  memcpy (words->mean, self->vectors->data, self->vectors->len * sizeof (float));
}

static void
write_names (FILE *file, const char *what, const GPtrArray *names)
{
  fprintf (file, "%s %u\n", what, names->len);
  for (guint i = 0; i < names->len; i++)
    fprintf (file, "%s\n", (const char *)g_ptr_array_index (names, i));
}

/* Writes the weights as they are now. */
gboolean
sp_net_file_write (const SpNet *net, const SpVocabulary *vocabulary, const char *path)
{
  FILE *file = fopen (path, "wb");

  if (file == NULL)
    return FALSE;
  write_names (file, "words", vocabulary->words);
  write_names (file, "tags", vocabulary->tags);
  write_names (file, "labels", vocabulary->labels);
  for (guint i = 0; i < net->params->params->len; i++)
    {
      const SpParam *p = g_ptr_array_index (net->params->params, i);

      fprintf (file, "%s %u %u\n", p->name, p->rows, p->cols);
      fwrite (p->w, sizeof (float), (gsize)p->rows * p->cols, file);
      fputc ('\n', file);
    }
  return fclose (file) == 0;
}

/* Writes all that is needed to go on after @epoch epochs, whole or not at all. */
gboolean
sp_net_file_keep (const SpNet *net, const char *path, guint epoch)
{
  g_autofree char *partial = g_strconcat (path, "~", NULL);
  FILE *file = fopen (partial, "wb");

  if (file == NULL)
    return FALSE;
  fwrite (&epoch, sizeof epoch, 1, file);
  fwrite (&net->params->seed, sizeof net->params->seed, 1, file);
  fwrite (&net->params->steps, sizeof net->params->steps, 1, file);
  for (guint i = 0; i < net->params->params->len; i++)
    {
      const SpParam *p = g_ptr_array_index (net->params->params, i);
      gsize n = (gsize)p->rows * p->cols;

      fwrite (p->w, sizeof (float), n, file);
      fwrite (p->m, sizeof (float), n, file);
      fwrite (p->v, sizeof (float), n, file);
      fwrite (p->mean, sizeof (float), n, file);
    }
  return fclose (file) == 0 && g_rename (partial, path) == 0;
}

/* Reads what sp_net_file_keep wrote. Returns: the epochs done, 0 where there is no such file. */
guint
sp_net_file_resume (SpNet *net, const char *path)
{
  FILE *file = fopen (path, "rb");
  guint epoch = 0;
  gsize wrong = 0;

  if (file == NULL)
    return 0;
  wrong += fread (&epoch, sizeof epoch, 1, file) != 1;
  wrong += fread (&net->params->seed, sizeof net->params->seed, 1, file) != 1;
  wrong += fread (&net->params->steps, sizeof net->params->steps, 1, file) != 1;
  for (guint i = 0; i < net->params->params->len; i++)
    {
      SpParam *p = g_ptr_array_index (net->params->params, i);
      gsize n = (gsize)p->rows * p->cols;

      wrong += fread (p->w, sizeof (float), n, file) != n;
      wrong += fread (p->m, sizeof (float), n, file) != n;
      wrong += fread (p->v, sizeof (float), n, file) != n;
      wrong += fread (p->mean, sizeof (float), n, file) != n;
    }
  fclose (file);
  if (wrong > 0)
    g_error ("%s is damaged: remove it to begin anew", path);
  return epoch;
}
