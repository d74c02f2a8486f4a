/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "sp-library-store.h"

G_BEGIN_DECLS

/* SpLibraryView: the list of the library's articles with search, filters, tags, and what can be
 * done to several of them. Signals: "open" (id, in a new window); "acted" (sentence, undo or NULL):
 * what was done and the target of the action win.library-undo that takes it back; "ask-delete"
 * (ids): the reader wants these (ax) deleted for good. */
#define SP_TYPE_LIBRARY_VIEW (sp_library_view_get_type ())
G_DECLARE_FINAL_TYPE (SpLibraryView, sp_library_view, SP, LIBRARY_VIEW, GtkBox)

typedef enum
{
  SP_LIBRARY_ALL,
  SP_LIBRARY_UNREAD,
  SP_LIBRARY_FAVOURITES,
  SP_LIBRARY_ARCHIVE,
  SP_LIBRARY_TRASH,
} SpLibraryFilter;

GtkWidget *sp_library_view_new (void);

void sp_library_view_set_store (SpLibraryView *self, SpLibraryStore *store); /* nullable */
void sp_library_view_set_current (SpLibraryView *self, gint64 id);
void sp_library_view_set_search (SpLibraryView *self, const char *words);
void sp_library_view_set_filter (SpLibraryView *self, SpLibraryFilter filter);
void sp_library_view_set_selecting (SpLibraryView *self, gboolean selecting);
void sp_library_view_focus_search (SpLibraryView *self);
gboolean sp_library_view_step_back (SpLibraryView *self);

void sp_library_view_undo (SpLibraryStore *store, GVariant *undo);

G_END_DECLS
