/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-library-store.h"

G_BEGIN_DECLS

/* An article that was read and analysed, on its way into the library. */
typedef struct
{
  SpArticle *article;
  GBytes *source;       /* nullable: the input as it was read */
  const char *type;     /* of the input; static */
  SpAnalysis *analysis; /* of the article */
  const char *json;     /* the same as sp_analysis_append_json writes it */
} SpLibraryArrival;

/* Where it is now. */
typedef struct
{
  gint64 id;
  gboolean is_new; /* or it came back out of the trash */
} SpLibraryArrived;

void sp_library_store_import (SpLibraryStore *self,
                              const SpLibraryArrival *arrival,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
SpLibraryArrived *sp_library_store_import_finish (GAsyncResult *result,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
