/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-cli-conllu.h"

#include <string.h>

/* Copies words, with a blank for each white space or control character, so that a value stays in
 * its column. */
static void
append_words (GString *out, const char *bytes, gsize n)
{
  for (gsize i = 0; i < n; i++)
    g_string_append_c (out, (guchar)bytes[i] > ' ' && bytes[i] != 0x7f ? bytes[i] : ' ');
}

static void
append_line (GString *out, const char *utf8, const SpToken *first, const SpToken *last)
{
  append_words (out, utf8 + first->byte_start, last->byte_end - first->byte_start);
  g_string_append_printf (out,
                          "\t_\t_\t_\t_\t_\t_\t_\tTokenRange=%u:%u",
                          first->span.start,
                          last->span.end);
}

/* A word with lemma, tags, head and relation. @base: the first token of its sentence. */
static void
append_syntax (GString *out,
               const char *utf8,
               const SpToken *token,
               const SpSyntaxWord *word,
               guint base)
{
  append_words (out, utf8 + token->byte_start, token->byte_end - token->byte_start);
  g_string_append_c (out, '\t');
  append_words (out, word->lemma, strlen (word->lemma));
  g_string_append_printf (out,
                          "\t%s\t%s\t_\t%u\t%s\t_\tTokenRange=%u:%u",
                          word->upos,
                          word->xpos,
                          word->head == SP_ROOT ? 0 : word->head - base + 1,
                          word->deprel,
                          token->span.start,
                          token->span.end);
}

/* Says that token @token is in the name at @at, if it is, and goes on to the next behind its end.
 */
static void
append_name (GString *out, const GArray *names, guint *at, guint token)
{
  const SpFoundName *name;

  if (names == NULL || *at == names->len)
    return;
  name = &g_array_index (names, SpFoundName, *at);
  if (token < name->first_token)
    return;
  g_string_append_printf (out,
                          "|NER=%c-%s",
                          token == name->first_token ? 'B' : 'I',
                          sp_found_type_to_string (name->type));
  if (token + 1 == name->first_token + name->n_tokens)
    (*at)++;
}

static void
append_sentence (GString *out,
                 const char *utf8,
                 const SpToken *tokens,
                 guint n,
                 const SpCliLayers *layers,
                 guint base,
                 guint *name_at)
{
  guint joined = 0; /* words up to here stand in the line of their multiword token */

  for (guint i = 0; i < n; i++)
    {
      gboolean spaced = (tokens[i].flags & SP_TOKEN_SPACE_AFTER) != 0;
      guint last = i;

      while (last + 1 < n && (tokens[last + 1].flags & SP_TOKEN_JOINED))
        last++;
      if (last > i && i >= joined)
        {
          g_string_append_printf (out, "%u-%u\t", i + 1, last + 1);
          append_line (out, utf8, &tokens[i], &tokens[last]);
          g_string_append (out,
                           tokens[last].flags & SP_TOKEN_SPACE_AFTER ? "\n" : "|SpaceAfter=No\n");
          joined = last + 1;
        }
      g_string_append_printf (out, "%u\t", i + 1);
      if (layers->syntax != NULL)
        append_syntax (out, utf8, &tokens[i], sp_syntax_get (layers->syntax, base + i), base);
      else
        append_line (out, utf8, &tokens[i], &tokens[i]);
      append_name (out, layers->names, name_at, base + i);
      g_string_append (out, spaced || i < joined ? "\n" : "|SpaceAfter=No\n");
    }
}

/* Appends the document in CoNLL-U, with the trees and names that there are. */
void
sp_cli_append_conllu (GString *out,
                      const SpTokens *tokens,
                      const SpCliLayers *layers,
                      const char *name)
{
  guint n, n_tokens, name_at = 0;
  const SpSentence *sentences = sp_tokens_get_sentences (tokens, &n);
  const SpToken *all = sp_tokens_get (tokens, &n_tokens);
  const char *utf8 = sp_text_get_utf8 (sp_tokens_get_text (tokens));

  g_string_append (out, "# newdoc id = ");
  append_words (out, name, strlen (name));
  g_string_append_c (out, '\n');
  for (guint i = 0; i < n; i++)
    {
      const SpToken *first = &all[sentences[i].first_token];
      const SpToken *last = first + sentences[i].n_tokens - 1;

      if (i == 0 || sentences[i].paragraph != sentences[i - 1].paragraph)
        g_string_append (out, "# newpar\n");
      g_string_append_printf (out, "# sent_id = %u\n# text = ", i + 1);
      append_words (out, utf8 + first->byte_start, last->byte_end - first->byte_start);
      g_string_append_c (out, '\n');
      append_sentence (out,
                       utf8,
                       first,
                       sentences[i].n_tokens,
                       layers,
                       sentences[i].first_token,
                       &name_at);
      g_string_append_c (out, '\n');
    }
}
