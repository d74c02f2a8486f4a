/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-zip.h"

#include <string.h>
#include "sp-error.h"

/* ZIP as EPUB has it: stored or deflated files, no parts, no locks, no sizes beyond 32 bits. The
 * directory at the end says what is there. Each file is unpacked no further than what is left of
 * the limit, whatever it says of its size. Nothing is ever written to a disk, so names are only
 * names. */

#define MAX_ENTRIES 20000
#define END_SIZE 22
#define ENTRY_SIZE 46
#define LOCAL_SIZE 30
#define MAX_COMMENT 65535

typedef struct
{
  const guint8 *data;
  gsize n;
} Archive;

static guint
get_16 (const guint8 *p)
{
  return (guint)p[0] | (guint)p[1] << 8;
}

static gsize
get_32 (const guint8 *p)
{
  return (gsize)get_16 (p) | (gsize)get_16 (p + 2) << 16;
}

/* Returns: (nullable): the record behind the directory. */
static const guint8 *
find_end (const Archive *archive)
{
  gsize lowest = archive->n > END_SIZE + MAX_COMMENT ? archive->n - END_SIZE - MAX_COMMENT : 0;

  if (archive->n < END_SIZE)
    return NULL;
  for (gsize at = archive->n - END_SIZE + 1; at-- > lowest;)
    if (memcmp (archive->data + at, "PK\005\006", 4) == 0)
      return archive->data + at;
  return NULL;
}

/* Returns: (nullable): the packed bytes of the file that @entry of the directory tells of. */
static const guint8 *
find_data (const Archive *archive, const guint8 *entry, gsize size)
{
  gsize at = get_32 (entry + 42), skip;

  if (at > archive->n || archive->n - at < LOCAL_SIZE
      || memcmp (archive->data + at, "PK\003\004", 4) != 0)
    return NULL;
  skip = LOCAL_SIZE + get_16 (archive->data + at + 26) + get_16 (archive->data + at + 28);
  if (archive->n - at < skip || archive->n - at - skip < size)
    return NULL;
  return archive->data + at + skip;
}

/* Inflates until the end or until there is more than *@left. Returns: (transfer full) (nullable):
 * NULL with an error where it is too much; what is damaged ends early. */
static GBytes *
inflate (const guint8 *data, gsize n, gsize *left, GError **error)
{
  g_autoptr (GConverter) raw = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW));
  g_autoptr (GInputStream) packed = g_memory_input_stream_new_from_data (data, (gssize)n, NULL);
  g_autoptr (GInputStream) plain = g_converter_input_stream_new (packed, raw);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (1 << 16);
  gssize got;

  while ((got = g_input_stream_read (plain, block, 1 << 16, NULL, NULL)) > 0)
    {
      if ((gsize)got > *left)
        {
          g_set_error_literal (error,
                               SP_ERROR,
                               SP_ERROR_TOO_LARGE,
                               "what is packed in it is too large");
          return NULL;
        }
      *left -= (gsize)got;
      g_byte_array_append (out, block, (guint)got);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

/* Returns: FALSE with an error where it is too much; what cannot be read is passed over. */
static gboolean
read_entry (const Archive *archive,
            const guint8 *entry,
            const char *path,
            gsize *left,
            GHashTable *files,
            GError **error)
{
  guint flags = get_16 (entry + 8), method = get_16 (entry + 10);
  gsize size = get_32 (entry + 20);
  const guint8 *data = find_data (archive, entry, size);
  GBytes *bytes;

  if (data == NULL || (flags & 1) != 0 || (method != 0 && method != 8))
    return TRUE;
  if (method == 0 && size > *left)
    {
      g_set_error_literal (error,
                           SP_ERROR,
                           SP_ERROR_TOO_LARGE,
                           "what is packed in it is too large");
      return FALSE;
    }
  if (method == 0)
    {
      *left -= size;
      bytes = g_bytes_new (data, size);
    }
  else
    bytes = inflate (data, size, left, error);
  if (bytes == NULL)
    return FALSE;
  g_hash_table_replace (files, g_strdup (path), bytes);
  return TRUE;
}

static gboolean
read_directory (const Archive *archive,
                const guint8 *end,
                SpZipFilter filter,
                gsize left,
                GHashTable *files,
                GError **error)
{
  gsize at = get_32 (end + 16);

  for (guint i = 0; i < MAX_ENTRIES; i++)
    {
      const guint8 *entry = archive->data + at;
      g_autofree char *path = NULL;
      gsize n_path;

      if (at > archive->n || archive->n - at < ENTRY_SIZE || memcmp (entry, "PK\001\002", 4) != 0)
        return TRUE;
      n_path = get_16 (entry + 28);
      if (archive->n - at - ENTRY_SIZE < n_path)
        return TRUE;
      path = g_utf8_make_valid ((const char *)entry + ENTRY_SIZE, (gssize)n_path);
      if (filter (path) && !read_entry (archive, entry, path, &left, files, error))
        return FALSE;
      at += ENTRY_SIZE + n_path + get_16 (entry + 30) + get_16 (entry + 32);
    }
  return TRUE;
}

/* Unpacks the files whose path pleases @filter. Returns: (transfer full) (element-type utf8
 * GBytes): NULL with SP_ERROR_INVALID where it is no such archive, with SP_ERROR_TOO_LARGE where
 * they have more than @max_bytes together. */
GHashTable *
sp_zip_read (GBytes *archive, SpZipFilter filter, gsize max_bytes, GError **error)
{
  g_autoptr (GHashTable) files
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
  Archive all = { 0 };
  const guint8 *end;

  g_return_val_if_fail (archive != NULL && filter != NULL, NULL);

  all.data = g_bytes_get_data (archive, &all.n);
  end = find_end (&all);
  if (end == NULL)
    {
      g_set_error_literal (error,
                           SP_ERROR,
                           SP_ERROR_INVALID,
                           "this is no packed file, or a damaged one");
      return NULL;
    }
  return read_directory (&all, end, filter, max_bytes, files, error) ? g_steal_pointer (&files)
                                                                     : NULL;
}
