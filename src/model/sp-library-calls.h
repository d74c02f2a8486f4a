/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-library-browse.h"
#include "sp-library-store.h"
#include "sp-log-change.h"

G_BEGIN_DECLS

/* What the window asks of the library. */

/* SpLogKeeper: stands for the log of one article that is kept; what it knows is for the library's
 * thread alone. */
typedef struct _SpLogKeeper SpLogKeeper;

SpLogKeeper *sp_log_keeper_ref (SpLogKeeper *self);
void sp_log_keeper_unref (SpLogKeeper *self);

/* An article of the library, opened. */
typedef struct
{
  gint64 id;
  SpArticle *article;
  SpAnalysis *analysis; /* nullable: not kept, or of another engine version */
  gint64 twin;          /* another one that is the same, or 0 */
  guint position;       /* where the reader was, in code points */
  SpLogChange *log;     /* all that the reader did to it */
  SpLogKeeper *keeper;  /* for sp_library_store_write_log */
} SpLibraryOpened;

void sp_library_opened_free (SpLibraryOpened *self);

void sp_library_store_open (SpLibraryStore *self,
                            gint64 id,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
void sp_library_store_keep (SpLibraryStore *self,
                            SpArticle *article,
                            GBytes *source,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
SpLibraryOpened *sp_library_store_open_finish (GAsyncResult *result, GError **error);

void sp_library_store_keep_analysis (SpLibraryStore *self,
                                     gint64 id,
                                     SpArticle *article,
                                     SpAnalysis *analysis);
void sp_library_store_write_log (SpLibraryStore *self,
                                 SpLogKeeper *keeper,
                                 SpLogChange *change,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean sp_library_store_write_log_finish (GAsyncResult *result, GError **error);
void
sp_library_store_set_flag (SpLibraryStore *self, GArray *ids, SpLibraryFlag flag, gint64 value);
void sp_library_store_set_tag (SpLibraryStore *self, GArray *ids, const char *tag, gboolean on);
void sp_library_store_set_position (SpLibraryStore *self, gint64 id, guint position);
void sp_library_store_delete (SpLibraryStore *self, GArray *ids);

void sp_library_store_list_tags (SpLibraryStore *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GPtrArray *sp_library_store_list_tags_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpLogKeeper, sp_log_keeper_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpLibraryOpened, sp_library_opened_free)

G_END_DECLS
