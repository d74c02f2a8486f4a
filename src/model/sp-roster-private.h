/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-party-item.h"

G_BEGIN_DECLS

/* SpRoster: how the parties of one analysis stand to each other and how they are drawn: a pure
 * function of the analysis. Immutable. */
typedef struct
{
  int principal; /* the party it speaks for, or SP_NONE; never in a circle */
  guint root;    /* the end of that chain; itself where it speaks for nobody */
  int slot;      /* colour 0 to 7, or -1 */
  SpChipStyle style;
  char *letters;
  double share;     /* of all attributed words, with those who speak for it */
  guint n_mentions; /* with those who speak for it */
  guint n_quotes;   /* with those who speak for it */
} SpRosterEntry;

typedef struct
{
  gatomicrefcount ref_count;
  guint n;
  SpRosterEntry *entries; /* by index of the analysis */
  guint *order;           /* indices, most prominent first */
} SpRoster;

SpRoster *sp_roster_new (const SpAnalysis *analysis) G_GNUC_WARN_UNUSED_RESULT;
SpRoster *sp_roster_ref (SpRoster *self);
void sp_roster_unref (SpRoster *self);
gboolean sp_roster_speaks_for (const SpRoster *self, guint voice, guint party);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRoster, sp_roster_unref)

G_END_DECLS
