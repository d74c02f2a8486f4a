/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-link-queue.h"

#include "sp-error.h"
#include "sp-fetch-link.h"

#define PAUSE (G_USEC_PER_SEC / 2) /* between two pages of a site */
#define MAX_SILENCES 2

typedef struct
{
  gboolean busy;
  gint64 ready; /* not before then: monotonic time */
  guint n_silences;
  GError *silence; /* nullable: why it is not asked again */
} Site;

typedef struct
{
  SpLinkQueue *queue; /* owned while it is fetched, else NULL */
  char *link;
  Site *site; /* borrowed */
  gboolean typed;
  gpointer data;
} Entry;

struct _SpLinkQueue
{
  GObject parent_instance;

  /* owned */
  SpFetcher *fetcher;
  GCancellable *cancellable;
  GHashTable *sites; /* name → Site */
  GQueue waiting;    /* Entry */

  /* state */
  SpLinkQueueFunc func;
  guint n_running;
  guint timeout; /* until a site is ready, or 0 */
};

G_DEFINE_FINAL_TYPE (SpLinkQueue, sp_link_queue, G_TYPE_OBJECT)

static void advance (SpLinkQueue *self);

static void
site_free (gpointer data)
{
  Site *site = data;

  g_clear_error (&site->silence);
  g_free (site);
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_object (&entry->queue);
  g_free (entry->link);
  g_free (entry);
}

/* A link that names no site is one of a site without a name; the fetcher says what is wrong. */
static Site *
find_site (SpLinkQueue *self, const char *link)
{
  g_autoptr (GUri) uri = sp_fetch_link_parse (NULL, link, NULL);
  const char *name = uri != NULL ? g_uri_get_host (uri) : "";
  Site *site = g_hash_table_lookup (self->sites, name);

  if (site == NULL)
    {
      site = g_new0 (Site, 1);
      g_hash_table_insert (self->sites, g_strdup (name), site);
    }
  return site;
}

static void
note_answer (Site *site, const GError *error)
{
  site->busy = FALSE;
  site->ready = g_get_monotonic_time () + PAUSE;
  if (!g_error_matches (error, SP_ERROR, SP_ERROR_NETWORK))
    site->n_silences = 0;
  else if (++site->n_silences >= MAX_SILENCES && site->silence == NULL)
    site->silence = g_error_copy (error);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Entry *entry = user_data;
  g_autoptr (SpLinkQueue) self = g_object_ref (entry->queue);
  g_autoptr (GError) error = NULL;
  SpFetched *fetched = sp_fetcher_fetch_finish (SP_FETCHER (source), result, &error);

  note_answer (entry->site, error);
  self->n_running--;
  self->func (fetched, error, entry->data);
  entry_free (entry);
  advance (self);
}

static void
start (SpLinkQueue *self, Entry *entry)
{
  const SpFetchRequest request = { .url = entry->link, .typed = entry->typed };

  entry->queue = g_object_ref (self);
  entry->site->busy = TRUE;
  self->n_running++;
  sp_fetcher_fetch_async (self->fetcher, &request, self->cancellable, fetched_cb, entry);
}

/* Ends @entry without asking its site. */
static void
give_up (SpLinkQueue *self, Entry *entry)
{
  g_autoptr (GError) cancelled = NULL;

  g_cancellable_set_error_if_cancelled (self->cancellable, &cancelled);
  self->func (NULL, cancelled != NULL ? cancelled : entry->site->silence, entry->data);
  entry_free (entry);
}

static gboolean
timeout_cb (gpointer data)
{
  SpLinkQueue *self = data;

  self->timeout = 0;
  advance (self);
  return G_SOURCE_REMOVE;
}

/* The first entry that can go on. Returns: NULL where there is none now. @ready: then, the time
 * when there may be one without an answer coming first, or G_MAXINT64. */
static GList *
find_next (SpLinkQueue *self, gint64 now, gint64 *ready)
{
  gboolean cancelled = g_cancellable_is_cancelled (self->cancellable);

  *ready = G_MAXINT64;
  for (GList *l = self->waiting.head; l != NULL; l = l->next)
    {
      const Site *site = ((Entry *)l->data)->site;

      if (cancelled || site->silence != NULL)
        return l;
      if (site->busy || self->n_running >= SP_LINK_QUEUE_AT_ONCE)
        continue;
      if (site->ready <= now)
        return l;
      *ready = MIN (*ready, site->ready);
    }
  return NULL;
}

static void
advance (SpLinkQueue *self)
{
  g_autoptr (SpLinkQueue) kept = g_object_ref (self);
  gint64 now = g_get_monotonic_time (), ready;
  GList *next;

  while ((next = find_next (self, now, &ready)) != NULL)
    {
      Entry *entry = next->data;

      g_queue_delete_link (&self->waiting, next);
      if (g_cancellable_is_cancelled (self->cancellable) || entry->site->silence != NULL)
        give_up (self, entry);
      else
        start (self, entry);
    }
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (ready != G_MAXINT64)
    self->timeout = g_timeout_add ((guint)((ready - now) / 1000 + 1), timeout_cb, self);
}

static void
sp_link_queue_finalize (GObject *object)
{
  SpLinkQueue *self = SP_LINK_QUEUE (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_queue_clear_full (&self->waiting, entry_free);
  g_hash_table_unref (self->sites);
  g_clear_object (&self->fetcher);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (sp_link_queue_parent_class)->finalize (object);
}

static void
sp_link_queue_class_init (SpLinkQueueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_link_queue_finalize;
}

static void
sp_link_queue_init (SpLinkQueue *self)
{
  self->cancellable = g_cancellable_new ();
  self->sites = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, site_free);
  g_queue_init (&self->waiting);
}

/* @limits: (nullable): others than those that hold for readers.
 * Returns: (transfer full): a queue that hands what it fetched to @func. Who drops it before its
 * end cancels it first, for what waits is not told. */
SpLinkQueue *
sp_link_queue_new (const SpFetchLimits *limits, SpLinkQueueFunc func)
{
  SpLinkQueue *self;

  g_return_val_if_fail (func != NULL, NULL);

  self = g_object_new (SP_TYPE_LINK_QUEUE, NULL);
  self->fetcher = sp_fetcher_new (limits);
  self->func = func;
  return self;
}

/* Fetches @link too. @typed: the reader wrote it, so it may lead into the own network. */
void
sp_link_queue_push (SpLinkQueue *self, const char *link, gboolean typed, gpointer link_data)
{
  Entry *entry;

  g_return_if_fail (SP_IS_LINK_QUEUE (self) && link != NULL);

  entry = g_new0 (Entry, 1);
  entry->link = g_strdup (link);
  entry->site = find_site (self, link);
  entry->typed = typed;
  entry->data = link_data;
  g_queue_push_tail (&self->waiting, entry);
  advance (self);
}

/* Gives up what has not come yet; each link is told as G_IO_ERROR_CANCELLED. */
void
sp_link_queue_cancel (SpLinkQueue *self)
{
  g_return_if_fail (SP_IS_LINK_QUEUE (self));

  g_cancellable_cancel (self->cancellable);
  advance (self);
}
