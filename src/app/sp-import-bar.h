/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "sp-import-job.h"

G_BEGIN_DECLS

/* SpImportBar: how far a job is, with a button that ends it; behind that, which files could not be
 * read. Takes no place while there is nothing to say. */
#define SP_TYPE_IMPORT_BAR (sp_import_bar_get_type ())
G_DECLARE_FINAL_TYPE (SpImportBar, sp_import_bar, SP, IMPORT_BAR, AdwBin)

void sp_import_bar_set_job (SpImportBar *self, SpImportJob *job); /* nullable */
gboolean sp_import_bar_is_revealed (SpImportBar *self);

G_END_DECLS
