/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-fetcher.h"

static void
keep_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

/* Fetches what @request asks for and waits for it; for any thread. See sp_fetcher_fetch_async(). */
SpFetched *
sp_fetch_sync (const SpFetchRequest *request, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SpFetcher) fetcher = NULL;
  SpFetched *fetched;

  g_return_val_if_fail (request != NULL, NULL);

  g_main_context_push_thread_default (context);
  fetcher = sp_fetcher_new (NULL);
  sp_fetcher_fetch_async (fetcher, request, cancellable, keep_cb, &result);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);
  fetched = sp_fetcher_fetch_finish (fetcher, result, error);
  g_clear_object (&result);
  g_clear_object (&fetcher);
  while (g_main_context_iteration (context, FALSE)) /* what the connections still have to say */
    ;
  g_main_context_pop_thread_default (context);
  return fetched;
}
