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

  self->roles = g_array_new (FALSE, FALSE, sizeof (guint8));
  self->heads = g_array_new (FALSE, FALSE, sizeof (guint8));
  self->sequences = g_array_new (FALSE, FALSE, sizeof (SpRoleSequence));
  self->documents = g_array_new (FALSE, FALSE, sizeof (SpRoleDocument));
  return self;
}

void
sp_attribution_corpus_free (SpAttributionCorpus *self)
{
  for (guint i = 0; i < self->documents->len; i++)
    {
      sp_role_sample_free (g_array_index (self->documents, SpRoleDocument, i).sample);
      g_array_unref (g_array_index (self->documents, SpRoleDocument, i).ties);
    }
  g_array_unref (self->roles);
  g_array_unref (self->heads);
  g_array_unref (self->sequences);
  g_array_unref (self->documents);
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

/* The first tokens of each span of the entity @id: "T5\tCue 12 16;20 24". */
static void
find_starts (const SpTokens *tokens, GHashTable *lines, const char *id, GArray *starts)
{
  const char *line = g_hash_table_lookup (lines, id), *at, *end;

  g_array_set_size (starts, 0);
  at = line != NULL ? strchr (line, ' ') : NULL;
  end = line != NULL ? strchr (line, '\t') : NULL;
  while (at != NULL && end != NULL && at < end)
    {
      guint token = sp_tokens_find (tokens, (guint)strtoul (at + 1, NULL, 10));

      g_array_append_val (starts, token);
      at = strchr (at + 1, ';');
    }
}

static void
tie (const SpTokens *tokens,
     GHashTable *lines,
     char **roles,
     const char *name,
     const char *other_name,
     GArray *ties)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint)),
                     others = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; roles[i] != NULL; i++)
    for (guint j = 0; roles[j] != NULL; j++)
      {
        const char *id = strchr (roles[i], ':'), *other = strchr (roles[j], ':');

        if (id == NULL || other == NULL || !g_str_has_prefix (roles[i], name)
            || !g_str_has_prefix (roles[j], other_name))
          continue;
        find_starts (tokens, lines, id + 1, starts);
        find_starts (tokens, lines, other + 1, others);
        for (guint k = 0; k < starts->len; k++)
          for (guint l = 0; l < others->len; l++)
            {
              SpRoleTie next
                  = { g_array_index (starts, guint, k), g_array_index (others, guint, l) };

              g_array_append_val (ties, next);
            }
      }
}

/* Which content belongs to which cue, and which cue to which source. */
static void
read_ties (const SpTokens *tokens, const char *annotations, GArray *ties)
{
  g_auto (GStrv) lines = g_strsplit (annotations, "\n", -1);
  g_autoptr (GHashTable) entities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *tab = strchr (lines[i], '\t');

      if (lines[i][0] == 'T' && tab != NULL)
        g_hash_table_insert (entities, g_strndup (lines[i], (gsize)(tab - lines[i])), tab + 1);
    }
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *tab = strchr (lines[i], '\t');
      g_auto (GStrv) roles = NULL;

      if (lines[i][0] != 'E' || tab == NULL)
        continue;
      roles = g_strsplit (tab + 1, " ", -1);
      tie (tokens, entities, roles, "Content", "Cue", ties);
      tie (tokens, entities, roles, "Cue", "Source", ties);
    }
}

/* The word that heads each cue. */
static void
find_heads (const SpRoleSample *sample, const guint8 *roles, guint n, guint8 *heads)
{
  for (guint i = 0, j; i < n; i = j)
    {
      j = i + 1;
      if (roles[i] != SP_ROLE_CUE_BEGIN)
        continue;
      while (j < n && roles[j] == SP_ROLE_CUE)
        j++;
      heads[sp_role_reader_find_head (sp_role_sample_get_reader (sample), (SpRun){ i, j })] = 1;
    }
}

static void
add_sequences (SpAttributionCorpus *self, const SpTokens *tokens, guint first, guint document)
{
  guint n;
  const SpSentence *sentences = sp_tokens_get_sentences (tokens, &n);

  for (guint i = 0; i < n; i++)
    {
      SpRoleSequence next = { first + sentences[i].first_token, 0, document };

      if (i == 0 || sentences[i].paragraph != sentences[i - 1].paragraph)
        g_array_append_val (self->sequences, next);
      g_array_index (self->sequences, SpRoleSequence, self->sequences->len - 1).n
          += sentences[i].n_tokens;
    }
}

static void
add_document (SpAttributionCorpus *self,
              const SpRoleSampler *sampler,
              SpArticle *article,
              const char *annotations)
{
  g_autoptr (SpTokens) tokens = sp_segmenter_run (article);
  SpRoleDocument document = { .first = self->roles->len };
  g_autofree guint8 *roles = NULL, *heads = NULL;

  sp_tokens_get (tokens, &document.n);
  roles = g_new0 (guint8, document.n + 1);
  heads = g_new0 (guint8, document.n + 1);
  read_answers (tokens, annotations, roles);
  document.sample = sp_role_sample_new (sampler, article, tokens);
  document.ties = g_array_new (FALSE, FALSE, sizeof (SpRoleTie));
  read_ties (tokens, annotations, document.ties);
  find_heads (document.sample, roles, document.n, heads);
  add_sequences (self, tokens, document.first, self->documents->len);
  g_array_append_vals (self->roles, roles, document.n);
  g_array_append_vals (self->heads, heads, document.n);
  g_array_append_val (self->documents, document);
}

void
sp_role_feature_list_init (SpRoleFeatureList *self)
{
  guint zero = 0;

  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->hashes = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (self->starts, zero);
}

void
sp_role_feature_list_clear (SpRoleFeatureList *self)
{
  g_array_unref (self->starts);
  g_array_unref (self->hashes);
}

typedef void (*ReadFunc) (const SpRoleReader *reader, guint token, SpRoleFeatures *out);

static void
read_all (const SpAttributionCorpus *self, ReadFunc read, SpRoleFeatureList *out)
{
  for (guint i = 0; i < self->documents->len; i++)
    {
      const SpRoleDocument *document = &g_array_index (self->documents, SpRoleDocument, i);

      for (guint j = 0; j < document->n; j++)
        {
          SpRoleFeatures features;

          read (sp_role_sample_get_reader (document->sample), j, &features);
          g_array_append_vals (out->hashes, features.hashes, features.n);
          g_array_append_val (out->starts, out->hashes->len);
        }
    }
}

/* Reads what tells whether each token heads a cue. */
void
sp_attribution_corpus_read_cues (const SpAttributionCorpus *self, SpRoleFeatureList *out)
{
  read_all (self, sp_role_reader_read_cue, out);
}

/* Tells how likely each token heads a cue, before sp_attribution_corpus_read. */
void
sp_attribution_corpus_set_chances (SpAttributionCorpus *self, const float *chances)
{
  for (guint i = 0; i < self->documents->len; i++)
    {
      SpRoleDocument *document = &g_array_index (self->documents, SpRoleDocument, i);

      sp_role_reader_set_chances (sp_role_sample_get_reader (document->sample),
                                  chances + document->first);
    }
}

/* Reads what is seen of each token. */
void
sp_attribution_corpus_read (const SpAttributionCorpus *self, SpRoleFeatureList *out)
{
  read_all (self, sp_role_reader_read, out);
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
