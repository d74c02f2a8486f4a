/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "sp-spans.h"
#include "sp-text.h"

G_BEGIN_DECLS

/* SpAnalysis: what was found in one article. Made by the analyzer, immutable from then on, safe in
 * any thread. It mirrors the contract's JSON. All spans are code points of the document text.
 * Parties, quotes, stances and claims refer to each other by index; SP_NONE stands for "none". */
typedef struct _SpAnalysis SpAnalysis;

#define SP_NONE (-1)

typedef enum
{
  SP_PARTY_PERSON,
  SP_PARTY_ORGANIZATION,
  SP_PARTY_GOVERNMENT,
  SP_PARTY_COUNTRY,
  SP_PARTY_PLACE,
  SP_PARTY_GROUP,
  SP_PARTY_OTHER,
} SpPartyKind;

typedef enum
{
  SP_MENTION_NAME,
  SP_MENTION_ALIAS,
  SP_MENTION_METONYM, /* a capital, seat or demonym that stands for a government */
  SP_MENTION_NOMINAL,
  SP_MENTION_PRONOUN,
} SpMentionHow;

typedef struct
{
  SpSpan span;
  SpSpan head; /* the head word */
  SpMentionHow how;
  double confidence; /* 0 to 1 */
} SpMention;

typedef struct
{
  char *key;  /* identity over re-analysis: the folded canonical name, unique in the article */
  char *name; /* canonical */
  SpPartyKind kind;
  GPtrArray *aliases; /* char *: the named forms found, without the canonical one */
  char *role;         /* nullable: as the article gives it, "Foreign Ministry spokesman" */
  int speaks_for;     /* party or SP_NONE */
  double salience;    /* 0 to 1 */
  guint direct_words; /* said by it, in words (tokens that are no punctuation) */
  guint indirect_words;
  guint n_quotes;
  GArray *mentions; /* SpMention in order of the text, at least one */
} SpParty;

typedef enum
{
  SP_QUOTE_DIRECT,
  SP_QUOTE_MIXED,
  SP_QUOTE_INDIRECT,
} SpQuoteKind;

typedef struct
{
  SpQuoteKind kind;
  SpSpans content; /* at least one */
  SpSpans cue;     /* may be empty */
  SpSpans source;  /* the words that name the source; may be empty */
  int speaker;     /* party or SP_NONE */
  int via;         /* the quote inside which this one is reported, or SP_NONE */
  gboolean anonymous;
  gboolean thing; /* the content is a thing that is wanted, praised or rejected, not words said */
  char *act;      /* nullable: say, claim, deny, accuse, demand … */
  double confidence;
  char *because; /* one line that names the words it rests on */
} SpQuote;

typedef enum
{
  SP_STANCE_ASSERTS,
  SP_STANCE_DENIES,
  SP_STANCE_DOUBTS,
  SP_STANCE_CONFIRMS,
  SP_STANCE_SUPPORTS,
  SP_STANCE_AGREES,
  SP_STANCE_COOPERATES,
  SP_STANCE_CONSULTS,
  SP_STANCE_AIDS,
  SP_STANCE_CONCEDES,
  SP_STANCE_CRITICISES,
  SP_STANCE_ACCUSES,
  SP_STANCE_REJECTS,
  SP_STANCE_DEMANDS,
  SP_STANCE_WARNS,
  SP_STANCE_PROTESTS,
  SP_STANCE_SANCTIONS,
  SP_STANCE_COERCES,
  SP_STANCE_ATTACKS,
  SP_N_STANCE_TYPES,
} SpStanceType;

/* PLOVER root classes */
typedef enum
{
  SP_EVENT_NONE,
  SP_EVENT_AGREE,
  SP_EVENT_CONSULT,
  SP_EVENT_SUPPORT,
  SP_EVENT_COOPERATE,
  SP_EVENT_AID,
  SP_EVENT_YIELD,
  SP_EVENT_REQUEST,
  SP_EVENT_ACCUSE,
  SP_EVENT_REJECT,
  SP_EVENT_THREATEN,
  SP_EVENT_PROTEST,
  SP_EVENT_SANCTION,
  SP_EVENT_MOBILIZE,
  SP_EVENT_COERCE,
  SP_EVENT_ASSAULT,
  SP_N_EVENT_ROOTS,
} SpEventRoot;

typedef enum
{
  SP_MODALITY_ACTUAL,
  SP_MODALITY_ALLEGED,
  SP_MODALITY_POSSIBLE,
  SP_MODALITY_FUTURE,
  SP_MODALITY_PAST,
  SP_MODALITY_HYPOTHETICAL,
} SpModality;

typedef struct
{
  int holder; /* party */
  SpStanceType type;
  SpEventRoot root;
  int polarity;     /* -1, 0, 1 */
  int target_party; /* or SP_NONE; at least one of the two targets is set */
  int target_claim;
  gboolean negated;
  SpModality modality;
  int reported_by; /* party; SP_NONE: the article itself says so */
  SpSpans cue;
  SpSpans evidence; /* at least one */
  char *date;       /* nullable: ISO 8601 */
  double confidence;
  char *because;
} SpStance;

typedef enum
{
  SP_POSITION_ASSERTS,
  SP_POSITION_DENIES,
  SP_POSITION_DOUBTS,
  SP_POSITION_CONFIRMS,
  SP_POSITION_DECLINES,
} SpPositionKind;

typedef struct
{
  int party;
  SpPositionKind kind;
  int stance; /* or SP_NONE */
  int quote;  /* or SP_NONE */
  SpSpans evidence;
} SpPosition;

typedef struct
{
  char *label; /* short, in the article's own words */
  SpSpans spans;
  int about;           /* party or SP_NONE */
  GArray *positions;   /* SpPosition */
  gboolean answered;   /* the party that it is about is given a position */
  gboolean unanswered; /* it plainly is given none; neither is set where that is not sure */
} SpClaim;

typedef struct
{
  char *from; /* ISO 8601: YYYY, YYYY-MM or YYYY-MM-DD */
  char *to;
  SpSpan span; /* the date expression */
  char *label;
  SpSpan sentence;
  GArray *parties; /* int */
} SpHappening;

/* Two parties that may be one: for the reader to decide. */
typedef struct
{
  int first; /* parties, first < second */
  int second;
  double confidence;
  char *because;
} SpMerge;

typedef struct
{
  guint sentences;
  guint analyzed;
  guint below_threshold; /* findings kept apart for low confidence: all kinds */
  guint quotes_below;
  guint stances_below;
  gboolean language_supported;
  char *language; /* nullable: BCP 47, as detected or given */
  guint words;    /* tokens that are no punctuation */
  guint attributed_words;
} SpCoverage;

SpAnalysis *sp_analysis_ref (SpAnalysis *self);
void sp_analysis_unref (SpAnalysis *self);

SpText *sp_analysis_get_text (const SpAnalysis *self);
const SpSpan *sp_analysis_get_sentences (const SpAnalysis *self, guint *n);
guint sp_analysis_get_n_parties (const SpAnalysis *self);
const SpParty *sp_analysis_get_party (const SpAnalysis *self, guint index);
guint sp_analysis_get_n_quotes (const SpAnalysis *self);
const SpQuote *sp_analysis_get_quote (const SpAnalysis *self, guint index);
guint sp_analysis_get_n_stances (const SpAnalysis *self);
const SpStance *sp_analysis_get_stance (const SpAnalysis *self, guint index);
guint sp_analysis_get_n_claims (const SpAnalysis *self);
const SpClaim *sp_analysis_get_claim (const SpAnalysis *self, guint index);
guint sp_analysis_get_n_happenings (const SpAnalysis *self);
const SpHappening *sp_analysis_get_happening (const SpAnalysis *self, guint index);
const SpMerge *sp_analysis_get_merges (const SpAnalysis *self, guint *n);
const SpCoverage *sp_analysis_get_coverage (const SpAnalysis *self);

gboolean sp_claim_is_disputed (const SpClaim *self);
const char *sp_party_kind_to_string (SpPartyKind kind);
const char *sp_mention_how_to_string (SpMentionHow how);
const char *sp_quote_kind_to_string (SpQuoteKind kind);
const char *sp_stance_type_to_string (SpStanceType type);
gboolean sp_stance_type_from_string (const char *string, SpStanceType *type);
const char *sp_event_root_to_string (SpEventRoot root);
gboolean sp_event_root_from_string (const char *string, SpEventRoot *root);
const char *sp_modality_to_string (SpModality modality);
const char *sp_position_kind_to_string (SpPositionKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpAnalysis, sp_analysis_unref)

G_END_DECLS
