/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-feed.h"

/* Any bytes as a feed: its words are UTF-8, its links whole, or an error. */

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check (const char *words)
{
  g_assert (words == NULL || (*words != '\0' && g_utf8_validate (words, -1, NULL)));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpFeed) feed = sp_feed_parse (bytes, "https://gazette.example/feed", &error);
  g_autoptr (GPtrArray) links = sp_feed_find_links (bytes, NULL, "https://gazette.example/");

  g_assert ((feed == NULL) == (error != NULL));
  for (guint i = 0; i < links->len; i++)
    g_assert (g_str_has_prefix (g_ptr_array_index (links, i), "http"));
  for (guint i = 0; feed != NULL && i < feed->items->len; i++)
    {
      const SpFeedItem *item = g_ptr_array_index (feed->items, i);

      g_assert (item->key != NULL);
      check (item->key);
      check (item->url);
      check (item->title);
      check (item->author);
      check (item->published);
      check (item->summary);
      g_assert (item->url == NULL || g_str_has_prefix (item->url, "http"));
    }
  return 0;
}
