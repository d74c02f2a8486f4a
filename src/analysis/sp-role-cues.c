/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The features by which the words that head a cue are told from others. Training and run time share
 * this file. */
#include "sp-role-cells-private.h"

static void
add_word (const SpRoleReader *self, guint token, SpRoleFeatures *out)
{
  const SpRoleCell *c = sp_role_cell_at (self, token, 0), *b = sp_role_cell_at (self, token, -1),
                   *d = sp_role_cell_at (self, token, 1);
  const SpRoleNode *node = sp_role_node_of (self, token);

  sp_role_add (out, 200, 0, 0);
  sp_role_add (out, 201, c->word, 0);
  sp_role_add (out, 202, node->lemma, node->xpos);
  sp_role_add (out, 203, node->lemma, node->deprel);
  sp_role_add (out, 204, node->lemma, node->kids & 0x7f);
  sp_role_add (out, 205, node->lemma, b->word);
  sp_role_add (out, 206, node->lemma, d->word);
  sp_role_add (out, 207, c->suffix, node->xpos);
  sp_role_add (out, 208, c->cue, c->act);
  sp_role_add (out, 209, node->lemma, c->quote > 0);
  sp_role_add (out, 210, c->rule, c->cue);
  sp_role_add (out, 211, c->rule, node->lemma);
}

/* Tells whether quotation marks close before token @before or open at token @behind, past a
 * comma. */
static guint
beside_quote (const SpRoleReader *self, guint token)
{
  guint bits = 0;

  for (int i = 1; i <= 2; i++)
    {
      bits |= (sp_role_cell_at (self, token, -i)->quote & 2) != 0 ? 1u : 0;
      bits |= (sp_role_cell_at (self, token, i)->quote & 1) != 0
                      && (sp_role_cell_at (self, token, i)->quote & 2) == 0
                  ? 2u
                  : 0;
    }
  return bits;
}

static void
add_place (const SpRoleReader *self, guint token, SpRoleFeatures *out)
{
  const SpRoleCell *c = sp_role_cell_of (self, token);
  const SpRoleNode *node = sp_role_node_of (self, token),
                   *head = sp_role_node_of (self, node->head),
                   *subject = sp_role_node_of (self, node->subject);
  guint quote = beside_quote (self, token) << 1 | (c->quote > 0);
  guint64 subject_kind
      = node->subject == SP_ROOT
            ? 0
            : (guint64)subject->name << 33 | G_GUINT64_CONSTANT (1) << 32 | subject->xpos;
  const SpSentence *sentence = &self->sentences[c->sentence];

  sp_role_add (out, 220, node->deprel, head->lemma);
  sp_role_add (out, 221, node->deprel, (guint64)head->xpos << 32 | node->xpos);
  sp_role_add (out, 222, node->kids, node->xpos);
  sp_role_add (out, 223, node->kids, (guint64)node->deprel << 8 | quote);
  sp_role_add (out, 224, subject_kind, node->lemma);
  sp_role_add (out, 225, subject_kind, node->kids);
  sp_role_add (out, 226, subject->lemma, c->cue);
  sp_role_add (out, 227, quote, node->lemma);
  sp_role_add (out, 228, quote, (guint64)node->xpos << 16 | node->kids);
  sp_role_add (out, 229, c->act, node->kids);
  sp_role_add (out, 230, c->act, (guint64)node->deprel << 8 | quote);
  sp_role_add (out, 231, node->mark, node->lemma);
  sp_role_add (out, 232, sentence->kind, (guint64)c->cue << 8 | quote);
  sp_role_add (out, 233, head->lemma, (guint64)node->lemma << 32 | node->deprel);
}

/* Fills @out with what tells whether @token heads a cue. */
void
sp_role_reader_read_cue (const SpRoleReader *self, guint token, SpRoleFeatures *out)
{
  g_return_if_fail (self != NULL && token < self->n && out != NULL);

  out->n = 0;
  add_word (self, token, out);
  add_place (self, token, out);
}
