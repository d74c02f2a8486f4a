/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* SpModelFile: the trained weights, mapped into memory and used in place. Little endian:
 *
 *   header, 64 bytes: "SPMODEL1", version, endian mark, file size, number of sections, CRC-32 of
 *     the section table, CRC-32 of what stands behind it;
 *   section table, a row of 64 bytes each: name, type, rows, columns, offset, length;
 *   sections, aligned to 64 bytes.
 *
 * Opening reads header and table and checks that every section lies inside the file and has the
 * size that its rows and columns ask for. Immutable; any thread. */
typedef struct _SpModelFile SpModelFile;

typedef enum
{
  SP_SECTION_INT8,
  SP_SECTION_FLOAT,
  SP_SECTION_UINT64,
  SP_SECTION_TEXT, /* strings, each ended by a NUL byte; rows: how many */
  SP_SECTION_UINT32,
} SpSectionType;

#define SP_MODEL_MAGIC "SPMODEL1"
#define SP_MODEL_VERSION 2
#define SP_MODEL_ENDIAN 0x01020304
#define SP_MODEL_ALIGN 64

typedef struct
{
  char magic[8];
  guint32 version;
  guint32 endian;
  guint64 file_size;
  guint32 n_sections;
  guint32 table_crc;
  guint32 body_crc; /* of what stands behind the table; no reader checks it, it tells files apart */
  char unused[28];
} SpModelHeader;

typedef struct
{
  char name[24]; /* NUL-terminated */
  guint32 type;  /* SpSectionType */
  guint32 rows;
  guint32 columns;
  guint32 unused;
  guint64 offset;
  guint64 length; /* bytes */
  char unused_too[8];
} SpModelSection;

G_STATIC_ASSERT (sizeof (SpModelHeader) == 64);
G_STATIC_ASSERT (sizeof (SpModelSection) == 64);

SpModelFile *sp_model_file_open (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sp_model_file_close (SpModelFile *self);

const void *sp_model_file_find (const SpModelFile *self,
                                const char *name,
                                SpSectionType type,
                                guint rows,
                                guint columns,
                                GError **error);
const char *const *
sp_model_file_dup_strings (const SpModelFile *self, const char *name, guint *n, GError **error);
guint sp_model_file_get_rows (const SpModelFile *self, const char *name);
guint32 sp_model_file_get_checksum (const SpModelFile *self);
guint32 sp_model_crc (const guint8 *bytes, gsize n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpModelFile, sp_model_file_close)

G_END_DECLS
