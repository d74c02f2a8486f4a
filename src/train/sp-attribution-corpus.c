/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-attribution-corpus.h"

#include <stdlib.h>
#include <string.h>
#include "sp-article.h"
#include "sp-decode.h"
#include "sp-import.h"
#include "sp-segmenter.h"

SpAttributionCorpus *
sp_attribution_corpus_new (void)
{
  SpAttributionCorpus *self = g_new0 (SpAttributionCorpus, 1);
  guint zero = 0;

  self->tokens = g_array_new (FALSE, FALSE, sizeof (guint8));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->sequences = g_array_new (FALSE, FALSE, sizeof (SpRoleSequence));
  g_array_append_val (self->starts, zero);
  return self;
}

void
sp_attribution_corpus_free (SpAttributionCorpus *self)
{
  g_array_unref (self->tokens);
  g_array_unref (self->starts);
  g_array_unref (self->rows);
  g_array_unref (self->sequences);
  g_free (self);
}

/* Gives the tokens whose first character lies in [start, end) the role that begins with @begin. */
static void
set_roles (const SpTokens *tokens, guint start, guint end, guint begin, guint8 *roles)
{
  guint n, i = sp_tokens_find (tokens, start);
  const SpToken *all = sp_tokens_get (tokens, &n);
  gboolean first = TRUE;

  for (i = i > 0 ? i - 1 : 0; i < n && all[i].span.start < end; i++)
    if (all[i].span.start >= start)
      {
        roles[i] = (guint8)(first ? begin : begin + 1);
        first = FALSE;
      }
}

static void
read_answers (const SpTokens *tokens, const char *annotations, guint8 *roles)
{
  static const char *const names[] = { "Source ", "Cue ", "Content " };
  g_auto (GStrv) lines = g_strsplit (annotations, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *tab = strchr (lines[i], '\t');

      if (lines[i][0] != 'T' || tab == NULL)
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        if (g_str_has_prefix (tab + 1, names[j]))
          {
            char *at = (char *)tab + 1 + strlen (names[j]);

            do
              {
                guint start = (guint)strtoul (at, &at, 10), end = (guint)strtoul (at, &at, 10);

                set_roles (tokens, start, end, SP_ROLE_SOURCE_BEGIN + 2 * j, roles);
              }
            while (*at++ == ';');
          }
    }
}

typedef struct
{
  SpAttributionCorpus *corpus;
  const guint8 *roles;
  guint paragraph; /* of the token before, or G_MAXUINT */
} Adding;

static void
add_token (const SpRoleFeatures *features, guint token, guint paragraph, gpointer data)
{
  Adding *adding = data;
  SpAttributionCorpus *self = adding->corpus;

  if (paragraph != adding->paragraph)
    {
      SpRoleSequence next = { self->tokens->len, 0, self->n_documents };

      g_array_append_val (self->sequences, next);
      adding->paragraph = paragraph;
    }
  g_array_index (self->sequences, SpRoleSequence, self->sequences->len - 1).n++;
  g_array_append_val (self->tokens, adding->roles[token]);
  g_array_append_vals (self->rows, features->rows, features->n);
  g_array_append_val (self->starts, self->rows->len);
}

static void
add_document (SpAttributionCorpus *self,
              const SpRoleSampler *sampler,
              SpArticle *article,
              const char *annotations)
{
  g_autoptr (SpTokens) tokens = sp_segmenter_run (article);
  guint n;
  g_autofree guint8 *roles = NULL;
  Adding adding = { .corpus = self, .paragraph = G_MAXUINT };

  sp_tokens_get (tokens, &n);
  roles = g_new0 (guint8, n + 1);
  adding.roles = roles;
  read_answers (tokens, annotations, roles);
  sp_role_sampler_read (sampler, article, tokens, add_token, &adding);
  self->n_documents++;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* Adds all articles of @folder, in the order of their names. */
gboolean
sp_attribution_corpus_add_folder (SpAttributionCorpus *self,
                                  const SpRoleSampler *sampler,
                                  const char *folder,
                                  GError **error)
{
  g_autofree char *texts = g_build_filename (folder, "text", NULL);
  g_autoptr (GDir) dir = g_dir_open (texts, 0, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".txt"))
      g_ptr_array_add (names, g_strndup (name, strlen (name) - 4));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      const char *base = g_ptr_array_index (names, i);
      g_autofree char *file = g_strconcat (base, ".txt", NULL);
      g_autofree char *answers = g_strconcat (base, ".ann", NULL);
      g_autofree char *text_path = g_build_filename (texts, file, NULL);
      g_autofree char *answers_path = g_build_filename (folder, "ann", answers, NULL);
      g_autofree char *bytes = NULL, *annotations = NULL;
      g_autoptr (GBytes) whole = NULL;
      g_autoptr (SpText) text = NULL;
      g_autoptr (SpArticle) article = NULL;
      gsize n;

      if (!g_file_get_contents (text_path, &bytes, &n, error)
          || !g_file_get_contents (answers_path, &annotations, NULL, error))
        return FALSE;
      whole = g_bytes_new (bytes, n);
      text = sp_decode (whole, NULL, error);
      article = text != NULL ? sp_import_plain (text, error) : NULL;
      if (article == NULL)
        return FALSE;
      add_document (self, sampler, article, annotations);
    }
  return TRUE;
}
