/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-operation.h"

static SpOperation *
new_operation (SpOperationKind kind, SpText *text)
{
  SpOperation *self = g_new0 (SpOperation, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->id = g_uuid_string_random ();
  self->made = g_get_real_time () / G_USEC_PER_SEC;
  self->hash = text != NULL ? g_strdup (sp_text_get_sha256 (text)) : NULL;
  return self;
}

SpOperation *
sp_operation_ref (SpOperation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_operation_unref (SpOperation *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->id);
  g_free (self->hash);
  g_clear_pointer (&self->subject, sp_description_free);
  g_clear_pointer (&self->value, sp_description_free);
  g_clear_pointer (&self->mark, sp_mark_unref);
  sp_anchor_clear (&self->place);
  g_free (self->name);
  g_free (self);
}

/* Returns: the word for it in JSON. */
const char *
sp_operation_kind_to_string (SpOperationKind kind)
{
  static const char *const names[SP_N_OPERATION_KINDS] = {
    "accept",          "reject",         "rename",         "merge",      "keep-apart",
    "split",           "set-kind",       "set-speaks-for", "add-party",  "set-speaker",
    "set-quote",       "add-quote",      "set-stance",     "add-stance", "add-mark",
    "edit-mark",       "delete-mark",    "add-tag",        "remove-tag", "drop-paragraph",
    "split-paragraph", "not-in-article", "is-title",       "in-article", "revert-repair",
  };

  g_return_val_if_fail ((guint)kind < SP_N_OPERATION_KINDS, NULL);

  return names[kind];
}

/* Returns: TRUE for those that change the text of the article (sp_repairs_apply). */
gboolean
sp_operation_is_repair (const SpOperation *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->kind >= SP_OPERATION_DROP_PARAGRAPH;
}

static SpOperation *
new_on (SpOperationKind operation, SpAnalysis *analysis, SpFindingKind kind, guint index)
{
  SpOperation *self = new_operation (operation, sp_analysis_get_text (analysis));

  self->subject = sp_description_new_of (analysis, kind, index);
  return self;
}

/* The finding is right: it stays, whatever another analysis says. */
SpOperation *
sp_operation_new_accept (SpAnalysis *analysis, SpFindingKind kind, guint index)
{
  g_return_val_if_fail (analysis != NULL && (guint)kind < SP_N_FINDING_KINDS, NULL);
  g_return_val_if_fail (index < sp_analysis_count (analysis, kind), NULL);

  return new_on (SP_OPERATION_ACCEPT, analysis, kind, index);
}

/* The finding is wrong: it is not shown. */
SpOperation *
sp_operation_new_reject (SpAnalysis *analysis, SpFindingKind kind, guint index)
{
  g_return_val_if_fail (analysis != NULL && (guint)kind < SP_N_FINDING_KINDS, NULL);
  g_return_val_if_fail (index < sp_analysis_count (analysis, kind), NULL);

  return new_on (SP_OPERATION_REJECT, analysis, kind, index);
}

static gboolean
is_party (SpAnalysis *analysis, guint party)
{
  return analysis != NULL && party < sp_analysis_get_n_parties (analysis);
}

/* The party is called @name. */
SpOperation *
sp_operation_new_rename (SpAnalysis *analysis, guint party, const char *name)
{
  SpOperation *self;

  g_return_val_if_fail (is_party (analysis, party) && name != NULL && *name != '\0', NULL);

  self = new_on (SP_OPERATION_RENAME, analysis, SP_FINDING_PARTY, party);
  self->name = g_strdup (name);
  return self;
}

/* @party is the same as @into, whose name stays. */
SpOperation *
sp_operation_new_merge (SpAnalysis *analysis, guint party, guint into)
{
  SpOperation *self;

  g_return_val_if_fail (is_party (analysis, party) && is_party (analysis, into), NULL);
  g_return_val_if_fail (party != into, NULL);

  self = new_on (SP_OPERATION_MERGE, analysis, SP_FINDING_PARTY, party);
  self->value = sp_description_new_of (analysis, SP_FINDING_PARTY, into);
  return self;
}

/* @party is not the same as @other, however like they are. */
SpOperation *
sp_operation_new_keep_apart (SpAnalysis *analysis, guint party, guint other)
{
  SpOperation *self;

  g_return_val_if_fail (is_party (analysis, party) && is_party (analysis, other), NULL);
  g_return_val_if_fail (party != other, NULL);

  self = new_on (SP_OPERATION_KEEP_APART, analysis, SP_FINDING_PARTY, party);
  self->value = sp_description_new_of (analysis, SP_FINDING_PARTY, other);
  return self;
}

static SpDescription *
describe_new_party (SpAnalysis *analysis,
                    const char *name,
                    SpPartyKind kind,
                    const SpSpans *mentions)
{
  SpDescription *party = sp_description_new (SP_FINDING_PARTY);

  party->name = g_strdup (name);
  party->key = g_utf8_casefold (name, -1);
  party->type = (int)kind;
  sp_anchors_add_spans (party->words, sp_analysis_get_text (analysis), mentions);
  return party;
}

/* @mentions of @party are another party: the one called @name, or a new one. */
SpOperation *
sp_operation_new_split (SpAnalysis *analysis,
                        guint party,
                        const SpSpans *mentions,
                        const char *name,
                        SpPartyKind kind)
{
  SpOperation *self;

  g_return_val_if_fail (is_party (analysis, party) && name != NULL && *name != '\0', NULL);
  g_return_val_if_fail (mentions != NULL && mentions->n > 0, NULL);

  self = new_on (SP_OPERATION_SPLIT, analysis, SP_FINDING_PARTY, party);
  self->value = describe_new_party (analysis, name, kind, mentions);
  return self;
}

/* The party is of @kind. */
SpOperation *
sp_operation_new_set_kind (SpAnalysis *analysis, guint party, SpPartyKind kind)
{
  SpOperation *self;

  g_return_val_if_fail (is_party (analysis, party), NULL);

  self = new_on (SP_OPERATION_SET_KIND, analysis, SP_FINDING_PARTY, party);
  self->party_kind = kind;
  return self;
}

/* The party speaks for @principal, or for nobody (SP_NONE). */
SpOperation *
sp_operation_new_set_speaks_for (SpAnalysis *analysis, guint party, int principal)
{
  SpOperation *self;

  g_return_val_if_fail (is_party (analysis, party), NULL);
  g_return_val_if_fail (principal == SP_NONE || is_party (analysis, (guint)principal), NULL);

  self = new_on (SP_OPERATION_SET_SPEAKS_FOR, analysis, SP_FINDING_PARTY, party);
  if (principal != SP_NONE)
    self->value = sp_description_new_of (analysis, SP_FINDING_PARTY, (guint)principal);
  return self;
}

/* There is a party called @name, mentioned at @mentions (code points). */
SpOperation *
sp_operation_new_add_party (SpAnalysis *analysis,
                            const char *name,
                            SpPartyKind kind,
                            const SpSpans *mentions)
{
  SpOperation *self;

  g_return_val_if_fail (analysis != NULL && name != NULL && *name != '\0', NULL);
  g_return_val_if_fail (mentions != NULL && mentions->n > 0, NULL);

  self = new_operation (SP_OPERATION_ADD_PARTY, sp_analysis_get_text (analysis));
  self->value = describe_new_party (analysis, name, kind, mentions);
  return self;
}

/* The quote is said by @party, or by no party (SP_NONE). */
SpOperation *
sp_operation_new_set_speaker (SpAnalysis *analysis, guint quote, int party)
{
  SpOperation *self;

  g_return_val_if_fail (analysis != NULL && quote < sp_analysis_get_n_quotes (analysis), NULL);
  g_return_val_if_fail (party == SP_NONE || is_party (analysis, (guint)party), NULL);

  self = new_on (SP_OPERATION_SET_SPEAKER, analysis, SP_FINDING_QUOTE, quote);
  if (party != SP_NONE)
    self->value = sp_description_new_of (analysis, SP_FINDING_PARTY, (guint)party);
  return self;
}

/* The quote is as @value says. Confidence and "because" of @value are not read. */
SpOperation *
sp_operation_new_set_quote (SpAnalysis *analysis, guint quote, const SpQuote *value)
{
  SpOperation *self;

  g_return_val_if_fail (analysis != NULL && quote < sp_analysis_get_n_quotes (analysis), NULL);
  g_return_val_if_fail (value != NULL && value->content.n > 0, NULL);

  self = new_on (SP_OPERATION_SET_QUOTE, analysis, SP_FINDING_QUOTE, quote);
  self->value = sp_description_new_of_quote (analysis, value);
  return self;
}

/* There is a quote as @value says. */
SpOperation *
sp_operation_new_add_quote (SpAnalysis *analysis, const SpQuote *value)
{
  SpOperation *self;

  g_return_val_if_fail (analysis != NULL && value != NULL && value->content.n > 0, NULL);

  self = new_operation (SP_OPERATION_ADD_QUOTE, sp_analysis_get_text (analysis));
  self->value = sp_description_new_of_quote (analysis, value);
  return self;
}

static gboolean
is_whole (const SpStance *stance)
{
  return stance != NULL && stance->holder != SP_NONE && stance->evidence.n > 0
         && (stance->target_party != SP_NONE || stance->target_claim != SP_NONE);
}

/* The stance is as @value says. Confidence and "because" of @value are not read. */
SpOperation *
sp_operation_new_set_stance (SpAnalysis *analysis, guint stance, const SpStance *value)
{
  SpOperation *self;

  g_return_val_if_fail (analysis != NULL && stance < sp_analysis_get_n_stances (analysis), NULL);
  g_return_val_if_fail (is_whole (value), NULL);

  self = new_on (SP_OPERATION_SET_STANCE, analysis, SP_FINDING_STANCE, stance);
  self->value = sp_description_new_of_stance (analysis, value);
  return self;
}

/* There is a stance as @value says: with a holder, a target and evidence. */
SpOperation *
sp_operation_new_add_stance (SpAnalysis *analysis, const SpStance *value)
{
  SpOperation *self;

  g_return_val_if_fail (analysis != NULL && is_whole (value), NULL);

  self = new_operation (SP_OPERATION_ADD_STANCE, sp_analysis_get_text (analysis));
  self->value = sp_description_new_of_stance (analysis, value);
  return self;
}

static SpOperation *
new_with_mark (SpOperationKind kind, SpMark *mark)
{
  SpOperation *self = new_operation (kind, NULL);

  self->mark = sp_mark_ref (mark);
  return self;
}

/* There is @mark. */
SpOperation *
sp_operation_new_add_mark (SpMark *mark)
{
  g_return_val_if_fail (mark != NULL, NULL);

  return new_with_mark (SP_OPERATION_ADD_MARK, mark);
}

/* The mark with the id of @mark is now @mark (see sp_mark_copy). */
SpOperation *
sp_operation_new_edit_mark (SpMark *mark)
{
  g_return_val_if_fail (mark != NULL, NULL);

  return new_with_mark (SP_OPERATION_EDIT_MARK, mark);
}

/* @mark is gone. */
SpOperation *
sp_operation_new_delete_mark (SpMark *mark)
{
  g_return_val_if_fail (mark != NULL, NULL);

  return new_with_mark (SP_OPERATION_DELETE_MARK, mark);
}

/* The article has @tag, or has it no longer. */
SpOperation *
sp_operation_new_tag (const char *tag, gboolean on)
{
  SpOperation *self;

  g_return_val_if_fail (tag != NULL && *tag != '\0', NULL);

  self = new_operation (on ? SP_OPERATION_ADD_TAG : SP_OPERATION_REMOVE_TAG, NULL);
  self->name = g_strdup (tag);
  return self;
}

/* A repair of the text. @span (code points of @text): the paragraph; for a split the words behind
 * the break, up to the end of the paragraph. */
SpOperation *
sp_operation_new_repair (SpOperationKind kind, SpText *text, SpSpan span)
{
  SpOperation *self;

  g_return_val_if_fail (kind >= SP_OPERATION_DROP_PARAGRAPH && kind <= SP_OPERATION_IN_ARTICLE,
                        NULL);
  g_return_val_if_fail (text != NULL && span.start < span.end, NULL);

  self = new_operation (kind, text);
  sp_anchor_init_from_text (&self->place, text, span);
  return self;
}

/* The text is as it was before @repair. */
SpOperation *
sp_operation_new_revert_repair (const SpOperation *repair)
{
  SpOperation *self;

  g_return_val_if_fail (repair != NULL && sp_operation_is_repair (repair), NULL);

  self = new_operation (SP_OPERATION_REVERT_REPAIR, NULL);
  self->name = g_strdup (repair->id);
  return self;
}
