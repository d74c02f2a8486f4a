/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-clauses-private.h"

G_BEGIN_DECLS

/* Whom a noun phrase stands for: the party that it names, or the one to whom belongs what it
 * names. */
typedef enum
{
  SP_VIA_NONE,
  SP_VIA_HEAD,      /* the phrase names the party */
  SP_VIA_AGENT,     /* "Russian troops", "officials in Kyiv" */
  SP_VIA_POSSESSOR, /* "the UK's assertions" */
  SP_VIA_AUTHOR,    /* "evidence provided by the UK" */
  SP_VIA_MODIFIER,  /* "UK hacking claims" */
  SP_VIA_OF,        /* "the policy of China" */
  SP_VIA_ANAPHOR,   /* "the accusations": whose they are was said before */
  SP_VIA_GROUP,     /* "both countries": one of those that were named together */
} SpVia;

typedef struct
{
  int party; /* or SP_NONE */
  SpVia via;
  guint token; /* of the party's mention */
} SpReferent;

#define SP_MAX_DEEDS 48

/* What a party is said to do or have: "released", to which "the release" refers. */
typedef struct
{
  int holder;
  guint token; /* of the holder's mention */
  guint stem;  /* of the verb or noun */
} SpDeed;

/* The thing of a party's toward which a stance was taken last: "it", "the decision". */
typedef struct
{
  int party;   /* whose it is, or SP_NONE */
  guint token; /* of the party's mention */
  guint at;    /* the token of the thing */
} SpTopic;

#define SP_MAX_GROUPS 4

/* Parties named together: "A, B and C". */
typedef struct
{
  int parties[SP_MAX_SUBJECTS];
  guint tokens[SP_MAX_SUBJECTS];
  guint n;
  SpPartyKind kind;
} SpReferentGroup;

/* What was found of each type before, to which "the sanctions", "such claims" refer. */
typedef struct
{
  int holder[SP_N_STANCE_TYPES];
  int target[SP_N_STANCE_TYPES];
  guint token[SP_N_STANCE_TYPES]; /* of the holder's mention */
  SpStanceType last;              /* the last one that a noun named; SP_N_STANCE_TYPES: none */
  SpDeed deeds[SP_MAX_DEEDS];     /* the last ones, in a ring */
  guint n_deeds;                  /* in all */
  SpDeed act;                     /* the last one by which a party took a side: "the decision" */
  int act_target;                 /* toward whom */
  SpTopic topic;
  SpReferentGroup groups[SP_MAX_GROUPS]; /* the last ones, in a ring */
  guint n_groups;                        /* in all */
  int reactor; /* who takes a stand toward it, where that is being read; or SP_NONE */
} SpEarlier;

void sp_earlier_init (SpEarlier *self);
void sp_earlier_add_deed (SpEarlier *self, SpDeed deed);
void sp_earlier_add_group (SpEarlier *self, const SpPhrases *phrases, guint head);
guint sp_referents_of_group (const SpPhrases *phrases,
                             int phrase,
                             const SpEarlier *earlier,
                             SpReferent *found);

SpReferent sp_referent_of_actor (const SpPhrases *phrases, int phrase);
SpReferent sp_referent_of_owner (const SpPhrases *phrases,
                                 int phrase,
                                 const SpArguments *arguments,
                                 guint from,
                                 const SpEarlier *earlier);
SpReferent
sp_referent_around (const SpPhrases *phrases, int phrase, guint end, const SpEarlier *earlier);
SpReferent sp_referent_inside (const SpPhrases *phrases, int phrase);
const SpStanceEntry *sp_phrases_noun_entry (const SpPhrases *phrases, int phrase, guint *start);
double sp_via_confidence (SpVia via);

G_END_DECLS
