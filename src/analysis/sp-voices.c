/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include "sp-work-private.h"

static guint
count_words (const SpTokens *tokens, SpSpan span)
{
  guint n, words = 0;
  const SpToken *token = sp_tokens_get (tokens, &n);

  for (guint i = sp_tokens_find (tokens, span.start); i < n && token[i].span.start < span.end; i++)
    words += token[i].kind != SP_TOKEN_PUNCTUATION;
  return words;
}

static guint
content_words (const SpWork *work, const SpQuote *quote)
{
  guint words = 0;

  for (guint i = 0; i < quote->content.n; i++)
    words += count_words (work->tokens, quote->content.items[i]);
  return words;
}

/* A quote that stands inside another one is counted for its own speaker, not as more words of the
 * article. What is no words but a thing ("opposed the plan") counts as none. */
static void
count_quote (SpWork *work, const SpQuote *quote)
{
  guint words = quote->thing ? 0 : content_words (work, quote);
  SpParty *party;

  if (quote->via == SP_NONE)
    work->analysis->coverage.attributed_words += words;
  if (quote->speaker == SP_NONE)
    return;
  party = g_ptr_array_index (work->analysis->parties, quote->speaker);
  party->n_quotes++;
  if (quote->kind == SP_QUOTE_DIRECT)
    party->direct_words += words;
  else
    party->indirect_words += words;
}

/* How much a mention says of who the article is about: a name more than a pronoun, one at the start
 * more than one at the end. */
static double
weigh_mention (const SpMention *mention, guint length)
{
  static const double by_how[] = {
    [SP_MENTION_NAME] = 1.0,    [SP_MENTION_ALIAS] = 1.0,   [SP_MENTION_METONYM] = 0.6,
    [SP_MENTION_NOMINAL] = 0.7, [SP_MENTION_PRONOUN] = 0.5,
  };
  double place = length > 0 ? (double)mention->span.start / length : 0;

  return by_how[mention->how] * (place < 0.1 ? 1.5 : 1.0);
}

static double
weigh_party (const SpParty *party, guint length)
{
  double weight = 0;
  const SpMention *first = &g_array_index (party->mentions, SpMention, 0);

  for (guint i = 0; i < party->mentions->len; i++)
    weight += weigh_mention (&g_array_index (party->mentions, SpMention, i), length);
  weight += sqrt (party->direct_words + party->indirect_words) / 3;
  if (party->kind == SP_PARTY_PLACE)
    weight *= 0.8;
  return weight * (length > 0 ? 1.25 - 0.5 * first->span.start / length : 1);
}

static void
measure_salience (SpWork *work)
{
  GPtrArray *parties = work->analysis->parties;
  guint length = sp_text_get_length (work->analysis->text);
  double most = 0;

  for (guint i = 0; i < parties->len; i++)
    {
      SpParty *party = g_ptr_array_index (parties, i);

      party->salience = weigh_party (party, length);
      most = MAX (most, party->salience);
    }
  for (guint i = 0; i < parties->len && most > 0; i++)
    {
      SpParty *party = g_ptr_array_index (parties, i);

      party->salience /= most;
    }
}

/* Measures how present each party is and how much it is given to say, and counts what the analysis
 * covers. */
void
sp_measure_voices (SpWork *work)
{
  SpCoverage *coverage;
  guint n;
  const SpSentence *sentences;

  g_assert (work != NULL);

  coverage = &work->analysis->coverage;
  for (guint i = 0; i < work->analysis->quotes->len; i++)
    count_quote (work, g_ptr_array_index (work->analysis->quotes, i));
  measure_salience (work);
  sentences = sp_tokens_get_sentences (work->tokens, &n);
  coverage->sentences = n;
  for (guint i = 0; i < n; i++)
    {
      coverage->analyzed
          += coverage->language_supported && sentences[i].kind != SP_SENTENCE_METADATA;
      coverage->words += count_words (work->tokens, sentences[i].span);
    }
}
