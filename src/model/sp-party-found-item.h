/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-library-party.h"
#include "sp-library-store.h"

G_BEGIN_DECLS

/* SpPartyFoundItem: a finding about one party, or the article that the next ones are from. */
#define SP_TYPE_PARTY_FOUND_ITEM (sp_party_found_item_get_type ())
G_DECLARE_FINAL_TYPE (SpPartyFoundItem, sp_party_found_item, SP, PARTY_FOUND_ITEM, GObject)

const SpPartyFound *sp_party_found_item_get (SpPartyFoundItem *self);

/* What the library knows of a party: some articles at a time. */
typedef struct
{
  GPtrArray *items; /* SpPartyFoundItem */
  guint offset;     /* where to go on */
} SpPartyFoundBatch;

void sp_party_found_batch_free (SpPartyFoundBatch *self);

void sp_library_store_find_party (SpLibraryStore *self,
                                  const char *name,
                                  guint n_articles,
                                  guint offset,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
SpPartyFoundBatch *sp_library_store_find_party_finish (GAsyncResult *result,
                                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPartyFoundBatch, sp_party_found_batch_free)

G_END_DECLS
