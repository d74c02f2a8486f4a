/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-import.h"

G_BEGIN_DECLS

/* The formats besides plain text and web pages. Each refuses what it cannot read with SP_ERROR. */
gboolean sp_import_looks_like_email (const char *data, gsize n);
SpArticle *sp_import_email (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
SpArticle *sp_import_markdown (GBytes *bytes, const char *charset, const char *url, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
SpArticle *sp_import_epub (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
SpArticle *sp_import_pdf (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
