/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* SpFeed: what a site tells of its new articles: RSS, Atom or JSON Feed. A value of its own. */
typedef struct
{
  char *key;       /* what tells it from the others of the feed */
  char *url;       /* nullable; whole, http or https */
  char *title;     /* nullable, as all below */
  char *author;    /* names joined by ", " */
  char *published; /* ISO 8601 */
  char *summary;   /* without markup, cut */
} SpFeedItem;

typedef struct
{
  char *title;      /* nullable */
  char *site;       /* nullable: the address of its site */
  GPtrArray *items; /* SpFeedItem, in the order of the feed */
} SpFeed;

SpFeed *sp_feed_parse (GBytes *bytes, const char *url, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *sp_feed_find_links (GBytes *page, const char *charset, const char *url);
void sp_feed_free (SpFeed *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpFeed, sp_feed_free)

G_END_DECLS
