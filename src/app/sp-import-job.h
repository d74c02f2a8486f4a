/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "sp-engine.h"
#include "sp-library-store.h"

G_BEGIN_DECLS

/* SpImportJob: reads files into the library, and what lies in folders, with their findings: as many
 * at once as there are processors. Signals: "progress": numbers changed; "finished": all is done or
 * given up. */
#define SP_TYPE_IMPORT_JOB (sp_import_job_get_type ())
G_DECLARE_FINAL_TYPE (SpImportJob, sp_import_job, SP, IMPORT_JOB, GObject)

SpImportJob *sp_import_job_new (SpLibraryStore *store, SpEngine *engine) G_GNUC_WARN_UNUSED_RESULT;

void sp_import_job_add (SpImportJob *self, GFile *file);
void sp_import_job_cancel (SpImportJob *self);
gboolean sp_import_job_is_cancelled (SpImportJob *self);
gboolean sp_import_job_is_finished (SpImportJob *self);
guint sp_import_job_get_n_files (SpImportJob *self);
guint sp_import_job_get_n_done (SpImportJob *self);
guint sp_import_job_get_n_kept (SpImportJob *self);
GPtrArray *sp_import_job_get_failures (SpImportJob *self);

G_END_DECLS
