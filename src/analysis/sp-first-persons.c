/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-work-private.h"

static gboolean
is_first_person (const SpTokens *tokens, guint token)
{
  static const char *const words[] = { "I", "me", "my", "mine", "myself", "My" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (sp_tokens_is (tokens, token, words[i]))
      return TRUE;
  return FALSE;
}

/* Adds the first persons inside @span, which @speaker says word for word. */
static guint
add_in_span (SpWork *work, SpSpan span, int speaker)
{
  SpParty *party = g_ptr_array_index (work->analysis->parties, speaker);
  guint n, added = 0;
  const SpToken *tokens = sp_tokens_get (work->tokens, &n);

  for (guint i = sp_tokens_find (work->tokens, span.start); i < n && tokens[i].span.end <= span.end;
       i++)
    if (work->party_at[i] == SP_NONE && is_first_person (work->tokens, i))
      {
        SpMention mention = { tokens[i].span, tokens[i].span, SP_MENTION_PRONOUN, 0.8 };

        g_array_append_val (party->mentions, mention);
        work->party_at[i] = speaker;
        added++;
      }
  return added;
}

static int
compare_mentions (gconstpointer a, gconstpointer b)
{
  const SpMention *first = a, *second = b;

  if (first->span.start != second->span.start)
    return first->span.start < second->span.start ? -1 : 1;
  return first->span.end < second->span.end ? -1 : first->span.end > second->span.end;
}

/* Puts the mentions of party @index in order again and tells their tokens. */
static void
renumber (SpWork *work, guint index)
{
  SpParty *party = g_ptr_array_index (work->analysis->parties, index);
  guint n;
  const SpToken *tokens = sp_tokens_get (work->tokens, &n);

  g_array_sort (party->mentions, compare_mentions);
  for (guint k = 0; k < party->mentions->len; k++)
    {
      SpSpan span = g_array_index (party->mentions, SpMention, k).span;

      for (guint i = sp_tokens_find (work->tokens, span.start);
           i < n && tokens[i].span.start < span.end;
           i++)
        if (work->party_at[i] == (int)index)
          work->mention_at[i] = (int)k;
    }
}

/* "I" and "my" in a person's own words mean that person. Runs when the quotes have their speakers.
 */
void
sp_find_first_persons (SpWork *work)
{
  g_autofree gboolean *changed = NULL;

  g_assert (work != NULL);

  changed = g_new0 (gboolean, work->analysis->parties->len + 1);
  for (guint i = 0; i < work->analysis->quotes->len; i++)
    {
      const SpQuote *quote = g_ptr_array_index (work->analysis->quotes, i);

      if (quote->kind != SP_QUOTE_DIRECT || quote->speaker == SP_NONE
          || ((SpParty *)g_ptr_array_index (work->analysis->parties, quote->speaker))->kind
                 != SP_PARTY_PERSON)
        continue;
      for (guint k = 0; k < quote->content.n; k++)
        if (add_in_span (work, quote->content.items[k], quote->speaker) > 0)
          changed[quote->speaker] = TRUE;
    }
  for (guint i = 0; i < work->analysis->parties->len; i++)
    if (changed[i])
      renumber (work, i);
}
