/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "sp-analyzer.h"
#include "sp-article.h"
#include "sp-item.h"

G_BEGIN_DECLS

/* SpDocument: one open article with its findings. The only writer of its lists. Main thread only;
 * the analysis runs in a worker thread, and late results of an older article are dropped. */
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

void sp_document_set_article (SpDocument *self, SpArticle *article);
void sp_document_set_found (SpDocument *self,
                            SpArticle *article,
                            SpAnalysis *analysis); /* nullable; starts the analysis */
/* Nullable, borrowed; property "article" (a pointer) notifies. The lists and the analysis stay
 * those of before until the new ones are there: whoever paints compares sp_analysis_get_text
 * (analysis) == sp_article_get_text (article). */
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
GListModel *sp_document_get_notes (SpDocument *self);      /* empty until annotation exists */

/* What stands at @offset (code points): the narrowest of mention, cue, content there. Nullable,
 * borrowed. */
SpItem *sp_document_find_item (SpDocument *self, guint offset, SpItemKind kind);

G_END_DECLS
