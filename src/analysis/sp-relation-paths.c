/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way through the tree from one mention to the other. */
#include "sp-relation-paths-private.h"

#include <string.h>

static gboolean
is_inside (const SpPair *pair, guint token, guint which)
{
  return token >= pair->first[which] && token < pair->last[which];
}

/* The word of the mention whose head lies outside it. */
static guint
head_of (const SpPair *pair, guint which)
{
  const SpTree *tree = pair->phrases->tree;

  for (guint i = pair->first[which]; i < pair->last[which]; i++)
    if (!is_inside (pair, sp_tree_head (tree, i), which))
      return i;
  return pair->first[which];
}

/* The words from @token up to the root. Returns: how many. */
static guint
climb (const SpTree *tree, guint token, guint out[SP_MAX_PATH])
{
  guint n = 0;

  for (; token < tree->n && n < SP_MAX_PATH; token = sp_tree_head (tree, token))
    out[n++] = token;
  return n;
}

/* Finds the path from the mention @from to the other: up to where the two ways meet, and down.
 * Returns: FALSE where they are in different sentences, or too far apart. */
gboolean
sp_relation_path_find (SpRelationPath *self, const SpPair *pair, guint from)
{
  const SpTree *tree;
  guint up[SP_MAX_PATH], down[SP_MAX_PATH], n_up, n_down;

  g_return_val_if_fail (self != NULL && pair != NULL && from < 2, FALSE);

  tree = pair->phrases->tree;
  n_up = climb (tree, head_of (pair, from), up);
  n_down = climb (tree, head_of (pair, 1 - from), down);
  if (n_up == 0 || n_down == 0 || up[n_up - 1] != down[n_down - 1])
    return FALSE;
  while (n_up > 1 && n_down > 1 && up[n_up - 2] == down[n_down - 2])
    {
      n_up--;
      n_down--;
    }
  self->n = 0;
  for (guint i = 0; i < n_up; i++)
    self->tokens[self->n++] = up[i];
  self->top = self->n - 1;
  for (guint i = n_down - 1; i > 0; i--)
    self->tokens[self->n++] = down[i - 1];
  return TRUE;
}

/* The relations along the path: "nsubj^ v obj". Returns: (transfer full). */
char *
sp_relation_path_to_string (const SpRelationPath *self, const SpTree *tree)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < self->n; i++)
    {
      const char *deprel = tree->words[self->tokens[i]].deprel;

      if (i == self->top)
        g_string_append (line, " v ");
      else
        g_string_append_printf (line, i < self->top ? "%s^" : "_%s", deprel != NULL ? deprel : "");
    }
  return g_string_free (line, FALSE);
}
