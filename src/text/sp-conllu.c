/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-conllu.h"

#include <string.h>
#include "sp-error.h"
#include "sp-limits.h"
#include "sp-scan-private.h"

/* Reads words and sentences from CoNLL-U: the columns ID, FORM and MISC (SpaceAfter=No), and the
 * comment "newpar". The text is put together from the words, so that the words are exactly those of
 * the input; where the surface of a multiword token differs from its words ("its" for "it 's"), the
 * words stand in the text. */

typedef struct
{
  gsize start;
  gsize end;
  gboolean joined;
} Word;

typedef struct
{
  GString *text;
  GArray *words;  /* Word */
  GArray *firsts; /* guint: the word that begins each sentence */
  GArray *pars;   /* guint: the paragraph of each sentence */
  guint paragraph;
  gsize in_sentence; /* words so far */
  guint joined_from; /* the first word of the multiword token at hand */
  guint joined_to;   /* its last word, 0: there is none */
  gboolean joined_space;
  gboolean space; /* before the next word */
  guint line;
} Reader;

static gboolean
fail (const Reader *self, GError **error, const char *what)
{
  g_set_error (error, SP_ERROR, SP_ERROR_INVALID, "line %u is not CoNLL-U: %s", self->line, what);
  return FALSE;
}

/* Is SpaceAfter=No among the values of MISC? */
static gboolean
has_space_after (const char *misc)
{
  g_auto (GStrv) values = g_strsplit (misc, "|", -1);

  return !g_strv_contains ((const char *const *)values, "SpaceAfter=No");
}

static gboolean
read_number (const char **p, guint *number)
{
  guint64 value = 0;

  if (!g_ascii_isdigit (**p))
    return FALSE;
  for (; g_ascii_isdigit (**p) && value < G_MAXINT; (*p)++)
    value = value * 10 + (guint64)(**p - '0');
  *number = (guint)value;
  return value < G_MAXINT;
}

static void
begin_sentence (Reader *self)
{
  if (self->firsts->len > 0 && self->text->len > 0 && self->space)
    g_string_append_c (self->text, ' ');
  g_array_append_val (self->firsts, self->words->len);
  g_array_append_val (self->pars, self->paragraph);
}

static gboolean
add_word (Reader *self, guint number, const char *form, const char *misc, GError **error)
{
  Word word;
  gboolean inside = number <= self->joined_to;

  if (number != self->in_sentence + 1)
    return fail (self, error, "its number is not the next one");
  if (number > SP_MAX_SENTENCE_TOKENS)
    return fail (self, error, "the sentence is too long");
  if (self->in_sentence == 0)
    begin_sentence (self);
  else if (self->space)
    g_string_append_c (self->text, ' ');
  word.start = self->text->len;
  g_string_append (self->text, form);
  word.end = self->text->len;
  word.joined = inside && number > self->joined_from;
  g_array_append_val (self->words, word);
  self->in_sentence = number;
  self->space = inside ? number == self->joined_to && self->joined_space : has_space_after (misc);
  return TRUE;
}

static gboolean
read_line (Reader *self, const char *line, GError **error)
{
  g_auto (GStrv) columns = g_strsplit (line, "\t", -1);
  const char *id = columns[0];
  guint number, last;

  if (g_strv_length (columns) != 10)
    return fail (self, error, "it does not have ten columns");
  if (!read_number (&id, &number))
    return fail (self, error, "it has no number");
  if (*id == '.') /* an empty node of the enhanced graph */
    return TRUE;
  if (*columns[1] == '\0')
    return fail (self, error, "its word is empty");
  if (*id == '\0')
    return add_word (self, number, columns[1], columns[9], error);
  if (*id++ != '-' || !read_number (&id, &last) || *id != '\0' || number != self->in_sentence + 1
      || last <= number)
    return fail (self, error, "its number is malformed");
  self->joined_from = number;
  self->joined_to = last;
  self->joined_space = has_space_after (columns[9]);
  return TRUE;
}

static void
end_sentence (Reader *self)
{
  self->in_sentence = 0;
  self->joined_to = 0;
}

/* A new paragraph, if there is text before it. */
static void
begin_paragraph (Reader *self)
{
  if (self->text->len == 0)
    return;
  g_string_append (self->text, "\n\n");
  self->space = FALSE;
  self->paragraph++;
}

static gboolean
read_all (Reader *self, const char *utf8, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (utf8, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = lines[i];
      gsize n = strlen (line);

      self->line = i + 1;
      if (n > 0 && line[n - 1] == '\r')
        line[--n] = '\0';
      if (n == 0)
        end_sentence (self);
      else if (*line == '#')
        {
          if ((g_str_has_prefix (line, "# newpar") && line[8] != '_')
              || g_str_has_prefix (line, "# newdoc"))
            begin_paragraph (self);
        }
      else if (!read_line (self, line, error))
        return FALSE;
      if (self->text->len > SP_MAX_TEXT_BYTES)
        {
          g_set_error (error,
                       SP_ERROR,
                       SP_ERROR_TOO_LARGE,
                       "the text is larger than %d MiB",
                       SP_MAX_TEXT_BYTES >> 20);
          return FALSE;
        }
    }
  return TRUE;
}

static SpTokens *
make_tokens (const Reader *self, SpText *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (SpToken));
  GArray *sentences = g_array_new (FALSE, FALSE, sizeof (SpSentence));
  SpScan scan
      = { .text = sp_text_get_utf8 (text), .end = sp_text_get_n_bytes (text), .tokens = tokens };

  for (guint i = 0; i < self->words->len; i++)
    {
      const Word *word = &g_array_index (self->words, Word, i);

      sp_scan_emit (&scan, word->start, word->end, -1, word->joined ? SP_TOKEN_JOINED : 0);
    }
  for (guint i = 0; i < self->firsts->len; i++)
    {
      SpSentence sentence = { .first_token = g_array_index (self->firsts, guint, i) };
      guint end
          = i + 1 < self->firsts->len ? g_array_index (self->firsts, guint, i + 1) : tokens->len;

      sentence.n_tokens = end - sentence.first_token;
      sentence.span.start = g_array_index (tokens, SpToken, sentence.first_token).span.start;
      sentence.span.end = g_array_index (tokens, SpToken, end - 1).span.end;
      sentence.paragraph = g_array_index (self->pars, guint, i);
      sentence.kind = SP_SENTENCE_PROSE;
      g_array_append_val (sentences, sentence);
    }
  return sp_tokens_new (text, tokens, sentences);
}

/* Reads the words and sentences of CoNLL-U as they are given. @n_bytes of @utf8.
 * Returns: (transfer full): tokens over a text made of them, or NULL with SP_ERROR_INVALID,
 * SP_ERROR_TOO_LARGE or SP_ERROR_ENCODING. */
SpTokens *
sp_conllu_read (const char *utf8, gsize n_bytes, GError **error)
{
  Reader self = { 0 };
  g_autoptr (SpText) text = NULL;
  SpTokens *tokens = NULL;
  g_autofree char *copy = NULL;

  g_return_val_if_fail (utf8 != NULL || n_bytes == 0, NULL);

  if (n_bytes > 0 && !g_utf8_validate_len (utf8, n_bytes, NULL)) /* NUL bytes are refused too */
    {
      g_set_error_literal (error, SP_ERROR, SP_ERROR_ENCODING, "it is not valid UTF-8");
      return NULL;
    }
  copy = n_bytes > 0 ? g_strndup (utf8, n_bytes) : g_strdup ("");
  self.text = g_string_new (NULL);
  self.words = g_array_new (FALSE, FALSE, sizeof (Word));
  self.firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  self.pars = g_array_new (FALSE, FALSE, sizeof (guint));
  if (read_all (&self, copy, error))
    {
      if (self.words->len == 0)
        g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, "it holds no words");
      else
        text = sp_text_new (self.text->str, (gssize)self.text->len, error);
    }
  if (text != NULL)
    tokens = make_tokens (&self, text);
  g_string_free (self.text, TRUE);
  g_array_unref (self.words);
  g_array_unref (self.firsts);
  g_array_unref (self.pars);
  return tokens;
}
