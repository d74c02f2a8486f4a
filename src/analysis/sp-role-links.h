/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-role-features.h"

G_BEGIN_DECLS

typedef enum
{
  SP_PIECE_SOURCE,
  SP_PIECE_CUE,
  SP_PIECE_CONTENT,
} SpPieceKind;

/* A run of tokens that is a source, a cue or a content. */
typedef struct
{
  SpRun run;
  guint8 kind;   /* SpPieceKind */
  gboolean made; /* a source that the tree alone tells */
  guint head;    /* the word that the others hang on */
  guint first_sentence, last_sentence;
  guint paragraph;
} SpRolePiece;

/* The partners that a piece may have. */
typedef struct
{
  int pieces[24];
  guint n;
} SpRoleCandidates;

SpRolePiece sp_role_piece_new (const SpRoleReader *reader, SpRun run, SpPieceKind kind);
void sp_role_pieces_add_subjects (const SpRoleReader *reader, GArray *pieces);
void sp_role_candidates_find (const SpRoleReader *reader,
                              const GArray *pieces,
                              guint index,
                              SpRoleCandidates *out);
void sp_role_link_read (const SpRoleReader *reader,
                        const GArray *pieces,
                        guint index,
                        int partner,
                        SpRoleFeatures *out);

guint sp_role_find_subject (const SpRoleReader *reader, guint token);
gboolean sp_role_hangs_under (const SpRoleReader *reader, guint token, guint head);
void sp_role_repair (const SpQuoteFinder *self, const SpRoleReader *reader, SpAttribution *found);
void sp_role_take_back_source (const SpQuoteFinder *self,
                               SpAttribution *found,
                               const SpAttribution *rule);

G_END_DECLS
