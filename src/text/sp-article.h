/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "sp-spans.h"
#include "sp-text.h"

G_BEGIN_DECLS

/* SpArticle: what an importer gives: the text, its blocks, and what is known of it. Immutable once
 * shared (the setters are for the importer that builds it); then safe in any thread. */
typedef struct _SpArticle SpArticle;

typedef enum
{
  SP_BLOCK_PARAGRAPH,
  SP_BLOCK_HEADING, /* the headline is level 1 */
  SP_BLOCK_QUOTE,
  SP_BLOCK_LIST_ITEM,
  SP_BLOCK_CAPTION,
  SP_BLOCK_PREFORMATTED,
  SP_BLOCK_TABLE,
  SP_BLOCK_METADATA, /* dateline line, byline, agency code: part of the text, not of the prose */
} SpBlockKind;

typedef struct
{
  SpSpan span;
  SpBlockKind kind;
  guint level; /* of a heading or list; else 0 */
} SpBlock;

typedef struct
{
  SpSpan span;
  char *href;
} SpLink;

typedef enum
{
  SP_EMPHASIS_ITALIC,
  SP_EMPHASIS_BOLD,
} SpEmphasisKind;

typedef struct
{
  SpSpan span;
  SpEmphasisKind kind;
} SpEmphasis;

SpArticle *sp_article_new (SpText *text) G_GNUC_WARN_UNUSED_RESULT;
SpArticle *sp_article_ref (SpArticle *self);
void sp_article_unref (SpArticle *self);
SpArticle *sp_article_copy_with_published (SpArticle *self, const char *published);

SpText *sp_article_get_text (const SpArticle *self);
gboolean sp_article_is_plain (const SpArticle *self);
const char *sp_article_get_title (const SpArticle *self);
SpSpan sp_article_get_title_span (const SpArticle *self);
const char *const *sp_article_get_byline (const SpArticle *self);
const char *sp_article_get_site (const SpArticle *self);
const char *sp_article_get_published (const SpArticle *self);
const char *sp_article_get_modified (const SpArticle *self);
const char *sp_article_get_language (const SpArticle *self);
const char *sp_article_get_url (const SpArticle *self);
const char *sp_article_get_lead_image (const SpArticle *self);
const char *sp_article_get_next_page (const SpArticle *self);
const SpBlock *sp_article_get_blocks (const SpArticle *self, guint *n);
const SpLink *sp_article_get_links (const SpArticle *self, guint *n);
const SpEmphasis *sp_article_get_emphasis (const SpArticle *self, guint *n);
const SpSpan *sp_article_get_datelines (const SpArticle *self, guint *n);

void sp_article_set_plain (SpArticle *self, gboolean plain);
void sp_article_set_title (SpArticle *self, const char *title, SpSpan in_text);
void sp_article_add_byline (SpArticle *self, const char *name);
void sp_article_set_site (SpArticle *self, const char *site);
void sp_article_set_published (SpArticle *self, const char *iso_8601);
void sp_article_set_modified (SpArticle *self, const char *iso_8601);
void sp_article_set_language (SpArticle *self, const char *bcp_47);
void sp_article_set_url (SpArticle *self, const char *url);
void sp_article_set_lead_image (SpArticle *self, const char *url);
void sp_article_set_next_page (SpArticle *self, const char *url);
void sp_article_add_block (SpArticle *self, SpBlock block);
void sp_article_add_link (SpArticle *self, SpSpan span, const char *href);
void sp_article_add_emphasis (SpArticle *self, SpEmphasis emphasis);
void sp_article_add_dateline (SpArticle *self, SpSpan span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpArticle, sp_article_unref)

G_END_DECLS
