/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-referents.h"

G_BEGIN_DECLS

/* One stance as the words give it, before it is decided whether it is shown. */
typedef struct
{
  int holder; /* party */
  guint holder_token;
  SpVia holder_via;
  int target; /* party or SP_NONE */
  guint target_token;
  SpVia target_via;
  SpStanceType type;
  SpEventRoot root;
  int polarity;
  gboolean negated;
  SpModality modality;
  int reporter; /* party of the verb of saying around it, or SP_NONE */
  guint cue;    /* token of the main word */
  guint cue_start;
  guint cue_end;
  guint object_start; /* tokens of the words about which it is: evidence, and a claim's words */
  guint object_end;
  gboolean about_claim;
  const SpStanceEntry *entry;
  const char *how; /* the construction, for "because": an interned word */
  double confidence;
} SpFinding;

/* The state of the search in one article. */
typedef struct
{
  const SpPhrases *phrases;
  SpClauses *clauses; /* of the sentence at hand */
  SpEarlier earlier;
  GArray *findings;  /* SpFinding in order of the text */
  guint field_words; /* words of sport and markets in the sentence */
} SpFrames;

void sp_frames_init (SpFrames *self, const SpPhrases *phrases);
void sp_frames_clear (SpFrames *self);
void sp_frames_run (SpFrames *self);

/* What stands around a verb group: who it is about, and what governing verbs make of it. */
typedef struct
{
  SpReferent actors[SP_MAX_SUBJECTS];
  guint n_actors;
  SpModality modality;
  gboolean negated;
  SpEffect effect;
  int reporter;
  double confidence;
} SpSetting;

void sp_finding_settle_negation (SpFinding *self);
SpSpan sp_frames_span (const SpFrames *self, guint start, guint end);
SpSpan sp_frames_mention_span (const SpFrames *self, guint token);
char *sp_frames_dup_words (const SpFrames *self, SpSpan span);
char *sp_frames_explain (const SpFrames *self, const SpFinding *finding);

void sp_frames_read_setting (const SpFrames *self, guint clause, SpSetting *setting);
void sp_frames_apply_effect (SpFinding *finding, SpEffect effect);
void sp_frames_find_verbs (SpFrames *self, guint clause);
void sp_frames_find_noun (SpFrames *self, int phrase);
void sp_frames_find_adjectives (SpFrames *self, guint clause);
void sp_frames_find_said (SpFrames *self, guint clause);
void sp_frames_find_described (SpFrames *self, int phrase);
int sp_predicate_judge (const SpFrames *frames, const SpClause *clause, guint *word);
void sp_frames_find_charges (SpFrames *self, guint from);
void sp_frames_find_learned (SpFrames *self, guint sentence);
void sp_frames_add (SpFrames *self, SpFinding *finding);
gboolean
sp_frames_match (const SpPhrases *phrases, const SpStanceEntry *entry, guint token, guint *end);

G_END_DECLS
