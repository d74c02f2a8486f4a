/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

gboolean sp_web_annotation_is_iri (const char *string);
gboolean sp_web_annotation_check_context (JsonNode *document, GError **error);
gboolean sp_web_annotation_check_item (JsonNode *annotation, GError **error);
gboolean sp_web_annotation_check (const char *json, gsize n_bytes, GError **error);

G_END_DECLS
