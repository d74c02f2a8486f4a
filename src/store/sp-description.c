/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-description.h"

static void
clear_anchor (gpointer data)
{
  sp_anchor_clear (data);
}

static GArray *
new_anchors (void)
{
  GArray *anchors = g_array_new (FALSE, TRUE, sizeof (SpAnchor));

  g_array_set_clear_func (anchors, clear_anchor);
  return anchors;
}

/* Makes a description that says nothing yet. Returns: (transfer full). */
SpDescription *
sp_description_new (SpFindingKind kind)
{
  SpDescription *self = g_new0 (SpDescription, 1);

  self->kind = kind;
  self->words = new_anchors ();
  self->cue = new_anchors ();
  self->source = new_anchors ();
  return self;
}

void
sp_description_free (SpDescription *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_free (self->key);
  g_array_unref (self->words);
  g_array_unref (self->cue);
  g_array_unref (self->source);
  g_clear_pointer (&self->holder, sp_description_free);
  g_clear_pointer (&self->target, sp_description_free);
  g_clear_pointer (&self->claim, sp_description_free);
  g_clear_pointer (&self->reporter, sp_description_free);
  g_free (self->act);
  g_free (self->date);
  g_free (self);
}

static void
add_span (GArray *anchors, SpText *text, SpSpan span)
{
  SpAnchor anchor = { 0 };

  sp_anchor_init_from_text (&anchor, text, span);
  g_array_append_val (anchors, anchor);
}

/* Adds the anchors of @spans (code points) to @anchors. */
void
sp_anchors_add_spans (GArray *anchors, SpText *text, const SpSpans *spans)
{
  g_return_if_fail (anchors != NULL && text != NULL && spans != NULL);

  for (guint i = 0; i < spans->n; i++)
    add_span (anchors, text, spans->items[i]);
}

/* The mentions that tell most: names before all others. */
static void
add_mentions (SpDescription *self, SpText *text, const SpParty *party)
{
  for (guint how = SP_MENTION_NAME; how <= SP_MENTION_PRONOUN; how++)
    for (guint i = 0; i < party->mentions->len && self->words->len < SP_MAX_MENTIONS; i++)
      {
        const SpMention *mention = &g_array_index (party->mentions, SpMention, i);

        if (mention->how == how && (how < SP_MENTION_PRONOUN || self->words->len == 0))
          add_span (self->words, text, mention->span);
      }
}

static SpDescription *
describe_party (const SpAnalysis *analysis, int index)
{
  SpDescription *self;
  const SpParty *party;

  if (index == SP_NONE)
    return NULL;
  party = sp_analysis_get_party (analysis, (guint)index);
  self = sp_description_new (SP_FINDING_PARTY);
  self->name = g_strdup (party->name);
  self->key = g_strdup (party->key);
  self->type = (int)party->kind;
  add_mentions (self, sp_analysis_get_text (analysis), party);
  return self;
}

static SpDescription *
describe_claim (const SpAnalysis *analysis, int index)
{
  SpDescription *self;
  const SpClaim *claim;

  if (index == SP_NONE)
    return NULL;
  claim = sp_analysis_get_claim (analysis, (guint)index);
  self = sp_description_new (SP_FINDING_CLAIM);
  self->name = g_strdup (claim->label);
  self->holder = describe_party (analysis, claim->about);
  sp_anchors_add_spans (self->words, sp_analysis_get_text (analysis), &claim->spans);
  return self;
}

static SpDescription *
describe_happening (const SpAnalysis *analysis, const SpHappening *happening)
{
  SpDescription *self = sp_description_new (SP_FINDING_HAPPENING);

  self->name = g_strdup (happening->label);
  self->date = g_strconcat (happening->from, "/", happening->to, NULL);
  add_span (self->words, sp_analysis_get_text (analysis), happening->span);
  return self;
}

/* Describes @quote, which may be no quote of @analysis but whose numbers and spans (code points)
 * are of it. Returns: (transfer full). */
SpDescription *
sp_description_new_of_quote (const SpAnalysis *analysis, const SpQuote *quote)
{
  SpDescription *self;
  SpText *text;

  g_return_val_if_fail (analysis != NULL && quote != NULL, NULL);

  text = sp_analysis_get_text (analysis);
  self = sp_description_new (SP_FINDING_QUOTE);
  self->type = (int)quote->kind;
  sp_anchors_add_spans (self->words, text, &quote->content);
  sp_anchors_add_spans (self->cue, text, &quote->cue);
  sp_anchors_add_spans (self->source, text, &quote->source);
  self->holder = describe_party (analysis, quote->speaker);
  self->anonymous = quote->anonymous;
  self->act = g_strdup (quote->act);
  return self;
}

/* Describes @stance, which may be no stance of @analysis but whose numbers and spans (code points)
 * are of it. Returns: (transfer full). */
SpDescription *
sp_description_new_of_stance (const SpAnalysis *analysis, const SpStance *stance)
{
  SpDescription *self;
  SpText *text;

  g_return_val_if_fail (analysis != NULL && stance != NULL, NULL);

  text = sp_analysis_get_text (analysis);
  self = sp_description_new (SP_FINDING_STANCE);
  self->type = (int)stance->type;
  sp_anchors_add_spans (self->words, text, &stance->evidence);
  sp_anchors_add_spans (self->cue, text, &stance->cue);
  self->holder = describe_party (analysis, stance->holder);
  self->target = describe_party (analysis, stance->target_party);
  self->claim = describe_claim (analysis, stance->target_claim);
  self->reporter = describe_party (analysis, stance->reported_by);
  self->negated = stance->negated;
  self->modality = stance->modality;
  self->root = stance->root;
  self->polarity = stance->polarity;
  self->date = g_strdup (stance->date);
  return self;
}

/* Describes finding @index of @analysis. Returns: (transfer full). */
SpDescription *
sp_description_new_of (const SpAnalysis *analysis, SpFindingKind kind, guint index)
{
  g_return_val_if_fail (analysis != NULL && (guint)kind < SP_N_FINDING_KINDS, NULL);
  g_return_val_if_fail (index < sp_analysis_count (analysis, kind), NULL);

  switch (kind)
    {
    case SP_FINDING_PARTY:
      return describe_party (analysis, (int)index);
    case SP_FINDING_QUOTE:
      return sp_description_new_of_quote (analysis, sp_analysis_get_quote (analysis, index));
    case SP_FINDING_STANCE:
      return sp_description_new_of_stance (analysis, sp_analysis_get_stance (analysis, index));
    case SP_FINDING_CLAIM:
      return describe_claim (analysis, (int)index);
    case SP_FINDING_HAPPENING:
      return describe_happening (analysis, sp_analysis_get_happening (analysis, index));
    case SP_N_FINDING_KINDS:
    default:
      g_return_val_if_reached (NULL);
    }
}
