/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-claim-item.h"
#include "sp-happening-item.h"
#include "sp-quote-item.h"
#include "sp-stance-item.h"

G_BEGIN_DECLS

/* What the panel says, in the reader's language. None of it says what is true. */

const char *sp_words_for_confidence (double confidence); /* "Clear" */
const char *sp_words_for_party_kind (SpPartyKind kind);
const char *sp_words_for_quote_kind (SpQuoteKind kind);
const char *sp_words_for_stance (SpStanceType type, gboolean negated);
const char *sp_words_for_position (SpPositionKind kind);
const char *sp_words_for_modality (SpModality modality); /* nullable */

char *sp_words_for_dates (const char *from, const char *to);
char *sp_words_for_why (const char *because, double confidence); /* markup */
char *sp_words_for_speaker (SpPartyItem *speaker);               /* nullable: role, for whom */
char *sp_words_for_counts (SpPartyItem *party);                  /* "Country · 9 mentions …" */
char *sp_words_for_mentions (SpPartyItem *party);                /* how it was found */

char *sp_words_in_text (SpText *text, const SpSpans *spans);
char *sp_words_quote (const char *words);
char *sp_words_of_stance (SpStanceItem *item);
char *sp_words_of_position (SpClaimItem *item, guint index);
char *sp_words_quoted (SpText *text, const SpSpans *spans, gboolean direct);

G_END_DECLS
