/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "sp-article.h"

G_BEGIN_DECLS

/* What is known of some bytes besides themselves. Everything is nullable; the bytes are believed
 * more. */
typedef struct
{
  const char *content_type; /* lower case, without parameters */
  const char *charset;
  const char *name; /* of the file */
  const char *url;
} SpImportHint;

SpArticle *sp_import_plain (SpText *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
SpArticle *sp_import_html (GBytes *bytes, const char *charset, const char *url, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
const char *sp_import_guess_type (GBytes *bytes, const SpImportHint *hint);
SpArticle *
sp_import_bytes (GBytes *bytes, const SpImportHint *hint, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
