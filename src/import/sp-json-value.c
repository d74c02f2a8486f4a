/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-json-value.h"

#include "sp-json-guard.h"

/* Parses @bytes, which nothing is known of. Returns: (transfer full): NULL with SP_ERROR_INVALID,
 * SP_ERROR_TOO_DEEP or SP_ERROR_TOO_LARGE. */
JsonParser *
sp_json_parse (GBytes *bytes, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  const char *data;
  gsize n;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &n);
  if (n >= 3 && g_str_has_prefix (data, "\xef\xbb\xbf"))
    {
      data += 3;
      n -= 3;
    }
  return sp_json_guard_check (data, n, error)
                 && json_parser_load_from_data (parser, data, (gssize)n, error)
             ? g_steal_pointer (&parser)
             : NULL;
}

/* Returns: (nullable): borrowed; NULL where @node (nullable) is none. */
JsonObject *
sp_json_node_get_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* Returns: (nullable): borrowed; NULL where there is no such string. @object: nullable, here and
 * below. */
const char *
sp_json_get_string (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

/* Returns: (nullable): borrowed. */
JsonObject *
sp_json_get_object (JsonObject *object, const char *name)
{
  return sp_json_node_get_object (object != NULL ? json_object_get_member (object, name) : NULL);
}

/* Returns: (nullable): borrowed. */
JsonArray *
sp_json_get_array (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* Returns: (nullable): borrowed; the object at @index, if it is one. */
JsonObject *
sp_json_get_element (JsonArray *array, guint index)
{
  return sp_json_node_get_object (json_array_get_element (array, index));
}
