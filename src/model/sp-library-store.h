/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "sp-library.h"

G_BEGIN_DECLS

/* SpLibraryStore: the library for the window. One thread of its own owns the database; everything
 * here returns at once and answers in the main context. What was asked for is done before the store
 * goes, so nothing that the reader did is lost. */
#define SP_TYPE_LIBRARY_STORE (sp_library_store_get_type ())
G_DECLARE_FINAL_TYPE (SpLibraryStore, sp_library_store, SP, LIBRARY_STORE, GObject)

typedef enum
{
  SP_LIBRARY_STORE_OPENING,
  SP_LIBRARY_STORE_OPEN,
  SP_LIBRARY_STORE_READ_ONLY, /* of a newer version, or the file may not be written */
  SP_LIBRARY_STORE_FAILED,    /* see sp_library_store_get_error */
} SpLibraryStoreState;

#define SP_TYPE_LIBRARY_STORE_STATE (sp_library_store_state_get_type ())
GType sp_library_store_state_get_type (void) G_GNUC_CONST;

/* What the thread runs. Returns: the result, or NULL; an error where it failed. */
typedef gpointer (*SpLibraryFunc) (SpLibrary *library,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error);

typedef struct
{
  SpLibraryFunc func;
  gpointer data;
  GDestroyNotify free_data;   /* nullable; in any thread */
  GDestroyNotify free_result; /* nullable */
  gboolean changes;           /* signal "changed" behind it */
  gboolean background;        /* after all that the reader waits for */
} SpLibraryCall;

SpLibraryStore *sp_library_store_new (const char *folder,
                                      const char *engine) G_GNUC_WARN_UNUSED_RESULT;

/* property "state"; signals "changed": articles, marks or tags are others now; "failed" (sentence):
 * something that nobody waits for could not be done. */
SpLibraryStoreState sp_library_store_get_state (SpLibraryStore *self);
const GError *sp_library_store_get_error (SpLibraryStore *self);
const char *sp_library_store_get_folder (SpLibraryStore *self);
const char *sp_library_store_get_engine (SpLibraryStore *self);
gboolean sp_library_store_is_writable (SpLibraryStore *self);

void sp_library_store_call (SpLibraryStore *self,
                            const SpLibraryCall *call,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gpointer sp_library_store_call_finish (GAsyncResult *result, GError **error);

/* What was done for a damaged library. */
typedef struct
{
  guint n_saved;   /* articles; where it was salvaged */
  GPtrArray *lost; /* char *: a line each */
} SpLibraryRescued;

void sp_library_rescued_free (SpLibraryRescued *self);

void sp_library_store_rescue (SpLibraryStore *self,
                              const char *backup,
                              GAsyncReadyCallback callback,
                              gpointer user_data); /* nullable: what can be saved is */
SpLibraryRescued *sp_library_store_rescue_finish (GAsyncResult *result,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpLibraryRescued, sp_library_rescued_free)

G_END_DECLS
