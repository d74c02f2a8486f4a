/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-fetcher.h"

G_BEGIN_DECLS

/* SpLinkQueue: fetches many links: SP_LINK_QUEUE_AT_ONCE at once, but of each site one after the
 * other, with a pause between. A site that twice in a row cannot be reached is not asked again. For
 * the thread whose main context was the default when it was made. */
#define SP_TYPE_LINK_QUEUE (sp_link_queue_get_type ())
G_DECLARE_FINAL_TYPE (SpLinkQueue, sp_link_queue, SP, LINK_QUEUE, GObject)

#define SP_LINK_QUEUE_AT_ONCE 4

/* Called once for each link. @fetched: (transfer full) (nullable): its page; NULL where there is an
 * @error: one of sp_fetcher_fetch_async(). @link_data: as it was pushed. */
typedef void (*SpLinkQueueFunc) (SpFetched *fetched, const GError *error, gpointer link_data);

SpLinkQueue *sp_link_queue_new (const SpFetchLimits *limits,
                                SpLinkQueueFunc func) G_GNUC_WARN_UNUSED_RESULT;
void sp_link_queue_push (SpLinkQueue *self, const char *link, gboolean typed, gpointer link_data);
void sp_link_queue_cancel (SpLinkQueue *self);

G_END_DECLS
