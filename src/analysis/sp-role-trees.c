/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-role-trees.h"

#include <string.h>

guint32
sp_role_hash (const char *bytes, gsize n, gboolean fold)
{
  guint32 h = 2166136261u;

  for (gsize i = 0; i < n; i++)
    h = (h ^ (guint8)(fold ? g_ascii_tolower (bytes[i]) : bytes[i])) * 16777619u;
  return h;
}

static guint32
hash_string (const char *string)
{
  return string != NULL ? sp_role_hash (string, strlen (string), TRUE) : 0;
}

/* The bit of a dependent with @deprel. */
static guint
kid_of (const char *deprel)
{
  static const struct
  {
    const char *deprel;
    guint bits;
  } kids[] = {
    { "nsubj", SP_KID_SUBJECT }, { "csubj", SP_KID_SUBJECT },   { "ccomp", SP_KID_CLAUSE },
    { "xcomp", SP_KID_OPEN },    { "parataxis", SP_KID_ASIDE }, { "obj", SP_KID_OBJECT },
    { "iobj", SP_KID_OBJECT },   { "obl", SP_KID_OBLIQUE },     { "nmod:poss", SP_KID_OWNER },
    { "nmod", SP_KID_OBLIQUE },  { "mark", SP_KID_MARK },       { "aux:pass", SP_KID_PASSIVE },
    { "case", SP_KID_CASE },     { "cop", SP_KID_COPULA },      { "acl", SP_KID_ACL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kids); i++)
    {
      gsize n = strlen (kids[i].deprel);

      if (strncmp (deprel, kids[i].deprel, n) == 0
          && (deprel[n] == '\0' || (deprel[n] == ':' && strchr (kids[i].deprel, ':') == NULL)))
        return kids[i].bits;
    }
  return 0;
}

static void
read_words (SpRoleTrees *self, const SpSyntax *syntax)
{
  for (guint i = 0; i < self->n; i++)
    {
      const SpSyntaxWord *word = sp_syntax_get (syntax, i);
      SpRoleNode *node = &self->nodes[i];

      node->lemma = hash_string (word->lemma);
      node->xpos = hash_string (word->xpos);
      node->deprel = hash_string (word->deprel);
      node->head = word->deprel != NULL && word->head < self->n ? word->head : SP_ROOT;
      node->left = node->right = i;
      node->top_left = node->top_right = node->subject = SP_ROOT;
    }
  for (guint i = 0; i < self->n; i++)
    {
      const SpSyntaxWord *word = sp_syntax_get (syntax, i);
      SpRoleNode *head = self->nodes[i].head != SP_ROOT ? &self->nodes[self->nodes[i].head] : NULL;
      guint bits;

      if (head == NULL)
        continue;
      bits = kid_of (word->deprel);
      head->kids |= bits;
      if ((bits & SP_KID_SUBJECT) != 0 && head->subject == SP_ROOT)
        head->subject = i;
      if (bits == SP_KID_MARK && head->mark == 0)
        head->mark = self->nodes[i].lemma;
    }
}

/* The depths, each token once: up to a token whose depth is known, and back down. */
static void
find_depths (SpRoleTrees *self)
{
  g_autofree guint *way = g_new (guint, self->n + 1);
  g_autofree gboolean *known = g_new0 (gboolean, self->n + 1);
  g_autofree guint *count = g_new0 (guint, self->n + 2);

  for (guint i = 0; i < self->n; i++)
    {
      guint n = 0, at = i, depth = 0;

      while (at != SP_ROOT && !known[at] && n < self->n)
        {
          way[n++] = at;
          at = self->nodes[at].head;
        }
      if (at != SP_ROOT && known[at])
        depth = self->nodes[at].depth + 1;
      while (n > 0)
        {
          known[way[--n]] = TRUE;
          self->nodes[way[n]].depth = depth++;
        }
    }
  for (guint i = 0; i < self->n; i++)
    count[self->nodes[i].depth + 1]++;
  for (guint i = 1; i <= self->n; i++)
    count[i] += count[i - 1];
  for (guint i = 0; i < self->n; i++)
    self->by_depth[count[self->nodes[i].depth]++] = i;
}

static void
find_edges (SpRoleTrees *self)
{
  for (guint k = self->n; k > 0; k--)
    {
      const SpRoleNode *node = &self->nodes[self->by_depth[k - 1]];

      if (node->head == SP_ROOT)
        continue;
      self->nodes[node->head].left = MIN (self->nodes[node->head].left, node->left);
      self->nodes[node->head].right = MAX (self->nodes[node->head].right, node->right);
    }
  for (guint k = self->n; k > 0; k--)
    {
      guint i = self->by_depth[k - 1];

      self->nodes[self->nodes[i].left].top_left = i;
      self->nodes[self->nodes[i].right].top_right = i;
    }
}

static void
read_names (SpRoleTrees *self, const GArray *names)
{
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const SpFoundName *name = &g_array_index (names, SpFoundName, i);

      for (guint j = 0; j < name->n_tokens && name->first_token + j < self->n; j++)
        self->nodes[name->first_token + j].name = (guint8)(1 + 2 * name->type + (j == 0));
    }
}

/* Reads the trees of @work, which must have some. Returns: (transfer full). */
SpRoleTrees *
sp_role_trees_new (const SpWork *work)
{
  SpRoleTrees *self;

  g_return_val_if_fail (work != NULL && work->syntax != NULL, NULL);

  self = g_new0 (SpRoleTrees, 1);
  self->n = sp_syntax_get_n_words (work->syntax);
  self->nodes = g_new0 (SpRoleNode, self->n + 1);
  self->by_depth = g_new0 (guint, self->n + 1);
  read_words (self, work->syntax);
  find_depths (self);
  find_edges (self);
  read_names (self, work->names);
  return self;
}

void
sp_role_trees_free (SpRoleTrees *self)
{
  if (self == NULL)
    return;
  g_free (self->nodes);
  g_free (self->by_depth);
  g_free (self);
}

static guint8
level_of (float chance)
{
  static const float levels[] = { 0.05f, 0.2f, 0.4f, 0.7f, 0.9f };
  guint8 level = 0;

  while (level < G_N_ELEMENTS (levels) && chance >= levels[level])
    level++;
  return level;
}

/* Function words that are cues ("according to") stand for the word that they belong to. */
static guint
effective (const SpRoleTrees *self, guint token, guint32 function)
{
  const SpRoleNode *node = &self->nodes[token];

  return node->deprel == function && node->head != SP_ROOT ? node->head : token;
}

/* Tells each token the cue above it and the cue beside it. @chances: of each token to head a cue.
 */
void
sp_role_trees_set_anchors (SpRoleTrees *self, const float *chances)
{
  guint32 function = hash_string ("case");
  g_autofree guint *hanging = NULL;

  g_return_if_fail (self != NULL && chances != NULL);

  hanging = g_new (guint, self->n + 1);
  for (guint i = 0; i < self->n; i++)
    {
      self->nodes[i].level = level_of (chances[i]);
      hanging[i] = SP_ROOT;
    }
  for (guint i = 0; i < self->n; i++)
    {
      guint at = effective (self, i, function), head = self->nodes[at].head;

      if (self->nodes[i].level >= SP_ANCHOR_LEVEL && head != SP_ROOT
          && (hanging[head] == SP_ROOT || self->nodes[hanging[head]].level < self->nodes[i].level))
        hanging[head] = i;
    }
  for (guint k = 0; k < self->n; k++)
    {
      guint i = self->by_depth[k], head = self->nodes[i].head;
      SpRoleNode *node = &self->nodes[i];

      node->up = node->side = node->up_branch = node->side_node = SP_ROOT;
      node->up_deprel = node->side_deprel = 0;
      node->up_steps = 0;
      if (head != SP_ROOT)
        {
          const SpRoleNode *above = &self->nodes[head];
          gboolean anchor = above->level >= SP_ANCHOR_LEVEL;

          node->up = anchor ? head : above->up;
          node->up_branch = anchor ? i : above->up_branch;
          node->up_deprel = anchor ? node->deprel : above->up_deprel;
          node->up_steps = anchor ? 1 : (guint8)MIN (above->up_steps + 1, 6);
          node->side = above->side;
          node->side_node = above->side_node;
          node->side_deprel = above->side_deprel;
          if (node->side != SP_ROOT && effective (self, node->side, function) == i)
            node->side = node->side_node = SP_ROOT;
        }
      if (hanging[i] != SP_ROOT)
        {
          node->side = hanging[i];
          node->side_node = i;
          node->side_deprel = self->nodes[effective (self, hanging[i], function)].deprel;
        }
    }
}
