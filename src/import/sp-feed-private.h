/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-feed.h"

G_BEGIN_DECLS

#define SP_FEED_MAX_ITEMS 1000
#define SP_FEED_MAX_TITLE 400
#define SP_FEED_MAX_SUMMARY 600 /* bytes, about */

SpFeed *sp_feed_new (void);
char *sp_feed_dup_plain (const char *markup, gsize max_bytes);
char *sp_feed_dup_link (const char *base, const char *link);
void sp_feed_take_item (SpFeed *self, SpFeedItem *item, const char *id);
void sp_feed_item_free (SpFeedItem *item);

gboolean sp_feed_read_json (SpFeed *self, GBytes *bytes, const char *url, GError **error);

G_END_DECLS
