/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-attribution-model.h"
#include "sp-attribution-private.h"

G_BEGIN_DECLS

/* SpRoleReader: gives the features of each token of an article, of which the rules have been run.
 */
typedef struct _SpRoleReader SpRoleReader;

SpRoleReader *sp_role_reader_new (const SpQuoteFinder *finder, const GArray *all);
void sp_role_reader_free (SpRoleReader *self);
void sp_role_reader_read_cue (const SpRoleReader *self, guint token, SpRoleFeatures *out);
void sp_role_reader_set_chances (SpRoleReader *self, const float *chances);
void sp_role_reader_read (const SpRoleReader *self, guint token, SpRoleFeatures *out);
gboolean sp_role_reader_must_begin (const SpRoleReader *self, guint token);
guint sp_role_reader_find_head (const SpRoleReader *self, SpRun run);
guint sp_role_reader_find_end (const SpRoleReader *self, SpRun run);
guint sp_role_reader_find_clause_end (const SpRoleReader *self, SpRun run);
guint sp_role_reader_find_apposition (const SpRoleReader *self, SpRun run, SpRun noun);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRoleReader, sp_role_reader_free)

G_END_DECLS
