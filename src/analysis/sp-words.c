/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-words-private.h"

#include <string.h>

static void
form_free (gpointer data)
{
  SpWordForm *form = data;

  g_free (form->surface);
  g_free (form->fold);
  g_free (form);
}

static gboolean
second_is (const SpRow *row, const char *value)
{
  return row != NULL && row->n > 1 && strcmp (row->columns[1], value) == 0;
}

static guint
gender_bits (const SpRow *row, guint column)
{
  if (row == NULL || row->n <= column)
    return 0;
  return row->columns[column][0] == 'm'   ? SP_WORD_MALE
         : row->columns[column][0] == 'f' ? SP_WORD_FEMALE
                                          : 0;
}

static const struct
{
  const char *list;
  guint bit;
  gboolean folded;
} plain_lists[] = {
  { "common-words", SP_WORD_COMMON, TRUE },
  { "family-names", SP_WORD_FAMILY_FIRST, FALSE },
  { "organisation-heads", SP_WORD_ORGANIZATION, TRUE },
  { "place-heads", SP_WORD_PLACE, TRUE },
  { "name-particles", SP_WORD_PARTICLE, FALSE },
  { "nominals", SP_WORD_NOMINAL, TRUE },
  { "government-acts", SP_WORD_ACT, TRUE },
  { "policy-nouns", SP_WORD_POLICY, TRUE },
  { "function-words", SP_WORD_FUNCTION, TRUE },
  { "thing-heads", SP_WORD_THING, TRUE },
  { "not-parties", SP_WORD_NO_PARTY, FALSE },
};

/* Plural roles are roles too: "spokesmen" is not, "ministers" is. */
static guint
role_bits (const SpKnowledge *knowledge, const SpWordForm *form)
{
  const SpRow *row = sp_knowledge_find (knowledge, "roles", form->surface);
  guint bits = 0;

  if (second_is (row, "honorific"))
    return SP_WORD_HONORIFIC | gender_bits (row, 2);
  row = sp_knowledge_find (knowledge, "roles", form->fold);
  if (second_is (row, "role"))
    bits = SP_WORD_ROLE | gender_bits (row, 2);
  return bits;
}

/* The plural of a plain word or role: "ministers". */
static gboolean
is_plain_plural (const SpKnowledge *knowledge, const char *fold)
{
  gsize n = strlen (fold);
  g_autofree char *stem = NULL;

  if (n < 5 || fold[n - 1] != 's')
    return FALSE;
  stem = g_strndup (fold, n - 1);
  return sp_knowledge_find (knowledge, "common-words", stem) != NULL
         || second_is (sp_knowledge_find (knowledge, "roles", stem), "role");
}

/* "US", "WHO": small, they would be other words. */
static gboolean
is_known_acronym (const SpKnowledge *knowledge, const SpWordForm *form)
{
  return strcmp (form->surface, form->fold) != 0
         && (sp_knowledge_find (knowledge, "country-names", form->surface) != NULL
             || sp_knowledge_find (knowledge, "organisations", form->surface) != NULL);
}

static guint
find_bits (const SpKnowledge *knowledge, const SpWordForm *form)
{
  const SpRow *row;
  guint bits = role_bits (knowledge, form);

  for (guint i = 0; i < G_N_ELEMENTS (plain_lists); i++)
    if (sp_knowledge_find (knowledge,
                           plain_lists[i].list,
                           plain_lists[i].folded ? form->fold : form->surface)
        != NULL)
      bits |= plain_lists[i].bit;
  if (!(bits & SP_WORD_COMMON) && is_plain_plural (knowledge, form->fold))
    bits |= SP_WORD_COMMON;
  if ((bits & SP_WORD_FUNCTION) && is_known_acronym (knowledge, form))
    bits &= ~(guint)(SP_WORD_FUNCTION | SP_WORD_COMMON);
  row = sp_knowledge_find (knowledge, "first-names", form->surface);
  if (row != NULL)
    bits |= SP_WORD_FIRST_NAME | gender_bits (row, 1);
  row = sp_knowledge_find (knowledge, "calendar", form->surface);
  if (row == NULL && g_str_has_suffix (form->surface, "days"))
    {
      g_autofree char *day = g_strndup (form->surface, strlen (form->surface) - 1);

      row = sp_knowledge_find (knowledge, "calendar", day);
    }
  if (row == NULL && sp_knowledge_find (knowledge, "calendar", form->fold) != NULL)
    bits |= SP_WORD_COMMON;
  if (second_is (row, "month") || second_is (row, "day"))
    bits |= SP_WORD_MONTH;
  return bits;
}

static SpWordForm *
form_new (SpWords *self, const char *surface)
{
  SpWordForm *form = g_new0 (SpWordForm, 1);

  form->surface = g_strdup (surface);
  form->fold = g_utf8_strdown (surface, -1);
  for (char *p = form->fold; (p = strstr (p, "’")) != NULL; p++)
    {
      *p = '\'';
      memmove (p + 1, p + strlen ("’"), strlen (p + strlen ("’")) + 1);
    }
  form->bits = find_bits (self->knowledge, form);
  form->use = g_hash_table_lookup (self->uses, form->fold);
  if (form->use == NULL)
    {
      form->use = g_new0 (SpWordUse, 1);
      g_hash_table_insert (self->uses, form->fold, form->use);
    }
  g_hash_table_insert (self->forms, form->surface, form);
  return form;
}

static SpWordForm *
find_form (SpWords *self, guint i)
{
  char buffer[64];
  gsize n;
  const char *bytes = sp_tokens_peek (self->tokens, i, &n);
  g_autofree char *longer = NULL;
  const char *surface = buffer;
  SpWordForm *form;

  if (n < sizeof buffer)
    {
      memcpy (buffer, bytes, n);
      buffer[n] = '\0';
    }
  else
    surface = longer = g_strndup (bytes, n);
  form = g_hash_table_lookup (self->forms, surface);
  return form != NULL ? form : form_new (self, surface);
}

static gboolean
ends_with_stop (const SpWords *words, guint last)
{
  const char *surface = words->form[last]->surface;

  return strchr (".!?:;,", surface[0]) != NULL || g_str_has_suffix (surface, ".");
}

/* Returns: TRUE if nearly all longer words of @sentence have capitals: they mean nothing there. */
gboolean
sp_words_is_headline (const SpWords *words, const SpSentence *sentence)
{
  guint capital = 0, small = 0;
  gboolean shouted = TRUE;

  for (guint i = sentence->first_token; i < sentence->first_token + sentence->n_tokens; i++)
    if (words->token[i].kind == SP_TOKEN_WORD && sp_span_length (words->token[i].span) > 3)
      {
        shouted = shouted && (words->token[i].flags & SP_TOKEN_ALL_CAPITALS);
        if (words->token[i].flags & SP_TOKEN_CAPITAL)
          capital++;
        else
          small++;
      }
  if (capital < 4 || capital < 2 * small)
    return FALSE;
  return shouted || !ends_with_stop (words, sentence->first_token + sentence->n_tokens - 1);
}

static gboolean
is_opening (const SpToken *token)
{
  return token->kind == SP_TOKEN_PUNCTUATION || token->kind == SP_TOKEN_SYMBOL;
}

static void
count_uses (SpWords *self, const SpSentence *sentence, guint index)
{
  gboolean at_head = TRUE;
  gboolean headline = sp_words_is_headline (self, sentence);

  for (guint i = sentence->first_token; i < sentence->first_token + sentence->n_tokens; i++)
    {
      const SpToken *token = &self->token[i];
      SpWordUse *use = self->form[i]->use;

      self->sentence[i] = index;
      if (is_opening (token))
        {
          at_head = at_head || !(token->flags & SP_TOKEN_SPACE_AFTER);
          continue;
        }
      if (!(token->flags & SP_TOKEN_CAPITAL))
        use->small++;
      else if (at_head)
        use->initial++;
      else if (!headline)
        use->capital++;
      at_head = FALSE;
    }
}

/* Looks each token up once. @tokens and @knowledge must outlive the result.
 * Returns: (transfer full). */
SpWords *
sp_words_new (const SpTokens *tokens, const SpKnowledge *knowledge)
{
  SpWords *self = g_new0 (SpWords, 1);
  const SpSentence *sentences;
  guint n_sentences;

  self->tokens = tokens;
  self->knowledge = knowledge;
  self->token = sp_tokens_get (tokens, &self->n);
  self->form = g_new (SpWordForm *, self->n + 1);
  self->sentence = g_new0 (guint, self->n + 1);
  self->forms = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, form_free);
  self->uses = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < self->n; i++)
    self->form[i] = find_form (self, i);
  sentences = sp_tokens_get_sentences (tokens, &n_sentences);
  for (guint i = 0; i < n_sentences; i++)
    count_uses (self, &sentences[i], i);
  return self;
}

void
sp_words_free (SpWords *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->uses);
  g_hash_table_unref (self->forms);
  g_free (self->form);
  g_free (self->sentence);
  g_free (self);
}

/* Writes tokens [@first, @first + @n) to @to as the text has them, each white space between as one
 * space. Returns: FALSE if there are no such tokens. */
gboolean
sp_words_append_phrase (const SpWords *self, GString *to, guint first, guint n)
{
  if (first + n > self->n)
    return FALSE;
  for (guint i = first; i < first + n; i++)
    {
      g_string_append (to, self->form[i]->surface);
      if (i + 1 < first + n && (self->token[i].flags & SP_TOKEN_SPACE_AFTER))
        g_string_append_c (to, ' ');
    }
  return TRUE;
}

/* Returns: (transfer full): tokens [@first, @first + @n) as a string. */
char *
sp_words_dup_phrase (const SpWords *self, guint first, guint n)
{
  GString *phrase = g_string_new (NULL);

  sp_words_append_phrase (self, phrase, first, n);
  return g_string_free (phrase, FALSE);
}
