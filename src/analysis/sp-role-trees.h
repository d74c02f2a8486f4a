/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-work-private.h"

G_BEGIN_DECLS

/* What kinds of dependents a word has. */
typedef enum
{
  SP_KID_SUBJECT = 1 << 0,
  SP_KID_CLAUSE = 1 << 1,  /* ccomp */
  SP_KID_OPEN = 1 << 2,    /* xcomp */
  SP_KID_ASIDE = 1 << 3,   /* parataxis */
  SP_KID_OBJECT = 1 << 4,  /* obj, iobj */
  SP_KID_OBLIQUE = 1 << 5, /* obl, nmod */
  SP_KID_MARK = 1 << 6,
  SP_KID_PASSIVE = 1 << 7,
  SP_KID_OWNER = 1 << 8, /* nmod:poss */
  SP_KID_CASE = 1 << 9,
  SP_KID_COPULA = 1 << 10,
  SP_KID_ACL = 1 << 11,
} SpRoleKids;

/* One token in its tree. Words and relations are hashes. */
typedef struct
{
  guint32 lemma;
  guint32 deprel;
  guint32 xpos;
  guint32 mark;      /* the lemma of its first "mark" dependent, or 0 */
  guint head;        /* token, or SP_ROOT */
  guint depth;       /* 0: a root */
  guint left, right; /* first and last token of its subtree */
  guint top_left;    /* the highest word whose subtree begins with this token, or SP_ROOT */
  guint top_right;   /* the highest word whose subtree ends with this token, or SP_ROOT */
  guint subject;     /* token, or SP_ROOT */
  guint kids;        /* SpRoleKids */
  guint8 name;       /* 0, or 1 + 2 × type + (the name begins here) */

  /* set by sp_role_trees_set_anchors */
  guint8 level;      /* how likely it heads a cue: 0 to 5 */
  guint8 up_steps;   /* from the token up to the nearest cue above it */
  guint up;          /* that cue, or SP_ROOT */
  guint32 up_deprel; /* the relation by which the token's branch hangs there */
  guint up_branch;   /* the head of that branch */
  guint side;        /* the cue that hangs on the token or on a word above it, or SP_ROOT */
  guint side_node;   /* that word */
  guint32 side_deprel;
} SpRoleNode;

/* SpRoleTrees: the trees of an article as the quotes stage needs them. */
typedef struct
{
  guint n;
  SpRoleNode *nodes;
  guint *by_depth; /* tokens, the roots first */
} SpRoleTrees;

/* From this level on a word is taken for the head of a cue. */
#define SP_ANCHOR_LEVEL 2

SpRoleTrees *sp_role_trees_new (const SpWork *work);
void sp_role_trees_free (SpRoleTrees *self);
void sp_role_trees_set_anchors (SpRoleTrees *self, const float *chances);
guint32 sp_role_hash (const char *bytes, gsize n, gboolean fold);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRoleTrees, sp_role_trees_free)

G_END_DECLS
