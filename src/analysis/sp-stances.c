/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stances toward parties: what the frames found, with who reports it, as the value shows it. */
#include "sp-claim-words.h"

/* Below this a stance is counted and not listed. Strong verbs with both parties named stand at .9,
 * each step away from that (a shared subject, a possessor for its owner, a noun for a verb) takes 3
 * to 22 %. The lowest value at which the annotated development articles still show the precision of
 * higher ones. */
#define THRESHOLD 0.46

/* From the strength of a finding to the share of such findings that annotated articles bear out: a
 * line through those of the twelve development articles (data/model/README.md has the table). */
#define CALIBRATION_BASE 0.55
#define CALIBRATION_SLOPE 0.42

static double
confidence_of_mention (const SpFrames *frames, guint token)
{
  const SpWork *work = frames->phrases->work;

  if (work->party_at[token] != SP_NONE && work->mention_at[token] != SP_NONE)
    {
      const SpParty *party = g_ptr_array_index (work->analysis->parties, work->party_at[token]);

      if ((guint)work->mention_at[token] < party->mentions->len)
        return g_array_index (party->mentions, SpMention, work->mention_at[token]).confidence;
    }
  return 1;
}

/* The quote in which both the cue and whoever holds the stance stand, or SP_NONE. */
static int
find_quote (const SpFrames *frames, const SpFinding *finding)
{
  const SpAnalysis *analysis = frames->phrases->work->analysis;
  int quote = frames->phrases->quote_at[finding->cue];
  SpSpan holder = frames->phrases->tokens[finding->holder_token].span;

  for (guint steps = 0; quote != SP_NONE && steps < 8; steps++)
    {
      const SpQuote *words = g_ptr_array_index (analysis->quotes, quote);

      for (guint i = 0; i < words->content.n; i++)
        if (words->content.items[i].start <= holder.start
            && holder.end <= words->content.items[i].end)
          return quote;
      quote = words->via;
    }
  return SP_NONE;
}

/* Places report nothing, and nobody reports what one of his own side does. */
static gboolean
may_report (const SpAnalysis *analysis, int reporter, int holder)
{
  const SpParty *party = g_ptr_array_index (analysis->parties, reporter);
  const SpParty *other = g_ptr_array_index (analysis->parties, holder);

  return reporter != holder && party->kind != SP_PARTY_PLACE && party->speaks_for != holder
         && other->speaks_for != reporter;
}

/* Decides who reports the stance; what a speaker threatens in the name of a party, he threatens. */
static void
settle_reporter (const SpFrames *frames, SpFinding *finding)
{
  const SpAnalysis *analysis = frames->phrases->work->analysis;
  int quote = find_quote (frames, finding);

  if (quote != SP_NONE)
    {
      int speaker = ((const SpQuote *)g_ptr_array_index (analysis->quotes, quote))->speaker;

      /* "A denied accusations by B" is not A's account of B */
      if (speaker == finding->target && finding->polarity < 0 && g_str_equal (finding->how, "noun"))
        finding->reporter = SP_NONE;
      else if (speaker != SP_NONE)
        finding->reporter = speaker;
    }
  if (finding->reporter != SP_NONE && finding->reporter != finding->holder
      && finding->type == SP_STANCE_WARNS)
    {
      const SpParty *speaker = g_ptr_array_index (analysis->parties, finding->reporter);

      if (speaker->speaks_for == finding->holder)
        finding->holder = finding->reporter;
    }
  if (finding->reporter != SP_NONE && !may_report (analysis, finding->reporter, finding->holder))
    finding->reporter = SP_NONE;
}

static void
list_stance (const SpFrames *frames, const SpFinding *finding)
{
  SpAnalysis *analysis = frames->phrases->work->analysis;
  SpStance *stance = sp_stance_new (finding->holder, finding->type);

  stance->target_claim = finding->modality == SP_MODALITY_HYPOTHETICAL
                             ? SP_NONE
                             : sp_claims_add_raw (frames, finding, (int)analysis->stances->len);
  stance->root = finding->root;
  stance->polarity = finding->polarity;
  stance->target_party = finding->target;
  stance->negated = finding->negated;
  stance->modality = finding->modality;
  stance->reported_by = finding->reporter;
  stance->confidence = CLAMP (CALIBRATION_BASE + CALIBRATION_SLOPE * finding->confidence, 0, 1);
  stance->because = sp_frames_explain (frames, finding);
  sp_spans_add (&stance->cue, sp_frames_span (frames, finding->cue_start, finding->cue_end));
  sp_spans_add (&stance->evidence, sp_frames_mention_span (frames, finding->holder_token));
  sp_spans_add_all (&stance->evidence, &stance->cue);
  if (finding->target != SP_NONE)
    sp_spans_add (&stance->evidence, sp_frames_mention_span (frames, finding->target_token));
  if (finding->object_end > finding->object_start)
    sp_spans_add (&stance->evidence,
                  sp_frames_span (frames, finding->object_start, finding->object_end));
  sp_spans_normalize (&stance->evidence);
  g_ptr_array_add (analysis->stances, stance);
}

static void
list_findings (SpFrames *frames)
{
  SpAnalysis *analysis = frames->phrases->work->analysis;

  for (guint i = 0; i < frames->findings->len; i++)
    {
      SpFinding *finding = &g_array_index (frames->findings, SpFinding, i);

      if (finding->target == SP_NONE && !finding->about_claim)
        continue;
      sp_finding_settle_negation (finding);
      settle_reporter (frames, finding);
      finding->confidence *= 0.6 + 0.4 * confidence_of_mention (frames, finding->holder_token);
      if (finding->target != SP_NONE)
        finding->confidence *= 0.6 + 0.4 * confidence_of_mention (frames, finding->target_token);
      if (finding->confidence < THRESHOLD)
        {
          analysis->coverage.stances_below++;
          analysis->coverage.below_threshold++;
          continue;
        }
      list_stance (frames, finding);
    }
}

/* Finds the stances of parties toward parties. */
void
sp_find_stances (SpWork *work)
{
  g_autoptr (SpPhrases) phrases = NULL;
  SpFrames frames;

  g_return_if_fail (work != NULL);

  if (work->syntax == NULL)
    return;
  phrases = sp_phrases_new (work);
  sp_phrases_take_speakers (phrases);
  sp_phrases_take_trees (phrases);
  sp_frames_init (&frames, phrases);
  sp_frames_run (&frames);
  list_findings (&frames);
  sp_frames_clear (&frames);
}
