/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-knowledge-private.h"

#include <string.h>
#include "sp-error.h"

/* The lists that the engine asks for: without one of them it would silently find other things. */
static const char *const needed[] = {
  "agents",          "calendar",      "common-words",
  "countries",       "country-names", "cues",
  "demonyms",        "evaluations",   "family-names",
  "fields",          "first-names",   "function-words",
  "government-acts", "governors",     "grammar",
  "irregular",       "light-verbs",   "name-particles",
  "nominals",        "not-parties",   "organisation-heads",
  "organisations",   "peoples",       "place-heads",
  "places",          "policy-nouns",  "roles",
  "seats",           "stances",       "thing-heads",
  "verbs",
};

typedef struct
{
  char *text;        /* the file, cut into cells by NUL bytes; everything below points into it */
  GPtrArray *cells;  /* const char *, each row ends with NULL */
  GArray *rows;      /* SpRow */
  GHashTable *index; /* key → row */
} WordList;

typedef struct
{
  gpointer value;
  GDestroyNotify free_func;
} Derived;

struct _SpKnowledge
{
  GHashTable *lists; /* name → WordList */
  guint64 checksum;  /* of all lists, in any order */
  GMutex lock;
  GHashTable *derived; /* name → Derived; guarded by lock */
};

static void
derived_free (Derived *derived)
{
  derived->free_func (derived->value);
  g_free (derived);
}

static void
word_list_free (WordList *list)
{
  g_hash_table_unref (list->index);
  g_array_unref (list->rows);
  g_ptr_array_unref (list->cells);
  g_free (list->text);
  g_free (list);
}

static void
add_row (WordList *list, GArray *starts, char *line)
{
  guint first = list->cells->len;

  for (char *cell = line; cell != NULL;)
    {
      char *tab = strchr (cell, '\t');

      if (tab != NULL)
        *tab = '\0';
      g_ptr_array_add (list->cells, g_strstrip (cell));
      cell = tab != NULL ? tab + 1 : NULL;
    }
  g_ptr_array_add (list->cells, NULL);
  g_array_append_val (starts, first);
}

static void
index_rows (WordList *list, GArray *starts)
{
  for (guint i = 0; i < starts->len; i++)
    {
      guint first = g_array_index (starts, guint, i);
      guint end = i + 1 < starts->len ? g_array_index (starts, guint, i + 1) : list->cells->len;
      SpRow row = { (const char *const *)list->cells->pdata + first, end - first - 1 };

      g_array_append_val (list->rows, row);
    }
  for (guint i = 0; i < list->rows->len; i++)
    {
      SpRow *row = &g_array_index (list->rows, SpRow, i);

      if (!g_hash_table_contains (list->index, row->columns[0]))
        g_hash_table_insert (list->index, (gpointer)row->columns[0], row);
    }
}

static WordList *
word_list_new (char *text)
{
  WordList *list = g_new0 (WordList, 1);
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));

  list->text = text;
  list->cells = g_ptr_array_new ();
  list->rows = g_array_new (FALSE, FALSE, sizeof (SpRow));
  list->index = g_hash_table_new (g_str_hash, g_str_equal);
  for (char *line = text; line != NULL;)
    {
      char *next = strchr (line, '\n');
      char *comment = NULL;

      if (next != NULL)
        *next++ = '\0';
      comment = strchr (line, '#');
      if (comment != NULL)
        *comment = '\0';
      if (*g_strchug (line) != '\0')
        add_row (list, starts, line);
      line = next;
    }
  index_rows (list, starts);
  return list;
}

/* A number for @n bytes behind @seed; many bytes at a time, since all lists are read at each start.
 */
static guint64
mix (guint64 seed, const char *bytes, gsize n)
{
  const guint64 factor = 0x9e3779b97f4a7c15;
  guint64 sum = seed ^ n;

  for (; n > 0; bytes += MIN (n, 8), n -= MIN (n, 8))
    {
      guint64 piece = 0;

      memcpy (&piece, bytes, MIN (n, 8));
      sum = (sum ^ GUINT64_FROM_LE (piece)) * factor;
      sum ^= sum >> 29;
    }
  return sum;
}

static gboolean
load_file (SpKnowledge *self, const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  gsize n;

  if (!g_file_get_contents (path, &text, &n, error))
    return FALSE;
  if (!g_utf8_validate (text, (gssize)n, NULL))
    {
      g_set_error (error, SP_ERROR, SP_ERROR_CORRUPT, "the word list %s is not valid UTF-8", name);
      return FALSE;
    }
  self->checksum += mix (mix (0, name, strlen (name)), text, n);
  g_hash_table_insert (self->lists,
                       g_strndup (name, strlen (name) - strlen (".tsv")),
                       word_list_new (g_steal_pointer (&text)));
  return TRUE;
}

/* Loads all *.tsv files of @folder. Returns: (transfer full): NULL with an error if one cannot be
 * read. */
SpKnowledge *
sp_knowledge_new (const char *folder, GError **error)
{
  g_autoptr (SpKnowledge) self = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (folder != NULL, NULL);

  dir = g_dir_open (folder, 0, error);
  if (dir == NULL)
    return NULL;
  self = g_new0 (SpKnowledge, 1);
  g_mutex_init (&self->lock);
  self->derived
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)derived_free);
  self->lists
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)word_list_free);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".tsv") && !load_file (self, folder, name, error))
      return NULL;
  return g_steal_pointer (&self);
}

void
sp_knowledge_free (SpKnowledge *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->derived);
  g_hash_table_unref (self->lists);
  g_mutex_clear (&self->lock);
  g_free (self);
}

gboolean
sp_knowledge_check (const SpKnowledge *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (!g_hash_table_contains (self->lists, needed[i]))
      {
        g_set_error (error,
                     SP_ERROR,
                     SP_ERROR_NOT_FOUND,
                     "the word list %s.tsv is missing",
                     needed[i]);
        return FALSE;
      }
  return TRUE;
}

guint64
sp_knowledge_get_checksum (const SpKnowledge *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->checksum;
}

const SpRow *
sp_knowledge_find (const SpKnowledge *self, const char *list, const char *key)
{
  const WordList *words;

  g_return_val_if_fail (self != NULL && list != NULL && key != NULL, NULL);

  words = g_hash_table_lookup (self->lists, list);
  return words == NULL ? NULL : g_hash_table_lookup (words->index, key);
}

const GArray *
sp_knowledge_rows (const SpKnowledge *self, const char *list)
{
  const WordList *words;

  g_return_val_if_fail (self != NULL && list != NULL, NULL);

  words = g_hash_table_lookup (self->lists, list);
  return words == NULL ? NULL : words->rows;
}

gconstpointer
sp_knowledge_derive (const SpKnowledge *self,
                     const char *name,
                     SpDeriveFunc build,
                     GDestroyNotify free_func)
{
  SpKnowledge *writable = (SpKnowledge *)self;
  Derived *derived;

  g_return_val_if_fail (self != NULL && name != NULL && build != NULL && free_func != NULL, NULL);

  g_mutex_lock (&writable->lock);
  derived = g_hash_table_lookup (writable->derived, name);
  if (derived == NULL)
    {
      derived = g_new (Derived, 1);
      derived->value = build (self);
      derived->free_func = free_func;
      g_hash_table_insert (writable->derived, g_strdup (name), derived);
    }
  g_mutex_unlock (&writable->lock);
  return derived->value;
}
