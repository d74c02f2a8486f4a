/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-article.h"
#include "sp-corrections.h"
#include "sp-log-change.h"

G_BEGIN_DECLS

/* The reader's and the machine's annotations of one article as W3C Web Annotations (JSON-LD), and
 * back. What is written is an AnnotationCollection with one page: parties (identifying), quotes and
 * claims (describing), stances (linking), what the reader did to them (assessing, editing), and the
 * reader's marks and tags (highlighting, commenting, tagging). Machine findings carry `generator`,
 * the reader's `creator`. Terms of our own have the prefix sp:. */
void sp_jsonld_append (GString *out,
                       SpArticle *article,
                       const SpCorrections *corrections,
                       GPtrArray *operations,
                       const char *engine);

/* What one file says of one article. */
typedef struct
{
  char *source;          /* nullable: the address of the page */
  char *sha256;          /* nullable: of the text; only in what Standpoint wrote */
  SpArticle *article;    /* nullable: the article before repairs; only in what Standpoint wrote */
  GPtrArray *operations; /* SpOperation *, in their order */
} SpJsonldSet;

typedef struct
{
  GPtrArray *sets;    /* SpJsonldSet *, in order of the file */
  GPtrArray *refused; /* char *: a line for each annotation that is not read: which, and why */
} SpJsonldFile;

SpJsonldFile *
sp_jsonld_read (const char *json, gsize n_bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sp_jsonld_file_free (SpJsonldFile *self);
GPtrArray *sp_jsonld_set_list_new (const SpJsonldSet *self,
                                   GPtrArray *known) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpJsonldFile, sp_jsonld_file_free)

G_END_DECLS
