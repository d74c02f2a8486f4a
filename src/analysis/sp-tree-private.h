/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-syntax.h"

G_BEGIN_DECLS

/* SpTree: the trees of an article the other way round: from a word to those that depend on it; and
 * with what is plainly wrong in them mended. Borrows the syntax. All positions are tokens. */
typedef struct
{
  guint n;
  SpSyntaxWord *words;
  guint *first; /* for each token its first dependent, or SP_ROOT */
  guint *next;  /* for each token the next dependent of the same head, or SP_ROOT */
  guint *left;  /* the span of the token with all that depends on it, half-open */
  guint *right;
} SpTree;

SpTree *sp_tree_new (const SpSyntax *syntax);
void sp_tree_turn (SpTree *self);
void sp_tree_free (SpTree *self);

gboolean sp_tree_is (const SpTree *self, guint token, const char *deprel);
gboolean sp_tree_has_tag (const SpTree *self, guint token, const char *upos);
guint sp_tree_find (const SpTree *self, guint token, const char *deprel);
gboolean sp_tree_is_below (const SpTree *self, guint token, guint above);

static inline const SpSyntaxWord *
sp_tree_get (const SpTree *self, guint token)
{
  return &self->words[token];
}

static inline guint
sp_tree_head (const SpTree *self, guint token)
{
  return self->words[token].head;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTree, sp_tree_free)

G_END_DECLS
