/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include "sp-anchor.h"
#include "sp-draft.h"
#include "sp-json-writer.h"

G_BEGIN_DECLS

/* SpDescription: a finding described by its words, so that it can be found again in another
 * analysis, or made where that lacks it. It refers to nothing by number. Immutable once it is part
 * of an operation. */
typedef struct _SpDescription SpDescription;

struct _SpDescription
{
  SpFindingKind kind;
  char *name;    /* nullable: of a party; label of a claim or happening */
  char *key;     /* nullable: of a party: SpParty.key */
  int type;      /* SpPartyKind, SpQuoteKind or SpStanceType */
  GArray *words; /* SpAnchor: mentions of a party (at most SP_MAX_MENTIONS, names first), content of
                    a quote, evidence of a stance, words of a claim, date of a happening */
  GArray *cue;   /* SpAnchor */
  GArray *source;          /* SpAnchor */
  SpDescription *holder;   /* nullable: the speaker, the holder, what a claim is about */
  SpDescription *target;   /* nullable: a party */
  SpDescription *claim;    /* nullable: the claim that a stance is on */
  SpDescription *reporter; /* nullable: a party */
  gboolean anonymous;
  gboolean negated;
  SpModality modality;
  SpEventRoot root;
  int polarity;
  char *act;  /* nullable */
  char *date; /* nullable: ISO 8601; of a happening "from/to" */
};

#define SP_MAX_MENTIONS 24

SpDescription *sp_description_new (SpFindingKind kind) G_GNUC_WARN_UNUSED_RESULT;
SpDescription *sp_description_new_of (const SpAnalysis *analysis,
                                      SpFindingKind kind,
                                      guint index) G_GNUC_WARN_UNUSED_RESULT;
SpDescription *sp_description_new_of_quote (const SpAnalysis *analysis,
                                            const SpQuote *quote) G_GNUC_WARN_UNUSED_RESULT;
SpDescription *sp_description_new_of_stance (const SpAnalysis *analysis,
                                             const SpStance *stance) G_GNUC_WARN_UNUSED_RESULT;
void sp_description_free (SpDescription *self);

void sp_anchors_add_spans (GArray *anchors, SpText *text, const SpSpans *spans);

void sp_description_to_json (const SpDescription *self, SpJsonWriter *json, const char *name);
SpDescription *sp_description_from_json (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sp_anchor_to_json (const SpAnchor *self, SpJsonWriter *json, const char *name);
gboolean sp_anchor_from_json (SpAnchor *self, JsonNode *node, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpDescription, sp_description_free)

G_END_DECLS
