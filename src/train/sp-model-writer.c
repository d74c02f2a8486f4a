/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-model-writer.h"

#include <string.h>

SpModelWriter *
sp_model_writer_new (void)
{
  SpModelWriter *self = g_new0 (SpModelWriter, 1);

  self->sections = g_array_new (FALSE, TRUE, sizeof (SpModelSection));
  self->body = g_byte_array_new ();
  return self;
}

static void
pad (GByteArray *bytes)
{
  static const guint8 zeros[SP_MODEL_ALIGN] = { 0 };

  if (bytes->len % SP_MODEL_ALIGN != 0)
    g_byte_array_append (bytes, zeros, SP_MODEL_ALIGN - bytes->len % SP_MODEL_ALIGN);
}

/* Adds a section; offsets are from the end of the table until the file is written. */
void
sp_model_writer_add (SpModelWriter *self,
                     const char *name,
                     SpSectionType type,
                     guint rows,
                     guint cols,
                     const void *cells,
                     gsize n_bytes)
{
  SpModelSection section = { .type = type, .rows = rows, .columns = cols };

  pad (self->body);
  g_strlcpy (section.name, name, sizeof section.name);
  section.offset = self->body->len;
  section.length = n_bytes;
  g_byte_array_append (self->body, cells, (guint)n_bytes);
  g_array_append_val (self->sections, section);
}

void
sp_model_writer_add_strings (SpModelWriter *self, const char *name, const GPtrArray *strings)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (guint i = 0; i < strings->len; i++)
    {
      const char *string = g_ptr_array_index (strings, i);

      g_byte_array_append (bytes, (const guint8 *)string, (guint)strlen (string) + 1);
    }
  sp_model_writer_add (self, name, SP_SECTION_TEXT, strings->len, 1, bytes->data, bytes->len);
}

gboolean
sp_model_writer_write (SpModelWriter *self, const char *path, GError **error)
{
  SpModelHeader header = { .version = SP_MODEL_VERSION,
                           .endian = SP_MODEL_ENDIAN,
                           .n_sections = self->sections->len };
  gsize table = self->sections->len * sizeof (SpModelSection), start = sizeof header + table;
  g_autoptr (GByteArray) file = g_byte_array_new ();

  memcpy (header.magic, SP_MODEL_MAGIC, sizeof header.magic);
  for (guint i = 0; i < self->sections->len; i++)
    g_array_index (self->sections, SpModelSection, i).offset += start;
  header.file_size = start + self->body->len;
  header.table_crc = sp_model_crc ((const guint8 *)self->sections->data, table);
  header.body_crc = sp_model_crc (self->body->data, self->body->len);
  g_byte_array_append (file, (const guint8 *)&header, sizeof header);
  g_byte_array_append (file, (const guint8 *)self->sections->data, (guint)table);
  g_byte_array_append (file, self->body->data, self->body->len);
  return g_file_set_contents (path, (const char *)file->data, (gssize)file->len, error);
}
