/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-library.h"
#include "sp-operation.h"

G_BEGIN_DECLS

/* What the reader knows of parties in the whole library: that what texts call "the Kremlin" is
 * called "Russia" here. It is offered for an article, never forced: sp_known_parties_suggest gives
 * the operations that the window shows with a button. */
typedef struct
{
  char *form; /* as a text names it; unique but for case */
  char *name; /* as the reader calls it */
  gboolean has_kind;
  SpPartyKind kind;
} SpKnownParty;

void sp_known_party_free (SpKnownParty *self);

gboolean sp_library_keep_party (SpLibrary *self,
                                const char *form,
                                const char *name,
                                const SpPartyKind *kind,
                                GError **error);
gboolean sp_library_forget_party (SpLibrary *self, const char *form, GError **error);
GPtrArray *sp_library_list_known_parties (SpLibrary *self, GError **error);

GPtrArray *sp_known_parties_suggest (SpAnalysis *analysis,
                                     GPtrArray *known) G_GNUC_WARN_UNUSED_RESULT;
void sp_known_parties_append_json (GString *out, GPtrArray *known);
GPtrArray *sp_known_parties_read_json (const char *json,
                                       gsize n_bytes,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpKnownParty, sp_known_party_free)

G_END_DECLS
