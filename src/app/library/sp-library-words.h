/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "sp-library-item.h"

G_BEGIN_DECLS

/* The words of the library's rows. */
char *sp_library_words_for_heading (SpLibraryItem *item) G_GNUC_WARN_UNUSED_RESULT;
char *sp_library_words_for_title (const SpLibraryEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
char *sp_library_words_for_caption (const SpLibraryEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
char *sp_library_words_for_snippet (const SpLibraryEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
char *sp_library_words_find_party (const char *query);

G_END_DECLS
