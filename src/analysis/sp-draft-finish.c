/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-analysis-private.h"

/* Making an analysis of a draft: what has lost what it rests on goes, the rest gets its new
 * numbers. */

static void
settle_parties (SpDraft *self)
{
  for (guint i = 0; i < sp_draft_get_n (self, SP_FINDING_PARTY); i++)
    {
      SpParty *party = sp_draft_get (self, SP_FINDING_PARTY, i);

      if (party != NULL && party->mentions->len == 0)
        sp_draft_remove (self, SP_FINDING_PARTY, i);
    }
  for (guint i = 0; i < sp_draft_get_n (self, SP_FINDING_PARTY); i++)
    {
      SpParty *party = sp_draft_get (self, SP_FINDING_PARTY, i);

      if (party == NULL)
        continue;
      party->speaks_for = sp_draft_find_party (self, party->speaks_for);
      if (party->speaks_for == (int)i)
        party->speaks_for = SP_NONE;
    }
}

static void
settle_quotes (SpDraft *self)
{
  for (guint i = 0; i < sp_draft_get_n (self, SP_FINDING_QUOTE); i++)
    {
      SpQuote *quote = sp_draft_get (self, SP_FINDING_QUOTE, i);

      if (quote == NULL)
        continue;
      quote->speaker = sp_draft_find_party (self, quote->speaker);
      if (quote->via != SP_NONE && sp_draft_get (self, SP_FINDING_QUOTE, (guint)quote->via) == NULL)
        quote->via = SP_NONE;
    }
}

/* A stance needs a holder and a target, and nobody has one toward himself. */
static void
settle_stances (SpDraft *self)
{
  for (guint i = 0; i < sp_draft_get_n (self, SP_FINDING_STANCE); i++)
    {
      SpStance *stance = sp_draft_get (self, SP_FINDING_STANCE, i);

      if (stance == NULL)
        continue;
      stance->holder = sp_draft_find_party (self, stance->holder);
      stance->target_party = sp_draft_find_party (self, stance->target_party);
      stance->reported_by = sp_draft_find_party (self, stance->reported_by);
      if (stance->target_party == stance->holder)
        stance->target_party = SP_NONE;
      if (stance->target_claim != SP_NONE
          && sp_draft_get (self, SP_FINDING_CLAIM, (guint)stance->target_claim) == NULL)
        stance->target_claim = SP_NONE;
      if (stance->holder == SP_NONE
          || (stance->target_party == SP_NONE && stance->target_claim == SP_NONE))
        sp_draft_remove (self, SP_FINDING_STANCE, i);
    }
}

/* Does the position still stand? One that rests on a stance that is gone does not. */
static gboolean
settle_position (SpDraft *self, SpPosition *position)
{
  position->party = sp_draft_find_party (self, position->party);
  if (position->quote != SP_NONE
      && sp_draft_get (self, SP_FINDING_QUOTE, (guint)position->quote) == NULL)
    position->quote = SP_NONE;
  return position->party != SP_NONE
         && (position->stance == SP_NONE
             || sp_draft_get (self, SP_FINDING_STANCE, (guint)position->stance) != NULL);
}

static void
settle_claims (SpDraft *self)
{
  for (guint i = 0; i < sp_draft_get_n (self, SP_FINDING_CLAIM); i++)
    {
      SpClaim *claim = sp_draft_get (self, SP_FINDING_CLAIM, i);
      guint before = claim != NULL ? claim->positions->len : 0;

      if (claim == NULL)
        continue;
      claim->about = sp_draft_find_party (self, claim->about);
      for (guint k = before; k > 0; k--)
        if (!settle_position (self, &g_array_index (claim->positions, SpPosition, k - 1)))
          g_array_remove_index (claim->positions, k - 1);
      if (claim->positions->len < before)
        claim->answered = FALSE;
      for (guint k = 0; k < claim->positions->len; k++)
        claim->answered |= claim->about != SP_NONE
                           && g_array_index (claim->positions, SpPosition, k).party == claim->about;
      claim->unanswered &= !claim->answered;
      if (before > 0 && claim->positions->len == 0)
        sp_draft_remove (self, SP_FINDING_CLAIM, i);
    }
}

static void
settle_happenings (SpDraft *self)
{
  for (guint i = 0; i < sp_draft_get_n (self, SP_FINDING_HAPPENING); i++)
    {
      SpHappening *happening = sp_draft_get (self, SP_FINDING_HAPPENING, i);
      g_autoptr (GArray) parties = NULL;

      if (happening == NULL)
        continue;
      parties = g_steal_pointer (&happening->parties);
      happening->parties = g_array_new (FALSE, FALSE, sizeof (int));
      for (guint k = 0; k < parties->len; k++)
        {
          int party = sp_draft_find_party (self, g_array_index (parties, int, k));
          gboolean known = party == SP_NONE;

          for (guint m = 0; m < happening->parties->len; m++)
            known |= g_array_index (happening->parties, int, m) == party;
          if (!known)
            g_array_append_val (happening->parties, party);
        }
    }
}

/* The new numbers of the findings that are left. Returns: (transfer full): int. */
static GArray *
number (const SpDraft *self, SpFindingKind kind)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (int));
  int next = 0, none = SP_NONE;

  for (guint i = 0; i < self->findings[kind]->len; i++)
    if (g_ptr_array_index (self->findings[kind], i) != NULL)
      {
        g_array_append_val (numbers, next);
        next++;
      }
    else
      g_array_append_val (numbers, none);
  return numbers;
}

static void
renumber (int *index, GArray *numbers)
{
  if (*index != SP_NONE)
    *index = g_array_index (numbers, int, *index);
}

static void
renumber_claim (SpClaim *claim, GArray *numbers[SP_N_FINDING_KINDS])
{
  renumber (&claim->about, numbers[SP_FINDING_PARTY]);
  for (guint k = 0; k < claim->positions->len; k++)
    {
      SpPosition *position = &g_array_index (claim->positions, SpPosition, k);

      renumber (&position->party, numbers[SP_FINDING_PARTY]);
      renumber (&position->stance, numbers[SP_FINDING_STANCE]);
      renumber (&position->quote, numbers[SP_FINDING_QUOTE]);
    }
}

static void
renumber_finding (SpFindingKind kind, gpointer finding, GArray *numbers[SP_N_FINDING_KINDS])
{
  switch (kind)
    {
    case SP_FINDING_PARTY:
      renumber (&((SpParty *)finding)->speaks_for, numbers[SP_FINDING_PARTY]);
      break;
    case SP_FINDING_QUOTE:
      renumber (&((SpQuote *)finding)->speaker, numbers[SP_FINDING_PARTY]);
      renumber (&((SpQuote *)finding)->via, numbers[SP_FINDING_QUOTE]);
      break;
    case SP_FINDING_STANCE:
      renumber (&((SpStance *)finding)->holder, numbers[SP_FINDING_PARTY]);
      renumber (&((SpStance *)finding)->target_party, numbers[SP_FINDING_PARTY]);
      renumber (&((SpStance *)finding)->reported_by, numbers[SP_FINDING_PARTY]);
      renumber (&((SpStance *)finding)->target_claim, numbers[SP_FINDING_CLAIM]);
      break;
    case SP_FINDING_CLAIM:
      renumber_claim (finding, numbers);
      break;
    case SP_FINDING_HAPPENING:
      for (guint k = 0; k < ((SpHappening *)finding)->parties->len; k++)
        renumber (&g_array_index (((SpHappening *)finding)->parties, int, k),
                  numbers[SP_FINDING_PARTY]);
      break;
    case SP_N_FINDING_KINDS:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_apart (const SpDraft *self, int a, int b)
{
  for (guint i = 0; i < self->apart->len; i += 2)
    {
      int first = sp_draft_find_party (self, g_array_index (self->apart, int, i)),
          second = sp_draft_find_party (self, g_array_index (self->apart, int, i + 1));

      if ((first == a && second == b) || (first == b && second == a))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_merge (const SpAnalysis *analysis, int first, int second)
{
  for (guint i = 0; i < analysis->merges->len; i++)
    {
      const SpMerge *merge = &g_array_index (analysis->merges, SpMerge, i);

      if (merge->first == first && merge->second == second)
        return TRUE;
    }
  return FALSE;
}

/* Pairs of which one is gone, that are one now or that the reader keeps apart are no question any
 * more; two that have become the same pair are asked once. */
static void
copy_merges (const SpDraft *self, SpAnalysis *analysis, GArray *parties)
{
  for (guint i = 0; i < self->origin->merges->len; i++)
    {
      SpMerge merge = g_array_index (self->origin->merges, SpMerge, i);

      merge.first = sp_draft_find_party (self, merge.first);
      merge.second = sp_draft_find_party (self, merge.second);
      if (merge.first == SP_NONE || merge.second == SP_NONE || merge.first == merge.second
          || is_apart (self, merge.first, merge.second))
        continue;
      renumber (&merge.first, parties);
      renumber (&merge.second, parties);
      if (merge.first > merge.second)
        {
          int first = merge.second;

          merge.second = merge.first;
          merge.first = first;
        }
      if (has_merge (analysis, merge.first, merge.second))
        continue;
      merge.because = g_strdup (merge.because);
      g_array_append_val (analysis->merges, merge);
    }
}

/* Makes the draft an analysis; only sp_draft_free may be called on it afterwards. @origins: (out):
 * for each kind an array (transfer full) of int: the number that a finding of the new analysis had
 * in the draft. Returns: (transfer full). */
SpAnalysis *
sp_draft_finish (SpDraft *self, GArray *origins[SP_N_FINDING_KINDS])
{
  GArray *numbers[SP_N_FINDING_KINDS];
  SpAnalysis *analysis;

  g_return_val_if_fail (self != NULL && origins != NULL, NULL);

  settle_parties (self);
  settle_quotes (self);
  settle_stances (self);
  settle_claims (self);
  settle_stances (self); /* of those on a claim that has gone */
  settle_happenings (self);
  for (guint kind = 0; kind < SP_N_FINDING_KINDS; kind++)
    numbers[kind] = number (self, kind);
  analysis = sp_analysis_new (self->text);
  g_array_append_vals (analysis->sentences,
                       self->origin->sentences->data,
                       self->origin->sentences->len);
  analysis->coverage = self->origin->coverage;
  analysis->coverage.language = g_strdup (self->origin->coverage.language);
  analysis->coverage.attributed_words = (guint)MAX (self->attributed_words, 0);
  copy_merges (self, analysis, numbers[SP_FINDING_PARTY]);
  for (guint kind = 0; kind < SP_N_FINDING_KINDS; kind++)
    {
      origins[kind] = g_array_new (FALSE, FALSE, sizeof (int));
      for (int i = 0; i < (int)self->findings[kind]->len; i++)
        {
          gpointer finding = g_steal_pointer (&g_ptr_array_index (self->findings[kind], i));

          if (finding == NULL)
            continue;
          renumber_finding (kind, finding, numbers);
          g_ptr_array_add (sp_analysis_get_findings (analysis, kind), finding);
          g_array_append_val (origins[kind], i);
        }
    }
  for (guint kind = 0; kind < SP_N_FINDING_KINDS; kind++)
    g_array_unref (numbers[kind]);
  return analysis;
}
