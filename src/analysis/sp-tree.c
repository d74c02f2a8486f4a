/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-tree-private.h"

#include <string.h>

#define MAX_CLIMB 100

/* Finds the dependents of each word anew, when heads have been changed. */
void
sp_tree_turn (SpTree *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n; i++)
    {
      self->first[i] = self->next[i] = SP_ROOT;
      self->left[i] = i;
      self->right[i] = i + 1;
    }
  for (guint i = self->n; i > 0; i--)
    {
      guint head = sp_tree_head (self, i - 1), above = head;

      if (head >= self->n)
        continue;
      self->next[i - 1] = self->first[head];
      self->first[head] = i - 1;
      for (guint steps = 0; above < self->n && steps < MAX_CLIMB; steps++)
        {
          self->left[above] = MIN (self->left[above], i - 1);
          self->right[above] = MAX (self->right[above], i);
          above = sp_tree_head (self, above);
        }
    }
}

/* Turns the trees round. Returns: (transfer full): borrows @syntax, whose words must have heads. */
SpTree *
sp_tree_new (const SpSyntax *syntax)
{
  SpTree *self;

  g_return_val_if_fail (syntax != NULL, NULL);

  self = g_new0 (SpTree, 1);
  self->n = sp_syntax_get_n_words (syntax);
  self->words = g_new (SpSyntaxWord, self->n + 1);
  self->first = g_new (guint, self->n + 1);
  self->next = g_new (guint, self->n + 1);
  self->left = g_new (guint, self->n + 1);
  self->right = g_new (guint, self->n + 1);
  for (guint i = 0; i < self->n; i++)
    self->words[i] = *sp_syntax_get (syntax, i);
  sp_tree_turn (self);
  return self;
}

void
sp_tree_free (SpTree *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->words);
  g_free (self->first);
  g_free (self->next);
  g_free (self->left);
  g_free (self->right);
  g_free (self);
}

/* Tells whether the relation of @token to its head is @deprel, with or without a subtype. */
gboolean
sp_tree_is (const SpTree *self, guint token, const char *deprel)
{
  const char *own = self->words[token].deprel;
  gsize n = strlen (deprel);

  return own != NULL && strncmp (own, deprel, n) == 0 && (own[n] == '\0' || own[n] == ':');
}

gboolean
sp_tree_has_tag (const SpTree *self, guint token, const char *upos)
{
  const char *own = sp_tree_get (self, token)->upos;

  return own != NULL && strcmp (own, upos) == 0;
}

/* The first dependent of @token by @deprel (with or without a subtype), or SP_ROOT. */
guint
sp_tree_find (const SpTree *self, guint token, const char *deprel)
{
  for (guint i = self->first[token]; i != SP_ROOT; i = self->next[i])
    if (sp_tree_is (self, i, deprel))
      return i;
  return SP_ROOT;
}

/* Tells whether @token is @above or depends on it, directly or not. */
gboolean
sp_tree_is_below (const SpTree *self, guint token, guint above)
{
  for (guint steps = 0; token < self->n && steps < MAX_CLIMB; steps++)
    {
      if (token == above)
        return TRUE;
      token = sp_tree_head (self, token);
    }
  return FALSE;
}
