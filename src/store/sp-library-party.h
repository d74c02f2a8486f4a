/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-library.h"

G_BEGIN_DECLS

/* What one party is given to say and which stances it takes, in all articles, as the reader has
 * corrected them. */
typedef enum
{
  SP_PARTY_FOUND_ARTICLE, /* a heading: what follows is from it */
  SP_PARTY_FOUND_QUOTE,
  SP_PARTY_FOUND_STANCE,
} SpPartyFoundKind;

typedef struct
{
  SpPartyFoundKind kind;
  gint64 article;
  char *title; /* of the article; nullable */
  char *site;  /* nullable */
  char *date;  /* ISO 8601: of the article, or when it came */
  char *words; /* of the article, on one line; NULL for an article */
  char *voice; /* nullable: who says it for the party */
  char *other; /* nullable: toward whom */
  SpQuoteKind quote_kind;
  SpStanceType type;
  gboolean negated;
  guint position; /* where the words are, in code points */
} SpPartyFound;

void sp_party_found_free (SpPartyFound *found);

GPtrArray *sp_library_find_party (SpLibrary *self,
                                  const char *name,
                                  guint n_articles,
                                  guint *offset,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

void sp_party_found_append_markdown (GString *out, const char *name, GPtrArray *found);
void sp_party_found_append_csv (GString *out, const char *name, GPtrArray *found);

G_END_DECLS
