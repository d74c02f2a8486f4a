/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "sp-analysis.h"
#include "sp-inflection.h"
#include "sp-knowledge-private.h"

G_BEGIN_DECLS

/* SpStanceLexicon: the lists stances, light-verbs, governors, grammar, verbs, evaluations, agents
 * and fields, compiled: every form of every word leads to what is known of it. Immutable; any
 * thread. */
typedef struct _SpStanceLexicon SpStanceLexicon;

/* What a form can be; several at once. */
typedef enum
{
  SP_WORD_BASE = 1 << 0, /* forms of a verb: the bits of SpForm */
  SP_WORD_PRESENT = 1 << 1,
  SP_WORD_PAST = 1 << 2,
  SP_WORD_PARTICIPLE = 1 << 3,
  SP_WORD_GERUND = 1 << 4,
  SP_WORD_NOUN = 1 << 5, /* a noun that is listed as one */
  SP_WORD_DETERMINER = 1 << 6,
  SP_WORD_PRONOUN = 1 << 7,
  SP_WORD_PREPOSITION = 1 << 8,
  SP_WORD_AUXILIARY = 1 << 9,
  SP_WORD_MODAL = 1 << 10,
  SP_WORD_NEGATION = 1 << 11,
  SP_WORD_CONJUNCTION = 1 << 12,
  SP_WORD_SUBORDINATOR = 1 << 13,
  SP_WORD_RELATIVE = 1 << 14,
  SP_WORD_ADVERB = 1 << 15,
  SP_WORD_AGENT = 1 << 16, /* acts for whoever is named beside it */
  SP_WORD_GOOD = 1 << 17,  /* judges */
  SP_WORD_BAD = 1 << 18,
  SP_WORD_SPORT = 1 << 19,
  SP_WORD_MARKETS = 1 << 20,
  SP_WORD_BE = 1 << 21, /* a form of "be" */
  SP_WORD_HAVE = 1 << 22,
  SP_WORD_PEOPLE = 1 << 23, /* persons who do not act for their country */
  SP_WORD_TIME = 1 << 24,   /* weekdays, months, "week", "year" */
  SP_WORD_ANY_VERB = 0x1f,
} SpWordClass;

typedef enum
{
  SP_EFFECT_NONE,
  SP_EFFECT_DO,
  SP_EFFECT_UNDO,
  SP_EFFECT_SUFFER,
  SP_EFFECT_PLAN,
  SP_EFFECT_THREAT,
  SP_EFFECT_PROMISE,
  SP_EFFECT_ASK,
  SP_EFFECT_REFUSE,
  SP_EFFECT_STOP,
  SP_EFFECT_CONTINUE,
  SP_EFFECT_ACCUSE,
  SP_EFFECT_DENY,
} SpEffect;

typedef enum
{
  SP_SLOT_SUBJECT = 1 << 0,
  SP_SLOT_OBJECT = 1 << 1,
  SP_SLOT_POSSESSOR = 1 << 2,
  SP_SLOT_LIGHT = 1 << 3,
  SP_SLOT_BY = 1 << 4,
  SP_SLOT_OF = 1 << 5,
  SP_SLOT_FROM = 1 << 6,
  SP_SLOT_BETWEEN = 1 << 7,
  SP_SLOT_WITH = 1 << 8,
  SP_SLOT_TO = 1 << 9,
  SP_SLOT_ON = 1 << 10,
  SP_SLOT_AGAINST = 1 << 11,
  SP_SLOT_FOR = 1 << 12,
  SP_SLOT_AT = 1 << 13,
  SP_SLOT_ABOUT = 1 << 14,
  SP_SLOT_OVER = 1 << 15,
  SP_SLOT_IN = 1 << 16,
  SP_SLOT_INTO = 1 << 17,
  SP_SLOT_TOWARD = 1 << 18,
  SP_SLOT_AS = 1 << 19,
  SP_SLOT_RESPONSE = 1 << 20, /* "in response to" */
  SP_SLOT_NEAR = 1 << 21,
  SP_SLOT_OUTSIDE = 1 << 22,
  SP_SLOT_ALONG = 1 << 23,
  SP_SLOT_CLAIM = 1 << 24, /* of contents only: a claim, a plan, "to" with a verb */
  SP_SLOT_PLAN = 1 << 25,
} SpSlot;

typedef enum
{
  SP_PART_VERB,
  SP_PART_NOUN,
  SP_PART_ADJECTIVE,
  SP_PART_GOVERNOR,
} SpPart;

typedef struct
{
  SpPart part;
  guint n_words;
  guint words[8]; /* stems of the pattern's words; the first is its own lemma */
  SpStanceType type;
  SpEventRoot root;
  int polarity;
  int strength;
  guint holder; /* SpSlot */
  guint target;
  guint content;
  SpEffect effect; /* of a governor */
} SpStanceEntry;

/* An entry that a form may begin, and the forms of the lemma which the form is. */
typedef struct
{
  const SpStanceEntry *entry;
  guint forms; /* bits of SpForm */
} SpEntryRef;

typedef struct
{
  guint classes;   /* SpWordClass */
  guint stem;      /* equal for the forms of a word; 0: none */
  guint slot;      /* SpSlot of a preposition */
  SpEffect light;  /* as a light verb */
  GArray *entries; /* SpEntryRef; nullable */
} SpWordInfo;

const SpStanceLexicon *sp_stance_lexicon_get (const SpKnowledge *knowledge);
const SpWordInfo *sp_stance_lexicon_find (const SpStanceLexicon *self, const char *form);
guint sp_stance_lexicon_stem (const SpStanceLexicon *self, const char *lemma);

G_END_DECLS
