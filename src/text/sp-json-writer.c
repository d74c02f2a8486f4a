/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-json-writer.h"

#include <math.h>
#include <string.h>

static void
append_quoted (GString *out, const char *utf8, gsize n_bytes)
{
  const char *kept = utf8, *end = utf8 + n_bytes;

  g_string_append_c (out, '"');
  for (const char *p = utf8; p < end; p++)
    {
      guchar c = (guchar)*p;

      if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f)
        continue;
      g_string_append_len (out, kept, p - kept);
      kept = p + 1;
      if (c == '"' || c == '\\')
        g_string_append_printf (out, "\\%c", c);
      else if (c == '\n')
        g_string_append (out, "\\n");
      else if (c == '\t')
        g_string_append (out, "\\t");
      else if (c == '\r')
        g_string_append (out, "\\r");
      else
        g_string_append_printf (out, "\\u%04x", c);
    }
  g_string_append_len (out, kept, end - kept);
  g_string_append_c (out, '"');
}

/* Writes what stands before a value: the comma and the name. */
static void
begin_value (SpJsonWriter *self, const char *name)
{
  if (self->comma)
    g_string_append (self->out, ", ");
  self->comma = TRUE;
  if (name != NULL)
    {
      append_quoted (self->out, name, strlen (name));
      g_string_append (self->out, ": ");
    }
}

static void
begin (SpJsonWriter *self, const char *name, char bracket)
{
  begin_value (self, name);
  g_string_append_c (self->out, bracket);
  self->comma = FALSE;
}

static void
end (SpJsonWriter *self, char bracket)
{
  g_string_append_c (self->out, bracket);
  self->comma = TRUE;
}

/* Begins an object. @name: (nullable). */
void
sp_json_begin_object (SpJsonWriter *self, const char *name)
{
  begin (self, name, '{');
}

void
sp_json_end_object (SpJsonWriter *self)
{
  end (self, '}');
}

/* Begins an array. @name: (nullable). */
void
sp_json_begin_array (SpJsonWriter *self, const char *name)
{
  begin (self, name, '[');
}

void
sp_json_end_array (SpJsonWriter *self)
{
  end (self, ']');
}

/* Adds a string, or null. @value: (nullable): UTF-8. */
void
sp_json_add_string (SpJsonWriter *self, const char *name, const char *value)
{
  begin_value (self, name);
  if (value == NULL)
    g_string_append (self->out, "null");
  else
    append_quoted (self->out, value, strlen (value));
}

/* Adds @n_bytes of UTF-8 as a string; NUL bytes in it are kept. */
void
sp_json_add_bytes (SpJsonWriter *self, const char *name, const char *utf8, gsize n_bytes)
{
  begin_value (self, name);
  append_quoted (self->out, utf8, n_bytes);
}

void
sp_json_add_int (SpJsonWriter *self, const char *name, gint64 value)
{
  begin_value (self, name);
  g_string_append_printf (self->out, "%" G_GINT64_FORMAT, value);
}

/* Adds a number, rounded to four places; 0 for what is no number. */
void
sp_json_add_number (SpJsonWriter *self, const char *name, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  gsize n;

  begin_value (self, name);
  g_ascii_formatd (text,
                   sizeof text,
                   "%.4f",
                   isfinite (value) && fabs (value) < 1e15 ? value : 0.0);
  for (n = strlen (text); text[n - 1] == '0'; n--)
    text[n - 1] = '\0';
  if (text[n - 1] == '.')
    text[n - 1] = '\0';
  g_string_append (self->out, strcmp (text, "-0") == 0 ? "0" : text);
}

void
sp_json_add_bool (SpJsonWriter *self, const char *name, gboolean value)
{
  begin_value (self, name);
  g_string_append (self->out, value ? "true" : "false");
}

/* Adds [start, end]. */
void
sp_json_add_span (SpJsonWriter *self, const char *name, SpSpan span)
{
  begin_value (self, name);
  g_string_append_printf (self->out, "[%u, %u]", span.start, span.end);
}

/* Adds an array of spans. */
void
sp_json_add_spans (SpJsonWriter *self, const char *name, const SpSpans *spans)
{
  sp_json_begin_array (self, name);
  for (guint i = 0; i < spans->n; i++)
    sp_json_add_span (self, NULL, spans->items[i]);
  sp_json_end_array (self);
}
