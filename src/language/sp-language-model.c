/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-language-model.h"

#include <string.h>
#include "sp-error.h"
#include "sp-lemmatizer.h"
#include "sp-model-file.h"
#include "sp-network.h"
#include "sp-splitter-model.h"

struct _SpLanguageModel
{
  gatomicrefcount ref_count;
  SpModelFile *file;
  SpNetwork *network;
  SpLemmatizer *lemmatizer;
  SpSplitterModel *splitter;
  const char *const *upos; /* of each tag; the containers are owned */
  const char *const *xpos;
  const char *const *labels;
  const char *const *about; /* the first string is the version with its date */
};

static gboolean
load_names (SpLanguageModel *self, GError **error)
{
  guint n_upos, n_xpos, n_labels, n_about;

  self->upos = sp_model_file_dup_strings (self->file, "upos", &n_upos, error);
  self->xpos
      = self->upos != NULL ? sp_model_file_dup_strings (self->file, "xpos", &n_xpos, error) : NULL;
  self->labels = self->xpos != NULL
                     ? sp_model_file_dup_strings (self->file, "labels", &n_labels, error)
                     : NULL;
  self->about = self->labels != NULL
                    ? sp_model_file_dup_strings (self->file, "about", &n_about, error)
                    : NULL;
  if (self->about == NULL)
    return FALSE;
  if (n_upos == sp_network_get_n_tags (self->network) && n_xpos == n_upos
      && n_labels == sp_network_get_n_labels (self->network))
    return TRUE;
  g_set_error_literal (error,
                       SP_ERROR,
                       SP_ERROR_CORRUPT,
                       "the parts of the language model do not fit together");
  return FALSE;
}

/* Opens the model at @path. Returns: (transfer full): NULL with SP_ERROR_CORRUPT,
 * SP_ERROR_UNSUPPORTED or a file error. */
SpLanguageModel *
sp_language_model_new (const char *path, GError **error)
{
  g_autoptr (SpLanguageModel) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (SpLanguageModel, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->file = sp_model_file_open (path, error);
  self->network = self->file != NULL ? sp_network_new (self->file, error) : NULL;
  self->lemmatizer = self->network != NULL ? sp_lemmatizer_new (self->file, error) : NULL;
  self->splitter = self->lemmatizer != NULL ? sp_splitter_model_new (self->file, error) : NULL;
  return self->splitter != NULL && load_names (self, error) ? g_steal_pointer (&self) : NULL;
}

SpLanguageModel *
sp_language_model_ref (SpLanguageModel *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_language_model_unref (SpLanguageModel *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->splitter, sp_splitter_model_free);
  g_clear_pointer (&self->lemmatizer, sp_lemmatizer_free);
  g_clear_pointer (&self->network, sp_network_free);
  g_clear_pointer (&self->file, sp_model_file_close);
  g_free ((gpointer)self->upos);
  g_free ((gpointer)self->xpos);
  g_free ((gpointer)self->labels);
  g_free ((gpointer)self->about);
  g_free (self);
}

/* Returns: the checksum of the file. */
guint32
sp_language_model_get_checksum (const SpLanguageModel *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return sp_model_file_get_checksum (self->file);
}

/* Returns: the version of the model, with the day it was trained. */
const char *
sp_language_model_get_version (const SpLanguageModel *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->about[0];
}

/* Finds the sentences of @tokens anew, within each paragraph of prose. Returns: (transfer full). */
SpTokens *
sp_language_model_split (const SpLanguageModel *self, const SpTokens *tokens)
{
  g_return_val_if_fail (self != NULL && tokens != NULL, NULL);

  return sp_splitter_model_run (self->splitter, tokens);
}

/* Annotates tokens [first, first + n). @root: (inout): the root of what came before in a sentence
 * that is cut, or SP_ROOT. */
static void
annotate_piece (const SpLanguageModel *self,
                const SpTokens *tokens,
                guint first,
                guint n,
                gboolean tree,
                SpSyntax *out,
                guint *root)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_full (n, g_free);
  SpParsedWord parsed[SP_NET_MAX_WORDS];
  guint own_root = SP_ROOT;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (words, sp_tokens_dup (tokens, first + i));
  sp_network_parse (self->network, (const char *const *)words->pdata, n, tree, parsed);
  for (guint i = 0; i < n; i++)
    {
      const char *word = g_ptr_array_index (words, i), *xpos = self->xpos[parsed[i].tag];
      SpSyntaxWord w = { self->upos[parsed[i].tag], xpos, NULL, NULL, SP_ROOT };
      g_autofree char *lemma = sp_lemmatizer_dup_lemma (self->lemmatizer, word, xpos);

      if (tree && parsed[i].head > 0)
        w.head = first + parsed[i].head - 1;
      else if (tree)
        {
          w.head = *root;
          own_root = first + i;
        }
      if (tree)
        w.deprel
            = parsed[i].head > 0 || *root == SP_ROOT ? self->labels[parsed[i].label] : "parataxis";
      sp_syntax_set (out, first + i, w, lemma);
    }
  if (*root == SP_ROOT)
    *root = own_root;
}

/* Tags @tokens, finds lemmas and, if @tree, heads and relations. A sentence of more than
 * SP_NET_MAX_WORDS tokens is parsed in pieces. Linear in the tokens for sentences of bounded
 * length. Any thread. Returns: (transfer full): must not outlive @self; NULL with
 * G_IO_ERROR_CANCELLED. */
SpSyntax *
sp_language_model_annotate (const SpLanguageModel *self,
                            const SpTokens *tokens,
                            gboolean tree,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (SpSyntax) out = NULL;
  guint n_tokens, n_sentences;
  const SpSentence *sentences;

  g_return_val_if_fail (self != NULL && tokens != NULL, NULL);

  sp_tokens_get (tokens, &n_tokens);
  sentences = sp_tokens_get_sentences (tokens, &n_sentences);
  out = sp_syntax_new (n_tokens);
  for (guint i = 0; i < n_sentences; i++)
    {
      guint root = SP_ROOT;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      for (guint at = 0; at < sentences[i].n_tokens; at += SP_NET_MAX_WORDS)
        annotate_piece (self,
                        tokens,
                        sentences[i].first_token + at,
                        MIN (SP_NET_MAX_WORDS, sentences[i].n_tokens - at),
                        tree,
                        out,
                        &root);
    }
  return g_steal_pointer (&out);
}
