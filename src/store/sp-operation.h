/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-mark.h"

G_BEGIN_DECLS

/* SpOperation: one thing that the reader did to an article. It names what it touches by words
 * (SpDescription, SpAnchor), so that it holds for any analysis of any version of the text.
 * Immutable, any thread.
 *
 * How the window uses them:
 *   sp_operation_log_take (sp_document_get_log (document),
 *                          sp_operation_new_rename (analysis, party, "Port of Aldmere"));
 * where @analysis is always what is shown (sp_document_get_analysis) and numbers are its indices
 * (sp_item_get_index). Nothing else is to be done: the document follows its log and changes its
 * lists. Several operations that are one act for the reader (a bulk action) stand between
 * sp_operation_log_begin_act and sp_operation_log_end_act. For a value that the reader edits, fill
 * an SpQuote or SpStance on the stack (it is only read; a copy of the struct shares its spans). */
typedef enum
{
  SP_OPERATION_ACCEPT,          /* subject */
  SP_OPERATION_REJECT,          /* subject */
  SP_OPERATION_RENAME,          /* subject: a party; name */
  SP_OPERATION_MERGE,           /* subject: a party that becomes part of value */
  SP_OPERATION_KEEP_APART,      /* subject: a party that is not the same as value */
  SP_OPERATION_SPLIT,           /* subject: a party; value: the new one, with its mentions */
  SP_OPERATION_SET_KIND,        /* subject: a party; party_kind */
  SP_OPERATION_SET_SPEAKS_FOR,  /* subject: a party; value: a party or NULL */
  SP_OPERATION_ADD_PARTY,       /* value */
  SP_OPERATION_SET_SPEAKER,     /* subject: a quote; value: a party or NULL */
  SP_OPERATION_SET_QUOTE,       /* subject; value */
  SP_OPERATION_ADD_QUOTE,       /* value */
  SP_OPERATION_SET_STANCE,      /* subject; value */
  SP_OPERATION_ADD_STANCE,      /* value */
  SP_OPERATION_ADD_MARK,        /* mark */
  SP_OPERATION_EDIT_MARK,       /* mark: as it is now */
  SP_OPERATION_DELETE_MARK,     /* mark: as it was */
  SP_OPERATION_ADD_TAG,         /* name: a tag of the article */
  SP_OPERATION_REMOVE_TAG,      /* name */
  SP_OPERATION_DROP_PARAGRAPH,  /* place: its words */
  SP_OPERATION_SPLIT_PARAGRAPH, /* place: the words behind the break */
  SP_OPERATION_NOT_IN_ARTICLE,  /* place: stays in the text, but is no part of the article */
  SP_OPERATION_IS_TITLE,        /* place: is the headline */
  SP_OPERATION_IN_ARTICLE,      /* place: is a paragraph of the article after all */
  SP_OPERATION_REVERT_REPAIR,   /* name: the id of a repair that counts no longer */
  SP_N_OPERATION_KINDS,
} SpOperationKind;

typedef struct
{
  gatomicrefcount ref_count;
  SpOperationKind kind;
  char *id;    /* a UUID */
  gint64 made; /* seconds since 1970 */
  char *hash;  /* nullable: SHA-256 of the text that its anchors were made in */
  SpDescription *subject;
  SpDescription *value;
  SpMark *mark;
  SpAnchor place; /* exact is NULL where there is none */
  char *name;
  SpPartyKind party_kind;
} SpOperation;

/* All return (transfer full). Spans are code points of the analysis's text. */
SpOperation *sp_operation_new_accept (SpAnalysis *analysis, SpFindingKind kind, guint index);
SpOperation *sp_operation_new_reject (SpAnalysis *analysis, SpFindingKind kind, guint index);
SpOperation *sp_operation_new_rename (SpAnalysis *analysis, guint party, const char *name);
SpOperation *sp_operation_new_merge (SpAnalysis *analysis, guint party, guint into);
SpOperation *sp_operation_new_keep_apart (SpAnalysis *analysis, guint party, guint other);
SpOperation *sp_operation_new_split (SpAnalysis *analysis,
                                     guint party,
                                     const SpSpans *mentions,
                                     const char *name,
                                     SpPartyKind kind);
SpOperation *sp_operation_new_set_kind (SpAnalysis *analysis, guint party, SpPartyKind kind);
SpOperation *sp_operation_new_set_speaks_for (SpAnalysis *analysis, guint party, int principal);
SpOperation *sp_operation_new_add_party (SpAnalysis *analysis,
                                         const char *name,
                                         SpPartyKind kind,
                                         const SpSpans *mentions);
SpOperation *sp_operation_new_set_speaker (SpAnalysis *analysis, guint quote, int party);
SpOperation *sp_operation_new_set_quote (SpAnalysis *analysis, guint quote, const SpQuote *value);
SpOperation *sp_operation_new_add_quote (SpAnalysis *analysis, const SpQuote *value);
SpOperation *
sp_operation_new_set_stance (SpAnalysis *analysis, guint stance, const SpStance *value);
SpOperation *sp_operation_new_add_stance (SpAnalysis *analysis, const SpStance *value);
SpOperation *sp_operation_new_add_mark (SpMark *mark);
SpOperation *sp_operation_new_edit_mark (SpMark *mark);
SpOperation *sp_operation_new_delete_mark (SpMark *mark);
SpOperation *sp_operation_new_tag (const char *tag, gboolean on);
SpOperation *sp_operation_new_repair (SpOperationKind kind, SpText *text, SpSpan span);
SpOperation *sp_operation_new_revert_repair (const SpOperation *repair);

SpOperation *sp_operation_ref (SpOperation *self);
void sp_operation_unref (SpOperation *self);
const char *sp_operation_kind_to_string (SpOperationKind kind);
gboolean sp_operation_is_repair (const SpOperation *self);

GPtrArray *sp_operations_list_tags (GPtrArray *operations) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *sp_operations_list_marks (GPtrArray *operations) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *sp_operations_list_repairs (GPtrArray *operations) G_GNUC_WARN_UNUSED_RESULT;

char *sp_operation_to_json (const SpOperation *self);
SpOperation *
sp_operation_from_json (const char *json, gssize n_bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpOperation, sp_operation_unref)

G_END_DECLS
