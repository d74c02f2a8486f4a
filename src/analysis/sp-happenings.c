/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-dates-private.h"
#include "sp-work-private.h"

#define MAX_LABEL_TOKENS 24

static const SpSentence *
sentence_of (const SpWords *words, guint token)
{
  guint n;

  return &sp_tokens_get_sentences (words->tokens, &n)[words->sentence[token]];
}

static gboolean
is_boundary (const SpWords *words, guint i)
{
  const char *surface = sp_words_surface (words, i);

  return strcmp (surface, ";") == 0 || strcmp (surface, ":") == 0 || strcmp (surface, "—") == 0
         || strcmp (surface, "–") == 0;
}

/* The words around the date, at most MAX_LABEL_TOKENS of them, cut at stops within the sentence. */
static char *
make_label (const SpWords *words, const SpDateRange *range)
{
  const SpSentence *sentence = sentence_of (words, range->first);
  guint start = sentence->first_token, end = start + sentence->n_tokens;
  GString *label = g_string_new (NULL);
  gboolean cut_start, cut_end;

  for (guint i = start; i < range->first; i++)
    if (is_boundary (words, i))
      start = i + 1;
  for (guint i = range->first + range->n; i < end; i++)
    if (is_boundary (words, i))
      end = i;
  while (end > range->first + range->n && words->token[end - 1].kind == SP_TOKEN_PUNCTUATION)
    end--;
  cut_start = cut_end = FALSE;
  while (end - start > MAX_LABEL_TOKENS)
    {
      gboolean from_start = range->first > start && range->first - start > end - range->first;

      if (!from_start && end <= range->first + range->n)
        break;
      if (from_start)
        start++;
      else
        end--;
      cut_start |= from_start;
      cut_end |= !from_start;
    }
  if (cut_start)
    g_string_append (label, "… ");
  sp_words_append_phrase (words, label, start, end - start);
  if (cut_end)
    g_string_append (label, " …");
  return g_string_free (label, FALSE);
}

static void
add_parties (SpHappening *happening, const SpWork *work, const SpSentence *sentence)
{
  for (guint i = sentence->first_token; i < sentence->first_token + sentence->n_tokens; i++)
    {
      gboolean seen = work->party_at[i] == SP_NONE;

      for (guint k = 0; k < happening->parties->len && !seen; k++)
        seen = g_array_index (happening->parties, int, k) == work->party_at[i];
      if (!seen)
        g_array_append_val (happening->parties, work->party_at[i]);
    }
}

static void
add_happening (SpWork *work, const SpWords *words, const SpDateRange *range)
{
  g_autofree char *from = sp_date_to_string (range->from);
  g_autofree char *to = sp_date_to_string (range->to);
  const SpSentence *sentence = sentence_of (words, range->first);
  SpHappening *happening = sp_happening_new (from, to);

  happening->span = (SpSpan){ words->token[range->first].span.start,
                              words->token[range->first + range->n - 1].span.end };
  happening->sentence = sentence->span;
  happening->label = make_label (words, range);
  add_parties (happening, work, sentence);
  g_ptr_array_add (work->analysis->happenings, happening);
}

/* Tells whether the expression before @index in @dates dates the same sentence alike: "on Wednesday
 * … on the same day". */
static gboolean
is_told (const SpWords *words, const GArray *dates, guint index)
{
  const SpDateRange *own = &g_array_index (dates, SpDateRange, index), *other;

  if (index == 0)
    return FALSE;
  other = &g_array_index (dates, SpDateRange, index - 1);
  return words->sentence[own->first] == words->sentence[other->first]
         && memcmp (&own->from, &other->from, sizeof own->from) == 0
         && memcmp (&own->to, &other->to, sizeof own->to) == 0;
}

static int
compare_happenings (gconstpointer a, gconstpointer b)
{
  const SpHappening *first = *(const SpHappening *const *)a;
  const SpHappening *second = *(const SpHappening *const *)b;
  int order = strcmp (first->from, second->from);

  if (order == 0)
    order = strcmp (first->to, second->to);
  if (order != 0)
    return order;
  return first->span.start < second->span.start ? -1 : first->span.start > second->span.start;
}

/* Finds what the article dates: each expression of time with its sentence and the parties in it. */
void
sp_find_happenings (SpWork *work)
{
  g_autoptr (SpWords) words = NULL;
  g_autoptr (GArray) dates = NULL;

  g_assert (work != NULL);

  words = sp_words_new (work->tokens, work->knowledge);
  dates = sp_dates_find (words, work->syntax, sp_article_get_published (work->article));
  for (guint i = 0; i < dates->len; i++)
    if (!is_told (words, dates, i))
      add_happening (work, words, &g_array_index (dates, SpDateRange, i));
  g_ptr_array_sort (work->analysis->happenings, compare_happenings);
}
