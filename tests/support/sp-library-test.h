/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-library-calls.h"
#include "sp-library-list.h"

G_BEGIN_DECLS

/* A library in a folder of its own, with articles made by hand. */
typedef struct
{
  char *folder;
  SpLibraryStore *store;
} SpLibraryTest;

void sp_library_test_open (SpLibraryTest *self);
void sp_library_test_close (SpLibraryTest *self); /* the folder stays */
void sp_library_test_clear (SpLibraryTest *self);

SpArticle *sp_library_test_make_article (guint number);
void sp_library_test_fill (const char *folder, guint n);
void sp_library_test_set_version (const char *folder, int version);
void sp_library_test_damage (const char *folder, const char *name);
void sp_library_test_settle (SpLibraryStore *store);
void sp_library_test_wait_loaded (SpLibraryList *list);

G_END_DECLS
