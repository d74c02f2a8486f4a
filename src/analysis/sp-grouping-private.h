/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-names-private.h"
#include "sp-work-private.h"

G_BEGIN_DECLS

/* A mention while parties are being found; tokens, not characters. */
typedef struct
{
  guint first;
  guint n;
  guint head; /* token */
  guint8 how; /* SpMentionHow */
  double confidence;
  int group;
} SpRefer;

/* A party while it is being found. */
typedef struct
{
  char *name;       /* the fullest form so far */
  guint name_words; /* its tokens; G_MAXUINT: the name is settled */
  SpPartyKind kind;
  guint bits;       /* SP_WORD_MALE, SP_WORD_FEMALE */
  char *role;       /* nullable */
  gboolean speaks;  /* the role is one that speaks for somebody */
  gboolean state;   /* … for a country, if nothing else is named with it */
  int speaks_for;   /* group or SP_NONE */
  guint first;      /* token of the first full mention */
  guint n_names;    /* mentions by name or alias */
  GPtrArray *forms; /* char *: distinct named forms */
  GPtrArray *nouns; /* char *: what the article says it is: "city", "company"; folded */
} SpGroup;

/* SpGrouping: names, then all other words, gathered into parties. */
typedef struct
{
  SpWork *work;         /* borrowed */
  const SpWords *words; /* borrowed */
  GArray *names;        /* SpName, in order */
  GArray *refers;       /* SpRefer, unordered until sorted */
  GPtrArray *groups;    /* SpGroup * */
  GHashTable *keys;     /* "country:GB", "name:electoral commission" → group + 1 */
  GHashTable *parts;    /* folded part of a name → GArray of int: the groups that have it */
  GArray *inner;        /* SpRefer: countries inside the names of embassies, ministries */
  GArray *asides; /* SpRefer: mentions inside longer names and what parties are said to be: they
                     cover none of the words */
  int *taken;     /* for each token: index of the refer that covers it, or SP_NONE */
} SpGrouping;

SpGrouping *sp_grouping_new (SpWork *work, const SpWords *words, GArray *names);
void sp_grouping_free (SpGrouping *self);
int sp_grouping_find (SpGrouping *self, const char *space, const char *key);
int sp_grouping_add_group (SpGrouping *self,
                           const char *space,
                           const char *key,
                           const char *name,
                           SpPartyKind kind);
int sp_grouping_find_country (SpGrouping *self, const char *code);
SpGroup *sp_grouping_get (SpGrouping *self, int group);
gboolean sp_grouping_refer (SpGrouping *self, SpRefer refer);
void sp_grouping_add_form (SpGrouping *self, int group, guint first, guint n);
void sp_grouping_add_noun (SpGrouping *self, int group, const char *noun);
gboolean sp_grouping_is_free (const SpGrouping *self, guint first, guint n);
void sp_grouping_sort (SpGrouping *self);

/* The sieves, in their order. */
void sp_group_compounds (
    SpGrouping *self); /* "the Chinese government", "the Chinese embassy in London" */
void sp_group_names (SpGrouping *self); /* names, their short forms, acronyms */
void sp_group_inner_names (SpGrouping *self);
void sp_group_narrators (SpGrouping *self); /* "I" in an interview */
void sp_group_roles (SpGrouping *self);     /* "Foreign Ministry spokesman", who speaks for whom */
void
sp_group_descriptions (SpGrouping *self);  /* "Norsol, a company": what parties are said to be */
void sp_group_asides (SpGrouping *self);   /* … as mentions of them */
void sp_group_owners (SpGrouping *self);   /* "President Sand": of which country */
void sp_group_nominals (SpGrouping *self); /* "the company", "the president" */
void sp_group_pronouns (SpGrouping *self);

int sp_office_find_holder (SpGrouping *self, guint first, guint n);
int sp_office_find_country (SpGrouping *self, guint at);

gboolean sp_metonym_is_government (const SpWords *words, guint first, guint n);
gboolean sp_metonym_is_language (const SpWords *words, guint first, guint n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpGrouping, sp_grouping_free)

G_END_DECLS
