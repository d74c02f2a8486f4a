/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "sp-analyzer.h"
#include "sp-article.h"
#include "sp-corrections.h"
#include "sp-engine.h"
#include "sp-item.h"
#include "sp-operation-log.h"

G_BEGIN_DECLS

/* SpDocument: one open article with its findings, as the reader has corrected them. The only writer
 * of its lists. Main thread only; the analysis runs in a worker thread, and late results of an
 * older article are dropped.
 *
 * To correct, highlight, note: add an operation to sp_document_get_log (document); to take it back:
 * sp_operation_log_undo. The document follows its log. A repair of the text makes another article,
 * which is analysed anew; all other operations show at once. To keep the log, connect to its
 * "written"; to open an article with a log that was kept, sp_operation_log_restore, then
 * sp_document_open. */
typedef enum
{
  SP_DOCUMENT_EMPTY,
  SP_DOCUMENT_ANALYZING,
  SP_DOCUMENT_READY,
  SP_DOCUMENT_FAILED,
} SpDocumentState;

#define SP_TYPE_DOCUMENT_STATE (sp_document_state_get_type ())
GType sp_document_state_get_type (void);

#define SP_TYPE_DOCUMENT (sp_document_get_type ())
G_DECLARE_FINAL_TYPE (SpDocument, sp_document, SP, DOCUMENT, GObject)

SpDocument *sp_document_new (SpAnalyzer *analyzer);
SpEngine *sp_document_get_engine (SpDocument *self); /* borrowed; any thread may run it */

void sp_document_set_article (SpDocument *self,
                              SpArticle *article); /* nullable; starts the analysis; an empty log */
void sp_document_open (SpDocument *self, SpArticle *article, SpOperationLog *log);
void sp_document_open_known (SpDocument *self,
                             SpArticle *article,
                             SpOperationLog *log,
                             SpAnalysis *machine);      /* nullable: found in it before */
SpAnalysis *sp_document_get_machine (SpDocument *self); /* nullable, borrowed: before corrections */
SpOperationLog *sp_document_get_log (SpDocument *self); /* borrowed; property "log" notifies */
/* Nullable, borrowed; property "corrections" notifies at each change of findings or notes, when the
 * lists are in step. */
SpCorrections *sp_document_get_corrections (SpDocument *self);
SpArticle *sp_document_get_original (SpDocument *self); /* nullable, borrowed: before repairs */
/* Nullable, borrowed: after the reader's repairs; property "article" (a pointer) notifies. The
 * lists and the analysis stay those of before until the new ones are there: whoever paints compares
 * sp_analysis_get_text (analysis) == sp_article_get_text (article). */
SpArticle *sp_document_get_article (SpDocument *self);
void sp_document_set_published (SpDocument *self,
                                const char *date); /* ISO 8601, nullable; analyses again */
SpAnalysis *
sp_document_get_analysis (SpDocument *self); /* nullable, borrowed; property "analysis" notifies
                                                when the lists are in step with it */
SpDocumentState sp_document_get_state (SpDocument *self); /* property "state" */
const GError *sp_document_get_error (SpDocument *self);   /* nullable */

/* All borrowed; the same objects for the whole life of the document. */
GListModel *sp_document_get_parties (SpDocument *self);    /* SpPartyItem, most prominent first */
GListModel *sp_document_get_quotes (SpDocument *self);     /* SpQuoteItem in order of the text */
GListModel *sp_document_get_stances (SpDocument *self);    /* SpStanceItem in order of the text */
GListModel *sp_document_get_claims (SpDocument *self);     /* SpClaimItem, most positions first */
GListModel *sp_document_get_happenings (SpDocument *self); /* SpHappeningItem, earliest first */
GListModel *sp_document_get_notes (SpDocument *self);      /* SpNoteItem: on the article, in order
                                                               of the text, lost ones; they are
                                                               about the article of now at once */

/* What stands at @offset (code points): the narrowest of mention, cue, content there. Nullable,
 * borrowed. */
SpItem *sp_document_find_item (SpDocument *self, guint offset, SpItemKind kind);

G_END_DECLS
