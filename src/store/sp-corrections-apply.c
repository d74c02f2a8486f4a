/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-corrections-private.h"

/* What each operation does to the draft. Where its words are ambiguous or lost it does nothing: a
 * wrong place is worse than none. */

/* ---- parties ---- */

static int
find_subject (SpBench *self, const SpOperation *operation, SpFindMode mode)
{
  return sp_bench_find_party (self, operation->subject, SP_NONE, mode);
}

static void
set_name (SpParty *party, const char *name)
{
  guint index;

  if (g_str_equal (party->name, name))
    return;
  if (g_ptr_array_find_with_equal_func (party->aliases, name, g_str_equal, &index))
    g_ptr_array_remove_index (party->aliases, index);
  if (!g_ptr_array_find_with_equal_func (party->aliases, party->name, g_str_equal, NULL))
    g_ptr_array_insert (party->aliases, 0, g_strdup (party->name));
  g_free (party->name);
  party->name = g_strdup (name);
}

static void
rename_party (SpBench *self, const SpOperation *operation)
{
  int index = find_subject (self, operation, SP_FIND_OR_MAKE);
  SpParty *party;

  if (index == SP_NONE)
    return;
  party = sp_draft_get (self->draft, SP_FINDING_PARTY, (guint)index);
  sp_bench_set_flags (self,
                      SP_FINDING_PARTY,
                      index,
                      SP_READER_CHANGED
                          | (g_str_equal (party->name, operation->name) ? 0 : SP_READER_DIFFERS));
  set_name (party, operation->name);
}

static void
merge_parties (SpBench *self, const SpOperation *operation)
{
  int into = sp_bench_find_party (self, operation->value, SP_NONE, SP_FIND_OR_MAKE);
  int index = into == SP_NONE ? SP_NONE : find_subject (self, operation, SP_FIND_OR_MAKE);

  into = sp_draft_find_party (self->draft, into);
  if (index == SP_NONE || into == SP_NONE)
    return;
  sp_bench_set_flags (self,
                      SP_FINDING_PARTY,
                      into,
                      SP_READER_CHANGED | (index == into ? 0 : SP_READER_DIFFERS));
  if (index != into)
    sp_draft_merge (self->draft, (guint)index, (guint)into);
}

/* Where one of them is not found, there is nothing to ask: no party is made for it. */
static void
keep_apart (SpBench *self, const SpOperation *operation)
{
  int index = find_subject (self, operation, SP_FIND_ONLY);
  int other = sp_bench_find_party (self, operation->value, index, SP_FIND_ONLY);

  if (index != SP_NONE && other != SP_NONE)
    sp_draft_keep_apart (self->draft, index, other);
}

/* Gives the words of @value to the party that is described, which is not @other_than. */
static int
give_mentions (SpBench *self, const SpDescription *value, int other_than)
{
  SpSpans spans = { 0 };
  int index = SP_NONE;

  if (sp_bench_find_words (self, value->words, &spans))
    index = sp_bench_find_party (self, value, other_than, SP_FIND_OR_MAKE);
  for (guint i = 0; i < spans.n && index != SP_NONE; i++)
    {
      SpMention mention = { spans.items[i], spans.items[i], SP_MENTION_NAME, 1 };

      sp_draft_move_mention (self->draft, mention, (guint)index);
      sp_spans_add (&self->given, spans.items[i]);
    }
  sp_spans_clear (&spans);
  return index;
}

static void
split_party (SpBench *self, const SpOperation *operation)
{
  int subject = find_subject (self, operation, SP_FIND_ONLY), index;

  self->status = SP_ANCHOR_EXACT; /* it is the words of the new one that count */
  index = give_mentions (self, operation->value, subject);
  sp_bench_set_flags (self, SP_FINDING_PARTY, index, SP_READER_CHANGED);
}

static void
add_party (SpBench *self, const SpOperation *operation)
{
  int index = give_mentions (self, operation->value, SP_NONE);

  if (index != SP_NONE)
    set_name (sp_draft_get (self->draft, SP_FINDING_PARTY, (guint)index), operation->value->name);
  sp_bench_set_flags (self, SP_FINDING_PARTY, index, SP_READER_ADDED);
}

static void
set_kind (SpBench *self, const SpOperation *operation)
{
  int index = find_subject (self, operation, SP_FIND_OR_MAKE);
  SpParty *party;

  if (index == SP_NONE)
    return;
  party = sp_draft_get (self->draft, SP_FINDING_PARTY, (guint)index);
  sp_bench_set_flags (self,
                      SP_FINDING_PARTY,
                      index,
                      SP_READER_CHANGED
                          | (party->kind == operation->party_kind ? 0 : SP_READER_DIFFERS));
  party->kind = operation->party_kind;
}

static void
set_speaks_for (SpBench *self, const SpOperation *operation)
{
  int index = find_subject (self, operation, SP_FIND_OR_MAKE), principal = SP_NONE;
  SpParty *party;

  if (index != SP_NONE && operation->value != NULL)
    {
      principal = sp_bench_find_party (self, operation->value, index, SP_FIND_OR_MAKE);
      if (principal == SP_NONE)
        return;
    }
  if (index == SP_NONE)
    return;
  party = sp_draft_get (self->draft, SP_FINDING_PARTY, (guint)index);
  sp_bench_set_flags (self,
                      SP_FINDING_PARTY,
                      index,
                      SP_READER_CHANGED
                          | (sp_draft_find_party (self->draft, party->speaks_for) == principal
                                 ? 0
                                 : SP_READER_DIFFERS));
  party->speaks_for = principal;
}

/* ---- quotes ---- */

static gboolean
overlap (const SpSpans *a, const SpSpans *b)
{
  for (guint i = 0; i < a->n; i++)
    for (guint k = 0; k < b->n; k++)
      if (sp_span_overlaps (a->items[i], b->items[k]))
        return TRUE;
  return FALSE;
}

/* What rests on the quote goes with it from one speaker to the other: positions on claims, and
 * stances that its cue expresses. */
static void
move_with_quote (SpBench *self, guint index, int from, int to)
{
  const SpQuote *quote = sp_draft_get (self->draft, SP_FINDING_QUOTE, index);

  for (guint i = 0; i < sp_draft_get_n (self->draft, SP_FINDING_CLAIM); i++)
    {
      SpClaim *claim = sp_draft_get (self->draft, SP_FINDING_CLAIM, i);

      for (guint k = claim != NULL ? claim->positions->len : 0; k > 0; k--)
        {
          SpPosition *position = &g_array_index (claim->positions, SpPosition, k - 1);

          if (position->quote == (int)index
              && sp_draft_find_party (self->draft, position->party) == from)
            position->party = to;
        }
    }
  for (guint i = 0; i < sp_draft_get_n (self->draft, SP_FINDING_STANCE); i++)
    {
      SpStance *stance = sp_draft_get (self->draft, SP_FINDING_STANCE, i);

      if (stance != NULL && sp_draft_find_party (self->draft, stance->holder) == from
          && overlap (&stance->cue, &quote->cue))
        stance->holder = to;
    }
}

static void
set_speaker (SpBench *self, const SpOperation *operation)
{
  int index = sp_bench_find_quote (self, operation->subject, SP_FIND_OR_MAKE);
  int speaker = SP_NONE, before;
  SpQuote *quote;

  if (index != SP_NONE && operation->value != NULL)
    {
      speaker = sp_bench_find_party (self, operation->value, SP_NONE, SP_FIND_OR_MAKE);
      if (speaker == SP_NONE)
        return;
    }
  if (index == SP_NONE)
    return;
  quote = sp_draft_get (self->draft, SP_FINDING_QUOTE, (guint)index);
  before = sp_draft_find_party (self->draft, quote->speaker);
  sp_draft_count_quote (self->draft, (guint)index, -1);
  quote->speaker = speaker;
  quote->anonymous = quote->anonymous && speaker == SP_NONE;
  sp_draft_count_quote (self->draft, (guint)index, 1);
  if (before != SP_NONE && before != speaker)
    move_with_quote (self, (guint)index, before, speaker);
  sp_bench_set_flags (self,
                      SP_FINDING_QUOTE,
                      index,
                      SP_READER_CHANGED | (before == speaker ? 0 : SP_READER_DIFFERS));
}

static gboolean
is_same_quote (const SpBench *self, const SpQuote *a, const SpQuote *b)
{
  return a->kind == b->kind && sp_spans_equal (&a->content, &b->content)
         && sp_draft_find_party (self->draft, a->speaker)
                == sp_draft_find_party (self->draft, b->speaker)
         && a->anonymous == b->anonymous && g_strcmp0 (a->act, b->act) == 0;
}

/* Makes quote @index what @value (transfer full) says. */
static void
write_quote (SpBench *self, guint index, SpQuote *value)
{
  SpQuote *quote = sp_draft_get (self->draft, SP_FINDING_QUOTE, index), old;
  int before = sp_draft_find_party (self->draft, quote->speaker);

  if (!is_same_quote (self, quote, value))
    sp_bench_set_flags (self, SP_FINDING_QUOTE, (int)index, SP_READER_DIFFERS);
  sp_draft_count_quote (self->draft, index, -1);
  value->via = quote->via;
  old = *quote;
  *quote = *value;
  *value = old; /* which is freed as one */
  sp_quote_free (value);
  sp_draft_count_quote (self->draft, index, 1);
  if (before != SP_NONE && before != quote->speaker)
    move_with_quote (self, index, before, quote->speaker);
}

static void
set_quote (SpBench *self, const SpOperation *operation)
{
  SpQuote *value = sp_bench_make_quote (self, operation->value);
  int index;

  if (value == NULL)
    return;
  index = sp_bench_find_quote (self, operation->value, SP_FIND_ONLY);
  if (index == SP_NONE)
    index = sp_bench_find_quote (self, operation->subject, SP_FIND_OR_MAKE);
  if (index == SP_NONE)
    {
      sp_quote_free (value);
      return;
    }
  write_quote (self, (guint)index, value);
  sp_bench_set_flags (self, SP_FINDING_QUOTE, index, SP_READER_CHANGED);
}

static void
add_quote (SpBench *self, const SpOperation *operation)
{
  SpQuote *value = sp_bench_make_quote (self, operation->value);
  int index;

  if (value == NULL)
    return;
  index = sp_bench_find_quote (self, operation->value, SP_FIND_ONLY);
  if (index != SP_NONE)
    write_quote (self, (guint)index, value);
  else
    {
      index = (int)sp_draft_add (self->draft, SP_FINDING_QUOTE, value);
      sp_draft_count_quote (self->draft, (guint)index, 1);
    }
  sp_bench_set_flags (self, SP_FINDING_QUOTE, index, SP_READER_ADDED);
}

/* ---- stances ---- */

static gboolean
is_same_stance (const SpBench *self, const SpStance *a, const SpStance *b)
{
  return a->type == b->type && a->negated == b->negated && a->modality == b->modality
         && sp_draft_find_party (self->draft, a->holder)
                == sp_draft_find_party (self->draft, b->holder)
         && sp_draft_find_party (self->draft, a->target_party)
                == sp_draft_find_party (self->draft, b->target_party)
         && a->target_claim == b->target_claim
         && sp_draft_find_party (self->draft, a->reported_by)
                == sp_draft_find_party (self->draft, b->reported_by);
}

static gboolean
is_on_claim (const SpStance *stance)
{
  return stance->target_claim != SP_NONE && stance->type <= SP_STANCE_CONFIRMS;
}

/* Takes the positions that rest on stance @index away, and gives its claim one if it is on one. */
static void
update_positions (SpBench *self, guint index)
{
  const SpStance *stance = sp_draft_get (self->draft, SP_FINDING_STANCE, index);
  SpPosition position
      = { stance->holder, (SpPositionKind)stance->type, (int)index, SP_NONE, { 0 } };

  for (guint i = 0; i < sp_draft_get_n (self->draft, SP_FINDING_CLAIM); i++)
    {
      SpClaim *claim = sp_draft_get (self->draft, SP_FINDING_CLAIM, i);

      for (guint k = claim != NULL ? claim->positions->len : 0; k > 0; k--)
        if (g_array_index (claim->positions, SpPosition, k - 1).stance == (int)index)
          {
            position.quote = g_array_index (claim->positions, SpPosition, k - 1).quote;
            g_array_remove_index (claim->positions, k - 1);
          }
    }
  if (is_on_claim (stance))
    {
      SpClaim *claim = sp_draft_get (self->draft, SP_FINDING_CLAIM, (guint)stance->target_claim);

      sp_spans_add_all (&position.evidence, &stance->evidence);
      g_array_append_val (claim->positions, position);
    }
}

/* Makes stance @index what @value (transfer full) says. */
static void
write_stance (SpBench *self, guint index, SpStance *value)
{
  SpStance *stance = sp_draft_get (self->draft, SP_FINDING_STANCE, index), old;

  if (!is_same_stance (self, stance, value))
    sp_bench_set_flags (self, SP_FINDING_STANCE, (int)index, SP_READER_DIFFERS);
  old = *stance;
  *stance = *value;
  *value = old; /* which is freed as one */
  sp_stance_free (value);
  update_positions (self, index);
}

static int
add_new_stance (SpBench *self, SpStance *value, guint flags)
{
  int index = (int)sp_draft_add (self->draft, SP_FINDING_STANCE, value);

  update_positions (self, (guint)index);
  sp_bench_set_flags (self, SP_FINDING_STANCE, index, flags);
  return index;
}

static void
set_stance (SpBench *self, const SpOperation *operation)
{
  SpStance *value = sp_bench_make_stance (self, operation->value);
  int index;

  if (value == NULL)
    return;
  index = sp_bench_find_same_stance (self, operation->subject);
  if (index == SP_NONE)
    index = sp_bench_find_same_stance (self, operation->value);
  if (index == SP_NONE)
    index = sp_bench_find_like_stance (self, operation->subject);
  if (index == SP_NONE)
    index = add_new_stance (self, value, SP_READER_ADDED | SP_READER_DIFFERS);
  else
    write_stance (self, (guint)index, value);
  sp_bench_set_flags (self, SP_FINDING_STANCE, index, SP_READER_CHANGED);
}

static void
add_stance (SpBench *self, const SpOperation *operation)
{
  SpStance *value = sp_bench_make_stance (self, operation->value);
  int index;

  if (value == NULL)
    return;
  index = sp_bench_find_same_stance (self, operation->value);
  if (index == SP_NONE)
    index = add_new_stance (self, value, 0);
  else
    write_stance (self, (guint)index, value);
  sp_bench_set_flags (self, SP_FINDING_STANCE, index, SP_READER_ADDED);
}

/* ---- judging ---- */

static int
find_any_subject (SpBench *self, const SpDescription *subject, SpFindMode mode)
{
  SpStance *made;
  int index;

  switch (subject->kind)
    {
    case SP_FINDING_PARTY:
      return sp_bench_find_party (self, subject, SP_NONE, mode);
    case SP_FINDING_QUOTE:
      return sp_bench_find_quote (self, subject, mode);
    case SP_FINDING_STANCE:
      index = sp_bench_find_same_stance (self, subject);
      if (index != SP_NONE || mode == SP_FIND_ONLY)
        return index;
      made = sp_bench_make_stance (self, subject);
      return made == NULL ? SP_NONE
                          : add_new_stance (self, made, SP_READER_ADDED | SP_READER_DIFFERS);
    case SP_FINDING_CLAIM:
      return sp_bench_find_claim (self, subject, mode);
    case SP_FINDING_HAPPENING:
      return sp_bench_find_happening (self, subject);
    case SP_N_FINDING_KINDS:
    default:
      g_return_val_if_reached (SP_NONE);
    }
}

static void
accept (SpBench *self, const SpOperation *operation)
{
  int index = find_any_subject (self, operation->subject, SP_FIND_OR_MAKE);

  sp_bench_set_flags (self, operation->subject->kind, index, SP_READER_ACCEPTED);
}

static void
reject (SpBench *self, const SpOperation *operation)
{
  int index = find_any_subject (self, operation->subject, SP_FIND_ONLY);

  if (index != SP_NONE)
    sp_draft_remove (self->draft, operation->subject->kind, (guint)index);
}

/* Applies @operation to the draft; its status is in @self afterwards. Marks, tags and repairs are
 * none of the draft's business. */
void
sp_bench_apply (SpBench *self, const SpOperation *operation)
{
  static void (*const acts[SP_N_OPERATION_KINDS]) (SpBench *, const SpOperation *) = {
    [SP_OPERATION_ACCEPT] = accept,         [SP_OPERATION_REJECT] = reject,
    [SP_OPERATION_RENAME] = rename_party,   [SP_OPERATION_MERGE] = merge_parties,
    [SP_OPERATION_KEEP_APART] = keep_apart, [SP_OPERATION_SPLIT] = split_party,
    [SP_OPERATION_SET_KIND] = set_kind,     [SP_OPERATION_SET_SPEAKS_FOR] = set_speaks_for,
    [SP_OPERATION_ADD_PARTY] = add_party,   [SP_OPERATION_SET_SPEAKER] = set_speaker,
    [SP_OPERATION_SET_QUOTE] = set_quote,   [SP_OPERATION_ADD_QUOTE] = add_quote,
    [SP_OPERATION_SET_STANCE] = set_stance, [SP_OPERATION_ADD_STANCE] = add_stance,
  };

  self->status = SP_ANCHOR_EXACT;
  if (acts[operation->kind] != NULL)
    acts[operation->kind](self, operation);
}
