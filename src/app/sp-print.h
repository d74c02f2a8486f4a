/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-print-text.h"

G_BEGIN_DECLS

/* Prints the article of @document with the reader's highlights and notes, by a print dialog or into
 * a PDF file. What goes on the paper is that of this moment. */
GtkPrintOperation *
sp_print_new (SpDocument *document, SpPrintParts parts, gboolean serif) G_GNUC_WARN_UNUSED_RESULT;
gboolean sp_print_export (SpDocument *document,
                          SpPrintParts parts,
                          gboolean serif,
                          GtkWindow *parent,
                          const char *path,
                          GError **error);

G_END_DECLS
