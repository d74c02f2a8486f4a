/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "sp-document.h"
#include "sp-focus.h"
#include "sp-library-store.h"
#include "sp-load.h"
#include "sp-reader-view.h"

G_BEGIN_DECLS

/* SpWindow: one window with one article, or none yet. */
#define SP_TYPE_WINDOW (sp_window_get_type ())
G_DECLARE_FINAL_TYPE (SpWindow, sp_window, SP, WINDOW, AdwApplicationWindow)

SpWindow *sp_window_new (GtkApplication *application,
                         SpDocument *document,
                         SpLibraryStore *library) G_GNUC_WARN_UNUSED_RESULT; /* nullable */

SpDocument *sp_window_get_document (SpWindow *self);
SpFocus *sp_window_get_focus (SpWindow *self);
SpReaderView *sp_window_get_reader (SpWindow *self);
gboolean sp_window_is_empty (SpWindow *self);
gboolean sp_window_is_loading (SpWindow *self);

void sp_window_show_article (SpWindow *self, SpArticle *article);
void sp_window_open_entry (SpWindow *self, gint64 id);
void sp_window_open_file (SpWindow *self, GFile *file);
void sp_window_open_link (SpWindow *self, const char *link, gboolean typed);
void sp_window_open_bytes (SpWindow *self, GBytes *bytes, SpLoadKind kind);
gboolean sp_window_take_value (SpWindow *self, const GValue *value);
void sp_window_show_page (SpWindow *self, guint page);
void sp_window_say (SpWindow *self, const char *sentence);

G_END_DECLS
