/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-link-list-private.h"

#include <string.h>
#include "sp-json-value.h"

/* What wallabag, Omnivore, Karakeep and their like give out: an array of objects, or an object that
 * holds one. They name the same things differently; each name stands for one thing alone. */

static const char *
get_first_string (JsonObject *object, const char *const *names)
{
  const char *value = NULL;

  for (; value == NULL && *names != NULL; names++)
    value = sp_json_get_string (object, *names);
  return value;
}

static gboolean
is_true (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return json_node_get_int (node) != 0;
  return json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

/* Tags are strings or objects with a name. */
static void
read_tags (SpListedLink *link, JsonObject *object)
{
  static const char *const names[] = { "name", "label", "tag", NULL };
  JsonArray *array = sp_json_get_array (object, "tags");
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();

  if (array == NULL)
    array = sp_json_get_array (object, "labels");
  for (guint i = 0; array != NULL && i < MIN (json_array_get_length (array), 64); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonObject *tag = sp_json_node_get_object (node);
      const char *name = tag != NULL                    ? get_first_string (tag, names)
                         : JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node)
                                                        : NULL;

      if (name != NULL)
        g_ptr_array_add (tags, (gpointer)name);
    }
  g_ptr_array_add (tags, NULL);
  sp_listed_link_set_tags (link, (const char *const *)tags->pdata);
}

static void
read_time (SpListedLink *link, JsonObject *object)
{
  static const char *const names[]
      = { "created_at", "createdAt", "savedAt", "added", "time_added", NULL };

  for (guint i = 0; names[i] != NULL && link->added == 0; i++)
    {
      JsonNode *node = json_object_get_member (object, names[i]);
      g_autofree char *number = NULL;

      if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
        continue;
      if (json_node_get_value_type (node) == G_TYPE_INT64)
        number = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
      sp_listed_link_set_time (link, number != NULL ? number : json_node_get_string (node));
    }
}

static void
read_entry (GPtrArray *links, JsonObject *object)
{
  static const char *const urls[] = { "url", "given_url", "resolved_url", "href", "link", NULL };
  static const char *const titles[] = { "title", "resolved_title", "given_title", "name", NULL };
  JsonObject *content = sp_json_get_object (object, "content");
  const char *url = get_first_string (object, urls);
  const char *title = get_first_string (object, titles);
  const char *state = sp_json_get_string (object, "state");
  SpListedLink *link;

  if (url == NULL)
    url = sp_json_get_string (content, "url");
  if (title == NULL)
    title = sp_json_get_string (content, "title");
  link = sp_link_list_add (links, url, title);
  if (link == NULL)
    return;
  read_tags (link, object);
  read_time (link, object);
  link->read = is_true (object, "is_archived") || is_true (object, "archived")
               || (state != NULL && g_ascii_strcasecmp (state, "archived") == 0);
  link->favourite = is_true (object, "is_starred") || is_true (object, "favourited")
                    || is_true (object, "favorite");
}

/* Reads a list in JSON. */
gboolean
sp_link_list_read_json (GPtrArray *links, GBytes *bytes, GError **error)
{
  static const char *const lists[] = { "bookmarks", "items", "links", "articles", NULL };
  g_autoptr (JsonParser) parser = sp_json_parse (bytes, error);
  JsonNode *root;
  JsonObject *object;
  JsonArray *array = NULL;

  if (parser == NULL)
    return FALSE;
  root = json_parser_get_root (parser);
  object = sp_json_node_get_object (root);
  if (root != NULL && JSON_NODE_HOLDS_ARRAY (root))
    array = json_node_get_array (root);
  for (guint i = 0; array == NULL && object != NULL && lists[i] != NULL; i++)
    array = sp_json_get_array (object, lists[i]);
  for (guint i = 0; array != NULL && i < MIN (json_array_get_length (array), SP_LINK_LIST_MAX); i++)
    {
      JsonObject *entry = sp_json_get_element (array, i);

      if (entry != NULL)
        read_entry (links, entry);
    }
  return TRUE;
}
