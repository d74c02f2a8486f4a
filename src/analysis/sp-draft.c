/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-draft.h"

#include "sp-analysis-private.h"
#include "sp-tokenizer.h"
#include "sp-tokens.h"

static gpointer
copy_party (gconstpointer data)
{
  const SpParty *from = data;
  SpParty *to = sp_party_new (from->name, from->kind);

  g_free (to->key);
  to->key = g_strdup (from->key);
  for (guint i = 0; i < from->aliases->len; i++)
    g_ptr_array_add (to->aliases, g_strdup (g_ptr_array_index (from->aliases, i)));
  to->role = g_strdup (from->role);
  to->speaks_for = from->speaks_for;
  to->salience = from->salience;
  to->direct_words = from->direct_words;
  to->indirect_words = from->indirect_words;
  to->n_quotes = from->n_quotes;
  g_array_append_vals (to->mentions, from->mentions->data, from->mentions->len);
  return to;
}

static gpointer
copy_quote (gconstpointer data)
{
  const SpQuote *from = data;
  SpQuote *to = sp_quote_new (from->kind);

  sp_spans_add_all (&to->content, &from->content);
  sp_spans_add_all (&to->cue, &from->cue);
  sp_spans_add_all (&to->source, &from->source);
  to->speaker = from->speaker;
  to->via = from->via;
  to->anonymous = from->anonymous;
  to->act = g_strdup (from->act);
  to->confidence = from->confidence;
  to->because = g_strdup (from->because);
  return to;
}

static gpointer
copy_stance (gconstpointer data)
{
  const SpStance *from = data;
  SpStance *to = sp_stance_new (from->holder, from->type);

  to->root = from->root;
  to->polarity = from->polarity;
  to->target_party = from->target_party;
  to->target_claim = from->target_claim;
  to->negated = from->negated;
  to->modality = from->modality;
  to->reported_by = from->reported_by;
  sp_spans_add_all (&to->cue, &from->cue);
  sp_spans_add_all (&to->evidence, &from->evidence);
  to->date = g_strdup (from->date);
  to->confidence = from->confidence;
  to->because = g_strdup (from->because);
  return to;
}

static gpointer
copy_claim (gconstpointer data)
{
  const SpClaim *from = data;
  SpClaim *to = sp_claim_new (from->label);

  sp_spans_add_all (&to->spans, &from->spans);
  to->about = from->about;
  to->answered = from->answered;
  to->unanswered = from->unanswered;
  for (guint i = 0; i < from->positions->len; i++)
    {
      SpPosition position = g_array_index (from->positions, SpPosition, i);

      position.evidence = (SpSpans){ 0 };
      sp_spans_add_all (&position.evidence,
                        &g_array_index (from->positions, SpPosition, i).evidence);
      g_array_append_val (to->positions, position);
    }
  return to;
}

static gpointer
copy_happening (gconstpointer data)
{
  const SpHappening *from = data;
  SpHappening *to = sp_happening_new (from->from, from->to);

  to->span = from->span;
  to->label = g_strdup (from->label);
  to->sentence = from->sentence;
  g_array_append_vals (to->parties, from->parties->data, from->parties->len);
  return to;
}

static const struct
{
  const char *name;
  gpointer (*copy) (gconstpointer finding);
  GDestroyNotify free;
} kinds[SP_N_FINDING_KINDS] = {
  { "party", copy_party, (GDestroyNotify)sp_party_free },
  { "quote", copy_quote, (GDestroyNotify)sp_quote_free },
  { "stance", copy_stance, (GDestroyNotify)sp_stance_free },
  { "claim", copy_claim, (GDestroyNotify)sp_claim_free },
  { "happening", copy_happening, (GDestroyNotify)sp_happening_free },
};

/* Returns: "party", "quote", "stance", "claim" or "happening". */
const char *
sp_finding_kind_to_string (SpFindingKind kind)
{
  g_return_val_if_fail ((guint)kind < SP_N_FINDING_KINDS, NULL);

  return kinds[kind].name;
}

/* Returns: (transfer none): the findings of @kind. */
GPtrArray *
sp_analysis_get_findings (const SpAnalysis *analysis, SpFindingKind kind)
{
  switch (kind)
    {
    case SP_FINDING_PARTY:
      return analysis->parties;
    case SP_FINDING_QUOTE:
      return analysis->quotes;
    case SP_FINDING_STANCE:
      return analysis->stances;
    case SP_FINDING_CLAIM:
      return analysis->claims;
    case SP_FINDING_HAPPENING:
      return analysis->happenings;
    case SP_N_FINDING_KINDS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Returns: how many findings of @kind @analysis has. */
guint
sp_analysis_count (const SpAnalysis *analysis, SpFindingKind kind)
{
  g_return_val_if_fail (analysis != NULL && (guint)kind < SP_N_FINDING_KINDS, 0);

  return sp_analysis_get_findings (analysis, kind)->len;
}

/* Makes a draft that holds a copy of all findings of @analysis. Returns: (transfer full). */
SpDraft *
sp_draft_new (SpAnalysis *analysis)
{
  SpDraft *self;

  g_return_val_if_fail (analysis != NULL, NULL);

  self = g_new0 (SpDraft, 1);
  self->origin = sp_analysis_ref (analysis);
  self->text = analysis->text;
  self->attributed_words = analysis->coverage.attributed_words;
  self->merged = g_array_new (FALSE, FALSE, sizeof (int));
  self->apart = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint kind = 0; kind < SP_N_FINDING_KINDS; kind++)
    {
      GPtrArray *from = sp_analysis_get_findings (analysis, kind);

      self->findings[kind] = g_ptr_array_new ();
      for (guint i = 0; i < from->len; i++)
        sp_draft_add (self, kind, kinds[kind].copy (g_ptr_array_index (from, i)));
    }
  return self;
}

void
sp_draft_free (SpDraft *self)
{
  g_return_if_fail (self != NULL);

  for (guint kind = 0; kind < SP_N_FINDING_KINDS; kind++)
    {
      for (guint i = 0; i < self->findings[kind]->len; i++)
        g_clear_pointer (&g_ptr_array_index (self->findings[kind], i), kinds[kind].free);
      g_ptr_array_unref (self->findings[kind]);
    }
  g_array_unref (self->merged);
  g_array_unref (self->apart);
  sp_analysis_unref (self->origin);
  g_free (self);
}

/* Returns: how many findings of @kind there are or were. */
guint
sp_draft_get_n (const SpDraft *self, SpFindingKind kind)
{
  g_return_val_if_fail (self != NULL && (guint)kind < SP_N_FINDING_KINDS, 0);

  return self->findings[kind]->len;
}

/* Returns: (transfer none) (nullable): the finding, or NULL if it was taken out. */
gpointer
sp_draft_get (const SpDraft *self, SpFindingKind kind, guint index)
{
  g_return_val_if_fail (self != NULL && (guint)kind < SP_N_FINDING_KINDS, NULL);
  g_return_val_if_fail (index < self->findings[kind]->len, NULL);

  return g_ptr_array_index (self->findings[kind], index);
}

/* Returns: the party that @party has become part of, or itself, or SP_NONE if that was taken out.
 */
int
sp_draft_find_party (const SpDraft *self, int party)
{
  g_return_val_if_fail (self != NULL, SP_NONE);

  while (party != SP_NONE && g_array_index (self->merged, int, party) != SP_NONE)
    party = g_array_index (self->merged, int, party);
  return party != SP_NONE && sp_draft_get (self, SP_FINDING_PARTY, (guint)party) != NULL ? party
                                                                                         : SP_NONE;
}

/* Adds @finding (transfer full), whose numbers are those of the draft. Returns: its index. */
guint
sp_draft_add (SpDraft *self, SpFindingKind kind, gpointer finding)
{
  int none = SP_NONE;

  g_return_val_if_fail (self != NULL && (guint)kind < SP_N_FINDING_KINDS && finding != NULL, 0);

  g_ptr_array_add (self->findings[kind], finding);
  if (kind == SP_FINDING_PARTY)
    g_array_append_val (self->merged, none);
  return self->findings[kind]->len - 1;
}

/* Takes a finding out. What rests on it goes when the draft is finished. */
void
sp_draft_remove (SpDraft *self, SpFindingKind kind, guint index)
{
  g_return_if_fail (self != NULL && (guint)kind < SP_N_FINDING_KINDS);
  g_return_if_fail (index < self->findings[kind]->len);

  if (kind == SP_FINDING_QUOTE && sp_draft_get (self, kind, index) != NULL)
    sp_draft_count_quote (self, index, -1);
  g_clear_pointer (&g_ptr_array_index (self->findings[kind], index), kinds[kind].free);
}

static int
compare_mentions (gconstpointer a, gconstpointer b)
{
  const SpMention *x = a, *y = b;

  if (x->span.start != y->span.start)
    return x->span.start < y->span.start ? -1 : 1;
  return (x->span.end > y->span.end) - (x->span.end < y->span.end);
}

static void
add_mention (SpParty *party, SpMention mention)
{
  for (guint i = 0; i < party->mentions->len; i++)
    if (sp_span_equal (g_array_index (party->mentions, SpMention, i).span, mention.span))
      return;
  g_array_append_val (party->mentions, mention);
}

static void
add_alias (SpParty *party, const char *alias)
{
  if (g_strcmp0 (party->name, alias) != 0
      && !g_ptr_array_find_with_equal_func (party->aliases, alias, g_str_equal, NULL))
    g_ptr_array_add (party->aliases, g_strdup (alias));
}

/* Makes @party a part of @into: its mentions, names and words go there, and what refers to it
 * refers to that one. */
void
sp_draft_merge (SpDraft *self, guint party, guint into)
{
  SpParty *from, *to;

  g_return_if_fail (self != NULL && party != into);

  from = sp_draft_get (self, SP_FINDING_PARTY, party);
  to = sp_draft_get (self, SP_FINDING_PARTY, into);
  g_return_if_fail (from != NULL && to != NULL);
  for (guint i = 0; i < from->mentions->len; i++)
    add_mention (to, g_array_index (from->mentions, SpMention, i));
  g_array_sort (to->mentions, compare_mentions);
  add_alias (to, from->name);
  for (guint i = 0; i < from->aliases->len; i++)
    add_alias (to, g_ptr_array_index (from->aliases, i));
  if (to->role == NULL)
    to->role = g_steal_pointer (&from->role);
  to->salience = MAX (to->salience, from->salience);
  to->direct_words += from->direct_words;
  to->indirect_words += from->indirect_words;
  to->n_quotes += from->n_quotes;
  g_array_index (self->merged, int, party) = (int)into;
  g_clear_pointer (&g_ptr_array_index (self->findings[SP_FINDING_PARTY], party), sp_party_free);
}

/* The two parties, and what they become part of, are not one: that is no question any more. */
void
sp_draft_keep_apart (SpDraft *self, int first, int second)
{
  g_return_if_fail (self != NULL && first != SP_NONE && second != SP_NONE);

  g_array_append_val (self->apart, first);
  g_array_append_val (self->apart, second);
}

static gboolean
names_in (const SpParty *party, SpSpan span)
{
  for (guint i = 0; i < party->mentions->len; i++)
    if (sp_span_overlaps (g_array_index (party->mentions, SpMention, i).span, span))
      return TRUE;
  return FALSE;
}

/* What rests on a mention goes with it: the quotes whose source it is, and the stances whose
 * evidence it names the party in and no other mention does. */
static void
follow_mention (SpDraft *self, SpSpan mention, int from, int to)
{
  const SpParty *party = sp_draft_get (self, SP_FINDING_PARTY, (guint)from);

  for (guint i = 0; i < sp_draft_get_n (self, SP_FINDING_QUOTE); i++)
    {
      SpQuote *quote = sp_draft_get (self, SP_FINDING_QUOTE, i);

      if (quote == NULL || sp_draft_find_party (self, quote->speaker) != from
          || quote->source.n == 0 || !sp_span_overlaps (sp_spans_extent (&quote->source), mention))
        continue;
      sp_draft_count_quote (self, i, -1);
      quote->speaker = to;
      sp_draft_count_quote (self, i, 1);
    }
  for (guint i = 0; i < sp_draft_get_n (self, SP_FINDING_STANCE); i++)
    {
      SpStance *stance = sp_draft_get (self, SP_FINDING_STANCE, i);

      if (stance == NULL || !sp_span_contains (sp_spans_extent (&stance->evidence), mention)
          || names_in (party, sp_spans_extent (&stance->evidence)))
        continue;
      if (sp_draft_find_party (self, stance->holder) == from)
        stance->holder = to;
      else if (sp_draft_find_party (self, stance->target_party) == from)
        stance->target_party = to;
    }
}

/* Makes @mention one of party @to, and of no other; what rests on it goes with it. A party that
 * loses its last mention is gone when the draft is finished. */
void
sp_draft_move_mention (SpDraft *self, SpMention mention, guint to)
{
  GPtrArray *parties;

  g_return_if_fail (self != NULL && sp_draft_get (self, SP_FINDING_PARTY, to) != NULL);

  parties = self->findings[SP_FINDING_PARTY];
  for (guint i = 0; i < parties->len; i++)
    {
      SpParty *party = g_ptr_array_index (parties, i);

      for (guint k = party == NULL || i == to ? 0 : party->mentions->len; k > 0; k--)
        if (sp_span_overlaps (g_array_index (party->mentions, SpMention, k - 1).span, mention.span))
          {
            mention = g_array_index (party->mentions, SpMention, k - 1);
            g_array_remove_index (party->mentions, k - 1);
            follow_mention (self, mention.span, (int)i, (int)to);
          }
    }
  add_mention (g_ptr_array_index (parties, to), mention);
  g_array_sort (((SpParty *)g_ptr_array_index (parties, to))->mentions, compare_mentions);
}

static guint
count_words (const SpText *text, const SpSpans *spans)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (SpToken));
  guint words = 0;

  for (guint i = 0; i < spans->n; i++)
    sp_tokenizer_run (text,
                      sp_text_byte_at (text, spans->items[i].start),
                      sp_text_byte_at (text, spans->items[i].end),
                      tokens);
  for (guint i = 0; i < tokens->len; i++)
    words += g_array_index (tokens, SpToken, i).kind != SP_TOKEN_PUNCTUATION;
  return words;
}

static void
shift (guint *number, gint64 by)
{
  gint64 sum = (gint64)*number + by;

  *number = (guint)CLAMP (sum, 0, G_MAXUINT);
}

/* Counts the words of @quote for its speaker (@sign: 1), or takes them off again (-1): around each
 * change of a quote. */
void
sp_draft_count_quote (SpDraft *self, guint quote, int sign)
{
  const SpQuote *value;
  gint64 words;
  int speaker;

  g_return_if_fail (self != NULL && sp_draft_get (self, SP_FINDING_QUOTE, quote) != NULL);

  value = sp_draft_get (self, SP_FINDING_QUOTE, quote);
  words = (gint64)count_words (self->text, &value->content) * sign;
  if (value->via == SP_NONE)
    self->attributed_words += words;
  speaker = sp_draft_find_party (self, value->speaker);
  if (speaker != SP_NONE)
    {
      SpParty *party = sp_draft_get (self, SP_FINDING_PARTY, (guint)speaker);

      shift (&party->n_quotes, sign);
      shift (value->kind == SP_QUOTE_DIRECT ? &party->direct_words : &party->indirect_words, words);
    }
}
