/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-attribution-private.h"

/* Between the cue and its content may stand whom it is told, when and where: no more than so many
 * tokens. */
#define MAX_GAP 16
/* Quoted words of fewer tokens, with nothing before them that brings them in, are a single
 * expression. */
#define MIN_QUOTE 4

static SpTag
tag_at (const SpQuoteFinder *self, guint token)
{
  return token < self->n_tokens ? (SpTag)self->phrases->words[token].tag : SP_TAG_STOP;
}

static gboolean
is_final_stop (const SpQuoteFinder *self, guint token)
{
  return sp_quote_finder_is (self, token, ".") || sp_quote_finder_is (self, token, "!")
         || sp_quote_finder_is (self, token, "?") || sp_quote_finder_is (self, token, "…")
         || sp_quote_finder_is (self, token, "...");
}

void
sp_content_add (SpAttribution *self, SpRun run)
{
  SpRun *last = self->n_content > 0 ? &self->content[self->n_content - 1] : NULL;

  if (run.start >= run.end)
    return;
  if (last != NULL && run.start < last->end && run.end > last->end && run.start >= last->start)
    last->end = run.end;
  else if (self->n_content < G_N_ELEMENTS (self->content))
    self->content[self->n_content++] = run;
}

static void
use_mark (SpQuoteFinder *self, SpAttribution *out, int mark)
{
  self->mark_used[mark] = TRUE;
  sp_content_add (out, self->mark_runs[mark]);
}

static gboolean
is_sibling (const SpQuoteFinder *self, const SpClause *clause, guint cue)
{
  const SpClause *own = sp_clauses_get (self->clauses, cue);

  return clause->how == SP_SUBJECT_SHARED && clause->n_subjects > 0 && own->n_subjects > 0
         && clause->subjects[0] == own->subjects[0] && clause->form == own->form;
}

static gboolean
is_cue_clause (const SpQuoteFinder *self, const SpClause *clause, guint end)
{
  return sp_cues_find (self->cues, self->work->tokens, clause->main, end, 'v') != NULL;
}

/* Tells whether what begins behind the comma or conjunction at @token belongs to the cue's own
 * clause again, or to another one. */
static gboolean
leaves_content (const SpQuoteFinder *self, guint token, guint end, guint cue)
{
  static const char *const contrasts[] = { "but", "while", "although", "though", "whereas", "yet" };
  gboolean comma = sp_quote_finder_is_comma (self, token);
  guint next = token + 1;

  if (comma && sp_quote_finder_is (self, next, "according"))
    return TRUE;
  for (guint i = 0; comma && i < G_N_ELEMENTS (contrasts); i++)
    if (sp_quote_finder_is (self, next, contrasts[i]))
      return TRUE;
  if (comma && tag_at (self, next) == SP_TAG_CONJUNCTION)
    next++;
  for (guint i = cue + 1; i < self->clauses->clauses->len; i++)
    {
      const SpClause *clause = sp_clauses_get (self->clauses, i);

      if (clause->first > next + 1)
        break;
      if (clause->first < next
          || (clause->first == next + 1 && tag_at (self, next) != SP_TAG_ADVERB))
        continue;
      if (is_sibling (self, clause, cue))
        return TRUE;
      if (clause->form == SP_CLAUSE_GERUND && comma && is_cue_clause (self, clause, end))
        return TRUE;
    }
  return FALSE;
}

/* Where the content that begins at @from ends: with the sentence, with the quotation it begins in,
 * or where the words leave it. @cue: the clause that brings it in. */
guint
sp_content_end (const SpQuoteFinder *self, guint from, guint end, guint cue)
{
  while (end > from && (is_final_stop (self, end - 1) && self->mark_at[end - 1] == SP_NONE))
    end--;
  if (self->mark_at[from] != SP_NONE && self->mark_runs[self->mark_at[from]].start < from)
    return MIN (end, self->mark_runs[self->mark_at[from]].end);
  for (guint i = from; i < end; i++)
    {
      SpTag tag = tag_at (self, i);

      if (self->mark_at[i] != SP_NONE)
        i = MIN (self->mark_runs[self->mark_at[i]].end, end) - 1;
      else if (sp_quote_finder_is (self, i, ";"))
        return i;
      else if ((tag == SP_TAG_COMMA || tag == SP_TAG_CONJUNCTION) && i > from
               && leaves_content (self, i, end, cue))
        return i;
    }
  return end;
}

/* Quotations right before the source or cue, or right behind them. */
static gboolean
take_quotations (SpQuoteFinder *self, const SpSentence *sentence, SpRun around, SpAttribution *out)
{
  guint end = sentence->first_token + sentence->n_tokens, at = around.start;

  if (at > 0 && sp_quote_finder_is_comma (self, at - 1))
    at--;
  if (at > sentence->first_token && self->mark_at[at - 1] != SP_NONE
      && self->mark_runs[self->mark_at[at - 1]].end == at)
    use_mark (self, out, self->mark_at[at - 1]);
  for (at = around.end; at < end && at - around.end < MAX_GAP; at++)
    {
      int mark = self->mark_at[at];
      gboolean led_in;

      if (mark == SP_NONE)
        {
          if (tag_at (self, at) == SP_TAG_VERB || sp_quote_finder_is (self, at, "that")
              || is_final_stop (self, at))
            break;
          continue;
        }
      led_in = at == around.end || sp_quote_finder_is_comma (self, at - 1)
               || sp_quote_finder_is (self, at - 1, ":");
      if (led_in
          || (self->mark_runs[mark].end - self->mark_runs[mark].start > MIN_QUOTE + 2
              && tag_at (self, at - 1) == SP_TAG_NOMINAL
              && tag_at (self, at + 1) != SP_TAG_NOMINAL))
        use_mark (self, out, mark);
      break;
    }
  return out->n_content > 0;
}

/* Tells whether the noun at @token says when: "said Monday that". */
static gboolean
is_time (const SpQuoteFinder *self, guint token)
{
  static const char *const words[]
      = { "Monday",  "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
          "Sunday",  "today",   "yesterday", "week",     "month",  "year",
          "morning", "night",   "afternoon", "evening" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (sp_quote_finder_is (self, token, words[i]))
      return TRUE;
  return FALSE;
}

/* Tells whether the words from @from to @to may stand between a cue and its clause: whom it is told
 * (where the cue has such an object), when, where and how. */
static gboolean
is_gap (const SpQuoteFinder *self, const SpCue *cue, guint from, guint to)
{
  const SpNounPhrase *phrase;

  if (from >= to || tag_at (self, from) != SP_TAG_NOMINAL || (cue->takes & SP_CUE_OBJECT) != 0)
    return TRUE;
  phrase = sp_phrases_get (self->phrases, self->phrases->words[from].phrase);
  return is_time (self, phrase->head);
}

static gboolean
take_clause (const SpQuoteFinder *self,
             const SpSentence *sentence,
             guint from,
             guint cue,
             SpAttribution *out)
{
  guint end = sentence->first_token + sentence->n_tokens;

  for (guint at = from; at < end && at - from < MAX_GAP; at++)
    {
      gboolean asks
          = (out->cue->takes & SP_CUE_WHETHER) != 0
            && (sp_quote_finder_is (self, at, "whether") || sp_quote_finder_is (self, at, "if")
                || sp_quote_finder_is (self, at, "why") || sp_quote_finder_is (self, at, "how"));

      if (self->mark_at[at] != SP_NONE || tag_at (self, at) == SP_TAG_VERB
          || !is_gap (self, out->cue, from, at))
        return FALSE;
      if (asks
          || (sp_quote_finder_is (self, at, "that") && at + 1 < end
              && (tag_at (self, at) == SP_TAG_SUBORDINATOR || at == from)))
        {
          sp_content_add (out, (SpRun){ at, sp_content_end (self, at, end, cue) });
          return TRUE;
        }
    }
  return FALSE;
}

/* "told Ana to leave", "vowed to stay": the infinitive, at once or behind the person. */
static gboolean
take_infinitive (const SpQuoteFinder *self,
                 const SpSentence *sentence,
                 guint from,
                 guint cue,
                 SpAttribution *out)
{
  guint end = sentence->first_token + sentence->n_tokens;
  guint reach = (out->cue->takes & SP_CUE_OBJECT_INF) != 0 ? MAX_GAP : 1;

  for (guint at = from; at < end && at - from < reach; at++)
    {
      SpTag tag = tag_at (self, at);

      if (tag == SP_TAG_TO)
        {
          if (at > from || (out->cue->takes & SP_CUE_INF) != 0)
            sp_content_add (out, (SpRun){ at, sp_content_end (self, at, end, cue) });
          return out->n_content > 0;
        }
      if (tag == SP_TAG_VERB || tag == SP_TAG_STOP || tag == SP_TAG_COMMA)
        return FALSE;
    }
  return FALSE;
}

/* A clause without "that": its subject follows the cue, or whom it is told and when. */
static gboolean
take_bare_clause (const SpQuoteFinder *self,
                  const SpSentence *sentence,
                  guint from,
                  guint cue,
                  SpAttribution *out)
{
  guint end = sentence->first_token + sentence->n_tokens;

  for (guint i = cue + 1; i < self->clauses->clauses->len; i++)
    {
      const SpClause *clause = sp_clauses_get (self->clauses, i);
      guint start;

      if (clause->first - from > 2 * MAX_GAP)
        return FALSE;
      if (clause->form != SP_CLAUSE_FINITE || clause->how != SP_SUBJECT_DIRECT
          || clause->n_subjects == 0)
        continue;
      start = sp_phrases_get (self->phrases, clause->subjects[clause->n_subjects - 1])->start;
      if (start < from || start - from > MAX_GAP)
        continue;
      for (guint at = from; at < start; at++)
        if (tag_at (self, at) == SP_TAG_STOP || tag_at (self, at) == SP_TAG_VERB
            || tag_at (self, at) == SP_TAG_RELATIVE || tag_at (self, at) == SP_TAG_SUBORDINATOR)
          return FALSE;
      if (!is_gap (self, out->cue, from, start))
        return FALSE;
      sp_content_add (out, (SpRun){ start, sp_content_end (self, start, end, cue) });
      return TRUE;
    }
  return FALSE;
}

/* Where the things that follow the cue end: with the noun phrases and what is attached to them. */
static guint
end_of_things (const SpQuoteFinder *self, guint from, guint end, guint cue)
{
  guint at = from, limit = sp_content_end (self, from, end, cue);

  while (at < limit)
    {
      SpTag tag = tag_at (self, at);

      if (self->mark_at[at] != SP_NONE)
        at = self->mark_runs[self->mark_at[at]].end;
      else if (tag == SP_TAG_STOP || tag == SP_TAG_COMMA || tag == SP_TAG_SUBORDINATOR
               || tag == SP_TAG_RELATIVE)
        break;
      else
        at++;
    }
  return MIN (at, limit);
}

/* "called the plan “reckless”", "accused A of “lies”", "dismissed it as …": quoted words alone
 * where there are any. */
static gboolean
take_things (SpQuoteFinder *self,
             const SpSentence *sentence,
             guint from,
             guint cue,
             SpAttribution *out)
{
  guint end = sentence->first_token + sentence->n_tokens;
  guint stop = from < end ? end_of_things (self, from, end, cue) : from;

  for (guint at = from; at < stop; at++)
    if (self->mark_at[at] != SP_NONE)
      {
        int mark = self->mark_at[at];

        use_mark (self, out, mark);
        at = MAX (at, self->mark_runs[mark].end - 1);
      }
  if (out->n_content > 0)
    return TRUE;
  if ((out->cue->takes & SP_CUE_OF) != 0)
    for (guint at = from; at < stop; at++)
      if (sp_quote_finder_is (self, at, "of") && at > from)
        {
          sp_content_add (out, (SpRun){ at, stop });
          out->confidence = 0.7;
          return TRUE;
        }
  if ((out->cue->takes & (SP_CUE_NP | SP_CUE_ABOUT)) != 0 && stop > from + 1
      && (tag_at (self, from) == SP_TAG_NOMINAL || (out->cue->takes & SP_CUE_ABOUT) != 0))
    {
      sp_content_add (out, (SpRun){ from, stop });
      out->confidence = 0.6;
      return TRUE;
    }
  return FALSE;
}

/* Tells whether nothing but a time or place follows the cue up to the end or a comma. */
static gboolean
closes (const SpQuoteFinder *self, guint from, guint end)
{
  if (from < end && tag_at (self, from) == SP_TAG_NOMINAL && !is_time (self, from))
    return FALSE;
  for (guint at = from;
       at < end && !is_final_stop (self, at) && !sp_quote_finder_is_comma (self, at);
       at++)
    if (tag_at (self, at) == SP_TAG_VERB || tag_at (self, at) == SP_TAG_TO
        || self->mark_at[at] != SP_NONE)
      return FALSE;
  return TRUE;
}

/* "The plan will fail, Ana said": the clause stands first, a comma behind it. */
static gboolean
take_clause_before (const SpQuoteFinder *self,
                    const SpSentence *sentence,
                    SpRun around,
                    SpAttribution *out)
{
  guint start = sentence->first_token, end = start + sentence->n_tokens, comma = around.start;
  gboolean verb = FALSE;

  if (comma < start + 3 || !sp_quote_finder_is_comma (self, comma - 1)
      || !closes (self, around.end, end))
    return FALSE;
  comma--;
  for (guint at = comma; at > start; at--)
    {
      if (sp_quote_finder_is (self, at - 1, ";"))
        {
          start = at;
          break;
        }
      verb |= tag_at (self, at - 1) == SP_TAG_VERB;
    }
  if (!verb)
    return FALSE;
  sp_content_add (out, (SpRun){ start, comma });
  return out->n_content > 0;
}

gboolean
sp_content_find (SpQuoteFinder *self, const SpSentence *sentence, guint index, SpAttribution *out)
{
  guint takes = out->cue->takes, from = out->cue_run.end;
  SpRun around = { out->cue_run.start, out->cue_run.end };

  g_return_val_if_fail (self != NULL && out != NULL, FALSE);

  if (out->source.end > out->source.start)
    {
      if (out->source.start >= out->cue_run.end)
        around.end = from = out->source.end;
      else if (sp_clauses_get (self->clauses, index)->how == SP_SUBJECT_DIRECT)
        around.start = out->source.start;
    }
  if ((takes & SP_CUE_QUOTE) != 0 && take_quotations (self, sentence, around, out))
    return TRUE;
  if ((takes & (SP_CUE_THAT | SP_CUE_BARE | SP_CUE_WHETHER)) != 0
      && take_clause (self, sentence, from, index, out))
    return TRUE;
  if ((takes & SP_CUE_BARE) != 0 && sp_clauses_get (self->clauses, index)->form == SP_CLAUSE_FINITE
      && take_clause_before (self, sentence, around, out))
    return TRUE;
  if ((takes & (SP_CUE_INF | SP_CUE_OBJECT_INF)) != 0
      && take_infinitive (self, sentence, from, index, out))
    return TRUE;
  if ((takes & SP_CUE_BARE) != 0 && take_bare_clause (self, sentence, from, index, out))
    return TRUE;
  if ((takes & SP_CUE_GERUND) != 0 && sp_phrases_has_class (self->phrases, from, SP_WORD_GERUND))
    {
      sp_content_add (
          out,
          (SpRun){
              from,
              sp_content_end (self, from, sentence->first_token + sentence->n_tokens, index) });
      return TRUE;
    }
  return (takes & (SP_CUE_NP | SP_CUE_AS | SP_CUE_OF | SP_CUE_ABOUT)) != 0
         && take_things (self, sentence, from, index, out);
}
