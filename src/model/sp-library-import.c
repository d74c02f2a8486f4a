/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-library-import.h"

#include "sp-library-twins.h"

typedef struct
{
  SpArticle *article;
  GBytes *source; /* nullable */
  const char *type;
  SpAnalysis *analysis;
  char *json;
  char *engine;
} Parcel;

static void
parcel_free (gpointer data)
{
  Parcel *parcel = data;

  sp_article_unref (parcel->article);
  g_clear_pointer (&parcel->source, g_bytes_unref);
  sp_analysis_unref (parcel->analysis);
  g_free (parcel->json);
  g_free (parcel->engine);
  g_free (parcel);
}

static gboolean
import (SpLibrary *library, Parcel *parcel, SpLibraryArrived *arrived, GError **error)
{
  gboolean is_kept;

  if (!sp_library_is_kept (library, parcel->article, &is_kept, error)
      || !sp_library_add (library,
                          parcel->article,
                          parcel->source,
                          parcel->type,
                          g_get_real_time () / G_USEC_PER_SEC,
                          &arrived->id,
                          error))
    return FALSE;
  arrived->is_new = !is_kept;
  return sp_library_set_analysis (library,
                                  arrived->id,
                                  parcel->analysis,
                                  parcel->engine,
                                  parcel->json,
                                  error);
}

static gpointer
run_import (SpLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree SpLibraryArrived *arrived = g_new0 (SpLibraryArrived, 1);
  gboolean done;

  if (!sp_library_begin (library, error))
    return NULL;
  done = import (library, data, arrived, error);
  return sp_library_end (library, done, done ? error : NULL) ? g_steal_pointer (&arrived) : NULL;
}

/* Puts @arrival into the library, behind all that the reader waits for. */
void
sp_library_store_import (SpLibraryStore *self,
                         const SpLibraryArrival *arrival,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Parcel *parcel;
  SpLibraryCall call = { .func = run_import,
                         .free_data = parcel_free,
                         .free_result = g_free,
                         .changes = TRUE,
                         .background = TRUE };

  g_return_if_fail (SP_IS_LIBRARY_STORE (self) && arrival != NULL);

  parcel = g_new0 (Parcel, 1);
  parcel->article = sp_article_ref (arrival->article);
  parcel->source = arrival->source != NULL ? g_bytes_ref (arrival->source) : NULL;
  parcel->type = arrival->type;
  parcel->analysis = sp_analysis_ref (arrival->analysis);
  parcel->json = g_strdup (arrival->json);
  parcel->engine = g_strdup (sp_library_store_get_engine (self));
  call.data = parcel;
  sp_library_store_call (self, &call, NULL, callback, user_data);
}

/* Returns: (transfer full): g_free it; NULL with an error. */
SpLibraryArrived *
sp_library_store_import_finish (GAsyncResult *result, GError **error)
{
  return sp_library_store_call_finish (result, error);
}
