/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-zip-maker.h"

#include <string.h>

SpZipMaker *
sp_zip_maker_new (void)
{
  SpZipMaker *self = g_new0 (SpZipMaker, 1);

  self->files = g_byte_array_new ();
  self->directory = g_byte_array_new ();
  return self;
}

void
sp_zip_maker_free (SpZipMaker *self)
{
  g_byte_array_unref (self->files);
  g_byte_array_unref (self->directory);
  g_free (self);
}

static void
add_16 (GByteArray *to, guint value)
{
  guint8 bytes[2] = { (guint8)value, (guint8)(value >> 8) };

  g_byte_array_append (to, bytes, 2);
}

static void
add_32 (GByteArray *to, gsize value)
{
  add_16 (to, (guint)(value & 0xffff));
  add_16 (to, (guint)(value >> 16));
}

static GBytes *
deflate (const char *data, gsize n)
{
  g_autoptr (GConverter) raw
      = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 9));
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_data (data, (gssize)n, NULL);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, raw);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  g_output_stream_splice (out, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

/* What stands the same before the file and in the directory. */
static void
add_facts (GByteArray *to, gboolean stored, gsize packed, gsize n, const char *path)
{
  add_16 (to, 20);
  add_16 (to, 0);
  add_16 (to, stored ? 0 : 8);
  add_32 (to, 0); /* time */
  add_32 (to, 0); /* checksum */
  add_32 (to, packed);
  add_32 (to, n);
  add_16 (to, (guint)strlen (path));
  add_16 (to, 0);
}

void
sp_zip_maker_add (SpZipMaker *self, const char *path, const char *data, gsize n, gboolean stored)
{
  g_autoptr (GBytes) bytes = stored ? g_bytes_new (data, n) : deflate (data, n);
  gsize at = self->files->len, packed = g_bytes_get_size (bytes);

  g_byte_array_append (self->files, (const guint8 *)"PK\003\004", 4);
  add_facts (self->files, stored, packed, n, path);
  g_byte_array_append (self->files, (const guint8 *)path, (guint)strlen (path));
  g_byte_array_append (self->files, g_bytes_get_data (bytes, NULL), (guint)packed);
  g_byte_array_append (self->directory, (const guint8 *)"PK\001\002", 4);
  add_16 (self->directory, 20);
  add_facts (self->directory, stored, packed, n, path);
  add_16 (self->directory, 0); /* comment */
  add_16 (self->directory, 0);
  add_16 (self->directory, 0);
  add_32 (self->directory, 0);
  add_32 (self->directory, at);
  g_byte_array_append (self->directory, (const guint8 *)path, (guint)strlen (path));
  self->n++;
}

/* Returns: (transfer full): the archive. */
GBytes *
sp_zip_maker_finish (SpZipMaker *self)
{
  gsize at = self->files->len;

  g_byte_array_append (self->files, self->directory->data, self->directory->len);
  g_byte_array_append (self->files, (const guint8 *)"PK\005\006", 4);
  add_32 (self->files, 0);
  add_16 (self->files, self->n);
  add_16 (self->files, self->n);
  add_32 (self->files, self->directory->len);
  add_32 (self->files, at);
  add_16 (self->files, 0);
  return g_bytes_new (self->files->data, self->files->len);
}
