/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "sp-phrases.h"

G_BEGIN_DECLS

/* SpClauses: the verb groups of one sentence with their subjects and what governs them; their
 * objects and prepositional phrases are looked for when asked. Every search is bounded, so that
 * the time is linear in the tokens. All positions are tokens. */

typedef enum
{
  SP_CLAUSE_FINITE,
  SP_CLAUSE_INFINITIVE,
  SP_CLAUSE_GERUND,
  SP_CLAUSE_PARTICIPLE, /* a past participle without auxiliary: "evidence provided by" */
} SpClauseForm;

typedef enum
{
  SP_SUBJECT_NONE,
  SP_SUBJECT_DIRECT,
  SP_SUBJECT_RELATIVE,   /* the noun before "who", "which", "that" */
  SP_SUBJECT_SHARED,     /* of the verb before "and" */
  SP_SUBJECT_INHERITED,  /* of the main clause: ", accusing …" */
  SP_SUBJECT_CONTROLLED, /* subject or object of the governing verb */
} SpSubjectHow;

typedef enum
{
  SP_MOOD_PLAIN,
  SP_MOOD_FUTURE,   /* will, shall */
  SP_MOOD_POSSIBLE, /* may, might, can, could */
  SP_MOOD_WOULD,    /* would, should, must, ought */
} SpMood;

#define SP_MAX_SUBJECTS 8

typedef struct
{
  guint first; /* of the verb group, with auxiliaries and "to" */
  guint main;  /* the main verb */
  guint end;   /* after the main verb */
  SpClauseForm form;
  SpMood mood;
  gboolean passive;
  gboolean negated;
  gboolean perfect;
  gboolean past_perfect; /* had + participle */
  gboolean alleged;      /* "allegedly", "reportedly" in the group */
  gboolean conditional;  /* after "if", "unless" */
  gboolean relative;
  gboolean question;             /* asks how, why, what */
  gboolean complement;           /* its subject follows "that" or a verb of saying directly */
  int subjects[SP_MAX_SUBJECTS]; /* noun phrases */
  guint n_subjects;
  SpSubjectHow how;
  int governor;            /* clause, or SP_NONE */
  guint governor_particle; /* preposition between governor and this, or 0 */
  gboolean read;           /* its subject has been looked for in the tree */
} SpClause;

typedef struct
{
  const SpPhrases *phrases;
  guint start; /* of the sentence */
  guint end;
  GArray *clauses; /* SpClause in order */
} SpClauses;

SpClauses *sp_clauses_new (const SpPhrases *phrases);
void sp_clauses_free (SpClauses *self);
void sp_clauses_read (SpClauses *self, const SpSentence *sentence);
void sp_clauses_find_subject (SpClauses *self, guint index);
void sp_clauses_read_tree (SpClauses *self, const SpSentence *sentence);

/* One noun phrase to the right of a verb or noun. */
typedef struct
{
  guint slot;        /* SpSlot: how it is reached; 0 for a preposition without one */
  guint preposition; /* token; 0 for an object */
  int phrase;
  gboolean listed;  /* reached through a comma or "and" from the one before it */
  gboolean reduced; /* belongs to a participle in between: "provided by" */
} SpArgument;

#define SP_MAX_ARGUMENTS 24

typedef struct
{
  SpArgument items[SP_MAX_ARGUMENTS];
  guint n;
} SpArguments;

void sp_arguments_read (SpArguments *self,
                        const SpPhrases *phrases,
                        guint anchor,
                        guint from,
                        guint end);

void sp_arguments_read_around (SpArguments *self, const SpPhrases *phrases, int phrase, guint end);

static inline SpClause *
sp_clauses_get (const SpClauses *self, guint index)
{
  return &g_array_index (self->clauses, SpClause, index);
}

static inline const SpNounPhrase *
sp_phrases_get (const SpPhrases *self, int phrase)
{
  return &g_array_index (self->noun_phrases, SpNounPhrase, phrase);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpClauses, sp_clauses_free)

G_END_DECLS
