/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-feed-private.h"

#include <string.h>
#include "sp-error.h"
#include "sp-json-value.h"
#include "sp-page-facts.h"

/* JSON Feed, 1.0 and 1.1. */

static char *
dup_authors (JsonObject *item)
{
  JsonArray *authors = sp_json_get_array (item, "authors");
  JsonObject *author = sp_json_get_object (item, "author");
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; authors != NULL && i < MIN (json_array_get_length (authors), 16); i++)
    {
      const char *name = sp_json_get_string (sp_json_get_element (authors, i), "name");

      if (name != NULL && *name != '\0')
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  if (names->len > 0)
    return g_strdup (names->str);
  return author != NULL ? g_strdup (sp_json_get_string (author, "name")) : NULL;
}

static char *
dup_id (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "id");

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  return json_node_get_value_type (node) == G_TYPE_INT64
             ? g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node))
             : g_strdup (json_node_get_string (node));
}

static void
read_item (SpFeed *self, JsonObject *object, const char *url)
{
  SpFeedItem *item = g_new0 (SpFeedItem, 1);
  g_autofree char *id = dup_id (object);
  const char *link = sp_json_get_string (object, "url");
  const char *date = sp_json_get_string (object, "date_published");
  const char *summary = sp_json_get_string (object, "summary");

  if (summary == NULL)
    summary = sp_json_get_string (object, "content_text");
  if (summary == NULL)
    summary = sp_json_get_string (object, "content_html");
  item->url = sp_feed_dup_link (url, link);
  item->title = sp_feed_dup_plain (sp_json_get_string (object, "title"), SP_FEED_MAX_TITLE);
  item->summary = sp_feed_dup_plain (summary, SP_FEED_MAX_SUMMARY);
  item->author = dup_authors (object);
  item->published = date != NULL ? sp_page_date (date) : NULL;
  sp_feed_take_item (self, item, id);
}

/* Reads a JSON feed into @self. */
gboolean
sp_feed_read_json (SpFeed *self, GBytes *bytes, const char *url, GError **error)
{
  g_autoptr (JsonParser) parser = sp_json_parse (bytes, error);
  JsonObject *root;
  JsonArray *items;
  const char *version;

  if (parser == NULL)
    return FALSE;
  root = sp_json_node_get_object (json_parser_get_root (parser));
  version = root != NULL ? sp_json_get_string (root, "version") : NULL;
  items = root != NULL ? sp_json_get_array (root, "items") : NULL;
  if (version == NULL || strstr (version, "jsonfeed.org/version/") == NULL || items == NULL)
    {
      g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, "this is no feed");
      return FALSE;
    }
  self->title = sp_feed_dup_plain (sp_json_get_string (root, "title"), SP_FEED_MAX_TITLE);
  self->site = sp_feed_dup_link (url, sp_json_get_string (root, "home_page_url"));
  for (guint i = 0; i < MIN (json_array_get_length (items), SP_FEED_MAX_ITEMS); i++)
    {
      JsonObject *item = sp_json_get_element (items, i);

      if (item != NULL)
        read_item (self, item, url);
    }
  return TRUE;
}
