/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-language-model.h"

#include <string.h>
#include "sp-error.h"
#include "sp-lemmatizer.h"
#include "sp-model-file.h"
#include "sp-name-model.h"
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
    {
      for (guint i = 0; i < n_labels; i++)
        if (strcmp (self->labels[i], "flat") == 0)
          sp_network_set_unit_label (self->network, i);
      return TRUE;
    }
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

/* The persons of @names, from place @at on, with more than one word in tokens [first, first + n).
 * Returns: (transfer full) (element-type SpUnit). */
static GArray *
find_units (const GArray *names, guint *at, guint first, guint n)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (SpUnit));

  for (; names != NULL && *at < names->len; (*at)++)
    {
      const SpFoundName *name = &g_array_index (names, SpFoundName, *at);
      SpUnit unit = { name->first_token - first, name->n_tokens };

      if (name->first_token >= first + n)
        break;
      if (name->type == SP_FOUND_PERSON && name->first_token >= first && name->n_tokens > 1
          && name->first_token + name->n_tokens <= first + n)
        g_array_append_val (units, unit);
    }
  return units;
}

/* What a text is read for, and what is known of it. A text that says a sentence again and again is
 * not parsed again and again, and runs of words that no sentence ends are parsed for a while only:
 * they are no prose. */
#define MAX_REMEMBERED 20000 /* pieces */
#define MAX_UNENDING 12000   /* words in sentences longer than a piece, whatever they say */

typedef struct
{
  const SpLanguageModel *model;
  const SpTokens *tokens;
  const GArray *names; /* nullable; SpFoundName */
  guint name_at;       /* the first that is not behind us */
  gboolean tree;
  SpSyntax *out;
  GHashTable *remembered; /* the words of a piece → its first token + 1 */
  guint n_unending;
} Reading;

/* Tells whether a word of a name with this tag is one after all. */
static gboolean
is_mistaken (const char *upos)
{
  static const char *const open_classes[] = { "NOUN", "ADJ", "VERB", "ADV", "X", "INTJ" };

  for (guint i = 0; i < G_N_ELEMENTS (open_classes); i++)
    if (strcmp (upos, open_classes[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Marks the words of @units: 1 the first, 2 those behind it. */
static void
mark_units (const GArray *units, guint8 *marks)
{
  for (guint i = 0; i < units->len; i++)
    {
      const SpUnit *unit = &g_array_index (units, SpUnit, i);

      memset (marks + unit->first, 2, unit->n);
      marks[unit->first] = 1;
    }
}

/* Writes down what the network says of word @i of those from @first on. @mark: as above. @root:
 * what a root hangs on, or SP_ROOT. */
static void
set_word (Reading *reading,
          guint first,
          guint i,
          const SpParsedWord *parsed,
          guint8 mark,
          guint root)
{
  const SpLanguageModel *model = reading->model;
  g_autofree char *text = sp_tokens_dup (reading->tokens, first + i);
  g_autofree char *lemma = NULL;
  SpSyntaxWord word = { model->upos[parsed->tag], model->xpos[parsed->tag], NULL, NULL, SP_ROOT };

  if (mark > 0 && is_mistaken (word.upos))
    {
      word.upos = "PROPN";
      word.xpos = "NNP";
    }
  if (reading->tree)
    {
      word.head = parsed->head > 0 ? first + parsed->head - 1 : root;
      word.deprel
          = parsed->head > 0 || root == SP_ROOT ? model->labels[parsed->label] : "parataxis";
      if (mark == 2)
        word.deprel = strcmp (word.upos, "PUNCT") == 0 ? "punct" : "flat";
    }
  lemma = sp_lemmatizer_dup_lemma (model->lemmatizer, text, word.xpos);
  sp_syntax_set (reading->out, first + i, word, lemma);
}

/* "Lee Cheuk-yan": in the name @unit of the words from @first on, what a hyphen joins to the word
 * before it hangs on that word. */
static void
join_hyphens (Reading *reading, const GPtrArray *words, const SpUnit *unit, guint first)
{
  for (guint i = unit->first + 1; i + 1 < unit->first + unit->n; i++)
    {
      SpSyntaxWord hyphen, behind;

      if (strcmp (g_ptr_array_index (words, i), "-") != 0)
        continue;
      hyphen = *sp_syntax_get (reading->out, first + i);
      behind = *sp_syntax_get (reading->out, first + i + 1);
      hyphen.head = first + i + 1;
      behind.head = first + i - 1;
      sp_syntax_set (reading->out, first + i, hyphen, hyphen.lemma);
      sp_syntax_set (reading->out, first + i + 1, behind, behind.lemma);
    }
}

/* Annotates tokens [first, first + n), the @words, by the network. @root: (inout): the root of what
 * came before in a sentence that is cut, or SP_ROOT. */
static void
parse_piece (Reading *reading,
             const GPtrArray *words,
             const GArray *units,
             const guint8 *marks,
             guint first,
             guint n,
             guint *root)
{
  SpParsedWord parsed[SP_NET_MAX_WORDS];
  guint own_root = SP_ROOT;

  sp_network_parse (reading->model->network,
                    (const char *const *)words->pdata,
                    n,
                    (const SpUnit *)(gconstpointer)units->data,
                    units->len,
                    reading->tree,
                    parsed);
  for (guint i = 0; i < n; i++)
    {
      set_word (reading, first, i, &parsed[i], marks[i], *root);
      if (parsed[i].head == 0)
        own_root = first + i;
    }
  for (guint i = 0; reading->tree && i < units->len; i++)
    join_hyphens (reading, words, &g_array_index (units, SpUnit, i), first);
  if (*root == SP_ROOT)
    *root = own_root;
}

/* Annotates tokens [first, first + n) as the same words at @before were. */
static void
repeat_piece (Reading *reading, guint before, guint first, guint n, guint *root)
{
  guint own_root = SP_ROOT;

  for (guint i = 0; i < n; i++)
    {
      SpSyntaxWord w = *sp_syntax_get (reading->out, before + i);

      if (w.head >= before && w.head < before + n)
        w.head = first + (w.head - before);
      else if (reading->tree)
        {
          w.head = *root;
          own_root = first + i;
        }
      sp_syntax_set_again (reading->out, first + i, w);
    }
  if (*root == SP_ROOT)
    *root = own_root;
}

/* Tokens [first, first + n) are words and no more; all hang on the first of their sentence. */
static void
leave_piece (Reading *reading, const GPtrArray *words, guint first, guint n, guint *root)
{
  for (guint i = 0; i < n; i++)
    {
      SpSyntaxWord w = { "X", "FW", NULL, NULL, reading->tree ? *root : SP_ROOT };

      if (reading->tree)
        w.deprel = *root == SP_ROOT ? "root" : "dep";
      sp_syntax_set (reading->out, first + i, w, g_ptr_array_index (words, i));
      if (*root == SP_ROOT)
        *root = first + i;
    }
}

/* Returns: (transfer full): equal for the same words with the same names among them. */
static char *
make_key (const GPtrArray *words, const guint8 *marks, guint n, gboolean goes_on)
{
  GString *key = g_string_new (goes_on ? "+" : "");

  for (guint i = 0; i < n; i++)
    {
      g_string_append (key, g_ptr_array_index (words, i));
      g_string_append_c (key, (char)('\n' + marks[i])); /* no word holds these */
    }
  return g_string_free (key, FALSE);
}

/* Annotates tokens [first, first + n). @unending: they are a part of a sentence that is cut. */
static void
annotate_piece (Reading *reading, guint first, guint n, gboolean unending, guint *root)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_full (n, g_free);
  g_autoptr (GArray) units = find_units (reading->names, &reading->name_at, first, n);
  g_autofree char *key = NULL;
  guint8 marks[SP_NET_MAX_WORDS] = { 0 };
  guint before;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (words, sp_tokens_dup (reading->tokens, first + i));
  mark_units (units, marks);
  key = make_key (words, marks, n, *root != SP_ROOT);
  before = GPOINTER_TO_UINT (g_hash_table_lookup (reading->remembered, key));
  if (before > 0)
    {
      repeat_piece (reading, before - 1, first, n, root);
      return;
    }
  if (unending && reading->n_unending > MAX_UNENDING)
    {
      leave_piece (reading, words, first, n, root);
      return;
    }
  reading->n_unending += unending ? n : 0;
  parse_piece (reading, words, units, marks, first, n, root);
  if (g_hash_table_size (reading->remembered) < MAX_REMEMBERED)
    g_hash_table_insert (reading->remembered, g_steal_pointer (&key), GUINT_TO_POINTER (first + 1));
}

/* Tags @tokens, finds lemmas and, if @tree, heads and relations. @names: (nullable)
 * (element-type SpFoundName): what sp_name_model_find found there; a person's name is one in the
 * trees. A sentence of more than SP_NET_MAX_WORDS tokens is parsed in pieces. Linear in the tokens
 * for sentences of bounded length. Any thread. Returns: (transfer full): must not outlive @self;
 * NULL with G_IO_ERROR_CANCELLED. */
SpSyntax *
sp_language_model_annotate (const SpLanguageModel *self,
                            const SpTokens *tokens,
                            const GArray *names,
                            gboolean tree,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (SpSyntax) out = NULL;
  g_autoptr (GHashTable) remembered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading reading
      = { .model = self, .tokens = tokens, .names = names, .tree = tree, .remembered = remembered };
  guint n_tokens, n_sentences;
  const SpSentence *sentences;

  g_return_val_if_fail (self != NULL && tokens != NULL, NULL);

  sp_tokens_get (tokens, &n_tokens);
  sentences = sp_tokens_get_sentences (tokens, &n_sentences);
  reading.out = out = sp_syntax_new (n_tokens);
  for (guint i = 0; i < n_sentences; i++)
    {
      gboolean unending = sentences[i].n_tokens > SP_NET_MAX_WORDS;
      guint root = SP_ROOT;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      for (guint at = 0; at < sentences[i].n_tokens; at += SP_NET_MAX_WORDS)
        annotate_piece (&reading,
                        sentences[i].first_token + at,
                        MIN (SP_NET_MAX_WORDS, sentences[i].n_tokens - at),
                        unending,
                        &root);
    }
  return g_steal_pointer (&out);
}
