/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-analysis-private.h"

#include <string.h>

static void
merge_clear (gpointer data)
{
  g_free (((SpMerge *)data)->because);
}

/* Makes an empty analysis of @text. Returns: (transfer full). */
SpAnalysis *
sp_analysis_new (SpText *text)
{
  SpAnalysis *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (SpAnalysis, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->text = sp_text_ref (text);
  self->sentences = g_array_new (FALSE, FALSE, sizeof (SpSpan));
  self->parties = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_party_free);
  self->quotes = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_quote_free);
  self->stances = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_stance_free);
  self->claims = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_claim_free);
  self->happenings = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_happening_free);
  self->merges = g_array_new (FALSE, FALSE, sizeof (SpMerge));
  g_array_set_clear_func (self->merges, merge_clear);
  return self;
}

static gboolean
is_for (SpPositionKind kind)
{
  return kind == SP_POSITION_ASSERTS || kind == SP_POSITION_CONFIRMS;
}

static gboolean
is_against (SpPositionKind kind)
{
  return kind == SP_POSITION_DENIES || kind == SP_POSITION_DOUBTS;
}

/* Tells whether one party holds what another does not. */
gboolean
sp_claim_is_disputed (const SpClaim *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->positions->len; i++)
    for (guint j = 0; j < self->positions->len; j++)
      {
        const SpPosition *one = &g_array_index (self->positions, SpPosition, i);
        const SpPosition *other = &g_array_index (self->positions, SpPosition, j);

        if (one->party != other->party && is_for (one->kind) && is_against (other->kind))
          return TRUE;
      }
  return FALSE;
}

SpAnalysis *
sp_analysis_ref (SpAnalysis *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_analysis_unref (SpAnalysis *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->sentences);
  g_ptr_array_unref (self->parties);
  g_ptr_array_unref (self->quotes);
  g_ptr_array_unref (self->stances);
  g_ptr_array_unref (self->claims);
  g_ptr_array_unref (self->happenings);
  g_array_unref (self->merges);
  g_free (self->coverage.language);
  sp_text_unref (self->text);
  g_free (self);
}

/* Makes a party without mentions. Its key is the folded name; the caller keeps keys unique.
 * Returns: (transfer full). */
SpParty *
sp_party_new (const char *name, SpPartyKind kind)
{
  SpParty *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (SpParty, 1);
  self->key = g_utf8_casefold (name, -1);
  self->name = g_strdup (name);
  self->kind = kind;
  self->aliases = g_ptr_array_new_with_free_func (g_free);
  self->speaks_for = SP_NONE;
  self->mentions = g_array_new (FALSE, FALSE, sizeof (SpMention));
  return self;
}

void
sp_party_free (SpParty *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->key);
  g_free (self->name);
  g_ptr_array_unref (self->aliases);
  g_free (self->role);
  g_array_unref (self->mentions);
  g_free (self);
}

/* Makes a quote without words, speaker or confidence. Returns: (transfer full). */
SpQuote *
sp_quote_new (SpQuoteKind kind)
{
  SpQuote *self = g_new0 (SpQuote, 1);

  self->kind = kind;
  self->speaker = SP_NONE;
  self->via = SP_NONE;
  return self;
}

void
sp_quote_free (SpQuote *self)
{
  g_return_if_fail (self != NULL);

  sp_spans_clear (&self->content);
  sp_spans_clear (&self->cue);
  sp_spans_clear (&self->source);
  g_free (self->act);
  g_free (self->because);
  g_free (self);
}

/* Makes a stance without target. Returns: (transfer full). */
SpStance *
sp_stance_new (int holder, SpStanceType type)
{
  SpStance *self = g_new0 (SpStance, 1);

  self->holder = holder;
  self->type = type;
  self->target_party = SP_NONE;
  self->target_claim = SP_NONE;
  self->reported_by = SP_NONE;
  return self;
}

void
sp_stance_free (SpStance *self)
{
  g_return_if_fail (self != NULL);

  sp_spans_clear (&self->cue);
  sp_spans_clear (&self->evidence);
  g_free (self->date);
  g_free (self->because);
  g_free (self);
}

static void
clear_position (gpointer data)
{
  sp_spans_clear (&((SpPosition *)data)->evidence);
}

/* Makes a claim without positions. Returns: (transfer full). */
SpClaim *
sp_claim_new (const char *label)
{
  SpClaim *self;

  g_return_val_if_fail (label != NULL, NULL);

  self = g_new0 (SpClaim, 1);
  self->label = g_strdup (label);
  self->about = SP_NONE;
  self->positions = g_array_new (FALSE, FALSE, sizeof (SpPosition));
  g_array_set_clear_func (self->positions, clear_position);
  return self;
}

void
sp_claim_free (SpClaim *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->label);
  sp_spans_clear (&self->spans);
  g_array_unref (self->positions);
  g_free (self);
}

/* Makes a happening at a date or range (ISO 8601, both ends included). Returns: (transfer full). */
SpHappening *
sp_happening_new (const char *from, const char *to)
{
  SpHappening *self;

  g_return_val_if_fail (from != NULL && to != NULL, NULL);

  self = g_new0 (SpHappening, 1);
  self->from = g_strdup (from);
  self->to = g_strdup (to);
  self->parties = g_array_new (FALSE, FALSE, sizeof (int));
  return self;
}

void
sp_happening_free (SpHappening *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->from);
  g_free (self->to);
  g_free (self->label);
  g_array_unref (self->parties);
  g_free (self);
}

/* Returns: (transfer none): the text that was analysed. */
SpText *
sp_analysis_get_text (const SpAnalysis *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/* Returns: (transfer none): @n sentences. */
const SpSpan *
sp_analysis_get_sentences (const SpAnalysis *self, guint *n)
{
  g_return_val_if_fail (self != NULL && n != NULL, NULL);

  *n = self->sentences->len;
  return (const SpSpan *)self->sentences->data;
}

guint
sp_analysis_get_n_parties (const SpAnalysis *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->parties->len;
}

/* Returns: (transfer none). */
const SpParty *
sp_analysis_get_party (const SpAnalysis *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->parties->len, NULL);

  return g_ptr_array_index (self->parties, index);
}

guint
sp_analysis_get_n_quotes (const SpAnalysis *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->quotes->len;
}

/* Returns: (transfer none). */
const SpQuote *
sp_analysis_get_quote (const SpAnalysis *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->quotes->len, NULL);

  return g_ptr_array_index (self->quotes, index);
}

guint
sp_analysis_get_n_stances (const SpAnalysis *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->stances->len;
}

/* Returns: (transfer none). */
const SpStance *
sp_analysis_get_stance (const SpAnalysis *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->stances->len, NULL);

  return g_ptr_array_index (self->stances, index);
}

guint
sp_analysis_get_n_claims (const SpAnalysis *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->claims->len;
}

/* Returns: (transfer none). */
const SpClaim *
sp_analysis_get_claim (const SpAnalysis *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->claims->len, NULL);

  return g_ptr_array_index (self->claims, index);
}

guint
sp_analysis_get_n_happenings (const SpAnalysis *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->happenings->len;
}

/* Returns: (transfer none). */
const SpHappening *
sp_analysis_get_happening (const SpAnalysis *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->happenings->len, NULL);

  return g_ptr_array_index (self->happenings, index);
}

/* Returns: (transfer none) (nullable): @n pairs of parties that may be one, likeliest first. */
const SpMerge *
sp_analysis_get_merges (const SpAnalysis *self, guint *n)
{
  g_return_val_if_fail (self != NULL && n != NULL, NULL);

  *n = self->merges->len;
  return *n > 0 ? &g_array_index (self->merges, SpMerge, 0) : NULL;
}

/* Returns: (transfer none): how much was looked at. */
const SpCoverage *
sp_analysis_get_coverage (const SpAnalysis *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->coverage;
}

static gboolean
find_name (const char *const *names, guint n, const char *string, guint *index)
{
  for (guint i = 0; i < n; i++)
    if (names[i] != NULL && strcmp (names[i], string) == 0)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

static const char *const party_kind_names[] = {
  "person", "organization", "government", "country", "place", "group", "other",
};

/* Returns: the contract's word for it. */
const char *
sp_party_kind_to_string (SpPartyKind kind)
{
  g_return_val_if_fail ((guint)kind < G_N_ELEMENTS (party_kind_names), NULL);

  return party_kind_names[kind];
}

static const char *const mention_how_names[] = {
  "name", "alias", "metonym", "nominal", "pronoun",
};

/* Returns: the contract's word for it. */
const char *
sp_mention_how_to_string (SpMentionHow how)
{
  g_return_val_if_fail ((guint)how < G_N_ELEMENTS (mention_how_names), NULL);

  return mention_how_names[how];
}

static const char *const quote_kind_names[] = {
  "direct",
  "mixed",
  "indirect",
};

/* Returns: the contract's word for it. */
const char *
sp_quote_kind_to_string (SpQuoteKind kind)
{
  g_return_val_if_fail ((guint)kind < G_N_ELEMENTS (quote_kind_names), NULL);

  return quote_kind_names[kind];
}

static const char *const stance_type_names[] = {
  "asserts",  "denies",   "doubts",    "confirms",   "supports", "agrees",  "cooperates",
  "consults", "aids",     "concedes",  "criticises", "accuses",  "rejects", "demands",
  "warns",    "protests", "sanctions", "coerces",    "attacks",
};

/* Returns: the contract's word for it. */
const char *
sp_stance_type_to_string (SpStanceType type)
{
  g_return_val_if_fail ((guint)type < G_N_ELEMENTS (stance_type_names), NULL);

  return stance_type_names[type];
}

/* Returns: TRUE if @string is one of the contract's words, which is then in @type. */
gboolean
sp_stance_type_from_string (const char *string, SpStanceType *type)
{
  guint index;

  g_return_val_if_fail (string != NULL && type != NULL, FALSE);

  if (!find_name (stance_type_names, G_N_ELEMENTS (stance_type_names), string, &index))
    return FALSE;
  *type = index;
  return TRUE;
}

static const char *const event_root_names[] = {
  NULL,     "AGREE",  "CONSULT",  "SUPPORT", "COOPERATE", "AID",      "YIELD",  "REQUEST",
  "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE", "ASSAULT",
};

/* Returns: the contract's word for it (NULL for SP_EVENT_NONE). */
const char *
sp_event_root_to_string (SpEventRoot root)
{
  g_return_val_if_fail ((guint)root < G_N_ELEMENTS (event_root_names), NULL);

  return event_root_names[root];
}

/* Returns: TRUE if @string is one of the contract's words, which is then in @root. */
gboolean
sp_event_root_from_string (const char *string, SpEventRoot *root)
{
  guint index;

  g_return_val_if_fail (string != NULL && root != NULL, FALSE);

  if (!find_name (event_root_names, G_N_ELEMENTS (event_root_names), string, &index))
    return FALSE;
  *root = index;
  return TRUE;
}

static const char *const modality_names[] = {
  "actual", "alleged", "possible", "future", "past", "hypothetical",
};

/* Returns: the contract's word for it. */
const char *
sp_modality_to_string (SpModality modality)
{
  g_return_val_if_fail ((guint)modality < G_N_ELEMENTS (modality_names), NULL);

  return modality_names[modality];
}

static const char *const position_kind_names[] = {
  "asserts", "denies", "doubts", "confirms", "declines-to-comment",
};

/* Returns: the contract's word for it. */
const char *
sp_position_kind_to_string (SpPositionKind kind)
{
  g_return_val_if_fail ((guint)kind < G_N_ELEMENTS (position_kind_names), NULL);

  return position_kind_names[kind];
}
