/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-fetch-test.h"

#include <string.h>

const SpFetchLimits sp_fetch_test_limits = { 1 << 20, 1, 3, 5 };

void
sp_fetch_test_keep_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((SpFetchWait *)data)->result = g_object_ref (result);
}

static void
progress_cb (goffset received, goffset total, gpointer data)
{
  SpFetchWait *wait = data;

  g_assert_cmpint (received, >, wait->received);
  wait->received = received;
  wait->total = total;
  wait->n_progress++;
}

/* Fetches what @request asks for, with progress kept in @wait. */
SpFetched *
sp_fetch_test (SpFetchWait *wait, SpFetchRequest request, GCancellable *cancellable, GError **error)
{
  SpFetched *fetched;

  request.progress = progress_cb;
  request.progress_data = wait;
  wait->fetcher = sp_fetcher_new (&sp_fetch_test_limits);
  sp_fetcher_fetch_async (wait->fetcher, &request, cancellable, sp_fetch_test_keep_cb, wait);
  while (wait->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  fetched = sp_fetcher_fetch_finish (wait->fetcher, wait->result, error);
  g_clear_object (&wait->result);
  g_assert_finalize_object (wait->fetcher);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return fetched;
}

SpFetched *
sp_fetch_test_path (SpLoopbackServer *server, const char *path, GError **error)
{
  g_autofree char *link = sp_loopback_server_dup_link (server, path);
  SpFetchWait wait = { 0 };

  return sp_fetch_test (&wait, (SpFetchRequest){ .url = link, .typed = TRUE }, NULL, error);
}

void
sp_fetch_test_assert_body (SpFetched *fetched, const char *body)
{
  gsize n;
  const char *data;

  g_assert_nonnull (fetched);
  g_assert_nonnull (fetched->bytes);
  data = g_bytes_get_data (fetched->bytes, &n);
  g_assert_cmpmem (data, n, body, strlen (body));
}
