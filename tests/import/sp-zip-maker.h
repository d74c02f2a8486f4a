/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* SpZipMaker: packs files for a test. */
typedef struct
{
  GByteArray *files;
  GByteArray *directory;
  guint n;
} SpZipMaker;

SpZipMaker *sp_zip_maker_new (void);
void sp_zip_maker_free (SpZipMaker *self);
void
sp_zip_maker_add (SpZipMaker *self, const char *path, const char *data, gsize n, gboolean stored);
GBytes *sp_zip_maker_finish (SpZipMaker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpZipMaker, sp_zip_maker_free)

G_END_DECLS
