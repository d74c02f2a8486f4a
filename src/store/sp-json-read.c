/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-json-read-private.h"

#include "sp-error.h"

/* Returns: (transfer none) (nullable): the object in @node (nullable). */
JsonObject *
sp_json_read_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* Returns: (transfer none) (nullable). */
JsonArray *
sp_json_read_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static gboolean
holds (JsonNode *node, GType type)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

/* Returns: (transfer none) (nullable). */
const char *
sp_json_read_string (JsonObject *object, const char *name)
{
  return sp_json_read_string_node (json_object_get_member (object, name));
}

/* Returns: (transfer none) (nullable): the string in @node (nullable). */
const char *
sp_json_read_string_node (JsonNode *node)
{
  return holds (node, G_TYPE_STRING) ? json_node_get_string (node) : NULL;
}

/* Returns: TRUE only for true. */
gboolean
sp_json_read_bool (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return holds (node, G_TYPE_BOOLEAN) && json_node_get_boolean (node);
}

/* Returns: the whole number, or @otherwise. */
gint64
sp_json_read_int (JsonObject *object, const char *name, gint64 otherwise)
{
  return sp_json_read_int_node (json_object_get_member (object, name), otherwise);
}

/* Returns: the whole number in @node (nullable), or @otherwise. */
gint64
sp_json_read_int_node (JsonNode *node, gint64 otherwise)
{
  return holds (node, G_TYPE_INT64) ? json_node_get_int (node) : otherwise;
}

/* Sets @error. Returns: FALSE. */
gboolean
sp_json_refuse (GError **error, const char *why)
{
  g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, why);
  return FALSE;
}
