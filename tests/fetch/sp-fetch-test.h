/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-fetcher.h"
#include "sp-loopback-server.h"

G_BEGIN_DECLS

#define SP_FETCH_TEST_PAGE                                                                         \
  "<!doctype html><title>Harbour</title><p>The harbour was closed on Monday.</p>"

/* Small enough to be met, and quick: 1 MiB, 1 s without a byte, 3 s, 5 redirects. */
extern const SpFetchLimits sp_fetch_test_limits;

typedef struct
{
  SpFetcher *fetcher;
  GAsyncResult *result;
  guint n_progress;
  goffset received, total;
} SpFetchWait;

void sp_fetch_test_keep_cb (GObject *source, GAsyncResult *result, gpointer data);
SpFetched *sp_fetch_test (SpFetchWait *wait,
                          SpFetchRequest request,
                          GCancellable *cancellable,
                          GError **error);
SpFetched *sp_fetch_test_path (SpLoopbackServer *server, const char *path, GError **error);
void sp_fetch_test_assert_body (SpFetched *fetched, const char *body);

G_END_DECLS
