/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attribution: rules first, then the trained roles on top of them (sp-role-assembly.c). By the
 * rules each verb group that is a cue has its subject as source and what it brings in as content;
 * then come nouns and adjectives with "that", "according to", "X: …", and quotations that go on
 * without a cue. The definition of source, cue and content is that of PARC (Pareti 2012) and
 * PolNeAR (Newell et al. 2018). */
#include "sp-attribution-private.h"

#include <string.h>

/* Below this confidence a quote is counted, not shown. */
#define THRESHOLD 0.5
/* The same for what the trained roles give, once calibrated. */
#define SHOWN 0.4
/* Words in quotation marks that nobody says are no quote up to so many tokens, marks included. */
#define MAX_SCARE 6
/* A name by which a quotation is signed has no more tokens. */
#define MAX_SIGNED 8
/* A quotation without a cue needs so many tokens, its marks included, to be somebody's words. */
#define MIN_FREE_QUOTE 8

static SpTag
tag_at (const SpQuoteFinder *self, guint token)
{
  return token < self->n_tokens ? (SpTag)self->phrases->words[token].tag : SP_TAG_STOP;
}

static void
index_marks (SpQuoteFinder *self)
{
  GArray *marks = self->work->quote_marks;

  self->mark_at = g_new (int, self->n_tokens + 1);
  self->mark_runs = g_new0 (SpRun, marks->len + 1);
  self->mark_used = g_new0 (gboolean, marks->len + 1);
  for (guint i = 0; i <= self->n_tokens; i++)
    self->mark_at[i] = SP_NONE;
  for (guint i = 0; i < marks->len; i++)
    {
      const SpQuoteMark *mark = &g_array_index (marks, SpQuoteMark, i);
      guint start = sp_tokens_find (self->work->tokens, mark->open.start);
      guint end = start;

      while (end < self->n_tokens
             && self->tokens[end].span.start < MAX (mark->close.end, mark->open.end))
        end++;
      self->mark_runs[i] = (SpRun){ start, end };
      for (guint j = start; mark->level == 0 && j < end; j++)
        self->mark_at[j] = (int)i;
    }
}

static void
add (SpQuoteFinder *self, const SpAttribution *attribution)
{
  g_array_append_val (self->found, *attribution);
}

static void
find_at_clause (SpQuoteFinder *self, const SpSentence *sentence, guint sentence_index, guint index)
{
  const SpClause *clause = sp_clauses_get (self->clauses, index);
  guint end = sentence->first_token + sentence->n_tokens;
  const SpCue *cue = sp_cues_find (self->cues, self->work->tokens, clause->main, end, 'v');
  SpAttribution out = { .cue = cue,
                        .sentence = sentence_index,
                        .inherited = SP_NONE,
                        .confidence = 0.9,
                        .how = "subject" };
  gboolean sourced;

  if (cue == NULL || self->mark_at[clause->main] != SP_NONE)
    return;
  if (clause->form == SP_CLAUSE_PARTICIPLE && !sp_quote_finder_is (self, clause->end, "by"))
    return;
  out.cue_run = (SpRun){ clause->first, clause->main + cue->n_words };
  while (out.cue_run.start < clause->main && tag_at (self, out.cue_run.start) == SP_TAG_TO)
    out.cue_run.start++;
  sourced = sp_source_find (self, sentence, index, &out);
  if (!sp_content_find (self, sentence, index, &out))
    return;
  if (!sourced)
    out.confidence -= clause->passive ? 0.3 : 0.45;
  else if (clause->how != SP_SUBJECT_DIRECT && strcmp (out.how, "subject") != 0)
    out.confidence -= 0.1;
  if (clause->form == SP_CLAUSE_INFINITIVE || clause->conditional)
    out.confidence -= 0.35;
  if (clause->negated)
    out.confidence -= 0.1;
  add (self, &out);
}

/* "its claim that …", "is confident that …": the possessor or subject is the source. */
static void
find_at_word (SpQuoteFinder *self, const SpSentence *sentence, guint sentence_index, guint token)
{
  guint end = sentence->first_token + sentence->n_tokens;
  const SpCue *noun = tag_at (self, token) == SP_TAG_NOMINAL
                          ? sp_cues_find (self->cues, self->work->tokens, token, end, 'n')
                          : NULL;
  SpAttribution out = { .cue = noun,
                        .sentence = sentence_index,
                        .inherited = SP_NONE,
                        .confidence = 0.7,
                        .how = "noun" };
  const SpNounPhrase *phrase;

  if (noun == NULL || !sp_quote_finder_is (self, token + 1, "that") || token + 2 >= end
      || tag_at (self, token + 1) == SP_TAG_RELATIVE)
    return;
  phrase = sp_phrases_get (self->phrases, self->phrases->words[token].phrase);
  out.cue_run = (SpRun){ token, token + 1 };
  sp_content_add (&out, (SpRun){ token + 1, sp_content_end (self, token + 1, end, 0) });
  for (guint i = phrase->start; i < token; i++)
    if (self->phrases->words[i].possessive)
      {
        out.source = (SpRun){ phrase->start, i };
        out.head = i - 1;
      }
  if (out.source.end == 0
      && (sp_quote_finder_is (self, phrase->start, "his")
          || sp_quote_finder_is (self, phrase->start, "her")
          || sp_quote_finder_is (self, phrase->start, "their")
          || sp_quote_finder_is (self, phrase->start, "its")))
    {
      out.source = (SpRun){ phrase->start, phrase->start + 1 };
      out.head = phrase->start;
    }
  if (out.source.end > 0)
    add (self, &out);
}

/* The clause that "according to A" stands beside. @after: the token behind the source. */
static void
add_whole (SpQuoteFinder *self, const SpSentence *sentence, SpAttribution *out)
{
  guint start = sentence->first_token, end = start + sentence->n_tokens;
  guint before = out->cue_run.start, after = out->source.end;

  if (sp_quote_finder_is_comma (self, after))
    after++;
  if (before > start && sp_quote_finder_is_comma (self, before - 1))
    before--;
  for (guint i = before; i > start; i--)
    if (sp_quote_finder_is (self, i - 1, ";"))
      {
        start = i;
        break;
      }
  sp_content_add (out, (SpRun){ start, before });
  if (after < end && (before <= start + 1 || sp_quote_finder_is_comma (self, out->source.end)))
    sp_content_add (out, (SpRun){ after, sp_content_end (self, after, end, 0) });
}

static void
find_according_to (SpQuoteFinder *self,
                   const SpSentence *sentence,
                   guint sentence_index,
                   guint token)
{
  guint end = sentence->first_token + sentence->n_tokens;
  const SpCue *cue = sp_cues_find (self->cues, self->work->tokens, token, end, 'p');
  SpAttribution out = { .cue = cue,
                        .sentence = sentence_index,
                        .inherited = SP_NONE,
                        .confidence = 0.85,
                        .how = "according" };
  guint at;

  if (cue == NULL || self->mark_at[token] != SP_NONE || token + cue->n_words >= end)
    return;
  out.cue_run = (SpRun){ token, token + cue->n_words };
  at = out.cue_run.end;
  if (tag_at (self, at) != SP_TAG_NOMINAL)
    return;
  out.head = sp_phrases_get (self->phrases, self->phrases->words[at].phrase)->head;
  while (at < end
         && (tag_at (self, at) == SP_TAG_NOMINAL || sp_quote_finder_is (self, at, "of")
             || sp_quote_finder_is (self, at, "for") || sp_quote_finder_is (self, at, "from")
             || sp_quote_finder_is (self, at, "by")))
    at++;
  out.source = (SpRun){ out.cue_run.end, at };
  add_whole (self, sentence, &out);
  if (out.n_content > 0)
    add (self, &out);
}

/* "Minister: we will go ahead": in headlines the colon is the cue. */
static void
find_colon (SpQuoteFinder *self, const SpSentence *sentence, guint sentence_index)
{
  guint start = sentence->first_token, end = start + sentence->n_tokens, at = start;
  SpAttribution out
      = { .sentence = sentence_index, .inherited = SP_NONE, .confidence = 0.6, .how = "colon" };

  while (at < end && at - start < 8 && tag_at (self, at) == SP_TAG_NOMINAL)
    at++;
  if (at == start || !sp_quote_finder_is (self, at, ":") || at + 2 >= end
      || self->work->party_at[start] == SP_NONE)
    return;
  out.source = (SpRun){ start, at };
  out.head = sp_phrases_get (self->phrases, self->phrases->words[start].phrase)->head;
  out.cue_run = (SpRun){ at, at + 1 };
  sp_content_add (&out, (SpRun){ at + 1, end });
  if (self->mark_at[at + 1] != SP_NONE)
    self->mark_used[self->mark_at[at + 1]] = TRUE;
  add (self, &out);
}

static guint
paragraph_of (const SpQuoteFinder *self, guint token)
{
  guint n;
  const SpSentence *sentences = sp_tokens_get_sentences (self->work->tokens, &n);
  guint i = sp_tokens_find_sentence (self->work->tokens, self->tokens[token].span.start);

  return i < n ? sentences[i].paragraph : G_MAXUINT;
}

static gboolean
begins_sentence (const SpQuoteFinder *self, guint token)
{
  guint n;
  const SpSentence *sentences = sp_tokens_get_sentences (self->work->tokens, &n);
  guint i = sp_tokens_find_sentence (self->work->tokens, self->tokens[token].span.start);

  return i < n && sentences[i].first_token == token;
}

static gboolean
is_dash (const SpQuoteFinder *self, guint token)
{
  static const char *const dashes[] = { "—", "–", "―", "--", "-" };

  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (sp_quote_finder_is (self, token, dashes[i]))
      return TRUE;
  return FALSE;
}

/* “…” — Ana Ruiz: a name behind a dash that ends the paragraph. */
static void
find_dash (SpQuoteFinder *self, int mark)
{
  SpRun run = self->mark_runs[mark];
  guint start = run.end + 1, end = start;
  SpAttribution out = { .inherited = SP_NONE, .confidence = 0.9, .how = "dash" };
  guint paragraph;

  if (run.end - run.start < MIN_FREE_QUOTE || !is_dash (self, run.end) || start >= self->n_tokens
      || !begins_sentence (self, run.start))
    return;
  paragraph = paragraph_of (self, run.end);
  if (paragraph_of (self, run.start) > paragraph || paragraph_of (self, start) != paragraph)
    return;
  while (end < self->n_tokens && end - start <= MAX_SIGNED && paragraph_of (self, end) == paragraph)
    end++;
  if (end - start > MAX_SIGNED || (self->tokens[start].flags & SP_TOKEN_CAPITAL) == 0
      || self->mark_at[start] != SP_NONE)
    return;
  out.sentence = sp_tokens_find_sentence (self->work->tokens, self->tokens[run.start].span.start);
  out.cue_run = (SpRun){ run.end, start };
  out.source = (SpRun){ start, end };
  out.head = sp_source_head (self, out.source);
  sp_content_add (&out, run);
  self->mark_used[mark] = TRUE;
  add (self, &out);
}

static void
read_sentence (SpQuoteFinder *self, const SpSentence *sentence, guint index)
{
  guint end = sentence->first_token + sentence->n_tokens;

  if (sentence->kind == SP_SENTENCE_METADATA)
    return;
  sp_clauses_read (self->clauses, sentence);
  if (sentence->kind == SP_SENTENCE_HEADING)
    find_colon (self, sentence, index);
  for (guint i = 0; i < self->clauses->clauses->len; i++)
    find_at_clause (self, sentence, index, i);
  for (guint i = sentence->first_token; i < end; i++)
    if (self->mark_at[i] == SP_NONE)
      {
        find_according_to (self, sentence, index, i);
        find_at_word (self, sentence, index, i);
      }
}

static guint
start_of (const SpAttribution *found)
{
  guint start = found->content[0].start;

  return found->cue_run.end > 0 ? MIN (found->cue_run.start, start) : start;
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  guint i = start_of (a), j = start_of (b);

  return (i > j) - (i < j);
}

/* A quotation inside what is attributed already is no other quote. */
static void
use_covered_marks (SpQuoteFinder *self)
{
  for (guint i = 0; i < self->found->len; i++)
    {
      const SpAttribution *found = &g_array_index (self->found, SpAttribution, i);

      for (guint k = 0; k < found->n_content; k++)
        for (guint j = found->content[k].start; j < found->content[k].end; j++)
          if (self->mark_at[j] != SP_NONE)
            self->mark_used[self->mark_at[j]] = TRUE;
    }
}

/* Quotations that no cue brought in: those that begin a sentence go on with what was said before in
 * the same paragraph or the one before; longer ones stand alone, without a speaker. */
static void
find_free_quotations (SpQuoteFinder *self)
{
  guint n_found = self->found->len, next = 0;
  GArray *marks = self->work->quote_marks;

  for (guint i = 0; i < marks->len; i++)
    {
      SpRun run = self->mark_runs[i];
      SpAttribution out = { .inherited = SP_NONE, .confidence = 0.5, .how = "alone" };
      int earlier;

      if (self->mark_used[i] || g_array_index (marks, SpQuoteMark, i).level > 0
          || run.end - run.start < MIN_FREE_QUOTE)
        continue;
      while (next < n_found
             && start_of (&g_array_index (self->found, SpAttribution, next)) < run.start)
        next++;
      earlier = next > 0 ? (int)next - 1 : SP_NONE;
      if (earlier != SP_NONE && begins_sentence (self, run.start))
        {
          SpAttribution *first = &g_array_index (self->found, SpAttribution, earlier);
          guint paragraph = paragraph_of (self, run.start);
          guint other = paragraph_of (self, first->content[first->n_content - 1].end - 1);

          if (paragraph == other && first->n_content < G_N_ELEMENTS (first->content))
            {
              sp_content_add (first, run);
              continue;
            }
          if (paragraph == other || paragraph == other + 1)
            {
              out.inherited = earlier;
              out.confidence = paragraph == other ? 0.8 : 0.65;
              out.how = "goes-on";
            }
        }
      sp_content_add (&out, run);
      out.sentence
          = sp_tokens_find_sentence (self->work->tokens, self->tokens[run.start].span.start);
      add (self, &out);
    }
}

/* Sorts all that was found by where it begins; `inherited` is renumbered. */
static void
sort_all (SpQuoteFinder *self)
{
  guint n = self->found->len;
  g_autofree guint *place = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    g_array_index (self->found, SpAttribution, i).number = i;
  g_array_sort (self->found, compare_found);
  for (guint i = 0; i < n; i++)
    place[g_array_index (self->found, SpAttribution, i).number] = i;
  for (guint i = 0; i < n; i++)
    {
      SpAttribution *found = &g_array_index (self->found, SpAttribution, i);

      if (found->inherited != SP_NONE)
        found->inherited = (int)place[found->inherited];
    }
}

/* Sets via to the narrowest quote around each; both lie in the same sentence or quotation, so the
 * search is near. */
static void
nest (const SpQuoteFinder *self, GPtrArray *quotes)
{
  for (guint i = 0; i < quotes->len; i++)
    {
      SpQuote *quote = g_ptr_array_index (quotes, i);
      guint best = G_MAXUINT;

      for (guint j = i > 12 ? i - 12 : 0; j < MIN (quotes->len, i + 12); j++)
        {
          const SpAttribution *other = &g_array_index (self->found, SpAttribution, j);
          guint size = other->content[0].end - other->content[0].start;

          if (j != i && size < best
              && sp_attribution_lies_inside (&g_array_index (self->found, SpAttribution, i), other))
            {
              best = size;
              quote->via = (int)j;
            }
        }
    }
}

/* A thing that is praised or named inside another's words is no quote of its own. */
static gboolean
is_weak_inside (const SpQuoteFinder *self, guint index)
{
  const SpAttribution *found = &g_array_index (self->found, SpAttribution, index);

  for (guint j = index > 12 ? index - 12 : 0;
       found->confidence < 0.65 && j < MIN (self->found->len, index + 12);
       j++)
    if (j != index
        && sp_attribution_lies_inside (found, &g_array_index (self->found, SpAttribution, j)))
      return TRUE;
  return FALSE;
}

/* Keeps what is above the threshold; references to what is not become none. */
static void
keep_confident (SpQuoteFinder *self)
{
  g_autofree gboolean *weak = g_new (gboolean, self->found->len + 1);
  guint n = 0;

  for (guint i = 0; i < self->found->len; i++)
    weak[i] = is_weak_inside (self, i);
  for (guint i = 0; i < self->found->len; i++)
    {
      const SpAttribution *found = &g_array_index (self->found, SpAttribution, i);

      if (weak[i] || found->confidence < THRESHOLD)
        {
          self->work->analysis->coverage.quotes_below++;
          self->work->analysis->coverage.below_threshold++;
        }
      else
        g_array_index (self->found, SpAttribution, n++) = *found;
    }
  g_array_set_size (self->found, n);
}

/* "a boat named “Sea Horse”": the cue gives a name. */
static gboolean
gives_name (const SpQuoteFinder *self, SpRun cue)
{
  static const char *const lemmas[] = { "name", "dub", "title", "entitle", "nickname", NULL };

  for (guint i = cue.start; self->work->syntax != NULL && i < cue.end; i++)
    if (g_strv_contains (lemmas, sp_syntax_get (self->work->syntax, i)->lemma))
      return TRUE;
  return FALSE;
}

/* “summer tax”: a few words in quotation marks that are given to nobody, or are a name. */
static gboolean
is_scare_quote (const SpQuoteFinder *self, const SpAttribution *found)
{
  return ((found->source.end == 0 && found->inherited == SP_NONE)
          || gives_name (self, found->cue_run))
         && found->n_content == 1 && self->mark_at[found->content[0].start] != SP_NONE
         && found->content[0].end - found->content[0].start <= MAX_SCARE;
}

/* "accused Japan": nothing but the name of a party is nothing that was said. */
static gboolean
is_bare_party (const SpQuoteFinder *self, const SpAttribution *found)
{
  for (guint i = 0; i < found->n_content; i++)
    for (guint j = found->content[i].start; j < found->content[i].end; j++)
      if (self->mark_at[j] != SP_NONE || self->work->party_at[j] == SP_NONE)
        return FALSE;
  return TRUE;
}

/* Drops what the trained roles are not sure of; what inherited its speaker from such has none. */
static void
drop_unsure (SpQuoteFinder *self)
{
  guint n = 0, n_found = self->found->len;
  g_autofree int *place = g_new (int, n_found + 1);
  SpCoverage *coverage = &self->work->analysis->coverage;

  for (guint i = 0; i < n_found; i++)
    place[i] = g_array_index (self->found, SpAttribution, i).confidence < SHOWN
                       || is_scare_quote (self, &g_array_index (self->found, SpAttribution, i))
                       || is_bare_party (self, &g_array_index (self->found, SpAttribution, i))
                   ? SP_NONE
                   : (int)n++;
  coverage->quotes_below += n_found - n;
  coverage->below_threshold += n_found - n;
  for (guint i = 0; i < n_found; i++)
    {
      SpAttribution *found = &g_array_index (self->found, SpAttribution, i);

      if (found->inherited != SP_NONE)
        found->inherited = place[found->inherited];
      if (place[i] != SP_NONE)
        g_array_index (self->found, SpAttribution, place[i]) = *found;
    }
  g_array_set_size (self->found, n);
}

static void
publish (SpQuoteFinder *self)
{
  GPtrArray *quotes = self->work->analysis->quotes;

  for (guint i = 0; i < self->found->len; i++)
    g_ptr_array_add (quotes, sp_quote_make (self, &g_array_index (self->found, SpAttribution, i)));
  nest (self, quotes);
  sp_speakers_resolve (self, quotes);
}

/* Finds by rules all that is said in the article of @work: what is sure enough stands in `found`,
 * that and the rest in `all`. To be closed with sp_quote_finder_close. */
void
sp_quote_finder_open (SpQuoteFinder *self, SpWork *work)
{
  guint n_sentences, n_all;
  const SpSentence *sentences;

  g_return_if_fail (self != NULL && work != NULL);

  *self = (SpQuoteFinder){ .work = work };
  if (work->quote_marks == NULL)
    work->quote_marks = sp_quote_marks_find (work->tokens);
  self->cues = sp_cues_get (work->knowledge);
  self->phrases = sp_phrases_new (work);
  self->clauses = sp_clauses_new (self->phrases);
  self->tokens = sp_tokens_get (work->tokens, &self->n_tokens);
  self->found = g_array_new (FALSE, TRUE, sizeof (SpAttribution));
  self->all = g_array_new (FALSE, TRUE, sizeof (SpAttribution));
  index_marks (self);
  sentences = sp_tokens_get_sentences (work->tokens, &n_sentences);
  for (guint i = 0; i < n_sentences && work->analysis->coverage.language_supported; i++)
    read_sentence (self, &sentences[i], i);
  for (guint i = 0; i < work->quote_marks->len; i++)
    if (g_array_index (work->quote_marks, SpQuoteMark, i).level == 0)
      find_dash (self, (int)i);
  if (self->found->len > 0)
    g_array_append_vals (self->all, self->found->data, self->found->len);
  keep_confident (self);
  sort_all (self);
  use_covered_marks (self);
  n_all = self->found->len;
  find_free_quotations (self);
  if (self->found->len > n_all)
    g_array_append_vals (self->all,
                         &g_array_index (self->found, SpAttribution, n_all),
                         self->found->len - n_all);
  sort_all (self);
}

void
sp_quote_finder_close (SpQuoteFinder *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->found);
  g_array_unref (self->all);
  g_free (self->mark_at);
  g_free (self->mark_runs);
  g_free (self->mark_used);
  sp_clauses_free (self->clauses);
  sp_phrases_free (self->phrases);
}

void
sp_find_quotes (SpWork *work)
{
  SpQuoteFinder self;

  g_assert (work != NULL);

  sp_quote_finder_open (&self, work);
  if (work->attribution_model != NULL && work->syntax != NULL)
    {
      sp_roles_apply (&self);
      for (guint i = 0; i < self.found->len; i++)
        sp_attribution_calibrate (&self, &g_array_index (self.found, SpAttribution, i));
    }
  drop_unsure (&self);
  sort_all (&self);
  publish (&self);
  sp_find_first_persons (work);
  sp_quote_finder_close (&self);
}
