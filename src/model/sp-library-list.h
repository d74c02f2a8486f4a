/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-library-item.h"
#include "sp-library-store.h"

G_BEGIN_DECLS

/* SpLibraryList: the articles of the library that match a query, with headings by the day they
 * came, as SpLibraryItem. It knows the order of all of them and reads what stands in the rows that
 * are asked for. An article keeps its item while anyone holds it. */
#define SP_TYPE_LIBRARY_LIST (sp_library_list_get_type ())
G_DECLARE_FINAL_TYPE (SpLibraryList, sp_library_list, SP, LIBRARY_LIST, GObject)

SpLibraryList *sp_library_list_new (SpLibraryStore *store) G_GNUC_WARN_UNUSED_RESULT;

/* signal "loaded": the answer to the query is there, or an error */
void sp_library_list_set_query (SpLibraryList *self, const char *query);
const char *sp_library_list_get_query (SpLibraryList *self);
gboolean sp_library_list_is_loading (SpLibraryList *self);
const GError *sp_library_list_get_error (SpLibraryList *self);
guint sp_library_list_get_n_articles (SpLibraryList *self);
gint64 sp_library_list_get_id (SpLibraryList *self, guint position);
SpLibraryItem *sp_library_list_peek (SpLibraryList *self, guint position);
gboolean sp_library_list_find (SpLibraryList *self, gint64 id, guint *position);

G_END_DECLS
