/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The features of the conditional random field of the roles. Training and run time share this
 * file. */
#include "sp-role-cells-private.h"

static void
add_words (const SpRoleReader *self, guint token, SpRoleFeatures *out)
{
  const SpRoleCell *c = sp_role_cell_at (self, token, 0), *b = sp_role_cell_at (self, token, -1),
                   *a = sp_role_cell_at (self, token, -2), *d = sp_role_cell_at (self, token, 1),
                   *e = sp_role_cell_at (self, token, 2);

  sp_role_add (out, 0, 0, 0);
  for (int i = -3; i <= 3; i++)
    sp_role_add (out, (guint32)(4 + i), sp_role_cell_at (self, token, i)->word, 0);
  sp_role_add (out, 10, b->word, c->word);
  sp_role_add (out, 11, c->word, d->word);
  sp_role_add (out, 12, c->suffix, b->shape);
  sp_role_add (out, 13, (guint64)b->shape << 16 | (guint64)c->shape << 8 | d->shape, c->quote > 0);
  sp_role_add (out, 14, (guint64)b->tag << 16 | (guint64)c->tag << 8 | d->tag, c->quote > 0);
  sp_role_add (out,
               15,
               (guint64)a->tag << 32 | (guint64)b->tag << 24 | (guint64)c->tag << 16
                   | (guint64)d->tag << 8 | e->tag,
               c->quote > 0);
  sp_role_add (out, 16, c->word, b->tag);
  sp_role_add (out, 17, c->word, d->tag);
  sp_role_add (out, 18, b->word, d->word);
  sp_role_add (out, 19, c->suffix, d->suffix);
}

static void
add_cues (const SpRoleReader *self, guint token, SpRoleFeatures *out)
{
  const SpRoleCell *c = sp_role_cell_at (self, token, 0), *b = sp_role_cell_at (self, token, -1),
                   *d = sp_role_cell_at (self, token, 1);
  const SpRoleCell *left = sp_role_cell_of (self, c->left - 1),
                   *right = sp_role_cell_of (self, c->right - 1);
  guint since = c->left > 0 ? sp_role_bucket (token + 1 - c->left) : 9;
  guint until = c->right > 0 ? sp_role_bucket (c->right - 1 - token) : 9;
  guint64 between = (guint64)c->commas << 8 | (guint64)c->verbs << 4 | c->thats;
  guint64 name = sp_role_node_of (self, token)->name;

  sp_role_add (out, 20, c->cue, c->act);
  sp_role_add (out, 21, (guint64)b->cue << 8 | d->cue, c->tag);
  sp_role_add (out, 22, d->cue, d->act);
  sp_role_add (out, 23, b->cue, b->act);
  sp_role_add (out, 24, left->word, since);
  sp_role_add (out, 25, left->act, between << 4 | since);
  sp_role_add (out, 26, right->act, until << 8 | c->tag);
  sp_role_add (out, 27, right->word, until);
  sp_role_add (out, 28, since << 8 | until, (guint64)c->tag << 8 | name);
  sp_role_add (out, 29, left->word, (guint64)c->tag << 16 | between);
  sp_role_add (out, 30, left->act, c->word);
  sp_role_add (out, 31, between, (guint64)c->tag << 16 | (guint64)b->tag << 8 | d->tag);
  sp_role_add (out, 32, since << 8 | c->quote, right->act);
  sp_role_add (out, 33, left->act, right->act);
  sp_role_add (out,
               34,
               left->cue,
               since << 12 | until << 8 | (guint64)c->thats << 4 | (c->quote > 0));
}

static void
add_places (const SpRoleReader *self, guint token, SpRoleFeatures *out)
{
  const SpRoleCell *c = sp_role_cell_at (self, token, 0), *b = sp_role_cell_at (self, token, -1),
                   *d = sp_role_cell_at (self, token, 1), *e = sp_role_cell_at (self, token, 2);
  const SpSentence *sentence = &self->sentences[c->sentence];
  guint from = token - sentence->first_token,
        to = sentence->first_token + sentence->n_tokens - 1 - token;
  guint64 place = MIN (from, 2) << 2 | MIN (to, 2);
  guint64 name = sp_role_node_of (self, token)->name,
          name_before = sp_role_node_at (self, token, -1)->name,
          name_behind = sp_role_node_at (self, token, 1)->name;

  sp_role_add (out, 40, name, c->tag);
  sp_role_add (out, 41, name_before << 8 | name, name_behind);
  sp_role_add (out, 42, name, d->cue > 0 ? d->act : e->act);
  sp_role_add (out, 43, name, b->cue > 0 ? b->act : 1);
  sp_role_add (out, 44, place, (guint64)sentence->kind << 16 | (guint64)c->quote << 8 | c->tag);
  sp_role_add (out, 45, (guint64)b->quote << 16 | (guint64)c->quote << 8 | d->quote, c->tag);
  sp_role_add (out, 46, c->quote, c->shape);
  sp_role_add (out, 47, (guint64)c->quote << 8 | b->quote, d->word);
  sp_role_add (out, 48, (guint64)c->quote << 8 | d->quote, b->word);
  sp_role_add (out, 49, place, c->word);
  sp_role_add (out, 50, c->clause, (guint64)d->clause << 16 | (guint64)d->tag << 8 | b->tag);
  sp_role_add (out, 51, c->before, (guint64)c->quote << 8 | place);
  sp_role_add (out,
               52,
               c->before,
               (guint64)(c->left > 0) << 9 | (guint64)(c->right > 0) << 8 | (c->quote > 0));
}

static void
add_rules (const SpRoleReader *self, guint token, SpRoleFeatures *out)
{
  const SpRoleCell *c = sp_role_cell_at (self, token, 0), *b = sp_role_cell_at (self, token, -1),
                   *d = sp_role_cell_at (self, token, 1), *a = sp_role_cell_at (self, token, -2),
                   *e = sp_role_cell_at (self, token, 2);

  sp_role_add (out, 60, c->rule, 0);
  sp_role_add (out, 61, (guint64)b->rule << 16 | (guint64)c->rule << 8 | d->rule, 0);
  sp_role_add (out, 62, c->rule, c->tag);
  sp_role_add (out, 63, c->rule, c->word);
  sp_role_add (out, 64, (guint64)c->rule << 8 | c->inner, c->quote);
  sp_role_add (out,
               65,
               (guint64)a->rule << 32 | (guint64)b->rule << 24 | (guint64)c->rule << 16
                   | (guint64)d->rule << 8 | e->rule,
               0);
  sp_role_add (out,
               66,
               (guint64)b->rule << 16 | (guint64)c->rule << 8 | d->rule,
               (guint64)b->tag << 16 | (guint64)c->tag << 8 | d->tag);
  sp_role_add (out, 67, c->rule, d->word);
  sp_role_add (out, 68, c->rule, b->word);
  sp_role_add (out, 69, c->rule, c->left > 0 ? self->cells[c->left - 1].word : 0);
}

static guint64
side_of (guint token, guint other)
{
  return other == SP_ROOT ? 0 : other == token ? 1 : other < token ? 2 : 3;
}

/* The word in its tree. */
static void
add_tree (const SpRoleReader *self, guint token, SpRoleFeatures *out)
{
  const SpRoleNode *c = sp_role_node_at (self, token, 0), *b = sp_role_node_at (self, token, -1),
                   *a = sp_role_node_at (self, token, -2), *d = sp_role_node_at (self, token, 1),
                   *e = sp_role_node_at (self, token, 2), *head = sp_role_node_of (self, c->head);
  guint64 quote = sp_role_cell_of (self, token)->quote > 0;

  sp_role_add (out, 70, c->lemma, c->xpos);
  sp_role_add (out, 71, c->xpos, (guint64)b->xpos << 32 | d->xpos);
  sp_role_add (out, 72, (guint64)b->xpos << 32 | c->xpos, a->xpos);
  sp_role_add (out, 73, (guint64)d->xpos << 32 | c->xpos, e->xpos);
  sp_role_add (out, 74, c->deprel, head->lemma);
  sp_role_add (out, 75, c->deprel, (guint64)head->xpos << 32 | c->xpos);
  sp_role_add (out, 76, (guint64)b->deprel << 32 | c->deprel, d->deprel);
  sp_role_add (out, 77, c->lemma, c->kids);
  sp_role_add (out, 78, c->kids, (guint64)c->xpos << 8 | c->level);
  sp_role_add (out, 79, (guint64)c->deprel << 32 | head->deprel, quote);
  sp_role_add (out, 80, c->mark, (guint64)c->level << 1 | quote);
  sp_role_add (out, 81, b->lemma, c->lemma);
  sp_role_add (out, 82, c->lemma, d->lemma);
}

/* The word and the cues above and beside it. */
static void
add_anchors (const SpRoleReader *self, guint token, SpRoleFeatures *out)
{
  const SpRoleNode *c = sp_role_node_of (self, token), *b = sp_role_node_at (self, token, -1),
                   *d = sp_role_node_at (self, token, 1);
  const SpRoleNode *up = sp_role_node_of (self, c->up), *side = sp_role_node_of (self, c->side);
  guint64 place = side_of (token, c->up) << 2 | side_of (token, c->side);
  guint64 quote = sp_role_cell_of (self, token)->quote > 0;
  guint64 levels = (guint64)b->level << 16 | (guint64)c->level << 8 | d->level;

  sp_role_add (out, 90, levels, c->xpos);
  sp_role_add (out, 91, levels, c->lemma);
  sp_role_add (out, 92, c->up_deprel, place << 8 | (guint64)up->level << 4 | c->up_steps);
  sp_role_add (out, 93, (guint64)c->up_deprel << 32 | up->lemma, place << 1 | quote);
  sp_role_add (out, 94, (guint64)c->up_deprel << 32 | c->deprel, place << 8 | c->up_steps);
  sp_role_add (out, 95, c->up_deprel, (guint64)c->xpos << 8 | place);
  sp_role_add (out,
               96,
               c->side_deprel,
               place << 16 | (guint64)side->level << 8 | side_of (token, c->side_node));
  sp_role_add (out, 97, (guint64)c->side_deprel << 32 | side->lemma, place << 1 | quote);
  sp_role_add (out, 98, (guint64)c->side_deprel << 32 | c->up_deprel, place << 1 | quote);
  sp_role_add (out, 99, (guint64)c->side_deprel << 32 | c->deprel, place);
  sp_role_add (out, 100, sp_role_node_of (self, c->up_branch)->mark, c->up_deprel ^ place << 32);
  sp_role_add (out, 101, up->kids, (guint64)c->up_deprel << 8 | place);
  sp_role_add (out,
               102,
               self->cells[c->up != SP_ROOT ? c->up : token].act,
               (guint64)c->up_deprel << 8 | place);
}

/* The branches that begin with the word, and those that end before it. */
static void
add_edges (const SpRoleReader *self, guint token, SpRoleFeatures *out)
{
  const SpRoleNode *c = sp_role_node_of (self, token), *b = sp_role_node_at (self, token, -1);
  const SpRoleNode *begins = sp_role_node_of (self, c->top_left),
                   *ends = sp_role_node_of (self, b->top_right),
                   *closes = sp_role_node_of (self, c->top_right);
  const SpRoleNode *begins_in = sp_role_node_of (self, begins->head),
                   *ends_in = sp_role_node_of (self, ends->head);
  guint64 quote = sp_role_cell_of (self, token)->quote > 0;

  sp_role_add (out, 110, begins->deprel, (guint64)begins_in->level << 1 | quote);
  sp_role_add (out, 111, begins->deprel, begins_in->lemma);
  sp_role_add (out, 112, ends->deprel, (guint64)ends_in->level << 1 | quote);
  sp_role_add (out, 113, ends->deprel, ends_in->lemma);
  sp_role_add (out, 114, (guint64)ends->deprel << 32 | begins->deprel, quote);
  sp_role_add (out, 115, closes->deprel, sp_role_node_of (self, closes->head)->level);
  sp_role_add (out, 116, (guint64)begins->up_deprel << 32 | begins->deprel, begins->up_steps);
  sp_role_add (out, 117, (guint64)ends->up_deprel << 32 | ends->deprel, ends->up_steps);
  sp_role_add (out,
               118,
               (guint64)ends->up_deprel << 32 | begins->up_deprel,
               (guint64)(ends->up == begins->up) << 32 | begins->deprel);
  sp_role_add (out, 119, (guint64)ends->side_deprel << 32 | begins->side_deprel, begins->deprel);
  sp_role_add (out, 120, begins->deprel, sp_role_cell_of (self, token)->word);
  sp_role_add (out, 121, ends->deprel, sp_role_cell_of (self, token)->word);
}

/* Fills @out with what is seen of @token. */
void
sp_role_reader_read (const SpRoleReader *self, guint token, SpRoleFeatures *out)
{
  g_return_if_fail (self != NULL && token < self->n && out != NULL);

  out->n = 0;
  add_words (self, token, out);
  add_cues (self, token, out);
  add_places (self, token, out);
  add_rules (self, token, out);
  add_tree (self, token, out);
  add_anchors (self, token, out);
  add_edges (self, token, out);
}
