/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-model-file.h"

G_BEGIN_DECLS

/* Writes the file that SpModelFile reads. */
typedef struct
{
  GArray *sections; /* SpModelSection */
  GByteArray *body;
} SpModelWriter;

SpModelWriter *sp_model_writer_new (void);
void sp_model_writer_add (SpModelWriter *self,
                          const char *name,
                          SpSectionType type,
                          guint rows,
                          guint cols,
                          const void *cells,
                          gsize n_bytes);
void sp_model_writer_add_strings (SpModelWriter *self, const char *name, const GPtrArray *strings);
gboolean sp_model_writer_write (SpModelWriter *self, const char *path, GError **error);

G_END_DECLS
