/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-json-read-private.h"
#include "sp-jsonld.h"

G_BEGIN_DECLS

#define SP_JSONLD_CONTEXT "http://www.w3.org/ns/anno.jsonld"
#define SP_JSONLD_TERMS "urn:standpoint:terms:" /* what the prefix sp: stands for */
#define SP_JSONLD_READER "Reader"               /* the creator of what has no other name */

/* Adds a value that was read. */
void sp_json_add_node (SpJsonWriter *self, const char *name, JsonNode *node);

/* A mark as an annotation, and the parts of other annotations. */
void sp_jsonld_add_mark (SpJsonWriter *json, const SpMark *mark, const char *source);
void sp_jsonld_add_target (SpJsonWriter *json,
                           const char *name,
                           const char *source,
                           const GArray *anchors);
void sp_jsonld_add_text_body (SpJsonWriter *json, const char *purpose, const char *value);
void sp_jsonld_add_time (SpJsonWriter *json, const char *name, gint64 seconds);
char *sp_jsonld_dup_source (SpArticle *article);

/* Reading one annotation as a mark; NULL with SP_ERROR_INVALID and a reason. */
SpMark *sp_jsonld_read_mark (JsonObject *annotation, char **source, GError **error);
SpMark *sp_jsonld_read_hypothesis (JsonObject *row, char **source, GError **error);

G_END_DECLS
