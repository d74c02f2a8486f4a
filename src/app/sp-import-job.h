/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "sp-engine.h"
#include "sp-library-store.h"

G_BEGIN_DECLS

/* SpImportJob: reads files into the library, what lies in folders, and what links lead to, with
 * their findings: as many at once as there are processors. Signals: "progress": numbers changed;
 * "finished": all is done or given up. Main thread. */
#define SP_TYPE_IMPORT_JOB (sp_import_job_get_type ())
G_DECLARE_FINAL_TYPE (SpImportJob, sp_import_job, SP, IMPORT_JOB, GObject)

/* A file that could not be read, or a link. */
typedef struct
{
  char *name;
  char *reason; /* one sentence */
  gboolean is_link;
} SpImportFailure;

SpImportJob *sp_import_job_new (SpLibraryStore *store, SpEngine *engine) G_GNUC_WARN_UNUSED_RESULT;

void sp_import_job_add (SpImportJob *self, GFile *file);
void sp_import_job_add_links (SpImportJob *self, const char *const *links, gboolean typed);
void sp_import_job_cancel (SpImportJob *self);
gboolean sp_import_job_is_cancelled (SpImportJob *self);
gboolean sp_import_job_is_finished (SpImportJob *self);

/* How many files and links there are, how many of them are done with, one way or the other, how
 * many were in the library already, and how many are links that wait in it on. */
guint sp_import_job_get_n_files (SpImportJob *self);
guint sp_import_job_get_n_done (SpImportJob *self);
guint sp_import_job_get_n_known (SpImportJob *self);
guint sp_import_job_get_n_waiting (SpImportJob *self);
const char *
sp_import_job_get_name (SpImportJob *self);          /* of the last one that was done, nullable */
GArray *sp_import_job_get_added (SpImportJob *self); /* gint64: the new articles; borrowed */
GPtrArray *sp_import_job_get_failures (SpImportJob *self); /* SpImportFailure; borrowed */

G_END_DECLS
