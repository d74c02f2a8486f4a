/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "sp-analysis.h"
#include "sp-article.h"

G_BEGIN_DECLS

/* SpLibrary: the reader's articles, in one SQLite file. One object for one thread; many objects,
 * also of many processes, may be open on the same folder at once. Everything that returns TRUE is
 * on the disk. */
typedef struct _SpLibrary SpLibrary;

/* One article in a list. */
typedef struct
{
  gint64 id;
  char *title;     /* nullable */
  char *site;      /* nullable */
  char *url;       /* nullable */
  char *published; /* nullable, ISO 8601 */
  gint64 added;    /* seconds since 1970 */
  guint n_quotes;
  gboolean read;
  gboolean favourite;
  gboolean archived;
  gboolean trashed;
  char *tags;    /* names joined by ", " */
  char *opening; /* nullable: how the text begins, where there is no title */
  char *snippet; /* nullable: the words that were found, with marks U+2068 and U+2069 around them */
} SpLibraryEntry;

typedef enum
{
  SP_LIBRARY_READ,
  SP_LIBRARY_FAVOURITE,
  SP_LIBRARY_ARCHIVED,
  SP_LIBRARY_TRASHED,
} SpLibraryFlag;

SpLibrary *sp_library_open (const char *folder, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sp_library_close (SpLibrary *self);
gboolean sp_library_is_read_only (SpLibrary *self);

/* Several changes that are made together or not at all. */
gboolean sp_library_begin (SpLibrary *self, GError **error);
gboolean sp_library_end (SpLibrary *self, gboolean keep, GError **error);

gboolean sp_library_add (SpLibrary *self,
                         SpArticle *article,
                         GBytes *source,
                         const char *source_type,
                         gint64 now,
                         gint64 *id,
                         GError **error);
gboolean sp_library_set_analysis (SpLibrary *self,
                                  gint64 id,
                                  SpAnalysis *analysis,
                                  const char *engine,
                                  const char *json,
                                  GError **error);
gint64 sp_library_find (SpLibrary *self, const char *sha256, const char *url, GError **error);
SpArticle *sp_library_load (SpLibrary *self, gint64 id, GError **error);
char *sp_library_load_analysis (SpLibrary *self, gint64 id, const char *engine, GError **error);
GBytes *sp_library_load_source (SpLibrary *self, gint64 id, GError **error);

GPtrArray *
sp_library_search (SpLibrary *self, const char *query, guint limit, guint offset, GError **error);

gboolean
sp_library_set_flag (SpLibrary *self, gint64 id, SpLibraryFlag flag, gint64 value, GError **error);
gboolean sp_library_set_position (SpLibrary *self, gint64 id, guint position, GError **error);
gboolean
sp_library_set_tag (SpLibrary *self, gint64 id, const char *tag, gboolean on, GError **error);
gboolean sp_library_delete (SpLibrary *self, gint64 id, GError **error);

GPtrArray *sp_library_check (SpLibrary *self, GError **error);
gboolean sp_library_backup (SpLibrary *self, const char *path, GError **error);

void sp_library_entry_free (SpLibraryEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpLibrary, sp_library_close)

G_END_DECLS
