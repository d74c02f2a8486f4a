/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-spans.h"

G_BEGIN_DECLS

/* SpJsonWriter: writes one line of JSON, member by member, into a string. It lives on the stack. A
 * name is NULL inside an array. Numbers look the same in every locale. */
typedef struct
{
  GString *out; /* borrowed */
  gboolean comma;
} SpJsonWriter;

void sp_json_begin_object (SpJsonWriter *self, const char *name);
void sp_json_end_object (SpJsonWriter *self);
void sp_json_begin_array (SpJsonWriter *self, const char *name);
void sp_json_end_array (SpJsonWriter *self);
void sp_json_add_string (SpJsonWriter *self, const char *name, const char *value);
void sp_json_add_bytes (SpJsonWriter *self, const char *name, const char *utf8, gsize n_bytes);
void sp_json_add_int (SpJsonWriter *self, const char *name, gint64 value);
void sp_json_add_number (SpJsonWriter *self, const char *name, double value);
void sp_json_add_bool (SpJsonWriter *self, const char *name, gboolean value);
void sp_json_add_span (SpJsonWriter *self, const char *name, SpSpan span);
void sp_json_add_spans (SpJsonWriter *self, const char *name, const SpSpans *spans);

G_END_DECLS
