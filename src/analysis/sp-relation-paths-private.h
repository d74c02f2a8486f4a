/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-pair-private.h"

G_BEGIN_DECLS

#define SP_MAX_PATH 24

/* The words on the way from one mention to the other. */
typedef struct
{
  guint tokens[2 * SP_MAX_PATH];
  guint n;
  guint top; /* the index of the word where the ways meet */
} SpRelationPath;

gboolean sp_relation_path_find (SpRelationPath *self, const SpPair *pair, guint from);
char *sp_relation_path_to_string (const SpRelationPath *self, const SpTree *tree);

G_END_DECLS
