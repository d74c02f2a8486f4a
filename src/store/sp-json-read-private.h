/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Reading JSON that may be anything: what is missing or of another type is as if it were not there.
 */
JsonObject *sp_json_read_object (JsonNode *node);
JsonArray *sp_json_read_array (JsonObject *object, const char *name);
const char *sp_json_read_string (JsonObject *object, const char *name);
const char *sp_json_read_string_node (JsonNode *node);
gboolean sp_json_read_bool (JsonObject *object, const char *name);
gint64 sp_json_read_int (JsonObject *object, const char *name, gint64 otherwise);
gint64 sp_json_read_int_node (JsonNode *node, gint64 otherwise);
gboolean sp_json_refuse (GError **error, const char *why);

G_END_DECLS
