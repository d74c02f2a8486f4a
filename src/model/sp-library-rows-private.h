/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-library-item.h"

G_BEGIN_DECLS

/* The rows of the library's list as numbers: articles, and headings by the day they came. */
GArray *sp_library_rows_new (GArray *places) G_GNUC_WARN_UNUSED_RESULT;
SpLibraryItem *sp_library_rows_make_heading (gint64 row) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
