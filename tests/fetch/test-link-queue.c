/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-error.h"
#include "sp-fetch-test.h"
#include "sp-link-queue.h"

#define N_LINKS 12

/* All names are of this machine, so that it can be many sites. */
#define TEST_TYPE_RESOLVER (test_resolver_get_type ())
G_DECLARE_FINAL_TYPE (TestResolver, test_resolver, TEST, RESOLVER, GResolver)

struct _TestResolver
{
  GResolver parent_instance;
};

G_DEFINE_FINAL_TYPE (TestResolver, test_resolver, G_TYPE_RESOLVER)

static void
look_up (GResolver *resolver,
         const char *name,
         GResolverNameLookupFlags flags,
         GCancellable *cancellable,
         GAsyncReadyCallback callback,
         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);

  g_task_return_pointer (task,
                         g_list_prepend (NULL, g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4)),
                         (GDestroyNotify)g_resolver_free_addresses);
}

static GList *
look_up_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
test_resolver_class_init (TestResolverClass *klass)
{
  G_RESOLVER_CLASS (klass)->lookup_by_name_with_flags_async = look_up;
  G_RESOLVER_CLASS (klass)->lookup_by_name_with_flags_finish = look_up_finish;
}

static void
test_resolver_init (TestResolver *self)
{
}

typedef struct
{
  gint64 last; /* when it was asked last */
  gint64 shortest;
} Site;

typedef struct
{
  Site sites[2];
  GPtrArray *told; /* of each link, in the order of the ends: its sentence, or "" */
  guint n_pages;
  SpLinkQueue *queue;
} Run;

static Run run;

static void
serve (SoupServerMessage *message, const char *path, gpointer data)
{
  const char *host
      = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Host");
  Site *site = &run.sites[g_str_has_prefix (host, "site1") ? 1 : 0];
  gint64 now = g_get_monotonic_time ();

  if (site->last != 0)
    site->shortest = MIN (site->shortest, now - site->last);
  site->last = now;
  if (strcmp (path, "/busy") == 0)
    soup_server_message_set_status (message, 503, NULL);
  else if (strcmp (path, "/missing") == 0)
    soup_server_message_set_status (message, 404, NULL);
  else
    sp_loopback_answer (message, "text/html", SP_FETCH_TEST_PAGE, -1);
}

static void
told_cb (SpFetched *fetched, const GError *error, gpointer data)
{
  g_assert_true ((fetched == NULL) != (error == NULL));
  if (fetched != NULL)
    run.n_pages++;
  g_clear_pointer (&fetched, sp_fetched_free);
  g_assert_null (g_ptr_array_index (run.told, GPOINTER_TO_UINT (data)));
  run.told->pdata[GPOINTER_TO_UINT (data)] = g_strdup (error != NULL ? error->message : "");
}

static void
begin (guint n)
{
  run = (Run){ .sites = { { .shortest = G_MAXINT64 }, { .shortest = G_MAXINT64 } } };
  run.told = g_ptr_array_new_full (n, g_free);
  g_ptr_array_set_size (run.told, (int)n);
  run.queue = sp_link_queue_new (&sp_fetch_test_limits, told_cb);
}

static gboolean
all_told (void)
{
  for (guint i = 0; i < run.told->len; i++)
    if (g_ptr_array_index (run.told, i) == NULL)
      return FALSE;
  return TRUE;
}

static void
wait_and_end (void)
{
  while (!all_told ())
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (run.queue);
}

static void
push (SpLoopbackServer *server, guint number, const char *path, guint site)
{
  g_autofree char *link = g_strdup_printf ("http://site%u.example:%u%s",
                                           site,
                                           sp_loopback_server_get_port (server),
                                           path);

  sp_link_queue_push (run.queue, link, TRUE, GUINT_TO_POINTER (number));
}

/* Of one site a page comes after the other, with half a second between; another site does not wait
 * for that. */
static void
test_polite (void)
{
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new (serve, NULL);
  gint64 start = g_get_monotonic_time ();

  begin (6);
  for (guint i = 0; i < 6; i++)
    push (server, i, "/page", i / 3);
  wait_and_end ();
  g_assert_cmpuint (run.n_pages, ==, 6);
  g_assert_cmpint (run.sites[0].shortest, >=, G_USEC_PER_SEC / 2);
  g_assert_cmpint (run.sites[1].shortest, >=, G_USEC_PER_SEC / 2);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, G_USEC_PER_SEC);
  g_ptr_array_unref (run.told);
}

/* What is wrong with one link is told of that one; the others come. */
static void
test_failures (void)
{
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new (serve, NULL);

  begin (4);
  push (server, 0, "/missing", 0);
  push (server, 1, "/page", 0);
  sp_link_queue_push (run.queue, "nothing at all", TRUE, GUINT_TO_POINTER (2));
  sp_link_queue_push (run.queue, "http://127.0.0.1:9/", FALSE, GUINT_TO_POINTER (3));
  wait_and_end ();
  g_assert_cmpstr (g_ptr_array_index (run.told, 0), ==, "site0.example has no such page");
  g_assert_cmpstr (g_ptr_array_index (run.told, 1), ==, "");
  g_assert_cmpstr (g_ptr_array_index (run.told, 2), ==, "this is no link");
  g_assert_nonnull (strstr (g_ptr_array_index (run.told, 3), "your own network"));
  g_ptr_array_unref (run.told);
}

/* A site that cannot give pages is asked twice, not for the whole list; other sites go on. */
static void
test_silence (void)
{
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new (serve, NULL);

  begin (N_LINKS);
  for (guint i = 0; i < N_LINKS - 1; i++)
    push (server, i, "/busy", 0);
  push (server, N_LINKS - 1, "/page", 1);
  wait_and_end ();
  g_assert_cmpuint (sp_loopback_server_get_n_requests (server), ==, 3);
  g_assert_cmpuint (run.n_pages, ==, 1);
  for (guint i = 0; i < N_LINKS - 1; i++)
    g_assert_cmpstr (g_ptr_array_index (run.told, i),
                     ==,
                     "site0.example cannot give the page now (answer 503)");
  g_ptr_array_unref (run.told);
}

/* Sites that never end their answers: no more than so many are asked, and a cancel tells of every
 * link at once. */
static void
test_cancel (void)
{
  static const SpLoopbackScript script = { .bytes = "HTTP/1.1 200 OK\r\n", .hang = TRUE };
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new_raw (&script);

  begin (N_LINKS);
  for (guint i = 0; i < N_LINKS; i++)
    push (server, i, "/page", i);
  while (sp_loopback_server_get_n_requests (server) < SP_LINK_QUEUE_AT_ONCE)
    g_main_context_iteration (NULL, FALSE);
  for (guint i = 0; i < N_LINKS; i++)
    g_assert_null (g_ptr_array_index (run.told, i));
  sp_link_queue_cancel (run.queue);
  wait_and_end ();
  g_assert_cmpuint (sp_loopback_server_get_n_requests (server), ==, SP_LINK_QUEUE_AT_ONCE);
  for (guint i = 0; i < N_LINKS; i++)
    g_assert_nonnull (strstr (g_ptr_array_index (run.told, i), "cancel"));
  g_ptr_array_unref (run.told);
}

int
main (int argc, char **argv)
{
  g_autoptr (GResolver) resolver = g_object_new (TEST_TYPE_RESOLVER, NULL);

  g_test_init (&argc, &argv, NULL);
  g_resolver_set_default (resolver);
  g_test_add_func ("/fetch/link-queue/polite", test_polite);
  g_test_add_func ("/fetch/link-queue/failures", test_failures);
  g_test_add_func ("/fetch/link-queue/silence", test_silence);
  g_test_add_func ("/fetch/link-queue/cancel", test_cancel);
  return g_test_run ();
}
