/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-sketch.h"

#include <string.h>

/* Returns: (transfer full): an article of @text alone. */
SpArticle *
sp_sketch_article (const char *text)
{
  g_autoptr (SpText) value = sp_text_new (text, -1, NULL);

  g_assert_nonnull (value);
  return sp_article_new (value);
}

static SpSpan
span_at (SpText *text, const char *at, gsize n_bytes)
{
  gsize start = at - sp_text_get_utf8 (text);

  return (SpSpan){ sp_text_offset_at (text, start), sp_text_offset_at (text, start + n_bytes) };
}

/* Returns: where @words stand first. */
SpSpan
sp_sketch_span (SpAnalysis *analysis, const char *words)
{
  const char *at = strstr (sp_text_get_utf8 (analysis->text), words);

  if (at == NULL)
    g_error ("“%s” is not in the text", words);
  return span_at (analysis->text, at, strlen (words));
}

static guint
count_words (SpAnalysis *analysis, const SpSpans *spans)
{
  guint n = 0;

  for (guint i = 0; i < spans->n; i++)
    {
      g_autofree char *words = sp_text_dup_span (analysis->text, spans->items[i]);
      g_auto (GStrv) parts = g_strsplit_set (words, " \n", -1);

      for (guint k = 0; parts[k] != NULL; k++)
        n += parts[k][0] != '\0';
    }
  return n;
}

static int
compare_mentions (gconstpointer a, gconstpointer b)
{
  const SpMention *x = a, *y = b;

  return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

/* Adds a party whose mentions are all places of @forms, which are parted by "|". The ones but the
 * first are its aliases. Returns: its index. */
int
sp_sketch_party (SpAnalysis *analysis, const char *name, SpPartyKind kind, const char *forms)
{
  g_auto (GStrv) parts = g_strsplit (forms, "|", -1);
  const char *utf8 = sp_text_get_utf8 (analysis->text);
  SpParty *party = sp_party_new (name, kind);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      for (const char *at = strstr (utf8, parts[i]); at != NULL;
           at = strstr (at + strlen (parts[i]), parts[i]))
        {
          SpMention mention = { .how = i == 0 ? SP_MENTION_NAME : SP_MENTION_ALIAS };

          mention.span = mention.head = span_at (analysis->text, at, strlen (parts[i]));
          mention.confidence = 0.9;
          g_array_append_val (party->mentions, mention);
        }
      if (i > 0)
        g_ptr_array_add (party->aliases, g_strdup (parts[i]));
    }
  g_array_sort (party->mentions, compare_mentions);
  party->salience = 1.0 - 1.0 / (1 + party->mentions->len);
  g_ptr_array_add (analysis->parties, party);
  return (int)analysis->parties->len - 1;
}

/* Gives @party a role (nullable) and the party it speaks for. */
void
sp_sketch_voice (SpAnalysis *analysis, int party, const char *role, int speaks_for)
{
  SpParty *value = g_ptr_array_index (analysis->parties, party);

  value->role = g_strdup (role);
  value->speaks_for = speaks_for;
}

/* Adds a quote of @content (parts are parted by "|"); @cue may be NULL. Returns: (transfer none).
 */
SpQuote *
sp_sketch_quote (SpAnalysis *analysis,
                 int speaker,
                 SpQuoteKind kind,
                 const char *cue,
                 const char *content)
{
  g_auto (GStrv) parts = g_strsplit (content, "|", -1);
  SpQuote *quote = sp_quote_new (kind);

  for (guint i = 0; parts[i] != NULL; i++)
    sp_spans_add (&quote->content, sp_sketch_span (analysis, parts[i]));
  if (cue != NULL)
    sp_spans_add (&quote->cue, sp_sketch_span (analysis, cue));
  quote->speaker = speaker;
  quote->confidence = 0.9;
  if (speaker != SP_NONE)
    {
      SpParty *party = g_ptr_array_index (analysis->parties, speaker);
      guint words = count_words (analysis, &quote->content);

      party->n_quotes++;
      if (kind == SP_QUOTE_INDIRECT)
        party->indirect_words += words;
      else
        party->direct_words += words;
    }
  g_ptr_array_add (analysis->quotes, quote);
  return quote;
}

/* Adds a stance toward @target (or SP_NONE). Returns: (transfer none). */
SpStance *
sp_sketch_stance (SpAnalysis *analysis,
                  int holder,
                  SpStanceType type,
                  int target,
                  const char *cue,
                  const char *evidence)
{
  SpStance *stance = sp_stance_new (holder, type);

  stance->target_party = target;
  stance->polarity = -1;
  stance->confidence = 0.9;
  sp_spans_add (&stance->cue, sp_sketch_span (analysis, cue));
  sp_spans_add (&stance->evidence, sp_sketch_span (analysis, evidence));
  g_ptr_array_add (analysis->stances, stance);
  return stance;
}

/* Adds a claim. Returns: (transfer none). */
SpClaim *
sp_sketch_claim (SpAnalysis *analysis, const char *label, const char *words, int about)
{
  SpClaim *claim = sp_claim_new (label);

  sp_spans_add (&claim->spans, sp_sketch_span (analysis, words));
  claim->about = about;
  g_ptr_array_add (analysis->claims, claim);
  return claim;
}

/* Adds a position; the claim is answered when the party it is about has one, unanswered while it
 * has none. */
void
sp_sketch_position (SpClaim *claim, int party, SpPositionKind kind, int quote, SpSpan evidence)
{
  SpPosition position = { .party = party, .kind = kind, .stance = SP_NONE, .quote = quote };

  sp_spans_add (&position.evidence, evidence);
  g_array_append_val (claim->positions, position);
  claim->answered = claim->answered || party == claim->about;
  claim->unanswered = claim->about != SP_NONE && !claim->answered;
}

/* Adds a happening. Returns: (transfer none). */
SpHappening *
sp_sketch_happening (SpAnalysis *analysis,
                     const char *from,
                     const char *to,
                     const char *date_words,
                     const char *label)
{
  SpHappening *happening = sp_happening_new (from, to);

  happening->span = happening->sentence = sp_sketch_span (analysis, date_words);
  happening->label = g_strdup (label);
  g_ptr_array_add (analysis->happenings, happening);
  return happening;
}

static void
cut_sentences (SpAnalysis *analysis)
{
  const char *utf8 = sp_text_get_utf8 (analysis->text);
  guint start = 0, offset = 0;

  g_array_set_size (analysis->sentences, 0);
  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p), offset++)
    {
      SpSpan sentence = { start, offset + 1 };

      if (*p != '\n' && !(*p == '.' && (p[1] == ' ' || p[1] == '\n' || p[1] == '\0')))
        continue;
      if (*p == '\n')
        sentence.end = offset;
      if (sentence.end > sentence.start)
        g_array_append_val (analysis->sentences, sentence);
      start = p[1] == ' ' ? offset + 2 : offset + 1;
    }
}

/* Fills in the sentences, and the coverage from the findings. */
void
sp_sketch_finish (SpAnalysis *analysis)
{
  SpSpan all = { 0, sp_text_get_length (analysis->text) };
  SpSpans spans = { &all, 1, 1 };

  cut_sentences (analysis);
  analysis->coverage.words = count_words (analysis, &spans);
  analysis->coverage.language_supported = TRUE;
  analysis->coverage.attributed_words = 0;
  for (guint i = 0; i < analysis->quotes->len; i++)
    analysis->coverage.attributed_words
        += count_words (analysis, &((SpQuote *)g_ptr_array_index (analysis->quotes, i))->content);
}
