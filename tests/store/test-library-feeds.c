/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include "sp-error.h"
#include "sp-library-feeds.h"
#include "sp-library-links.h"

typedef struct
{
  char *folder;
  SpLibrary *library;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("standpoint-feeds-XXXXXX", NULL);
  f->library = sp_library_open (f->folder, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_clear_pointer (&f->library, sp_library_close);
  dir = g_dir_open (f->folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
}

static SpFeed *
make_feed (const char *items)
{
  g_autofree char *words
      = g_strdup_printf ("<rss><channel><title>Harbour</title>"
                         "<link>https://gazette.example/</link>%s</channel></rss>",
                         items);
  g_autoptr (GBytes) bytes = g_bytes_new (words, strlen (words));

  return sp_feed_parse (bytes, NULL, NULL);
}

static guint
update (Fixture *f, gint64 id, SpFeed *feed, gint64 now)
{
  const SpFeedAnswer answer = { .feed = feed, .etag = "\"1\"" };
  g_autoptr (GError) error = NULL;
  guint n_new;

  sp_library_update_feed (f->library, id, &answer, now, &n_new, &error);
  g_assert_no_error (error);
  return n_new;
}

static const char *
item_title (const GPtrArray *items, guint index)
{
  g_assert_cmpuint (index, <, items->len);
  return ((const SpLibraryItem *)g_ptr_array_index (items, index))->title;
}

#define ITEM(key, title)                                                                           \
  "<item><guid isPermaLink='false'>" key "</guid><title>" title "</title>"                         \
  "<link>https://gazette.example/" key "</link></item>"

/* What a feed tells anew is new; what it tells again is brought up to date and stays seen; what it
 * tells no longer stays. */
static void
test_feed (Fixture *f, gconstpointer data)
{
  g_autoptr (SpFeed) first = make_feed (ITEM ("b", "B") ITEM ("a", "A"));
  g_autoptr (SpFeed) second = make_feed (ITEM ("c", "C") ITEM ("b", "B, corrected"));
  g_autoptr (GPtrArray) feeds = NULL, before = NULL, after = NULL, all = NULL;
  gint64 id, again;
  const SpLibraryFeed *feed;

  g_assert_true (
      sp_library_add_feed (f->library, "https://gazette.example/rss", NULL, "Ports", &id, NULL));
  g_assert_true (
      sp_library_add_feed (f->library, "https://gazette.example/rss", "x", NULL, &again, NULL));
  g_assert_cmpint (again, ==, id);
  g_assert_cmpuint (update (f, id, first, 100), ==, 2);
  before = sp_library_list_items (f->library, id, FALSE, 100, NULL);
  g_assert_cmpuint (before->len, ==, 2);
  g_assert_cmpstr (item_title (before, 0), ==, "B");
  g_assert_cmpstr (item_title (before, 1), ==, "A");
  g_assert_true (sp_library_see_item (f->library,
                                      ((SpLibraryItem *)g_ptr_array_index (before, 0))->id,
                                      0,
                                      NULL));
  g_assert_cmpuint (update (f, id, second, 200), ==, 1);
  g_assert_cmpuint (update (f, id, NULL, 300), ==, 0);
  after = sp_library_list_items (f->library, 0, FALSE, 100, NULL);
  g_assert_cmpuint (after->len, ==, 2);
  g_assert_cmpstr (item_title (after, 0), ==, "C");
  g_assert_cmpstr (item_title (after, 1), ==, "A");
  all = sp_library_list_items (f->library, id, TRUE, 100, NULL);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpstr (item_title (all, 1), ==, "B, corrected");
  feeds = sp_library_list_feeds (f->library, NULL);
  g_assert_cmpuint (feeds->len, ==, 1);
  feed = g_ptr_array_index (feeds, 0);
  g_assert_cmpstr (feed->title, ==, "Harbour");
  g_assert_cmpstr (feed->site, ==, "https://gazette.example/");
  g_assert_cmpstr (feed->folder, ==, "Ports");
  g_assert_cmpstr (feed->etag, ==, "\"1\"");
  g_assert_cmpint (feed->checked, ==, 300);
  g_assert_cmpuint (feed->n_new, ==, 2);
}

/* An answer that was none is remembered and loses nothing; a feed that moved for good to where
 * another one is stays where it is. */
static void
test_errors (Fixture *f, gconstpointer data)
{
  g_autoptr (SpFeed) feed = make_feed (ITEM ("a", "A"));
  const SpFeedAnswer failed = { .error = "no answer" };
  const SpFeedAnswer moved = { .url = "https://gazette.example/two" };
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (GError) error = NULL;
  gint64 one, two;
  guint n_new;

  sp_library_add_feed (f->library, "https://gazette.example/one", NULL, NULL, &one, NULL);
  sp_library_add_feed (f->library, "https://gazette.example/two", NULL, NULL, &two, NULL);
  update (f, one, feed, 100);
  g_assert_true (sp_library_update_feed (f->library, one, &failed, 200, &n_new, NULL));
  feeds = sp_library_list_feeds (f->library, NULL);
  g_assert_cmpstr (((SpLibraryFeed *)g_ptr_array_index (feeds, 0))->error, ==, "no answer");
  g_assert_cmpuint (((SpLibraryFeed *)g_ptr_array_index (feeds, 0))->n_new, ==, 1);
  g_assert_false (sp_library_update_feed (f->library, one, &moved, 300, &n_new, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (sp_library_update_feed (f->library, 77, &failed, 300, &n_new, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (sp_library_remove_feed (f->library, one, NULL));
  g_assert_false (sp_library_remove_feed (f->library, one, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_NOT_FOUND);
  {
    g_autoptr (GPtrArray) items = sp_library_list_items (f->library, 0, TRUE, 100, NULL);

    g_assert_cmpuint (items->len, ==, 0);
  }
}

/* A feed that tells of ever new things does not grow for ever. */
static void
test_growth (Fixture *f, gconstpointer data)
{
  gint64 id;
  g_autoptr (GPtrArray) items = NULL;

  sp_library_add_feed (f->library, "https://gazette.example/rss", NULL, NULL, &id, NULL);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      g_autoptr (SpFeed) feed = NULL;

      for (guint j = 0; j < 900; j++)
        g_string_append_printf (words, "<item><guid>%u-%u</guid><title>t</title></item>", i, j);
      feed = make_feed (words->str);
      g_assert_cmpuint (update (f, id, feed, 100 + i), ==, 900);
    }
  items = sp_library_list_items (f->library, id, TRUE, 10000, NULL);
  g_assert_cmpuint (items->len, <=, 2900);
  g_assert_cmpuint (items->len, >=, 2000);
}

static void
test_links (Fixture *f, gconstpointer data)
{
  const SpListedLink one
      = { .url = (char *)"https://a.example/1", .title = (char *)"One", .tags = (char *)"x" };
  const SpListedLink two = { .url = (char *)"https://a.example/2", .added = 50 };
  g_autoptr (GPtrArray) links = NULL, left = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpLibraryLink) found = NULL;
  const SpLibraryLink *link;

  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (sp_library_keep_link (f->library, &one, 100, NULL));
      g_assert_true (sp_library_keep_link (f->library, &two, 100, NULL));
    }
  links = sp_library_list_links (f->library, 10, NULL);
  g_assert_cmpuint (links->len, ==, 2);
  link = g_ptr_array_index (links, 0);
  g_assert_cmpstr (link->url, ==, "https://a.example/1");
  g_assert_cmpstr (link->title, ==, "One");
  g_assert_cmpstr (link->tags, ==, "x");
  g_assert_cmpint (link->added, ==, 100);
  g_assert_true (sp_library_fail_link (f->library, link->id, "no answer", 200, NULL));
  found = sp_library_find_link (f->library, "https://a.example/1", NULL);
  g_assert_cmpint (found->id, ==, link->id);
  g_assert_cmpstr (found->tags, ==, "x");
  g_assert_cmpstr (found->error, ==, "no answer");
  g_assert_null (sp_library_find_link (f->library, "https://a.example/3", &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  link = g_ptr_array_index (links, 1);
  g_assert_cmpint (link->added, ==, 50);
  g_assert_true (sp_library_remove_link (f->library, link->id, NULL));
  g_assert_false (sp_library_remove_link (f->library, link->id, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_NOT_FOUND);
  g_assert_true (sp_library_forget_link (f->library, "https://a.example/2", NULL));
  left = sp_library_list_links (f->library, 10, NULL);
  g_assert_cmpuint (left->len, ==, 1);
  link = g_ptr_array_index (left, 0);
  g_assert_cmpstr (link->error, ==, "no answer");
  g_assert_cmpint (link->tried, ==, 200);
  g_assert_true (sp_library_forget_link (f->library, "https://a.example/1", NULL));
  g_ptr_array_unref (left);
  left = sp_library_list_links (f->library, 10, NULL);
  g_assert_cmpuint (left->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/feeds/feed", Fixture, NULL, set_up, test_feed, tear_down);
  g_test_add ("/store/feeds/errors", Fixture, NULL, set_up, test_errors, tear_down);
  g_test_add ("/store/feeds/growth", Fixture, NULL, set_up, test_growth, tear_down);
  g_test_add ("/store/feeds/links", Fixture, NULL, set_up, test_links, tear_down);
  return g_test_run ();
}
