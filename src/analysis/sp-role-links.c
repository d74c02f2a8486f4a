/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which content belongs to which cue, and which source. Training and run time share this file. */
#include "sp-role-links.h"

#include <string.h>
#include "sp-role-cells-private.h"

/* A partner lies no farther than so many pieces, and so many sentences. */
#define MAX_PIECES 14
#define MAX_SENTENCES 4
/* Two words are related over no more than so many steps up. */
#define MAX_STEPS 8
/* A source that the tree tells is no longer. */
#define MAX_MADE 40

static guint32
named (const char *deprel)
{
  return sp_role_hash (deprel, strlen (deprel), TRUE);
}

static const SpRolePiece *
piece_get (const GArray *pieces, guint index)
{
  return &g_array_index (pieces, SpRolePiece, index);
}

/* A piece of @kind that covers @run. */
SpRolePiece
sp_role_piece_new (const SpRoleReader *reader, SpRun run, SpPieceKind kind)
{
  SpRolePiece piece = { .run = run, .kind = (guint8)kind };

  g_return_val_if_fail (reader != NULL && run.start < run.end, piece);

  piece.head = sp_role_reader_find_head (reader, run);
  piece.first_sentence = reader->cells[run.start].sentence;
  piece.last_sentence = reader->cells[run.end - 1].sentence;
  piece.paragraph = reader->sentences[piece.first_sentence].paragraph;
  return piece;
}

/* The word whose subject, owner or self a cue headed by @token has for a source; SP_ROOT if the
 * tree tells none. */
static guint
find_subject (const SpRoleReader *self, guint token)
{
  const guint32 through[]
      = { named ("conj"), named ("xcomp"), named ("advcl"), named ("cop"), named ("aux") };
  guint at = token;

  for (guint step = 0; step < 5; step++)
    {
      const SpRoleNode *node = &self->trees->nodes[at];
      gboolean goes_on = FALSE;

      if (node->subject != SP_ROOT && (node->kids & SP_KID_PASSIVE) == 0)
        return node->subject;
      if (node->head == SP_ROOT || (node->kids & SP_KID_PASSIVE) != 0)
        return SP_ROOT;
      if (node->deprel == named ("acl") || node->deprel == named ("case"))
        return node->head;
      for (guint i = 0; i < G_N_ELEMENTS (through); i++)
        goes_on |= node->deprel == through[i];
      if (!goes_on)
        return SP_ROOT;
      at = node->head;
    }
  return SP_ROOT;
}

/* The word that a cue headed by @token has for a source; SP_ROOT if the tree tells none. */
guint
sp_role_find_subject (const SpRoleReader *reader, guint token)
{
  g_return_val_if_fail (reader != NULL && token < reader->n, SP_ROOT);

  return find_subject (reader, token);
}

/* Tells whether @token hangs on @head, itself or over a few words. */
gboolean
sp_role_hangs_under (const SpRoleReader *reader, guint token, guint head)
{
  g_return_val_if_fail (reader != NULL && token < reader->n, FALSE);

  for (guint step = 0; step < MAX_STEPS && token != SP_ROOT; step++)
    {
      if (token == head)
        return TRUE;
      token = reader->trees->nodes[token].head;
    }
  return FALSE;
}

/* The source that the tree tells for the cue @piece. */
static SpRun
find_made (const SpRoleReader *self, const SpRolePiece *piece)
{
  guint subject = find_subject (self, piece->head);
  const SpRoleNode *node;
  SpRun run = { 0, 0 };

  if (subject == SP_ROOT)
    return run;
  node = &self->trees->nodes[subject];
  run = (SpRun){ node->left, node->right + 1 };
  if (run.start < piece->run.end && run.end > piece->run.start)
    {
      if (subject < piece->run.start)
        run.end = piece->run.start;
      else
        run.start = piece->run.end;
    }
  while (run.end > run.start + 1 && self->finder->tokens[run.end - 1].kind == SP_TOKEN_PUNCTUATION)
    run.end--;
  if (run.start > subject || run.end <= subject || run.end - run.start > MAX_MADE)
    run = (SpRun){ subject, subject + 1 };
  return run;
}

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
  const SpRolePiece *x = a, *y = b;

  if (x->run.start != y->run.start)
    return x->run.start < y->run.start ? -1 : 1;
  return (x->run.end > y->run.end) - (x->run.end < y->run.end);
}

/* Adds to @pieces, which are in order, the sources that the trees tell for their cues and that none
 * of them covers. */
void
sp_role_pieces_add_subjects (const SpRoleReader *reader, GArray *pieces)
{
  guint n;
  g_autofree guint8 *taken = NULL;

  g_return_if_fail (reader != NULL && pieces != NULL);

  n = pieces->len;
  taken = g_new0 (guint8, reader->n + 1);
  for (guint i = 0; i < n; i++)
    for (guint j = piece_get (pieces, i)->run.start;
         piece_get (pieces, i)->kind != SP_PIECE_CONTENT && j < piece_get (pieces, i)->run.end;
         j++)
      taken[j] = 1;
  for (guint i = 0; i < n; i++)
    {
      SpRun run = { 0, 0 };
      gboolean free = TRUE;

      if (piece_get (pieces, i)->kind == SP_PIECE_CUE)
        run = find_made (reader, piece_get (pieces, i));
      for (guint j = run.start; j < run.end; j++)
        free = free && taken[j] == 0;
      if (run.end > run.start && free)
        {
          SpRolePiece made = sp_role_piece_new (reader, run, SP_PIECE_SOURCE);

          made.made = TRUE;
          for (guint j = run.start; j < run.end; j++)
            taken[j] = 1;
          g_array_append_val (pieces, made);
        }
    }
  g_array_sort (pieces, compare_pieces);
}

/* The pieces that piece @index may belong to: a content to cues, a cue to sources. */
void
sp_role_candidates_find (const SpRoleReader *reader,
                         const GArray *pieces,
                         guint index,
                         SpRoleCandidates *out)
{
  const SpRolePiece *own;
  SpPieceKind wanted;

  g_return_if_fail (reader != NULL && pieces != NULL && index < pieces->len && out != NULL);

  own = piece_get (pieces, index);
  wanted = own->kind == SP_PIECE_CONTENT ? SP_PIECE_CUE : SP_PIECE_SOURCE;
  out->n = 0;
  for (guint i = index > MAX_PIECES ? index - MAX_PIECES : 0;
       i < MIN (pieces->len, index + MAX_PIECES + 1) && out->n < G_N_ELEMENTS (out->pieces);
       i++)
    {
      const SpRolePiece *piece = piece_get (pieces, i);

      if (piece->kind == wanted && piece->paragraph + 1 >= own->paragraph
          && piece->paragraph <= own->paragraph + 1
          && piece->first_sentence <= own->last_sentence + MAX_SENTENCES
          && own->first_sentence <= piece->last_sentence + MAX_SENTENCES)
        out->pieces[out->n++] = (int)i;
    }
}

typedef struct
{
  guint
      kind; /* 0: none, 1: b hangs under a, 2: a under b, 3: both under another word, 4: the same */
  guint steps;
  guint32 deprel;
  guint32 other;
} Relation;

static Relation
relate (const SpRoleReader *self, guint a, guint b)
{
  guint way[MAX_STEPS + 1], n = 0, at = a;
  Relation out = { 0 };

  if (a == b)
    return (Relation){ .kind = 4 };
  for (; n <= MAX_STEPS && at != SP_ROOT; at = self->trees->nodes[at].head)
    way[n++] = at;
  at = b;
  for (guint step = 0, before = b; step <= MAX_STEPS && at != SP_ROOT; step++)
    {
      for (guint k = 0; k < n; k++)
        if (way[k] == at)
          {
            out.kind = k == 0 ? 1 : step == 0 ? 2 : 3;
            out.steps = MIN (k + step, 6);
            out.deprel = step > 0 ? self->trees->nodes[before].deprel : 0;
            out.other = k > 0 ? self->trees->nodes[way[k - 1]].deprel : 0;
            return out;
          }
      before = at;
      at = self->trees->nodes[at].head;
    }
  return out;
}

/* Function words that are cues ("according to") stand for the word that they belong to. */
static guint
effective (const SpRoleReader *self, guint token)
{
  const SpRoleNode *node = &self->trees->nodes[token];

  return (node->kids & SP_KID_SUBJECT) == 0 && node->deprel == named ("case")
                 && node->head != SP_ROOT
             ? node->head
             : token;
}

/* What lies between two pieces: pieces of each kind. */
static guint
count_between (const GArray *pieces, guint from, guint to, guint kind)
{
  guint n = 0;

  for (guint i = MIN (from, to) + 1; i < MAX (from, to); i++)
    n += piece_get (pieces, i)->kind == kind && !piece_get (pieces, i)->made;
  return MIN (n, 3);
}

static void
add_none (const SpRoleReader *self, const GArray *pieces, guint index, SpRoleFeatures *out)
{
  const SpRolePiece *own = piece_get (pieces, index);
  const SpRoleNode *node = &self->trees->nodes[own->head];
  guint64 kind = own->kind, quote = self->cells[own->run.start].quote;

  sp_role_add (out, 300, kind, 0);
  sp_role_add (out, 301, kind, quote);
  sp_role_add (out, 302, kind, sp_role_bucket (own->run.end - own->run.start));
  sp_role_add (out, 303, kind, node->lemma);
  sp_role_add (out, 304, kind, node->kids);
  sp_role_add (out, 305, kind, node->deprel);
  sp_role_add (out, 306, kind, (guint64)self->cells[own->run.start].before << 8 | quote);
  sp_role_add (out,
               307,
               kind,
               index > 0 && piece_get (pieces, index - 1)->paragraph == own->paragraph
                   ? piece_get (pieces, index - 1)->kind
                   : 9);
}

static void
add_pair (const SpRoleReader *self,
          const GArray *pieces,
          guint index,
          guint partner,
          SpRoleFeatures *out)
{
  const SpRolePiece *own = piece_get (pieces, index), *other = piece_get (pieces, partner);
  const SpRolePiece *cue = own->kind == SP_PIECE_CUE ? own : other;
  const SpRolePiece *left = index < partner ? own : other, *right = index < partner ? other : own;
  guint a = effective (self, cue->head), b = own->kind == SP_PIECE_CUE ? other->head : own->head;
  Relation relation = relate (self, a, b);
  guint64 kind = (guint64)own->kind << 1 | (index < partner);
  guint gap = right->run.start > left->run.end ? right->run.start - left->run.end : 0;
  guint cues = count_between (pieces, index, partner, SP_PIECE_CUE),
        contents = count_between (pieces, index, partner, SP_PIECE_CONTENT),
        sources = count_between (pieces, index, partner, SP_PIECE_SOURCE);
  guint sentences = right->first_sentence - MIN (left->last_sentence, right->first_sentence);
  guint64 between = (guint64)cues << 16 | (guint64)contents << 12 | (guint64)sources << 8
                    | MIN (sentences, 3) << 4 | (other->paragraph != own->paragraph) << 3;
  guint64 quote = self->cells[own->run.start].quote > 0;
  const SpRoleNode *head = &self->trees->nodes[cue->head];
  const SpRoleCell *next = sp_role_cell_of (self, left->run.end);

  sp_role_add (out, 320, kind, sp_role_bucket (gap));
  sp_role_add (out, 321, kind, between);
  sp_role_add (out, 322, kind, between << 8 | (guint64)sp_role_bucket (gap) << 1 | quote);
  sp_role_add (out, 323, kind << 8 | relation.kind << 4 | relation.steps, relation.deprel);
  sp_role_add (out,
               324,
               kind << 8 | relation.kind << 4,
               (guint64)relation.other << 32 | relation.deprel);
  sp_role_add (out, 325, kind << 8 | relation.kind, (guint64)head->lemma << 32 | relation.deprel);
  sp_role_add (out, 326, kind << 8 | relation.kind, between);
  sp_role_add (out, 327, kind << 8 | relation.kind, head->kids);
  sp_role_add (out, 328, kind << 8 | sentences, head->lemma);
  sp_role_add (out, 329, kind << 8 | MIN (sentences, 3), self->cells[own->run.start].quote);
  sp_role_add (out, 330, kind << 8 | relation.kind, gap > 0 ? next->word : 0);
  sp_role_add (out, 331, kind << 8 | other->made, relation.kind << 4 | cues);
  sp_role_add (out, 332, kind << 8 | other->made, relation.deprel);
  sp_role_add (out, 333, kind, (guint64)sp_role_bucket (gap) << 8 | cues << 4 | contents);
  sp_role_add (out,
               334,
               kind << 8 | relation.kind,
               (guint64)self->trees->nodes[b].xpos << 8 | self->trees->nodes[b].name);
}

/* Fills @out with what tells how well piece @index belongs to piece @partner; SP_NONE: to none. */
void
sp_role_link_read (const SpRoleReader *reader,
                   const GArray *pieces,
                   guint index,
                   int partner,
                   SpRoleFeatures *out)
{
  g_return_if_fail (reader != NULL && pieces != NULL && index < pieces->len && out != NULL);

  out->n = 0;
  if (partner == SP_NONE)
    add_none (reader, pieces, index, out);
  else
    add_pair (reader, pieces, index, (guint)partner, out);
}
