/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "sp-article.h"
#include "sp-fetcher.h"

G_BEGIN_DECLS

/* Reading an article in a worker thread, up to SP_MAX_INPUT_BYTES. */
typedef enum
{
  SP_LOAD_GUESS,
  SP_LOAD_TEXT,
  SP_LOAD_HTML,
} SpLoadKind;

/* An article and the bytes that it was read from. */
typedef struct
{
  SpArticle *article;
  GBytes *source;
  const char *type; /* of the bytes; static */
} SpLoaded;

void sp_loaded_free (SpLoaded *self);

SpLoaded *
sp_load_file (GFile *file, GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
SpLoaded *sp_load_fetched (const SpFetched *fetched, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void sp_load_file_async (GFile *file,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
void sp_load_bytes_async (GBytes *bytes,
                          SpLoadKind kind,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
void sp_load_fetched_async (SpFetched *fetched,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
SpLoaded *sp_load_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *sp_load_dup_sentence (const char *message) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpLoaded, sp_loaded_free)

G_END_DECLS
