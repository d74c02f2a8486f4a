/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-model-file.h"

#include <string.h>
#include "sp-error.h"

#define MAX_SECTIONS 256

struct _SpModelFile
{
  GMappedFile *map;
  const guint8 *bytes;
  const SpModelSection *sections;
  guint n_sections;
};

/* CRC-32 as in zlib and PNG. */
guint32
sp_model_crc (const guint8 *bytes, gsize n)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < n; i++)
    {
      crc ^= bytes[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ (0xedb88320 & (0 - (crc & 1)));
    }
  return ~crc;
}

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, SP_ERROR, SP_ERROR_CORRUPT, message);
  return FALSE;
}

static gboolean
check_header (const SpModelHeader *header, gsize n, GError **error)
{
  if (n < sizeof *header || memcmp (header->magic, SP_MODEL_MAGIC, sizeof header->magic) != 0)
    return fail (error, "the file is no language model of Standpoint");
  if (header->endian != SP_MODEL_ENDIAN)
    return fail (error, "the language model is for a machine with another byte order");
  if (header->version != SP_MODEL_VERSION)
    {
      g_set_error (error,
                   SP_ERROR,
                   SP_ERROR_UNSUPPORTED,
                   "the language model has version %u; this program reads version %d",
                   header->version,
                   SP_MODEL_VERSION);
      return FALSE;
    }
  if (header->file_size != n)
    return fail (error, "the language model is cut off or has grown");
  if (header->n_sections > MAX_SECTIONS
      || sizeof *header + header->n_sections * sizeof (SpModelSection) > n)
    return fail (error, "the table of the language model is damaged");
  return TRUE;
}

static gboolean
check_section (const SpModelSection *s, const guint8 *bytes, gsize n)
{
  static const guint sizes[] = { 1, 4, 8, 1, 4 };
  guint64 cells = (guint64)s->rows * s->columns;

  if (memchr (s->name, '\0', sizeof s->name) == NULL || s->type >= G_N_ELEMENTS (sizes)
      || s->offset % SP_MODEL_ALIGN != 0 || s->offset > n || s->length > n - s->offset)
    return FALSE;
  if (s->type == SP_SECTION_TEXT)
    return s->length > 0 && bytes[s->offset + s->length - 1] == '\0';
  return cells <= G_MAXUINT32 && s->length == cells * sizes[s->type];
}

static gboolean
check (SpModelFile *self, gsize n, GError **error)
{
  const SpModelHeader *header = (const SpModelHeader *)self->bytes;

  if (!check_header (header, n, error))
    return FALSE;
  self->sections = (const SpModelSection *)(self->bytes + sizeof *header);
  self->n_sections = header->n_sections;
  if (sp_model_crc ((const guint8 *)self->sections, self->n_sections * sizeof (SpModelSection))
      != header->table_crc)
    return fail (error, "the table of the language model is damaged");
  for (guint i = 0; i < self->n_sections; i++)
    if (!check_section (&self->sections[i], self->bytes, n))
      return fail (error, "a section of the language model is damaged");
  return TRUE;
}

/* Maps the file at @path. Returns: (transfer full): NULL with SP_ERROR_CORRUPT,
 * SP_ERROR_UNSUPPORTED or a file error. */
SpModelFile *
sp_model_file_open (const char *path, GError **error)
{
  g_autoptr (SpModelFile) self = NULL;
  GMappedFile *map;

  g_return_val_if_fail (path != NULL, NULL);

  map = g_mapped_file_new (path, FALSE, error);
  if (map == NULL)
    return NULL;
  self = g_new0 (SpModelFile, 1);
  self->map = map;
  self->bytes = (const guint8 *)g_mapped_file_get_contents (map);
  if (!check (self, g_mapped_file_get_length (map), error))
    return NULL;
  return g_steal_pointer (&self);
}

void
sp_model_file_close (SpModelFile *self)
{
  g_return_if_fail (self != NULL);

  g_mapped_file_unref (self->map);
  g_free (self);
}

static const SpModelSection *
find (const SpModelFile *self, const char *name)
{
  for (guint i = 0; i < self->n_sections; i++)
    if (strcmp (self->sections[i].name, name) == 0)
      return &self->sections[i];
  return NULL;
}

/* Returns: the checksum of the sections as the header has it, by which files are told apart. */
guint32
sp_model_file_get_checksum (const SpModelFile *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return ((const SpModelHeader *)self->bytes)->body_crc;
}

/* Gives the cells of section @name, which must have this type and these sizes.
 * Returns: (transfer none): aligned to 64 bytes; NULL with SP_ERROR_CORRUPT. */
const void *
sp_model_file_find (const SpModelFile *self,
                    const char *name,
                    SpSectionType type,
                    guint rows,
                    guint columns,
                    GError **error)
{
  const SpModelSection *section;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  section = find (self, name);
  if (section != NULL && section->type == type && section->rows == rows
      && section->columns == columns)
    return self->bytes + section->offset;
  g_set_error (error, SP_ERROR, SP_ERROR_CORRUPT, "the language model lacks its part “%s”", name);
  return NULL;
}

/* Returns: the rows of section @name, 0 if there is none. */
guint
sp_model_file_get_rows (const SpModelFile *self, const char *name)
{
  const SpModelSection *section;

  g_return_val_if_fail (self != NULL && name != NULL, 0);

  section = find (self, name);
  return section != NULL ? section->rows : 0;
}

/* Gives the strings of section @name. Returns: (transfer container): @n strings, borrowed from the
 * file; NULL with SP_ERROR_CORRUPT. */
const char *const *
sp_model_file_dup_strings (const SpModelFile *self, const char *name, guint *n, GError **error)
{
  const SpModelSection *section;
  const char *p, *end;
  const char **strings;

  g_return_val_if_fail (self != NULL && name != NULL && n != NULL, NULL);

  section = find (self, name);
  if (section == NULL || section->type != SP_SECTION_TEXT || section->rows == 0
      || section->rows > section->length)
    {
      g_set_error (error,
                   SP_ERROR,
                   SP_ERROR_CORRUPT,
                   "the language model lacks its part “%s”",
                   name);
      return NULL;
    }
  *n = section->rows;
  strings = g_new (const char *, section->rows);
  p = (const char *)self->bytes + section->offset;
  end = p + section->length;
  for (guint i = 0; i < section->rows; i++)
    {
      strings[i] = p < end ? p : "";
      p = p < end ? p + strlen (p) + 1 : p;
    }
  return strings;
}
