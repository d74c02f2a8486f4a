/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-cli-library.h"

#include <string.h>
#include "sp-error.h"
#include "sp-fetch-lazy.h"
#include "sp-fetch-link.h"
#include "sp-json-writer.h"
#include "sp-library-feeds.h"
#include "sp-link-list.h"

/* `library feeds`: what sites tell of their new articles. Only the feeds are fetched, until an item
 * is opened. */

#define MAX_ITEMS 1000000

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static int
list (SpCliLibrary *run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = sp_library_list_feeds (run->library, &error);
  g_autoptr (GString) line = g_string_new (NULL);

  if (feeds == NULL)
    return sp_cli_library_fail ("the library", error);
  for (guint i = 0; i < feeds->len; i++)
    {
      const SpLibraryFeed *feed = g_ptr_array_index (feeds, i);
      SpJsonWriter json = { .out = line };

      sp_json_begin_object (&json, NULL);
      sp_json_add_int (&json, "id", feed->id);
      sp_json_add_string (&json, "url", feed->url);
      sp_json_add_string (&json, "title", feed->title);
      sp_json_add_string (&json, "site", feed->site);
      sp_json_add_string (&json, "folder", feed->folder);
      sp_json_add_int (&json, "new", feed->n_new);
      sp_json_add_string (&json, "error", feed->error);
      sp_json_end_object (&json);
      g_string_append_c (line, '\n');
      sp_cli_library_add (run, line);
    }
  return sp_cli_library_finish (run);
}

static void
print_item (SpCliLibrary *run, const SpLibraryItem *item)
{
  g_autoptr (GString) line = g_string_new (NULL);
  SpJsonWriter json = { .out = line };

  sp_json_begin_object (&json, NULL);
  sp_json_add_int (&json, "id", item->id);
  sp_json_add_int (&json, "feed", item->feed);
  sp_json_add_string (&json, "title", item->title);
  sp_json_add_string (&json, "author", item->author);
  sp_json_add_string (&json, "published", item->published);
  sp_json_add_string (&json, "url", item->url);
  sp_json_add_string (&json, "summary", item->summary);
  sp_json_add_bool (&json, "seen", item->seen);
  sp_json_end_object (&json);
  g_string_append_c (line, '\n');
  sp_cli_library_add (run, line);
}

/* The items that are new, of one feed or of all. */
static int
print_items (SpCliLibrary *run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;
  gint64 feed = 0;

  if (run->words[1] != NULL && !sp_cli_library_parse_id (run->words[1], &feed, &error))
    return sp_cli_library_fail (run->words[1], error);
  items = sp_library_list_items (run->library, feed, FALSE, MAX_ITEMS, &error);
  if (items == NULL)
    return sp_cli_library_fail ("the library", error);
  for (guint i = 0; i < items->len; i++)
    print_item (run, g_ptr_array_index (items, i));
  return sp_cli_library_finish (run);
}

/* Asks feed @id what is new. @url: where it is. */
static gboolean
update (SpCliLibrary *run, const SpLibraryFeed *known, guint *n_new, GError **error)
{
  const SpFetchRequest request = { .url = known->url,
                                   .typed = TRUE,
                                   .feed = TRUE,
                                   .etag = known->etag,
                                   .last_modified = known->last_modified };
  g_autoptr (GError) wrong = NULL;
  g_autoptr (SpFetched) fetched = sp_fetch_lazily (&request, NULL, &wrong);
  g_autoptr (SpFeed) feed = NULL;
  SpFeedAnswer answer = { 0 };

  if (fetched != NULL && fetched->bytes != NULL)
    feed = sp_feed_parse (fetched->bytes, fetched->url, &wrong);
  if (wrong != NULL)
    answer.error = wrong->message;
  else
    answer = (SpFeedAnswer){ .feed = feed,
                             .url = fetched->moved ? fetched->url : NULL,
                             .etag = fetched->etag,
                             .last_modified = fetched->last_modified };
  if (!sp_library_update_feed (run->library, known->id, &answer, now (), n_new, error))
    return FALSE;
  if (wrong != NULL)
    g_propagate_error (error, g_steal_pointer (&wrong));
  return answer.error == NULL;
}

static int
update_all (SpCliLibrary *run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = sp_library_list_feeds (run->library, &error);
  g_autoptr (GString) line = g_string_new (NULL);
  int status = SP_CLI_DONE, last;

  if (feeds == NULL)
    return sp_cli_library_fail ("the library", error);
  for (guint i = 0; i < feeds->len; i++)
    {
      const SpLibraryFeed *feed = g_ptr_array_index (feeds, i);
      g_autoptr (GError) wrong = NULL;
      SpJsonWriter json = { .out = line };
      guint n_new;

      if (!update (run, feed, &n_new, &wrong))
        {
          status = sp_cli_library_fail (feed->url, wrong);
          continue;
        }
      sp_json_begin_object (&json, NULL);
      sp_json_add_int (&json, "id", feed->id);
      sp_json_add_string (&json, "url", feed->url);
      sp_json_add_int (&json, "new", n_new);
      sp_json_end_object (&json);
      g_string_append_c (line, '\n');
      sp_cli_library_add (run, line);
    }
  last = sp_cli_library_finish (run);
  return status == SP_CLI_DONE ? last : status;
}

/* The feed that stands at @url, or that the page there names first. Returns: (transfer full): NULL
 * with an error. */
static char *
find_feed (const char *url, GError **error)
{
  const SpFetchRequest request = { .url = url, .typed = TRUE, .feed = TRUE };
  g_autoptr (SpFetched) fetched = sp_fetch_lazily (&request, NULL, error);
  g_autoptr (SpFeed) feed = NULL;
  g_autoptr (GPtrArray) links = NULL;

  if (fetched == NULL)
    return NULL;
  feed = sp_feed_parse (fetched->bytes, fetched->url, NULL);
  if (feed != NULL)
    return g_strdup (fetched->moved ? fetched->url : url);
  links = sp_feed_find_links (fetched->bytes, fetched->charset, fetched->url);
  if (links->len > 0)
    return g_strdup (g_ptr_array_index (links, 0));
  g_set_error_literal (error,
                       SP_ERROR,
                       SP_ERROR_NOT_FOUND,
                       "there is no feed, and the page names none");
  return NULL;
}

static gboolean
add (SpCliLibrary *run, const char *word, GError **error)
{
  g_autofree char *link = sp_fetch_link_normalize (word);
  g_autofree char *url = NULL;
  SpLibraryFeed known = { 0 };
  guint n_new;

  if (link == NULL)
    {
      g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, "this is no link");
      return FALSE;
    }
  url = find_feed (link, error);
  if (url == NULL || !sp_library_add_feed (run->library, url, NULL, NULL, &known.id, error))
    return FALSE;
  known.url = url;
  return update (run, &known, &n_new, error);
}

/* Follows the feeds of a file, without asking them yet. */
static gboolean
add_list (SpCliLibrary *run, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = sp_cli_read (name, error);
  g_autoptr (GPtrArray) links = bytes != NULL ? sp_link_list_parse (bytes, error) : NULL;

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const SpListedLink *link = g_ptr_array_index (links, i);
      gint64 id;

      if (link->feed
          && !sp_library_add_feed (run->library, link->url, link->title, link->tags, &id, error))
        return FALSE;
    }
  return links != NULL;
}

static gboolean
remove_feed (SpCliLibrary *run, const char *word, GError **error)
{
  gint64 id;

  return sp_cli_library_parse_id (word, &id, error)
         && sp_library_remove_feed (run->library, id, error);
}

/* Fetches the page of an item into the library. */
static gboolean
open_item (SpCliLibrary *run, const char *word, GError **error)
{
  g_autoptr (GPtrArray) items = sp_library_list_items (run->library, 0, TRUE, MAX_ITEMS, error);
  gint64 id, article;

  if (items == NULL || !sp_cli_library_parse_id (word, &id, error))
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      const SpLibraryItem *item = g_ptr_array_index (items, i);

      if (item->id == id && item->url != NULL)
        return sp_cli_library_bring (run, item->url, &article, error)
               && sp_library_see_item (run->library, id, article, error);
    }
  g_set_error_literal (error, SP_ERROR, SP_ERROR_NOT_FOUND, "there is no such item with a link");
  return FALSE;
}

static int
for_each_word (SpCliLibrary *run,
               gboolean (*each) (SpCliLibrary *run, const char *word, GError **error))
{
  int status = SP_CLI_DONE, last;

  if (run->words[1] == NULL)
    return sp_cli_usage ("library feeds %s: nothing is named", run->words[0]);
  for (guint i = 1; run->words[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!each (run, run->words[i], &error) && error != NULL)
        status = sp_cli_library_fail (run->words[i], error);
    }
  last = run->printed ? sp_cli_library_finish (run) : SP_CLI_DONE;
  return status == SP_CLI_DONE ? last : status;
}

static int
export_list (SpCliLibrary *run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = sp_library_list_feeds (run->library, &error);
  g_autoptr (GPtrArray) links
      = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_listed_link_free);
  g_autoptr (GString) out = NULL;
  g_autofree char *opml = NULL;

  if (feeds == NULL)
    return sp_cli_library_fail ("the library", error);
  for (guint i = 0; i < feeds->len; i++)
    {
      const SpLibraryFeed *feed = g_ptr_array_index (feeds, i);
      SpListedLink *link = g_new0 (SpListedLink, 1);

      link->url = g_strdup (feed->url);
      link->title = g_strdup (feed->title);
      link->tags = g_strdup (feed->folder);
      link->feed = TRUE;
      g_ptr_array_add (links, link);
    }
  opml = sp_link_list_write_opml (links, "Standpoint");
  out = g_string_new (opml);
  sp_cli_library_add (run, out);
  return sp_cli_library_finish (run);
}

/* Returns: the exit status. */
int
sp_cli_library_feeds (SpCliLibrary *run)
{
  const char *what = run->words[0];

  if (what == NULL || strcmp (what, "list") == 0)
    return list (run);
  if (strcmp (what, "add") == 0)
    return for_each_word (run, add);
  if (strcmp (what, "import") == 0)
    return for_each_word (run, add_list);
  if (strcmp (what, "remove") == 0)
    return for_each_word (run, remove_feed);
  if (strcmp (what, "open") == 0)
    return for_each_word (run, open_item);
  if (strcmp (what, "update") == 0)
    return update_all (run);
  if (strcmp (what, "items") == 0)
    return print_items (run);
  if (strcmp (what, "export") == 0)
    return export_list (run);
  return sp_cli_usage (
      "library feeds: '%s' is not known; say list, add, update, items, open, remove, "
      "import or export",
      what);
}
