/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-known-parties.h"
#include "sp-library-store.h"

G_BEGIN_DECLS

/* What the reader calls parties in the whole library, asked of its thread. */
void sp_library_store_list_known (SpLibraryStore *self,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *sp_library_store_list_known_finish (GAsyncResult *result,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

void sp_library_store_keep_known (SpLibraryStore *self, const char *form, const char *name);
void sp_library_store_forget_known (SpLibraryStore *self, const char *form);

G_END_DECLS
