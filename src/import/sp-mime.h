/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* SpMimePart: a message, or a part of one. It lies in the bytes that it was parsed from, which must
 * stay as long as it does. */
typedef struct
{
  char *type;        /* "text/html", lower case */
  GHashTable *terms; /* the parameters of the type, names in lower case */
  GHashTable *lines; /* the headers, names in lower case; the first of each name */
  const char *body;  /* still encoded */
  gsize n_body;
  GPtrArray *parts; /* of a multipart; else empty */
} SpMimePart;

SpMimePart *sp_mime_parse (const char *data, gsize n) G_GNUC_WARN_UNUSED_RESULT;
void sp_mime_part_free (SpMimePart *self);

const char *sp_mime_part_get_header (const SpMimePart *self, const char *name);
const char *sp_mime_part_get_term (const SpMimePart *self, const char *name);
char *sp_mime_part_dup_words (const SpMimePart *self, const char *name);
GBytes *sp_mime_part_decode (const SpMimePart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpMimePart, sp_mime_part_free)

G_END_DECLS
