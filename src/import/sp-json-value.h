/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* JSON from outside: parsed behind the guard, its members looked at without trust in their kinds.
 */
JsonParser *sp_json_parse (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
JsonObject *sp_json_node_get_object (JsonNode *node);
const char *sp_json_get_string (JsonObject *object, const char *name);
JsonObject *sp_json_get_object (JsonObject *object, const char *name);
JsonArray *sp_json_get_array (JsonObject *object, const char *name);
JsonObject *sp_json_get_element (JsonArray *array, guint index);

G_END_DECLS
