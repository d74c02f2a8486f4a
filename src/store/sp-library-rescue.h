/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-library.h"

G_BEGIN_DECLS

/* Backups that come and go by themselves, in the folder "backups" of the library, and what to do
 * when the library file is damaged. */
#define SP_LIBRARY_BACKUPS 7 /* how many are kept */

gboolean sp_library_back_up_if_due (SpLibrary *self,
                                    const char *folder,
                                    gint64 now,
                                    gboolean *made,
                                    GError **error);
GPtrArray *sp_library_list_backups (const char *folder);
gboolean sp_library_restore (const char *folder, const char *backup, gint64 now, GError **error);
GPtrArray *sp_library_salvage (const char *folder, gint64 now, guint *n_saved, GError **error);

G_END_DECLS
